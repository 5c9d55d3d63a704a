"""Engines that say what a test tells them to."""

from collections.abc import Callable

from pismovnik.findings import Problem
from pismovnik.proofreading.engine import EngineError, Match, never
from pismovnik.text import Text


class ScriptedEngine:
    """Reports the given parts of the text, or fails. Keeps the texts that it was asked about."""

    name = "scripted"
    problem: Problem | None = None

    def __init__(self, *reports: Match) -> None:
        self.reports = reports
        self.texts: list[str] = []
        self.fails = False
        self.closed = False

    def check(self, text: str, cancelled: Callable[[], bool] = never) -> list[Match]:
        self.texts.append(text)
        if self.fails:
            raise EngineError(Text(ru="Сервер LanguageTool не ответил.", en="No answer."))
        return list(self.reports)

    def close(self) -> None:
        self.closed = True


def report(text: str, part: str, rule: str, category: str, *replacements: str) -> Match:
    """A match of a rule at a part of a text."""
    start = text.index(part)
    return Match(
        rule_id=rule,
        category=category,
        message="сообщение правила",
        start=start,
        end=start + len(part),
        replacements=replacements,
    )
