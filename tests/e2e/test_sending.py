"""A letter is written and sent."""

import re
from pathlib import Path

import pytest

from .compose import Compose, Desk
from .letters import CLEAN, CORRECT, FAULTY, MISSPELT, PROMISING, Letter
from .processes import wait_for
from .product import EXTENSION, Product
from .report import report_of
from .sink import Sink


def write(desk: Desk, letter: Letter, *, html: bool = True) -> Compose:
    compose = desk.new(html=html, **letter.headers)
    compose.type(letter.body)
    return compose


def sent(compose: Compose, sink: Sink) -> bytes:
    """Press Send; the letter must go without a word."""
    compose.send()
    letter = sink.the_letter()
    wait_for("the end of the window", lambda: not compose.is_open)
    return letter.raw


def without_unique_headers(raw: bytes) -> bytes:
    return re.sub(rb"(?m)^(Message-ID|Date): .*\r\n", b"", raw)


def test_a_clean_letter_goes_at_once_and_arrives_as_if_nothing_had_checked_it(
    desk: Desk, sink: Sink
) -> None:
    checked = sent(write(desk, CLEAN), sink)
    sink.clear()
    desk.thunderbird.set_extension(EXTENSION, enabled=False)
    try:
        unchecked = sent(write(desk, CLEAN), sink)
    finally:
        desk.thunderbird.set_extension(EXTENSION, enabled=True)
    assert without_unique_headers(checked) == without_unique_headers(unchecked)
    assert "готовы начать отгрузку" in unchecked.decode()


def test_a_faulty_letter_is_held_mended_in_one_click_and_sent(desk: Desk, sink: Sink) -> None:
    compose = write(desk, FAULTY)
    compose.send()
    report = report_of(compose)
    finding = report.about(MISSPELT)
    assert report.read().headline == "Письмо пока не отправлено"
    assert not compose.is_locked

    report.jump(finding)
    wait_for("the selection", lambda: compose.selection == MISSPELT)

    report.correct(finding, CORRECT)
    wait_for("the correction", lambda: compose.body == CLEAN.body)
    assert report.becomes_clear().headline == "Всё в порядке"

    report.press("Отправить")
    assert CORRECT in sink.the_letter().body()
    wait_for("the end of the window", lambda: not compose.is_open)


def test_one_undo_takes_a_correction_back(desk: Desk, sink: Sink) -> None:
    compose = write(desk, FAULTY)
    compose.send()
    report = report_of(compose)
    report.correct(report.about(MISSPELT), CORRECT)
    wait_for("the correction", lambda: compose.body == CLEAN.body)
    compose.press("ctrl+z")
    wait_for("the old text", lambda: compose.body == FAULTY.body)
    assert not sink.letters


def test_send_anyway_sends_the_letter_as_it_is(desk: Desk, sink: Sink) -> None:
    compose = write(desk, FAULTY)
    compose.send()
    report_of(compose).press("Отправить всё равно")
    assert MISSPELT in sink.the_letter().body()
    wait_for("the end of the window", lambda: not compose.is_open)


def test_send_anyway_does_not_send_what_was_changed_after_the_report(
    desk: Desk, sink: Sink
) -> None:
    compose = write(desk, FAULTY)
    compose.send()
    report = report_of(compose)
    report.read()
    compose.type("\nЕщё раз благадарим Вас.")
    report.press("Отправить всё равно")
    wait_for("the end of the old report", lambda: not report.view.is_open)
    assert report_of(compose).about("благадарим")
    assert not sink.letters
    assert not compose.is_locked


def test_an_answered_finding_is_not_asked_again_but_a_new_one_is(desk: Desk, sink: Sink) -> None:
    compose = write(desk, FAULTY)
    compose.send()
    report = report_of(compose)
    report.skip(report.about(MISSPELT))
    report.becomes_clear()
    compose.dismiss_popup()
    compose.type("\nЕщё раз благадарим Вас.")
    compose.send()
    again = report_of(compose).read()
    assert [finding.excerpt.strip("«»") for finding in again.warnings] == ["благадарим"]
    assert not sink.letters


