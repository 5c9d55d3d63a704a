"""The report, asked for with the button or the keyboard."""

from .compose import Desk
from .letters import CLEAN, CORRECT, FAULTY, MISSPELT
from .processes import wait_for
from .product import Product
from .report import Report, ask_for_report, report_of, report_window
from .sink import Sink
from .test_sending import write

SHORTCUT = "ctrl+shift+l"


def test_the_button_says_plainly_that_all_is_well(desk: Desk) -> None:
    compose = write(desk, CLEAN)
    reading = ask_for_report(compose).read()
    assert reading.headline == "Всё в порядке"
    assert not reading.findings
    assert compose.button()["badge"] == ""


def test_the_shortcut_shows_the_same_report_as_the_button(desk: Desk) -> None:
    compose = write(desk, FAULTY)
    by_mouse = ask_for_report(compose).read()
    compose.dismiss_popup()
    compose.press(SHORTCUT)
    by_keyboard = report_window(compose).read()
    assert by_keyboard.findings == by_mouse.findings
    assert [finding.excerpt for finding in by_keyboard.warnings] == [f"«{MISSPELT}»"]
    assert by_keyboard.headline == "В письме есть недочёты"


def test_the_badge_counts_warnings_while_the_letter_is_written(desk: Desk) -> None:
    compose = write(desk, FAULTY)
    wait_for("the badge", lambda: compose.button()["badge"] == "1")
    said = "Проверить письмо: 1 предупреждение"
    wait_for("the tooltip", lambda: compose.button()["title"] == said)
    report = ask_for_report(compose)
    report.correct(report.about(MISSPELT), CORRECT)
    wait_for("the end of the badge", lambda: compose.button()["badge"] == "")


def test_the_reason_of_a_finding_is_one_click_away(desk: Desk) -> None:
    report = ask_for_report(write(desk, FAULTY))
    assert "лайд 7" in report.why(report.about(MISSPELT))


def test_the_keyboard_alone_finds_mends_and_sends(desk: Desk, sink: Sink) -> None:
    keys = desk.thunderbird.display.keys
    compose = write(desk, FAULTY)
    compose.send()
    report_of(compose).about(MISSPELT)
    compose.press(SHORTCUT)
    report = report_window(compose)
    report.about(MISSPELT)
    keys("Down")
    wait_for("focus on the finding", lambda: focused(report).startswith("place"))
    keys("Return")
    wait_for("the selection", lambda: compose.selection == MISSPELT)
    keys("Tab", "Return")
    wait_for("the correction", lambda: compose.body == CLEAN.body)
    report.becomes_clear()
    for _ in range(6):
        if focused(report) == "primary":
            break
        keys("Tab")
    keys("Return")
    assert CORRECT in sink.the_letter().body()


def focused(report: Report) -> str:
    return str(report.view.run("return document.activeElement.className;"))


def test_escape_leads_back_into_the_letter(desk: Desk) -> None:
    compose = write(desk, FAULTY)
    compose.send()
    report_of(compose).read()
    compose.dismiss_popup()
    wait_for("focus in the letter", lambda: compose.has_focus)


def test_a_word_added_to_the_dictionary_is_not_asked_again(desk: Desk, product: Product) -> None:
    compose = write(desk, FAULTY)
    report = ask_for_report(compose)
    report.add_to_dictionary(report.about(MISSPELT))
    report.becomes_clear()
    compose.close()
    product.end_host()  # the word must outlive the program that was told
    another = ask_for_report(write(desk, FAULTY))
    assert not another.read().warnings


def test_a_rule_switched_off_stays_silent(desk: Desk, product: Product) -> None:
    compose = write(desk, FAULTY)
    report = ask_for_report(compose)
    report.turn_off(report.about(MISSPELT))
    report.becomes_clear()
    compose.close()
    product.end_host()
    another = ask_for_report(write(desk, FAULTY))
    assert not another.read().warnings


def test_without_the_button_the_report_opens_in_a_window(desk: Desk, sink: Sink) -> None:
    with desk.toolbar_without_button():
        compose = write(desk, FAULTY)
        assert compose.button() == {}
        compose.send()
        report = report_window(compose)
        finding = report.about(MISSPELT)
        report.jump(finding)
        wait_for("the selection", lambda: compose.selection == MISSPELT)
        report.correct(finding, CORRECT)
        report.becomes_clear()
        report.press("Отправить")
        assert CORRECT in sink.the_letter().body()
        wait_for("the end of the window", lambda: not report.view.is_open)
