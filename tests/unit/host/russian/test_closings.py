"""Formulas that close a letter, and sentences that only look like them."""

import pytest

from pismovnik.letter.model import Zone
from pismovnik.rules.example import Example
from pismovnik.russian.closings import closing_start, is_prose


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("С уважением,\nАнна", 0),
        ("Счёт оплатим завтра. С уважением, Анна Смирнова", 21),
        ("Ждём.\nС глубоким уважением к Вам и Вашей команде,\nАнна", 6),
        ("С уважением и наилучшими пожеланиями,", 0),
        ("С уважением ко всем участникам,", 0),
        ("С благодарностью за сотрудничество\nАнна", 0),
        ("С наилучшими, Анна", 0),
        ("Искренне Ваш, Павел", 0),
        ("С ув., Анна", 0),
        ("Хорошего Вам дня!", 0),
        ("Желаю приятных выходных!\nАнна", 0),
        ("До встречи в понедельник!", 0),
        ("Оплату ждём до пятницы. Спасибо!", 24),
        ("Заранее признательны,\nотдел кадров", 0),
        ("Жду Вашего ответа до пятницы.\nАнна", 0),
        ("Ваша Анна", 0),
        ("Best regards,\nAnna", 0),
    ],
)
def test_a_closing_formula(text: str, start: int) -> None:
    assert closing_start(text) == start


@pytest.mark.parametrize(
    "text",
    [
        "",
        "С уважением относимся к Вашему решению.",
        "С благодарностью приняли Ваше предложение.",
        "Спасибо за смету, оплатим её завтра.",
        "Спасибо за ответ. Счёт направим завтра.",
        "Ваш заказ готов.",
        "До встречи 5 марта пришлём план.",
        "Хорошего дня для монтажа в марте нет.",
        "Всего доброго сделано немало.",
        "Прошу ответить с уважением к срокам.",
        "Успехов проекту добавила новая бригада.",
    ],
)
def test_no_closing_formula(text: str) -> None:
    assert closing_start(text) is None


def test_thanks_in_the_middle_do_not_close() -> None:
    assert closing_start("Спасибо!", below="Акт мы подписали и отправили вчера.") is None
    assert closing_start("Спасибо!", below="Анна Смирнова\n+7 846 200-00-10") == 0


def _zones(text: str) -> list[tuple[Zone, str]]:
    return [(block.zone, block.text) for block in Example(text=text).letter().blocks]


def test_a_postscript_is_body_again() -> None:
    assert _zones("Акт подписан.\n\nС уважением,\nАнна\nP. S. Склад закрыт.\n\nИ касса тоже.") == [
        (Zone.BODY, "Акт подписан."),
        (Zone.CLOSING, "С уважением,\nАнна"),
        (Zone.BODY, "P. S. Склад закрыт."),
        (Zone.BODY, "И касса тоже."),
    ]


def test_what_stands_below_the_formula_belongs_to_the_closing() -> None:
    zones = _zones("Акт подписан.\n\nС уважением,\n\nАнна\n\nменеджер\n\n+7 846 200-00-10")

    assert [zone for zone, _ in zones] == [Zone.BODY] + [Zone.CLOSING] * 4


def test_a_formula_early_in_a_long_letter_is_no_closing() -> None:
    paragraphs = "\n\n".join(f"Мы проверили пункт {n} договора." for n in range(20))

    assert Zone.CLOSING not in [zone for zone, _ in _zones(f"С уважением, Анна\n\n{paragraphs}")]


def test_initials_are_no_verbs() -> None:
    assert not is_prose("Е. Н. Фролова")
    assert is_prose("Отчёт готов и лежит у секретаря, заберите его.")
