"""What a match of LanguageTool is for us: which rule, and how sure."""

from typing import Literal

from pismovnik.findings import Severity
from pismovnik.proofreading.engine import Match
from pismovnik.text_lists import read_words

Family = Literal["spelling", "grammar", "punctuation", "speech", "typography"]

#: LanguageTool's rule about unknown words; how sure it is depends on the word (typos.py).
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

_SURE_CATEGORIES = frozenset({"TYPOS", "GRAMMAR", "PUNCTUATION", "LOGIC"})
_LEVELS = read_words(__file__, "severities.txt")
_OFF = frozenset(_LEVELS["off"])
_HINT = frozenset(_LEVELS["hint"])
_WARN = frozenset(_LEVELS["warn"])


def family(match: Match) -> Family:
    """The kind of error; an unknown category counts as an error of speech."""
    return _FAMILY_OF_RULE.get(match.rule_id) or _FAMILIES.get(match.category, "speech")


def rule_id(match: Match) -> str:
    """Our id of the rule. Each rule of LanguageTool has its own, to be switched off alone."""
    return f"{family(match)}.{match.rule_id.lower().replace('-', '_')}"


def severity(match: Match) -> Severity | None:
    """How sure the rule is on correct text; None where it is not to be heard at all."""
    if match.rule_id in _OFF:
        return None
    if match.rule_id in _HINT:
        return Severity.HINT
    sure = match.rule_id in _WARN or match.category in _SURE_CATEGORIES
    return Severity.WARN if sure else Severity.HINT
