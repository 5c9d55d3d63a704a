"""Doubts: where the writer leaves a cause, a promise or an answer hanging.

Doubt about what the reader wants («возможно, Вам удобнее»), questions, conditions and
possibilities («возможно как курьером, так и почтой») are courtesy or fact, not doubt.
"""

import re
from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.language import Language
from pismovnik.russian.phrases import Match, sections
from pismovnik.russian.statements import Statement, Term, statements
from pismovnik.text_lists import read_words

Strength = Literal["evasive", "colloquial", "neutral"]

_PHRASES = sections(read_words(__file__, "doubts.txt"))
_ORDER: tuple[Strength, ...] = ("evasive", "colloquial", "neutral")
_TO_READER = frozenset({"вам", "вас", "тебе", "тебя"})
_ASKING = frozenset({"когда", "почему", "что", "как", "откуда", "сколько", "где"})
_READERS = frozenset({"вы", "ты", "ваш", "твой"})
_DATE = re.compile(
    r"\b\d{1,2}(?:[:.]\d{2}|\s+(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|"
    r"ноября|декабря))|\b(?:сегодня|завтра|послезавтра|понедельник|вторник|среду|четверг|пятницу|"
    r"субботу|воскресенье)\b|\bчерез\s+(?:\d+|час|день|неделю|два|две|три|полчаса)\b",
    re.IGNORECASE,
)


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """A word of doubt in a text, in code points; ``own`` tells that it is about the writer's
    cause or promise; ``settled`` that a date is named on which certainty comes.
    """

    strength: Strength
    start: int
    end: int
    sentence: int
    own: bool
    settled: bool


def doubts(language: Language, text: str) -> tuple[Doubt, ...]:
    """The writer's doubts in a text, in its order."""
    found = statements(language, text)
    sentences = language.analysis(text).sentences
    doubted = tuple(_doubts(found))
    settled = {
        statement.sentence
        for statement in found
        if _settles(statement, sentences[statement.sentence].text)
        and not any(statement.start <= doubt.start < statement.stop for doubt in doubted)
    }
    return tuple(
        msgspec.structs.replace(doubt, settled=bool(settled & {doubt.sentence, doubt.sentence + 1}))
        for doubt in doubted
    )


def _doubts(found: tuple[Statement, ...]) -> Iterator[Doubt]:
    for number, statement in enumerate(found):
        if statement.question or statement.reported:
            continue
        taken = 0
        following = _same_sentence(found, number)
        if _concerns_reader(statement, following) or _is_request(statement):
            continue
        for strength, match in _matches(statement, following):
            if match.first < taken:
                continue
            taken = match.end
            yield Doubt(
                strength=strength,
                start=statement.words[match.first].start,
                end=statement.words[match.end - 1].stop,
                sentence=statement.sentence,
                own=_is_own(statement, following),
                settled=False,
            )


def _matches(
    statement: Statement, following: tuple[Statement, ...]
) -> list[tuple[Strength, Match]]:
    """What is meant as doubt, in its order; of two at one place, the stronger."""
    found: list[tuple[Strength, Match]] = []
    for title, (strength, judge) in _SECTIONS.items():
        found.extend(
            (strength, match)
            for match in _PHRASES[title].find(statement.words)
            if judge(statement, match, following)
        )
    return sorted(found, key=lambda pair: (pair[1].first, _ORDER.index(pair[0])))


def _same_sentence(found: tuple[Statement, ...], number: int) -> tuple[Statement, ...]:
    """The next statements after statement ``number`` in its sentence."""
    sentence = found[number].sentence
    return tuple(other for other in found[number + 1 : number + 3] if other.sentence == sentence)


def _settles(statement: Statement, sentence: str) -> bool:
    """«Точно скажем 5 мая»: the writer names when it will be known."""
    known = any(word.is_future and _is_in(word, "certain") for word in statement.words)
    return known and not statement.hypothetical and _DATE.search(sentence) is not None


