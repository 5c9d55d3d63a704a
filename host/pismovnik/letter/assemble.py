"""From raw blocks, as the editor or an .eml gives them, to the blocks of a letter with zones."""

import email.utils
from collections.abc import Iterable, Iterator

import msgspec

from pismovnik.letter.limits import MAX_BODY_CHARACTERS, LetterTooLarge
from pismovnik.letter.model import Address, Block, BlockKind, Origin, RawBlock, Zone
from pismovnik.letter.plain import is_forward_mark, split_paragraphs, split_plain
from pismovnik.letter.zones import mark_zones

_ZONE_OF_ORIGIN: dict[Origin, Zone] = {
    "author": Zone.BODY,
    "cite-prefix": Zone.QUOTE,
    "quote": Zone.QUOTE,
    "signature": Zone.SIGNATURE,
    "forward": Zone.FORWARD,
}


def assemble(raw: Iterable[RawBlock]) -> tuple[Block, ...]:
    """The blocks of a letter. Raises LetterTooLarge past the bound on characters."""
    raw = tuple(raw)
    if sum(len(block.text) for block in raw) > MAX_BODY_CHARACTERS:
        raise LetterTooLarge(f"the body has more than {MAX_BODY_CHARACTERS} characters")
    return mark_zones(tuple(_close_older_letters(_blocks(raw))))


def parse_addresses(header: str) -> tuple[Address, ...]:
    """The mailboxes of an address header. What is no mailbox at all becomes a name.

    «Иванов, Пётр <box@host>» with its comma unquoted is one mailbox, as people mean it.
    """
    found: list[Address] = []
    for name, box in email.utils.getaddresses([header]):
        if "@" in box:
            torn = found.pop().name + ", " if found and not found[-1].box and name else ""
            found.append(Address(name=torn + name.strip(), box=box.lower()))
        elif name or box:
            found.append(Address(name=(name or box).strip(), box=""))
    return tuple(found)


def parse_address(header: str) -> Address:
    """The first mailbox of a header, an empty one where there is none."""
    return next(iter(parse_addresses(header)), Address(name="", box=""))


def _blocks(raw: tuple[RawBlock, ...]) -> Iterator[Block]:
    for source, block in enumerate(raw):
        if block.kind == "plain":
            yield from _plain_blocks(source, block)
        else:
            yield from _markup_blocks(source, block)


def _plain_blocks(source: int, raw: RawBlock) -> Iterator[Block]:
    for piece in split_plain(raw.text):
        yield Block(
            kind=piece.kind,
            zone=_ZONE_OF_ORIGIN[piece.origin],
            text=piece.text,
            quote_depth=piece.depth,
            source=source,
            offset=piece.offset,
        )


def _markup_blocks(source: int, raw: RawBlock) -> Iterator[Block]:
    """A block of HTML, cut at blank lines: some write whole letters with line breaks alone."""
    for offset, text in split_paragraphs(raw.text):
        yield Block(
            kind=BlockKind(raw.kind),
            zone=_ZONE_OF_ORIGIN[raw.origin],
            text=text,
            bold=raw.bold,
            quote_depth=raw.quote_depth,
            source=source,
            offset=offset,
        )


def _close_older_letters(blocks: Iterator[Block]) -> Iterator[Block]:
    """Below «-----Original Message-----» or Outlook's headers nothing is the writer's.

    Below a line «-- » in the writer's own text stands the signature.
    """
    zone: Zone | None = None
    for block in blocks:
        if block.zone is Zone.BODY and is_forward_mark(block.text):
            zone = Zone.FORWARD
        elif block.zone is Zone.BODY and zone is None and _opens_signature(block.text):
            zone = Zone.SIGNATURE
        yield msgspec.structs.replace(block, zone=zone) if zone and _is_mine(block) else block


def _is_mine(block: Block) -> bool:
    return block.zone is Zone.BODY


def _opens_signature(text: str) -> bool:
    return text == "--" or text.startswith(("--\n", "-- \n"))
