"""Sentences that a person reads, in every language of the product, and what text may hold."""

from typing import Literal

import msgspec

Locale = Literal["ru", "en"]


class Text(msgspec.Struct, frozen=True):
    """One sentence for the reader, said in Russian and in English."""

    ru: str
    en: str

    def in_locale(self, locale: Locale) -> str:
        return self.en if locale == "en" else self.ru


def in_quotes(words: str) -> str:
    """Words of a letter in «ёлочки» on one line; those that they hold become „лапки“."""
    inner = words.translate(_INNER_QUOTES)
    return f"«{' '.join(inner.split())}»"


_INNER_QUOTES = str.maketrans("«»", "„“")


def well_formed(text: str) -> str:
    """The text with lone surrogates replaced, of the same length.

    JavaScript and JSON may hold half a pair of surrogates, which is no character at all.
    """
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
