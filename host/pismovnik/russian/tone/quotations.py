"""Which places of a text are quoted or belong to an address: nobody's voice is heard there."""

import re
from collections.abc import Sequence

_QUOTATION = re.compile(r"«[^«»\n]*»|“[^“”\n]*”|„[^„“\n]*“|\"[^\"\n]*\"")
_LINK = re.compile(r"(?<!\S)\S*(?:://|www\.|@|\\)\S*")


def quoted_or_linked(text: str) -> Sequence[int]:
    """For every code point 1 where it stands in quotation marks or in an address, else 0."""
    hidden = bytearray(len(text))
    for pattern in (_QUOTATION, _LINK):
        for match in pattern.finditer(text):
            hidden[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return hidden
