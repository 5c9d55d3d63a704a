"""What a match of LanguageTool is for us: which rule, and how sure."""

from typing import Literal, get_args

from pismovnik.findings import Severity
from pismovnik.proofreading import evidence
from pismovnik.proofreading.engine import Match

Family = Literal["spelling", "grammar", "punctuation", "speech", "typography"]
FAMILIES: tuple[Family, ...] = get_args(Family)

#: LanguageTool's rule about unknown words; how sure it is depends on the word (spelling.py).
UNKNOWN_WORD = "MORFOLOGIK_RULE_RU_RU"

_FAMILIES: dict[str, Family] = {
    "TYPOS": "spelling",
    "CASING": "spelling",
    "GRAMMAR": "grammar",
    "EXTEND": "grammar",
    "PUNCTUATION": "punctuation",
    "TYPOGRAPHY": "typography",
    "LOGIC": "speech",
    "STYLE": "speech",
    "MISC": "speech",
}
_FAMILY_OF_RULE: dict[str, Family] = {
    "RU_COMPOUNDS": "spelling",
    "v_ruchnuju": "spelling",
}

#: From these probabilities on a finding warns, or is a hint; a less probable one is not told.
WARN_FROM, HINT_FROM = 0.85, 0.6
_SUREST_HINT = 0.84

_PROBABILITIES = evidence.Probabilities(evidence.read())


def family(match: Match) -> Family:
    """The kind of error; an unknown category counts as an error of speech."""
    return _FAMILY_OF_RULE.get(match.rule_id) or _FAMILIES.get(match.category, "speech")


def rule_id(match: Match) -> str:
    """Our id of the rule. Each rule of LanguageTool has its own, to be switched off alone."""
    return f"{family(match)}.{match.rule_id.lower().replace('-', '_')}"


def severity(match: Match) -> Severity | None:
    """What a finding is by its probability; None where it is not told."""
    return of_confidence(confidence(match))


def confidence(match: Match) -> float:
    """The probability that there is an error: as the match states it, else as counted."""
    if match.confidence is not None:
        return match.confidence
    return confidence_of(match.rule_id, match.category)


def confidence_of(rule: str, category: str) -> float:
    """The probability that a finding of a rule is right, as counted (evidence.tsv).

    Where a decision was taken by hand, it is the nearest probability that agrees with it.
    """
    counted = _PROBABILITIES.of(rule, category)
    decision = _PROBABILITIES.decision(rule)
    if decision == "off":
        return 0.0
    if decision == "hint":
        return min(max(counted, HINT_FROM), _SUREST_HINT)
    return max(counted, WARN_FROM) if decision == "warn" else counted


def of_confidence(probability: float) -> Severity | None:
    """What a finding is that is right with this probability."""
    if probability >= WARN_FROM:
        return Severity.WARN
    return Severity.HINT if probability >= HINT_FROM else None
