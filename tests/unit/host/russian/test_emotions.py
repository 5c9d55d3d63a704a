"""Feelings that the writer shows."""

import pytest

from pismovnik.russian.language import Language
from pismovnik.russian.tone.emotions import feelings

LANGUAGE = Language()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Это просто возмутительно.", "outrage"),
        ("Сколько ещё нам ждать?", "outrage"),
        ("Мы в полном шоке.", "outrage"),
        ("Ура! Договор подписан.", "delight"),
        ("Мы безумно рады.", "delight"),
        ("Умоляю, подпишите акт.", "pleading"),
        ("Нам обидно за учеников.", "strong feeling"),
    ],
)
def test_an_outburst_is_found(text: str, kind: str) -> None:
    assert [feeling.kind for feeling in feelings(LANGUAGE, text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Рыба в шоковой заморозке.",
        "Вы пишете, что Вы в шоке.",
        "Дети были в восторге от программы.",
        "Пациент возмущён обедом.",
        "Проверка прошла на ура.",
        "Фильм «Кошмар» покажем 7 мая.",
        "Рады сотрудничеству.",
        "Если вы в шоке, вызовите врача.",
    ],
)
def test_calm_words_are_none(text: str) -> None:
    assert list(feelings(LANGUAGE, text)) == []
