"""How the counts of evidence.tsv come about."""

from collections.abc import Iterator

from pismovnik.proofreading.evidence import Evidence
from tests.quality.evidence import Counted, Counting, Heard, merged
from tests.quality.sets import Case, Edit


def hear(text: str) -> Iterator[Heard]:
    """A rule against the word «плохо», wherever it stands."""
    place = text.find("плохо")
    if place >= 0:
        yield Heard("BAD", "TYPOS", place, place + 5)


CASES = [
    Case("плохо вышло", (Edit(0, 5, "EDIT", "скверно"),), "скверно вышло"),
    Case("вышло плохо", (Edit(0, 5, "EDIT", "Вышло"),), "Вышло плохо"),
]


def counted(*left: str, unmarked: frozenset[str] = frozenset()) -> Counting:
    counting = Counting(hear, left)
    for case in CASES:
        counting.add(case, unmarked)
    for text in ("всё плохо", "всё хорошо"):
        counting.add_edited(text)
    return counting


def test_findings_are_counted_by_the_text_that_they_stand_in() -> None:
    counting = counted()
    assert counting.rules == {"BAD": Counted("TYPOS", right=1, wrong=1, corrected=1, edited=1)}
    words = sorted(line.split("\t")[2] for line in counting.alarms)
    assert words == ["Вышло [плохо]", "всё [плохо]", "вышло [плохо]"]


def test_an_error_that_correctors_left_is_right() -> None:
    names = [line.split("\t")[1] for line in counted().alarms]
    assert counted(*names).rules == {"BAD": Counted("TYPOS", right=3)}


def test_what_a_set_does_not_mark_is_not_counted_there() -> None:
    rules = counted(unmarked=frozenset({"TYPOS"})).rules
    assert rules == {"BAD": Counted("TYPOS", edited=1)}


def test_new_counts_keep_what_was_decided_by_hand() -> None:
    former = {
        "BAD": Evidence("BAD", "TYPOS", right=9, decision="hint", reason="taste"),
        "SILENT": Evidence("SILENT", "STYLE", decision="off", reason="no business of ours"),
        "GONE": Evidence("GONE", "STYLE", right=3),
    }
    rows = merged({"BAD": Counted("TYPOS", right=1)}, former)
    assert rows == [
        Evidence("BAD", "TYPOS", right=1, decision="hint", reason="taste"),
        Evidence("SILENT", "STYLE", decision="off", reason="no business of ours"),
    ]
