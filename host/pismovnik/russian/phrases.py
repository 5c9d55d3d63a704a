"""Phrases given by their dictionary forms: «не наш проблема|забота» finds «не наша забота».

A phrase is words between spaces. «a|b» is either word; «?» after a word makes it
optional; «..» stands for up to three words; «=форма» asks for this very form; «$» at the
end asks that the words end there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

import msgspec

from pismovnik.russian.words import Word

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_GAP = ".."
_END = "$"
_LONGEST_GAP = 3


class _Item(msgspec.Struct, frozen=True):
    words: frozenset[str]
    forms: frozenset[str]
    optional: bool
    gap: bool
    end: bool

    def fits(self, word: Word) -> bool:
        return word.form in self.forms or not self.words.isdisjoint(word.lemmas)


class Match(msgspec.Struct, frozen=True):
    """The words from number ``first`` to before ``end`` are the phrase ``phrase``."""

    phrase: str
    first: int
    end: int


def is_unbroken(words: Sequence[Word], match: Match, text: str) -> bool:
    """Whether nothing stands between the words of a match that is no part of their clause.

    «Спасибо, что сообщили: капитан…» holds no «спасибо, капитан».
    """
    said = words[match.first : match.end]
    return len(_WORD.findall(text, said[0].start, said[-1].stop)) <= len(said)


class Phrases:
    """A set of phrases that is searched for at once."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, tuple[_Item, ...]]]] = {}
        for phrase in phrases:
            items = tuple(_item(part) for part in phrase.split())
            for key in items[0].words | items[0].forms:
                self._by_first.setdefault(key, []).append((phrase, items))

    @property
    def firsts(self) -> Set[str]:
        """The words with which a phrase may begin: where none of them stands, there is none."""
        return self._by_first.keys()

    def find(self, words: Sequence[Word]) -> Iterator[Match]:
        """The phrases among the words; of those that begin at one word, the longest."""
        for first, word in enumerate(words):
            keys = word.lemmas & self._by_first.keys()
            if not keys:
                continue
            matches = [m for m in self._from(words, first, keys) if m is not None]
            if matches:
                yield max(matches, key=lambda match: match.end)

    def is_in(self, words: Sequence[Word]) -> bool:
        """Whether one of the phrases stands among the words."""
        return next(self.find(words), None) is not None

    def _from(
        self, words: Sequence[Word], first: int, keys: Iterable[str]
    ) -> Iterator[Match | None]:
        for key in keys:
            for phrase, items in self._by_first[key]:
                end = _end(items, words, first)
                yield Match(phrase, first, end) if end is not None else None


def sections(lists: Mapping[str, tuple[str, ...]]) -> Mapping[str, Phrases]:
    """The phrases of each section of a word list."""
    return {title: Phrases(entries) for title, entries in lists.items()}


def _item(part: str) -> _Item:
    optional = part.endswith("?")
    options = part.rstrip("?").split("|")
    return _Item(
        words=frozenset(option for option in options if not option.startswith("=")),
        forms=frozenset(option[1:] for option in options if option.startswith("=")),
        optional=optional,
        gap=part == _GAP,
        end=part == _END,
    )


def _end(items: Sequence[_Item], words: Sequence[Word], at: int) -> int | None:
    """Where the items end that begin at word number ``at``, or None where they do not fit."""
    if not items:
        return at
    head, rest = items[0], items[1:]
    if head.end:
        return at if at == len(words) else None
    if head.gap:
        ends = (_end(rest, words, at + skipped) for skipped in range(_LONGEST_GAP + 1))
        return next((end for end in ends if end is not None), None)
    if at < len(words) and head.fits(words[at]):
        end = _end(rest, words, at + 1)
        if end is not None:
            return end
    return _end(rest, words, at) if head.optional else None
