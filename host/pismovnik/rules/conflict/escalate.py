"""A conflict is carried to the customer, and no manager is in copy."""

from collections.abc import Iterator

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Letter, Zone
from pismovnik.policy import Company, Policy
from pismovnik.rules.audience import reaches_customer
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.rule import Rule
from pismovnik.russian.conflicts import Conflict, ConflictKind, conflicts, is_matter_of_law
from pismovnik.russian.language import Language
from pismovnik.russian.subjects import topic_of
from pismovnik.text import Text

_HOUSE = Policy(
    company=Company(domains=("vector-it.example",), managers=("director@vector-it.example",))
)
_DIRECTOR = "Громов Андрей Николаевич <director@vector-it.example>"
_COLLEAGUE = "Тимур Сафин <t.safin@vector-it.example>"


def _example(
    *paragraphs: str,
    marked: str = "",
    note: str = "",
    cc: tuple[str, ...] = (),
    policy: Policy = _HOUSE,
) -> Example:
    return Example(text=in_letter(*paragraphs), marked=marked, note=note, cc=cc, policy=policy)


RULE = Rule(
    id="conflict.escalate",
    title=Text(ru="Конфликт без ведома руководства", en="A conflict without the management"),
    why=Text(
        ru="Угроза, отказ или спор о деньгах связывают всю компанию. О сложном конфликте сразу "
        "сообщают руководству, и только потом отвечают заказчику.",
        en="A threat, a refusal or a dispute about money binds the whole company. The management "
        "should know of it before the customer is answered.",
    ),
    slide=6,
    severity=Severity.WARN,
    good=(
        _example(
            "Претензию № 47 не признаём: груз принят без замечаний. Акт приёмки от 2 июня "
            "у Вас есть.",
            cc=(_DIRECTOR,),
            note="logistics: the director is in copy",
        ),
        Example(
            text=in_letter("Требуем погасить долг до 30 октября, иначе обратимся в суд."),
            sender=_DIRECTOR,
            policy=_HOUSE,
            note="the director writes himself",
        ),
        _example(
            "К сожалению, выделить врача на 30 декабря мы не сможем. Предлагаем 29 или 31 декабря.",
            note="medicine: a polite refusal with a choice",
        ),
        _example(
            "Напоминаем, что счёт № 118 нужно оплатить до 5 мая. Если платёж уже прошёл, "
            "не обращайте внимания на это письмо.",
            note="finance: a reminder",
        ),
        _example(
            "По пункту 6.2 договора при просрочке начисляется пеня 0,1% в день, претензии "
            "рассматриваются в течение 30 дней.",
            note="what a contract provides for",
        ),
        _example(
            "Работы на кровле приостановим 12 и 13 января: ожидается мороз ниже 25 градусов.",
            note="construction: the weather stops the work",
        ),
        _example(
            "Отзыв на иск подан, заседание назначено на 5 мая. Если ответчик не явится, взыщем "
            "долг заочно.",
            note="law: the case is the reader's own",
        ),
        _example(
            "Вы пишете: «Если деньги не вернут, обратимся в суд». Деньги отправлены 4 мая.",
            note="retail: the reader's threat, quoted",
        ),
        _example(
            "Штраф за позднюю отмену занятия начислять не будем.", note="education: a threat denied"
        ),
        _example(
            "Предлагаем расторгнуть договор по соглашению сторон с 1 июня.",
            note="HR: an agreed end",
        ),
        _example(
            "Регламент требует поверки датчиков раз в год, отключим их 5 мая с 9:00 до 10:00.",
            note="public sector: a standard demands",
        ),
        Example(
            text=in_letter("Если Кузнецов не заплатит, остановим работы и обратимся в суд."),
            to=(_COLLEAGUE,),
            policy=_HOUSE,
            note="among colleagues",
        ),
        Example(
            text=in_letter("Проверили Ваш счёт, ошибка исправлена.")
            + "\n\n11.03.2026 17:42, Кузнецов Олег Викторович пишет:\n> Требую вернуть деньги, "
            "иначе обращусь в суд!\n",
            kind="reply",
            policy=_HOUSE,
            note="only the reader threatens",
        ),
    ),
    bad=(
        _example(
            "Если деньги не придут до 26 августа, мы остановим работы и обратимся в суд.",
            marked="обратимся в суд",
            note="construction",
        ),
        _example(
            "Требуем вернуть тару до 30 октября.",
            cc=(_COLLEAGUE,),
            marked="Требуем",
            note="logistics: a colleague in copy is no manager",
        ),
        _example(
            "Вашу претензию считаем необоснованной, оплачивать повторный анализ не будем.",
            marked="претензию считаем необоснованной",
            note="medicine",
        ),
        _example(
            "До погашения задолженности отгрузку приостанавливаем.",
            marked="отгрузку приостанавливаем",
            note="agriculture",
        ),
        _example(
            "Вы обвиняете нас в недостаче. Накладные перепутали Вы сами.",
            marked="перепутали Вы сами",
            note="trade: an accusation answered in kind",
        ),
        _example(
            "Претензия № 12 получена, ответ дадим до 5 мая.",
            marked="Претензия № 12",
            note="a claim is only mentioned (a hint)",
        ),
        _example(
            "С сентября с Вами работать не будем.",
            marked="с Вами работать не будем",
            note="education",
        ),
        _example(
            "Вынуждены передать дело о неоплате в арбитражный суд.",
            marked="передать дело о неоплате в арбитражный суд",
            policy=Policy(),
            note="finance: with no managers named, a hint",
        ),
    ),
)

