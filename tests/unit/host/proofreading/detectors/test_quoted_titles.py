"""Titles without quotation marks."""

import pytest

from pismovnik.proofreading.detectors.quoted_titles import unquoted_titles
from pismovnik.russian.language import Language

LANGUAGE = Language()


@pytest.mark.parametrize(
    ("text", "excerpt", "meant"),
    [
        ("В романе Отцы и дети есть спор.", "Отцы и дети", "«Отцы и дети»"),
        ("Сняли фильм Гараж.", "Гараж", "«Гараж»"),
        ("О повести Медный всадник не спорят.", "Медный всадник", "«Медный всадник»"),
        ("Едем к гостинице Метель.", "Метель", "«Метель»"),
    ],
)
def test_errors(text: str, excerpt: str, meant: str) -> None:
    (match,) = unquoted_titles(LANGUAGE, text)
    assert text[match.start : match.end] == excerpt
    assert match.replacements[0] == meant
    corrected = text[: match.start] + meant + text[match.end :]
    assert list(unquoted_titles(LANGUAGE, corrected)) == []


@pytest.mark.parametrize(
    "text",
    [
        "В романе «Отцы и дети» есть спор.",
        "Роман Толстого и рассказы Чехова.",
        "В романе Толстой спорит.",
        "Купили у компании Google.",
        "В группе Склад выберите строку.",
        "Рассказ Софьи затянулся.",
        "Песни Антонова слушают все.",
    ],
)
def test_correct_sentences(text: str) -> None:
    assert list(unquoted_titles(LANGUAGE, text)) == []
