"""Probabilities from counts, and the table that holds the counts."""

from pathlib import Path

import pytest

from pismovnik.proofreading.evidence import (
    Evidence,
    EvidenceError,
    Probabilities,
    lines_of,
    read,
)


def probabilities(*rows: Evidence) -> Probabilities:
    return Probabilities({row.rule: row for row in rows})


def test_much_evidence_speaks_for_itself() -> None:
    rules = probabilities(Evidence("GOOD", "TYPOS", right=98), Evidence("BAD", "TYPOS", edited=98))
    assert rules.of("GOOD", "TYPOS") > 0.95
    assert rules.of("BAD", "TYPOS") < 0.05


def test_a_rule_that_never_spoke_is_as_right_as_the_seldom_ones_of_its_category() -> None:
    seldom = [Evidence(f"TYPO_{n}", "TYPOS", right=1) for n in range(9)]
    doubtful = [Evidence(f"STYLE_{n}", "STYLE", edited=1) for n in range(9)]
    frequent = Evidence("FREQUENT", "TYPOS", edited=500)
    rules = probabilities(*seldom, *doubtful, frequent)
    assert rules.of("UNHEARD", "TYPOS") > 0.8
    assert rules.of("UNHEARD", "STYLE") == 0.6  # at worst a hint
    assert rules.of("UNHEARD", "A_NEW_CATEGORY") == 0.6


def test_broad_rules_say_nothing_of_those_that_know_their_words() -> None:
    broad = [Evidence(f"PREP_{n}", "GRAMMAR", wrong=1) for n in range(9)]
    exact = [Evidence(f"TO_JE_{n}", "GRAMMAR", right=1) for n in range(9)]
    rules = probabilities(*broad, *exact)
    assert rules.of("PREP_NEW", "GRAMMAR") == 0.6
    assert rules.of("TAK_JE_NEW", "GRAMMAR") > 0.8


def test_one_right_finding_is_no_proof() -> None:
    others = [Evidence(f"S{n}", "STYLE", wrong=n % 2, right=1 - n % 2) for n in range(8)]
    rules = probabilities(Evidence("ONCE", "STYLE", right=1), *others)
    assert rules.of("ONCE", "STYLE") < 0.85


def test_a_wrong_finding_that_outlives_the_correction_counts_once() -> None:
    assert Evidence("RULE", "TYPOS", wrong=3, corrected=3).alarms == 3
    assert Evidence("RULE", "TYPOS", wrong=3, corrected=5, edited=2).alarms == 7


def test_the_table_is_written_as_it_is_read(tmp_path: Path) -> None:
    rows = [
        Evidence("ONE", "TYPOS", 1, 2, 3, 4),
        Evidence("TWO", "STYLE", decision="off", reason="taste"),
    ]
    path = tmp_path / "evidence.tsv"
    path.write_text("\n".join(lines_of(rows)) + "\n", encoding="utf-8")
    assert list(read(path).values()) == rows


@pytest.mark.parametrize(
    "line",
    [
        "ONE\tTYPOS\t1\t2\t3\tmany\t-\t",
        "ONE\tTYPOS\t1\t2\t3",
        "ONE\tTYPOS\t1\t2\t3\t4\tperhaps\ttaste",
        "ONE\tTYPOS\t1\t2\t3\t4\toff\t",
        "ONE\tTYPOS\t1\t2\t3\t4\t-\ttaste",
        "ONE\tTYPOS\t1\t2\t3\t4\t-\t\nONE\tTYPOS\t1\t2\t3\t4\t-\t",
    ],
)
def test_a_damaged_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "evidence.tsv"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(EvidenceError, match=r"evidence\.tsv:[12]: "):
        read(path)
