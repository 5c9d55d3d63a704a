"""Words run together and hyphens."""

import pytest

from pismovnik.proofreading.divisions import divisions
from pismovnik.proofreading.spelling import met
from pismovnik.russian.language import Language

_language = Language()


def best(word: str) -> str | None:
    found = list(divisions(word, lambda form: met(form, _language)))
    return max(found, key=lambda one: one.often, default=None).form if found else None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("ктонибудь", "кто-нибудь"),
        ("комуто", "кому-то"),
        ("всетаки", "все-таки"),
        ("повидимому", "по-видимому"),
        ("хотелбы", "хотел бы"),
        ("мыподписали", "мы подписали"),
        ("втом", "в том"),
        ("ивот", "и вот"),
        ("по-этому", "поэтому"),
    ],
)
def test_divisions(word: str, meant: str) -> None:
    assert best(word) == meant


@pytest.mark.parametrize("word", ["", "а", "-", "-то", "то-", "договор-", "ъъъъ", "а-б-в-г"])
def test_odd_words_do_no_harm(word: str) -> None:
    assert best(word) is None
