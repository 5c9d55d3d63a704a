"""Commas that a rule names; no comma is missing beside a bracket."""

import pytest

from pismovnik.proofreading.detectors.commas import misplaced_commas
from pismovnik.russian.language import Language

LANGUAGE = Language()


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("Остаток который указан в отчёте, неверен.", "Остаток, который"),
        ("Сообщаем что отгрузка состоится в среду.", "Сообщаем, что"),
        ("Склад закрыт поэтому отгрузка переносится.", "закрыт, поэтому"),
    ],
)
def test_a_missing_comma(text: str, fix: str) -> None:
    assert fix in [match.replacements[0] for match in misplaced_commas(LANGUAGE, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Направляю файл (который просили) и акт.",
        "Груз (к сожалению, не весь) отгружен.",
        "Проверьте ведомость (пожалуйста, до пятницы).",
        "Склад закрыт (поэтому отгрузка переносится на среду).",
        "Мы знаем (что это дорого стоит заказчику), сколько ждать.",
        "Все акты [которые подписаны] лежат в папке.",
    ],
)
def test_a_bracket_parts_as_well(text: str) -> None:
    assert list(misplaced_commas(LANGUAGE, text)) == []
