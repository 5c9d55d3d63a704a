"""From raw blocks, as the editor or an .eml gives them, to the blocks of a letter with zones."""

import email.utils
import re
from collections.abc import Iterable, Iterator

import msgspec

from pismovnik.letter.limits import (
    BODY_TOO_LONG,
    MAX_BODY_CHARACTERS,
    MAX_JUDGED_CHARACTERS,
    MAX_WORD_CHARACTERS,
    LetterTooLarge,
)
from pismovnik.letter.model import WRITTEN, Address, Block, BlockKind, Origin, RawBlock, Zone
from pismovnik.letter.plain import (
    is_forward_mark,
    names_older_letter,
    split_paragraphs,
    split_plain,
)
from pismovnik.letter.zones import mark_zones

_ZONE_OF_ORIGIN: dict[Origin, Zone] = {
    "author": Zone.BODY,
    "cite-prefix": Zone.QUOTE,
    "quote": Zone.QUOTE,
    "signature": Zone.SIGNATURE,
    "forward": Zone.FORWARD,
}

#: So that a letter of short lines is bounded, too.
_COST_OF_A_BLOCK = 2
_DATA = re.compile(rf"\S{{{MAX_WORD_CHARACTERS},}}")


def assemble(raw: Iterable[RawBlock]) -> tuple[Block, ...]:
    """The blocks of a letter. Raises LetterTooLarge past the bound on characters."""
    raw = tuple(raw)
    if sum(len(block.text) for block in raw) > MAX_BODY_CHARACTERS:
        raise LetterTooLarge(BODY_TOO_LONG)
    blocks = _without_data(_close_older_letters(_blocks(raw)))
    return tuple(_within_bound(mark_zones(tuple(blocks))))


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

    Nor is anything below «12.03.2026, 10:22, Иван <i@b.example>:», where Gmail, Yandex and
    Mail.ru put the older letter into markup of their own.
    Below a line «-- » in the writer's own text stands the signature.
    """
    zone: Zone | None = None
    for block in blocks:
        if block.zone is Zone.BODY and is_forward_mark(block.text):
            zone = Zone.FORWARD
        elif block.zone is Zone.BODY and names_older_letter(block.text):
            zone = Zone.QUOTE
        elif block.zone is Zone.BODY and zone is None and _opens_signature(block.text):
            zone = Zone.SIGNATURE
        yield msgspec.structs.replace(block, zone=zone) if zone and _is_mine(block) else block


def _without_data(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without characters that no space divides: keys, encoded files, lines of signs."""
    for block in blocks:
        start = 0
        for data in _DATA.finditer(block.text):
            yield from _part(block, start, data.start())
            start = data.end()
        yield from _part(block, start, len(block.text)) if start else (block,)


def _part(block: Block, start: int, end: int) -> Iterator[Block]:
    text = block.text[start:end]
    if text.strip():
        lead = len(text) - len(text.lstrip())
        offset = block.offset + start + lead
        yield msgspec.structs.replace(block, text=text.strip(), offset=offset)


def _within_bound(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with what is past the bound on the writer's own text marked as surplus."""
    room = dict.fromkeys(WRITTEN, MAX_JUDGED_CHARACTERS)
    for block in blocks:
        if block.zone not in WRITTEN:
            yield block
            continue
        kept = block.text[: room[block.zone]]
        room[block.zone] = max(0, room[block.zone] - len(kept) - _COST_OF_A_BLOCK)
        if kept:
            yield msgspec.structs.replace(block, text=kept)
        if len(kept) < len(block.text):
            yield msgspec.structs.replace(
                block,
                text=block.text[len(kept) :],
                offset=block.offset + len(kept),
                zone=Zone.SURPLUS,
            )


def _is_mine(block: Block) -> bool:
    return block.zone is Zone.BODY


def _opens_signature(text: str) -> bool:
    return text == "--" or text.startswith(("--\n", "-- \n"))
