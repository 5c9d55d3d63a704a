"""Dates, periods and times as Russian letters say them, and numbers that are none."""

import datetime

import pytest

from pismovnik.russian.dates import DateMention, dates_of, in_past

WEDNESDAY = datetime.date(2026, 11, 18)


def said(text: str, today: datetime.date = WEDNESDAY) -> list[str]:
    return [text[date.start : date.end] for date in dates_of(text, today)]


def only(text: str, today: datetime.date = WEDNESDAY) -> DateMention:
    (date,) = dates_of(text, today)
    return date


def day(month: int, number: int, year: int = 2026) -> datetime.date:
    return datetime.date(year, month, number)


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("Пришлём 20 ноября.", "20 ноября", day(11, 20)),
        ("Пришлём 20 ноября 2026 г.", "20 ноября 2026 г.", day(11, 20)),
        ("Пришлём 20-го ноября 2027 года", "20-го ноября 2027 года", day(11, 20, 2027)),
        ("Отгрузка 26.11.", "26.11", day(11, 26)),
        ("Акт от 05.11.2026 подписан", "от 05.11.2026", day(11, 5)),
        ("На 2026-12-01 остаток нулевой", "На 2026-12-01", day(12, 1)),
        ("Ждём к двадцатому ноября", "к двадцатому ноября", day(11, 20)),
        ("Приедем двадцать первого декабря", "двадцать первого декабря", day(12, 21)),
        ("Оплатим до 30-го включительно", "до 30-го", day(11, 30)),
        ("Сдаём отчёт 5 числа", "5 числа", day(12, 5)),
        ("Начнём с 1.12", "с 1.12", day(12, 1)),
        ("Совещание в четверг, 19 ноября, в 10:00", "в четверг, 19 ноября, в 10:00", day(11, 19)),
        ("Осмотр 20 ноября (пятница)", "20 ноября (пятница)", day(11, 20)),
        ("Встреча 20 ноября, в пятницу", "20 ноября, в пятницу", day(11, 20)),
        ("Ждём пт., 20.11", "пт., 20.11", day(11, 20)),
        ("Привезём завтра, 19 ноября, к 8:00", "завтра, 19 ноября, к 8:00", day(11, 19)),
        ("Ответьте не позднее 25 ноября", "не позднее 25 ноября", day(11, 25)),
        ("До 12:00 пятницы, 20 ноября, держим цену", "До 12:00 пятницы, 20 ноября", day(11, 20)),
        ("Сдадим 1 мая следующего года", "1 мая следующего года", day(5, 1, 2027)),
        ("Утром в понедельник позвоню", "Утром в понедельник", day(11, 23)),
    ],
)
def test_a_day_is_read_whole(text: str, words: str, first: datetime.date) -> None:
    assert said(text) == [words]
    assert (only(text).first, only(text).last, only(text).fault) == (first, first, None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("с 6 по 17 июля", day(7, 6), day(7, 17)),
        ("5–7 июля", day(7, 5), day(7, 7)),
        ("20.11–25.11", day(11, 20), day(11, 25)),
        ("с 1.12 по 5.12", day(12, 1), day(12, 5)),
        ("с 28 июня по 5 июля 2026 г.", day(6, 28), day(7, 5)),
        ("с 28 декабря по 10 января", day(12, 28), day(1, 10, 2027)),
        ("с понедельника по среду", day(11, 23), day(11, 25)),
        ("пн–пт", day(11, 23), day(11, 27)),
        ("с октября по декабрь", day(10, 1), day(12, 31)),
        ("с завтрашнего дня до 30 ноября", day(11, 19), day(11, 30)),
        ("в ноябре", day(11, 1), day(11, 30)),
        ("в октябре-ноябре", day(10, 1), day(11, 30)),
        ("в начале декабря", day(12, 1), day(12, 10)),
        ("во второй половине декабря", day(12, 16), day(12, 31)),
        ("в IV квартале", day(10, 1), day(12, 31)),
        ("во втором квартале 2027 года", day(4, 1, 2027), day(6, 30, 2027)),
        ("на этой неделе", day(11, 16), day(11, 22)),
        ("на следующей неделе", day(11, 23), day(11, 29)),
        ("в следующем месяце", day(12, 1), day(12, 31)),
        ("на выходных", day(11, 21), day(11, 22)),
        ("осенью", day(9, 1), day(11, 30)),
        ("в 2027 году", day(1, 1, 2027), day(12, 31, 2027)),
        ("в течение трёх рабочих дней", WEDNESDAY, day(11, 23)),
        ("за пять рабочих дней", WEDNESDAY, day(11, 25)),
        ("в течение недели", WEDNESDAY, day(11, 25)),
        ("в течение дня", WEDNESDAY, WEDNESDAY),
        ("до конца дня", WEDNESDAY, WEDNESDAY),
        ("до конца недели", day(11, 22), day(11, 22)),
        ("до конца месяца", day(11, 30), day(11, 30)),
        ("к концу квартала", day(12, 31), day(12, 31)),
        ("до середины декабря", day(12, 16), day(12, 16)),
        ("к началу декабря", day(12, 1), day(12, 1)),
        ("до декабря", day(12, 1), day(12, 1)),
        ("по декабрь", day(12, 31), day(12, 31)),
        ("после декабря", day(12, 31), day(12, 31)),
        ("сегодня", WEDNESDAY, WEDNESDAY),
        ("послезавтра", day(11, 20), day(11, 20)),
        ("к завтрашнему дню", day(11, 19), day(11, 19)),
        ("через два дня", day(11, 20), day(11, 20)),
        ("через 2–3 недели", day(12, 9), day(12, 9)),
        ("две недели назад", day(11, 4), day(11, 4)),
        ("в пятницу", day(11, 20), day(11, 20)),
        ("к понедельнику", day(11, 23), day(11, 23)),
        ("в следующий вторник", day(11, 24), day(11, 24)),
        ("в прошлую пятницу", day(11, 13), day(11, 13)),
        ("во вторник на следующей неделе", day(11, 24), day(11, 24)),
        ("на следующей неделе, во вторник", day(11, 24), day(11, 24)),
        ("через два дня после оплаты", None, None),
        ("на следующий рабочий день", None, None),
        ("в трёхдневный срок", None, None),
        ("до обеда", None, None),
        ("1 декабря каждого года", None, None),
        ("до 1 декабря наступающего сезона", None, None),
        ("до 15 числа каждого месяца", None, None),
        ("к 12:00", None, None),
        ("по вторникам и средам", None, None),
    ],
)
def test_days_that_an_expression_means(
    text: str, first: datetime.date | None, last: datetime.date | None
) -> None:
    date = only(f"Сделаем {text}.")
    assert (date.first, date.last, date.fault) == (first, last, None)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("до 20 мая", "by"),
        ("к 20 мая", "by"),
        ("не позже среды", "by"),
        ("с 20 мая", "from"),
        ("не ранее 20 мая", "from"),
        ("после 20 мая", "after"),
        ("20 мая", "on"),
        ("в мае", "on"),
        ("в течение двух дней", "within"),
        ("за 10 дней", "within"),
        ("от 20 мая", "of"),
        ("за май", "of"),
        ("завтра до обеда", "by"),
        ("20 мая с 10:00 до 12:00", "on"),
    ],
)
def test_what_the_preposition_makes_of_it(text: str, bound: str) -> None:
    assert only(text).bound == bound


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("к 12:00", "12:00", None),
        ("в 9.30", "09:30", None),
        ("к 9-00", "09:00", None),
        ("до 18 часов", "18:00", None),
        ("в 9 утра", "09:00", None),
        ("в два часа дня", "14:00", None),
        ("в час дня", "13:00", None),
        ("в 12 ночи", "00:00", None),
        ("в полдень", "12:00", None),
        ("в 14 часов 30 минут", "14:30", None),
        ("с 9 до 18 часов", "09:00", "18:00"),
        ("с 9.00 до 18.00", "09:00", "18:00"),
        ("10:00–12:00", "10:00", "12:00"),
        ("20 ноября 2026 года, 11:00", "11:00", None),
        ("20 ноября (10:00)", "10:00", None),
        ("в среду с 15:00 до 17:00", "15:00", "17:00"),
        ("в 10:00 20 ноября", "10:00", None),
    ],
)
def test_times_of_day(text: str, start: str, end: str | None) -> None:
    date = only(text)
    assert date.time is not None
    assert f"{date.time:%H:%M}" == start
    assert (f"{date.time_end:%H:%M}" if date.time_end else None) == end


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("до 31 апреля", "no such day"),
        ("30.02.2027", "no such day"),
        ("12.25.2026", "no such day"),
        ("29 февраля 2027 года", "no such day"),
        ("с 25 по 31 ноября", "no such day"),
        ("в четверг, 20 ноября", "wrong weekday"),
        ("20 ноября (чт)", "wrong weekday"),
        ("1 декабря, среда", "wrong weekday"),
        ("завтра, 20 ноября", "another day"),
        ("с 17 по 6 июля", "ends before it begins"),
        ("с 20.05 по 15.05", "ends before it begins"),
        ("с 10:00 до 9:00", "ends before it begins"),
        ("с 29 февраля 2028 г. по 1 марта 2028 г.", None),
        ("29 февраля 2028 года", None),
        ("с 23:00 до 6:00", None),
        ("с 20:00 до 0:00", None),
        ("с 14:00 до 2:00", None),
        ("15 мая, пятница", None),  # in 2026: in November as near as 2027, where it is Saturday
    ],
)
def test_dates_that_cannot_be(text: str, fault: str | None) -> None:
    assert only(text).fault == fault


