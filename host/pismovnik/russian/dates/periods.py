"""Periods, durations and days told from today: «до конца недели», «в мае», «через два дня»."""

import datetime
from collections.abc import Sequence
from typing import Literal

import msgspec

from pismovnik.russian.dates.calendar import (
    Day,
    after_working_days,
    last_of_month,
    later,
    monday_of,
    nearest_year,
    same_day_later,
)
from pismovnik.russian.dates.days import year_at
from pismovnik.russian.dates.mentions import DateBound, DateKind
from pismovnik.russian.dates.words import (
    COUNTS,
    DIRECTIONS,
    MONTHS,
    ORDINALS,
    PARTS,
    PERIODS,
    SEASONS,
    THIS,
    UNITS,
    DateToken,
)

_DASHES = frozenset("–—-−")
_WORKING = frozenset({"рабочих", "рабочего", "рабочие", "рабочий", "рабочем", "раб", "банковских"})
_CALENDAR = frozenset({"календарных", "календарного", "календарные", "полных", "ближайших"})
_ABOUT = frozenset({"не", "более", "максимум", "примерно", "около", "ближайшие", "ближайших"}) | {
    "последние", "последних", "первые", "первых", "следующие", "следующих"
}  # fmt: skip
_DESCRIBING = _WORKING | _CALENDAR | THIS
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
#: «На следующий день», «на следующий рабочий день»: after something else.
_OTHER_DAYS = frozenset({("следующий", "день"), ("следующий", "рабочий"), ("этот", "день")})
Step = Literal["week", "month", "year"]
_Days = tuple[Day, Day]


class Told(msgspec.Struct, frozen=True):
    """Days as told, up to before the token number ``end``; ``first`` is None where unknown."""

    end: int
    kind: DateKind
    bound: DateBound
    first: Day | None = None
    last: Day | None = None
    year_said: bool = False
    step: Step | None = None
    working: bool = False


# --- durations -----------------------------------------------------------------------------


class _Duration(msgspec.Struct, frozen=True):
    end: int
    count: int | None
    unit: str
    working: bool


def through(tokens: Sequence[DateToken], at: int, today: Day) -> Told | None:
    """«Через два дня», «спустя неделю»; after something else nobody knows when."""
    found = _duration(tokens, at + 1)
    if found is None:
        return None
    hangs = found.end < len(tokens) and tokens[found.end].form in {"после", "с", "от"}
    day = None if hangs else _after(today, found)
    return Told(found.end, "relative", "on", day, day, working=found.working)


def ago(tokens: Sequence[DateToken], at: int, today: Day) -> Told | None:
    """«Два дня назад», «неделю назад»."""
    found = _duration(tokens, at)
    if found is None or found.end >= len(tokens) or tokens[found.end].form != "назад":
        return None
    day = _after(today, found, back=True)
    return Told(found.end + 1, "relative", "on", day, day)


def during(tokens: Sequence[DateToken], at: int, today: Day) -> Told | None:
    """What follows «в течение», «за», «в»: a duration from today on."""
    found = _duration(tokens, at)
    if found is None:
        return None
    before = found.end < len(tokens) and tokens[found.end].form in {"до", "после", "с", "от"}
    last = None if before else _after(today, found)
    if tokens[found.end - 1].form == "дня" and tokens[at].form in _WORKING | {"дня"}:
        last = None if before else today
    first = today if last is not None else None
    return Told(found.end, "duration", "within", first, last, working=found.working)


def _duration(tokens: Sequence[DateToken], at: int) -> _Duration | None:
    """«Трёх рабочих дней», «2–3 недели», «неделю», «пары дней», «нескольких часов»."""
    at = _past(tokens, at, _ABOUT)
    number = _count(tokens, at) if at < len(tokens) else None
    count, at = number if number is not None else (1, at)
    described = at
    at = _past(tokens, at, _DESCRIBING)
    working = any(token.form in _WORKING for token in tokens[described:at])
    at += described < at < len(tokens) and tokens[at].text == "."
    unit = UNITS.get(tokens[at].form) if at < len(tokens) else None
    return _Duration(at + 1, count, unit, working) if unit is not None else None


def _past(tokens: Sequence[DateToken], at: int, forms: frozenset[str]) -> int:
    """Past such words, three at most."""
    end = at
    while end < len(tokens) and end < at + 3 and tokens[end].form in forms:
        end += 1
    return end


def _count(tokens: Sequence[DateToken], at: int) -> tuple[int | None, int] | None:
    """A number and the token behind it; of «2–3» the greater, None for «несколько»."""
    form = tokens[at].form
    if form in {"несколько", "нескольких", "полутора", "полтора", "полторы"}:
        return (None if form.startswith("неск") else 2), at + 1
    one = _number(tokens[at])
    if one is None:
        return None
    end = at + 1
    if end < len(tokens) and tokens[end].text in "(":
        end = _past_bracket(tokens, end)
    dashed = end + 1 < len(tokens) and (
        tokens[end].text in _DASHES or tokens[end].form in {"или", "до"}
    )
    other = _number(tokens[end + 1]) if dashed else None
    if other is not None:
        return max(one, other), end + 2
    if "-" in form:  # «два-три»
        return COUNTS.get(form.rpartition("-")[2]), at + 1
    return one, end