def _concerns_reader(statement: Statement, following: tuple[Statement, ...]) -> bool:
    """«Возможно, Вам будет удобнее»: the reader chooses, the writer only supposes."""
    if statement.speaks_of_writer:
        return False
    if statement.speaks_of_reader or statement.has_form(_TO_READER):
        return True
    return len(statement.words) <= 2 and bool(following) and _concerns_reader(following[0], ())


def _is_request(statement: Statement) -> bool:
    said_to = statement.has_form(frozenset({"вы", "ты"}))
    asked = not said_to and any(_is_imperative(word) for word in statement.words)
    return asked or _finds(statement, "asking")


def _is_imperative(word: Term) -> bool:
    """«Сохраните»: natasha may take it for the future; «решим» is no request."""
    tagged = word.is_finite and word.has("Mood", "Imp")
    return tagged or morphology.has_grammeme(word.form, "impr", "excl", "plur")


def _is_own(statement: Statement, following: tuple[Statement, ...]) -> bool:
    """A cause, or something that is to come, in this statement or in the one it opens."""
    said = (statement, *following[:1])
    return any(_finds(c, "cause") or any(word.is_future for word in c.words) for c in said)


def _finds(statement: Statement, title: str) -> bool:
    return next(_PHRASES[title].find(statement.words), None) is not None


def _is_in(word: Term, title: str) -> bool:
    return next(_PHRASES[title].find((word,)), None) is not None


def _around(statement: Statement, match: Match) -> tuple[str, Term | None]:
    """The word before a match, and the one after it."""
    words = statement.words
    before = words[match.first - 1].form if match.first else ""
    return before, words[match.end] if match.end < len(words) else None


def _promised(statement: Statement) -> bool:
    """Whether the statement is about what will be or what the writer does."""
    return statement.speaks_of_writer or any(word.is_future for word in statement.words)


def _always(statement: Statement, match: Match, following: tuple[Statement, ...]) -> bool:
    return not statement.hypothetical


def _whenever(statement: Statement, match: Match, following: tuple[Statement, ...]) -> bool:
    return True


def _shall_see(statement: Statement, match: Match, following: tuple[Statement, ...]) -> bool:
    """«Посмотрим» puts off; «посмотрим, как система работает» is work."""
    return not following or following[0].words[0].form not in _ASKING


def _some_day(statement: Statement, match: Match, following: tuple[Statement, ...]) -> bool:
    """«Как-нибудь сделаем»: only of the writer's own work."""
    return statement.speaks_of_writer and not statement.hypothetical


def _not_knowing(statement: Statement, match: Match, following: tuple[Statement, ...]) -> bool:
    """«Не знаем, когда» leaves hanging; «не знаем, подойдёт ли» asks."""
    _, next_word = _around(statement, match)
    if next_word is not None and statement.has_form(_TO_READER):  # «Не знаю, как Вас благодарить»
        return False
    if not following:
        asks = next_word is None or next_word.form in _ASKING
        return asks or _finds(statement, "dates and causes")
    after = following[0]
    return not after.speaks_of_reader and not after.has_form(frozenset({"ли"}))


def _like(statement: Statement, match: Match, following: tuple[Statement, ...]) -> bool:
    """«Вроде бы работает» doubts; «инструменты вроде отвёртки» compares."""
    _, after = _around(statement, match)
    if match.end - match.first == 2:
        return True
    compared = match.first and statement.words[match.first - 1].token.pos in {
        "NOUN",
        "PROPN",
        "PRON",
    }
    return not (compared and after is not None and after.has("Case", "Gen"))


def _somewhere(statement: Statement, match: Match, following: tuple[Statement, ...]) -> bool:
    """«Где-то на следующей неделе», «где-то 5 дней»: a time, not a place."""
    near = statement.words[match.end : match.end + 4]
    return any(_is_in(word, "times") or word.token.text[0].isdigit() for word in near)


