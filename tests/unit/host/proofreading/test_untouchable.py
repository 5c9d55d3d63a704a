"""Places where nothing is said."""

import pytest

from pismovnik.proofreading.untouchable import Untouchable


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Смотрите https://files.firm.example/oblozhka-3 и www.firm.ru/цены.", "oblozhka"),
        ("Смотрите www.firm.ru/цены.", "цены"),
        ("Пишите на i.gorbunov@firm.example завтра.", "gorbunov"),
        ("Файл лежит на disk.yandex.ru/d/abc уже.", "abc"),
        ("Файл «Смета_Северный маяк.xlsx» приложен.", "маяк"),
        ("Открыл файл договор_правки.docx и закрыл.", "правки"),
        ("Лежит в C:\\Отчёты\\Март на сервере.", "Март"),
        ("Договор № 19/У соотносится с пунктом.", "У"),
        ("По договору № 7-ОЦ/2026 сканируем.", "ОЦ"),
        ("Модель ВДН-10 отгружена.", "ВДН"),
        ("Вентилятор S7-1200 заменён.", "S7"),
        ("Спросите в @firma_bot или по #акция.", "bot"),
    ],
)
def test_addresses_files_and_codes(text: str, part: str) -> None:
    start = text.index(part)
    assert Untouchable(text).touches(start, start + len(part))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Ждём 25 апреля, затем решим.", "апреля"),
        ("Придём к 9:00 на склад.", "9:00"),
        ("Во 2-й раз и 10-процентный рост.", "2-й"),
        ("Скидка 10% на всё.", "10%"),
        ("и/или по согласованию.", "и/или"),
        ("Готово.Начинаем завтра.", "Начинаем"),
        ("Сумма 18 400 рублей.", "рублей"),
    ],
)
def test_prose_is_touched(text: str, part: str) -> None:
    start = text.index(part)
    assert not Untouchable(text).touches(start, start + len(part))


def test_names_of_the_attached_files() -> None:
    text = "Прилагаю Проект соглашения и письмо."
    assert Untouchable(text, ["Проект соглашения"]).touches(9, 15)
    assert not Untouchable(text, [""]).touches(9, 15)
