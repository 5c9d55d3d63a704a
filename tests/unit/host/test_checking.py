"""What a check does when a part of it fails, and what the policy changes."""

import datetime
import itertools
from collections.abc import Callable, Iterator

import msgspec
import pytest

from pismovnik import checking
from pismovnik.checking import Checker
from pismovnik.findings import Finding, Problem, Severity
from pismovnik.letter.limits import MAX_JUDGED_CHARACTERS
from pismovnik.letter.model import Letter, Zone
from pismovnik.policy import Policy
from pismovnik.policy_files import PolicyFiles
from pismovnik.proofreading.engine import Cancelled, EngineError, Match, never
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.registry import all_rules, rule_ids
from pismovnik.rules.rule import LoadedRule
from pismovnik.russian import language
from pismovnik.russian.language import Analysis, Language
from pismovnik.text import Text

SECRET = "тайна"
LETTER = Example(text=f"Здравствуйте, Олег Викторович!\n\n{SECRET}.\n\nС уважением,\nАнна Смирнова")


class FakeEngine:
    """Stands in for an engine that fails or hangs, which a real one does not do when asked."""

    name = "fake"
    problem: Problem | None = None

    def __init__(self, fails: bool = False) -> None:
        self.fails = fails
        self.closed = False

    def check(self, text: str, cancelled: Callable[[], bool] = never) -> list[Match]:
        if self.fails:
            raise EngineError(Text(ru="Сервер не отвечает.", en="No answer."))
        return []

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    fake = FakeEngine()
    monkeypatch.setattr(checking, "choose_engine", lambda _settings: fake)
    return fake


def checker(**policy: object) -> Checker:
    made = Checker(PolicyFiles(None, None))
    made.policy_files._policy = Policy(**policy)  # type: ignore[arg-type]
    made.policy_files._stamp = (None, None)
    return made


