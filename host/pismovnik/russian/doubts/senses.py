"""What is meant as doubt: a judge for every section of the list of doubts.

«Вроде бы работает» doubts, «инструменты вроде отвёртки» compares; «возможно, успеем» doubts,
«оплатить возможно картой» offers.
"""

from collections.abc import Callable
from typing import Literal

from pismovnik.russian.clauses import Clause
from pismovnik.russian.phrases import Match, sections
from pismovnik.russian.words import Word
from pismovnik.text_lists import read_words

Strength = Literal["evasive", "colloquial", "neutral"]

PHRASES = sections(read_words(__file__, "doubts.txt"))
TO_READER = frozenset({"вам", "вас", "тебе", "тебя"})
#: «Предполагаем, что протекает крыша»: of whatever follows; «предполагаем начать» plans.
SUPPOSITIONS = frozenset({"предполагать", "подозревать", "допускать"})
_ORDER: tuple[Strength, ...] = ("evasive", "colloquial", "neutral")
_ASKING = frozenset({"когда", "почему", "что", "как", "откуда", "сколько", "где"})
_READERS = frozenset({"вы", "ты", "ваш", "твой"})
_JOINTS = frozenset({"а", "и", "но", "или", "ну"})


def senses(
    clause: Clause, before: tuple[Clause, ...], following: tuple[Clause, ...]
) -> list[tuple[Strength, Match]]:
    """What is meant as doubt in a clause, in its order; of two at one place, the stronger.

    ``before`` and ``following`` are the clauses of the same sentence around it.
    """
    found: list[tuple[Strength, Match]] = []
    lemmas: frozenset[str] = frozenset().union(*(word.lemmas for word in clause.words))
    for title, (strength, judge) in _SECTIONS.items():
        if lemmas.isdisjoint(PHRASES[title].firsts):
            continue
        found.extend(
            (strength, match)
            for match in PHRASES[title].find(clause.words)
            if judge(clause, match, following)
        )
    if not _weighs_outcomes(before, clause, following):
        found.extend(
            ("colloquial", match)
            for match in PHRASES["colloquial: if managed"].find(clause.words)
            if _if_managed(clause, match, following)
        )
    return sorted(found, key=lambda pair: (pair[1].first, _ORDER.index(pair[0])))


def _weighs_outcomes(
    before: tuple[Clause, ...], clause: Clause, following: tuple[Clause, ...]
) -> bool:
    """«Если успеем, то в четверг, если нет, то в понедельник»: both are named."""
    return any(
        PHRASES["otherwise"].is_in(c.words) for c in (*before, *following) if c is not clause
    )


def _around(clause: Clause, match: Match) -> tuple[str, Word | None]:
    """The word before a match, and the one after it."""
    words = clause.words
    before = words[match.first - 1].form if match.first else ""
    return before, words[match.end] if match.end < len(words) else None


def _promised(clause: Clause) -> bool:
    """Whether the clause is about what will be or what the writer does."""
    return clause.speaks_of_writer or any(word.is_future for word in clause.words)


