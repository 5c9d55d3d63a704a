"""What the writer sees when the host fails: one sentence, one click, and no locked window."""

import sys
import time
from pathlib import Path

import pytest

from .compose import Compose, Desk
from .letters import CLEAN, FAULTY, MISSPELT
from .processes import wait_for
from .product import Product
from .report import Report, report_of
from .sink import Sink
from .test_sending import write

SENTENCES = {
    "mute": "Проверка не успела закончиться вовремя.",
    "sleep": "Проверка не успела закончиться вовремя.",
    "old": "Программа проверки старее этого расширения.",
    "noise": "Программа проверки не запускается.",
    "nonsense": "Программа проверки ответила непонятно.",
    "flood": "Программа проверки неожиданно завершилась.",
    "crash": "Программа проверки неожиданно завершилась.",
}

#: The guard answers after 2 s at the latest; the rest is for this slow machine.
SECONDS_LOCKED = 3.0


def launcher(folder: Path, fault: str) -> Path:
    """A program that Thunderbird can start in place of the host."""
    script = folder / "pismovnik-host"
    bad_host = Path(__file__).with_name("bad_host.py")
    script.write_text(f"#!/bin/sh\nexec '{sys.executable}' '{bad_host}' {fault} 'pismovnik host'\n")
    script.chmod(0o755)
    return script


def held_unchecked(compose: Compose, sentence: str) -> Report:
    """Press Send: the letter must be held in time, with the sentence and a way out."""
    begun = time.monotonic()
    compose.send()
    report = report_of(compose)
    assert not compose.is_locked
    assert time.monotonic() - begun < SECONDS_LOCKED
    reading = report.read()
    assert (reading.headline, reading.notes) == ("Письмо не проверено", [sentence])
    return report


@pytest.mark.parametrize("fault", SENTENCES)
def test_a_host_at_fault_holds_the_letter_and_one_click_sends_it(
    desk: Desk, sink: Sink, product: Product, tmp_path: Path, fault: str
) -> None:
    with product.with_host(launcher(tmp_path, fault)):
        compose = write(desk, CLEAN)
        report = held_unchecked(compose, SENTENCES[fault])
        assert not sink.letters
        report.press("Отправить без проверки")
        sink.the_letter()
        wait_for("the end of the window", lambda: not compose.is_open)


def test_without_a_host_the_letter_is_held_until_the_host_is_installed(
    desk: Desk, sink: Sink, product: Product
) -> None:
    with product.with_host(None):
        compose = write(desk, FAULTY)
        report = held_unchecked(compose, "Программа проверки не установлена.")
        assert not sink.letters
    report.press("Повторить")
    assert report.about(MISSPELT)
    compose.dismiss_popup()
    compose.send()
    assert report_of(compose).read().headline == "Письмо пока не отправлено"


def test_a_host_killed_during_a_check_is_told_and_started_anew(
    desk: Desk, sink: Sink, product: Product
) -> None:
    compose = write(desk, FAULTY)
    for process in product.hosts():
        process.suspend()
    compose.send()
    wait_for("the check", lambda: compose.is_locked)
    product.end_host()
    report = report_of(compose)
    reading = report.read()
    assert reading.notes == ["Программа проверки неожиданно завершилась."]
    assert not compose.is_locked
    assert not sink.letters
    report.press("Повторить")
    assert report.about(MISSPELT)


def test_a_slow_answer_appears_by_itself(desk: Desk, sink: Sink, product: Product) -> None:
    compose = write(desk, FAULTY)
    for process in product.hosts():
        process.suspend()
    report = held_unchecked(compose, "Проверка не успела закончиться вовремя.")
    for process in product.hosts():
        process.resume()
    assert report.about(MISSPELT)
    assert not sink.letters


def test_what_was_sent_unchecked_is_the_only_letter_that_goes_unchecked(
    desk: Desk, sink: Sink, product: Product, tmp_path: Path
) -> None:
    with product.with_host(launcher(tmp_path, "crash")):
        first = write(desk, CLEAN)
        held_unchecked(first, SENTENCES["crash"]).press("Отправить без проверки")
        sink.the_letter()
        second = write(desk, CLEAN)
        held_unchecked(second, SENTENCES["crash"])
        assert len(sink.letters) == 1
