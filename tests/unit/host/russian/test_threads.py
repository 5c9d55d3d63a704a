"""Older letters below a letter: their authors, readers and words."""

import pytest

from pismovnik.letter.model import Letter
from pismovnik.rules.example import Example
from pismovnik.russian.threads import quoted_letters


def _letter(text: str, *, html: bool = False) -> Letter:
    return Example(text=f"Добрый день!\n\nОтвет ниже.\n\n{text}", html=html).letter()


@pytest.mark.parametrize(
    ("line", "name", "box"),
    [
        ("22.04.2026 13:35, Илья Горбунов пишет:", "Илья Горбунов", ""),
        ("22.04.2026, 13:35, Пак Денис <d.pak@firm.example>:", "Пак Денис", "d.pak@firm.example"),
        (
            "ср, 22 апр. 2026 г. в 13:35, Ева Ли <e.li@firm.example>:",
            "Ева Ли",
            "e.li@firm.example",
        ),
        (
            "On Wed, Apr 22, 2026 at 1:35 PM Ilya Gorbunov <i@firm.example> wrote:",
            "Ilya Gorbunov",
            "i@firm.example",
        ),
        (
            "Среда, 22 апреля 2026, 13:35 от Ева Ли <e.li@firm.example>:",
            "Ева Ли",
            "e.li@firm.example",
        ),
        ("22.04.2026 13:35, melnikov@firm.example пишет:", "", "melnikov@firm.example"),
    ],
)
def test_the_line_above_a_quote_names_the_author(line: str, name: str, box: str) -> None:
    (quoted,) = quoted_letters(_letter(f"{line}\n> Акт подписан."))
    assert (quoted.author.name, quoted.author.box) == (name, box)
    assert quoted.text == "Акт подписан."


def test_quotes_within_quotes_are_letters_of_their_own() -> None:
    newer, older = quoted_letters(
        _letter(
            "22.04.2026 13:35, Илья Горбунов пишет:\n> Кран будет 5 мая.\n>\n"
            "> 21.04.2026 9:00, Ева Ли пишет:\n>> Когда кран?\n> Илья"
        )
    )
    assert (newer.author.name, newer.text) == ("Илья Горбунов", "Кран будет 5 мая.\nИлья")
    assert (older.author.name, older.text) == ("Ева Ли", "Когда кран?")


def test_headers_of_a_forwarded_letter() -> None:
    (quoted,) = quoted_letters(
        _letter(
            "-------- Перенаправленное сообщение --------\nТема: Груз\nДата: 10.03.2026 8:02\n"
            "От: Ева Ли <e.li@firm.example>\nКому: Пак Денис <d.pak@firm.example>; k@firm.example\n\n"
            "Груз прибыл.\nЕва"
        )
    )
    assert quoted.author.box == "e.li@firm.example"
    assert [address.box for address in quoted.to] == ["d.pak@firm.example", "k@firm.example"]
    assert quoted.text == "Груз прибыл.\nЕва"


def test_headers_in_the_cells_of_a_table() -> None:
    (quoted,) = quoted_letters(
        _letter(
            '<p>Ниже.</p><div class="moz-forward-container">-------- Перенаправленное сообщение '
            "--------<table><tr><th>Тема: </th><td>Груз</td></tr><tr><th>От: </th><td>Ева Ли "
            "&lt;e.li@firm.example&gt;</td></tr><tr><th>Кому: </th><td>k@firm.example</td></tr>"
            "</table><p>Груз прибыл.</p></div>",
            html=True,
        )
    )
    assert (quoted.author.name, quoted.to[0].box) == ("Ева Ли", "k@firm.example")
    assert quoted.text == "Груз прибыл."


def test_outlooks_headers() -> None:
    (quoted,) = quoted_letters(
        _letter(
            "From: Ева Ли <e.li@firm.example>\nSent: Thursday, March 12, 2026 10:10 AM\n"
            "To: Пак Денис <d.pak@firm.example>\nSubject: RE: Груз\n\nГруз прибыл."
        )
    )
    assert (quoted.author.name, quoted.text) == ("Ева Ли", "Груз прибыл.")


def test_a_quote_without_its_author() -> None:
    (quoted,) = quoted_letters(_letter("> Акт подписан."))
    assert quoted.author.name == quoted.author.box == quoted.line == ""
    assert quoted.person is None


def test_interleaved_quotes_belong_to_one_letter() -> None:
    (quoted,) = quoted_letters(
        _letter("22.04.2026 13:35, Ева Ли пишет:\n> Где акт?\n\nОтправлен.\n\n> А счёт?")
    )
    assert quoted.text == "Где акт?\nА счёт?"


def test_no_thread_no_letters() -> None:
    assert quoted_letters(Example(text="Акт подписан.").letter()) == ()
