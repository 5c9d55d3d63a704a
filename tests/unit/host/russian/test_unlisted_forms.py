import pytest

from pismovnik.russian.trades.unlisted_forms import UnlistedForms

FORMS = UnlistedForms(
    (
        "деплоить",
        "фиксить",
        "апрувнуть",
        "кешировать",
        "чекать",
        "апишка",
        "деплой",
        "бэкап",
        "логирование",
        "легаси",
        "prod",
        "дефолтный",
        "учётка",
        "пушить",
        "первичка",
        "релиз",
        "запушить",
    )
)


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("задеплоили", "деплоить"),
        ("передеплоим", "деплоить"),
        ("задеплоено", "деплоить"),
        ("деплоятся", "деплоить"),
        ("Пофикшу", "фиксить"),
        ("пофикшенный", "фиксить"),
        ("заапрувнем", "апрувнуть"),
        ("закешированные", "кешировать"),
        ("кешируется", "кешировать"),
        ("чекаем", "чекать"),
        ("апишкой", "апишка"),
        ("апишек", "апишка"),
        ("учеток", "учётка"),
        ("учёток", "учётка"),
        ("первичек", "первичка"),
        ("деплоем", "деплой"),
        ("бэкапами", "бэкап"),
        ("логированием", "логирование"),
        ("легаси", "легаси"),
        ("prod", "prod"),
        ("дефолтных", "дефолтный"),
        ("запушим", "запушить"),
    ],
)
def test_forms_are_recognised(word: str, lemma: str) -> None:
    found = FORMS.find(word)
    assert found is not None and found.lemma == lemma


@pytest.mark.parametrize(
    "word", ["распушили", "опушить", "продукт", "бэк", "учёт", "учётом", "релизинг", "первый", ""]
)
def test_other_words_are_not(word: str) -> None:
    assert FORMS.find(word) is None


def test_a_form_tells_its_grammemes() -> None:
    past = FORMS.find("пофиксили")
    assert past is not None and past.readings == (("VERB", "past", "plur"),) and past.prefixed
    cases = FORMS.find("апишки")
    assert cases is not None and ("gent", "sing") in cases.readings
