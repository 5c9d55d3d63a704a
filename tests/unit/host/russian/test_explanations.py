import pytest

from pismovnik.russian.trades.explanations import (
    explains_abbreviation,
    explains_term,
    fits_initials,
    spells_out,
)


def explains(text: str, term: str, plain: str) -> bool:
    start = text.index(term)
    return explains_term(text, start, start + len(term), plain)


@pytest.mark.parametrize(
    "text",
    [
        "Бэкап (резервная копия) готов.",
        "Сделали бэкап, то есть сохранили все файлы.",
        "бэкап — это сохранённая копия",
        "Бэкап — резервная копия — готов.",
        "Сделали резервную копию (бэкап).",
        "Резервная копия/бэкап готова.",
        "Есть резервная копия, или бэкап.",
        "Копия файлов (далее — бэкап) хранится год.",
    ],
)
def test_terms_are_explained(text: str) -> None:
    term = "бэкап" if "бэкап" in text else "Бэкап"
    assert explains(text, term, "резервная копия")


@pytest.mark.parametrize(
    "text",
    [
        "Бэкап (за пятницу) готов.",
        "Бэкап (проверили вчера) готов.",
        "Бэкап (3 шт.) готов.",
        "Бэкап готов (см. ниже).",
        "Бэкап — до пятницы.",
        "Проверили сервер (бэкап за пятницу, почту и сайт).",
    ],
)
def test_terms_are_not(text: str) -> None:
    term = "бэкап" if "бэкап" in text else "Бэкап"
    assert not explains(text, term, "резервная копия")


def spelled(text: str, letters: str, *expansions: str) -> bool:
    start = text.index(letters)
    return explains_abbreviation(text, start, start + len(letters), letters, expansions)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("СКУД (система контроля и управления доступом) работает.", "СКУД"),
        ("Проверили системы контроля и управления доступом (СКУД).", "СКУД"),
        ("Железобетонные изделия (ЖБИ) отгружены.", "ЖБИ"),
        ("План деятельности учреждения (далее по тексту — ПФХД).", "ПФХД"),
        ("ПМИ — программа и методика испытаний.", "ПМИ"),
        ("НСИ, то есть товары и цены.", "НСИ"),
        ("НСИ (справочники товаров) выгрузите.", "НСИ"),
        ("НСИ: нормативно-справочная информация", "НСИ"),
    ],
)
def test_abbreviations_are_spelled_out(text: str, letters: str) -> None:
    assert spelled(text, letters)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Осмотрели оборудование (СКУД, камеры).", "СКУД"),
        ("ИБП (замечаний нет) осмотрели.", "ИБП"),
        ("НСИ — до 29 апреля.", "НСИ"),
        ("НСИ (до 29 апреля) выгрузите.", "НСИ"),
        ("Выгрузите НСИ и цены.", "НСИ"),
    ],
)
def test_abbreviations_are_not(text: str, letters: str) -> None:
    assert not spelled(text, letters)


def test_full_words_anywhere_explain() -> None:
    expansion = ("строительно-монтажные работы",)
    assert spells_out("Начали строительно-монтажных работ пять видов.", "СМР", expansion)
    assert not spells_out("Начали сварку и монтаж.", "СМР", expansion)
    assert spells_out("план финансово-хозяйственной деятельности учреждения", "ПФДУ", ())


@pytest.mark.parametrize(
    ("letters", "words", "fit"),
    [
        ("СКУД", "система контроля и управления доступом", True),
        ("КПиА", "контроль приборов и автоматики", True),
        ("ЖБИ", "железобетонные изделия", True),
        ("СКУД", "система контроля доступом", False),
        ("ЛК", "личные данные", False),
    ],
)
def test_initials(letters: str, words: str, fit: bool) -> None:
    assert fits_initials(letters, words.split()) is fit
