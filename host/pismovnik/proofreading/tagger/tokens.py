"""The tagger's view of a text: words, and the marks that the writer put after each of them."""

import re
from collections.abc import Iterator

import msgspec

_TOKEN = re.compile(r"\w+(?:[-‑]\w+)*|[^\w\s]")

#: The bits of ``Word.marks``, in the order of the network's inputs.
COMMA, DASH, COLON, SEMICOLON, OPENING, CLOSING, STOP = (1 << bit for bit in range(7))
MARKS = 7

_BITS = {
    ",": COMMA,
    "—": DASH,
    "–": DASH,
    "-": DASH,
    "‑": DASH,
    ":": COLON,
    ";": SEMICOLON,
    "(": OPENING,
    "[": OPENING,
    "«": OPENING,
    "“": OPENING,
    "„": OPENING,
    '"': OPENING,
    ")": CLOSING,
    "]": CLOSING,
    "»": CLOSING,
    "”": CLOSING,
}


class Word(msgspec.Struct, frozen=True):
    """A word and the marks between it and the next one; ``start`` and ``stop`` in code points."""

    text: str
    start: int
    stop: int
    marks: int = 0


def words_of(text: str) -> list[Word]:
    """The words of a sentence. Marks before the first word belong to no gap and are left out."""
    words: list[Word] = []
    for token, start, stop in _tokens(text):
        if token[0].isalnum() or token[0] == "_":
            words.append(Word(token, start, stop))
        elif words:
            last = words[-1]
            words[-1] = msgspec.structs.replace(last, marks=last.marks | _BITS.get(token, STOP))
    return words


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    return ((found[0], found.start(), found.end()) for found in _TOKEN.finditer(text))
