"""Sentences that a person reads, in every language of the product."""

from typing import Literal

import msgspec

Locale = Literal["ru", "en"]


class Text(msgspec.Struct, frozen=True):
    """One sentence for the reader, said in Russian and in English."""

    ru: str
    en: str

    def in_locale(self, locale: Locale) -> str:
        return self.en if locale == "en" else self.ru
