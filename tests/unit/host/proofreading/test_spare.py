"""An engine that fails has another to stand in."""

import pytest

from pismovnik.proofreading.engine import Cancelled
from pismovnik.proofreading.spare import EngineWithSpare

from .engines import ScriptedEngine, report

FIRST = ScriptedEngine(report("первый", "первый", "A", "GRAMMAR")).reports
SPARE = ScriptedEngine(report("запасной", "запасной", "B", "GRAMMAR")).reports


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Story:
    """An engine, its spare and the time, for one test."""

    def __init__(self) -> None:
        self.first, self.spare = ScriptedEngine(*FIRST), ScriptedEngine(*SPARE)
        self.clock = Clock()
        self.spares_made = 0
        self.engine = EngineWithSpare(self.first, self._make_spare, self.clock)

    def _make_spare(self) -> ScriptedEngine:
        self.spares_made += 1
        return self.spare


@pytest.fixture
def story() -> Story:
    return Story()


def test_a_healthy_engine_needs_no_spare(story: Story) -> None:
    assert story.engine.check("текст") == list(FIRST)
    assert story.engine.problem is None
    assert story.spares_made == 0


def test_a_failed_check_is_done_by_the_spare_and_said(story: Story) -> None:
    story.first.fails = True
    assert story.engine.check("текст тайны") == list(SPARE)
    assert story.engine.problem is not None
    assert not story.engine.problem.holds
    assert "не ответил" in story.engine.problem.message.ru
    assert "тайны" not in str(story.engine.problem)


def test_it_is_asked_again_once_then_left_alone_for_a_while(story: Story) -> None:
    story.first.fails = True
    for _ in range(5):
        assert story.engine.check("текст") == list(SPARE)
    assert len(story.first.texts) == 2
    assert story.engine.problem is not None
    assert story.spares_made == 1
    story.clock.now += 301
    story.first.fails = False
    assert story.engine.check("текст") == list(FIRST)
    assert story.engine.problem is None


def test_one_failure_is_forgotten(story: Story) -> None:
    story.first.fails = True
    story.engine.check("текст")
    story.first.fails = False
    assert story.engine.check("текст") == list(FIRST)
    assert story.engine.problem is None


def test_giving_up_is_no_failure(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(*_: object) -> None:
        raise Cancelled

    monkeypatch.setattr(story.first, "check", give_up)
    with pytest.raises(Cancelled):
        story.engine.check("текст")
    assert story.spares_made == 0


def test_both_are_closed(story: Story) -> None:
    story.first.fails = True
    story.engine.check("текст")
    story.engine.close()
    assert story.first.closed
    assert story.spare.closed
