"""The letter insults, mocks or orders the reader about."""

from collections.abc import Iterator

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import BlockKind, Letter, Zone
from pismovnik.policy import Policy
from pismovnik.rules.audience import reaches_customer
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.rule import Rule
from pismovnik.russian.language import Language
from pismovnik.russian.tone.scorn import Scorn, ScornKind, scorn
from pismovnik.text import Text


def _example(*paragraphs: str, marked: str = "", note: str = "") -> Example:
    return Example(text=in_letter(*paragraphs), marked=marked, note=note)


RULE = Rule(
    id="tone.rude",
    title=Text(ru="Грубость или насмешка", en="Rudeness or mockery"),
    why=Text(
        ru="Насмешку помнят дольше, чем её причину, а письмо остаётся документом. Назовите "
        "факт и скажите, что нужно сделать.",
        en="Mockery is remembered longer than its reason, and the letter remains a document. "
        "Name the fact and what is to be done.",
    ),
    slide=4,
    severity=Severity.WARN,
    good=(
        _example(
            "Пульт понятен даже ребёнку: на нём три кнопки. Инструкция во вложении.",
            note="a product is praised",
        ),
        _example(
            "В шкафу установлена защита от дурака: дверь не откроется под напряжением.",
            note="engineering: a term",
        ),
        _example(
            "Немедленно отключите питание при запахе дыма и позвоните по номеру 112.",
            note="safety: an instruction",
        ),
        _example(
            "Приносим извинения за хамское поведение курьера, он отстранён от работы.",
            note="logistics: the writer's own fault",
        ),
        _example(
            "Вы пишете, что мы бездельники и держим Вас за дураков. Отвечаем по пунктам.",
            note="the reader's own words",
        ),
        _example(
            "Спектакль «Идиот» перенесён на 7 мая. Билеты на «Сволочей» возвращаем.",
            note="theatre: titles",
        ),
        _example(
            "Внедрение — дело непростое, но Вы справитесь: мы рядом до 1 июня.",
            note="IT: encouragement",
        ),
        _example(
            "Если Вам звонят мошенники, не называйте код. Вы не пожалеете о замене карты.",
            note="bank: swindlers, and «не пожалеете»",
        ),
        _example(
            "У пациента бред и спутанность сознания, тупая боль в груди. Осмотр 6 мая.",
            note="medicine: terms",
        ),
        _example(
            "Чтобы деньги поступили завтра, отправьте платёж до 15:00.",
            note="finance: a purpose, not an order",
        ),
        _example(
            "Включите, пожалуйста, прибор и посмотрите, горит ли индикатор.",
            note="support: a polite request",
        ),
        _example(
            "Тупой угол плиты срезан, козлы и чайник на объекте. Куда Вам привезти леса?",
            note="construction: words that insult elsewhere",
        ),
    ),
    bad=(
        _example(
            "Вы не открыли инструкцию, хотя в ней разберётся и первоклассник.",
            marked="и первоклассник",
            note="education",
        ),
        _example(
            "Перфоратор — наука хитрая, но Вы уж постарайтесь.",
            marked="наука хитрая",
            note="construction",
        ),
        _example(
            "Включите голову и перечитайте пункт 4.",
            marked="Включите голову",
            note="law",
        ),
        _example(
            "Спасибо, капитан, про срок мы знаем.",
            marked="Спасибо, капитан",
            note="logistics: sarcasm",
        ),
        _example(
            "Немедленно переведите деньги!",
            marked="Немедленно переведите",
            note="finance: a barked order",
        ),
        _example(
            "Хватит истерить, результаты будут готовы 6 мая.",
            marked="Хватит истерить",
            note="medicine",
        ),
        _example(
            "Ваши «специалисты» опять всё перепутали.",
            marked="Ваши «специалисты»",
            note="IT: scare quotes",
        ),
        _example(
            "Чтобы завтра бумаги лежали у нас.",
            marked="Чтобы завтра бумаги лежали у нас",
            note="HR: an order",
        ),
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><ol><li>Смету прислал какой-то бездарь.</li>"
            "<li>Новую ждём 6 мая.</li></ol><p>С уважением,<br>Анна Смирнова</p>",
            html=True,
            marked="бездарь",
            note="public sector: an insult in a list",
        ),
    ),
)

_MOST = 3
_MESSAGES: dict[ScornKind, Text] = {
    "insult": Text(
        ru="Слова «{0}» оскорбляют. Замените оценку человека фактом: что случилось и когда.",
        en="The words “{0}” insult. Replace the judgement of a person by a fact.",
    ),
    "nonsense": Text(
        ru="Слова «{0}» звучат оскорбительно. Напишите, с чем именно Вы не согласны и почему.",
        en="The words “{0}” sound insulting. Say what you disagree with and why.",
    ),
    "swearing": Text(
        ru="Бранное «{0}» в письме недопустимо. Уберите его.",
        en="“{0}” is swearing. Take it out.",
    ),
    "mockery": Text(
        ru="Слова «{0}» звучат как насмешка над адресатом. Скажите прямо и спокойно, что нужно "
        "сделать.",
        en="The words “{0}” mock the reader. Say plainly and calmly what is to be done.",
    ),
    "hysterics": Text(
        ru="Слова «{0}» указывают адресату, что ему чувствовать, и обижают. Ответьте по существу.",
        en="The words “{0}” tell the reader what to feel, and hurt. Answer to the point.",
    ),
    "threat": Text(
        ru="Слова «{0}» звучат как угроза. Назовите пункт договора и последствия, которые он "
        "предусматривает.",
        en="The words “{0}” sound like a threat. Name the clause of the contract and what it "
        "provides.",
    ),
    "order": Text(
        ru="«{0}» звучит как окрик. Напишите «Прошу…» или «Пожалуйста», назовите срок и причину.",
        en="“{0}” sounds like a bark. Write a request, with a date and a reason.",
    ),
}


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    if letter.kind in {"redirect", "template"}:
        return
    outside = reaches_customer(letter, policy)
    shown = 0
    for index, block in letter.in_zones(Zone.GREETING, Zone.BODY, Zone.CLOSING):
        if block.kind is BlockKind.PREFORMATTED or shown == _MOST:
            continue
        found = tuple(scorn(language, block.text))
        if found:
            shown += 1
            worst = max(found, key=lambda scornful: scornful.sure)
            severity = Severity.WARN if worst.sure and outside else Severity.HINT
            yield RULE.at(index, block, worst.start, worst.end, _message(worst), severity=severity)
    for scornful in [*scorn(language, letter.subject)][:1]:
        yield RULE.about(
            "subject",
            _message(scornful),
            excerpt=scornful.words,
            severity=Severity.WARN if scornful.sure and outside else Severity.HINT,
        )


def _message(scornful: Scorn) -> Text:
    words = " ".join(scornful.words.split())
    shown = words if len(words) <= 60 else words[:60].rsplit(" ", 1)[0] + "…"
    message = _MESSAGES[scornful.kind]
    return Text(ru=message.ru.format(shown), en=message.en.format(shown))
