"""The three proofreaders that are measured, each behind one function from text to findings."""

import contextlib
import os
from collections.abc import Callable, Iterator
from typing import Protocol
from unittest import mock

import language_tool_python
import msgspec

from pismovnik.checking import Checker
from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Letter
from pismovnik.policy_files import PolicyFiles
from pismovnik.proofreading import document, severities
from pismovnik.proofreading.embedded import EmbeddedEngine
from pismovnik.proofreading.engine import Match
from tests.bench import stock as stock_bench
from tests.quality.sets import POLICY

#: Makes the server ten times as quick and finds the same: it keeps its rules between texts.
_KEEP_RULES = {
    "pipelineCaching": True,
    "maxPipelinePoolSize": 4,
    "pipelineExpireTimeInSeconds": 3600,
}


class Found(msgspec.Struct, frozen=True):
    """A finding, in code points of its text; ``rule`` is our id of it."""

    rule: str
    start: int
    end: int
    replacements: tuple[str, ...] = ()
    warns: bool = True
    confidence: float | None = None
    excerpt: str = ""


class System(Protocol):
    """A proofreader. What it says of a text is remembered while it lives."""

    name: str

    def of_text(self, text: str) -> list[Found]: ...

    def of_letter(self, letter: Letter) -> list[Found]: ...


class EngineAlone:
    """An engine of LanguageTool as it is: every match counts as a warning."""

    def __init__(self, name: str, check: Callable[[str], list[Match]]) -> None:
        self.name = name
        self._check = check
        self.said: dict[str, list[Found]] = {}

    def of_text(self, text: str) -> list[Found]:
        if text not in self.said:
            self.said[text] = [found_by_engine(match, text) for match in self._check(text)]
        return self.said[text]

    def of_letter(self, letter: Letter) -> list[Found]:
        return self.of_text(document.of_letter(letter).text)


class Pismovnik:
    """The whole proofreader, with the built-in engine. House rules of letters do not count."""

    name = "Письмовник"

    def __init__(self) -> None:
        self._checker = Checker(PolicyFiles(system=None, user=None))
        self._letter_checker = Checker(PolicyFiles.of_file(POLICY))
        self.said: dict[str, list[Found]] = {}

    def of_text(self, text: str) -> list[Found]:
        if text not in self.said:
            self.said[text] = list(map(found_by_us, self._checker.proofread(text)))
        return self.said[text]

    def of_letter(self, letter: Letter) -> list[Found]:
        findings = self._letter_checker.check(letter).findings
        return [found_by_us(finding) for finding in findings if is_of_language(finding.rule)]


def is_of_language(rule: str) -> bool:
    return rule.partition(".")[0] in severities.FAMILIES


def found_by_engine(match: Match, text: str) -> Found:
    return Found(
        rule=severities.rule_id(match),
        start=match.start,
        end=match.end,
        replacements=match.replacements,
        excerpt=text[match.start : match.end],
    )


def found_by_us(finding: Finding) -> Found:
    return Found(
        rule=finding.rule,
        start=finding.start or 0,
        end=finding.end or 0,
        replacements=finding.replacements,
        warns=finding.severity is not Severity.HINT,
        confidence=finding.confidence,
        excerpt=finding.excerpt,
    )


@contextlib.contextmanager
def stock() -> Iterator[EngineAlone]:
    """LanguageTool in Java as language_tool_python gives it, with its default rules."""
    stock_bench.fetch()
    with (
        mock.patch.dict(os.environ, stock_bench.environment()),
        language_tool_python.LanguageTool("ru-RU", config=_KEEP_RULES) as tool,
    ):
        yield EngineAlone("LanguageTool", lambda text: [as_match(m) for m in tool.check(text)])


def as_match(match: language_tool_python.Match) -> Match:
    return Match(
        rule_id=match.rule_id,
        category=match.category,
        message=match.message,
        start=match.offset,
        end=match.offset + match.error_length,
        replacements=tuple(match.replacements),
    )


def embedded() -> EngineAlone:
    """The built-in engine with all its rules, without what Письмовник makes of them."""
    return EngineAlone("Встроенный движок", EmbeddedEngine().check)


@contextlib.contextmanager
def all_systems() -> Iterator[list[System]]:
    with stock() as tool:
        yield [tool, embedded(), Pismovnik()]
