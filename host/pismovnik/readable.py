"""Reports for people, as lines of plain text."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pismovnik.findings import Finding, Report, Severity
from pismovnik.text import Locale, Text

if TYPE_CHECKING:
    from pismovnik.doctor import Examination

_HEADINGS = {
    Severity.BLOCK: Text(ru="Нельзя отправлять", en="Must not be sent"),
    Severity.WARN: Text(ru="Исправьте до отправки", en="Mend before sending"),
    Severity.HINT: Text(ru="Обратите внимание", en="Have a look"),
}
_ALL_WELL = Text(ru="Замечаний нет.", en="Nothing to mend.")
_FIX = Text(ru="Можно так: ", en="For instance: ")
_LONGEST_EXCERPT = 120
_MARKS = {"ok": "✓", "warning": "!", "failed": "✗"}


def report_lines(name: str, report: Report, locale: Locale) -> Iterator[str]:
    """The report of one letter: findings by severity, then by place."""
    yield _harmless(name)
    for problem in report.problems:
        yield f"  ! {problem.message.in_locale(locale)}"
    for severity, heading in _HEADINGS.items():
        found = [finding for finding in report.findings if finding.severity is severity]
        if found:
            yield f"  {heading.in_locale(locale)}:"
            for finding in found:
                yield from _finding_lines(finding, locale)
    if not report.findings and not any(problem.holds for problem in report.problems):
        yield f"  {_ALL_WELL.in_locale(locale)}"


def doctor_lines(checks: "Iterable[Examination]", locale: Locale) -> Iterator[str]:
    """What the doctor found, a line each, with the cure below where there is one."""
    for check in checks:
        yield f"{_MARKS[check.state]} {check.name.in_locale(locale)}: {check.message.in_locale(locale)}"
        cure = check.cure.in_locale(locale)
        if cure:
            yield f"    → {cure}"


def _finding_lines(finding: Finding, locale: Locale) -> Iterator[str]:
    place = f"«{_shortened(_harmless(finding.excerpt))}» — " if finding.excerpt else ""
    yield f"    {place}{_harmless(finding.message.in_locale(locale))} [{finding.rule}]"
    if finding.replacements:
        offered = ", ".join(f"«{_harmless(r)}»" for r in finding.replacements[:3])
        yield f"      {_FIX.in_locale(locale)}{offered}"


def _harmless(text: str) -> str:
    """Words of the letter on one line, without signs that steer a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_EXCERPT else text[:_LONGEST_EXCERPT].rstrip() + "…"
