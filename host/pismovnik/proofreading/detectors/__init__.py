"""Our own detectors: what LanguageTool does not see.

A detector is a function from a text to matches, sure enough on correct text to warn.
"""

from collections.abc import Callable, Iterator

from pismovnik.proofreading.detectors.chto_by import split_chtoby
from pismovnik.proofreading.detectors.stems import misspelt_stems
from pismovnik.proofreading.engine import Match

Detector = Callable[[str], Iterator[Match]]

DETECTORS: tuple[Detector, ...] = (misspelt_stems, split_chtoby)


def detect(text: str) -> list[Match]:
    """The matches of all detectors, in code points of the text."""
    return [match for detector in DETECTORS for match in detector(text)]
