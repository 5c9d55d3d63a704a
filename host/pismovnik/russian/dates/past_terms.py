"""Terms that are over before they are set: «ремонт закончим 15 сентября», said in October.

A day behind is a fault only as the time of something that is still to be done: beside a verb
in the future, a request, «нужно» or «планируем». «Акт от 15 сентября», «итоги встречи 15
сентября» and what is told in the past speak of it rightly.
"""

import bisect
from collections.abc import Iterator, Sequence

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.clauses import Clause, follows_preposition, own_clauses
from pismovnik.russian.dates import DateMention
from pismovnik.russian.dates.calendar import Day
from pismovnik.russian.language import Language
from pismovnik.russian.phrases import sections
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_ENTRIES = read_words(__file__, "past_terms.txt")
_LISTS = {title: plain_set(entries) for title, entries in _ENTRIES.items()}
_PHRASES = sections({"error": _ENTRIES["error phrases"]})
#: A date without its year that lies further back is taken for one of the next year.
_FURTHEST = 120
#: Nobody mistypes so old a year: it is the day of somebody's birth, or of a document.
_OLDEST = 3 * 366


class PastTerm(msgspec.Struct, frozen=True):
    """``asked`` tells that the reader is asked to keep the term, ``sure`` that it is one."""

    date: DateMention
    asked: bool
    sure: bool


def past_terms(
    language: Language, text: str, dates: Sequence[DateMention], today: Day
) -> Iterator[PastTerm]:
    """The terms among the dates of a text that lie before ``today``."""
    behind = [date for date in dates if _is_behind(date, today)]
    if not behind:
        return
    starts = [date.start for date in behind]
    for clause in own_clauses(language, text):
        first = bisect.bisect_left(starts, clause.start)
        end = bisect.bisect_left(starts, clause.stop)
        for date in behind[first:end]:
            term = _term(clause, date)
            if term is not None:
                yield term


def is_told_as_error(language: Language, text: str, date: DateMention) -> bool:
    """Whether the writer points to a wrong date, or it stands in a quotation of others' words."""
    said = [
        clause
        for clause in own_clauses(language, text)
        if any(date.start <= word.start < date.end for word in clause.words)
    ]
    number = {clause.sentence for clause in said}
    around = (clause for clause in own_clauses(language, text) if clause.sentence in number)
    return not said or any(_speaks_of_error(clause.words) for clause in around)


def _speaks_of_error(words: Sequence[Word]) -> bool:
    """«В договоре опечатка: 31 апреля»: the wrong date is the subject of the letter."""
    return any(word.is_one_of(_LISTS["errors"]) for word in words) or _PHRASES["error"].is_in(words)


def _is_behind(date: DateMention, today: Day) -> bool:
    if date.fault is not None or date.last is None or date.last >= today:
        return False
    near = (today - date.last).days <= (_OLDEST if date.year_said else _FURTHEST)
    return near and date.kind in {"day", "span"} and date.bound in {"on", "by"}


def _term(clause: Clause, date: DateMention) -> PastTerm | None:
    own = [word for word in clause.words if not date.start <= word.start < date.end]
    if len(own) == len(clause.words) or clause.reported or _speaks_of_error(own):
        return None
    verb = _verb_to_come(clause, own)
    if verb is None or any(word.is_finite and word.is_past for word in own):
        return None
    sure = _belongs(clause, date, own)
    if sure is None:
        return None
    asked = verb.has("Mood", "Imp") or verb.is_one_of(_LISTS["asking"])
    if asked and date.kind == "span":
        return None  # «поставьте в табель отпуск с 3 по 7 марта»: what the record is about
    return PastTerm(date, asked=asked, sure=sure and not clause.hypothetical)


def _verb_to_come(clause: Clause, own: Sequence[Word]) -> Word | None:
    """A future, an imperative, or a word that wants an infinitive: «прошу», «нужно», «готовы»."""
    for word in own:
        if word.is_finite and word.is_future and not morphology.has_grammeme(word.form, "pres"):
            return None if word.is_one_of(_LISTS["look back"]) else word
        if morphology.has_grammeme(word.form, "impr", "plur", "excl") and word.is_finite:
            return None if word.is_one_of(_LISTS["look back"]) else word
    infinitive = next((word for word in own if word.may_be("INFN")), None)
    if infinitive is None or infinitive.is_one_of(_LISTS["look back"]):
        return None
    leading = (word for word in own if word.is_one_of(_LISTS["asking"] | _LISTS["planning"]))
    return next(leading, None)


def _belongs(clause: Clause, date: DateMention, own: Sequence[Word]) -> bool | None:
    """Whether the date is the time of the verb: surely, perhaps, or (None) of a noun before it."""
    before = [word for word in own if word.stop <= date.start]
    if not before:
        return True
    last = before[-1]
    if date.year_said and date.bound == "on" and _is_of_name(last):
        return None
    if any(word.is_one_of(_LISTS["dated"]) for word in before[-2:]) and date.bound == "on":
        return None
    if date.kind == "span" and any(word.is_one_of(_LISTS["periods"]) for word in before[-3:]):
        return None
    if any(_is_full_participle(word) for word in before[-4:]):
        return None
    if last.pos not in {"NOUN", "PROPN", "ADJ", "NUM"} or last.is_finite or date.bound == "by":
        return True
    if last.has("Case", "Nom"):
        return True
    governed = follows_preposition(before, len(before) - 1)
    direct = not governed and (last.has("Case", "Dat") or last.has("Case", "Ins"))
    return False if direct or last.has("Case", "Acc") or last.has("Case", "Loc") else None


def _is_of_name(word: Word) -> bool:
    """«Запишите внука: Лаптев Миша, 12.02.2025» tells when he was born."""
    return word.pos == "PROPN" and any(word.may_be(part) for part in ("Name", "Surn", "Patr"))


def _is_full_participle(word: Word) -> bool:
    """«Оплату, внесённую 15 сентября»."""
    return word.likeliest_part == "PRTF"
