"""«Ты» said to the reader."""

import pytest

from pismovnik.russian.language import Language
from pismovnik.russian.tone.familiar import familiarities, small_you

LANGUAGE = Language()


def _words(text: str) -> list[str]:
    return [word.words for word in familiarities(LANGUAGE, text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ты получил счёт?", ["Ты"]),
        ("Твой акт готов.", ["Твой"]),
        ("Скинь ссылку.", ["Скинь"]),
        ("Пришли, пожалуйста, скан.", ["Пришли"]),
        ("Когда приедешь?", ["приедешь"]),
        ("Не забудь подписать акт.", ["забудь"]),
        ("Посмотри смету и напиши ответ.", ["Посмотри", "напиши"]),
    ],
)
def test_it_is_found(text: str, words: list[str]) -> None:
    assert _words(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Пришли документы из банка.",
        "Смотри пункт 2.",
        "Порядок смотри в приложении 3.",
        "Как ни крути, срок прошёл.",
        "Приди он вовремя, мы бы успели.",
        "Здесь ничего не поделаешь.",
        "Фильм «Ты и я» перенесён.",
        "Лишь один акт подписан.",
        "Не дай бог, трос лопнет.",
        "Мы с техникой на ты.",
        "Мышь подключена.",
        "Перенесём его в понедельник.",
        "Вы подпишете акт 5 мая?",
        "Схему см. ниже.",
    ],
)
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert _words(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Прошу вас подписать акт.", "вас"),
        ("Акт для вашей бухгалтерии готов.", "вашей"),
        ("Прошу Вас подписать акт для Вашей бухгалтерии.", None),
        ("Раздел «Что вам нужно» и адрес https://вам.example.", None),
        ("Рейс в Вашингтон, пакет для вашгерда.", None),
    ],
)
def test_you_with_a_small_letter(text: str, said: str | None) -> None:
    place = small_you(text)
    assert (text[slice(*place)] if place else None) == said
