"""What findings are worth on texts whose errors are known.

The headline figures are those that shared/eval/score_text.py prints. Counted here is what it
does not tell: rule by rule, by kind of edit, and whether stated probabilities hold.
"""

import bisect
import collections
import contextlib
import difflib
import io
import re
import sys
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any
from unittest import mock

import msgspec

from tests.quality.sets import Case, Edit, Set
from tests.quality.systems import Found

#: The lower bounds of the ranges of stated probability that are compared with the share right.
BUCKETS = (0.6, 0.7, 0.85, 0.95)

_NEAR = 0.6  # of two words: the same one, written otherwise

Said = Callable[[str], list[Found]]

_SUMMARY = re.compile(
    r"first replacement right (?P<first>[\d.]+).*\(of (?P<offered>\d+)\)\n"
    r"alarms per 1,000 words of corrected text (?P<alarms>[\d.]+)\n"
    r"precision (?P<precision>[\d.]+) recall (?P<recall>[\d.]+) F0.5 (?P<f_half>[\d.]+), "
    r"correct sentences flagged (?P<flagged>\d+)/(?P<clean>\d+)"
)


class Headline(msgspec.Struct, frozen=True):
    """What score_text.py prints of a proofreader; ``offered`` counts the judged replacements."""

    precision: float
    recall: float
    f_half: float
    flagged: int
    clean: int
    alarms: float
    first: float
    offered: int


def headline(score_text: ModuleType, chosen: Set, said: Said) -> Headline:
    """Run the scorer with a proofreader of this process in place of a command."""
    printed = io.StringIO()

    def ask(command: list[str], texts: list[str]) -> list[list[dict[str, Any]]]:
        return [[msgspec.structs.asdict(f) for f in said(text) if f.warns] for text in texts]

    with (
        mock.patch.object(score_text, "ask", ask),
        mock.patch.object(sys, "argv", ["", chosen.kind, str(chosen.path), "--", "this process"]),
        contextlib.redirect_stdout(printed),
    ):
        score_text.main()
    return headline_of(printed.getvalue())


def headline_of(printed: str) -> Headline:
    summary = _SUMMARY.search(printed)
    assert summary is not None, printed
    return msgspec.convert(summary.groupdict(), Headline, strict=False)


class Share(msgspec.Struct):
    """So many of so many."""

    part: int = 0
    whole: int = 0

    def add(self, counts: bool) -> None:
        self.part += counts
        self.whole += 1

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None


Shares = collections.defaultdict[str, Share]


class Counts(msgspec.Struct, frozen=True):
    """What was counted on the erroneous texts of a set; only ``buckets`` knows hints.

    ``rules`` counts the findings of each rule that touch an edit, ``kinds`` the edits of each
    kind that were found, ``buckets`` the findings of each range of stated probability that are
    right, by its lower bound; findings without one stand under None.
    """

    rules: Shares
    kinds: Shares
    buckets: collections.defaultdict[float | None, Share]

    def punctuation(self) -> Share:
        """How many findings of rules on punctuation are right."""
        shares = [s for rule, s in self.rules.items() if rule.startswith("punctuation.")]
        return Share(sum(s.part for s in shares), sum(s.whole for s in shares))


class Result(msgspec.Struct, frozen=True):
    """What one proofreader did on one set."""

    headline: Headline
    counts: Counts


class LetterResult(msgspec.Struct, frozen=True):
    """What one proofreader said of language in letters; ``labels`` are counted by family."""

    flagged: Share
    hints: int
    labels: Shares


def count(cases: Iterable[Case], said: Said, typed: bool) -> Counts:
    counts = Counts(*(collections.defaultdict(Share) for _ in range(3)))
    for case in cases:
        findings = said(case.text)
        for finding in findings:
            right = any(touches(finding, edit) for edit in case.edits)
            counts.buckets[bucket(finding.confidence)].add(right)
            if finding.warns:
                counts.rules[finding.rule].add(right)
        for edit in case.edits:
            kind = edit.type if typed else kind_of(case.text, edit)
            found = any(touches(finding, edit) for finding in findings if finding.warns)
            counts.kinds[kind].add(found)
    return counts


def touches(finding: Found, edit: Edit) -> bool:
    return finding.start < edit.end and edit.start < finding.end


def bucket(confidence: float | None) -> float | None:
    """The lower bound of the range that a probability falls into; 0 below the lowest."""
    if confidence is None:
        return None
    place = bisect.bisect_right(BUCKETS, confidence)
    return BUCKETS[place - 1] if place else 0.0


def kind_of(text: str, edit: Edit) -> str:
    """The kind of an edit that its set does not name, by what it changes.

    The edit of a mark covers the two words beside it.
    """
    before, after = text[edit.start : edit.end], edit.replacement.replace("-NONE-", "")
    if not re.search(r"\w", after) and (after or re.search(r"[^\w\s]", before)):
        return "mark"
    if not after:
        return "superfluous"
    old, new = _letters(before), _letters(after)
    if old == new:
        return "joined" if before.lower() != after.lower() else "capital"
    alone = len(before.split()) == len(after.split()) == 1
    near = difflib.SequenceMatcher(None, old, new).ratio() >= _NEAR
    return "letters" if alone and near else "words"


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).lower().replace("ё", "е")


def language_of_letters(
    letters: Iterable[tuple[dict[str, Any], list[Found]]], score_letters: ModuleType
) -> LetterResult:
    """Of letters with their findings: clean ones warned of, hints on them, labels found.

    A label, an explained finding and a family are what score_letters.py takes for them.
    """
    flagged, hints = Share(), 0
    labels: Shares = collections.defaultdict(Share)
    for letter, findings in letters:
        said = [{"rule": f.rule, "excerpt": f.excerpt} for f in findings]
        wanted = [e for e in letter["expect"] if score_letters.family(e["rule"]) == "language"]
        for label in wanted:
            found = any(score_letters.touches(label, finding) for finding in said)
            labels[label["rule"].partition(".")[0]].add(found)
        if letter["kind"] == "clean":
            unexplained = [
                finding
                for finding, plain in zip(findings, said, strict=True)
                if finding.rule not in letter.get("allow", ())
                and not any(score_letters.touches(label, plain) for label in wanted)
            ]
            flagged.add(any(finding.warns for finding in unexplained))
            hints += sum(not finding.warns for finding in unexplained)
    return LetterResult(flagged, hints, labels)
