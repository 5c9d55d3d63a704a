"""Words run together, torn apart or written with a hyphen that is not there, and what they were.

Правила 1956 §§ 75–88: particles, prepositions, adverbs with and without a hyphen.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from pismovnik.russian import morphology
from pismovnik.text_lists import read_words

_AFTER_HYPHEN = frozenset({"то", "либо", "нибудь", "таки", "ка"})
_BEFORE_HYPHEN = frozenset({"кое", "кой"})
_PARTICLES = frozenset({"бы", "же", "ли", "б", "ж", "ль"})
_ONE_LETTER = frozenset("всокуиая")
#: Words that stand before any other, grown together with it in haste.
_SERVICE = frozenset(read_words(__file__, "divisions.txt")["service"])
# These are prefixes too: «допоставки», «надбанковский» are words.
_PREFIXES = frozenset(read_words(__file__, "divisions.txt")["prefixes"])
_NEWS = 1_200_000_000  # words in the texts that the counts are of
_SHORTEST = 3

Count = Callable[[str], int]


class Division(NamedTuple):
    """What was meant, in lower case, how often one meets it, and the cost of the slip."""

    form: str
    often: float
    cost: float


def divisions(word: str, count: Count) -> Iterator[Division]:
    """The ways to set apart what is written as one word, or to close up what has a hyphen."""
    if "-" in word:
        yield from _without_hyphen(word, count)
        return
    for cut in range(1, len(word)):
        left, right = word[:cut], word[cut:]
        hyphened = f"{left}-{right}"
        if len(left) > 1 and len(right) > 1 and count(hyphened):
            usual = right in _AFTER_HYPHEN or left in _BEFORE_HYPHEN
            yield Division(hyphened, count(hyphened), 0.5 if usual else 0.9)
        elif _may_be_apart(left, right):
            yield Division(f"{left} {right}", _together(left, right, count), _cost(left, right))


def _may_be_apart(left: str, right: str) -> bool:
    if len(left) == 1 and left not in _ONE_LETTER:
        return False
    if right in _PARTICLES:
        return len(left) > 1 and morphology.is_known(left)
    if len(right) < _SHORTEST or (len(left) < _SHORTEST and left not in _SERVICE):
        return False
    return morphology.is_known(left) and morphology.is_known(right)


def _cost(left: str, right: str) -> float:
    if right in _PARTICLES or left in _SERVICE - _PREFIXES:
        return 0.7
    return 1.0


def _together(left: str, right: str, count: Count) -> float:
    """How often two words would meet by chance."""
    return count(left) * count(right) / _NEWS


def _without_hyphen(word: str, count: Count) -> Iterator[Division]:
    left, _, right = word.partition("-")
    if "-" in right or not left or not right:
        return
    joined = left + right
    if morphology.is_known(joined):
        yield Division(joined, count(joined), 0.6)
    if morphology.is_known(left) and morphology.is_known(right) and (left in _SERVICE):
        yield Division(f"{left} {right}", _together(left, right, count), 0.7)
