"""Dates, days of the week, periods and times of day that a text names.

What a date means depends on the day on which it is written. A date without its year is the
one nearest to that day, the coming one of two equally near; a weekday alone is the coming
one; «20-го» is the coming twentieth. ``in_past`` gives the one before for what is told as past.
How dates are said: Мильчин, Чельцова. Справочник издателя и автора, § 6.3; Розенталь, § 66.
"""

import msgspec

from pismovnik.russian.dates.calendar import Day, later, same_day_later
from pismovnik.russian.dates.mentions import DateBound, DateFault, DateKind, DateMention
from pismovnik.russian.dates.reading import read_dates
from pismovnik.russian.remembering import remembered

__all__ = ["DateBound", "DateFault", "DateKind", "DateMention", "dates_of", "in_past"]


#: Letters carry any date in their headers; between these nothing falls out of the calendar.
_EARLIEST, _LATEST = Day(1100, 1, 1), Day(8900, 1, 1)


@remembered
def dates_of(text: str, today: Day) -> tuple[DateMention, ...]:
    """The dates and times of a text in its order, none within another.

    «1, 2 и 5 июня» are three. Numbers of documents, versions, amounts of money, addresses,
    ratios and phone numbers are no dates.
    """
    return read_dates(text, min(max(today, _EARLIEST), _LATEST))


def in_past(date: DateMention, today: Day) -> DateMention:
    """The same date as told of what has been: the last one that began before today's end."""
    if date.step is None or date.first is None or date.last is None:
        return date
    if date.first <= today:
        return date
    return _moved(date, -1)


def _moved(date: DateMention, steps: int) -> DateMention:
    return msgspec.structs.replace(
        date, first=_step(date.first, date.step, steps), last=_step(date.last, date.step, steps)
    )


def _step(day: Day | None, step: str | None, steps: int) -> Day | None:
    if day is None:
        return None
    if step == "week":
        return later(day, 7 * steps)
    return same_day_later(day, steps if step == "month" else 12 * steps)