_SAID: dict[ConflictKind, Text] = {
    "threat": Text(ru="звучат как угроза", en="sound like a threat"),
    "suspension": Text(ru="звучат как угроза", en="sound like a threat"),
    "demand": Text(ru="предъявляют требование", en="make a demand"),
    "rejection": Text(ru="отклоняют то, чего хочет заказчик", en="reject what the customer wants"),
    "accusation": Text(ru="обвиняют заказчика", en="accuse the customer"),
    "mention": Text(ru="говорят о претензии", en="speak of a claim"),
}


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    if not reaches_customer(letter, policy) or _knows_manager(letter, policy):
        return
    texts = (topic_of(letter.subject), *(block.text for _, block in letter.in_zones(Zone.BODY)))
    legal = any(is_matter_of_law(language, text) for text in texts)
    found = [
        (conflict, index)
        for index, block in letter.in_zones(Zone.BODY)
        for conflict in conflicts(language, block.text, legal=legal)
        if conflict.sure or policy.company.managers
    ]
    if found:
        conflict, index = max(found, key=lambda pair: pair[0].weight)
        yield _finding(letter, conflict, index, policy)


def _knows_manager(letter: Letter, policy: Policy) -> bool:
    """Whether a manager reads the letter or writes it himself."""
    boxes = {address.box for address in letter.recipients}
    if letter.sender is not None:
        boxes.add(letter.sender.box)
    return any(manager.lower() in boxes for manager in policy.company.managers)


def _finding(letter: Letter, conflict: Conflict, index: int, policy: Policy) -> Finding:
    block = letter.blocks[index]
    words = " ".join(block.text[conflict.start : conflict.end].split())
    said = _SAID[conflict.kind]
    managers = policy.company.managers
    whom = " или ".join(managers[:3])
    ru_cure = (
        f"Поставьте в копию руководителя: {whom}."
        if managers
        else "Сначала сообщите об этом руководителю и поставьте его в копию."
    )
    en_cure = (
        f"Put a manager in copy: {' or '.join(managers[:3])}."
        if managers
        else "Tell your manager first and put him in copy."
    )
    return RULE.at(
        index,
        block,
        conflict.start,
        conflict.end,
        Text(
            ru=f"Слова «{words}» {said.ru}, а руководство этого письма не увидит. {ru_cure}",
            en=f"The words “{words}” {said.en}, and no manager will see the letter. {en_cure}",
        ),
        severity=RULE.severity if conflict.sure and managers else Severity.HINT,
    )
