"""New work that is taken on, and what tells what it is for."""

import pytest

from pismovnik.russian.commitments.tasks import (
    asks_for,
    asks_to_make,
    gives_purpose,
    knows_purpose,
    speaks_of_fault,
    tasks,
)
from pismovnik.russian.language import Language

LANGUAGE = Language()


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("Новый отчёт берём в работу.", True),
        ("Задачу на новый раздел сайта зафиксировали.", True),
        ("Включили Ваше предложение в план доработок.", True),
        ("Приступаем к проектированию стенда.", True),
        ("Добавим в журнал столбец с температурой.", False),
        ("Пожелание о новой услуге рассмотрели и приняли.", True),
        ("Третью теплицу соберём к 10 апреля.", False),
        ("Откроем ещё одну кассу.", False),
    ],
)
def test_new_work_is_taken_on(text: str, accepted: bool) -> None:
    (task,) = tasks(LANGUAGE, text)
    assert (task.accepted, task.makes) == (accepted, True)


@pytest.mark.parametrize(
    "text",
    [
        "Мы не берём в работу проекты без задания.",
        "Взяли ли Вы в работу новый макет?",
        "Если согласуете смету, возьмём раздел в работу.",
        "Справку отправим почтой.",
        "Второй экземпляр акта пришлём почтой.",
        "Ещё раз откроем заявку, второй инженер приедет в среду.",
        "Вы писали, что добавите столбец.",
    ],
)
def test_nothing_is_taken_on(text: str) -> None:
    assert tasks(LANGUAGE, text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Для кого готовится отчёт?",
        "Какую задачу он должен решить?",
        "Подскажите, зачем нужна выгрузка.",
        "Цель — сократить приёмку до трёх минут.",
        "Добавим поле, чтобы не вводить номер дважды.",
        "Маршрут изменим по требованию инспекции.",
    ],
)
def test_the_purpose_is_known(text: str) -> None:
    assert knows_purpose(LANGUAGE, text)


@pytest.mark.parametrize(
    "text",
    [
        "Какого цвета сделать фон?",
        "Напишите, нужен ли приёмник для брелоков.",
        "Чтобы мы успели к пятнице, пришлите, пожалуйста, логотип.",
        "Отчёт будет готов 3 июля.",
    ],
)
def test_details_and_requests_tell_no_purpose(text: str) -> None:
    assert not knows_purpose(LANGUAGE, text)


def test_a_customer_gives_a_reason() -> None:
    assert gives_purpose(LANGUAGE, "Добавьте колонку: не видим, где теряем время.")
    assert gives_purpose(LANGUAGE, "Поставьте ещё один стол: гостей будет на шесть больше.")
    assert not gives_purpose(LANGUAGE, "Сделайте таблицу: строки — филиалы, столбцы — месяцы.")
    assert not gives_purpose(LANGUAGE, "Нужен отчёт по рейсам. Когда сможете сделать?")


def test_a_fault_needs_no_reason() -> None:
    assert speaks_of_fault(LANGUAGE, "У нас не печатает принтер.")
    assert not speaks_of_fault(LANGUAGE, "Нужен новый отчёт по рейсам.")


def test_a_customer_asks_for_one_more() -> None:
    (task,) = tasks(LANGUAGE, "Второй шлагбаум поставим 10 июня.")
    assert task.another and task.thing is not None
    assert asks_for(LANGUAGE, "Поставьте нам шлагбаум и на вторые ворота.", task.thing)
    assert asks_for(LANGUAGE, "Нужен ещё один шлагбаум.", task.thing)
    assert not asks_for(LANGUAGE, "Первый шлагбаум работает, спасибо.", task.thing)


def test_a_customer_asks_for_new_work() -> None:
    assert asks_to_make(LANGUAGE, "Сделайте нам чат-бота для пациентов.")
    assert not asks_to_make(LANGUAGE, "Пришлите, пожалуйста, таблицу.")
    assert not asks_to_make(LANGUAGE, "Таблицу мы сделали сами.")
