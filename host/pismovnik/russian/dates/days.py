"""Days of the calendar as they are said: «20 мая 2026 г.», «20.05», «двадцатого мая», «20-го»."""

import re
from collections.abc import Sequence

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.dates.calendar import Day, day_of, month_later, nearest_year
from pismovnik.russian.dates.words import (
    COMING,
    DAYS_OF_MONTH,
    DIRECTIONS,
    EVERY,
    MEASURES,
    MONTHS,
    NEXT,
    NUMBERED,
    STREETS,
    TENS,
    DateToken,
)

_NUMERIC = re.compile(
    r"(?P<day>\d{1,2})(?P<sign>[./-])(?P<month>\d{1,2})"
    r"(?:(?P=sign)(?P<year>(?:19|20)\d\d|\d\d(?!\d)))?(?!\w|[.,:/-]\d)"
)
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\w|[.,:/-]\d)")
#: Signs that glue a number to what is no date: «10.0.20.05», «№12.05», «v12.05».
_NO_DATE_BEFORE = frozenset("№#.:,/\\-+=_$€₽")
_ENDINGS = frozenset({"го", "ого", "е", "ое", "му", "ому", "м", "ым", "х"})
_YEAR_WORDS = frozenset({"г", "год", "года", "году"})
_ABBREVIATED = frozenset(
    {"янв", "фев", "февр", "мар", "апр", "июн", "июл", "авг", "сен", "сент", "окт", "ноя"}
    | {"нояб", "дек"}
)


class SaidDay(msgspec.Struct, frozen=True):
    """A day as said, in the tokens number ``first`` to before ``end``.

    ``month`` or ``year`` is None where it is left open. ``sure`` is False for what may be
    something else than a date, such as «20.05» or «20-го». ``years_on`` counts from this year
    («1 мая следующего года»); ``repeated`` tells of every year or month.
    """

    first: int
    end: int
    day: int
    month: int | None
    year: int | None
    sure: bool = True
    years_on: int | None = None
    repeated: bool = False


def said_day(tokens: Sequence[DateToken], at: int, text: str) -> SaidDay | None:
    """The day that is said at token number ``at``."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.is_number:
        return _numeric(tokens, at, text) or _in_digits(tokens, at)
    return _in_words(tokens, at)


def resolved(day: SaidDay, today: Day) -> Day | None:
    """The day of the calendar that is meant, None where there is none."""
    if day.month is None:
        return _coming(day.day, today)
    if day.years_on is not None:
        return day_of(today.year + day.years_on, day.month, day.day)
    year = day.year or nearest_year(day.month, min(max(day.day, 1), 28), today)
    return day_of(year, day.month, day.day)


def year_at(
    tokens: Sequence[DateToken], at: int, today: Day | None = None
) -> tuple[int, int] | None:
    """A year that stands at token ``at``, «2026 г.», with the number of the token behind it."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.is_number and len(token.text) == 4 and token.text[:2] in {"19", "20"}:
        end = at + 1
        glued_on = end < len(tokens) and tokens[end].glued
        if glued_on and (tokens[end].is_word or _goes_on(tokens, end)):
            return None
        if end < len(tokens) and tokens[end].form in _YEAR_WORDS:
            end = _after_dot(tokens, end + 1) if tokens[end].form == "г" else end + 1
        return int(token.text), end
    return None


def _goes_on(tokens: Sequence[DateToken], at: int) -> bool:
    """«2026/27», «2026.5»: a sign with a number glued to it."""
    follows = at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].is_number
    return follows and tokens[at].text in {".", "/", "-", ":", ","}


def _after_dot(tokens: Sequence[DateToken], at: int) -> int:
    """Past the dot of an abbreviation, if one stands there glued to it."""
    return at + 1 if at < len(tokens) and tokens[at].text == "." and tokens[at].glued else at


def _coming(day: int, today: Day) -> Day | None:
    for months in range(3):
        year, month = month_later(today, months)
        found = day_of(year, month, day)
        if found is not None and found >= today:
            return found
    return None


def _numeric(tokens: Sequence[DateToken], at: int, text: str) -> SaidDay | None:
    token = tokens[at]
    if at and token.glued and (tokens[at - 1].text in _NO_DATE_BEFORE or tokens[at - 1].is_word):
        return None
    match = _ISO.match(text, token.start) or _NUMERIC.match(text, token.start)
    if match is None or (at and _is_numbered(tokens, at)):
        return None
    day, month, year = int(match["day"]), int(match["month"]), match["year"]
    end = at
    while end < len(tokens) and tokens[end].start < match.end():
        end += 1
    if year is None:
        return _without_year(tokens, at, end, day, month, match["sign"])
    if not (1 <= day <= 31 and 1 <= month <= 12) and len(year) == 2:
        return None
    number = int(year) if len(year) == 4 else 2000 + int(year)
    if end < len(tokens) and tokens[end].form in {"г", "года", "год"}:
        end = _after_dot(tokens, end + 1) if tokens[end].form == "г" else end + 1
    return SaidDay(at, end, day, month, number)


