"""Gerunds without their doer, on errors and above all on correct sentences."""

import pytest

from pismovnik.proofreading.detectors.predicates import unfit_verbs
from pismovnik.russian.language import Language

LANGUAGE = Language()


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        (
            "Закончив настройку, у клиента появился доступ.",
            "Закончив настройку, у клиента появился доступ",
        ),
        ("Подъезжая к складу, у меня слетела шляпа.", "Подъезжая к складу, у меня слетела шляпа"),
        ("Прочитав отзыв, мне стало грустно.", "Прочитав отзыв, мне стало грустно"),
        ("Проверив журнал, была найдена причина.", "Проверив журнал, была найдена причина"),
    ],
)
def test_errors(text: str, excerpt: str) -> None:
    (match,) = unfit_verbs(LANGUAGE, text)
    assert text[match.start : match.end] == excerpt
    assert match.replacements == ()
    assert match.confidence is not None


@pytest.mark.parametrize(
    "text",
    [
        "Подъезжая к складу, мы увидели разобранные пути.",
        "Получив письмо, мне нужно ответить сегодня.",
        "Зная особенности объекта, смету можно уменьшить.",
        "Судя по журналу, у клиента появился доступ.",
        "Получив справку, у нас директор сразу подписал приказ.",
        "Прочитав отзыв, я понял, что у меня есть вопрос.",
        "Учитывая задержку, у заказчика возник вопрос.",
    ],
)
def test_correct_sentences(text: str) -> None:
    assert list(unfit_verbs(LANGUAGE, text)) == []
