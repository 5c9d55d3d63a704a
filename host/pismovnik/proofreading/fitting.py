"""How well a word form fits between its neighbours: agreement, government, person.

Русская грамматика 1980, §§ 1720–1768 (agreement, government).
"""

import functools
from collections.abc import Iterator

from pymorphy3.analyzer import Parse

from pismovnik.russian import morphology
from pismovnik.russian.words import plain, plain_set
from pismovnik.text_lists import read_words

_CASES = {
    "gent": "без для до из от у около после вокруг против кроме вместо среди с со из-за из-под ради"
    " вдоль напротив относительно ввиду вследствие насчёт насчет мимо внутри возле изо ото помимо",
    "datv": "к ко по благодаря согласно вопреки навстречу",
    "accs": "в во на за под о об через про сквозь по спустя включая несмотря",
    "ablt": "с со над под за перед между надо подо",
    "loct": "в во на о об обо при",
}
_GOVERNED = {
    preposition: frozenset(case for case, words in _CASES.items() if preposition in words.split())
    for words in _CASES.values()
    for preposition in words.split()
}
_CASE_NAMES = {"gen2": "gent", "loc2": "loct", "acc2": "accs"}
_NOMINAL = frozenset({"NOUN", "ADJF", "PRTF", "NPRO", "NUMR"})
_ADJECTIVES = frozenset({"ADJF", "PRTF"})
_PERSONS = {
    "я": {"1per", "sing"},
    "мы": {"1per", "plur"},
    "ты": {"2per", "sing"},
    "вы": {"2per", "plur"},
    "он": {"3per", "sing"},
    "она": {"3per", "sing"},
    "оно": {"3per", "sing"},
    "они": {"3per", "plur"},
}
_GENDERS = {"он": "masc", "она": "femn", "оно": "neut"}
_BEFORE_INFINITIVE = plain_set(read_words(__file__, "fitting.txt")["before infinitive"])
_FITS, _FITS_NOT = 1.0, -1.0


def fit(form: str, before: str, after: str) -> float:
    """From -2 to 2. ``before`` and ``after`` are the next words, empty where none is near."""
    parts = plain(form).split()
    if not parts:
        return 0.0
    first, last = _readings(parts[0]), _readings(parts[-1])
    return _after(plain(before), first) + _before(plain(after), last)


def _after(word: str, readings: tuple[Parse, ...]) -> float:
    """How the readings follow a word."""
    if not word:
        return 0.0
    if word in _GOVERNED:
        nominal = [reading for reading in readings if reading.tag.POS in _NOMINAL]
        if any(_case(reading) in _GOVERNED[word] for reading in nominal):
            return _FITS
        return _FITS_NOT if nominal or _all_are(readings, "VERB", "PRTS", "GRND") else 0.0
    if word in _PERSONS:
        return _person(word, readings)
    if word in _BEFORE_INFINITIVE and any(r.tag.POS == "INFN" for r in readings):
        return _FITS
    return _agreement(_readings(word), readings)


def _before(word: str, readings: tuple[Parse, ...]) -> float:
    return _agreement(readings, _readings(word)) if word else 0.0


def _person(pronoun: str, readings: tuple[Parse, ...]) -> float:
    verbs = [r for r in readings if r.tag.POS == "VERB" and "impr" not in r.tag]
    if not verbs:
        return 0.0
    wanted = _PERSONS[pronoun]
    for verb in verbs:
        if "past" in verb.tag:
            number = next(iter(wanted & {"sing", "plur"}))
            gender = _GENDERS.get(pronoun)
            if number in verb.tag and (gender is None or number == "plur" or gender in verb.tag):
                return _FITS
        elif wanted <= verb.tag.grammemes:
            return _FITS
    return _FITS_NOT


def _agreement(first: tuple[Parse, ...], second: tuple[Parse, ...]) -> float:
    """An adjective before a noun or another adjective."""
    adjectives = [r for r in first if r.tag.POS in _ADJECTIVES]
    others = [r for r in second if r.tag.POS in _ADJECTIVES | {"NOUN"}]
    if not adjectives or not others:
        return 0.0
    if any(_agree(one, other) for one in adjectives for other in others):
        return _FITS
    sure = len(adjectives) == len(first) and len(others) == len(second)
    return _FITS_NOT if sure else 0.0


def _agree(adjective: Parse, other: Parse) -> bool:
    if _case(adjective) != _case(other) or adjective.tag.number != other.tag.number:
        return False
    genders = adjective.tag.gender, other.tag.gender
    return adjective.tag.number == "plur" or genders[0] == genders[1] or None in genders


def _case(reading: Parse) -> str | None:
    case: str | None = reading.tag.case
    return _CASE_NAMES.get(case, case) if case else None


def _all_are(readings: tuple[Parse, ...], *parts: str) -> bool:
    return all(reading.tag.POS in parts for reading in readings)


@functools.lru_cache(maxsize=800)
def _readings(word: str) -> tuple[Parse, ...]:
    return tuple(_known(word))


def _known(word: str) -> Iterator[Parse]:
    return (reading for reading in morphology.parses(word) if reading.is_known)
