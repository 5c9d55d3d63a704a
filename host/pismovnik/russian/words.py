"""Words with all the readings that the dictionary gives them."""

import functools
from collections.abc import Iterable

import msgspec
from pymorphy3.analyzer import Parse

from pismovnik.russian import morphology

#: Readings of a form that are this much rarer than the commonest one are left out:
#: «смету» is «смести» in one text of seven, «к» is hardly ever «как».
_RARE = 0.2


class Word(msgspec.Struct, frozen=True):
    """A word or mark of a sentence with all its readings; offsets are code points."""

    text: str
    start: int
    stop: int

    @property
    def lemmas(self) -> frozenset[str]:
        """The dictionary forms, «е» for «ё»."""
        return _lemmas(self.text)

    def may_be(self, *grammemes: str) -> bool:
        """Whether some reading carries all these grammemes of OpenCorpora."""
        return _may_be(self.text, grammemes)

    def is_one_of(self, lemmas: frozenset[str]) -> bool:
        return not self.lemmas.isdisjoint(lemmas)

    @property
    def likeliest_part(self) -> str:
        """OpenCorpora's part of speech of the commonest reading, "" for what is no word."""
        return str(morphology.parses(self.text)[0].tag.POS or "")

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


def plain(word: str) -> str:
    """A word in lower case with «е» for «ё», as the lists are compared."""
    return word.lower().replace("ё", "е")


def plain_set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(plain(word) for word in words)


@functools.lru_cache(maxsize=20_000)
def _readings(word: str) -> tuple[Parse, ...]:
    parses = morphology.parses(word)
    return tuple(parse for parse in parses if parse.score >= _RARE * parses[0].score)


@functools.lru_cache(maxsize=20_000)
def _lemmas(word: str) -> frozenset[str]:
    return frozenset({plain(word)} | {plain(parse.normal_form) for parse in _readings(word)})


@functools.lru_cache(maxsize=20_000)
def _may_be(word: str, grammemes: tuple[str, ...]) -> bool:
    return any(set(grammemes) in parse.tag for parse in _readings(word))
