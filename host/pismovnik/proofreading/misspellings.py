"""Misspellings that many writers share, and what all of them mean."""

import functools
from collections.abc import Mapping

from pismovnik.russian import morphology
from pismovnik.text_lists import read_words

_SECTIONS = read_words(__file__, "misspellings.txt")
_MEANS = " = "
_SHORTEST = 4


def meant_by_all(word: str) -> str | None:
    """What a word in lower case means where it is a known misspelling: «вобщем», «учавствую»."""
    whole = _pairs("words").get(word)
    if whole is not None:
        return whole
    beginnings = _pairs("beginnings")
    for length in range(len(word), _SHORTEST - 1, -1):
        right = beginnings.get(word[:length])
        if right is not None:
            meant = right + word[length:]
            if all(map(morphology.is_known, meant.split())):
                return meant
    return None


@functools.cache
def _pairs(section: str) -> Mapping[str, str]:
    return dict(line.split(_MEANS) for line in _SECTIONS[section])
