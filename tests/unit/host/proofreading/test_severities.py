"""How sure LanguageTool's rules are, and under which of our rules they fall."""

import pytest
from pylat_ru.grammar.loader import GrammarLoader
from pylat_ru.native_rules import RUSSIAN_RULE_CLASSES

from pismovnik.findings import Severity
from pismovnik.proofreading import severities
from pismovnik.proofreading.engine import Match

FAMILIES = {"spelling", "grammar", "punctuation", "speech", "typography"}


def _match(rule: str, category: str) -> Match:
    return Match(rule_id=rule, category=category, message="", start=0, end=1)


@pytest.mark.parametrize(
    ("rule", "category", "ours", "severity"),
    [
        ("Verb_and_Verb", "GRAMMAR", "grammar.verb_and_verb", Severity.WARN),
        ("CHTO_COMMA", "PUNCTUATION", "punctuation.chto_comma", Severity.WARN),
        ("Logical_podorojali_ceny", "LOGIC", "speech.logical_podorojali_ceny", Severity.WARN),
        ("v_ruchnuju", "LOGIC", "spelling.v_ruchnuju", Severity.WARN),
        ("INVALID_DATE", "LOGIC", "speech.invalid_date", None),
        ("WHITESPACE_RULE", "TYPOGRAPHY", "typography.whitespace_rule", Severity.HINT),
        ("UPPERCASE_SENTENCE_START", "CASING", "spelling.uppercase_sentence_start", Severity.HINT),
        ("TAKOJ_KAK", "GRAMMAR", "grammar.takoj_kak", Severity.HINT),
        ("Unheard_of", "A_NEW_CATEGORY", "speech.unheard_of", Severity.HINT),
        ("Many_PNN", "STYLE", "speech.many_pnn", None),
    ],
)
def test_rules(rule: str, category: str, ours: str, severity: Severity | None) -> None:
    match = _match(rule, category)
    assert severities.rule_id(match) == ours
    assert severities.severity(match) is severity


def test_every_rule_of_the_lists_exists_in_languagetool() -> None:
    known = {rule.id for rule in GrammarLoader().load_default()}
    known |= {rule.rule_id for rule in RUSSIAN_RULE_CLASSES}
    listed = severities._OFF | severities._HINT | severities._WARN
    assert listed - known == set()


def test_every_rule_of_languagetool_falls_under_one_of_ours() -> None:
    for rule in GrammarLoader().load_default():
        ours = severities.rule_id(_match(rule.id, rule.category_id))
        assert ours.partition(".")[0] in FAMILIES
