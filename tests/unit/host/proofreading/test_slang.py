"""Words that other rules speak of."""

import pytest

from pismovnik.proofreading.slang import is_slang


@pytest.mark.parametrize(
    "word", ["аттаче", "приаттачил", "пофиксили", "задеплоим", "хотфикса", "щас", "чё"]
)
def test_slang(word: str) -> None:
    assert is_slang(word)


@pytest.mark.parametrize("word", ["сертефикат", "отгруска", "вобщем", "коворкинг", ""])
def test_no_slang(word: str) -> None:
    assert not is_slang(word)
