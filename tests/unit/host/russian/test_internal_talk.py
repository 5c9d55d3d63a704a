"""Talk among colleagues, told by its words."""

import pytest

from pismovnik.russian.internal_talk import calls_thou, internal_talk
from pismovnik.russian.language import Language
from pismovnik.russian.words import words_of

LANGUAGE = Language()


@pytest.mark.parametrize(
    "text",
    [
        "Себестоимость 19 тысяч, ставь 46.",
        "Клиенту пока ничего не говори.",
        "Между нами: кран сломан.",
        "Закупка нам обошлась в 8 тысяч.",
        "Заказчику лучше сказать, что виновата погода.",
        "Проведи для галочки, чтобы акт подписали.",
        "Они этого не докажут, стой на своём.",
        "Заказчице про цену ни слова.",
        "Отвечай уклончиво, если спросят.",
    ],
)
def test_beyond_doubt(text: str) -> None:
    assert internal_talk(LANGUAGE, text) >= 4


@pytest.mark.parametrize(
    "text",
    [
        "Здравствуйте! Пропуск на двоих заказан.",
        "Уважаемый клиент, Ваш заказ отправлен.",
        "Заявка № 44 зарегистрирована. Клиент: ООО «Сила».",
        "Датчик исправен, поверка действует до мая.",
        "",
    ],
)
def test_nothing_but_business(text: str) -> None:
    assert internal_talk(LANGUAGE, text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "Мы сами перепутали размеры, можешь обменять?",
        "Марина, привет! Они не видят кнопку. Посмотри, пожалуйста, и напиши, когда исправите.",
        "У нас тут завал, наш бухгалтер замучил.",
        "Не говори курьеру про домофон, пусть звонит мне.",
    ],
)
def test_a_friendly_customer_is_not_beyond_doubt(text: str) -> None:
    assert internal_talk(LANGUAGE, text) < 4


@pytest.mark.parametrize(
    ("text", "thou"),
    [
        ("Проведи полчаса.", True),
        ("Тяни до конца недели.", True),
        ("Проведите полчаса.", False),
        ("Цели курса названы, дети пели.", False),
    ],
)
def test_calls_thou(text: str, thou: bool) -> None:
    assert calls_thou(words_of(LANGUAGE.analysis(text).tokens)) is thou
