"""What deadline.impossible offers instead, and what it knows of working days."""

import datetime

import pytest

from pismovnik.findings import Finding, Severity
from pismovnik.policy import Policy, Work
from pismovnik.rules.deadline import impossible
from pismovnik.rules.example import Example, in_letter
from pismovnik.russian.language import Language

LANGUAGE = Language()
OCTOBER = datetime.datetime(2026, 10, 8, 13, 45, tzinfo=datetime.timezone.utc)  # Thursday


def found(text: str, policy: Policy | None = None) -> list[Finding]:
    letter = Example(text=in_letter(text), date=OCTOBER).letter()
    return list(impossible.check(letter, LANGUAGE, policy or Policy()))


@pytest.mark.parametrize(
    ("text", "replacements"),
    [
        ("Ждём до 31 ноября.", ("до 30 ноября", "до 1 декабря")),
        ("Ждём до 31.11.2026.", ("до 30.11.2026", "до 01.12.2026")),
        ("Ждём с 25 по 31 ноября.", ("с 25 по 30 ноября",)),
        (
            "Приедем в среду, 15 октября.",
            ("в четверг, 15 октября", "в среду, 14 октября"),
        ),
        (
            "Приедем в понедельник, 13 октября.",
            ("во вторник, 13 октября", "в понедельник, 12 октября"),
        ),
        ("Приедем 15.10 (ср).", ("15.10 (чт)", "14.10 (ср)")),
        ("Приедем завтра, 10 октября.", ("завтра, 9 октября",)),
        ("Приедем с 17 по 16 октября.", ("с 16 по 17 октября",)),
        ("Приедем с 10:00 до 9:00.", ("с 9:00 до 10:00",)),
        ("Закончим 15 сентября.", ("15 октября",)),
        ("Закончим 1 октября.", ("1 ноября",)),
        ("Закончим 20 октября 2025 года.", ("20 октября 2026 года",)),
    ],
)
def test_the_corrected_date_is_offered(text: str, replacements: tuple[str, ...]) -> None:
    (finding,) = found(text)
    assert finding.replacements == replacements
    assert finding.severity is Severity.WARN


def test_working_days_are_those_of_the_policy() -> None:
    text = "Приём ведём в рабочий день, 10 октября."
    six_days = Policy(work=Work(days=("mon", "tue", "wed", "thu", "fri", "sat")))
    assert [finding.excerpt for finding in found(text)] == ["10 октября"]
    assert found(text, six_days) == []


def test_a_noun_may_own_the_date() -> None:
    (finding,) = found("Закажем столы 25 сентября.")
    assert finding.severity is Severity.HINT


@pytest.mark.parametrize(
    "text",
    [
        "Забронируйте билет: Лаптева Ольга Игоревна, 12.04.1988, место у окна.",
        "Запишите, пожалуйста, внука: Лаптев Миша, 12.02.2025.",
        "Гусевой поставьте в табель больничный с 3 по 7 сентября.",
    ],
)
def test_a_day_of_birth_or_a_time_in_a_record_is_no_term(text: str) -> None:
    assert found(text) == []