@pytest.mark.parametrize(
    "text",
    [
        "Накладная № 12/05 и заказ № 20.05 получены.",
        "Обновите версию 10.05 до 10.06.",
        "Адрес сервера 10.0.20.05, порт 8080.",
        "Цена 12.50 за штуку, скидка 12.05 руб.",
        "Пункт 5.11 договора, п. 12.05 приложения.",
        "Звоните: +7 846 200-00-10, 8 (495) 123-45-67, доб. 20.05.",
        "Счёт 3:1, масштаб 1:50, режим 24/7, доля 1/3.",
        "Офис на улице 8 Марта, дом 5; площадь 1 Мая.",
        "Марта, передайте Марте отчёт.",
        "Проверим в среде разработки и в среду выполнения 1С.",
        "Окружающая среда не пострадала.",
        "Офис 20-го этажа и 5-й корпус.",
        "Закупили 12 столов, 5 стульев и 31 лампу.",
        "ГОСТ 12.1.004-91, договор 20.05/26.",
        "Установлено 10, 12 и 15 датчиков.",
        "Сходите на день рождения коллеги.",
    ],
)
def test_no_dates(text: str) -> None:
    assert said(text) == []


def test_a_list_gives_each_day() -> None:
    dates = dates_of("Занятия 1, 2 и 5 июня, затем 8-го.", WEDNESDAY)
    assert [date.first for date in dates[:3]] == [day(6, 1), day(6, 2), day(6, 5)]


