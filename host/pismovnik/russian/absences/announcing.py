"""An absence of the writer, and the signs by which words are his own announcement."""

from collections.abc import Sequence

import msgspec

from pismovnik.russian.clauses import Clause
from pismovnik.russian.phrases import sections
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "absences.txt")
WORDS = {t: plain_set(entries) for t, entries in _LISTS.items() if not t.endswith("phrases")}
PHRASES = sections({t: entries for t, entries in _LISTS.items() if t.endswith("phrases")})
BEFORE_ADJECTIVES = 4


class Absence(msgspec.Struct, frozen=True, kw_only=True):
    """An absence that the writer announces, with the words that do it in code points.

    ``clause`` is where it is said. ``mentioned`` tells that it is only a time of something
    else («после моего отпуска»), ``open_ended`` that nobody expects its last day (maternity
    leave), ``sick`` that he cannot know it. ``departs`` and ``returns`` tell that a day beside
    the words is the first one, or ends the absence.
    """

    start: int
    end: int
    clause: Clause
    mentioned: bool = False
    open_ended: bool = False
    sick: bool = False
    departs: bool = False
    returns: bool = False


def announced(
    clause: Clause,
    first: int,
    last: int,
    *,
    mentioned: bool = False,
    returns: bool = False,
    departs: bool | None = None,
) -> Absence:
    """The absence of the words number ``first`` to ``last``."""
    said = clause.words[first : last + 1]
    if departs is None:
        departs = _departs(said)
    return Absence(
        start=min(word.start for word in said),
        end=max(word.stop for word in said),
        clause=clause,
        mentioned=mentioned,
        open_ended=any(word.is_one_of(WORDS["open-ended"]) for word in said),
        sick=any(word.is_one_of(WORDS["sick"] | WORDS["ill"]) for word in said),
        departs=departs and not returns,
        returns=returns,
    )


def _departs(said: Sequence[Word]) -> bool:
    one_day = any(word.is_one_of(WORDS["one day"]) for word in said)
    return not one_day and any(word.is_one_of(WORDS["departing"]) for word in said)


def has_owner(words: Sequence[Word], number: int) -> bool:
    """«В отпуске товара», «на обучении сотрудников», «в поездке клиента»."""
    following = words[number + 1 : number + 3]
    owner = next((word for word in following if not word.may_be("ADJF")), None)
    return (
        owner is not None
        and owner.pos in {"NOUN", "PROPN"}
        and owner.has("Case", "Gen")
        and not owner.is_one_of(WORDS["time"] | {"повышение"})
    )


def own_verb(clause: Clause, lemmas: frozenset[str]) -> int | None:
    """A verb in the first person singular, not past: «ухожу», «планирую уйти»."""
    words = clause.words
    for number, word in enumerate(words):
        if is_own_verb(word) and not (number and words[number - 1].form == "не"):
            if word.is_one_of(lemmas):
                return number
            infinitive = next((w for w in words[number + 1 :] if w.may_be("INFN")), None)
            if infinitive is not None and infinitive.is_one_of(lemmas):
                return number
    return None


def is_own_verb(word: Word) -> bool:
    return word.likeliest_part == "VERB" and word.may_be("1per", "sing")


def is_own_past(clause: Clause, number: int) -> bool:
    """«Я взяла», «Открыла больничный»: in the past with «я», or first of all and with nobody."""
    words = clause.words
    if not words[number].is_past:
        return False
    if any(word.form == "я" for word in words):
        return True
    opens = number == 0 and not clause.continues and not words[number].has("Number", "Plur")
    return opens and not any(map(is_subject, words))


def is_subject(word: Word) -> bool:
    named = word.pos in {"NOUN", "PROPN", "PRON"} and word.has("Case", "Nom")
    return named and word.likeliest_part in {"NOUN", "NPRO"} and word.form != "я"


def is_about_time(word: Word) -> bool:
    if word.text[0].isdigit() or word.is_one_of(WORDS["time"]):
        return True
    return word.likeliest_part not in {"NOUN", "NPRO", "VERB", "INFN", "PRTS", "ADJS"}
