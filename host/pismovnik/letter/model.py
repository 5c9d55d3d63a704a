"""A letter as the rules see it: headers, attachments and blocks with zones."""

import datetime
import enum
from collections.abc import Iterator
from typing import Literal

import msgspec

#: How a block is shown; "plain" is the whole body of a plain-text letter.
RawBlockKind = Literal["paragraph", "heading", "item", "cell", "preformatted", "plain"]

#: Who wrote a block, as the markup tells; "cite-prefix" is the line «… пишет:» above a quote.
Origin = Literal["author", "cite-prefix", "quote", "signature", "forward"]

LetterKind = Literal["new", "reply", "forward", "redirect", "draft", "template"]


class RawBlock(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One block of the body as the editor or the HTML shows it, in the order of the letter.

    ``text`` has a line feed for each line break and, in HTML, single spaces for collapsed
    white space. ``bold`` tells that all of it is bold; ``quote_depth`` counts the quotes
    around it. In a "plain" block the parts are found later, from the text alone.
    """

    kind: RawBlockKind
    origin: Origin
    text: str
    bold: bool = False
    quote_depth: int = 0


class BlockKind(enum.Enum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    PREFORMATTED = "preformatted"


class Zone(enum.Enum):
    """The part that a block plays in the letter. The writer wrote the first three.

    «Surplus» is what he wrote past the bound on what is judged.
    """

    GREETING = "greeting"
    BODY = "body"
    CLOSING = "closing"
    SIGNATURE = "signature"
    QUOTE = "quote"
    FORWARD = "forward"
    SURPLUS = "surplus"


#: What the writer wrote for this letter, and so what is judged.
WRITTEN = frozenset({Zone.GREETING, Zone.BODY, Zone.CLOSING})


class Address(msgspec.Struct, frozen=True):
    """A mailbox of a header: ``name`` may be empty, ``box`` is ``local@domain`` in lower case."""

    name: str
    box: str

    @property
    def domain(self) -> str:
        return self.box.rpartition("@")[2]


class Attachment(msgspec.Struct, frozen=True):
    """A file of the letter. ``size`` in bytes; ``inline`` for a picture shown in the body."""

    name: str
    size: int = 0
    inline: bool = False


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph, heading, list item, table cell or preformatted text.

    ``text`` is a part of the raw block number ``source``, from code point ``offset`` on;
    in quotes the marks «>» are taken off, so there the offset is only approximate.
    """

    kind: BlockKind
    zone: Zone
    text: str
    bold: bool = False
    quote_depth: int = 0
    source: int
    offset: int


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """A letter before it leaves. ``date`` is when it is written, with its time zone."""

    sender: Address | None
    to: tuple[Address, ...]
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    subject: str = ""
    date: datetime.datetime
    kind: LetterKind = "new"
    attachments: tuple[Attachment, ...] = ()
    blocks: tuple[Block, ...]

    def in_zones(self, *zones: Zone) -> Iterator[tuple[int, Block]]:
        """The blocks of these zones with their indices, in the order of the letter."""
        return ((index, block) for index, block in enumerate(self.blocks) if block.zone in zones)

    def written(self) -> Iterator[tuple[int, Block]]:
        """The blocks that the writer wrote, with their indices."""
        return self.in_zones(*WRITTEN)

    def text_of(self, *zones: Zone) -> str:
        """The text of these zones, blocks separated by line feeds."""
        return "\n".join(block.text for _, block in self.in_zones(*zones))

    @property
    def recipients(self) -> tuple[Address, ...]:
        """Everybody whom the letter reaches: To, Cc and Bcc."""
        return self.to + self.cc + self.bcc
