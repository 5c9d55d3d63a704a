"""Colloquial words, judged in their clause."""

import pytest

from pismovnik.russian.language import Language
from pismovnik.russian.tone.colloquial import Colloquialism, colloquialisms, parts_informally

LANGUAGE = Language()


def _words(text: str) -> list[str]:
    return [word.words for word in colloquialisms(LANGUAGE, text)]


def _only(text: str) -> Colloquialism:
    (word,) = colloquialisms(LANGUAGE, text)
    return word


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Чё там с оплатой?", ["Чё"]),
        ("Насос накрылся вчера.", ["накрылся"]),
        ("Скиньте, пожалуйста, скан договора.", ["Скиньте"]),
        ("Короче, едем завтра.", ["Короче"]),
        ("Макет получился круто.", ["круто"]),
        ("Жесть! Стена кривая.", ["Жесть"]),
        ("Ребята, когда будет акт?", ["Ребята"]),
        ("Наши ребята всё подключат.", ["ребята"]),
        ("По смете куча вопросов.", ["куча вопросов"]),
        ("Он сказал, что всё офигенно.", ["офигенно"]),
    ],
)
def test_slang_is_found(text: str, words: list[str]) -> None:
    assert _words(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Ребёнок накрылся пледом и уснул.",
        "Скиньте давление до 2 атмосфер.",
        "Эта труба короче на 5 см.",
        "Дорога круто поднимается к складу.",
        "Жесть толщиной 0,5 мм на складе.",
        "Открытый огонь запрещён.",
        "Ребята, которые сдали тест, получат диплом.",
        "На экскурсию поедут мальчики, девочки и родители.",
        "У ворот осталась куча песка.",
        "Пересмотр норм расхода завершён.",
        "Косяк двери повреждён.",
        "Открытие клуба «Движуха» 5 мая.",
        "Вы пишете: «гляньте плиз».",
        "Клиент Движуха подписал договор.",
        "Врач умер в 1950 году.",
        "Тариф: Супер",
        "Нажмите ОК.",
        "Спасибо всем, кто нашёл время.",
    ],
)
def test_the_same_words_elsewhere_are_not(text: str) -> None:
    assert _words(text) == []


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Гляньте смету.", "Посмотрите"),
        ("Вечером гляну.", "посмотрю"),
        ("Насос накрылся.", "вышел из строя"),
        ("Касса сдохла.", "вышла из строя"),
        ("Пришлём фотки.", "фотографии"),
        ("Договорчик готов.", "Договор"),
        ("Ждём справочку.", "справку"),
        ("Быстренько подпишем.", "Быстро"),
        ("Сможем разрулить спор.", "уладить"),
        ("Ща пришлём.", "Ща"),
    ],
)
def test_the_neutral_word_stands_in_the_same_form(text: str, instead: str) -> None:
    word = _only(text)
    if instead == "Ща":
        assert (word.instead, word.fits) == ("сейчас", False)
    else:
        assert (word.instead, word.fits) == (instead, True)


@pytest.mark.parametrize("word", ["карточка", "строчка", "лампочка", "кнопка", "счётчик"])
def test_lexicalised_diminutives_are_ordinary_words(word: str) -> None:
    assert _words(f"На складе есть {word}.") == []


@pytest.mark.parametrize("text", ["", " \n", "12345", "..!!", "Dear Mr. Smith", "ё" * 50])
def test_odd_texts_hold_none(text: str) -> None:
    assert _words(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Сваливаю в отпуск.",
        "Дёргайте ребят из цеха.",
        "Они в теме.",
        "Подваливайте к обеду.",
        "Дуйте на объект.",
        "Народ, кто завтра на смене?",
    ],
)
def test_slang_of_motion_and_contact(text: str) -> None:
    assert _words(text)


@pytest.mark.parametrize(
    "text",
    [
        "Номер уже указан в теме.",
        "Дуйте в трубку прибора.",
        "Не дёргайте, если кабель натянут.",
        "Бригада свалила дерево.",
        "Грузите поддоны через ворота 2.",
    ],
)
def test_motion_and_contact_in_their_own_sense(text: str) -> None:
    assert _words(text) == []


def test_farewells_are_told_by_the_first_words_of_a_line() -> None:
    assert parts_informally("Пока!") == (0, 4)
    assert parts_informally("С уважением, пока Ваш") is None
    assert parts_informally("") is None
