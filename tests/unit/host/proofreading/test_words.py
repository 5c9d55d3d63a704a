"""Which words are right though LanguageTool does not know them."""

import pytest

from pismovnik.proofreading.words import is_right


@pytest.mark.parametrize(
    "word",
    [
        "термопринтер",
        "Термопринтеры",
        "послепечатных",
        "трёхходовой",
        "веб-почтой",
        "прибор-самописец",
        "ИТ-услуги",
        "счёт-фактуру",
        "два-три",
        "кабеленесущие",
        "пескоулавливателя",
        "перезальём",
        "переподпишем",
        "допсоглашение",
        "ветклиники",
        "ритейлеров",
        "коворкинга",
    ],
)
def test_regular_words_are_right(word: str) -> None:
    assert is_right(word)


@pytest.mark.parametrize(
    "word",
    [
        "расчитывать",
        "отправленны",
        "выполненых",
        "хотябы",
        "небыло",
        "вообщем",
        "по-этому",
        "что-бы",
        "пол-миллиона",
        "сверхяркий",
        "субединица",
        "чЁрнуЮ",
        "придти",
        "сертефикаты",
        "програма",
        "агенство",
        "учавствовать",
        "приедим",
        "отгруску",
        "прилогаем",
        "соответсвии",
    ],
)
def test_errors_are_not(word: str) -> None:
    assert not is_right(word)
