"""«-тся» and «-ться», «в течение», short participles."""

import pytest

from pismovnik.proofreading.detectors.endings import wrong_endings
from pismovnik.russian.language import Language

LANGUAGE = Language()


@pytest.mark.parametrize(
    ("text", "excerpt", "meant"),
    [
        ("Не надо торопится.", "торопится", "торопиться"),
        ("Деталь может понадобится завтра.", "понадобится", "понадобиться"),
        ("Нужно открыть отчёт и убедится в итоге.", "убедится", "убедиться"),
        ("Кнопка находиться внизу.", "находиться", "находится"),
        ("Здесь приводиться пример.", "приводиться", "приводится"),
        ("В течении недели привезём стекло.", "течении", "течение"),
        ("В отличии от смены, мы ждём.", "В отличии от", "В отличие от"),
        ("По прошествию года цену меняют.", "По прошествию", "По прошествии"),
        ("Работы связанны с ремонтом.", "связанны", "связаны"),
        ("Счета были созданны нами.", "созданны", "созданы"),
    ],
)
def test_errors(text: str, excerpt: str, meant: str) -> None:
    (match,) = wrong_endings(LANGUAGE, text)
    assert text[match.start : match.end] == excerpt
    assert match.replacements[0] == meant
    corrected = text[: match.start] + meant + text[match.end :]
    assert list(wrong_endings(LANGUAGE, corrected)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Надо торопиться: он не торопится.",
        "Страсть знакомиться с людьми его не оставит.",
        "Мастер готов остаться и трудиться.",
        "Он старается учиться.",
        "В течении реки есть поворот.",
        "Приведите отчёт в соответствие с формой.",
        "Она умна и образованна, речь обоснованна.",
        "Немедленно и одновременно закройте краны.",
        "Старуха решила не спорить и слушаться врача.",
    ],
)
def test_correct_sentences(text: str) -> None:
    assert list(wrong_endings(LANGUAGE, text)) == []
