"""Nouns behind prepositions, on errors and above all on correct sentences."""

import pytest

from pismovnik.proofreading.detectors.prepositions import unfit_cases
from pismovnik.russian.language import Language

LANGUAGE = Language()


@pytest.mark.parametrize(
    ("text", "excerpt", "fix"),
    [
        ("Этот вход только для клиентам.", "клиентам", "клиентов"),
        ("Задержка из-за снегопаде.", "снегопаде", "снегопада"),
        ("Обратитесь к бухгалтерия.", "бухгалтерия", "бухгалтерии"),
        ("Мы узнали об отгрузку через рассылкой.", "рассылкой", "рассылку"),
        ("Дом, у который нет ворот.", "который", "которого"),
    ],
)
def test_errors(text: str, excerpt: str, fix: str) -> None:
    (match,) = unfit_cases(LANGUAGE, text)
    assert text[match.start : match.end] == excerpt
    assert match.replacements[0] == fix
    assert match.confidence is not None
    corrected = text[: match.start] + fix + text[match.end :]
    assert list(unfit_cases(LANGUAGE, corrected)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Вышел в люди, пошёл в депутаты, что за человек!",
        "Умер с голоду, выпустил из виду, ушёл из дому, в лесу и на мосту.",
        "Работы ведут по десять часов, по рублю, по приезде и по вине завода.",
        "Мы полагаемся на компилятор.",
        "См. в док. 5 и в табл. 2.",
        "Родился с тысяча девятьсот первого по пятый год.",
        "О боже, с тою разницей!",
        "За 30 к показов платят мало.",
        "Едет в метро из депо через Сочи.",
        "Для «Почта России» ничего нет.",
        "Встреча в два, к пяти, до шести, через неделю.",
        "Из-под стола, из-за угла, между двумя домами и между двух огней.",
    ],
)
def test_correct_sentences(text: str) -> None:
    assert list(unfit_cases(LANGUAGE, text)) == []