def _past_bracket(tokens: Sequence[DateToken], at: int) -> int:
    """«5 (пять)»."""
    closed = at + 2 < len(tokens) and tokens[at + 1].form in COUNTS and tokens[at + 2].text == ")"
    return at + 3 if closed else at


def _number(token: DateToken) -> int | None:
    if token.is_number:
        return int(token.text) if len(token.text) <= 3 else None
    return COUNTS.get(token.form) or COUNTS.get(token.form.rpartition("-")[2])


def _after(today: Day, duration: _Duration, *, back: bool = False) -> Day | None:
    if duration.count is None:
        return None
    count = -duration.count if back else duration.count
    if duration.unit in {"minute", "hour"}:
        return today
    if duration.working and not back:
        return after_working_days(today, count)
    if duration.unit in _DAYS:
        return later(today, count * _DAYS[duration.unit])
    return same_day_later(today, count * _MONTHS[duration.unit])


# --- periods -------------------------------------------------------------------------------


def period_at(
    tokens: Sequence[DateToken], at: int, today: Day, bound: DateBound, preposition: str
) -> Told | None:
    """A week, month, quarter, season or year, or a part of it, behind its preposition."""
    part = ""
    place = at
    if place < len(tokens) and tokens[place].form in PARTS:
        part, place = PARTS[tokens[place].form], place + 1
    half = _half(tokens, place)
    if half:
        part, place = half, place + 2
    named = _named(tokens, place, today, partial=bool(part))
    if named is None and not part:
        named = _this_week(tokens, place, today, preposition) or _new_year(tokens, place, today)
    if named is None:
        return None
    assert named.first is not None and named.last is not None
    days = _part(named.first, named.last, part)
    first, last = _bounded(days, bound, preposition, part)
    return Told(named.end, "period", bound, first, last, named.year_said, named.step)


def _half(tokens: Sequence[DateToken], at: int) -> str:
    """«Во второй половине мая», «в первых числах июня»."""
    forms = [token.form for token in tokens[at : at + 2]]
    if len(forms) < 2:
        return ""
    if forms[1] in {"половине", "половину", "половины"}:
        return {"первой": "half 1", "второй": "half 2"}.get(forms[0], "")
    if forms[1] in {"числах", "числа", "дни", "днях"}:
        return {"первых": "first", "последних": "last", "первые": "first"}.get(forms[0], "")
    if forms[1] in {"декаде", "декады", "декаду"}:
        return {"первой": "first", "второй": "middle", "третьей": "last"}.get(forms[0], "")
    return ""


def _named(tokens: Sequence[DateToken], at: int, today: Day, *, partial: bool) -> Told | None:
    """The period itself: «этой недели», «мая 2026 года», «II квартала», «лета», «2026 года»."""
    if at >= len(tokens):
        return None
    if tuple(token.form for token in tokens[at : at + 2]) in _OTHER_DAYS:
        return None
    direction: int | None = None
    if at < len(tokens) and tokens[at].form in DIRECTIONS:
        direction, at = DIRECTIONS[tokens[at].form], at + 1
        at += at < len(tokens) and tokens[at].form == "же"
    if at < len(tokens) and tokens[at].form in _WORKING and partial:
        at += 1
    if at >= len(tokens):
        return None
    token = tokens[at]
    month = MONTHS.get(token.form.partition("-")[0])
    if month is not None and token.text[0].islower() and len(token.form) > 2:
        return _month(tokens, at, today, month, direction)
    quarter = _quarter(tokens, at, today)
    if quarter is not None:
        return quarter
    year = year_at(tokens, at)
    if year is not None and tokens[year[1] - 1] is not token:
        days = Day(year[0], 1, 1), Day(year[0], 12, 31)
        return Told(year[1], "period", "on", *days, year_said=True)
    if token.form in SEASONS and (partial or direction is not None):
        return season(tokens, at, today)
    unit = PERIODS.get(token.form)
    if unit is None or (direction is None and not partial):
        return None
    days = _unit(unit, today, direction or 0)
    return Told(at + 1, "period", "on", *days)


def _month(
    tokens: Sequence[DateToken], at: int, today: Day, month: int, direction: int | None
) -> Told:
    said = year_at(tokens, at + 1)
    end = said[1] if said else at + 1
    year = said[0] if said else nearest_year(month, 15, today)
    following = [token.form for token in tokens[end : end + 2]]
    if said is None and following[1:] == ["года"] and following[0] in DIRECTIONS:
        year, end = today.year + DIRECTIONS[following[0]], end + 2
    step: Step | None = None if end > at + 1 else "year"
    last = MONTHS.get(tokens[at].form.rpartition("-")[2], month)
    days = Day(year, month, 1), last_of_month(year + (last < month), last)
    return Told(end, "period", "on", *days, year_said=end > at + 1, step=step)


