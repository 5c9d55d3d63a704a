"""Secrets that a text gives away: passwords, keys, numbers of cards and passports."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from pismovnik.russian.secrets.access_keys import access_keys
from pismovnik.russian.secrets.identity_numbers import identity_numbers, speaks_of_passports
from pismovnik.russian.secrets.passwords import (
    awaits_password,
    is_password,
    is_usual_place,
    passwords,
)

SecretKind = Literal[
    "password", "key", "private key", "card", "card code", "passport", "pension account"
]
_MASK = "•"
_WIDEST_TABLE = 12
_HEADING_REACH = 6


class Secret(msgspec.Struct, frozen=True):
    """A secret in block number ``block`` of a sequence; offsets are code points.

    ``sure`` is False for what is often meant to be passed on, such as a meeting's password.
    """

    kind: SecretKind
    block: int
    start: int
    end: int
    sure: bool = True


def secrets_of(texts: Sequence[str], cells: Sequence[bool]) -> Iterator[Secret]:
    """The secrets of the blocks of a letter, in order; ``cells`` tells which are cells of tables.

    A name and its value may stand in neighbouring blocks or in one column.
    """
    columns = frozenset(_in_columns(texts, cells))
    passports = -_HEADING_REACH
    for block, text in enumerate(texts):
        found = list(_within(block, text, block - passports < _HEADING_REACH))
        below = block and awaits_password(texts[block - 1])
        if not found and (block in columns or (below and is_password(text, in_table=cells[block]))):
            word = text.strip()
            start = text.index(word)
            usual = any(map(is_usual_place, texts[max(0, block - 2) : block]))
            found = [Secret("password", block, start, start + len(word), sure=not usual)]
        if speaks_of_passports(text):
            passports = block
        yield from _apart(found)


def mask(secret: Secret, words: str) -> str:
    """The words of a secret with all but its ends hidden, of the same length."""
    if secret.kind == "private key":
        return words
    places = [i for i, character in enumerate(words) if not character.isspace()]
    if secret.kind == "card":
        shown = set(places[-4:])
    elif secret.kind in {"card code", "pension account"}:
        shown = set()
    else:
        first, last = min(3, len(places) // 4), min(2, len(places) // 6)
        first = first if last else 0
        shown = set(places[:first]) | set(places[len(places) - last :])
    return "".join(
        c if i in shown or c.isspace() or c in "№-" else _MASK for i, c in enumerate(words)
    )


def _within(block: int, text: str, of_passports: bool) -> Iterator[Secret]:
    for key in access_keys(text):
        yield Secret("private key" if key.private else "key", block, key.start, key.end)
    for number in identity_numbers(text, of_passports=of_passports):
        yield Secret(number.kind, block, number.start, number.end, number.sure)
    for password in passwords(text):
        yield Secret("password", block, password.start, password.end, password.sure)


def _apart(found: Iterable[Secret]) -> Iterator[Secret]:
    """In order, without those that lie within others."""
    reached = 0
    for secret in sorted(found, key=lambda s: (s.start, -s.end)):
        if secret.start >= reached:
            yield secret
            reached = secret.end


def _in_columns(texts: Sequence[str], cells: Sequence[bool]) -> Iterator[int]:
    """The cells below a heading «Пароль».

    The width of the table is not known: it is one at which the cells fill whole rows and all
    that stand below the heading look like passwords.
    """
    start = 0
    while start < len(texts):
        end = start
        while end < len(texts) and cells[end]:
            end += 1
        table = texts[start:end]
        for place, text in enumerate(table[:_WIDEST_TABLE]):
            if awaits_password(text):
                yield from (start + cell for cell in _column(table, place))
        start = max(end, start + 1)


def _column(table: Sequence[str], place: int) -> range:
    for width in range(max(2, place + 1), _WIDEST_TABLE + 1):
        column = range(place + width, len(table), width)
        if (
            len(table) % width == 0
            and column
            and all(is_password(table[i], in_table=True) for i in column)
        ):
            return column
    return range(0)
