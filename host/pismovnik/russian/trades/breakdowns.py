"""«Легла база», «отвалился сетевой диск», «сайт лежал с утра»: programs that fall and lie."""

import functools
from collections.abc import Iterator, Sequence

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.trades.plain_words import said_as
from pismovnik.russian.words import Word
from pismovnik.text_lists import read_words

_AROUND_VERB = 3
_CACHE_WORDS = 1_500
_LISTS = read_words(__file__, "breakdowns.txt")
#: Programs and networks.
THINGS = frozenset(_LISTS["things"])
_DEVICES = frozenset(_LISTS["devices"])
_BROKEN = dict(line.split(" = ") for line in _LISTS["broken"])
_OF_DEVICES = frozenset(_LISTS["broken: of devices"])
_PLACES = frozenset(_LISTS["places"])
_MOMENTS = frozenset(_LISTS["moments"])
_OF_OTHER_BASES = frozenset(_LISTS["other bases"])


class Breakdown(msgspec.Struct, frozen=True):
    """The words from number ``first`` to ``last`` say of a program that it broke.

    ``key`` is the verb as listed; ``plain`` says so in plain words: «база перестала работать».
    """

    key: str
    first: int
    last: int
    plain: str


def breakdowns(words: Sequence[Word]) -> Iterator[Breakdown]:
    """What the words between two marks say of programs and machines that broke."""
    for place, word in enumerate(words):
        keys = _keys(word.text)
        if not keys or not is_verb(word):
            continue
        subject = _subject(words, place, of_device=bool(keys & _OF_DEVICES))
        if subject is None or is_about_place(words, max(place, subject) + 1):
            continue
        key = min(keys)
        first, last = sorted((place, subject))
        named = " ".join(w.text for w in words[first : last + 1] if w is not word)
        plain = f"{named[0].lower()}{named[1:]} {said_as(_BROKEN[key], word.form)}"
        yield Breakdown(key, first, last, plain)


def is_verb(word: Word) -> bool:
    return word.is_verbal or word.may_be("VERB")


def is_about_place(words: Sequence[Word], at: int) -> bool:
    """«Поднять сервер на второй этаж», «диск упал на пол»; not «упал в 15:00», «на час»."""
    if at >= len(words) or words[at].form not in _PLACES:
        return False
    after = words[at + 1 : at + 4]
    if any(word.is_one_of(_MOMENTS) for word in after):
        return False
    return words[at].form == "на" or not any(word.text[0].isdigit() for word in after[:2])


@functools.lru_cache(maxsize=_CACHE_WORDS)
def _keys(text: str) -> frozenset[str]:
    return Word(text, 0, 0).lemmas & _BROKEN.keys()


def _subject(words: Sequence[Word], place: int, *, of_device: bool) -> int | None:
    """The number of the word of which the verb is said, the nearest one."""
    things = THINGS | _DEVICES if of_device else THINGS
    near = range(max(0, place - _AROUND_VERB), min(len(words), place + _AROUND_VERB + 1))
    for at in sorted(near, key=lambda number: abs(number - place)):
        if at == place or not words[at].is_one_of(things) or _is_governed(words, at):
            continue
        if _agrees(words[at], words[place]):
            return at
    return None


def _is_governed(words: Sequence[Word], at: int) -> bool:
    """«Спрос на сервис упал»: a preposition before the noun or its attribute; «налоговая база»."""
    if not at:
        return False
    before = words[at - 1]
    if before.is_one_of(_OF_OTHER_BASES) or before.likeliest_part == "PREP":
        return True
    return at > 1 and before.may_be("ADJF") and words[at - 2].likeliest_part == "PREP"


def _agrees(noun: Word, verb: Word) -> bool:
    """Whether the noun may be the verb's subject; new words are given the benefit of the doubt."""
    if not morphology.is_known(noun.form):
        return True
    return any(
        noun.may_be("nomn", *filter(None, (str(tag.number), tag.gender and str(tag.gender))))
        for tag in (parse.tag for parse in morphology.parses(verb.form))
        if tag.POS in {"VERB", "PRTS"} and tag.number
    )