def _always(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    return not clause.hypothetical


def _whenever(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    return True


def _shall_see(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Посмотрим», «посмотрим, что можно сделать» put off.

    «Посмотрим, как система работает» is work.
    """
    if not following or following[0].words[0].form not in _ASKING:
        return True
    return PHRASES["possible outcomes"].is_in(following[0].words)


def _some_day(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Как-нибудь сделаем»: only of the writer's own work."""
    return clause.speaks_of_writer and not clause.hypothetical


def _not_knowing(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Не знаем, когда» leaves hanging; «не знаем, подойдёт ли» asks."""
    _, next_word = _around(clause, match)
    if next_word is not None and clause.has_form(TO_READER):  # «Не знаю, как Вас благодарить»
        return False
    if not following:
        asks = next_word is None or next_word.form in _ASKING
        return asks or PHRASES["dates and causes"].is_in(clause.words)
    if match.end < len(clause.words) - 1 and not PHRASES["dates and causes"].is_in(clause.words):
        return False  # «Не знаем ни одного случая, когда клапан подвёл»
    after = following[0]
    return not after.speaks_of_reader and not after.has_form(frozenset({"ли"}))


def _like(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Вроде бы работает» doubts; «инструменты вроде отвёртки» compares."""
    _, after = _around(clause, match)
    if match.end - match.first == 2:
        return True
    compared = match.first and clause.words[match.first - 1].pos in {
        "NOUN",
        "PROPN",
        "PRON",
    }
    return not (compared and after is not None and after.has("Case", "Gen"))


def _somewhere(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Где-то на следующей неделе», «где-то 5 дней»: a time, not a place."""
    near = clause.words[match.end : match.end + 4]
    if PHRASES["distances"].is_in(near):
        return False
    return any(PHRASES["times"].is_in((word,)) or word.text[0].isdigit() for word in near)


def _somehow(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Как-то поможет»; not «как-то раз»."""
    _, after = _around(clause, match)
    coming = any(word.is_future for word in clause.words)
    return not clause.hypothetical and coming and (after is None or after.form != "раз")


def _if_possible(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«По возможности ответим» is open."""
    return _promised(clause) and not clause.hypothetical


def _if_managed(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Сделаем, если получится», «если получится, сделаем».

    Not «если успеем смонтировать секцию до 5-го, пришлём», which says what it depends on.
    """
    if any(word.lemmas & _READERS or word.form == "не" for word in clause.words):
        return False
    if not following:
        return True
    bare = match.end == len(clause.words) and len(clause.words) <= _BARE
    return bare and promises(following[0])


_BARE = 4


def _aside(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Кажется, сломан» doubts; «это похоже на сбой», «им кажется» do not."""
    return not clause.hypothetical and _sets_off(clause, match)


def _sets_off(clause: Clause, match: Match) -> bool:
    """Between marks; «а возможно, и нет» too."""
    if clause.sets_off(match.first, match.end):
        return True
    opens = match.first == 1 and clause.words[0].form in _JOINTS
    return opens and clause.sets_off(0, match.end)


def _possible(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Возможно, успеем» doubts; «оплатить возможно картой», «может быть отправлен» do not.

    A second visit that may be needed is a plan, not a doubt.
    """
    if clause.hypothetical or any(
        PHRASES["needed"].is_in(c.words) for c in (clause, *following[:1])
    ):
        return False
    _, after = _around(clause, match)
    comma_forgotten = match.first == 0 and after is not None and after.is_finite
    return comma_forgotten or _sets_off(clause, match)


def _hoping(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Думаю, успеем» doubts one's own work; «надеемся, что Вы довольны» is polite."""
    before, _ = _around(clause, match)
    said = (clause, *following[:1])
    opinion = bool(clause.words[match.first].lemmas & {"думать", "предполагать"})
    if (before == "не" and not opinion) or any(c.speaks_of_reader or _readers_in(c) for c in said):
        return False
    if clause.words[match.first].lemmas & SUPPOSITIONS:
        return bool(following) and following[0].words[0].form == "что"
    if any(PHRASES["courtesies"].is_in(c.words) for c in said):
        return False
    return any(
        any(PHRASES[name].is_in(c.words) for name in ("cause", "outcomes", "mishaps")) or awaits(c)
        for c in said
    )


def awaits(clause: Clause) -> bool:
    """«Успеем», «деньги придут»: what the writer or his work will do."""
    coming = any(word.is_future for word in clause.words)
    return promises(clause) or (coming and PHRASES["matters"].is_in(clause.words))


def promises(clause: Clause) -> bool:
    """Whether the writer says what he will do."""
    return any(word.is_future and word.is_in_person("1") for word in clause.words)


def _readers_in(clause: Clause) -> bool:
    return any(word.lemmas & _READERS for word in clause.words)


def _trying(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Постараемся решить» is left open; with a date, or «не задержать Вас», it is a promise."""
    _, after = _around(clause, match)
    if after is not None and after.form == "не":
        return False
    if _readers_in(clause) and not PHRASES["matters"].is_in(clause.words):
        return False  # «Постараемся сделать Ваш отдых приятным»
    return not any(word.text[0].isdigit() for word in clause.words)


def _unclear(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Пока неясно, когда»; not «если что-то непонятно»."""
    return not clause.hypothetical and bool(following) and following[0].words[0].form in _ASKING


def _guessed(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Наверное, завтра»; not «наверное, самое важное — доверие»."""
    return not clause.hypothetical and not PHRASES["musings"].is_in(clause.words)


def _left_open(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Когда откроют, никто не знает»: nothing comes after."""
    return match.end == len(clause.words) and not following


def _someone(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Кто-нибудь Вам позвонит», «кто-то из наших подъедет»."""
    if clause.hypothetical or not any(word.is_future for word in clause.words):
        return False
    _, after = _around(clause, match)
    serves = any(PHRASES[name].is_in(clause.words) for name in ("services", "calls"))
    return serves or (after is not None and after.form == "из")


def _chance(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Есть вероятность, что бетон привезут»; not «есть вероятность осадков»."""
    opened = bool(following) and following[0].words[0].form == "что"
    return opened and not clause.hypothetical and not _readers_in(following[0])


_Judge = Callable[[Clause, Match, tuple[Clause, ...]], bool]
_SECTIONS: dict[str, tuple[Strength, _Judge]] = {
    "evasive": ("evasive", _always),
    "evasive: we shall see": ("evasive", _shall_see),
    "evasive: some day": ("evasive", _some_day),
    "evasive: not knowing": ("evasive", _not_knowing),
    "evasive: left open": ("evasive", _left_open),
    "colloquial": ("colloquial", _always),
    "colloquial: like": ("colloquial", _like),
    "colloquial: somewhere": ("colloquial", _somewhere),
    "colloquial: somehow": ("colloquial", _somehow),
    "colloquial: if possible": ("colloquial", _if_possible),
    "colloquial: if nothing happens": ("colloquial", _whenever),
    "neutral": ("neutral", _always),
    "neutral: aside": ("neutral", _aside),
    "neutral: possible": ("neutral", _possible),
    "neutral: hoping": ("neutral", _hoping),
    "neutral: trying": ("neutral", _trying),
    "neutral: unclear": ("neutral", _unclear),
    "neutral: some error": ("neutral", _always),
    "neutral: chance": ("neutral", _chance),
    "neutral: unknown": ("neutral", _always),
    "colloquial: guess": ("colloquial", _guessed),
    "colloquial: someone": ("colloquial", _someone),
}
