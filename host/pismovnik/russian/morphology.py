"""Morphology by pymorphy3 (the OpenCorpora dictionary), loaded at the first question."""

import functools
from typing import Any

from pymorphy3 import MorphAnalyzer
from pymorphy3.analyzer import Parse

_CACHE_WORDS = 2_500


class _Reading(Parse):  # type: ignore[misc]
    """A reading that does not look its word up in the dictionary at each question."""

    @property
    def is_known(self) -> bool:
        return is_known(self.word)


@functools.cache
def _analyzer() -> MorphAnalyzer:
    return MorphAnalyzer(result_type=_Reading)


@functools.lru_cache(maxsize=_CACHE_WORDS)
def parses(word: str) -> tuple[Parse, ...]:
    """All readings of a word form, the likeliest first."""
    return tuple(_analyzer().parse(word))


def automaton() -> Any:
    """The units of the automaton that holds the dictionary's forms, as dawg_python lays them."""
    return _analyzer().dictionary.words.dct._units


@functools.lru_cache(maxsize=_CACHE_WORDS)
def lemmas(word: str) -> frozenset[str]:
    """The dictionary forms that a word form can belong to, in lower case."""
    return frozenset(parse.normal_form for parse in parses(word))


@functools.lru_cache(maxsize=_CACHE_WORDS)
def is_known(word: str) -> bool:
    """Whether the dictionary has this very form (a guess by ending does not count)."""
    return bool(_analyzer().word_is_known(word))


@functools.lru_cache(maxsize=_CACHE_WORDS)
def has_grammeme(word: str, *grammemes: str) -> bool:
    """Whether a reading of the word that the dictionary has carries all these grammemes.

    Grammemes are OpenCorpora's, such as "Name", "Patr", "Surn", "Geox", "femn", "plur".
    """
    return any(set(grammemes) in parse.tag for parse in parses(word) if parse.is_known)


def inflect(word: str, *grammemes: str) -> str | None:
    """The word in another form, or None where it has no such form. Keeps a capital letter."""
    for parse in parses(word):
        form: Any = parse.inflect(set(grammemes))
        if form is not None:
            changed: str = form.word
            return changed.capitalize() if word[:1].isupper() else changed
    return None
