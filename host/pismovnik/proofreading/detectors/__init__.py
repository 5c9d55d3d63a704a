"""Our own detectors: what LanguageTool does not see.

A detector is a function from a block of text to matches, sure enough on correct text to warn.
"""

from collections.abc import Callable, Iterator

from pismovnik.proofreading.detectors.chto_by import split_chtoby
from pismovnik.proofreading.detectors.commas import misplaced_commas
from pismovnik.proofreading.detectors.government import wrong_cases
from pismovnik.proofreading.detectors.predicates import unfit_verbs
from pismovnik.proofreading.detectors.stems import misspelt_stems
from pismovnik.proofreading.detectors.usage import unfit_words
from pismovnik.proofreading.engine import Match
from pismovnik.russian.language import Language

Detector = Callable[[Language, str], Iterator[Match]]

DETECTORS: tuple[Detector, ...] = (
    misspelt_stems,
    split_chtoby,
    unfit_words,
    wrong_cases,
    unfit_verbs,
    misplaced_commas,
)


def detect(language: Language, text: str) -> list[Match]:
    """The matches of all detectors, in code points of the text."""
    return [match for detector in DETECTORS for match in detector(language, text)]