def test_a_skipped_finding_lets_the_letter_go(desk: Desk, sink: Sink) -> None:
    compose = write(desk, FAULTY)
    compose.send()
    report = report_of(compose)
    report.skip(report.about(MISSPELT))
    compose.dismiss_popup()
    assert MISSPELT in sent(compose, sink).decode()


def test_hints_alone_do_not_hold_a_letter(desk: Desk, sink: Sink) -> None:
    hinting = CLEAN.replacing("адрес склада.", "адрес склада (улицу и дом.")
    compose = write(desk, hinting)
    compose.press_button()
    report = report_of(compose)
    assert report.read().findings and not report.read().warnings
    compose.dismiss_popup()
    assert "(улицу и дом." in sent(compose, sink).decode()


def test_a_plain_text_letter_is_mended_at_the_right_place(desk: Desk, sink: Sink) -> None:
    compose = write(desk, FAULTY, html=False)
    compose.send()
    report = report_of(compose)
    finding = report.about(MISSPELT)
    report.jump(finding)
    wait_for("the selection", lambda: compose.selection == MISSPELT)
    report.correct(finding, CORRECT)
    wait_for("the correction", lambda: compose.body == CLEAN.body)
    report.becomes_clear()
    compose.press("ctrl+z")
    wait_for("the old text", lambda: compose.body == FAULTY.body)
    report.correct(report.about(MISSPELT), CORRECT)
    report.becomes_clear()
    report.press("Отправить")
    assert sink.the_letter().body().split() == CLEAN.body.split()


@pytest.mark.parametrize("html", [True, False], ids=["html", "plain"])
def test_words_after_emoji_and_combining_signs_are_found_exactly(desk: Desk, html: bool) -> None:
    tricky = FAULTY.replacing("Мы изучили", "👩🏽\u200d💻🙂 Мы и\u0306зучили \U0001d518")
    compose = write(desk, tricky, html=html)
    compose.send()
    report = report_of(compose)
    finding = report.about(MISSPELT)
    report.jump(finding)
    wait_for("the selection", lambda: compose.selection == MISSPELT)
    report.correct(finding, CORRECT)
    wanted = tricky.body.replace(MISSPELT, CORRECT)
    wait_for("the correction", lambda: compose.body == wanted)


def test_a_promised_file_is_asked_for_and_once_attached_the_letter_goes(
    desk: Desk, sink: Sink, tmp_path: Path
) -> None:
    file = tmp_path / "Договор поставки.pdf"
    file.write_bytes(b"%PDF-1.4 contract")
    compose = write(desk, PROMISING)
    compose.send()
    report = report_of(compose)
    (finding,) = report.read().warnings
    assert finding.rule == "attachment.missing"
    report.jump(finding)
    wait_for("the selection", lambda: "прикреплён" in compose.selection)
    compose.dismiss_popup()

    compose.attach(file)
    sent(compose, sink)
    (attached,) = sink.the_letter().message.iter_attachments()
    assert attached.get_filename() == file.name
    assert attached.get_content() == file.read_bytes()


def test_what_the_company_forbids_cannot_be_sent_anyway_only_mended(
    desk: Desk, sink: Sink, product: Product
) -> None:
    with product.policy_of_the_user('[rules]\n"subject.missing" = "block"\n'):
        compose = desk.new(to=CLEAN.to)
        compose.type(CLEAN.body)
        compose.send()
        report = report_of(compose)
        reading = report.read()
        assert [finding.severity for finding in reading.warnings] == ["block"]
        assert not any(button.startswith("Отправить") for button in reading.buttons)
        compose.dismiss_popup()
        compose.set_subject(CLEAN.subject)
        sent(compose, sink)
