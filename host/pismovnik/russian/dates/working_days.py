"""Days off that a text calls working days: «в течение рабочего дня 4 ноября»."""

import re
from collections.abc import Collection, Iterator, Sequence

from pismovnik.russian.dates import DateMention
from pismovnik.russian.dates.calendar import is_working_day

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WORKING_DAY = re.compile(r"(?i)\bрабоч(?:ий|его|ему|ие|им|их)\s+(?:день|дня|дню|дни|дням|дней)\b")
#: What may stand between the two: «в рабочий день, 21 ноября», «21 ноября, в рабочий день».
_BEFORE = re.compile(r"(?i)[\s,:(—–-]*(?:(?:и|в|во|на)\s+)?\Z")
_AFTER = re.compile(r"(?i)[\s,(—–-]*(?:в|во)?\s*(?:течение\s+)?\Z")
_NEAR = 80


def days_off(
    text: str, dates: Sequence[DateMention], working: Collection[str]
) -> Iterator[DateMention]:
    """The days among the dates that are called working days and are none.

    ``working`` holds the working days of the week as the policy names them, "mon" first.
    """
    week = [number for number, name in enumerate(_WEEK) if name in working]
    phrases = [match.span() for match in _WORKING_DAY.finditer(text)] if dates else []
    for start, end in phrases:
        for date in _beside(text, dates, start, end):
            single = date.first is not None and date.first == date.last and date.fault is None
            if single and date.first is not None and not is_working_day(date.first, week):
                yield date


def _beside(text: str, dates: Sequence[DateMention], start: int, end: int) -> Iterator[DateMention]:
    """The dates that follow a phrase in a row, or the one just before it."""
    place = end
    for date in dates:
        if date.kind not in {"day", "weekday"} or date.start > end + _NEAR:
            continue
        if date.end <= start and _AFTER.fullmatch(text, date.end, start):
            yield date
        elif date.start >= place and _BEFORE.fullmatch(text, place, date.start):
            yield date
            place = date.end
