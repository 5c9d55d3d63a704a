"""The calendar that Russian letters go by: weeks from Monday, quarters, days off.

Public holidays are those that article 112 of the Labour Code names; the days off that the
government moves from year to year are not known here.
"""

import calendar
import datetime
from collections.abc import Collection

Day = datetime.date

WORKING_WEEK = frozenset(range(5))
#: Article 112 of the Labour Code: (month, day).
_HOLIDAYS = frozenset(
    {(1, day) for day in range(1, 9)} | {(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)}
)
_ONE_DAY = datetime.timedelta(days=1)


def day_of(year: int, month: int, day: int) -> Day | None:
    """The day, or None where the calendar has no such one."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def later(day: Day, days: int) -> Day:
    """So many days after a day; the end of the calendar where it does not reach so far."""
    ordinal = min(max(day.toordinal() + days, Day.min.toordinal()), Day.max.toordinal())
    return Day.fromordinal(ordinal)


def last_of_month(year: int, month: int) -> Day:
    return Day(year, month, calendar.monthrange(year, month)[1])


def month_later(day: Day, months: int) -> tuple[int, int]:
    """The year and the month so many months after a day's."""
    number = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    return number // 12, number % 12 + 1


def same_day_later(day: Day, months: int) -> Day:
    """The same day so many months later, or the last of that month."""
    year, month = month_later(day, months)
    return min(Day(year, month, 1) + (day.day - 1) * _ONE_DAY, last_of_month(year, month))


def nearest_year(month: int, day: int, today: Day) -> int:
    """The year in which a day of the calendar is nearest to ``today``, the coming of two equals."""
    years = [year for year in (today.year + 1, today.year, today.year - 1) if 1 <= year <= 9999]
    return min(years, key=lambda year: abs((Day(year, month, min(day, 28)) - today).days))


def monday_of(day: Day) -> Day:
    return later(day, -day.weekday())


def is_holiday(day: Day) -> bool:
    """Whether article 112 of the Labour Code makes it a public holiday."""
    return (day.month, day.day) in _HOLIDAYS


def is_working_day(day: Day, week: Collection[int] = WORKING_WEEK) -> bool:
    """``week`` holds the working days of a week, 0 for Monday."""
    return day.weekday() in week and not is_holiday(day)


def after_working_days(day: Day, count: int) -> Day:
    """The last of so many working days that begin after a day."""
    for _ in range(min(count, 1000)):
        day = later(day, 1)
        while not is_working_day(day) and day < Day.max:
            day = later(day, 1)
    return day
