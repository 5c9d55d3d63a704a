"""Weekdays as they are said: «в пятницу», «в четверг, 20 ноября», «20 ноября (четверг)»."""

import msgspec

from pismovnik.russian.dates.calendar import Day, later, monday_of, same_day_later
from pismovnik.russian.dates.days import SaidDay, resolved
from pismovnik.russian.dates.mentions import DateMention
from pismovnik.russian.dates.periods import Step
from pismovnik.russian.dates.tokens import Found, Head, TokenReader
from pismovnik.russian.dates.words import (
    AFTER_SREDA,
    COMING,
    LAST,
    NEXT,
    THIS,
    WEEKDAYS,
    WEEKDAYS_REPEATED,
)

#: A date without a year that lies so many days off may be of the year beside as well.
_EITHER_YEAR = 250
_ABBREVIATED_DAYS = frozenset({"пн", "пнд", "вт", "втр", "ср", "чт", "чтв", "пт", "птн"}) | {
    "сб", "суб", "вс", "вск"
}  # fmt: skip
_ON_SREDA = {("к", "среде"), *((word, "среду") for word in ("в", "на", "по", "за"))} | {
    (word, "среды")
    for word in ("до", "с", "со", "от", "после", "позже", "позднее", "раньше", "ранее")
}


class WeekdayReader(TokenReader):
    """Reads weekdays, alone and beside their dates."""

    def _day(self, said: SaidDay, head: Head | None) -> DateMention:
        day = None if said.repeated else resolved(said, self._today)
        first = head.first if head is not None else said.first
        return DateMention(
            start=self._tokens[first].start,
            end=self._tokens[said.end - 1].end,
            kind="recurring" if said.repeated else "day",
            bound=head.bound if head is not None else "on",
            first=day,
            last=day,
            date_span=self._place(said.first, said.end),
            year_said=said.year is not None or said.years_on is not None,
            step=step_of(said),
            fault=None if day is not None or said.repeated else "no such day",
        )

    def _weekday_at(self, at: int) -> tuple[int, int, int, str] | None:
        """A weekday that goes with the date before it: its number, its token, the end, «в»."""
        opened = self._text_at(at) if self._text_at(at) in {"(", ","} else ""
        place = at + bool(opened)
        preposition = self._form(place) if self._form(place) in {"в", "во"} else ""
        place += bool(preposition)
        weekday = WEEKDAYS.get(self._form(place))
        if weekday is None:
            return None
        end = place + 1
        if self._form(place) in _ABBREVIATED_DAYS and self._text_at(end) == ".":
            end += 1
        if opened == "(":
            if self._text_at(end) not in {")", ","}:
                return None
            end += self._text_at(end) == ")"
        return weekday, place, end, opened + preposition

    def _with_weekday(self, mention: DateMention, at: int) -> Found:
        """«20 ноября, четверг» with its weekday, «8 мая, в четверг соберёмся» without."""
        if mention.weekday is not None or (mention.first is None and mention.fault is None):
            return Found(at, (mention,))
        found = self._weekday_at(at)
        if found is None:
            return Found(at, (mention,))
        weekday, place, end, joint = found
        fits = mention.first is not None and mention.first.weekday() == weekday
        doubtful = joint != "(" and (joint != "," or self._goes_on(end))
        if not fits and doubtful:
            return Found(at, (mention,))
        return Found(end, (self._weekdayed(mention, weekday, place, end),))

    def _goes_on(self, at: int) -> bool:
        """«20 ноября, четверг и пятница», «…, вторник, 25 ноября»: the weekday is of another."""
        joined = self._text_at(at) in {"и", "или", ","}
        following = at + 1 if joined else at
        return self._form(following) in WEEKDAYS or self._said(following) is not None

    def _weekdayed(self, mention: DateMention, weekday: int, place: int, end: int) -> DateMention:
        mention = self._in_fitting_year(mention, weekday)
        fits = mention.first is None or mention.first.weekday() == weekday
        stop = max(mention.end, self._tokens[end - 1].end)
        return msgspec.structs.replace(
            mention,
            end=stop,
            weekday=weekday,
            weekday_span=self._place(place, place + 1),
            fault=mention.fault or (None if fits else "wrong weekday"),
        )

    def _in_fitting_year(self, mention: DateMention, weekday: int) -> DateMention:
        """A date far off in either direction is of the year in which its weekday fits."""
        day = mention.first
        if day is None or mention.step != "year" or day.weekday() == weekday:
            return mention
        other = same_day_later(day, -12 if day > self._today else 12)
        if other.weekday() != weekday or abs((other - self._today).days) > _EITHER_YEAR:
            return mention
        return msgspec.structs.replace(mention, first=other, last=other)

    def _weekday(self, head: Head) -> Found | None:
        """«В четверг, 20 ноября», «в пятницу», «во вторник на следующей неделе»."""
        at, weeks = head.at, None
        if head.preposition == "по" and self._form(at) in WEEKDAYS_REPEATED:
            return self._recurring(head.first, at)
        if self._form(at) in {"каждый", "каждую", "каждое"} and self._form(at + 1) in WEEKDAYS:
            return self._recurring(head.first, at + 1)
        if self._form(at) in NEXT | COMING | LAST | THIS:
            weeks, at = self._form(at), at + 1
        weekday = WEEKDAYS.get(self._form(at))
        if weekday is None or not self._is_weekday(at, head):
            return None
        dated = self._dated(head, at, weekday)
        if dated is not None:
            return dated
        day, end = self._day_of_week(weekday, weeks, at + 1)
        mention = DateMention(
            start=self._tokens[head.first].start,
            end=self._tokens[end - 1].end,
            kind="weekday",
            bound=head.bound,
            first=day,
            last=day,
            weekday=weekday,
            weekday_span=self._place(at, at + 1),
            step="week" if weeks is None and end == at + 1 else None,
        )
        return self._with_clock(mention, end)

    def _is_weekday(self, at: int, head: Head) -> bool:
        """«В среду 1С», «окружающая среда», «сб.»: something else."""
        form = self._form(at)
        if form in _ABBREVIATED_DAYS:
            dated = self._said_after_weekday(at + 1) is not None
            return dated or head.preposition in {"в", "во", "до", "к", "со", "с", "на", "по"}
        if not form.startswith("сред"):
            return True
        following = self._text_at(at + 1)
        technical = self._form(at + 1) in AFTER_SREDA or (
            following[:1].isascii() and following.isalpha()
        )
        if technical:
            return False
        said = (head.preposition, form)
        return said in _ON_SREDA or self._said_after_weekday(at + 1) is not None

    def _said_after_weekday(self, at: int) -> SaidDay | None:
        place = at + (self._text_at(at) in {",", "(", "."})
        place += self._text_at(place) == ","
        said = self._said(place)
        return said if said is not None and said.month is not None else None

    def _dated(self, head: Head, at: int, weekday: int) -> Found | None:
        said = self._said_after_weekday(at + 1)
        if said is None:
            return None
        bracket = self._text_at(said.first - 1) == "("
        end = said.end + (bracket and self._text_at(said.end) == ")")
        day = self._weekdayed(self._day(said, None), weekday, at, end)
        mention = msgspec.structs.replace(
            day,
            start=self._tokens[head.first].start,
            end=self._tokens[end - 1].end,
            bound=head.bound,
        )
        return self._with_clock(mention, end)

    def _recurring(self, first: int, at: int) -> Found:
        """«По вторникам и средам»."""
        end = at + 1
        while self._text_at(end) in {",", "и"} and self._form(end + 1) in WEEKDAYS_REPEATED:
            end += 2
        start, stop = self._place(first, end)
        return Found(end, (DateMention(start=start, end=stop, kind="recurring"),))

    def _day_of_week(self, weekday: int, which: str | None, at: int) -> tuple[Day, int]:
        """The day meant and the token behind «на следующей неделе», if that follows."""
        monday = monday_of(self._today)
        of_week = [self._form(at + n) for n in range(3)]
        if of_week[0] in {"на"} and of_week[2] == "неделе":
            week = of_week[1]
            if week in THIS | NEXT | LAST | COMING:
                weeks = 1 if week in NEXT else -1 if week in LAST else 0
                return later(monday, 7 * weeks + weekday), at + 3
        if which in NEXT:
            return later(monday, 7 + weekday), at
        if which in LAST:
            back = (self._today.weekday() - weekday) % 7 or 7
            return later(self._today, -back), at
        return later(self._today, (weekday - self._today.weekday()) % 7), at


def step_of(said: SaidDay) -> Step | None:
    if said.month is None:
        return "month"
    return "year" if said.year is None and said.years_on is None else None
