"""Plain-text bodies: quotes, signatures, forwards and list items told by their marks.

The marks are those of RFC 3676 («>» and «-- ») and of the mail programs in use:
Thunderbird, Outlook, Gmail, Apple Mail, Yandex and Mail.ru.
"""

import re
from collections.abc import Iterator

import msgspec

from pismovnik.letter.model import BlockKind, Origin


class Piece(msgspec.Struct, frozen=True):
    """A block found in a text: ``offset`` in code points, ``depth`` counts the quotes round it."""

    kind: BlockKind
    origin: Origin
    text: str
    offset: int
    depth: int = 0


class _Line(msgspec.Struct, frozen=True):
    text: str
    offset: int
    depth: int


_QUOTE_MARKS = re.compile(r"(?:[ \t]{0,1}>)+ ?")
_ITEM = re.compile(r"\s*(?:[-–—•*·]|\d{1,3}[.)]|[а-яa-z]\))\s+(?=\S)")
_SIGNATURE = re.compile(r"--\s?$")
_CITE_PREFIX = re.compile(
    r"(?=.*\d).*(?:(?:пишет|(?:на)?писал(?:\(а\)|а|и)?|wrote)(?:\s[\d.,:/\s]+)?"
    r"|[<‹][^<>‹›\s]+@[^<>‹›\s]+[>›])\s?:\s*$",
    re.IGNORECASE | re.DOTALL,
)
_FORWARD = re.compile(
    r"\s*-{2,}\s*(?:перенаправленное|пересылаемое|пересланное|исходное|forwarded|original|"
    r"начало переадресованного|конец пересылаемого)\b.*"
    r"|\s*(?:начало переадресованного сообщения|begin forwarded message):\s*$",
    re.IGNORECASE,
)
_MAILBOX = re.compile(r"[<‹][^<>‹›\s]+@[^<>‹›\s]+[>›]")
_HEADER = re.compile(r"\s*\*?(?:от|from|кому|to|отправлено|sent|дата|date|тема|subject)\s?:", re.I)
_FIRST_HEADER = re.compile(r"\s*\*?(?:от|from)\s?:", re.I)


def split_plain(text: str) -> Iterator[Piece]:
    """The blocks of a plain-text body, in the order of the text."""
    lines = list(_lines(text))
    origin: Origin = "author"
    start = 0
    for number in range(len(lines)):
        changed = _origin_of(lines, number, origin)
        if changed == origin and not _breaks(lines, number, origin):
            continue
        yield from _pieces(lines[start:number], origin)
        origin, start = changed, number
    yield from _pieces(lines[start:], origin)


def is_forward_mark(text: str) -> bool:
    """Whether a block opens a forwarded letter or an older one below, as Outlook writes it."""
    lines = text.split("\n")
    if _FORWARD.match(lines[0]):
        return True
    headers = sum(1 for line in lines[:6] if _HEADER.match(line))
    return bool(_FIRST_HEADER.match(lines[0])) and headers >= 3


def is_cite_prefix(text: str) -> bool:
    """Whether a block is the line above a quote: «22.06.2026 16:48, Иван Шевчук пишет:»."""
    return len(text) < 300 and text.endswith(":") and _CITE_PREFIX.match(text) is not None


def names_older_letter(text: str) -> bool:
    """Whether a block is such a line with the sender's address, which nobody types by hand."""
    return is_cite_prefix(text) and _MAILBOX.search(text) is not None


def split_paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The parts of a text between blank lines, with their offsets, without outer white space."""
    for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        part = match[0].rstrip()
        yield match.start(), part


def _lines(text: str) -> Iterator[_Line]:
    offset = 0
    for line in text.split("\n"):
        marks = _QUOTE_MARKS.match(line)
        if marks:
            yield _Line(line[marks.end() :], offset + marks.end(), marks[0].count(">"))
        else:
            yield _Line(line, offset, 0)
        offset += len(line) + 1


def _origin_of(lines: list[_Line], number: int, before: Origin) -> Origin:
    line = lines[number]
    if before == "forward":
        return "forward"
    if line.depth:
        return "quote"
    if _opens_older_letter(lines, number):
        return "forward"
    if _is_prefix_line(lines, number):
        return "cite-prefix"
    if _SIGNATURE.match(line.text):
        return "signature"
    if before == "signature":
        return "signature"
    if before == "cite-prefix" and not line.text.strip():
        return "cite-prefix"
    return "author"


def _opens_older_letter(lines: list[_Line], number: int) -> bool:
    if not (_FORWARD.match(lines[number].text) or _FIRST_HEADER.match(lines[number].text)):
        return False
    return is_forward_mark("\n".join(line.text for line in lines[number : number + 6]))


def _is_prefix_line(lines: list[_Line], number: int) -> bool:
    """A line «… пишет:», or the first half of one, where a quote follows."""
    one = lines[number].text
    two = lines[number + 1].text if number + 1 < len(lines) else ""
    if is_cite_prefix(one) and _quote_follows(lines, number + 1):
        return True
    halves = bool(one.strip()) and two.endswith(":") and not is_cite_prefix(two)
    if halves and is_cite_prefix(one + "\n" + two) and _quote_follows(lines, number + 2):
        return True
    return _is_second_half(lines, number)


def _quote_follows(lines: list[_Line], number: int) -> bool:
    """Whether the next line that is not empty is a quote."""
    following = (lines[index] for index in range(number, len(lines)))
    first = next((line for line in following if line.depth or line.text.strip()), None)
    return first is not None and first.depth > 0


def _is_second_half(lines: list[_Line], number: int) -> bool:
    two = lines[number].text
    if not number or not two.endswith(":") or is_cite_prefix(two):
        return False
    return is_cite_prefix(lines[number - 1].text + "\n" + two) and _quote_follows(lines, number + 1)


def _breaks(lines: list[_Line], number: int, origin: Origin) -> bool:
    """Whether a new block of the same origin begins at this line."""
    line, before = lines[number], lines[number - 1] if number else None
    if before is None:
        return False
    if not before.text.strip() or line.depth != before.depth:
        return True
    return origin == "author" and _ITEM.match(line.text) is not None


def _pieces(lines: list[_Line], origin: Origin) -> Iterator[Piece]:
    text = "\n".join(line.text for line in lines)
    stripped = text.strip()
    if not stripped:
        return
    kind = BlockKind.ITEM if origin == "author" and _ITEM.match(text) else BlockKind.PARAGRAPH
    lead = len(text) - len(text.lstrip())
    yield Piece(kind, origin, stripped, _offset(lines, lead), lines[0].depth)


def _offset(lines: list[_Line], lead: int) -> int:
    """Where the character number ``lead`` of the joined lines stands in the whole text."""
    for line in lines:
        if lead <= len(line.text):
            return line.offset + lead
        lead -= len(line.text) + 1
    return lines[-1].offset
