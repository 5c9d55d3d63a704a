"""Faults are underlined while the letter is written; a card mends them."""

import re
import time

import pytest

from .compose import Compose, Desk
from .display import Display
from .letters import CLEAN, CORRECT, FAULTY, MISSPELT
from .processes import wait_for
from .product import EXTENSION, ROOT, Product
from .report import Report, card_window, report_of
from .settings import open_settings
from .sink import Sink
from .test_sending import sent, without_unique_headers, write
from .views import open_views

NEXT = "shift+F7"

#: Another misspelt word, and what is right.
ALSO_MISSPELT, ALSO_CORRECT = "савещание", "совещание"

#: Seconds for one key while a long letter is checked; without a check it takes some thousandths.
QUICK = 0.25


def becomes(compose: Compose, *words: str) -> None:
    """Wait until these words are underlined, and no others."""
    wait_for(f"lines under {words}", lambda: sorted(compose.underlined) == sorted(words), 20)


def open_card(compose: Compose, words: str) -> Report:
    compose.click_on(words)
    return report_of(compose)


@pytest.mark.parametrize("html", [True, False], ids=["html", "plain"])
def test_a_faulty_word_is_underlined_mended_by_the_card_and_brought_back(
    desk: Desk, screen: Display, html: bool
) -> None:
    compose = write(desk, FAULTY, html=html)
    becomes(compose, MISSPELT)
    assert compose.underlined[MISSPELT] == "warn"
    screen.picture(ROOT / "test-results" / f"underlined-{html}.png", compose.area)
    card = open_card(compose, MISSPELT)
    finding = card.about(MISSPELT)
    assert card.read().findings == [finding]
    assert compose.has_focus, "the writer may go on typing"
    card.correct(finding, CORRECT)
    wait_for("the correction", lambda: compose.body == CLEAN.body)
    assert not compose.underlined
    wait_for("the end of the card", lambda: not compose.has_popup)
    compose.press("ctrl+z")
    assert compose.body == FAULTY.body
    becomes(compose, MISSPELT)


def test_the_keyboard_goes_from_fault_to_fault_and_mends_them(desk: Desk) -> None:
    keys = desk.thunderbird.display.keys
    faulty = FAULTY.replacing("Просим", "Завтра савещание. Просим")
    compose = write(desk, faulty)
    becomes(compose, MISSPELT, ALSO_MISSPELT)
    compose.put_caret("before", "Благодарим")
    compose.press(NEXT)
    card_window(compose).about(MISSPELT)
    assert compose.selection == MISSPELT
    keys("Return")
    becomes(compose, ALSO_MISSPELT)
    wait_for("the keys in the letter", lambda: compose.has_focus)
    keys(NEXT)
    card_window(compose).about(ALSO_MISSPELT)
    keys("Escape")
    wait_for("the keys in the letter", lambda: compose.has_focus)
    assert compose.selection == ALSO_MISSPELT
    assert not open_views(desk.thunderbird, "popup/popup.html")
    keys("End")
    desk.thunderbird.display.type("!")
    assert compose.body == faulty.body.replace(MISSPELT, CORRECT).replace("склада.", "склада.!")


def test_typing_goes_on_while_a_pasted_letter_is_checked_and_the_newest_text_wins(
    desk: Desk,
) -> None:
    compose = desk.new(**CLEAN.headers)
    paragraph = "Раздел {}. Мы готовы начать отгруску вовремя и просим подтвердить это. "
    filler = "Документы по договору поставки подготовлены и переданы Вам на согласование. "
    compose.paste("\n".join(paragraph.format(n) + filler * 3 for n in range(70)))
    assert len(compose.text) > 20_000
    time.sleep(1)  # the check has begun
    keys = []
    for letter in f" Завтра {ALSO_MISSPELT}.":
        begun = time.monotonic()
        compose.type(letter)
        keys.append(time.monotonic() - begun)
    assert sorted(keys)[len(keys) // 2] < QUICK
    wait_for("the newest words", lambda: ALSO_MISSPELT in compose.underlined, 30)
    assert MISSPELT in compose.underlined


def test_lines_go_along_with_bold_a_new_paragraph_and_undo(desk: Desk) -> None:
    compose = write(desk, FAULTY)
    becomes(compose, MISSPELT)
    compose.put_caret("before", "Мы изучили")
    compose.type("\n")
    becomes(compose, MISSPELT)
    compose.select(MISSPELT)
    compose.command("cmd_bold")
    becomes(compose, MISSPELT)
    compose.press("ctrl+z", "ctrl+z")
    assert compose.body == FAULTY.body
    becomes(compose, MISSPELT)
    compose.put_caret("behind", MISSPELT)
    compose.type("ы")
    assert not compose.underlined
    compose.press("BackSpace")
    becomes(compose, MISSPELT)


def test_lines_are_switched_off_for_one_letter_and_for_good(desk: Desk, product: Product) -> None:
    compose = write(desk, FAULTY)
    becomes(compose, MISSPELT)
    card = open_card(compose, MISSPELT)
    card.press("Не подчёркивать в этом письме")
    becomes(compose)
    card.press("Все замечания")
    assert card.about(MISSPELT)
    card.press("Подчёркивать в этом письме")
    becomes(compose, MISSPELT)
    compose.dismiss_popup()
    settings = open_settings(desk.thunderbird)
    settings.choose("editor.underline", "false")
    settings.is_saved()
    becomes(compose)
    assert compose.button()["badge"] == "1"
    with product.policy_of_the_system('locked = ["editor"]\n[editor]\nunderline = true\n'):
        settings = open_settings(desk.thunderbird)
        assert settings.read("editor.underline").disabled
        compose.put_caret("behind", "Просим")
        compose.type(" Вас")
        becomes(compose, MISSPELT)
    settings.view.close()


def without_boundaries(raw: bytes) -> bytes:
    return re.sub(rb"-{8,}\w+", b"boundary", without_unique_headers(raw))


def test_a_letter_with_lines_is_sent_as_if_there_were_none(desk: Desk, sink: Sink) -> None:
    compose = write(desk, FAULTY)
    compose.select(MISSPELT)
    compose.command("cmd_bold")
    becomes(compose, MISSPELT)
    open_card(compose, MISSPELT).read()
    compose.dismiss_popup()
    compose.send()
    report_of(compose).press("Отправить всё равно")
    underlined = sink.the_letter().raw
    wait_for("the end of the window", lambda: not compose.is_open)
    sink.clear()
    desk.thunderbird.set_extension(EXTENSION, enabled=False)
    try:
        compose = write(desk, FAULTY)
        compose.select(MISSPELT)
        compose.command("cmd_bold")
        plain = sent(compose, sink)
    finally:
        desk.thunderbird.set_extension(EXTENSION, enabled=True)
    assert without_boundaries(underlined) == without_boundaries(plain)
    assert b"multipart/alternative" in plain
