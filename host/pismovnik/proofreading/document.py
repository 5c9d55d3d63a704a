"""The writer's own words as one text, and the way back to the blocks."""

import bisect
from collections.abc import Iterator

import msgspec

from pismovnik.letter.model import BlockKind, Letter, Zone
from pismovnik.text import well_formed

_GAP = "\n\n"  # ends a sentence for every engine
_PIECE = 8_000  # code points that an engine gets at once
_BREAKS = ("\n", ". ", " ")

#: More is not proofread: it would take minutes. Some sixty pages.
MAX_TEXT = 120_000


class Part(msgspec.Struct, frozen=True):
    """A block's place in the document, in code points."""

    start: int
    end: int
    index: int | None  # of the block in the letter; None where the text is no letter
    kind: BlockKind = BlockKind.PARAGRAPH
    zone: Zone = Zone.BODY


class Document(msgspec.Struct, frozen=True):
    """Blocks one after another. ``cut`` tells that the letter goes on past what is here."""

    text: str
    parts: tuple[Part, ...]
    cut: bool = False

    def part_at(self, place: int) -> Part:
        after = bisect.bisect_right(self.parts, place, key=lambda part: part.start)
        return self.parts[max(0, after - 1)]

    def pieces(self) -> Iterator[tuple[int, str]]:
        """The text in pieces of bounded length, each with its place, cut where it hurts least."""
        start = 0
        while start < len(self.text):
            end = _piece_end(self.text, start)
            yield start, self.text[start:end]
            start = end


def of_letter(letter: Letter) -> Document:
    """What the writer wrote: no quotes, no forwarded letter, no signature."""
    parts: list[Part] = []
    texts: list[str] = []
    length = 0
    for index, block in letter.written():
        if not block.text.strip():
            continue
        text = well_formed(block.text[: MAX_TEXT - length])
        parts.append(Part(length, length + len(text), index, block.kind, block.zone))
        texts.append(text)
        length += len(text) + len(_GAP)
        if length >= MAX_TEXT:
            return Document(_GAP.join(texts), tuple(parts), cut=True)
    return Document(_GAP.join(texts), tuple(parts))


def of_text(text: str) -> Document:
    """A text that is no letter, as one block."""
    kept = well_formed(text[:MAX_TEXT]) if text.strip() else ""
    return Document(kept, (Part(0, len(kept), None),), cut=len(text) > MAX_TEXT)


def _piece_end(text: str, start: int) -> int:
    end = start + _PIECE
    if end >= len(text):
        return len(text)
    for mark in (_GAP, *_BREAKS):
        place = text.rfind(mark, start + _PIECE // 2, end)
        if place >= 0:
            return place + len(mark)
    return end
