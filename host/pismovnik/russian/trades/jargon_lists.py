"""The list of trade words that jargon.py looks for."""

import functools
import itertools
from collections.abc import Iterator, Mapping

import msgspec

from pismovnik.russian.phrases import Phrases
from pismovnik.russian.trades.unlisted_forms import UnlistedForms
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "jargon.txt")
_PLAIN = " = "


class Entry(msgspec.Struct, frozen=True):
    """A word or phrase as listed, its trade, whether it is slang, and the plain words for it."""

    key: str
    trade: str
    slang: bool
    plain: str


class _Section(msgspec.Struct, frozen=True):
    """``kind`` is "" for words, else as the title of the section tells after the trade."""

    trade: str
    kind: str
    slang: bool
    lines: tuple[str, ...]


@functools.cache
def words() -> Mapping[str, Entry]:
    """Single words by their dictionary forms."""
    return _entries_of("")


@functools.cache
def forms() -> UnlistedForms:
    """Recognises the forms of ``words``."""
    return UnlistedForms(words())


@functools.cache
def phrases() -> Mapping[str, Entry]:
    """Phrases, as phrases.py reads them."""
    return _entries_of("phrases")


@functools.cache
def phrase_finder() -> Phrases:
    """Finds ``phrases``."""
    return Phrases(phrases())


@functools.cache
def first_words() -> frozenset[str]:
    """The words with which ``phrases`` begin."""
    firsts = (key.split()[0].rstrip("?").split("|") for key in phrases())
    return frozenset(word.lstrip("=") for word in itertools.chain.from_iterable(firsts))


@functools.cache
def second_parts() -> frozenset[str]:
    """Second parts of compounds such as «лог-файл»."""
    return _plain_lines("hyphen")


@functools.cache
def announcing() -> frozenset[str]:
    """What is named by the words in quotation marks behind it: «кнопка „деплой“»."""
    return _plain_lines("announce")


def _plain_lines(kind: str) -> frozenset[str]:
    lines = (section.lines for section in _sections() if section.kind == kind)
    return frozenset(itertools.chain.from_iterable(lines))


def _entries_of(kind: str) -> Mapping[str, Entry]:
    return {
        entry.key: entry
        for section in _sections()
        if section.kind == kind
        for entry in _entries_in(section)
    }


def _entries_in(section: _Section) -> Iterator[Entry]:
    for line in section.lines:
        key, _, plain_words = line.rpartition(_PLAIN)
        yield Entry(key, section.trade, section.slang, plain_words)


@functools.cache
def _sections() -> tuple[_Section, ...]:
    found = []
    for title, lines in _LISTS.items():
        trade, _, rest = title.partition(": ")
        kind = rest.removesuffix("hint").strip()
        found.append(_Section(trade, kind, not rest.endswith("hint"), lines))
    return tuple(found)
