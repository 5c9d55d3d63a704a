"""Letters of unusual size."""

import time

from .compose import Compose, Desk
from .letters import CLEAN, FAULTY, MISSPELT
from .processes import wait_for
from .report import Report, report_of
from .sink import Sink
from .test_faults import SECONDS_LOCKED
from .test_sending import write


def held(compose: Compose) -> Report:
    """Press Send; the letter must be held, and stay in the writer's hands."""
    compose.send()
    report = report_of(compose)
    assert not compose.is_locked
    return report


def test_an_empty_letter_is_held_and_nothing_breaks(desk: Desk, sink: Sink) -> None:
    compose = desk.new(to=CLEAN.to)
    report = held(compose)
    assert "subject.missing" in report.read().rules
    report.press("Отправить всё равно")
    desk.thunderbird.answer_yes()  # «Тема не указана»
    assert sink.the_letter().body().strip() == ""


def test_a_letter_to_nobody_is_not_sent_and_its_window_stays_usable(desk: Desk, sink: Sink) -> None:
    compose = desk.new(subject=CLEAN.subject)
    compose.type(CLEAN.body)
    assert compose.send_is_disabled
    assert not compose.is_readonly
    compose.add_recipients(*CLEAN.to)
    wait_for("the button Send", lambda: not compose.send_is_disabled)
    compose.send()
    sink.the_letter()


def test_a_letter_to_five_hundred_readers_goes(desk: Desk, sink: Sink) -> None:
    readers = tuple(f"reader{n}@client.example" for n in range(500))
    letter = CLEAN.replacing("Уважаемый Иван Петрович!", "Уважаемые коллеги!")
    compose = desk.new(to=readers, subject=letter.subject)
    compose.type(letter.body)
    compose.send()
    assert len(sink.the_letter(30).recipients) == 500


def test_a_letter_of_a_megabyte_is_answered_in_time(desk: Desk, sink: Sink) -> None:
    line = "Просим подтвердить адрес склада и время приёмки товара. "
    text = "".join(f"<p>{line * 20}</p>" for _ in range(500))
    assert len(text.encode()) > 1_000_000
    compose = desk.new(body=text, **CLEAN.headers)
    begun = time.monotonic()
    report = held(compose)
    assert time.monotonic() - begun < SECONDS_LOCKED
    reading = report.read()
    assert reading.notes or reading.warnings
    report.press("Отправить")
    assert len(sink.the_letter(30).raw) > 1_000_000


def test_two_letters_at_once_keep_their_own_reports(desk: Desk, sink: Sink) -> None:
    faulty = write(desk, FAULTY)
    clean = write(desk, CLEAN)
    faulty.send()
    assert report_of(faulty).about(MISSPELT)
    faulty.dismiss_popup()
    clean.send()
    assert "отгрузку" in sink.the_letter().body()
    assert faulty.is_open
