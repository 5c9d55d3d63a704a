"""Emoji and smileys, told from brackets, codes and addresses."""

import pytest

from pismovnik.russian.tone.emoticons import open_brackets, signs


def _texts(text: str) -> list[str]:
    return [sign.text for sign in signs(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Всё готово :)", [":)"]),
        ("Жаль :( Перенесём.", [":("]),
        ("Спасибо))", ["))"]),
        ("Спасибо)", [")"]),
        ("Ждём ;-)", [";-)"]),
        ("Смешно xD", ["xD"]),
        ("Отлично 🔥🔥", ["🔥", "🔥"]),
        ("Палец 👍🏻 и семья 👨‍👩‍👧", ["👍🏻", "👨‍👩‍👧"]),
        ("Готово ✅", ["✅"]),
        ("Сердце ❤️", ["❤️"]),
    ],
)
def test_they_are_found(text: str, found: list[str]) -> None:
    assert _texts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "(см. пункт 3)",
        "1) акт\n2) счёт",
        "а) бланк; б) акт.",
        "Список (в том числе: а) бланк; б) акт).",
        "№ (5))",
        "состав:(вода)",
        "Диск D: полон.",
        "https://x.example/:)",
        "Нажмите «:)».",
        "с 9:00 до 18:00)",
        "Цена ≤ 5 ₽ ©®™ → ↑",
        "доза <3 мг",
        "8)",
    ],
)
def test_brackets_and_codes_are_none(text: str) -> None:
    assert _texts(text) == []


def test_a_bracket_of_an_earlier_block_is_closed() -> None:
    opened = open_brackets("Работы (в том числе:")
    assert opened == 1
    assert signs("доставка)", open_brackets=opened) == ()
    assert open_brackets("доставка)", opened) == 0
