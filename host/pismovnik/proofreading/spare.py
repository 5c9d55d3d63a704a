"""An engine with another one to fall back on."""

import time
from collections.abc import Callable

from pismovnik.findings import Problem
from pismovnik.proofreading.engine import Engine, EngineError, Match, never
from pismovnik.text import Text

_FAILURES_IN_A_ROW = 2  # the second time a server was started anew, and in vain
_PAUSE = 300.0  # seconds without asking an engine that keeps failing


class EngineWithSpare:
    """Checks with ``engine``; where it fails, the spare checks and ``problem`` says so.

    A failing engine is asked again at the next text, once; after that it is left alone for
    five minutes, so that no letter waits for it.
    """

    def __init__(
        self,
        engine: Engine,
        spare: Callable[[], Engine],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = engine.name
        self.problem: Problem | None = None
        self._engine = engine
        self._make_spare = spare
        self._spare: Engine | None = None
        self._clock = clock
        self._failures = 0
        self._ask_again = 0.0

    def check(self, text: str, cancelled: Callable[[], bool] = never) -> list[Match]:
        if self._failures < _FAILURES_IN_A_ROW or self._clock() >= self._ask_again:
            try:
                matches = self._engine.check(text, cancelled)
            except EngineError as error:
                self._failures += 1
                self._ask_again = self._clock() + _PAUSE
                self.problem = _problem(error.reason)
            else:
                self._failures = 0
                self.problem = None
                return matches
        if self._spare is None:
            self._spare = self._make_spare()
        return self._spare.check(text, cancelled)

    def close(self) -> None:
        self._engine.close()
        if self._spare is not None:
            self._spare.close()


def _problem(reason: Text) -> Problem:
    return Problem(
        "engine_replaced",
        Text(
            ru=f"{reason.ru} Правописание проверено встроенным движком.",
            en=f"{reason.en} The built-in engine was used instead.",
        ),
        holds=False,
    )
