"""The examples of every rule, good and bad, put to the rule itself."""

import re
from typing import NamedTuple

import msgspec
import pytest

from pismovnik.findings import Finding
from pismovnik.rules.example import Example
from pismovnik.rules.registry import all_rules
from pismovnik.rules.rule import LoadedRule
from pismovnik.russian.language import Language

LANGUAGE = Language()


class Case(NamedTuple):
    rule: LoadedRule
    example: Example


def _cases(kind: str) -> list[object]:
    return [
        pytest.param(Case(rule, example), id=f"{rule_id}-{number}")
        for rule_id, rule in all_rules().items()
        for number, example in enumerate(getattr(rule.record, kind))
    ]


def _findings(case: Case) -> tuple[Finding, ...]:
    return tuple(case.rule.check(case.example.letter(), LANGUAGE, case.example.policy))


def _marks(finding: Finding, marked: str) -> bool:
    """The finding's words are the marked ones, or hold them, or lie within them."""
    found = " ".join(finding.excerpt.split())
    wanted = " ".join(marked.split())
    return bool(found) and (found in wanted or wanted in found)


@pytest.mark.parametrize("case", _cases("good"))
def test_a_good_example_has_no_finding(case: Case) -> None:
    assert [(f.excerpt, f.message.ru) for f in _findings(case)] == []


@pytest.mark.parametrize("case", _cases("bad"))
def test_a_bad_example_is_found_at_the_marked_words(case: Case) -> None:
    findings = _findings(case)
    assert findings, "nothing was found"
    if case.example.marked:
        assert any(_marks(finding, case.example.marked) for finding in findings), [
            finding.excerpt for finding in findings
        ]


@pytest.mark.parametrize("case", _cases("bad"))
def test_findings_are_well_formed(case: Case) -> None:
    letter = case.example.letter()
    for finding in _findings(case):
        assert finding.rule.split(".")[:2] == case.rule.record.id.split(".")[:2]
        assert finding.message.ru.strip() and finding.message.en.strip()
        assert not re.search("[а-яё]", re.sub("[“«][^”»]*[”»]", "", finding.message.en), re.I)
        if finding.block is not None:
            assert finding.start is not None and finding.end is not None
            words = letter.blocks[finding.block].text[finding.start : finding.end]
            assert words and _shows(finding.excerpt, words)


def _shows(excerpt: str, words: str) -> bool:
    """Whether an excerpt is the words; what is secret in them may be masked."""
    return len(excerpt) == len(words) and all(
        shown in {word, "•"} for shown, word in zip(excerpt, words, strict=True)
    )


def _corrected(example: Example, finding: Finding) -> Example:
    """The example after its writer clicked the first correction."""
    letter = example.letter()
    if finding.field == "subject":
        return msgspec.structs.replace(
            example, subject=example.subject.replace(finding.excerpt, finding.replacements[0], 1)
        )
    assert finding.block is not None and finding.start is not None
    before = sum(
        block.text.count(finding.excerpt) for block in letter.blocks[: finding.block]
    ) + letter.blocks[finding.block].text[: finding.start].count(finding.excerpt)
    parts = example.text.split(finding.excerpt)
    text = finding.excerpt.join(parts[: before + 1]) + finding.replacements[0]
    return msgspec.structs.replace(
        example, text=text + finding.excerpt.join(parts[before + 1 :]), marked=""
    )


@pytest.mark.parametrize("case", _cases("bad"))
def test_the_first_correction_silences_its_finding(case: Case) -> None:
    correctable = [finding for finding in _findings(case) if finding.replacements]
    for finding in correctable:
        if "\n" in finding.excerpt and case.example.html:
            continue
        corrected = Case(case.rule, _corrected(case.example, finding))
        left = [(f.start, f.message.ru, f.excerpt) for f in _findings(corrected)]
        assert (finding.start, finding.message.ru, finding.excerpt) not in left
        assert len(left) < len(_findings(case))


@pytest.mark.parametrize("rule", [pytest.param(r, id=i) for i, r in all_rules().items()])
def test_every_rule_is_shown_by_examples(rule: LoadedRule) -> None:
    texts = {(e.text, e.subject, e.to, e.attachments) for e in rule.record.good}
    assert len(texts) == len(rule.record.good), "two good examples are the same"
    assert not texts & {(e.text, e.subject, e.to, e.attachments) for e in rule.record.bad}
