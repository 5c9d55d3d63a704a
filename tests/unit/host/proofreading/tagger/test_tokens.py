import pytest

from pismovnik.proofreading.tagger.tokens import CLOSING, COMMA, DASH, OPENING, STOP, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Готово, отправляем.", [("Готово", COMMA), ("отправляем", STOP)]),
        (
            "Отчёт «Итоги», акт — всё",
            [
                ("Отчёт", OPENING),
                ("Итоги", CLOSING | COMMA),
                ("акт", DASH),
                ("всё", 0),
            ],
        ),
        ("(по-прежнему) 25 %", [("по-прежнему", CLOSING), ("25", STOP)]),
        ("…", []),
        ("", []),
    ],
)
def test_marks_belong_to_the_word_before_them(text: str, words: list[tuple[str, int]]) -> None:
    assert [(word.text, word.marks) for word in words_of(text)] == words


def test_places_are_code_points() -> None:
    text = "😀 Да, нет"
    assert [text[word.start : word.stop] for word in words_of(text)] == ["Да", "нет"]
