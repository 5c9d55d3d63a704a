"""Regular derivatives of words of the dictionary."""

import pytest

from pismovnik.russian.derivation import is_derived


@pytest.mark.parametrize("word", ["сверочный", "акционного", "резервированиям"])
def test_derived(word: str) -> None:
    assert is_derived(word)


@pytest.mark.parametrize("word", ["сертефикат", "програма", "отгруска", "соответсвии", ""])
def test_not_derived(word: str) -> None:
    assert not is_derived(word)
