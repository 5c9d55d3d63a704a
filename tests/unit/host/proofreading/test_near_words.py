"""The search for near words in the dictionary."""

import time

import pytest

from pismovnik.proofreading.near_words import near_words


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("програма", "программа"),  # a doubled letter
        ("чуствовать", "чувствовать"),  # one that is not heard
        ("сонце", "солнце"),
        ("празник", "праздник"),
        ("отгурзка", "отгрузка"),  # swapped
        ("болшой", "большой"),
        ("обьект", "объект"),
        ("кпмпания", "компания"),  # the key beside
        ("делаеться", "делается"),
        ("делаецца", "делается"),
        ("щитать", "считать"),
        ("што", "что"),
        ("новово", "нового"),
        ("прилогаем", "прилагаем"),
        ("презедент", "президент"),
        ("колличесвтво", "количество"),  # two slips
        ("еше", "ещё"),
    ],
)
def test_slips_lead_to_the_word(word: str, meant: str) -> None:
    assert meant in {near.form for near in near_words(word, 1.6)}


def test_the_likelier_slip_is_cheaper() -> None:
    found = {near.form: near.cost for near in near_words("програма", 1.6)}
    assert found["программа"] < found["погрома"]


@pytest.mark.parametrize("word", ["", "ъ", "п" * 200, "web", "а-а", "ёёё", "1"])
def test_odd_words_do_no_harm(word: str) -> None:
    near_words(word, 1.6)


def test_a_long_word_takes_no_time() -> None:
    near_words("разминка", 1.6)  # loads the dictionary
    begun = time.process_time()
    near_words("высоковольтноизоляционныйъ", 1.6)
    assert time.process_time() - begun < 0.5
