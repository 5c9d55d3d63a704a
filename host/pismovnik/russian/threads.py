"""The older letters below or within a letter: who wrote each of them, and to whom.

Told by the lines of mail programs («… пишет:», «От: … Кому: …») and by the depth of quotes.
"""

import re
from collections.abc import Iterator

import msgspec

from pismovnik.letter.assemble import parse_addresses
from pismovnik.letter.model import Address, Block, Letter, Zone
from pismovnik.letter.plain import is_cite_prefix, is_forward_mark
from pismovnik.russian.people import Person, person_of_address, person_of_text

_HEADER = re.compile(
    r"\s*\*?(?P<title>от|from|кому|to|копия|cc|отправлено|sent|дата|date|тема|subject|"
    r"ответить|reply-to|важность|importance|вложения|attachments)\s?:\*?\s*(?P<value>.*)",
    re.IGNORECASE,
)
_FROM = frozenset({"от", "from"})
_TO = frozenset({"кому", "to", "копия", "cc"})
_MAILBOX = re.compile(r"[<‹(\[]\s*(?:mailto:)?([^<>‹›()\[\]\s]+@[^<>‹›()\[\]\s]+)\s*[>›)\]]")
_WROTE = re.compile(r"\b(?:пишет|(?:на)?писал(?:\(а\)|а|и)?|wrote)\b.*", re.IGNORECASE | re.DOTALL)
_WORD_OF_DATE = re.compile(
    r"(?:on|at|am|pm|gmt|msk|utc|от|кому|пн|вт|ср|чт|пт|сб|вс|"
    r"понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*)[.,]?",
    re.IGNORECASE,
)
_LONGEST_PREFIX = 300


class QuotedLetter(msgspec.Struct, frozen=True, kw_only=True):
    """An older letter in a thread.

    ``author`` and ``to`` are as the mail program's lines name them; the author is empty for a
    quote without such a line. ``line`` is that line, ``blocks`` are the indices of the blocks of
    its text, ``text`` is what they say without quotes within.
    """

    author: Address
    to: tuple[Address, ...]
    line: str
    blocks: tuple[int, ...]
    text: str

    @property
    def person(self) -> Person | None:
        """The author, where the line names a person."""
        return person_of_address(self.author) or person_of_text(self.author.name)


def quoted_letters(letter: Letter) -> tuple[QuotedLetter, ...]:
    """The older letters in quotes and forwards, in the order of the thread: newer ones above."""
    reader = _Reader()
    for index, block in letter.in_zones(Zone.QUOTE, Zone.FORWARD):
        reader.read(index, block)
    return tuple(draft.letter() for draft in reader.found if draft.line or draft.blocks)


class _Draft(msgspec.Struct, kw_only=True):
    """A quoted letter while it is read."""

    author: Address = Address("", "")
    to: tuple[Address, ...] = ()
    line: str = ""
    blocks: list[int] = []
    lines: list[str] = []

    def letter(self) -> QuotedLetter:
        return QuotedLetter(
            author=self.author,
            to=self.to,
            line=self.line,
            blocks=tuple(self.blocks),
            text="\n".join(self.lines),
        )


class _Reader:
    """Reads the blocks of a thread one by one."""

    def __init__(self) -> None:
        self.found: list[_Draft] = []
        self._by_depth: dict[int, _Draft] = {}
        self._in_headers: _Draft | None = None
        self._header = ""

    def read(self, index: int, block: Block) -> None:
        if len(block.text) < _LONGEST_PREFIX and is_cite_prefix(block.text):
            self._open(_of_prefix(block.text), block.quote_depth + 1)
            return
        if is_forward_mark(block.text):
            self._in_headers = self._open(_Draft(line=_first_line(block)), block.quote_depth)
            self._header = ""
        for line in block.text.split("\n"):
            self._read_line(index, block, line)

    def _read_line(self, index: int, block: Block, line: str) -> None:
        if not line.strip():
            return
        if self._in_headers is not None and self._read_header(self._in_headers, line):
            return
        self._in_headers = None
        if len(line) < _LONGEST_PREFIX and is_cite_prefix(line):
            self._open(_of_prefix(line), block.quote_depth + 1)
            return
        letter = self._letter_at(block.quote_depth)
        letter.lines.append(line)
        if not letter.blocks or letter.blocks[-1] != index:
            letter.blocks.append(index)

    def _read_header(self, letter: _Draft, line: str) -> bool:
        """Whether the line belongs to the headers of a forwarded letter; cells hold them in two."""
        header = _HEADER.match(line)
        if header is None and not self._header:
            return not letter.author.name and not letter.author.box and is_forward_mark(line)
        title = header["title"].lower() if header else self._header
        value = header["value"] if header else line
        self._header = "" if value.strip() else title
        if title in _FROM and value.strip():
            letter.author = _address(value)
            letter.line = value.strip()
        elif title in _TO:
            letter.to += parse_addresses(value.replace(";", ","))
        return True

    def _open(self, letter: _Draft, depth: int) -> _Draft:
        self._by_depth = {d: known for d, known in self._by_depth.items() if d < depth}
        self._by_depth[depth] = letter
        self.found.append(letter)
        self._in_headers = None
        return letter

    def _letter_at(self, depth: int) -> _Draft:
        """The letter that a quote of this depth belongs to; webmail gives its quotes no depth."""
        if self.found and not self.found[-1].blocks:
            return self.found[-1]
        depths = [known for known in self._by_depth if known <= depth]
        if depths:
            return self._by_depth[max(depths)]
        return self.found[-1] if self.found else self._open(_Draft(), depth)


def _first_line(block: Block) -> str:
    return block.text.split("\n")[0].strip()


def _of_prefix(line: str) -> _Draft:
    return _Draft(author=_address(_WROTE.sub("", line)), line=" ".join(line.split()))


def _address(text: str) -> Address:
    """The author in «22.04.2026 13:35, Илья Горбунов <i.gorbunov@firm.example>»."""
    box = _MAILBOX.search(text)
    name = " ".join(_name_words(text[: box.start()] if box else text))
    if not box and "@" in name:
        return Address("", name.strip(",:;").lower())
    return Address(name, box[1].lower() if box else "")


def _name_words(text: str) -> Iterator[str]:
    """The words that are no part of a date: those with a capital letter and no digit."""
    for word in text.split():
        bare = word.strip("\"'«»,:;*")
        if "@" in bare or (bare[:1].isupper() and _is_of_name(bare)):
            yield bare


def _is_of_name(word: str) -> bool:
    return not any(c.isdigit() for c in word) and _WORD_OF_DATE.fullmatch(word) is None
