"""Capital letters, missing and superfluous."""

import pytest

from pismovnik.proofreading.detectors.capitals import misplaced_capitals, small_after_full_stop
from pismovnik.russian.language import Language

LANGUAGE = Language()


@pytest.mark.parametrize(
    ("text", "excerpt", "meant"),
    [
        ("Позвоните в Понедельник утром.", "Понедельник", "понедельник"),
        ("Ждём Вас 5 Октября в два.", "Октября", "октября"),
        ("Договор на Английском языке.", "Английском", "английском"),
        ("Груз идёт из россии морем.", "россии", "России"),
        ("Звонил иван из банка.", "иван", "Иван"),
        ("Это законы Российской федерации.", "федерации", "Федерации"),
        (
            "Дом пережил великую отечественную войну.",
            "великую отечественную",
            "Великую Отечественную",
        ),
        ("Поздравляем с днём победы!", "днём победы", "Днём Победы"),
    ],
)
def test_errors(text: str, excerpt: str, meant: str) -> None:
    (match,) = misplaced_capitals(LANGUAGE, text)
    assert text[match.start : match.end] == excerpt
    assert match.replacements[0] == meant
    corrected = text[: match.start] + meant + text[match.end :]
    assert list(misplaced_capitals(LANGUAGE, corrected)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Поздравляем с 8 Марта и 9 Мая!",
        "Фабрика «Красный Октябрь» закрыта в понедельник.",
        "Нужен русский язык, а Русский музей закрыт.",
        "Вера и надежда остались.",
        "Он купил роман, любовь и лев — герои.",
        "Напиток пахнет корицей (франц.).",
        "В Государственной Думе приняли закон.",
    ],
)
def test_correct_sentences(text: str) -> None:
    assert list(misplaced_capitals(LANGUAGE, text)) == []


def test_sentence_begins_with_a_capital() -> None:
    text = "Машина ушла. мы ждём ответа."
    (match,) = small_after_full_stop(LANGUAGE, text)
    assert text[match.start : match.end] == "мы"
    assert match.replacements == ("Мы",)


@pytest.mark.parametrize(
    "text",
    [
        "Машина ушла. Мы ждём ответа.",
        "Корп. литер первый, см. прим. автора внизу.",
        "Счёт на 5 тыс. рублей и 3 млн. рублей.",
        "Она была... но недолго здесь.",
    ],
)
def test_shortened_words_end_no_sentence(text: str) -> None:
    assert list(small_after_full_stop(LANGUAGE, text)) == []
