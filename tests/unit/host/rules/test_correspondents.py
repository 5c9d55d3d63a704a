"""Who is named in a letter, in any case of his name."""

import pytest

from pismovnik.letter.model import Address
from pismovnik.rules.correspondents import is_named, words_in


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Дарья Сорокина", "Передали Дарье список."),
        ("Павел Лис", "Напишите об этом Павлу."),
        ("Лев Бельский", "Бельского предупредили."),
        ("Смирнов Олег Викторович", "Согласовано с Олегом Викторовичем."),
        ("Ли Вера", "Договор у Веры."),
    ],
)
def test_a_person_is_named_in_any_case(name: str, text: str) -> None:
    assert is_named(Address(name, "office@granit.example"), words_in(text))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ли Вера", "Прайс-лист верный, лимит прежний."),
        ("Ким Роза", "Розничные цены и Кимры."),
    ],
)
def test_words_that_begin_like_a_name_name_nobody(name: str, text: str) -> None:
    assert not is_named(Address(name, "office@granit.example"), words_in(text))
