"""Phrases found by dictionary forms."""

import pytest

from pismovnik.russian.language import Language
from pismovnik.russian.phrases import Phrases
from pismovnik.russian.words import words_of


@pytest.fixture(scope="module")
def language() -> Language:
    return Language()


def found(language: Language, phrase: str, text: str) -> list[str]:
    words = words_of(language.analysis(text).tokens)
    return [
        " ".join(word.text for word in words[match.first : match.end])
        for match in Phrases([phrase]).find(words)
    ]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    (
        ("не наш проблема|забота", "Это не нашей заботы дело.", ["не нашей заботы"]),
        ("не наш проблема", "Наша проблема не решена.", []),
        ("=нас это? не касаться", "Нас это не касается.", ["Нас это не касается"]),
        ("=нас это? не касаться", "Нас не касается.", ["Нас не касается"]),
        ("=нас не касаться", "Мы не касаемся этого.", []),
        ("как .. раз", "Как я уже сто раз писал.", ["Как я уже сто раз"]),
        ("как .. писать", "Как я и мой начальник уже три раза писали.", []),
        ("мочь $", "Помочь не можем.", ["можем"]),
        ("мочь $", "Можем помочь.", []),
        ("наш|ваш счет", "Ваш счёт и наш счет.", ["Ваш счёт", "наш счет"]),
    ),
)
def test_a_phrase_is_found(language: Language, phrase: str, text: str, expected: list[str]) -> None:
    assert found(language, phrase, text) == expected


def test_the_longest_of_those_that_begin_together_wins(language: Language) -> None:
    words = words_of(language.analysis("Вроде бы готово.").tokens)
    (match,) = Phrases(["вроде", "вроде =бы"]).find(words)
    assert match.end - match.first == 2
