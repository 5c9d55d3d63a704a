"""Corrected dates: the same words with another weekday, day or order."""

import re
from collections.abc import Iterator

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.dates.calendar import Day, day_of, last_of_month, later, same_day_later
from pismovnik.russian.dates.mentions import DateMention, Span
from pismovnik.russian.dates.words import MONTH_GENITIVES, MONTHS, WEEKDAY_NAMES
from pismovnik.russian.words import plain

_SHORT_WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_IN_DIGITS = re.compile(r"(\d{1,2})([./-])(\d{1,2})((?:\2\d+)?)")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_IN_WORDS = re.compile(r"(\d{1,2})((?:-\w+)?\s+)([^\W\d_]+)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CASES = {"в": "accs", "во": "accs", "на": "accs", "до": "gent", "с": "gent", "со": "gent"} | {
    "после": "gent",
    "к": "datv",
    "ко": "datv",
}
#: «Во вторник», «со среды», but «в среду», «с понедельника», «ко вторнику».
_LONGER = {"в": "во", "с": "со", "к": "ко"}
_BEFORE = re.compile(r"(?i)\b(в|во|на|до|с|со|после|к|ко)(\s+)\Z")


def weekday_name(weekday: int, case: str = "nomn") -> str:
    """«Четверг» in a case of OpenCorpora, such as "gent"."""
    name = WEEKDAY_NAMES[weekday]
    return morphology.inflect(name, case) or name


def spoken_day(day: Day, *, year: bool = False) -> str:
    """«20 ноября 2026 года»."""
    said = f"{day.day} {MONTH_GENITIVES[day.month - 1]}"
    return f"{said} {day.year} года" if year else said


def with_weekday(text: str, date: DateMention) -> str | None:
    """The expression with the weekday that its date has."""
    if date.weekday_span is None or date.first is None:
        return None
    start, end = date.weekday_span
    said, weekday = text[start:end], date.first.weekday()
    if plain(said) in _SHORT_WEEKDAYS:
        return _spliced(text, date, (start, end), _like(said, _SHORT_WEEKDAYS[weekday]))
    before = _BEFORE.search(text, max(0, start - 12), start)
    if before is None:
        case = "gent" if said.endswith(("а", "ы", "я")) and date.time is not None else "nomn"
        return _spliced(text, date, (start, end), _like(said, weekday_name(weekday, case)))
    preposition = before[1].lower()
    name = weekday_name(weekday, _CASES[preposition])
    short = preposition[0] if preposition in {"во", "со", "ко"} else preposition
    fitting = _LONGER.get(short, short) if _needs_vowel(short, weekday) else short
    words = _like(before[1], fitting) + before[2] + name
    return _spliced(text, date, (before.start(), end), words)


def _needs_vowel(preposition: str, weekday: int) -> bool:
    """«Во вторник», «ко вторнику», «со вторника», «со среды»."""
    return weekday == 1 or (weekday == 2 and preposition == "с")


def with_day(text: str, date: DateMention, day: Day) -> str | None:
    """The expression with another day in the form of the one that stands there."""
    if date.date_span is None:
        return None
    start, end = date.date_span
    said = text[start:end]
    written = _written_like(said, day)
    return _spliced(text, date, (start, end), written) if written is not None else None


def _written_like(said: str, day: Day) -> str | None:
    if _ISO.fullmatch(said):
        return day.isoformat()
    digits = _IN_DIGITS.match(said)
    if digits is not None:
        sign, year = digits[2], digits[4]
        written = f"{day.day:0{len(digits[1])}}{sign}{day.month:0{len(digits[3])}}"
        number = f"{day.year}" if len(year) > 3 else f"{day.year % 100:02}"
        return written + (sign + number if year else "") + said[digits.end() :]
    words = _IN_WORDS.match(said)
    if words is None or plain(words[3]) not in MONTHS or "-" in words[2]:
        return None
    rest = _YEAR.sub(str(day.year), said[words.end() :], count=1)
    return f"{day.day}{words[2]}{MONTH_GENITIVES[day.month - 1]}{rest}"


def real_days(text: str, date: DateMention, year: int) -> Iterator[str]:
    """For «31 апреля» the last day of that month and the first of the next; ``year`` is the
    one meant where none is said."""
    if date.date_span is None:
        return
    start, end = date.date_span
    found = _day_that_is_not(text[start:end], year)
    if found is None:
        return
    (first, stop), last = found
    days = (last,) if date.kind == "span" else (last, later(last, 1))
    for day in days:
        written = _written_like(text[start + first : start + stop], day)
        if written is not None:
            yield _spliced(text, date, (start + first, start + stop), written)


def _day_that_is_not(said: str, year: int) -> tuple[Span, Day] | None:
    """The place of the day in a date or a span that the calendar has not, and the last that is."""
    year_said = _YEAR.search(said)
    year = int(year_said[0]) if year_said else year
    for pattern in (_IN_DIGITS, _IN_WORDS):
        for match in pattern.finditer(said):
            month = int(match[3]) if pattern is _IN_DIGITS else MONTHS.get(plain(match[3]), 0)
            known = 1 <= month <= 12 and 28 < int(match[1]) < 32
            if known and day_of(year, month, int(match[1])) is None:
                return match.span(), last_of_month(year, month)
    return None


def swapped(text: str, date: DateMention) -> str | None:
    """«С 17 по 6 июля» as «с 6 по 17 июля», «с 10:00 до 9:00» as «с 9:00 до 10:00»."""
    span = date.time_span if date.time_span and date.time_end is not None else date.date_span
    if span is None:
        return None
    said = text[slice(*span)]
    parts = re.findall(r"\d{1,2}(?:[:.]\d\d)+(?:\.\d{2,4})?|\d{1,2}", said)
    if len(parts) != 2:
        return None
    first, last = parts
    head, rest = said.split(first, 1)
    middle, tail = rest.split(last, 1)
    return _spliced(text, date, span, head + last + middle + first + tail)


def coming_day(date: DateMention, today: Day) -> Day | None:
    """The day that a past one was meant for: of this or next year, if the year stands there,
    else of this or the next month."""
    day = date.last
    if day is None:
        return None
    if date.year_said and day.year < today.year:
        found = same_day_later(day, 12 * (today.year - day.year))
        return found if found >= today else same_day_later(found, 12)
    months = (today.year - day.year) * 12 + today.month - day.month
    found = same_day_later(day, months)
    return found if found >= today else same_day_later(day, months + 1)


def day_with_weekday(day: Day, weekday: int, today: Day) -> Day:
    """The day nearest to a date that has this weekday, not one that is over if that is to come."""
    after = (weekday - day.weekday()) % 7
    nearest = later(day, after if after <= 3 else after - 7)
    return later(nearest, 7) if nearest < today <= day else nearest


def _like(said: str, word: str) -> str:
    """The word with the capital letters of the one that stands there."""
    return word.capitalize() if said[:1].isupper() else word


def _spliced(text: str, date: DateMention, span: Span, words: str) -> str:
    """The whole expression with other words at a place of the text."""
    return text[date.start : span[0]] + words + text[span[1] : date.end]


def without_time(text: str, date: DateMention) -> DateMention:
    """The date up to its weekday: «в четверг, 20 ноября» of «…, в 10:00»."""
    if date.time_span is None or date.date_span is None or date.time_span[0] < date.date_span[0]:
        return date
    end = max(span[1] for span in (date.date_span, date.weekday_span) if span is not None)
    end += text[end : end + 1] == ")"
    return msgspec.structs.replace(date, end=end)
