"""Adjective and noun, on errors and above all on correct sentences."""

import pytest

from pismovnik.proofreading.detectors.agreement import unfit_adjectives
from pismovnik.russian.language import Language

LANGUAGE = Language()


@pytest.mark.parametrize(
    ("text", "excerpt", "fix"),
    [
        ("Речь о срочном доставка.", "срочном доставка", "срочной доставке"),
        ("Мы учимся в новом школе.", "новом школе", "новой школе"),
        ("Он говорил тёплым словами.", "тёплым словами", "тёплыми словами"),
        ("Нужна частичный компенсация.", "частичный компенсация", "частичная компенсация"),
        ("Доступ к рабочей столу закрыт.", "рабочей столу", "рабочему столу"),
        ("Это самый выгодное решение.", "самый выгодное", "самое выгодное"),
    ],
)
def test_errors(text: str, excerpt: str, fix: str) -> None:
    (match,) = unfit_adjectives(LANGUAGE, text)
    assert text[match.start : match.end] == excerpt
    assert match.replacements[0] == fix
    assert match.confidence is not None
    corrected = text[: match.start] + fix + text[match.end :]
    assert list(unfit_adjectives(LANGUAGE, corrected)) == []


@pytest.mark.parametrize(
    "text",
    [
        "С прежним договор не заключён, с крупным таблица не помещалась.",
        "Первый и второй этажи закрыты, русский и английский языки учат.",
        "Старшие брат и сестра уехали.",
        "Две новые книги, два новых стола и три целых пять десятых тонны.",
        "Рабочие завода и данные клиента здесь ни при чём.",
        "Итог оказался противоположным выводу эксперта.",
        "Полный воды бак, богатый рыбой пруд, достойный внимания вопрос.",
        "Вопрос важный, компании он известен.",
        "Это сделает возможным ремонт, год стал успешным.",
        "Что такое отгрузка и какое это значение?",
        "Система, управляемая оператором, и управляемый оператором кран.",
        "Высокий ростом человек ждал у ворот.",
        "В приёмной ректора и в столовой института тепло.",
        "В самый последний день, на самом деле, самое главное.",
        "Известный нам факт, нужные людям вещи, равные числам величины.",
    ],
)
def test_correct_sentences(text: str) -> None:
    assert list(unfit_adjectives(LANGUAGE, text)) == []