def _somehow(statement: Statement, match: Match, following: tuple[Statement, ...]) -> bool:
    """«Как-то поможет»; not «как-то раз»."""
    _, after = _around(statement, match)
    coming = any(word.is_future for word in statement.words)
    return not statement.hypothetical and coming and (after is None or after.form != "раз")


def _if_possible(statement: Statement, match: Match, following: tuple[Statement, ...]) -> bool:
    """«По возможности ответим» is open."""
    return _promised(statement) and not statement.hypothetical


def _if_managed(statement: Statement, match: Match, following: tuple[Statement, ...]) -> bool:
    """«Сделаем, если получится»; not «если успеем до 5-го, пришлём», which says what follows."""
    own = not any(word.forms & _READERS or word.form == "не" for word in statement.words)
    return own and not following


def _aside(statement: Statement, match: Match, following: tuple[Statement, ...]) -> bool:
    """«Кажется, сломан» doubts; «это похоже на сбой», «им кажется» do not."""
    return not statement.hypothetical and statement.sets_off(match.first, match.end)


def _possible(statement: Statement, match: Match, following: tuple[Statement, ...]) -> bool:
    """«Возможно, успеем» doubts; «оплатить возможно картой», «может быть отправлен» do not.

    A second visit that may be needed is a plan, not a doubt.
    """
    if statement.hypothetical or any(_finds(c, "needed") for c in (statement, *following[:1])):
        return False
    _, after = _around(statement, match)
    comma_forgotten = match.first == 0 and after is not None and after.is_finite
    return comma_forgotten or statement.sets_off(match.first, match.end)


def _hoping(statement: Statement, match: Match, following: tuple[Statement, ...]) -> bool:
    """«Думаю, успеем» doubts one's own work; «надеемся, что Вы довольны» is polite."""
    before, _ = _around(statement, match)
    said = (statement, *following[:1])
    if before == "не" or any(c.speaks_of_reader or _readers_in(c) for c in said):
        return False
    return any(_finds(c, "cause") or _finds(c, "outcomes") or _promises(c) for c in said)


def _promises(statement: Statement) -> bool:
    return any(word.is_future and word.is_in_person("1") for word in statement.words)


def _readers_in(statement: Statement) -> bool:
    return any(word.forms & _READERS for word in statement.words)


def _trying(statement: Statement, match: Match, following: tuple[Statement, ...]) -> bool:
    """«Постараемся решить» is left open; with a date, or «не задержать Вас», it is a promise."""
    _, after = _around(statement, match)
    if after is not None and after.form == "не":
        return False
    return not any(word.token.text[0].isdigit() for word in statement.words)


def _unclear(statement: Statement, match: Match, following: tuple[Statement, ...]) -> bool:
    """«Пока неясно, когда»; not «если что-то непонятно»."""
    return not statement.hypothetical and bool(following) and following[0].words[0].form in _ASKING


_Judge = Callable[[Statement, Match, tuple[Statement, ...]], bool]
_SECTIONS: dict[str, tuple[Strength, _Judge]] = {
    "evasive": ("evasive", _always),
    "evasive: we shall see": ("evasive", _shall_see),
    "evasive: some day": ("evasive", _some_day),
    "evasive: not knowing": ("evasive", _not_knowing),
    "colloquial": ("colloquial", _always),
    "colloquial: like": ("colloquial", _like),
    "colloquial: somewhere": ("colloquial", _somewhere),
    "colloquial: somehow": ("colloquial", _somehow),
    "colloquial: if possible": ("colloquial", _if_possible),
    "colloquial: if nothing happens": ("colloquial", _whenever),
    "colloquial: if managed": ("colloquial", _if_managed),
    "neutral": ("neutral", _always),
    "neutral: aside": ("neutral", _aside),
    "neutral: possible": ("neutral", _possible),
    "neutral: hoping": ("neutral", _hoping),
    "neutral: trying": ("neutral", _trying),
    "neutral: unclear": ("neutral", _unclear),
    "neutral: some error": ("neutral", _always),
}
