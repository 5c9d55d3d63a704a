"""Shouting capitals and marks, told from abbreviations, labels, names and headings."""

import pytest

from pismovnik.russian.language import Language
from pismovnik.russian.tone.shouting import shouts

LANGUAGE = Language()


def _shouts(text: str) -> list[tuple[str, bool]]:
    return [(shout.text, shout.sure) for shout in shouts(LANGUAGE, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Мы приезжали УЖЕ ТРИ РАЗА и ждали.", [("УЖЕ ТРИ РАЗА", True)]),
        ("Не получили НИ ОДНОГО рубля!!!", [("НИ ОДНОГО", True), ("!!!", True)]),
        ("Просим СРОЧНО прислать акт.", [("СРОЧНО", False)]),
        ("Где акт?!", [("?!", True)]),
        ("Готово!!", [("!!", False)]),
        ("Машины НЕТ ДО СИХ ПОР.", [("НЕТ ДО СИХ ПОР", True)]),
    ],
)
def test_a_raised_voice_is_found(text: str, found: list[tuple[str, bool]]) -> None:
    assert _shouts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "ЧТО СДЕЛАНО",
        "ЗАКАЗЧИК оплачивает работы, а ИСПОЛНИТЕЛЬ сдаёт их.",
        "ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ «ВЕКТОР»",
        "Счёт с НДС, ТТН и СНИЛС.",
        "ИВАНОВ Пётр подписал акт.",
        "Нажмите кнопку ПУСК, статус станет ОТКАЗАНО.",
        "Препарат АСПИРИН КАРДИО на складе.",
        "ВНИМАНИЕ! Работы начнутся в 9:00.",
        "НЕ нажимайте на рычаг.",
        "Условие a!=b и #REF!! в ячейке.",
        "На ящике «НЕ КАНТОВАТЬ!!!».",
        "МОЛОКО, ХЛЕБ и МЯСО поставим 5 мая.",
    ],
)
def test_rightful_capitals_and_signs_are_none(text: str) -> None:
    assert _shouts(text) == []
