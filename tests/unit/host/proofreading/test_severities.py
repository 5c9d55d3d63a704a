"""How sure LanguageTool's rules are, and under which of our rules they fall."""

import pytest
from pylat_ru.grammar.loader import GrammarLoader
from pylat_ru.native_rules import RUSSIAN_RULE_CLASSES

from pismovnik.findings import Severity
from pismovnik.proofreading import evidence, severities, spelling
from pismovnik.proofreading.engine import Match
from pismovnik.proofreading.evidence import Evidence, Probabilities

#: Detectors that leave it to the table how probable their findings are.
OWN_RULES = {
    *("chto_by", "collocation", "comma", "dangling_gerund", "dash", "government", "however"),
    *("pleonasm", "stems", "tsya"),
}
FAMILIES = {"spelling", "grammar", "punctuation", "speech", "typography"}


def _match(rule: str, category: str) -> Match:
    return Match(rule_id=rule, category=category, message="", start=0, end=1)


def test_a_rule_has_our_family_and_its_own_name() -> None:
    assert severities.rule_id(_match("CHTO_COMMA", "PUNCTUATION")) == "punctuation.chto_comma"
    assert severities.rule_id(_match("v_ruchnuju", "LOGIC")) == "spelling.v_ruchnuju"
    assert severities.rule_id(_match("Unheard-of", "A_NEW_CATEGORY")) == "speech.unheard_of"


@pytest.mark.parametrize(
    ("probability", "severity"),
    [
        (0.99, Severity.WARN),
        (0.85, Severity.WARN),
        (0.84, Severity.HINT),
        (0.6, Severity.HINT),
        (0.59, None),
        (0.0, None),
    ],
)
def test_severity_follows_from_probability(probability: float, severity: Severity | None) -> None:
    match = Match("NEW", "STYLE", "", 0, 1, confidence=probability)
    assert severities.confidence(match) == probability
    assert severities.severity(match) is severity


def test_what_was_decided_by_hand_holds_whatever_was_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [
        Evidence("GOOD", "TYPOS", right=50),
        Evidence("OFF", "TYPOS", right=50, decision="off", reason="taste"),
        Evidence("HINT", "TYPOS", right=50, decision="hint", reason="taste"),
        Evidence("DOUBTFUL_HINT", "TYPOS", wrong=50, decision="hint", reason="rare in letters"),
        Evidence("WARN", "TYPOS", wrong=50, decision="warn", reason="the set is wrong"),
    ]
    table = Probabilities({row.rule: row for row in rows})
    monkeypatch.setattr(severities, "_PROBABILITIES", table)
    told = {row.rule: severities.severity(_match(row.rule, row.category)) for row in rows}
    assert told == {
        "GOOD": Severity.WARN,
        "OFF": None,
        "HINT": Severity.HINT,
        "DOUBTFUL_HINT": Severity.HINT,
        "WARN": Severity.WARN,
    }


def test_dates_and_taste_are_not_judged() -> None:
    assert severities.severity(_match("INVALID_DATE", "LOGIC")) is None
    assert severities.severity(_match("Many_PNN", "STYLE")) is None


def test_words_are_judged_one_by_one_and_never_dropped_here() -> None:
    for rule in (severities.UNKNOWN_WORD, spelling.PASSED_OVER):
        assert severities.severity(_match(rule, "TYPOS")) is Severity.HINT


def test_a_rule_of_an_unknown_category_is_a_hint() -> None:
    assert severities.severity(_match("Unheard_of", "A_NEW_CATEGORY")) is Severity.HINT


def test_every_rule_of_the_table_exists() -> None:
    known = {rule.id for rule in GrammarLoader().load_default()}
    known |= {rule.rule_id for rule in RUSSIAN_RULE_CLASSES}
    known |= {spelling.PASSED_OVER} | OWN_RULES
    assert set(evidence.read()) - known == set()


def test_every_rule_of_languagetool_falls_under_one_of_ours() -> None:
    for rule in GrammarLoader().load_default():
        ours = severities.rule_id(_match(rule.id, rule.category_id))
        assert ours.partition(".")[0] in FAMILIES
