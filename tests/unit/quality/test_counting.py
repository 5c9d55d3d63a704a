"""What the measurement counts, on cases made up for it."""

import collections
from types import SimpleNamespace
from typing import Any

import pytest

from tests.quality import counting
from tests.quality.counting import Headline, bucket, count, kind_of
from tests.quality.page import Measured, page
from tests.quality.sets import SETS, Case, Edit
from tests.quality.systems import Found

# «незнаю» is to be «не знаю», and a comma is missing before «что».
TEXT = "Я незнаю что ответить"
CASE = Case(
    TEXT, (Edit(2, 8, "S:ORTH", "не знаю"), Edit(2, 12, "PUNCT", ",")), "Я не знаю, что ответить"
)


def saying(*findings: Found) -> counting.Said:
    return lambda text: list(findings)


def test_a_finding_is_right_where_it_touches_an_edit() -> None:
    said = saying(Found("spelling", 2, 8), Found("speech.odd", 13, 21))
    counts = count([CASE], said, typed=True)
    assert counts.rules["spelling"] == counting.Share(1, 1)
    assert counts.rules["speech.odd"] == counting.Share(0, 1)
    assert counts.kinds["S:ORTH"] == counting.Share(1, 1)


def test_an_edit_beside_the_finding_is_missed() -> None:
    counts = count([CASE], saying(Found("punctuation.comma", 9, 12)), typed=True)
    assert counts.kinds["PUNCT"] == counting.Share(1, 1)
    assert counts.kinds["S:ORTH"] == counting.Share(0, 1)


def test_hints_stand_only_among_the_stated_probabilities() -> None:
    said = saying(
        Found("spelling.unknown", 2, 8, warns=False, confidence=0.65),
        Found("speech.odd", 13, 21, warns=False, confidence=0.65),
    )
    counts = count([CASE], said, typed=True)
    assert counts.buckets[0.6] == counting.Share(1, 2)
    assert not any(share.part for share in counts.kinds.values())
    assert not counts.rules


def test_precision_of_punctuation_is_that_of_its_rules() -> None:
    said = saying(
        Found("punctuation.comma", 2, 12),
        Found("punctuation.dash", 13, 21),
        Found("spelling", 2, 8),
    )
    assert count([CASE], said, typed=True).punctuation() == counting.Share(1, 2)


@pytest.mark.parametrize(
    ("confidence", "low"),
    [(None, None), (0.3, 0.0), (0.6, 0.6), (0.84, 0.7), (0.85, 0.85), (0.95, 0.95), (1.0, 0.95)],
)
def test_ranges_begin_with_their_lower_bound(confidence: float | None, low: float | None) -> None:
    assert bucket(confidence) == low


@pytest.mark.parametrize(
    ("text", "covered", "replacement", "kind"),
    [
        (TEXT, "незнаю что", ",", "mark"),
        ("Пришёл, и ушёл", "Пришёл, и", "", "mark"),
        ("Жду до Марта", "Марта", "марта", "capital"),
        (TEXT, "незнаю", "не знаю", "joined"),
        ("Кто то звонил", "Кто то", "кто-то", "joined"),
        ("По приезду домой", "приезду", "приезде", "letters"),
        ("Он одел пальто", "одел", "купил", "words"),
        ("Очень крайне рад", "крайне", "-NONE-", "superfluous"),
        ("Просим прислать завтра", "прислать завтра", "счёт", "words"),
    ],
)
def test_kinds_of_edits_without_a_type(
    text: str, covered: str, replacement: str, kind: str
) -> None:
    start = text.index(covered)
    assert kind_of(text, Edit(start, start + len(covered), "EDIT", replacement)) == kind


def test_the_scorer_s_summary_is_read() -> None:
    printed = (
        "false findings by rule: {}\n"
        "first replacement right 0.881, among first five 0.932 (of 59)\n"
        "alarms per 1,000 words of corrected text 0.5\n"
        "precision 0.942 recall 0.148 F0.5 0.453, correct sentences flagged 1/382 (0.3 %)\n"
    )
    assert counting.headline_of(printed) == Headline(
        precision=0.942,
        recall=0.148,
        f_half=0.453,
        flagged=1,
        clean=382,
        alarms=0.5,
        first=0.881,
        offered=59,
    )


SCORER: Any = SimpleNamespace(
    family=lambda rule: "language" if rule.startswith(("spelling", "grammar")) else rule,
    touches=lambda label, finding: label.get("excerpt") == finding["excerpt"],
)


def test_language_in_letters() -> None:
    label = {"rule": "spelling", "excerpt": "проделаной"}
    faulty = {"kind": "defect", "expect": [label, {"rule": "greeting.name"}]}
    clean = {"kind": "clean", "expect": []}
    allowing = {"kind": "clean", "expect": [], "allow": ["grammar.odd"]}
    result = counting.language_of_letters(
        [
            (faulty, [Found("grammar.odd", 0, 1, warns=False, excerpt="проделаной")]),
            (clean, [Found("spelling.unknown", 0, 1, warns=False, excerpt="клинкер")]),
            (clean, [Found("spelling", 0, 1, excerpt="клинкер")]),
            (allowing, [Found("grammar.odd", 0, 1, excerpt="акт")]),
        ],
        SCORER,
    )
    assert result.labels == {"spelling": counting.Share(1, 1)}
    assert result.flagged == counting.Share(1, 3)
    assert result.hints == 1


def test_the_page_names_every_set_and_rule() -> None:
    counts = count([CASE], saying(Found("spelling", 2, 8, confidence=0.9)), typed=True)
    head = Headline(
        precision=1, recall=0.5, f_half=0.83, flagged=0, clean=0, alarms=0, first=1, offered=1
    )
    letters = counting.LetterResult(
        counting.Share(0, 1), 0, collections.defaultdict(counting.Share)
    )
    written = page(
        Measured(
            systems=["Письмовник"],
            results={chosen: [counting.Result(head, counts)] for chosen in SETS},
            letters=[letters],
        )
    )
    for chosen in SETS:
        assert f"### {chosen.name}" in written
    assert "| `spelling` | 1,00 (1 из 1) |" in written
    assert "| 0,85–0,95 | 1,00 (1 из 1) |" in written
    assert "правописание: слитно, раздельно, через дефис (`S:ORTH`) | 100 % (1 из 1)" in written
