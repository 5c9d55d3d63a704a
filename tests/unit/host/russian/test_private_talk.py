"""Sentences that are private, and those of trades that are about life."""

import pytest

from pismovnik.russian.language import Language
from pismovnik.russian.tone.private_talk import matters_of_sentences, private_remarks

LANGUAGE = Language()


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Как Ваша дача?", "asks"),
        ("Ну как Вам вчерашний матч?", "asks"),
        ("А у Вас на даче как?", "asks"),
        ("Вы вчера хоккей смотрели?", "asks"),
        ("Как Вам Казань?", "asks"),
        ("Передавайте привет Вашей жене!", "greets"),
        ("Приезжайте к нам на дачу на шашлыки!", "invites"),
        ("По секрету: директор разводится.", "gossips"),
        ("Мы с мужем закрыли двадцать банок огурцов.", "own family"),
        ("У меня дочка поступила.", "own family"),
        ("Собачка наша заболела.", "own family"),
        ("Сын сдал экзамен, гордимся!", "own family"),
        ("Летим с детьми в Анапу.", "own family"),
        ("Я вчера на концерте был.", "own leisure"),
        ("В воскресенье играли в футбол.", "own leisure"),
        ("Купаемся и загораем.", "own leisure"),
        ("Спина совсем замучила.", "own health"),
    ],
)
def test_private_sentences(text: str, signal: str) -> None:
    (remark,) = private_remarks(LANGUAGE, text)
    assert signal in remark.telling
    assert text[remark.start : remark.end] == text


@pytest.mark.parametrize(
    "text",
    [
        "Наши дети придут к 9:00.",
        "Ваш сын зачислен в младшую группу.",
        "Если болит горло, вызовите врача.",
        "У Вас болит спина?",
        "Извините за задержку: я вчера болел, поэтому отвечаю сегодня.",
        "Желаю здоровья Вам и Вашей семье!",
        "Поздравляем с рождением дочери!",
        "Хозяин с женой приняли квартиру.",
        "Сын заёмщика выступает поручителем.",
        "Мы одобрили ипотеку: семья с двумя детьми получает льготную ставку.",
        "В субботу и воскресенье склад не работает.",
        "Как сотрудники оформляют отпуск?",
        "Приглашаем Вас на матч: билеты у менеджера.",
        "Дождь задержал работы.",
        "Рад был познакомиться, спасибо за тёплый приём.",
        "",
    ],
)
def test_sentences_that_are_not_private_by_themselves(text: str) -> None:
    assert [r for r in private_remarks(LANGUAGE, text) if r.telling] == []


def test_an_asker_in_the_past_invites_nobody() -> None:
    (remark,) = private_remarks(LANGUAGE, "Приезжали к нам на дачу соседи, а мы с сыном уехали.")
    assert "invites" not in remark.signals


def test_sentences_tell_of_which_trade_they_are() -> None:
    first, second = matters_of_sentences(
        LANGUAGE, "Осмотр в ветеринарной клинике в 10:00. Счёт во вложении."
    )
    assert first == {"pets", "health"}
    assert second == set()


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("А мой-то вчера зуб потерял.", "own family"),
        ("Мы завели щенка.", "own leisure"),
        ("Я всю ночь не спал.", "own leisure"),
        ("У Вас ведь тоже собака?", "asks"),
        ("Мы с мужем на праздники к свекрови. А Вы куда?", "asks"),
    ],
)
def test_life_told_without_its_usual_words(text: str, signal: str) -> None:
    assert signal in private_remarks(LANGUAGE, text)[-1].signals


def test_papers_about_kin_make_nobody_of_the_own_family_business() -> None:
    text = "Полисы продаём через терминалы."
    assert "parents" in matters_of_sentences(LANGUAGE, text)[0]
    assert "parents" not in matters_of_sentences(LANGUAGE, text, of_own=True)[0]
