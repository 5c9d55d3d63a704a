"""The letter records an oral agreement, and its subject does not say so."""

import datetime
from collections.abc import Iterator

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Letter
from pismovnik.policy import Policy
from pismovnik.rules.audience import reaches_customer
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.recorded import recorded
from pismovnik.rules.rule import Rule
from pismovnik.russian.agreements import Talk, is_summary_subject
from pismovnik.russian.language import Language
from pismovnik.russian.subjects import topic_of
from pismovnik.text import Text

#: A talk so many days ago is an old one that is only mentioned.
_OLD = 14
_LONGEST_TOPIC = 70


def _example(
    subject: str, *paragraphs: str, marked: str = "", note: str = "", kind: str = "new"
) -> Example:
    return Example(
        text=in_letter(*paragraphs),
        subject=subject,
        marked=marked,
        note=note,
        kind="reply" if kind == "reply" else "new",
    )


RULE = Rule(
    id="summary.subject",
    title=Text(
        ru="Итоги разговора без пометки в теме", en="Results of a talk unmarked in the subject"
    ),
    why=Text(
        ru="Устную договорённость закрепляет письмо. С пометкой «Итоги встречи от …» в теме его "
        "легко найти и через год, когда о договорённости заспорят.",
        en="A letter fixes what was agreed by word of mouth. With «Итоги встречи от …» in its "
        "subject it is found again when the agreement is disputed.",
    ),
    slide=5,
    severity=Severity.WARN,
    good=(
        _example(
            "Итоги встречи от 12.03.2026 10:00",
            "На сегодняшней встрече договорились о следующем:\n1. Макет сдаём 20 марта.\n"
            "2. Тираж печатаем до 27 марта.",
            note="publishing: the form of the house",
        ),
        _example(
            "Протокол совещания от 11 марта",
            "Вчера на совещании решили:\n— бетон заливаем 16 марта;\n— опалубку снимаем 23 марта.",
            note="construction: a protocol is as good",
        ),
        _example(
            "Re: Итоги разговора от 10 марта: ставки на перевозку",
            "Как договорились по телефону, добавляю третий пункт: страховку оплачиваем поровну.",
            kind="reply",
            note="logistics: a reply to the results",
        ),
        _example(
            "Прайс-лист на весну",
            "Спасибо за разговор. По телефону Вы просили прайс-лист, отправлю его сегодня до 18:00.",
            note="retail: a talk is mentioned, nothing was agreed",
        ),
        _example(
            "Замена окон в палатах",
            "Предлагаю созвониться в пятницу и договориться о следующем: кто готовит палаты, кто "
            "вывозит мусор и когда начинаем.",
            note="medicine: the talk is yet to come",
        ),
        _example(
            "Условия договора № 14",
            "В договоре мы согласовали следующее:\n1. Оплата — 10 дней.\n2. Поставка — 20 дней.",
            note="finance: agreed in writing",
        ),
        _example(
            "Поставка учебников",
            "Мы договорились с типографией о следующем: печать с 20 марта, доставка 25 марта.",
            note="education: an agreement with others",
        ),
        _example(
            "Акт за февраль",
            "Направляю акт за февраль. Как договорились на встрече, сумма указана без НДС.",
            note="finance: an agreement in passing",
        ),
        _example(
            "Просрочка оплаты",
            "Напоминаю, что в декабре на совещании мы договорились платить до 5 числа. Оплаты за "
            "февраль нет.",
            note="an old agreement comes back",
        ),
        _example(
            "Вопросы к собеседованию",
            "На встрече хотели бы обсудить следующее:\n1. График работы.\n2. Испытательный срок.",
            note="HR: what is to be discussed",
        ),
        _example(
            "Доработка портала",
            "Подготовили всё к встрече. Перечень работ следующий:\n— вход по паролю;\n— отчёты.",
            note="IT: a list that nobody agreed on",
        ),
        Example(
            text=in_letter(
                "На вчерашней встрече договорились о следующем:\n1. Ключи передаём 16 марта."
            ),
            subject="Ключи",
            to=("Лаптева Светлана <lapteva@vector-it.example>",),
            note="among colleagues",
        ),
    ),
    bad=(
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><p>На сегодняшней встрече договорились о "
            "следующем:</p><ol><li>Кровлю закрываем до 20 марта.</li><li>Подъёмник даёте Вы.</li>"
            "</ol><p>С уважением,<br>Анна Смирнова</p>",
            html=True,
            subject="Кровля корпуса 4",
            marked="Кровля корпуса 4",
            note="construction: a list after a meeting",
        ),
        _example(
            "Доставка молока",
            "Вчера, 11 марта, в 10:00 мы обсудили с Вами по телефону доставку.",
            "Договорились о следующем:\n1. Машина приходит в 5:30.\n2. Тару забираем сразу.",
            marked="Доставка молока",
            note="logistics: the call is named above",
        ),
        _example(
            "Медосмотр сотрудников",
            "По итогам сегодняшнего созвона фиксирую договорённости:\n— списки Вы передаёте 16 "
            "марта;\n— бригада приезжает 23 марта.",
            marked="Медосмотр сотрудников",
            note="medicine",
        ),
        _example(
            "Программа повышения квалификации",
            "Сегодня на совещании с Вами решили перенести второй модуль на 20 апреля и провести "
            "его очно.",
            marked="Программа повышения квалификации",
            note="education: one sentence holds the agreement",
        ),
        _example(
            "Рассрочка по договору 17",
            "Резюмирую наш вчерашний разговор:\nпервый платёж — 20 марта, второй — 20 апреля.",
            marked="Рассрочка по договору 17",
            note="finance",
        ),
        _example(
            "Благоустройство двора",
            "10 марта на встрече в управе мы с Вами договорились о следующем. Деревья сажаем до 20 "
            "апреля, площадку принимает комиссия 24 апреля.",
            marked="Благоустройство двора",
            note="public sector: sentences instead of a list",
        ),
        _example(
            "Re: Подбор главного бухгалтера",
            "Записываю, о чём мы условились сегодня по телефону: кандидатов показываем 18 марта, "
            "решение Вы принимаете 20 марта.",
            marked="Подбор главного бухгалтера",
            kind="reply",
            note="HR: a reply",
        ),
    ),
)


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    if not reaches_customer(letter, policy) or letter.kind == "forward":
        return
    topic = topic_of(letter.subject)
    if is_summary_subject(topic):
        return
    found = recorded(letter, language)
    today = letter.date.date()
    if found is None or _is_old(found.talk, today):
        return
    sure = found.announced and letter.kind != "reply"
    offer = _offer(found.talk)
    yield RULE.about(
        "subject",
        Text(
            ru="Письмо закрепляет устную договорённость, а по теме "
            + (f"«{topic}» " if topic else "")
            + f"этого не видно. Назовите тему «{offer}», и письмо легко будет найти.",
            en="The letter records what was agreed in a talk, and its subject "
            + (f"«{topic}» " if topic else "")
            + f"does not tell. Call it «{offer}», so that it is easily found.",
        ),
        excerpt=topic,
        severity=None if sure else Severity.HINT,
        replacements=tuple(_finished(offer, topic)),
    )


def _is_old(talk: Talk, today: datetime.date) -> bool:
    return talk.day is not None and (today - talk.day).days > _OLD


def _offer(talk: Talk) -> str:
    """«Итоги встречи от 12.05.2026 14:00»."""
    day = f" от {talk.day:%d.%m.%Y}" if talk.day is not None else ""
    time = f" {talk.time:%H:%M}" if talk.day is not None and talk.time is not None else ""
    return f"Итоги {talk.name}{day}{time}"


def _finished(offer: str, topic: str) -> Iterator[str]:
    """With the topic that stands there, so that nothing is lost, and without."""
    if topic and len(topic) <= _LONGEST_TOPIC:
        yield f"{offer}. {topic}"
    yield offer
