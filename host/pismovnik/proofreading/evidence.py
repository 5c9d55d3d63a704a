"""How often a rule is right: counts as data, and the probability that follows from them.

evidence.tsv holds a line for each rule that spoke when ``make evidence`` counted, and for each
about which something was decided by hand. The counts come from the development sets named
in docs/quality.md and from 58,000 words of edited text; no letter and no text of theirs is kept.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, get_args

import msgspec

PATH = Path(__file__).with_name("evidence.tsv")

#: «off»: not to be judged at all; «hint»: at most a hint; «warn»: always a warning.
Decision = Literal["off", "hint", "warn"]

_COLUMNS = ("rule", "category", "right", "wrong", "corrected", "edited", "decision", "reason")
_NO_DECISION = "-"

_PRIOR_WEIGHT = 1.0  # findings that the prior counts for: most rules are good or bad, few between
_SELDOM = 6  # findings of a rule: up to so many, it stands for the rules that never spoke
_SHRUNK = 3.0  # findings of all groups that are added to those of one, which may be few
_KNOWING_NOTHING = 0.6  # a hint
#: Rules of LanguageTool that judge any words by their forms; the others know certain words.
_BROAD = ("PREP_", "Unify_", "Verb_", "O_P_")


class EvidenceError(Exception):
    """The table is damaged; the message names the file and the line."""


class Evidence(msgspec.Struct, frozen=True):
    """What is known of a rule. ``rule`` and ``category`` are the engine's ids.

    ``right`` and ``wrong`` count findings on erroneous texts that touch, or do not touch, an
    error; ``corrected`` findings on the same texts corrected; ``edited`` those on edited text.
    """

    rule: str
    category: str
    right: int = 0
    wrong: int = 0
    corrected: int = 0
    edited: int = 0
    decision: Decision | None = None
    reason: str = ""

    @property
    def alarms(self) -> int:
        """Wrong findings. Most of those on the corrected texts are the same ones once more."""
        return max(self.wrong, self.corrected) + self.edited

    @property
    def heard(self) -> int:
        return self.right + self.alarms

    def probability(self, prior: float) -> float:
        """That a finding is right, where ``prior`` is believed of a rule that nobody heard."""
        return (self.right + _PRIOR_WEIGHT * prior) / (self.heard + _PRIOR_WEIGHT)


class Probabilities:
    """How probable it is that a finding of a rule is right."""

    def __init__(self, rows: Mapping[str, Evidence]) -> None:
        self.rows = rows
        self._priors = _priors(rows.values())

    def of(self, rule: str, category: str) -> float:
        """From the rule's counts; without any, it is as right as the seldom rules of its group.

        Such a rule is at worst a hint: so seldom as it speaks, it annoys nobody.
        """
        prior = self._priors.get(_group(rule, category), _KNOWING_NOTHING)
        row = self.rows.get(rule)
        return max(prior, _KNOWING_NOTHING) if row is None else row.probability(prior)

    def decision(self, rule: str) -> Decision | None:
        row = self.rows.get(rule)
        return row.decision if row else None


def _group(rule: str, category: str) -> str:
    return f"{category}, broad" if rule.startswith(_BROAD) else category


def _priors(rows: Iterable[Evidence]) -> dict[str, float]:
    """The share right of the rules that spoke seldom, and never of edited text, by group.

    A rule that never spoke is one of them: it too was silent on 58,000 words of edited text.
    """
    seldom = [row for row in rows if 0 < row.heard <= _SELDOM and not row.edited]
    right, heard = _sums(seldom)
    overall = (right + _KNOWING_NOTHING) / (heard + 1)
    groups: dict[str, list[Evidence]] = {}
    for row in seldom:
        groups.setdefault(_group(row.rule, row.category), []).append(row)
    shares = {group: _sums(ours) for group, ours in groups.items()}
    return {
        group: (right + _SHRUNK * overall) / (heard + _SHRUNK)
        for group, (right, heard) in shares.items()
    }


def _sums(rows: Iterable[Evidence]) -> tuple[int, int]:
    """All right findings, and all findings."""
    kept = list(rows)
    return sum(row.right for row in kept), sum(row.heard for row in kept)


def read(path: Path = PATH) -> dict[str, Evidence]:
    """The table by rule. Raises EvidenceError."""
    rows: dict[str, Evidence] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#") or line == "\t".join(_COLUMNS):
            continue
        row = _row(line, f"{path}:{number}")
        if row.rule in rows:
            raise EvidenceError(f"{path}:{number}: the rule {row.rule} stands twice")
        rows[row.rule] = row
    return rows


def _row(line: str, place: str) -> Evidence:
    cells = line.split("\t")
    try:
        rule, category, *figures, decision, reason = cells
        right, wrong, corrected, edited = map(int, figures)
        if decision not in {_NO_DECISION, *get_args(Decision)}:
            raise ValueError(decision)
    except ValueError as error:
        raise EvidenceError(f"{place}: {error}") from None
    if (decision == _NO_DECISION) != (not reason):
        raise EvidenceError(f"{place}: a decision needs a reason, and a reason a decision")
    return Evidence(
        rule=rule,
        category=category,
        right=right,
        wrong=wrong,
        corrected=corrected,
        edited=edited,
        decision=None if decision == _NO_DECISION else msgspec.convert(decision, Decision),
        reason=reason,
    )


def lines_of(rows: Iterable[Evidence]) -> Iterator[str]:
    """The table that ``read`` reads."""
    yield "# Counted by `make evidence`; decisions and their reasons are written by hand."
    yield "\t".join(_COLUMNS)
    for row in rows:
        figures = map(str, (row.right, row.wrong, row.corrected, row.edited))
        decision = row.decision or _NO_DECISION
        yield "\t".join((row.rule, row.category, *figures, decision, row.reason))
