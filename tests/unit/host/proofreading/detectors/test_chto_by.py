"""«Что бы» and «чтобы»."""

import pytest

from pismovnik.proofreading.detectors.chto_by import split_chtoby
from pismovnik.russian.language import Language

LANGUAGE = Language()


@pytest.mark.parametrize(
    ("text", "excerpt", "meant"),
    [
        ("Перечислите аванс, что бы мы начали закупку.", "что бы", "чтобы"),
        ("Включите запись, что бы система собрала данные.", "что бы", "чтобы"),
        ("Нажмите кнопку, что бы повторно запустить опрос.", "что бы", "чтобы"),
        ("Вместо того что бы ждать, мы поехали.", "что бы", "чтобы"),
        ("Чтобы ни случилось, груз выйдет.", "Чтобы", "Что бы"),
        ("Он ни за чтобы не согласился.", "чтобы", "что бы"),
    ],
)
def test_errors(text: str, excerpt: str, meant: str) -> None:
    (match,) = split_chtoby(LANGUAGE, text)
    assert text[match.start : match.end] == excerpt
    assert match.replacements == (meant,)


@pytest.mark.parametrize(
    "text",
    [
        "Что бы ни случилось, груз выйдет.",
        "Ищем то, что бы подошло всем.",
        "Не знаю, что бы Вам предложить.",
        "Нет ничего, что бы мы упустили.",
        "О, что бы он сказал, если б узнал о цене.",
        "Мы просим, чтобы ни один ящик не пропал.",
        "Скажите, что бы это значило?",
    ],
)
def test_correct_sentences(text: str) -> None:
    assert list(split_chtoby(LANGUAGE, text)) == []
