"""Misspelt stems that LanguageTool misses, or for which it offers another word."""

import re
from collections.abc import Iterator

from pismovnik.proofreading.engine import Match
from pismovnik.russian.language import Language
from pismovnik.text_lists import read_words

_MEANT = dict(entry.split(" = ") for entry in read_words(__file__, "stems.txt")["stems"])
_WORD = re.compile(rf"\b({'|'.join(_MEANT)})[а-яё]*", re.IGNORECASE)


def misspelt_stems(_language: Language, text: str) -> Iterator[Match]:
    """«Прийдётся», «учавствовать» in any form."""
    for found in _WORD.finditer(text):
        stem = found[1]
        meant = _MEANT[stem.lower()] + found[0][len(stem) :]
        yield Match(
            rule_id="stems",
            category="TYPOS",
            message=f"Правильно: «{meant}».",
            start=found.start(),
            end=found.end(),
            replacements=(meant.capitalize() if stem[0].isupper() else meant,),
        )