def failing_rule(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    raise ValueError(letter.blocks[1].text)


def test_a_rule_that_fails_is_named_and_the_others_go_on(
    engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    rules = {**all_rules()}
    rules["subject.vague"] = LoadedRule(rules["subject.missing"].record, failing_rule)
    monkeypatch.setattr(checking, "all_rules", lambda: rules)
    letter = Example(text=LETTER.text, subject="").letter()
    report = checker().check(letter)
    assert [finding.rule for finding in report.findings] == ["subject.missing"]
    assert [problem.code for problem in report.problems] == ["rule_failed"]
    assert SECRET not in caplog.text + str(report.problems)


def test_a_failing_engine_is_a_problem_that_holds_the_letter(engine: FakeEngine) -> None:
    engine.fails = True
    report = checker().check(LETTER.letter())
    assert [(problem.code, problem.holds) for problem in report.problems] == [
        ("proofreading_failed", True)
    ]


def test_a_cancelled_check_ends(engine: FakeEngine) -> None:
    with pytest.raises(Cancelled):
        checker().check(LETTER.letter(), cancelled=lambda: True)


def test_a_letter_in_another_language_is_not_judged_by_russian_rules(engine: FakeEngine) -> None:
    letter = Example(
        text="Dear all,\n\nthe act is ready.\n\nAnna", subject="Act for March"
    ).letter()
    report = checker().check(letter)
    assert report.findings == ()
    assert [(problem.code, problem.holds) for problem in report.problems] == [
        ("not_russian", False)
    ]


def test_a_letter_in_another_language_still_needs_a_subject(engine: FakeEngine) -> None:
    report = checker().check(Example(text="Dear all, it is ready.", subject="").letter())
    assert [finding.rule for finding in report.findings] == ["subject.missing"]


@pytest.mark.parametrize(
    ("level", "expected"),
    [("block", [Severity.BLOCK]), ("hint", [Severity.HINT]), ("off", [])],
)
def test_the_policy_sets_the_severity(
    engine: FakeEngine, level: str, expected: list[Severity]
) -> None:
    letter = Example(text=LETTER.text, subject="").letter()
    report = checker(rules={"subject.missing": level}).check(letter)
    assert [finding.severity for finding in report.findings] == expected


def test_the_policy_does_not_raise_what_a_rule_is_unsure_of(
    engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = all_rules()["subject.missing"].record
    hint = record.about("subject", Text(ru="Возможно", en="Perhaps"), severity=Severity.HINT)
    rule = LoadedRule(record, lambda *_: [hint])
    monkeypatch.setattr(checking, "all_rules", lambda: {"subject.missing": rule})
    report = checker(rules={"subject.missing": "block"}).check(LETTER.letter())
    assert [finding.severity for finding in report.findings] == [Severity.HINT]


def test_closing_ends_the_engine(engine: FakeEngine) -> None:
    made = checker()
    made.check(LETTER.letter())
    made.close()
    assert engine.closed


@pytest.mark.parametrize(
    "text",
    ["", " ", "😀" * 50, "1234567890", "«»—…", "https://example.com", "а" * 20_000, "\u0301" * 100],
)
def test_odd_letters_are_checked_without_a_fault(engine: FakeEngine, text: str) -> None:
    odd = Example(text=text, subject=text[:200], sender=text[:100], to=(text[:100],))
    problems = checker().check(odd.letter()).problems
    assert [problem.code for problem in problems if problem.code == "rule_failed"] == []


def test_five_hundred_recipients_are_no_trouble(engine: FakeEngine) -> None:
    to = tuple(f"Иванов Иван {number} <i{number}@a.example>" for number in range(500))
    report = checker().check(Example(text=LETTER.text, to=to).letter())
    assert [problem.code for problem in report.problems] == []


def test_a_letter_past_the_bound_is_cut_and_says_so(engine: FakeEngine) -> None:
    text = "Здравствуйте!\n\n" + "Я.\n\n" * MAX_JUDGED_CHARACTERS + "С уважением,\nАнна"
    letter = Example(text=text).letter()
    problems = checker(rules=dict.fromkeys(rule_ids(), "off")).check(letter).problems
    assert [problem.code for problem in problems] == ["letter_cut"]
    assert letter.blocks[-1].zone is Zone.CLOSING


def test_a_check_ends_soon_while_natasha_reads_a_long_block(engine: FakeEngine) -> None:
    asked = itertools.count()
    text = "Олег Викторович отправил акт курьером. " * 1_000
    with pytest.raises(Cancelled):
        checker().check(Example(text=text).letter(), cancelled=lambda: next(asked) > 2)
    assert next(asked) < 10


KNOWN = Example(
    text="Здравствуйте, Олег Викторович!\n\nПрилагаю акт. Ребята, гляньте его, плиз, и "
    "подтвердите до 19 мая 2026 года.\n\nС уважением,\nАнна Смирнова"
)
COLLEAGUE = ("Павел Нечаев <p.nechaev@vector-it.example>",)
FOUND = {("attachment.missing", Severity.WARN), ("tone.informal", Severity.WARN)}


@pytest.mark.parametrize(
    ("policy", "letter", "gone", "come"),
    [
        ({}, {"attachments": ("Акт.pdf",)}, {("attachment.missing", Severity.WARN)}, set()),
        (
            {},
            {"to": COLLEAGUE},
            {("tone.informal", Severity.WARN)},
            {("greeting.name", Severity.WARN)},
        ),
        (
            {},
            {"date": datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.timezone.utc)},
            set(),
            {("deadline.impossible", Severity.WARN)},
        ),
        ({}, {"subject": ""}, set(), {("subject.missing", Severity.WARN)}),
        (
            {"rules": {"tone.informal": "block"}},
            {},
            {("tone.informal", Severity.WARN)},
            {("tone.informal", Severity.BLOCK)},
        ),
        ({"rules": {"tone.informal": "off"}}, {}, {("tone.informal", Severity.WARN)}, set()),
    ],
)
def test_what_is_remembered_of_a_text_is_not_what_was_said_of_the_letter(
    engine: FakeEngine,
    policy: dict[str, object],
    letter: dict[str, object],
    gone: set[tuple[str, Severity]],
    come: set[tuple[str, Severity]],
) -> None:
    def found(policy: dict[str, object], letter: Example) -> set[tuple[str, Severity]]:
        return {(f.rule, f.severity) for f in checker(**policy).check(letter.letter()).findings}

    assert found({}, KNOWN) == FOUND
    assert found(policy, msgspec.structs.replace(KNOWN, **letter)) == FOUND - gone | come
    assert found({}, KNOWN) == FOUND


def test_after_an_edit_only_the_changed_paragraph_is_read(
    engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraphs = [f"Насос номер {number} проверили, замечаний нет." for number in range(30)]
    used = checker()
    used.check(Example(text=in_letter(*paragraphs)).letter())
    read: list[str] = []
    analysed = language._analysed

    def reading(text: str, start: int, number: int) -> Analysis:
        read.append(text)
        return analysed(text, start, number)

    monkeypatch.setattr(language, "_analysed", reading)
    paragraphs[15] = "Насос номер 15 заменили."
    used.check(Example(text=in_letter(*paragraphs)).letter())
    assert read == ["Насос номер 15 заменили."]
