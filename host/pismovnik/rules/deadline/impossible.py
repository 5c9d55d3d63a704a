"""A date that cannot be: not in the calendar, on another weekday, already over, back to front."""

import datetime
from collections.abc import Iterator

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Block, Letter, Zone
from pismovnik.policy import Policy
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.rule import Rule
from pismovnik.russian.dates import DateMention, dates_of
from pismovnik.russian.dates.corrections import (
    coming_day,
    day_with_weekday,
    real_days,
    spoken_day,
    swapped,
    weekday_name,
    with_day,
    with_weekday,
    without_time,
)
from pismovnik.russian.dates.past_terms import PastTerm, is_told_as_error, past_terms
from pismovnik.russian.dates.working_days import days_off
from pismovnik.russian.language import Language
from pismovnik.text import Text

_SPRING = datetime.datetime(2026, 3, 12, 11, 20, tzinfo=datetime.timezone.utc)  # Thursday
_AUTUMN = datetime.datetime(2026, 10, 8, 13, 45, tzinfo=datetime.timezone.utc)  # Thursday
_WINTER = datetime.datetime(2026, 12, 21, 10, 0, tzinfo=datetime.timezone.utc)  # Monday


def _example(
    *paragraphs: str, marked: str = "", note: str = "", date: datetime.datetime = _AUTUMN
) -> Example:
    return Example(text=in_letter(*paragraphs), marked=marked, note=note, date=date)


RULE = Rule(
    id="deadline.impossible",
    title=Text(ru="Даты не может быть", en="A date that cannot be"),
    why=Text(
        ru="Если даты нет в календаре, день недели с ней не сходится или срок уже прошёл, "
        "заказчик не знает, чего ждать, и переспрашивает.",
        en="Where a date is not in the calendar, its weekday is wrong or it is already over, the "
        "customer cannot tell what to expect and has to ask.",
    ),
    slide=5,
    severity=Severity.WARN,
    good=(
        _example(
            "Ремонт закончим 15 октября, в четверг, до 18:00.",
            note="service: date and weekday agree",
        ),
        _example(
            "Направим акт за сентябрь по договору от 15 сентября и счёт от 2 октября.",
            note="finance: a document has its own day",
        ),
        _example(
            "Плиты привезли 15 сентября, стяжку залили 18 сентября. Приёмка — 12 октября.",
            note="construction: what is past is told in the past",
        ),
        _example(
            "Пришлите, пожалуйста, протокол совещания 15 сентября и список участников.",
            note="public sector: the day of the meeting, not of the request",
        ),
        _example(
            "Договор подпишем до 15 января, первую партию отгрузим 20 января.",
            date=_WINTER,
            note="logistics: at the end of a year the next one is meant",
        ),
        _example(
            "Дежурная бригада работает с 23:00 до 6:00, склад закрыт с 28 декабря по 10 января.",
            date=_WINTER,
            note="security: a night and the turn of the year",
        ),
        _example(
            "В договоре опечатка: в пункте 3.1 указан срок 31 апреля. Исправленный лист пришлём "
            "9 октября.",
            note="legal: the letter speaks of the wrong date",
        ),
        _example(
            "Монтаж проведём в субботу, 10 октября: в выходной покупателей меньше.",
            note="retail: work on a day off",
        ),
        _example(
            "Обновите версию 31.04 до 31.06, затем откройте пункт 30.02 инструкции.",
            note="IT: numbers that are no dates",
        ),
        _example(
            "Если дождь не прекратится, отправим 12 октября, в четверг начнём сначала.",
            note="a weekday behind a comma may begin something else",
        ),
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><table><tr><td>Лекция</td><td>15 мая, "
            "пятница</td></tr><tr><td>Зачёт</td><td>1 июня, понедельник</td></tr></table>"
            "<p>С уважением,<br>Анна Смирнова</p>",
            html=True,
            date=_SPRING,
            note="education: a table",
        ),
        Example(
            text=in_letter("Справку подготовим к 14 октября.")
            + "\n\n08.10.2026 9:10, Кузнецов Олег Викторович пишет:\n> Пришлите справку до 31 сентября",
            date=_AUTUMN,
            kind="reply",
            note="HR: the quote is not the writer's",
        ),
        _example(
            "Анализы, взятые 15 сентября, повторим бесплатно: приходите 9 октября с 8:00 до 11:00.",
            note="medicine",
        ),
    ),
    bad=(
        _example(
            "Весы мы осмотрели. Новую деталь заказали 6 октября. Ремонт закончим 15 сентября.",
            marked="15 сентября",
            note="repair: the month is mixed up",
        ),
        _example(
            "Просим вернуть подписанный акт до 31 сентября.",
            marked="до 31 сентября",
            note="construction: there is no such day",
        ),
        _example(
            "Комиссия приедет в среду, 15 октября, в 10:00.",
            marked="в среду, 15 октября",
            note="public sector: it is a Thursday",
        ),
        _example(
            "Отпуск согласован с 24 по 11 октября.",
            marked="с 24 по 11 октября",
            note="HR: the end comes before the beginning",
        ),
        _example(
            "Вебинар для учителей начнём завтра, 10 октября.",
            marked="завтра, 10 октября",
            note="education: tomorrow is another day",
        ),
        _example(
            "Счёт № 509 просим оплатить до 5 октября 2025 года.",
            marked="до 5 октября 2025 года",
            note="finance: the year is last year's",
        ),
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><ul><li>Разгрузка: 12 октября (пн), с 10:00 "
            "до 9:00.</li><li>Сборка: 13 октября.</li></ul><p>С уважением,<br>Анна Смирнова</p>",
            html=True,
            date=_AUTUMN,
            marked="12 октября (пн), с 10:00 до 9:00",
            note="logistics: hours back to front",
        ),
        _example(
            "Терапевт примет Вас в рабочие дни: 10 октября и 12 октября.",
            marked="10 октября",
            note="medicine: a Saturday is promised as a working day",
        ),
        _example(
            "Сервер перенесём в течение рабочего дня 4 ноября.",
            marked="4 ноября",
            note="IT: a public holiday",
        ),
    ),
)


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    if letter.kind in {"redirect", "template"}:
        return
    for index, block in letter.in_zones(Zone.BODY):
        yield from _in_block(index, block, letter, language, policy)