def test_a_weekday_behind_a_comma_may_begin_something_else() -> None:
    assert said("Отправим 27 ноября, в четверг привезут.") == ["27 ноября", "в четверг"]


def test_the_year_is_the_nearest() -> None:
    assert only("до 15 января", day(12, 20)).first == day(1, 15, 2027)
    assert only("20 декабря", day(1, 12)).first == day(12, 20, 2025)
    assert only("15 сентября", day(10, 8)).first == day(9, 15)


def test_told_as_past_the_date_lies_before() -> None:
    assert in_past(only("в пятницу"), WEDNESDAY).first == day(11, 13)
    assert in_past(only("5-го числа"), WEDNESDAY).first == day(11, 5)
    assert in_past(only("1 марта"), WEDNESDAY).first == day(3, 1)
    assert in_past(only("20 ноября 2026 года"), WEDNESDAY).first == day(11, 20)


def test_spans_of_the_parts() -> None:
    text = "Ждём Вас в четверг, 20 ноября, в 10:00."
    date = only(text)
    assert date.date_span is not None and date.weekday_span is not None
    assert text[slice(*date.date_span)] == "20 ноября"
    assert text[slice(*date.weekday_span)] == "четверг"


@pytest.mark.parametrize(
    "text", ["", "\ud800", "5", "с", "до конца", "через", "0 мая", "в 9:", "20."]
)
@pytest.mark.parametrize("today", [datetime.date.min, WEDNESDAY, datetime.date.max])
def test_odd_text_raises_nothing(text: str, today: datetime.date) -> None:
    for date in dates_of(text + " в течение 999 лет, через 999 месяцев", today):
        assert date.start < date.end
    dates_of(text, today)


@pytest.mark.parametrize(
    "piece", ["1, ", "1 и ", "с 5 ", "этот ", "не ", "ровно ", "за рабочих ", "5-го и ", "20.05."]
)
def test_the_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    """A hundred thousand characters take seconds at most; what is quadratic takes minutes."""
    assert len(dates_of(piece * 3_000, WEDNESDAY)) >= 0
