"""Known misspellings."""

import pytest

from pismovnik.proofreading import misspellings
from pismovnik.proofreading.misspellings import meant_by_all
from pismovnik.russian import morphology


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("вобщем", "в общем"),
        ("учавствовали", "участвовали"),
        ("агенством", "агентством"),
        ("шестидесятью", "шестьюдесятью"),
        ("обьявление", "объявление"),
        ("в", None),
        ("участие", None),
        ("агенсклад", None),  # «агентсклад» is no word
    ],
)
def test_meant(word: str, meant: str | None) -> None:
    assert meant_by_all(word) == meant


def test_beginnings_begin_no_right_word() -> None:
    """A sample: forms of right words are never taken for misspellings."""
    for word in ("дилер", "официант", "расчёт", "рассчитан", "интеллект", "комиссия", "балкон"):
        assert meant_by_all(word) is None


def test_whole_words_are_corrected_to_words() -> None:
    for wrong, right in misspellings._pairs("words").items():
        assert wrong != right
        for part in right.split():
            assert morphology.is_known(part) or all(map(morphology.is_known, part.split("-"))), part
