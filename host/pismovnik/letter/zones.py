"""Finds the greeting and the closing among the blocks that the writer wrote."""

import re

import msgspec

from pismovnik.letter.model import Block, BlockKind, Zone
from pismovnik.russian.closings import closing_start, is_prose
from pismovnik.russian.greetings import Greeting, parse_greeting

#: Above the greeting may stand a letterhead: number and date, the addressee, a heading.
_GREETING_WITHIN = 8
#: Below the closing formula may stand the name, the position, a disclaimer, all in paragraphs.
_CLOSING_WITHIN = 15
#: A block may be a whole letter with line breaks alone: then the closing is sought in its end.
_CLOSING_CHARACTERS = 3_000
_POSTSCRIPT = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?:P\.?\s?S\b|З\.?\s?Ы\b|П\.?\s?С\b|Постскриптум)", re.I
)


def mark_zones(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same text with the zones of greeting and closing told apart from the body.

    A block that holds the greeting or the closing beside other text is cut. What is written
    below the closing after «P. S.» is body again.
    """
    return _mark_closing(_mark_greeting(blocks))


def _mark_greeting(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    written = [index for index, block in enumerate(blocks) if block.zone is Zone.BODY]
    for index in written[:_GREETING_WITHIN]:
        block = blocks[index]
        span = (
            None
            if block.kind is BlockKind.ITEM
            else _find_greeting(block.text, index == written[0])
        )
        if span is not None:
            start, end = span
            parts = ((0, start, Zone.BODY), (start, end, Zone.GREETING), (end, None, Zone.BODY))
            return blocks[:index] + _cut(block, *parts) + blocks[index + 1 :]
        if block.kind is not BlockKind.HEADING and _tells(block.text):
            return blocks
    return blocks


def _tells(text: str) -> bool:
    """Whether a block is more than a date, a letterhead or a heading."""
    lines = text.splitlines()
    return len(lines) > _GREETING_WITHIN or any(map(is_prose, lines))


def _find_greeting(text: str, is_first: bool) -> tuple[int, int] | None:
    """The greeting at the beginning of a line, with nothing above it that tells something."""
    start = 0
    for line in text.split("\n")[:_GREETING_WITHIN]:
        greeting = parse_greeting(text[start:])
        if greeting is not None and ((is_first and not start) or _is_plain_to_see(greeting)):
            return start, start + greeting.end
        if is_prose(line):
            return None
        start += len(line) + 1
    return None


def _is_plain_to_see(greeting: Greeting) -> bool:
    """A name alone on a later line may be a signature."""
    called = greeting.mark in {"!", ","}
    return called or bool(greeting.salutations or greeting.adjectives)


def _mark_closing(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    written = [index for index, block in enumerate(blocks) if block.zone is Zone.BODY]
    tail = written[-_CLOSING_WITHIN:]
    for place, index in enumerate(tail, start=1):
        below = "\n".join(blocks[i].text for i in tail[place:])
        before = max(0, len(blocks[index].text) - _CLOSING_CHARACTERS)
        start = closing_start(blocks[index].text[before:], below)
        if start is not None:
            return _close_from(blocks, index, before + start)
    return blocks


def _close_from(blocks: tuple[Block, ...], index: int, start: int) -> tuple[Block, ...]:
    marked = list(blocks[:index])
    postscript = False
    for number, block in enumerate(blocks[index:]):
        if block.zone is not Zone.BODY or postscript:
            marked.append(block)
            continue
        start = start if number == 0 else 0
        found = _POSTSCRIPT.search(block.text, start)
        end = found.start() if found else None
        postscript = found is not None
        parts: list[tuple[int, int | None, Zone]] = [
            (0, start, Zone.BODY),
            (start, end, Zone.CLOSING),
        ]
        if end is not None:
            parts.append((end, None, Zone.BODY))
        marked.extend(_cut(block, *parts))
    return tuple(marked)


def _cut(block: Block, *parts: tuple[int, int | None, Zone]) -> tuple[Block, ...]:
    """The block in parts, without the white space between them; empty parts are left out."""
    blocks = []
    for start, end, zone in parts:
        text = block.text[start:end]
        lead = start + len(text) - len(text.lstrip())
        if text.strip():
            blocks.append(
                msgspec.structs.replace(
                    block, text=text.strip(), zone=zone, offset=block.offset + lead
                )
            )
    return tuple(blocks)
