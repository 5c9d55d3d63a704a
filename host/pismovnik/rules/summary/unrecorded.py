"""The letter leans on an oral agreement that it does not write down."""

import itertools
from collections.abc import Iterator, Sequence

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Block, BlockKind, Letter, Zone
from pismovnik.policy import Policy
from pismovnik.rules.audience import reaches_customer
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.recorded import recorded
from pismovnik.rules.rule import Rule
from pismovnik.russian.agreements import Saying, sayings
from pismovnik.russian.language import Language
from pismovnik.russian.paragraphs import paragraphs
from pismovnik.text import Text

#: So many characters of a block of the quote below are read, and so many blocks.
_QUOTED, _QUOTED_BLOCKS = 1_500, 10
_LISTED = frozenset({BlockKind.ITEM, BlockKind.CELL})


def _example(*paragraphs: str, marked: str = "", note: str = "", below: str = "") -> Example:
    quote = f"\n\n11.03.2026 17:42, Кузнецов Олег Викторович пишет:\n{below}" if below else ""
    return Example(
        text=in_letter(*paragraphs) + quote,
        subject="Работы в марте",
        marked=marked,
        note=note,
        kind="reply" if below else "new",
    )


RULE = Rule(
    id="summary.unrecorded",
    title=Text(ru="Устная договорённость не записана", en="An oral agreement is not written down"),
    why=Text(
        ru="Через месяц каждый вспомнит разговор по-своему. Что решили, на какой срок и по какой "
        "цене, должно стоять в письме.",
        en="In a month everybody remembers a talk in his own way. What was settled, by when and at "
        "what price, has to stand in the letter.",
    ),
    slide=5,
    severity=Severity.WARN,
    good=(
        _example(
            "Как договорились по телефону, привезём плиты 16 марта в 10:00.",
            note="construction: the agreement stands beside it",
        ),
        _example(
            "Как обсуждали на встрече, направляю договор и спецификацию.",
            note="finance: what is done says what was agreed",
        ),
        _example(
            "Цена та, о которой говорили вчера: 4 500 рублей за место.",
            note="logistics: the price is named",
        ),
        _example(
            "Действуем так, как договаривались в письме от 5 марта.",
            note="IT: agreed in writing",
        ),
        _example(
            "Работаем на условиях, которые согласованы в договоре № 18.",
            note="leasing: the contract has them",
        ),
        _example(
            "На встрече договорились о следующем:\n1. Смены по 12 часов.\n2. Доплата 20 %.",
            "Остальное оставляем так, как решили.",
            note="HR: the agreement is recorded",
        ),
        _example(
            "Спасибо за разговор. По телефону Вы просили расписание, оно ниже: вторник и четверг, "
            "18:00.",
            note="education: nothing was agreed",
        ),
        _example(
            "Делаем так, как решили на встрече.",
            below="> На встрече решили так: цена 100 рублей, срок 20 марта.",
            note="public sector: the quote has it",
        ),
        _example(
            "Действуем по второму варианту: мебель вывозим 16 марта, цена 30 000 рублей.",
            note="a variant that is told",
        ),
        _example(
            "Если решим по телефону, всё останется как есть.",
            note="nothing is settled yet",
        ),
        _example(
            "Правки, о которых говорили на совещании, внесли; новый макет посмотрите на сайте.",
            note="publishing: it is done",
        ),
        _example(
            "Курс лечения остаётся прежним, как решил лечащий врач.",
            note="medicine: somebody else's decision",
        ),
    ),
    bad=(
        _example(
            "Как и решили по телефону, действуем по второму варианту.",
            marked="Как и решили по телефону, действуем по второму варианту",
            note="theatre",
        ),
        _example(
            "Монтаж делаем так, как условились вчера на площадке.",
            marked="Монтаж делаем так, как условились вчера на площадке",
            note="construction",
        ),
        _example(
            "Спасибо за встречу. Цена остаётся той, на которой мы сошлись.",
            marked="Цена остаётся той, на которой мы сошлись",
            note="trade",
        ),
        _example(
            "Отгрузку начинаем на условиях, о которых мы с Вами говорили.",
            marked="Отгрузку начинаем на условиях, о которых мы с Вами говорили",
            note="logistics",
        ),
        _example(
            "По нашей устной договорённости продолжаем работать в прежнем порядке.",
            marked="По нашей устной договорённости продолжаем работать в прежнем порядке",
            note="HR",
        ),
        _example(
            "Медсёстры готовы. Всё остаётся так, как договорились на личной встрече.",
            marked="Всё остаётся так, как договорились на личной встрече",
            note="medicine",
        ),
        _example(
            "Как обсудили вчера на созвоне, продолжаем работу по проекту.",
            marked="Как обсудили вчера на созвоне, продолжаем работу по проекту",
            note="IT",
        ),
    ),
)


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    if not reaches_customer(letter, policy) or letter.kind == "forward":
        return
    body = list(_body(letter, language))
    pointing = [
        found
        for number, found in enumerate(body)
        if found[2].points is not None and not _is_listed(body, number)
    ]
    if not pointing or recorded(letter, language) is not None:
        return
    told = _told_terms(letter, language)
    quoted = _quoted(letter, language)
    for index, block, saying in pointing:
        if saying.points is None or saying.terms & told or _is_in_quote(saying, quoted):
            continue
        start, end = saying.points
        said = " ".join(block.text[start:end].split())
        yield RULE.at(
            index,
            block,
            start,
            end,
            Text(
                ru=f"«{said}»: о чём договорились, в письме не написано. Повторите здесь, что "
                "решили: что, когда и на каких условиях.",
                en=f"«{said}»: what was agreed does not stand in the letter. Write it here: what, "
                "when and on which terms.",
            ),
            severity=None if _is_oral(letter, language) else Severity.HINT,
        )
        return


_Found = tuple[int, Block, Saying]


def _body(letter: Letter, language: Language) -> Iterator[_Found]:
    today = letter.date.date()
    for index, block in letter.in_zones(Zone.BODY):
        for saying in sayings(language, block.text, today):
            yield index, block, saying


def _is_listed(body: Sequence[_Found], number: int) -> bool:
    """Whether the items of a list follow, and tell what the sentence before them only names."""
    (index, block, _), following = body[number], body[number + 1 : number + 2]
    return block.kind not in _LISTED and any(
        other.kind in _LISTED and place != index for place, other, _ in following
    )


def _told_terms(letter: Letter, language: Language) -> frozenset[str]:
    """The terms to which the letter gives a number or a date."""
    body = (saying for _, _, saying in _body(letter, language) if saying.points is None)
    return frozenset(term for saying in body if saying.stated for term in saying.terms)


def _quoted(letter: Letter, language: Language) -> tuple[Saying, ...]:
    blocks = itertools.islice(letter.in_zones(Zone.QUOTE), _QUOTED_BLOCKS)
    today = letter.date.date()
    return tuple(
        saying
        for _, block in blocks
        for paragraph in paragraphs(block.text[:_QUOTED])
        for saying in sayings(language, paragraph.text, today)
    )


def _is_in_quote(saying: Saying, quoted: Sequence[Saying]) -> bool:
    """Whether the quote below tells of the talk, or of the same terms, with numbers or days."""
    return any(
        other.stated and (other.agrees or other.talk is not None or other.terms & saying.terms)
        for other in quoted
    )


def _is_oral(letter: Letter, language: Language) -> bool:
    return any(saying.talk is not None for _, _, saying in _body(letter, language))
