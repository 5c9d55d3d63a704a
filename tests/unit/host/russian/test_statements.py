"""Sentences cut into statements: who speaks, and whether it is meant."""

import pytest

from pismovnik.russian.language import Language
from pismovnik.russian.statements import Statement, statements


@pytest.fixture(scope="module")
def language() -> Language:
    return Language()


def words(statement: Statement) -> str:
    return " ".join(word.token.text for word in statement.words)


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("Вы, как всегда, не ответили.", ["Вы как всегда не ответили"]),
        (
            "Файлы удалила Ваша сотрудница, так что мы их вернём.",
            ["Файлы удалила Ваша сотрудница", "так что мы их вернём"],
        ),
        (
            "Мы вышлем акт и Вы его подпишете.",
            ["Мы вышлем акт", "Вы его подпишете"],
        ),
        ("Договор и счёт отправлены.", ["Договор и счёт отправлены"]),
        ("Задержка — целиком Ваша вина.", ["Задержка целиком Ваша вина"]),
        ("Перенос, может быть, поможет.", ["Перенос может быть поможет"]),
        ("Срок прошёл: его сорвали Вы.", ["Срок прошёл", "его сорвали Вы"]),
        ("В акте сказано: «Вы сорвали сроки».", ["В акте сказано"]),
        ("Счёт оплачен\nАкт подписан", ["Счёт оплачен", "Акт подписан"]),
    ),
)
def test_a_statement_has_one_predicate(language: Language, text: str, expected: list[str]) -> None:
    assert [words(statement) for statement in statements(language, text)] == expected


def test_conditions_are_hypothetical(language: Language) -> None:
    condition, main = statements(language, "Если Вы опоздаете, рейс уйдёт.")
    assert (condition.hypothetical, main.hypothetical) == (True, False)
    assert condition.conditioned and main.conditioned


@pytest.mark.parametrize(
    ("text", "hypothetical"),
    (
        ("Проверим, подойдёт ли насос.", True),
        ("Вряд ли насос подойдёт.", False),
        ("В случае отказа деньги вернём.", True),
        ("Насос подойдёт.", False),
    ),
)
def test_what_is_asked_or_supposed_is_hypothetical(
    language: Language, text: str, hypothetical: bool
) -> None:
    assert any(s.hypothetical for s in statements(language, text)) is hypothetical


@pytest.mark.parametrize(
    ("text", "reported"),
    (
        ("Вы пишете, что груз потерян.", True),
        ("Перевозчик сообщил, что груз потерян.", True),
        ("По Вашим словам, груз потерян.", True),
        ("Мы считаем, что груз потерян.", False),
        ("Сообщаем, что груз потерян.", False),
    ),
)
def test_others_words_are_told_from_the_writers(
    language: Language, text: str, reported: bool
) -> None:
    assert statements(language, text)[-1].reported is reported


def test_a_joined_statement_goes_on_with_the_subject(language: Language) -> None:
    first, second = statements(language, "Вы прочитали письмо и проигнорировали просьбу.")
    assert (first.continues, second.continues) == (False, True)


def test_a_new_subject_ends_the_old_one(language: Language) -> None:
    _, second = statements(language, "Вы прочитали письмо, и директор дал ответ.")
    assert not second.continues


@pytest.mark.parametrize("text", ("", "…", "«»", "!!!", "\n\n"))
def test_text_without_words_says_nothing(language: Language, text: str) -> None:
    assert statements(language, text) == ()
