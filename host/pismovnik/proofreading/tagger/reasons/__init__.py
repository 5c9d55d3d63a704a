"""Why a mark is missing or superfluous, in words.

The network decides that a mark is wrong; here it is said why, where a rule of Russian names it.
Better no reason than a wrong one: the writer may look the rule up.
"""

from pismovnik.proofreading.tagger.reasons.dashes_and_colons import missing_colon, missing_dash
from pismovnik.proofreading.tagger.reasons.missing_commas import missing_comma
from pismovnik.proofreading.tagger.reasons.superfluous_commas import (
    needs_no_comma,
    superfluous_comma,
)
from pismovnik.proofreading.tagger.reasons.surroundings import Gap
from pismovnik.proofreading.tagger.reasons.texts import Kind, Reason, message

__all__ = [
    "Gap",
    "Kind",
    "Reason",
    "message",
    "missing_colon",
    "missing_comma",
    "missing_dash",
    "needs_no_comma",
    "superfluous_comma",
]
