"""How sure the rules of structure and wording are: what holds a letter and what only hints."""

import pytest

from pismovnik.findings import Severity
from pismovnik.policy import Policy
from pismovnik.rules.example import Example
from pismovnik.rules.registry import all_rules
from pismovnik.russian.language import Language

_SENTENCE = "Кладовщики уже выдают инструмент по меткам, и среднее время выдачи сократилось вдвое. "


@pytest.fixture(scope="module")
def language() -> Language:
    return Language()


def severities(
    language: Language, rule: str, *paragraphs: str, subject: str = "Учёт инструмента"
) -> list[Severity]:
    body = "\n\n".join(part.strip() for part in paragraphs)
    text = f"Здравствуйте, Олег Викторович!\n\n{body}\n\nС уважением,\nАнна Смирнова"
    letter = Example(text=text, subject=subject).letter()
    return [f.severity for f in all_rules()[rule].check(letter, language, Policy())]


@pytest.mark.parametrize(
    ("sentences", "expected"), ((5, []), (9, [Severity.HINT]), (14, [Severity.WARN]))
)
def test_a_single_paragraph_is_judged_by_its_length(
    language: Language, sentences: int, expected: list[Severity]
) -> None:
    assert severities(language, "structure.wall", _SENTENCE * sentences) == expected


def test_one_long_paragraph_in_a_structured_letter_is_only_a_hint(language: Language) -> None:
    long, short = _SENTENCE * 12, _SENTENCE * 3
    found = severities(language, "structure.wall", short, long, short, short, short)
    assert found == [Severity.HINT]


def test_two_walls_are_two_warnings_or_hints_but_never_silence(language: Language) -> None:
    assert len(severities(language, "structure.wall", _SENTENCE * 14, _SENTENCE * 14)) == 2


def test_a_wall_of_two_thousand_characters_is_held_even_among_items(language: Language) -> None:
    items = "- первый участок;\n- второй участок;\n- третий участок."
    assert severities(language, "structure.wall", _SENTENCE * 26, items) == [Severity.WARN]


def test_the_message_says_where_to_cut(language: Language) -> None:
    text = _SENTENCE * 6 + "На втором этапе перенесём справочники. " + _SENTENCE * 7
    letter = Example(text=f"Здравствуйте, Олег Викторович!\n\n{text}").letter()
    (finding,) = all_rules()["structure.wall"].check(letter, language, Policy())
    assert "«На втором этапе…»" in finding.message.ru


_FOUR_MATTERS = (
    "Кабель в диспетчерской заменён, связь есть. Учётная запись Лариной разблокирована. Картридж "
    "для цветного плоттера закажем в среду. Антивирус на складском ноутбуке обновлён до последней "
    "версии."
)


@pytest.mark.parametrize(
    ("subject", "expected"),
    (
        ("Заявки № 301, 305 и 318", [Severity.WARN]),
        ("Ответы на вопросы по технике", [Severity.WARN]),
        ("", [Severity.HINT]),
        ("Кабель в диспетчерской", []),
    ),
)
def test_several_matters_are_held_only_where_the_writer_shows_them(
    language: Language, subject: str, expected: list[Severity]
) -> None:
    assert severities(language, "structure.mixed", _FOUR_MATTERS, subject=subject) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("Причина, скорее всего, в кабеле.", [Severity.WARN]),
        ("Причина, скорее всего, в кабеле. Завтра заменим его.", [Severity.HINT]),
        ("Думаем, что проект будет работать.", [Severity.HINT]),
        ("Причина, наверное, в кабеле.", [Severity.WARN]),
        ("Причина, видимо, в кабеле. Похоже, сбой повторится.", [Severity.WARN]),
        ("Причина, скорее всего, в кабеле. Точно скажем 5 мая.", []),
        ("Причина, наверное, в кабеле. Точно скажем 5 мая.", [Severity.HINT]),
        ("На улице, видимо, тепло.", []),
    ),
)
def test_doubt_is_held_by_its_weight(
    language: Language, text: str, expected: list[Severity]
) -> None:
    assert severities(language, "wording.uncertain", text) == expected


def test_a_refusal_with_help_in_another_paragraph_is_no_brush_off(language: Language) -> None:
    refusal = "С лифтом ничем помочь не можем."
    assert severities(language, "wording.blame", refusal) == [Severity.WARN]
    help_offered = "Обратитесь, пожалуйста, в обслуживающую компанию."
    assert severities(language, "wording.blame", refusal, help_offered) == []


def test_blame_in_a_quoted_letter_is_not_the_writers(language: Language) -> None:
    text = (
        "Здравствуйте!\n\nПроверим журнал 5 мая.\n\nС уважением,\nАнна\n\n"
        "04.05.2026 10:00, Иван Шевчук пишет:\n> Вы опять не ответили, это не наша проблема.\n"
    )
    letter = Example(text=text).letter()
    assert not list(all_rules()["wording.blame"].check(letter, language, Policy()))
