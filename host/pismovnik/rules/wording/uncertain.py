"""The letter leaves a cause, a promise or an answer hanging."""

from collections.abc import Iterator

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Block, Letter, Zone
from pismovnik.policy import Policy
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.rule import Rule
from pismovnik.russian.doubts import Doubt, doubts
from pismovnik.russian.language import Language
from pismovnik.text import Text


def _example(*paragraphs: str, marked: str = "", note: str = "") -> Example:
    return Example(text=in_letter(*paragraphs), marked=marked, note=note)


RULE = Rule(
    id="wording.uncertain",
    title=Text(ru="Неопределённый ответ", en="A non-committal answer"),
    why=Text(
        ru="Адресат ждёт причину, срок или ответ, чтобы решить, что делать дальше. Если точного "
        "ответа ещё нет, скажите, когда он будет.",
        en="The reader needs a cause, a date or an answer to act upon. If you have none yet, say "
        "when you will.",
    ),
    slide=7,
    severity=Severity.WARN,
    good=(
        _example(
            "Вероятная причина — износ насоса. Точно скажем 5 мая, после разборки.",
            note="service: an honest guess and the day of certainty",
        ),
        _example(
            "Забрать заказ возможно как самовывозом, так и курьером до 18:00.",
            note="retail: a possibility",
        ),
        _example(
            "Возможно, Вам будет удобнее приехать утром: очереди нет до 10:00.",
            note="medicine: courtesy about the reader's choice",
        ),
        _example(
            "Для приёмки может потребоваться печать. Акт может быть отправлен почтой.",
            note="construction: «может быть отправлен» is a possibility",
        ),
        _example(
            "Просим по возможности прислать табель до 25 мая.",
            note="HR: courtesy in a request",
        ),
        _example("Рейс прибудет ориентировочно в 14:30, опоздание до 40 минут.", note="logistics"),
        _example(
            "Надеемся, что предложенный порядок устроит Вашу бухгалтерию.",
            note="finance: polite hope about the reader",
        ),
        _example(
            "Если успеем смонтировать секцию до 3 июня, пусковые работы начнём 4 июня, "
            "если нет — 8 июня.",
            note="construction: both outcomes are named",
        ),
        _example(
            "Вы пишете, что ошибка, наверное, в сервере. Проверили: сервер исправен.",
            note="IT: the reader's own doubt",
        ),
        _example(
            "Не знаете, какой бланк выбрать? Может быть, подойдёт форма № 3?",
            note="public sector: questions",
        ),
        _example(
            "Материалы вроде пенопласта на склад не принимаем.",
            note="«вроде» compares",
        ),
        _example(
            "Ответственный должен пройти инструктаж до 5 июня.",
            note="a duty, not a guess",
        ),
    ),
    bad=(
        _example(
            "Причина, наверное, в кассовом сервере, он вроде бы перегружен.",
            marked="наверное, в кассовом сервере, он вроде бы",
            note="IT",
        ),
        _example(
            "Кран на объект где-то на следующей неделе подгоним.",
            marked="где-то",
            note="construction",
        ),
        _example(
            "Документы постараемся по возможности прислать.",
            marked="постараемся по возможности",
            note="finance",
        ),
        _example("Анализы сделаем, как получится.", marked="как получится", note="medicine"),
        _example(
            "Груз, скорее всего, на таможне. Может быть, завтра его выпустят.",
            marked="Может быть",
            note="logistics",
        ),
        _example("Не знаем, когда подпишут приказ.", marked="Не знаем", note="HR"),
        _example(
            "По идее, выплату зачислят, но обещать сложно.",
            marked="По идее, выплату зачислят, но обещать сложно",
            note="public sector",
        ),
        _example(
            "Думаю, что-нибудь придумаем.", marked="Думаю, что-нибудь придумаем", note="events"
        ),
    ),
)

_WEIGHTS = {"evasive": 2.0, "colloquial": 1.5, "neutral": 1.0}
_HOLDS = 2.0
_SHOWN = 0.75


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    for index, block in letter.in_zones(Zone.BODY):
        found = doubts(language, block.text)
        weight = sum(_weight(doubt) for doubt in found)
        if weight >= _SHOWN:
            yield _finding(
                index, block, found, Severity.WARN if weight >= _HOLDS else Severity.HINT
            )


def _weight(doubt: Doubt) -> float:
    """Doubt of what the reader waits for counts in full; less so where a day is named."""
    weight = _WEIGHTS[doubt.strength]
    if doubt.settled:
        return 0.0 if doubt.strength == "neutral" else weight / 2
    if doubt.matter:
        return weight if doubt.acted else _HOLDS
    return weight if doubt.own or doubt.strength == "evasive" else weight / 2


def _finding(index: int, block: Block, found: tuple[Doubt, ...], severity: Severity) -> Finding:
    """About the sentence that weighs most, from its first word of doubt to its last."""
    heaviest = max(
        (doubt.sentence for doubt in found),
        key=lambda sentence: sum(_weight(doubt) for doubt in found if doubt.sentence == sentence),
    )
    there = [doubt for doubt in found if doubt.sentence == heaviest]
    words = ", ".join(f"«{' '.join(block.text[d.start : d.end].split())}»" for d in found)
    return RULE.at(
        index,
        block,
        there[0].start,
        there[-1].end,
        Text(
            ru=f"Ответ остаётся неопределённым: {words}. Назовите причину или срок, а если они ещё "
            "неизвестны — день, когда Вы их сообщите.",
            en=f"The answer is left hanging: {words}. Name the cause or the date, or the day on "
            "which you will know.",
        ),
        severity=severity,
    )
