"""The paragraphs that a reader sees inside a block of text.

A line feed is a break of its own in a letter written with line breaks, and means nothing
in a text wrapped at a fixed width, as plain-text editors do it (RFC 3676, section 4).
"""

import re
from collections.abc import Iterator

import msgspec

_NARROWEST_WRAP, _WIDEST_WRAP = 50, 100
_ENDED = re.compile(r"[.!?…:;][»\"”)]*$")


class Paragraph(msgspec.Struct, frozen=True):
    """A part of a text between the breaks that the reader sees, in code points."""

    start: int
    end: int
    text: str


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The visible paragraphs of a text, without empty ones."""
    return tuple(_paragraphs(text))


def _paragraphs(text: str) -> Iterator[Paragraph]:
    lines = text.split("\n")
    width = _wrap_width(lines)
    start = position = 0
    for number, line in enumerate(lines):
        position += len(line) + 1
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if following.strip() and line.strip() and _goes_on(line, following, width):
            continue
        part = text[start : position - 1]
        if part.strip():
            lead = len(part) - len(part.lstrip())
            yield Paragraph(start + lead, start + len(part.rstrip()), part.strip())
        start = position


def _wrap_width(lines: list[str]) -> int | None:
    """The width at which a text is wrapped, or None where the breaks are the writer's own."""
    broken = [line.rstrip() for line in lines[:-1] if line.strip()]
    if not broken:
        return None
    width = max(len(line.rstrip()) for line in lines)
    inside = sum(1 for line in broken if not _ENDED.search(line))
    return width if _NARROWEST_WRAP <= width <= _WIDEST_WRAP and 2 * inside >= len(broken) else None


def _goes_on(line: str, following: str, width: int | None) -> bool:
    """Whether the next line continues this one."""
    line, following = line.rstrip(), following.strip()
    if not _ENDED.search(line) and following[0].islower():
        return True
    if width is None:
        return False
    first = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(first) > width
