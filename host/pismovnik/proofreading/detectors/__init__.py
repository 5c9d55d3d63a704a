"""Our own detectors: what LanguageTool does not see.

A detector is a function from a block of text to matches, sure enough on correct text to warn.
"""

from collections.abc import Callable, Iterator

from pismovnik.proofreading.detectors.agreement import unfit_adjectives
from pismovnik.proofreading.detectors.capitals import misplaced_capitals, small_after_full_stop
from pismovnik.proofreading.detectors.chto_by import split_chtoby
from pismovnik.proofreading.detectors.commas import misplaced_commas
from pismovnik.proofreading.detectors.control import unfit_government
from pismovnik.proofreading.detectors.endings import wrong_endings
from pismovnik.proofreading.detectors.government import wrong_cases
from pismovnik.proofreading.detectors.hyphens import misused_hyphens
from pismovnik.proofreading.detectors.negation import misused_negation
from pismovnik.proofreading.detectors.numerals import unfit_numerals
from pismovnik.proofreading.detectors.participles import unfit_participles
from pismovnik.proofreading.detectors.predicates import unfit_verbs
from pismovnik.proofreading.detectors.prepositions import unfit_cases
from pismovnik.proofreading.detectors.quoted_titles import unquoted_titles
from pismovnik.proofreading.detectors.relative import unfit_relatives
from pismovnik.proofreading.detectors.spellings import misspelt_together
from pismovnik.proofreading.detectors.stems import misspelt_stems
from pismovnik.proofreading.detectors.subjects import unfit_predicates
from pismovnik.proofreading.detectors.together import confused_words
from pismovnik.proofreading.detectors.usage import unfit_words
from pismovnik.proofreading.detectors.wrong_forms import nonexistent_forms
from pismovnik.proofreading.engine import Match
from pismovnik.russian.language import Language
from pismovnik.russian.remembering import remembered

Detector = Callable[[Language, str], Iterator[Match]]

DETECTORS: tuple[Detector, ...] = (
    misspelt_stems,
    split_chtoby,
    unfit_words,
    wrong_cases,
    unfit_verbs,
    misplaced_commas,
    misspelt_together,
    misused_hyphens,
    misused_negation,
    wrong_endings,
    misplaced_capitals,
    small_after_full_stop,
    unquoted_titles,
    confused_words,
    unfit_adjectives,
    unfit_government,
    unfit_numerals,
    unfit_participles,
    unfit_cases,
    unfit_relatives,
    unfit_predicates,
    nonexistent_forms,
)


@remembered
def detect(language: Language, text: str) -> tuple[Match, ...]:
    """The matches of all detectors, in code points of the text."""
    return tuple(match for detector in DETECTORS for match in detector(language, text))
