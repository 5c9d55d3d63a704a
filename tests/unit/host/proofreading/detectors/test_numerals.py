"""Numerals, on errors and above all on correct sentences."""

import pytest

from pismovnik.proofreading.detectors.numerals import unfit_numerals
from pismovnik.russian.language import Language

LANGUAGE = Language()


@pytest.mark.parametrize(
    ("text", "excerpt", "fix"),
    [
        ("К письму приложены три актов.", "актов", "акта"),
        ("Пришло шесть контейнера.", "контейнера", "контейнеров"),
        ("Осталось две месяца.", "две", "два"),
        ("Отчёт сдадим к 5 марту.", "марту", "марта"),
        ("Продлено до 15 январь.", "январь", "января"),
        ("Открылись в 2023 годе.", "годе", "году"),
        ("Нужны подписи с обоих сторон.", "обоих", "обеих"),
        ("Обеими договорами занят юрист.", "Обеими", "Обоими"),
        ("Не хватает пятиста рублей.", "пятиста", "пятисот"),
        ("Приехали с двухстами рабочими.", "двухстами", "двумястами"),
        ("Прошло пять год.", "год", "лет"),
    ],
)
def test_errors(text: str, excerpt: str, fix: str) -> None:
    (match,) = unfit_numerals(LANGUAGE, text)
    assert text[match.start : match.end] == excerpt
    assert match.replacements[0] == fix
    assert match.confidence is not None
    corrected = text[: match.start] + fix + text[match.end :]
    assert list(unfit_numerals(LANGUAGE, corrected)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Два новых договора, две недели, три рабочих и четыре запятых.",
        "В пять утра, в два часа, к двум часам, в семь вечера.",
        "Кабинет пять корпуса, статья два договора, пункт три устава.",
        "Минут через пять дверь открыли.",
        "К 5 марта, 8 Март Центр, № 5 март.",
        "В 2024 году, с 2020 года по 2024 год.",
        "Пять человек, шесть лет, семь суток, двое суток.",
        "Обоих договоров, обеих сторон, обоими письмами, обеими руками.",
        "Полтора часа, полторы тысячи, около полутора суток.",
        "Пятьюстами рублями, к пятистам, о пятистах, двумястами.",
        "Двадцать две целых три десятых процента.",
    ],
)
def test_correct_sentences(text: str) -> None:
    assert list(unfit_numerals(LANGUAGE, text)) == []
