"""Which sentences go on with a matter and which turn to another."""

import pytest

from pismovnik.russian.language import Language
from pismovnik.russian.topics import announces_several, matters, named_items, stages


@pytest.fixture(scope="module")
def language() -> Language:
    return Language()


def openings(language: Language, text: str) -> list[str]:
    return [text[matter.start : matter.opening_end] for matter in matters(language, text)]


@pytest.mark.parametrize(
    "text",
    (
        "Насос сломался. Насос заменим завтра.",
        "Насос сломался. Он не включается с утра.",
        "Насос сломался. Поэтому вода отключена.",
        "Насос сломался. Если давление упадёт, позвоните.",
        "Оплата не поступила. Просим оплатить до 5 мая.",
        "Касса не открывается. Кассовый чек не напечатан.",
        "Насос сломался. Заменим в среду до 12:00.",
        "Насос сломался. Это случилось из-за песка.",
        "Насос сломался. Инженер приедет завтра.",
    ),
)
def test_a_sentence_goes_on(language: Language, text: str) -> None:
    assert len(matters(language, text)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        (
            "Насос заменим 5 мая. Счёт за апрель исправлен. Пропуска готовы.",
            ["Насос", "Счёт", "Пропуска"],
        ),
        (
            "Вакцина придёт в среду. Что касается отчёта, его сдадим 5 мая.",
            ["Вакцина", "Что касается отчёта"],
        ),
        (
            "Отпуск согласован. Кроме того, медосмотр перенесён.",
            ["Отпуск", "Кроме того, медосмотр"],
        ),
    ),
)
def test_a_sentence_turns(language: Language, text: str, expected: list[str]) -> None:
    assert openings(language, text) == expected


def test_a_matter_taken_up_again_is_the_same(language: Language) -> None:
    text = "Насос сломался. Пропуска готовы. Насос заменим завтра."
    assert openings(language, text) == ["Насос", "Пропуска"]


def test_only_an_announced_turn_is_marked(language: Language) -> None:
    found = matters(
        language, "Насос готов. Также счёт оплачен. Что касается пропуска, он у вахтёра."
    )
    assert [matter.turned for matter in found] == [False, False, True]


@pytest.mark.parametrize(
    ("subject", "several"),
    (
        ("Ответы по связи, замкам, отчёту и счёту за июнь", True),
        ("Заявки № 301, 305 и 318", True),
        ("Несколько вопросов по объекту", True),
        ("Карты, отпуск и медосмотр", True),
        ("Осмотр кабинета в гимназии № 12, 5 марта в 10:00", False),
        ("Акт № 7 и 8 марта", False),
        ("Договор и счёт", False),
        ("Ремонт насоса по квитанции № 5581", False),
        ("", False),
    ),
)
def test_subjects_that_announce_several_matters(
    language: Language, subject: str, several: bool
) -> None:
    assert announces_several(subject, language.analysis(subject).tokens) is several


def test_the_list_stands_after_the_colon(language: Language) -> None:
    tokens = language.analysis("Объект на Садовой: краны, леса, ограждение").tokens
    assert [sorted(item) for item in named_items(tokens)] == [["кран"], ["лес"], ["ограждение"]]


def test_a_long_paragraph_may_be_cut_where_a_stage_begins(language: Language) -> None:
    text = "Склад переезжает. На первом этапе вывезем технику. На втором этапе вывезем запчасти."
    cuts = [text[start:].split(".")[0] for start in stages(language, text)]
    assert cuts == ["На первом этапе вывезем технику", "На втором этапе вывезем запчасти"]


@pytest.mark.parametrize("text", ("", "Да.", "12:00.", "Спасибо!", "«»"))
def test_text_that_names_nothing_has_no_matter(language: Language, text: str) -> None:
    assert matters(language, text) == ()