def _without_year(
    tokens: Sequence[DateToken], at: int, end: int, day: int, month: int, sign: str
) -> SaidDay | None:
    """«20.05»; «5.11» and «12/05» are numbers of something else more often than not."""
    if sign != "." or len(tokens[at + 2].text) != 2 or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    following = tokens[end] if end < len(tokens) else None
    if following is not None and (following.form in MEASURES or following.text in set("%₽$€°")):
        return None
    return SaidDay(at, end, day, month, None, sure=False)


def _is_numbered(tokens: Sequence[DateToken], at: int) -> bool:
    """«№ 12.05», «версия 10.05», «п. 5.11», «с версии 10.05 на 10.06»."""
    before = tokens[at - 1]
    if before.text == "." and at > 1:
        before = tokens[at - 2]
    near = tokens[max(0, at - 5) : at]
    return (
        before.text in {"№", "#"}
        or before.form in NUMBERED
        or any(
            token.form in {"версии", "версию", "версия", "редакции", "пункта", "пункты"}
            for token in near
        )
    )


def _in_digits(tokens: Sequence[DateToken], at: int) -> SaidDay | None:
    """«20 мая 2026 г.», «20-го мая», «20 числа», «20-го»."""
    token = tokens[at]
    if len(token.text) > 2 or (
        at and token.glued and tokens[at - 1].text in _NO_DATE_BEFORE - {"-"}
    ):
        return None
    end = at + 1
    ended = False
    if end + 1 < len(tokens) and tokens[end].text in {"-", "‑"} and tokens[end].glued:
        ended = tokens[end + 1].form in _ENDINGS and tokens[end + 1].glued
        end += 2 if ended else 0
    day = int(token.text)
    month = _month_at(tokens, end)
    if month is not None:
        number, end = month
        if _is_street(tokens, at, end):
            return None
        return _with_year(tokens, at, end, day, number)
    if day < 1 or day > 31:
        return None
    if end < len(tokens) and tokens[end].form in {"числа", "число", "числу", "числом"}:
        repeated = end + 1 < len(tokens) and tokens[end + 1].form in EVERY
        return SaidDay(at, end + 1, day, None, None, repeated=repeated)
    if ended and not _is_of_something(tokens, end):
        return SaidDay(at, end, day, None, None, sure=False)
    return None


def _is_street(tokens: Sequence[DateToken], at: int, end: int) -> bool:
    """«Улица 8 Марта», «1 Мая ул.»; a month in a date is not written with a capital."""
    if not tokens[end - 1].text[0].isupper():
        return False
    beside = (*tokens[max(0, at - 2) : at], *tokens[end : end + 1])
    return any(token.form in STREETS for token in beside)


def _in_words(tokens: Sequence[DateToken], at: int) -> SaidDay | None:
    """«Двадцатого мая», «двадцать первого мая», «первого числа»."""
    end, day = at, 0
    tens = TENS.get(tokens[at].form)
    if tens is not None and tokens[at].form in {"тридцатого", "тридцатое", "тридцатому"}:
        end, day = at + 1, tens
    else:
        if tens is not None:
            end += 1
        unit = DAYS_OF_MONTH.get(tokens[end].form) if end < len(tokens) else None
        if unit is None or (tens is not None and unit > 9):
            return None
        end, day = end + 1, (tens or 0) + unit
    month = _month_at(tokens, end)
    if month is not None:
        return _with_year(tokens, at, month[1], day, month[0])
    if end < len(tokens) and tokens[end].form in {"числа", "число", "числу"}:
        return SaidDay(at, end + 1, day, None, None)
    return None


def _with_year(tokens: Sequence[DateToken], at: int, end: int, day: int, month: int) -> SaidDay:
    year = year_at(tokens, end)
    if year is not None:
        return SaidDay(at, year[1], day, month, year[0])
    following = [token.form for token in tokens[end : end + 2]]
    if following[1:] == ["года"] and following[0] in DIRECTIONS:
        years_on = DIRECTIONS[following[0]]
        return SaidDay(at, end + 2, day, month, None, years_on=years_on)
    repeated = bool(following) and following[0] in EVERY | NEXT | COMING
    return SaidDay(at, end, day, month, None, repeated=repeated)


def _month_at(tokens: Sequence[DateToken], at: int) -> tuple[int, int] | None:
    """The month in the genitive or shortened, with the number of the token behind it."""
    if at >= len(tokens):
        return None
    month = MONTHS.get(tokens[at].form)
    if month is None:
        return None
    if tokens[at].form in _ABBREVIATED:
        return month, _after_dot(tokens, at + 1)
    genitive = tokens[at].form.endswith(("я", "а"))
    return (month, at + 1) if genitive else None


def _is_of_something(tokens: Sequence[DateToken], at: int) -> bool:
    """«5-го этажа», «20-го размера»: a noun or an adjective goes on."""
    if at >= len(tokens) or not tokens[at].is_word:
        return False
    reading = morphology.parses(tokens[at].text)[0].tag
    return any(part in reading for part in ("NOUN", "ADJF", "PRTF"))