def _in_block(
    index: int, block: Block, letter: Letter, language: Language, policy: Policy
) -> Iterator[Finding]:
    text, today = block.text, letter.date.date()
    dates = dates_of(text, today)
    if not dates:
        return
    for date in dates:
        if date.fault is not None and not is_told_as_error(language, text, date):
            message, replacements = _FAULTS[date.fault](text, date, today)
            shown = date if date.fault == "ends before it begins" else without_time(text, date)
            yield RULE.at(index, block, shown.start, shown.end, message, replacements=replacements)
    for term in past_terms(language, text, dates, today):
        yield _over(index, block, term, today)
    for off in days_off(text, dates, policy.work.days):
        yield _off(index, block, off)


_Judgement = tuple[Text, tuple[str, ...]]


def _no_such_day(text: str, date: DateMention, today: datetime.date) -> _Judgement:
    shown = without_time(text, date)
    said = text[shown.start : shown.end]
    return (
        Text(
            ru=f"«{said}»: такого дня нет в календаре. Проверьте число и месяц.",
            en=f"«{said}»: there is no such day in the calendar. Check the day and the month.",
        ),
        tuple(real_days(text, shown, today.year)),
    )


def _wrong_weekday(text: str, date: DateMention, today: datetime.date) -> _Judgement:
    assert date.first is not None
    assert date.weekday is not None
    said = weekday_name(date.weekday)
    right, day = weekday_name(date.first.weekday()), spoken_day(date.first, year=True)
    other = day_with_weekday(date.first, date.weekday, today)
    shown = without_time(text, date)
    replacements = (with_weekday(text, shown), with_day(text, shown, other))
    return (
        Text(
            ru=f"{day} — {right}, а {said} — {spoken_day(other)}. Исправьте день недели или число.",
            en=f"{date.first:%d.%m.%Y} is {date.first:%A}; «{said}» would be {other:%d.%m}. Correct "
            "the weekday or the day.",
        ),
        tuple(words for words in replacements if words),
    )


def _another_day(text: str, date: DateMention, today: datetime.date) -> _Judgement:
    assert date.told is not None
    shown = without_time(text, date)
    said = text[shown.start : shown.end]
    corrected = with_day(text, shown, date.told)
    return (
        Text(
            ru=f"«{said}»: если считать от даты письма, это {spoken_day(date.told)}. Исправьте число или слово.",
            en=f"«{said}»: counted from the date of the letter, that is {date.told:%d.%m}. Correct it.",
        ),
        (corrected,) if corrected else (),
    )


def _backwards(text: str, date: DateMention, today: datetime.date) -> _Judgement:
    said = text[date.start : date.end]
    turned = swapped(text, date)
    return (
        Text(
            ru=f"«{said}»: конец раньше начала. Проверьте, не переставлены ли числа.",
            en=f"«{said}»: the end comes before the beginning. Check whether they are swapped.",
        ),
        (turned,) if turned else (),
    )


_FAULTS = {
    "no such day": _no_such_day,
    "wrong weekday": _wrong_weekday,
    "another day": _another_day,
    "ends before it begins": _backwards,
}


def _over(index: int, block: Block, term: PastTerm, today: datetime.date) -> Finding:
    shown = without_time(block.text, term.date)
    said = block.text[shown.start : shown.end]
    coming = coming_day(shown, today)
    corrected = with_day(block.text, shown, coming) if coming is not None else None
    cure = "Попросите о дне" if term.asked else "Назовите день"
    return RULE.at(
        index,
        block,
        shown.start,
        shown.end,
        Text(
            ru=f"Срок «{said}» уже прошёл: письмо Вы пишете {spoken_day(today)}. {cure}, который "
            "ещё впереди.",
            en=f"The term «{said}» is over: the letter is of {today:%d.%m.%Y}. Name a day to come.",
        ),
        severity=None if term.sure else Severity.HINT,
        replacements=(corrected,) if corrected and shown.kind == "day" else (),
    )


def _off(index: int, block: Block, date: DateMention) -> Finding:
    assert date.first is not None
    shown = without_time(block.text, date)
    day, weekday = spoken_day(date.first, year=True), weekday_name(date.first.weekday())
    return RULE.at(
        index,
        block,
        shown.start,
        shown.end,
        Text(
            ru=f"Обещан рабочий день, но {day} ({weekday}) — выходной или праздник. Назовите другой "
            "день или не называйте его рабочим.",
            en=f"A working day is promised, but {date.first:%d.%m.%Y} is a day off. Name another.",
        ),
    )
