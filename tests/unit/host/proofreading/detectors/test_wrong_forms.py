"""Forms that do not exist, and their correct neighbours."""

import pytest

from pismovnik.proofreading.detectors.wrong_forms import nonexistent_forms
from pismovnik.russian.language import Language

LANGUAGE = Language()


@pytest.mark.parametrize(
    ("text", "excerpt", "fix"),
    [
        ("Ложите документы на стол.", "Ложите", "Кладите"),
        ("Это ихний склад.", "ихний", "их"),
        ("Новый тариф более выгоднее.", "более выгоднее", "выгоднее"),
        ("Наиболее важнейший вопрос.", "Наиболее важнейший", "Важнейший"),
        ("Приехали наши инженера.", "инженера", "инженеры"),
        ("Все договора подписаны.", "договора", "договоры"),
        ("Езда: едьте к складу.", "едьте", "поезжайте"),
        ("Они хочут скидку.", "хочут", "хотят"),
    ],
)
def test_errors(text: str, excerpt: str, fix: str) -> None:
    (match,) = nonexistent_forms(LANGUAGE, text)
    assert text[match.start : match.end] == excerpt
    assert match.replacements[0] == fix
    assert match.confidence is not None
    corrected = text[: match.start] + fix + text[match.end :]
    assert list(nonexistent_forms(LANGUAGE, corrected)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Самый лучший подарок, самый высший сорт, более выгодный тариф.",
        "Тем более лучше подождать, более того, более или менее.",
        "Ложа театра, ложу занял директор, сидели в ложе.",
        "Нашего инженера, этого договора, два договора.",
        "Нашли другие пути договора и новые пункты договора.",
        "Кладите, кладут, положите, езжайте.",
        "Более позднее письмо и более ранняя версия.",
    ],
)
def test_correct_sentences(text: str) -> None:
    assert list(nonexistent_forms(LANGUAGE, text)) == []