def _quarter(tokens: Sequence[DateToken], at: int, today: Day) -> Told | None:
    """«II квартала», «2-го квартала 2026 года», «первого полугодия»."""
    token = tokens[at]
    number = ORDINALS.get(token.form)
    end = at + 1
    if token.is_number and len(token.text) == 1:
        number = int(token.text)
        if end + 1 < len(tokens) and tokens[end].text == "-" and tokens[end].glued:
            end += 2
    if number is None or end >= len(tokens):
        return None
    months = {"quarter": 3, "half-year": 6}.get(PERIODS.get(tokens[end].form, ""))
    if months is None or not 1 <= number <= 12 // months:
        return None
    said = year_at(tokens, end + 1)
    first_month = (number - 1) * months + 1
    year = said[0] if said else nearest_year(first_month, 28, today)
    days = Day(year, first_month, 1), last_of_month(year, first_month + months - 1)
    behind = said[1] if said else end + 1
    step: Step | None = None if said else "year"
    return Told(behind, "period", "on", *days, year_said=said is not None, step=step)


def season(tokens: Sequence[DateToken], at: int, today: Day) -> Told:
    """«Осенью», «лета 2026 года»; a winter is that of its December."""
    month = SEASONS[tokens[at].form]
    said = year_at(tokens, at + 1)
    year = said[0] if said else nearest_year(month, 28, today)
    first = Day(year, month, 1)
    last = later(same_day_later(first, 3), -1)
    return Told(
        said[1] if said else at + 1, "period", "on", first, last, said is not None,
        None if said else "year",
    )  # fmt: skip


def _this_week(tokens: Sequence[DateToken], at: int, today: Day, preposition: str) -> Told | None:
    """«На неделе», «на выходных», «в ближайшие выходные»."""
    if at < len(tokens) and tokens[at].form in {"эти", "этих", "ближайшие", "ближайших"}:
        at += 1
    form = tokens[at].form if at < len(tokens) else ""
    monday = monday_of(today)
    if form == "неделе" and preposition == "на":
        return Told(at + 1, "period", "on", monday, later(monday, 6))
    if (preposition, form) in {("на", "выходных"), ("в", "выходные"), ("на", "выходные")}:
        return Told(at + 1, "period", "on", later(monday, 5), later(monday, 6), step="week")
    return None


def _new_year(tokens: Sequence[DateToken], at: int, today: Day) -> Told | None:
    """«До Нового года»."""
    forms = tuple(token.form for token in tokens[at : at + 2])
    if forms not in {("нового", "года"), ("новому", "году"), ("новым", "годом")}:
        return None
    day = Day(min(today.year + 1, Day.max.year), 1, 1)
    return Told(at + 2, "period", "on", day, day)


def _unit(unit: str, today: Day, direction: int) -> _Days:
    if unit == "day":
        day = later(today, direction)
        return day, day
    if unit == "week":
        monday = later(monday_of(today), 7 * direction)
        return monday, later(monday, 6)
    if unit == "decade":
        return _decade(today, direction)
    months = _MONTHS[unit]
    began = Day(today.year, (today.month - 1) // months * months + 1, 1)
    first = same_day_later(began, months * direction)
    return first, later(same_day_later(first, months), -1)


def _decade(today: Day, direction: int) -> _Days:
    """Ten days of a month: 1–10, 11–20, the rest."""
    first = today.replace(day=min((today.day - 1) // 10, 2) * 10 + 1)
    first = later(first, 10 * direction)
    last = last_of_month(first.year, first.month)
    return first, (last if first.day > 20 else later(first, 9))


def _part(first: Day, last: Day, part: str) -> _Days:
    length = (last - first).days + 1
    third, half = datetime.timedelta(length // 3), datetime.timedelta(length // 2)
    if part == "first":
        return first, max(first + third - datetime.timedelta(1), first)
    if part == "last":
        return min(last - third + datetime.timedelta(1), last), last
    if part == "middle":
        return first + third, last - third
    if part == "half 1":
        return first, first + half
    return (first + half, last) if part == "half 2" else (first, last)


def _bounded(days: _Days, bound: DateBound, preposition: str, part: str) -> _Days:
    """The day that bounds: the end of «до конца мая» and «по май», the beginning of «до мая»."""
    first, last = days
    if bound == "by":
        day = last if part == "last" or preposition == "по" else first
        day = first + (last - first) // 2 if part == "middle" else day
        return day, day
    if bound == "from":
        return first, first
    return (last, last) if bound == "after" else days
