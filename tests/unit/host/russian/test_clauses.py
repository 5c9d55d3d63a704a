"""Sentences cut into clauses: who speaks, and whether it is meant."""

import pytest

from pismovnik.russian.clauses import Clause, clauses, own_clauses
from pismovnik.russian.language import Language


@pytest.fixture(scope="module")
def language() -> Language:
    return Language()


def words(clause: Clause) -> str:
    return " ".join(word.text for word in clause.words)


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
def test_a_clause_has_one_predicate(language: Language, text: str, expected: list[str]) -> None:
    assert [words(clause) for clause in own_clauses(language, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("Смету, которую Вы просили, прилагаю.", ["Смету прилагаю", "которую Вы просили"]),
        ("Прошу подписать акт, вернуть скан.", ["Прошу подписать акт", "вернуть скан"]),
        ("Прошу подписать акт и вернуть скан.", ["Прошу подписать акт", "вернуть скан"]),
        ("Вы, если не ошибаюсь, сорвали сроки.", ["Вы сорвали сроки", "если не ошибаюсь"]),
        ("Чтобы получить пропуск, пришлите заявку.", ["Чтобы получить пропуск", "пришлите заявку"]),
        ("Так как Вы, увы, опоздали, рейс ушёл.", ["Так как Вы увы опоздали", "рейс ушёл"]),
        ("Акт подписан, скан прикреплён.", ["Акт подписан", "скан прикреплён"]),
    ),
)
def test_a_clause_may_be_interrupted(language: Language, text: str, expected: list[str]) -> None:
    assert [words(clause) for clause in own_clauses(language, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("Высылаем договор «Поставка бетона» № 5.", "Высылаем договор « Поставка бетона » № 5 ."),
        ("В письме сказано: «прилагаю акт».", "В письме сказано ."),
        ("Возможно, «Ромашка» ответит.", "Возможно « Ромашка » ответит ."),
    ),
)
def test_quoted_names_and_signs_are_parts(language: Language, text: str, expected: str) -> None:
    (clause,) = clauses(language, text)
    assert " ".join(part.text for part in clause.parts) == expected


def test_a_mark_before_a_quoted_name_sets_off(language: Language) -> None:
    (clause,) = own_clauses(language, "Возможно, «Ромашка» ответит.")
    assert clause.sets_off(0, 1)


def test_the_last_clause_is_told(language: Language) -> None:
    found = own_clauses(language, "Прикладываем акт, проверите?")
    assert [(clause.last, clause.question) for clause in found] == [(False, True), (True, True)]


def test_a_subordinate_clause_is_told(language: Language) -> None:
    found = own_clauses(language, "Прилагаю смету, которую Вы просили.")
    assert [clause.subordinate for clause in found] == [False, True]


def test_conditions_are_hypothetical(language: Language) -> None:
    condition, main = own_clauses(language, "Если Вы опоздаете, рейс уйдёт.")
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
    assert any(s.hypothetical for s in own_clauses(language, text)) is hypothetical


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
    assert own_clauses(language, text)[-1].reported is reported


def test_a_joined_clause_goes_on_with_the_subject(language: Language) -> None:
    first, second = own_clauses(language, "Вы прочитали письмо и проигнорировали просьбу.")
    assert (first.continues, second.continues) == (False, True)


def test_a_new_subject_ends_the_old_one(language: Language) -> None:
    _, second = own_clauses(language, "Вы прочитали письмо, и директор дал ответ.")
    assert not second.continues


@pytest.mark.parametrize("text", ("", "…", "«»", "!!!", "\n\n"))
def test_text_without_words_says_nothing(language: Language, text: str) -> None:
    assert own_clauses(language, text) == ()
