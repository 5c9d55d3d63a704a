"""Words of the dictionary that a word may have been meant to be, by the cost of the slips.

The dictionary of pymorphy3 is an automaton; it is walked along the written word, with the
slips of slips.py on the way, as far as a budget lasts.
"""

import functools
from typing import Any, NamedTuple

from pismovnik.proofreading import slips
from pismovnik.russian import morphology

_CACHE_WORDS = 2_000
_LONGEST = 30
_DEAREST = 2.0
_LABEL = 1 << 31 | 0xFF
_MASK = 0xFFFFFFFF
_END_OF_WORD = 1
_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
_BYTES = {letter: tuple(letter.encode()) for letter in _LETTERS}


class Near(NamedTuple):
    """A word of the dictionary, in its spelling there, and what the slips cost."""

    form: str
    cost: float


@functools.lru_cache(maxsize=_CACHE_WORDS)
def near_words(word: str, budget: float) -> tuple[Near, ...]:
    """The words within a budget, the nearest first. ``word`` is in lower case."""
    if len(word) > _LONGEST:
        return ()
    walk = _Walk(word, budget)
    walk.run()
    found = sorted((cost, form) for form, cost in walk.found.items() if form != word)
    return tuple(Near(form, cost) for cost, form in found)


class _Walk:
    """One search. A state is: letters behind, node, letters meant, cost, whether a rare slip was made."""

    def __init__(self, word: str, budget: float) -> None:
        self.found: dict[str, float] = {}
        self._word = word
        self._budget = budget
        self._units: Any = morphology.automaton()
        self._seen: dict[tuple[int, str], float] = {}
        self._states: list[tuple[int, int, str, float, bool]] = []

    def run(self) -> None:
        self._push(0, 0, "", 0.0, False)
        while self._states:
            place, node, form, cost, rare = self._states.pop()
            if place == len(self._word) and self._step(node, _END_OF_WORD) is not None:
                self.found[form] = min(cost, self.found.get(form, cost))
            self._keep(place, node, form, cost, rare)
            rest = self._budget - cost
            self._common_slips(place, node, form, cost, rare)
            if not rare and rest > slips.COMMON:
                self._rare_slips(place, node, form, cost)

    def _push(self, place: int, node: int, form: str, cost: float, rare: bool) -> None:
        if cost <= self._budget and self._seen.get((place, form), _DEAREST * 2) > cost:
            self._seen[place, form] = cost
            self._states.append((place, node, form, cost, rare))

    def _keep(self, place: int, node: int, form: str, cost: float, rare: bool) -> None:
        written = self._word[place : place + 1]
        for letter in "её" if written == "е" else written:  # ё is hardly ever written
            following = self._next(node, letter)
            if following is not None:
                self._push(place + 1, following, form + letter, cost, rare)

    def _common_slips(self, place: int, node: int, form: str, cost: float, rare: bool) -> None:
        word, rest = self._word, self._budget - cost
        written = word[place : place + 1]
        for letter, price in slips.easily_missing(form[-1:], written):
            if price <= rest:
                self._go(place, node, form, letter, cost + price, rare)
        if not written:
            return
        edge = place in (0, len(word) - 1)
        for price, meant in slips.CONFUSED.get(written, ()):
            if price > rest:
                break
            price = slips.exchanged(written, meant, edge=edge)
            self._go(place + 1, node, form, meant, cost + price, rare)
        price = slips.is_easily_extra(written, self._previous(place), word[place + 1 : place + 2])
        if price:
            self._push(place + 1, node, form, cost + price, rare)
        for sound in _SOUNDS_FROM.get(written, ()):
            if sound.cost <= rest and word.startswith(sound.written, place):
                behind = place + len(sound.written)
                self._go(behind, node, form, sound.meant, cost + sound.cost, rare)

    def _rare_slips(self, place: int, node: int, form: str, cost: float) -> None:
        word = self._word
        written, following = word[place : place + 1], word[place + 1 : place + 2]
        edge = place in (0, len(word) - 1)
        missing = cost + slips.missing(form, written)
        for letter in _LETTERS:
            after = self._next(node, letter)
            if after is None:
                continue
            self._push(place, after, form + letter, missing, True)
            if written and letter != written:
                price = slips.exchanged(written, letter, edge=edge)
                self._push(place + 1, after, form + letter, cost + price, True)
        if not written:
            return
        price = slips.superfluous(written, self._previous(place), following)
        self._push(place + 1, node, form, cost + price, True)
        if following and following != written:
            self._go(place + 2, node, form, following + written, cost + slips.SWAPPED, True)

    def _previous(self, place: int) -> str:
        return self._word[place - 1] if place else ""

    def _go(self, place: int, node: int, form: str, meant: str, cost: float, rare: bool) -> None:
        """Go on with letters that were meant, if the dictionary goes on so."""
        if cost <= self._budget:
            end = self._follow(node, meant)
            if end is not None:
                self._push(place, end, form + meant, cost, rare)

    def _follow(self, node: int, letters: str) -> int | None:
        place: int | None = node
        for letter in letters:
            if place is not None:
                place = self._next(place, letter)
        return place

    def _next(self, node: int, letter: str) -> int | None:
        lead, byte = _BYTES.get(letter, _NO_LETTER)
        half = self._step(node, lead)
        return None if half is None else self._step(half, byte)

    def _step(self, node: int, byte: int) -> int | None:
        base = self._units[node]
        following: int = (node ^ (base >> 10 << ((base & 1 << 9) >> 6)) ^ byte) & _MASK
        return following if self._units[following] & _LABEL == byte else None


_NO_LETTER = (0xFF, 0xFF)
_SOUNDS_FROM: dict[str, tuple[slips.Sound, ...]] = {
    sound.written[0]: tuple(s for s in slips.SOUNDS if s.written[0] == sound.written[0])
    for sound in slips.SOUNDS
}
