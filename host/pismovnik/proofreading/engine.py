"""What every implementation of LanguageTool looks like from here."""

from collections.abc import Callable
from typing import Protocol

import msgspec

from pismovnik.findings import Problem
from pismovnik.text import Text


class Match(msgspec.Struct, frozen=True):
    """One thing that an engine has to say about a text.

    ``start`` and ``end`` are code points of the checked text. ``rule_id`` and ``category`` are
    LanguageTool's own ids, such as "MORFOLOGIK_RULE_RU_RU" and "TYPOS"; ``message`` is its
    Russian sentence. ``confidence`` is the probability that there is an error, where a detector
    knows it; of a rule of LanguageTool severities.py knows it. ``english`` is the message in
    English, where there is one.
    """

    rule_id: str
    category: str
    message: str
    start: int
    end: int
    replacements: tuple[str, ...] = ()
    english: str = ""
    confidence: float | None = None


class EngineError(Exception):
    """An engine could not check. The reason is one sentence and holds no text of the letter."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.ru)
        self.reason = reason


class Cancelled(Exception):
    """Nobody waits for the answer any more."""


def never() -> bool:
    return False


class Engine(Protocol):
    """Checks Russian text. Used by one thread at a time."""

    name: str

    @property
    def problem(self) -> Problem | None:
        """What kept this engine from checking the last text itself."""

    def check(self, text: str, cancelled: Callable[[], bool] = never) -> list[Match]:
        """All matches in the order of the text.

        Raises EngineError, and Cancelled soon after ``cancelled`` begins to answer yes.
        """

    def close(self) -> None:
        """Let go of everything. Idempotent; the engine is not used afterwards."""
