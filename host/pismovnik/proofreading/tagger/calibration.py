"""From what the network believes to how often it is right.

host/training/calibrate.py fits the coefficients on texts whose errors are annotated.
"""

import functools
import math
from pathlib import Path

import msgspec

from pismovnik.proofreading.tagger.mistakes import Mistake
from pismovnik.proofreading.tagger.punctuation import Fault
from pismovnik.proofreading.tagger.reasons import Reason

COEFFICIENTS = Path(__file__).with_name("calibration.json")
#: Reasons that depend on what is meant: «как» likens or names a part played, «верно» may be a
#: parenthesis, the members of a list may be apposed, two nouns may be a heading.
_DOUBTFUL = frozenset(
    {
        Reason.PERHAPS_PARENTHETICAL,
        Reason.PERHAPS_PARENTHETICAL_END,
        Reason.COMPARISON,
        Reason.GERUND,
        Reason.HOMOGENEOUS,
        Reason.ADDITION,
        Reason.FOLLOWING,
        Reason.CLAUSE_END,
        Reason.NOUN_IS_NOUN,
    }
)
_SUREST = 1e-6  # a belief is never surer than this: its logarithm stays finite


def evidence_of_fault(fault: Fault) -> dict[str, float]:
    """What the probability of a fault depends on, by name."""
    return {
        "belief": _logit(fault.belief),
        "named": float(fault.reason is not None),
        "doubtful": float(fault.reason in _DOUBTFUL or fault.is_usual),
    }


def evidence_of_mistake(mistake: Mistake) -> dict[str, float]:
    """What the probability of a mistake depends on, by name."""
    negation = mistake.kind == "together" and mistake.correction.lower().startswith("не")
    return {
        "gain": mistake.gain,
        "rarer": min(mistake.commoner, 0),
        "negation": float(negation),
    }


def probability_of_fault(fault: Fault) -> float:
    return _probability(fault.kind, evidence_of_fault(fault))


def probability_of_mistake(mistake: Mistake) -> float:
    return _probability(mistake.kind, evidence_of_mistake(mistake))


def _probability(kind: str, evidence: dict[str, float]) -> float:
    """0 where this kind was found too seldom to know anything of it."""
    coefficients = _coefficients().get(kind)
    if coefficients is None:
        return 0.0
    weighed = sum(coefficients[name] * value for name, value in evidence.items())
    return 1 / (1 + math.exp(-weighed - coefficients["constant"]))


def _logit(probability: float) -> float:
    bounded = min(max(probability, _SUREST), 1 - _SUREST)
    return math.log(bounded / (1 - bounded))


@functools.cache
def _coefficients() -> dict[str, dict[str, float]]:
    return msgspec.json.decode(COEFFICIENTS.read_bytes(), type=dict[str, dict[str, float]])
