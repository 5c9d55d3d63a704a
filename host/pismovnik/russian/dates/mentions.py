"""What a text says of when: a date, a period or a time of day, with its place."""

import datetime
from typing import Literal

import msgspec

from pismovnik.russian.dates.calendar import Day

#: ``day`` a day of the calendar; ``span`` from one day to another; ``weekday`` a weekday
#: without its date; ``relative`` «завтра», «через два дня»; ``period`` a week, month, quarter,
#: season or year, or a part of it; ``duration`` «в течение трёх дней», with the days from
#: today on; ``time`` a time of day without its day; ``recurring`` «по вторникам».
DateKind = Literal["day", "span", "weekday", "relative", "period", "duration", "time", "recurring"]
#: ``on`` also without preposition; ``by`` «до», «к», «по», «не позднее»; ``from`` «с», «не
#: ранее»; ``after`` «после»; ``within`` «в течение», «за два дня»; ``of`` «от 5 мая», «за май».
DateBound = Literal["on", "by", "from", "after", "within", "of"]
DateFault = Literal["no such day", "wrong weekday", "another day", "ends before it begins"]
Span = tuple[int, int]


class DateMention(msgspec.Struct, frozen=True, kw_only=True):
    """A date or time as it stands in a text; offsets are code points.

    ``start`` and ``end`` hold the whole expression with its preposition, weekday, year and
    time: «в четверг, 20 ноября, в 10:00». ``first`` and ``last`` are the days meant, the same
    for one day, None where they cannot be known or do not exist; «до конца недели» and «до
    мая» have only the day that bounds them. ``time`` and ``time_end`` are times of day.
    ``date_span`` holds the day alone («20 ноября», «с 5 по 17 июля»), ``weekday_span`` the
    weekday beside it and ``weekday`` its number, 0 for Monday; ``told`` is the day that a word
    beside it tells («завтра, 21 мая»). ``step`` tells what would
    repeat the date, where the text leaves it open; ``working`` that it counts working days.
    """

    start: int
    end: int
    kind: DateKind
    bound: DateBound = "on"
    first: Day | None = None
    last: Day | None = None
    time: datetime.time | None = None
    time_end: datetime.time | None = None
    date_span: Span | None = None
    time_span: Span | None = None
    weekday: int | None = None
    weekday_span: Span | None = None
    told: Day | None = None
    year_said: bool = False
    step: Literal["week", "month", "year"] | None = None
    working: bool = False
    fault: DateFault | None = None
