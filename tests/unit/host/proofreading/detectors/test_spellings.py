"""Words written together and apart whatever stands around."""

import pytest

from pismovnik.proofreading.detectors.spellings import misspelt_together
from pismovnik.russian.language import Language

LANGUAGE = Language()


@pytest.mark.parametrize(
    ("text", "excerpt", "meant"),
    [
        ("Кабель лежит из под стола.", "из под", "из-под"),
        ("Из за дождя кровлю не закрыли.", "Из за", "Из-за"),
        ("Срок подпадает под праздники, не взирая на просьбу.", "не взирая на", "невзирая на"),
        ("Имейте ввиду, что склад закрыт.", "Имейте ввиду", "Имейте в виду"),
        ("Во избежании простоя закажите запас.", "Во избежании", "Во избежание"),
        ("Станок как-будто исправен.", "как-будто", "как будто"),
        ("Мы не причём, вина перевозчика.", "не причём", "ни при чём"),
        ("Пациент в первые обратился в апреле.", "в первые", "впервые"),
        ("Склад по прежнему закрыт.", "по прежнему", "по-прежнему"),
        ("Срок вырос на много больше, чем цена.", "на много", "намного"),
        ("Вы не в праве отказать.", "в праве", "вправе"),
        ("Трубы, на пример, стоят дороже.", "на пример", "например"),
        ("Пол оттёрли до чиста.", "до чиста", "дочиста"),
        ("Рассчитали, на сколько точно сходится смета.", "на сколько", "насколько"),
    ],
)
def test_errors(text: str, excerpt: str, meant: str) -> None:
    (match,) = misspelt_together(LANGUAGE, text)
    assert text[match.start : match.end] == excerpt
    assert match.replacements[0] == meant
    corrected = text[: match.start] + meant + text[match.end :]
    assert list(misspelt_together(LANGUAGE, corrected)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Первый рейс отправим в первые дни июня.",
        "Письмо ушло по прежнему адресу.",
        "Ссылка на пример лежит внизу.",
        "Проверьте, на сколько дней открыт счёт.",
        "С начала года цена не менялась.",
        "Введите слово, начиная с начала.",
        "Перенесите строку в пустую ячейку.",
        "Полы настелены на чисто вымытой плите.",
        "Скидку меняем на Всегда.",
        "По новому, исправленному договору платим в мае.",
    ],
)
def test_correct_sentences(text: str) -> None:
    assert list(misspelt_together(LANGUAGE, text)) == []
