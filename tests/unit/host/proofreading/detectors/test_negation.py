"""«Не» together and apart, «не» and «ни»."""

import pytest

from pismovnik.proofreading.detectors.negation import misused_negation
from pismovnik.russian.language import Language

LANGUAGE = Language()


@pytest.mark.parametrize(
    ("text", "excerpt", "meant"),
    [
        ("Клапан неоткроется.", "неоткроется", "не откроется"),
        ("Ушли, ненарушая порядка.", "ненарушая", "не нарушая"),
        ("Больному не здоровится.", "не здоровится", "нездоровится"),
        ("Окна, непокрашенные с осени, облезли.", "непокрашенные", "не покрашенные"),
        ("Сотрудники, неимеющие опыта, ждут.", "неимеющие", "не имеющие"),
        ("Это вовсе неинтересный вопрос.", "неинтересный", "не интересный"),
        ("Это неправда, а выдумка.", "неправда", "не правда"),
        ("Звонил никто иной, как логист.", "никто иной", "не кто иной"),
        ("Где бы не стоял датчик, он работает.", "не", "ни"),
        ("На складе не было не одной коробки.", "не", "ни"),
        ("Приехали с не большим отрядом рабочих.", "не большим", "небольшим"),
    ],
)
def test_errors(text: str, excerpt: str, meant: str) -> None:
    (match,) = misused_negation(LANGUAGE, text)
    assert text[match.start : match.end] == excerpt
    assert match.replacements[0] == meant
    corrected = text[: match.start] + meant + text[match.end :]
    assert list(misused_negation(LANGUAGE, corrected)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Работники, не прошедшие инструктаж, к станку не допускаются.",
        "Сведения, необходимые для договора, вышлем.",
        "Он ненавидит опоздания.",
        "Нерешённый вопрос остался нерешённым.",
        "Боимся, как бы не опоздал поезд.",
        "Ищу того, без чего бы не могла пойти печь.",
        "Не один заказчик остался доволен.",
        "Не один, а два насоса не работают.",
        "Никто иной не имеет доступа к сейфу.",
        "Мы приехали с не большим, а малым отрядом.",
        "Кто бы не хотел скидки?",
        "Невзирая на мороз, бетон схватился.",
    ],
)
def test_correct_sentences(text: str) -> None:
    assert list(misused_negation(LANGUAGE, text)) == []
