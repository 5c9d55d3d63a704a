"""Words that the rules of tone and of jargon know: no errors of spelling, whatever else they are."""

import functools
import re
from collections.abc import Iterator

from pismovnik.russian import files, morphology, tone
from pismovnik.russian.trades import jargon_lists
from pismovnik.russian.trades.unlisted_forms import UnlistedForms
from pismovnik.russian.words import plain
from pismovnik.text_lists import read_words

_CACHE_WORDS = 1_500
_ENTRY = re.compile(r"([а-яё]+(?:-[а-яё]+)*)(?:\s*(?:->|~|=).*)?")


@functools.lru_cache(maxsize=_CACHE_WORDS)
def is_slang(word: str) -> bool:
    """Whether a word in lower case is a form of one that other rules speak of."""
    form = plain(word)
    return (
        form in _words() or jargon_lists.forms().find(form) is not None or bool(_forms().find(form))
    )


@functools.cache
def _words() -> frozenset[str]:
    return frozenset(map(plain, _entries()))


@functools.cache
def _forms() -> UnlistedForms:
    """The forms of those that the dictionary does not have."""
    return UnlistedForms(word for word in _words() if not morphology.is_known(word))


def _entries() -> Iterator[str]:
    for package, name in ((tone, "colloquial.txt"), (files, "attachments.txt")):
        for lines in read_words(str(package.__file__), name).values():
            for line in lines:
                entry = _ENTRY.fullmatch(line)
                if entry:
                    yield entry[1]
