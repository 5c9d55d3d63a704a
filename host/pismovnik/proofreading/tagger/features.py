"""What the network is told of a word: embedding, endings, case of letters, readings.

The training reads words through this very module, so both always see the same.
"""

import functools
import zlib
from typing import NamedTuple

from pismovnik.russian import morphology

ENDINGS3 = 8192
ENDINGS2 = 2048
SHAPES = 10
_READINGS = 6

_PARTS = [
    "NOUN",
    "ADJF",
    "ADJS",
    "COMP",
    "VERB",
    "INFN",
    "PRTF",
    "PRTS",
    "GRND",
    "NUMR",
    "ADVB",
    "NPRO",
    "PRED",
    "PREP",
    "CONJ",
    "PRCL",
    "INTJ",
]
_CASES = {
    "nomn": "nomn",
    "gent": "gent",
    "gen2": "gent",
    "datv": "datv",
    "accs": "accs",
    "ablt": "ablt",
    "loct": "loct",
    "loc2": "loct",
    "voct": "nomn",
}
_OTHER = [
    "masc",
    "femn",
    "neut",
    "sing",
    "plur",
    "1per",
    "2per",
    "3per",
    "past",
    "pres",
    "futr",
    "impr",
    "perf",
    "impf",
    "tran",
    "intr",
    "Name",
    "Surn",
    "Patr",
    "Geox",
    "anim",
    "Apro",
    "Ques",
    "Anph",
    "LATN",
    "NUMB",
    "ROMN",
]

#: OpenCorpora's grammemes; "gent-plur" stands for a reading that is both.
GRAMMEMES: tuple[str, ...] = (
    *_PARTS,
    *(
        f"{case}-{number}"
        for case in ("nomn", "gent", "datv", "accs", "ablt", "loct")
        for number in ("sing", "plur")
    ),
    *_OTHER,
    "known",
)
_PLACE = {grammeme: place for place, grammeme in enumerate(GRAMMEMES)}


class Features(NamedTuple):
    """A word in lower case as numbers; ``grammemes`` are places in GRAMMEMES."""

    ending3: int
    ending2: int
    grammemes: tuple[int, ...]


@functools.lru_cache(maxsize=1_500)
def features(word: str) -> Features:
    """The features of a word form in lower case."""
    found: set[int] = set()
    if morphology.is_known(word):
        found.add(_PLACE["known"])
    for parse in morphology.parses(word)[:_READINGS]:
        grammemes = {str(grammeme) for grammeme in parse.tag.grammemes}
        found |= {_PLACE[grammeme] for grammeme in grammemes if grammeme in _PLACE}
        case = next((_CASES[grammeme] for grammeme in grammemes if grammeme in _CASES), None)
        number = "plur" if "plur" in grammemes else "sing"
        if case:
            found.add(_PLACE[f"{case}-{number}"])
    return Features(
        ending3=zlib.crc32(word[-3:].encode()) % (ENDINGS3 - 1) + 1,
        ending2=zlib.crc32(word[-2:].encode()) % (ENDINGS2 - 1) + 1,
        grammemes=tuple(sorted(found)),
    )


def shape(word: str) -> int:
    """How a word is written: capital, small, figures, other; four more where it is all capitals."""
    first = word[0]
    kind = 1 if first.isupper() else 2 if first.islower() else 3 if first.isdigit() else 4
    return kind + 4 if len(word) > 1 and word.isupper() else kind
