"""Doubts: where the writer leaves a cause, a promise or an answer hanging.

Doubt about what the reader wants («возможно, Вам удобнее»), questions, conditions and
possibilities («возможно как курьером, так и почтой») are courtesy or fact, not doubt.
"""

import re
from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.clauses import Clause, own_clauses
from pismovnik.russian.language import Language
from pismovnik.russian.phrases import Match, sections
from pismovnik.russian.words import Word
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
    found = own_clauses(language, text)
    sentences = language.analysis(text).sentences
    doubted = tuple(_doubts(found))
    settled = {
        clause.sentence
        for clause in found
        if _settles(clause, sentences[clause.sentence].text)
        and not any(clause.start <= doubt.start < clause.stop for doubt in doubted)
    }
    return tuple(
        msgspec.structs.replace(doubt, settled=bool(settled & {doubt.sentence, doubt.sentence + 1}))
        for doubt in doubted
    )


def _doubts(found: tuple[Clause, ...]) -> Iterator[Doubt]:
    for number, clause in enumerate(found):
        if clause.question or clause.reported:
            continue
        taken = 0
        following = _same_sentence(found, number)
        if _concerns_reader(clause, following) or _is_request(clause):
            continue
        for strength, match in _matches(clause, following):
            if match.first < taken:
                continue
            taken = match.end
            yield Doubt(
                strength=strength,
                start=clause.words[match.first].start,
                end=clause.words[match.end - 1].stop,
                sentence=clause.sentence,
                own=_is_own(clause, following),
                settled=False,
            )


def _matches(clause: Clause, following: tuple[Clause, ...]) -> list[tuple[Strength, Match]]:
    """What is meant as doubt, in its order; of two at one place, the stronger."""
    found: list[tuple[Strength, Match]] = []
    for title, (strength, judge) in _SECTIONS.items():
        found.extend(
            (strength, match)
            for match in _PHRASES[title].find(clause.words)
            if judge(clause, match, following)
        )
    return sorted(found, key=lambda pair: (pair[1].first, _ORDER.index(pair[0])))


def _same_sentence(found: tuple[Clause, ...], number: int) -> tuple[Clause, ...]:
    """The next clauses after clause ``number`` in its sentence."""
    sentence = found[number].sentence
    return tuple(other for other in found[number + 1 : number + 3] if other.sentence == sentence)


def _settles(clause: Clause, sentence: str) -> bool:
    """«Точно скажем 5 мая»: the writer names when it will be known."""
    known = any(word.is_future and _PHRASES["certain"].is_in((word,)) for word in clause.words)
    return known and not clause.hypothetical and _DATE.search(sentence) is not None


def _concerns_reader(clause: Clause, following: tuple[Clause, ...]) -> bool:
    """«Возможно, Вам будет удобнее»: the reader chooses, the writer only supposes."""
    if clause.speaks_of_writer:
        return False
    if clause.speaks_of_reader or clause.has_form(_TO_READER):
        return True
    return len(clause.words) <= 2 and bool(following) and _concerns_reader(following[0], ())


def _is_request(clause: Clause) -> bool:
    said_to = clause.has_form(frozenset({"вы", "ты"}))
    asked = not said_to and any(_is_imperative(word) for word in clause.words)
    return asked or _PHRASES["asking"].is_in(clause.words)


def _is_imperative(word: Word) -> bool:
    """«Сохраните»: natasha may take it for the future; «решим» is no request."""
    tagged = word.is_finite and word.has("Mood", "Imp")
    return tagged or morphology.has_grammeme(word.form, "impr", "excl", "plur")


def _is_own(clause: Clause, following: tuple[Clause, ...]) -> bool:
    """A cause in the clause, or what is to come in it or in the one that it opens."""
    said = (clause, *following[:1])
    coming = any(word.is_future for other in said for word in other.words)
    return coming or _PHRASES["cause"].is_in(clause.words)


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
    """«Посмотрим» puts off; «посмотрим, как система работает» is work."""
    return not following or following[0].words[0].form not in _ASKING


def _some_day(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Как-нибудь сделаем»: only of the writer's own work."""
    return clause.speaks_of_writer and not clause.hypothetical


def _not_knowing(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Не знаем, когда» leaves hanging; «не знаем, подойдёт ли» asks."""
    _, next_word = _around(clause, match)
    if next_word is not None and clause.has_form(_TO_READER):  # «Не знаю, как Вас благодарить»
        return False
    if not following:
        asks = next_word is None or next_word.form in _ASKING
        return asks or _PHRASES["dates and causes"].is_in(clause.words)
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
    return any(_PHRASES["times"].is_in((word,)) or word.text[0].isdigit() for word in near)


def _somehow(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Как-то поможет»; not «как-то раз»."""
    _, after = _around(clause, match)
    coming = any(word.is_future for word in clause.words)
    return not clause.hypothetical and coming and (after is None or after.form != "раз")


def _if_possible(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«По возможности ответим» is open."""
    return _promised(clause) and not clause.hypothetical


def _if_managed(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Сделаем, если получится»; not «если успеем до 5-го, пришлём», which says what follows."""
    own = not any(word.lemmas & _READERS or word.form == "не" for word in clause.words)
    return own and not following


def _aside(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Кажется, сломан» doubts; «это похоже на сбой», «им кажется» do not."""
    return not clause.hypothetical and clause.sets_off(match.first, match.end)


def _possible(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Возможно, успеем» doubts; «оплатить возможно картой», «может быть отправлен» do not.

    A second visit that may be needed is a plan, not a doubt.
    """
    if clause.hypothetical or any(
        _PHRASES["needed"].is_in(c.words) for c in (clause, *following[:1])
    ):
        return False
    _, after = _around(clause, match)
    comma_forgotten = match.first == 0 and after is not None and after.is_finite
    return comma_forgotten or clause.sets_off(match.first, match.end)


def _hoping(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Думаю, успеем» doubts one's own work; «надеемся, что Вы довольны» is polite."""
    before, _ = _around(clause, match)
    said = (clause, *following[:1])
    if before == "не" or any(c.speaks_of_reader or _readers_in(c) for c in said):
        return False
    return any(
        _PHRASES["cause"].is_in(c.words) or _PHRASES["outcomes"].is_in(c.words) or _promises(c)
        for c in said
    )


def _promises(clause: Clause) -> bool:
    return any(word.is_future and word.is_in_person("1") for word in clause.words)


def _readers_in(clause: Clause) -> bool:
    return any(word.lemmas & _READERS for word in clause.words)


def _trying(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Постараемся решить» is left open; with a date, or «не задержать Вас», it is a promise."""
    _, after = _around(clause, match)
    if after is not None and after.form == "не":
        return False
    return not any(word.text[0].isdigit() for word in clause.words)


def _unclear(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """«Пока неясно, когда»; not «если что-то непонятно»."""
    return not clause.hypothetical and bool(following) and following[0].words[0].form in _ASKING


_Judge = Callable[[Clause, Match, tuple[Clause, ...]], bool]
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
