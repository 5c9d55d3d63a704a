"""Reads the dates of a text from left to right; see ``dates`` for what they mean."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.dates.calendar import Day, later, same_day_later
from pismovnik.russian.dates.clock import clock_at
from pismovnik.russian.dates.days import SaidDay
from pismovnik.russian.dates.mentions import DateMention
from pismovnik.russian.dates.periods import Step, Told, ago, during, period_at, season, through
from pismovnik.russian.dates.spans import SpanReader
from pismovnik.russian.dates.tokens import BOUNDS, Found, Head
from pismovnik.russian.dates.words import (
    COMING,
    COUNTS,
    DAYS_OF_MONTH,
    LAST,
    MONTHS,
    NEXT,
    ORDINALS,
    PARTS,
    RELATIVE_DAYS,
    SEASONS,
    TAKES,
    TENS,
    THIS,
    TIMES_OF_DAY,
    UNITS,
    WEEKDAYS,
    date_tokens,
)

_JOINT = re.compile(r"(?i:по|до)\b")
_BEGINNINGS = (
    BOUNDS.keys() | WEEKDAYS.keys() | RELATIVE_DAYS.keys() | SEASONS.keys() | PARTS.keys()
    | MONTHS.keys() | ORDINALS.keys() | DAYS_OF_MONTH.keys() | TENS.keys() | COUNTS.keys()
    | UNITS.keys() | THIS | NEXT | COMING | LAST | TIMES_OF_DAY
    | {"не", "начиная", "вплоть", "через", "спустя", "каждый", "каждую", "каждое", "ровно"}
    | {"примерно", "несколько"}
)  # fmt: skip


def read_dates(text: str, today: Day) -> tuple[DateMention, ...]:
    reader = DateReader(text, date_tokens(text), today)
    return tuple(_joined(text, list(reader.read())))


class DateReader(SpanReader):
    """Reads everything else, and all of it in the order of the text."""

    def read(self) -> Iterator[DateMention]:
        at = 0
        while at < len(self._tokens):
            found = self._at(at) if self._may_begin(at) else None
            if found is None:
                at += 1
            else:
                yield from found.mentions
                at = max(found.end, at + 1)

    def _may_begin(self, at: int) -> bool:
        token = self._tokens[at]
        return token.is_number or token.form in _BEGINNINGS or (token.is_word and "-" in token.form)

    def _at(self, at: int) -> Found | None:
        head = self._head(at)
        return (
            self._span(head)
            or self._timed_day(at)
            or self._other_day(head)
            or self._days(head)
            or self._weekday(head)
            or self._relative(head)
            or self._clock_behind(head)
            or self._told(head)
            or self._clock(at)
        )

    def _other_day(self, head: Head) -> Found | None:
        """«На следующий рабочий день», «в тот же день»: known only from what is told before."""
        forms = [self._form(head.at + n) for n in range(3)]
        if not head.preposition or "день" not in forms:
            return None
        words = forms[: forms.index("день")]
        if words not in (["следующий"], ["следующий", "рабочий"], ["тот", "же"], ["этот", "же"]):
            return None
        end = head.at + len(words) + 1
        start, stop = self._place(head.first, end)
        mention = DateMention(start=start, end=stop, kind="relative", bound=head.bound)
        return self._with_clock(mention, end)

    def _relative(self, head: Head) -> Found | None:
        """«Завтра, 21 мая», «к завтрашнему дню», «через два дня»."""
        form = self._form(head.at)
        days = RELATIVE_DAYS.get(form)
        if days is not None:
            end = head.at + 1
            if self._form(end) in {"дня", "дню", "день", "днем", "дне"}:
                end += 1
            return self._told_day(head, end, later(self._today, days))
        if form in {"через", "спустя"} and head.at == head.first:
            told = through(self._tokens, head.at, self._today)
            return self._mention_of(head, told) if told is not None else None
        told = ago(self._tokens, head.at, self._today)
        return self._mention_of(head, told) if told is not None else None

    def _told_day(self, head: Head, end: int, day: Day) -> Found:
        mention = DateMention(
            start=self._tokens[head.first].start,
            end=self._tokens[end - 1].end,
            kind="relative",
            bound=head.bound,
            first=day,
            last=day,
        )
        place = end + (self._text_at(end) in {",", "("})
        said = self._said(place)
        if place > end and said is not None and said.month is not None:
            return self._said_twice(mention, said)
        return self._with_clock(self._with_weekday(mention, end).mentions[0], end)

    def _said_twice(self, told: DateMention, said: SaidDay) -> Found:
        """«Завтра, 21 мая»: the date counts."""
        day = self._day(said, None)
        bracket = self._text_at(said.first - 1) == "(" and self._text_at(said.end) == ")"
        fits = day.first is None or day.first == told.first
        mention = msgspec.structs.replace(
            day,
            start=told.start,
            end=self._tokens[said.end - 1 + bracket].end,
            bound=told.bound,
            told=told.first,
            fault=day.fault or (None if fits else "another day"),
        )
        weekdayed = self._with_weekday(mention, said.end + bracket)
        return self._with_clock(weekdayed.mentions[0], weekdayed.end)

    def _told(self, head: Head) -> Found | None:
        told = self._during(head) or self._period(head)
        return self._mention_of(head, told) if told is not None else None

    def _during(self, head: Head) -> Told | None:
        """«В течение трёх рабочих дней», «за пять дней», «срок — 10 дней»."""
        if self._form(head.first) == "в" and self._form(head.first + 1) in {"течение", "течении"}:
            return self._within(head.first + 2)
        if head.preposition == "в" and self._term(head.at):
            return Told(head.at + self._term(head.at), "duration", "within")
        if head.preposition in {"за", "в"}:
            return during(self._tokens, head.at, self._today) if self._counts(head.at) else None
        if not head.preposition and head.first and self._takes(head.first):
            return during(self._tokens, head.first, self._today)
        return None

    def _within(self, at: int) -> Told | None:
        found = during(self._tokens, at, self._today)
        if found is not None:
            return found
        return period_at(self._tokens, at, self._today, "on", "в")

    def _term(self, at: int) -> int:
        """How many tokens «трёхдневный срок» and «3-дневный срок» take, 0 if there is none."""
        length = 3 if self._text_at(at).isdecimal() and self._text_at(at + 1) == "-" else 1
        of_days = self._form(at + length - 1).endswith(("дневный", "недельный", "месячный"))
        return length + 1 if of_days and self._form(at + length) == "срок" else 0

    def _counts(self, at: int) -> bool:
        """«За пять дней», «в трёхдневный срок», not «за день до», «в час»."""
        token = self._tokens[at] if at < len(self._tokens) else None
        return token is not None and (
            token.is_number or self._form(at) in {"пару", "несколько"} or _is_count(token.form)
        )

    def _takes(self, at: int) -> bool:
        """Whether a word before says that what follows is how long something takes."""
        before = [t for t in self._tokens[max(0, at - 4) : at] if t.is_word]
        counted = self._counts(at)
        return counted and any(
            not morphology.lemmas(token.form).isdisjoint(TAKES) for token in before
        )

    def _period(self, head: Head) -> Told | None:
        form = self._form(head.at)
        if not head.preposition:
            if form in SEASONS and form.endswith("ой") | form.endswith("ью") | form.endswith("ом"):
                return season(self._tokens, head.at, self._today)
            return self._bare_period(head)
        return period_at(self._tokens, head.at, self._today, head.bound, head.preposition)

    def _bare_period(self, head: Head) -> Told | None:
        """«Май 2026 года», «II квартал», «следующая неделя» without preposition."""
        return period_at(self._tokens, head.at, self._today, "on", "")

    def _mention_of(self, head: Head, told: Told) -> Found:
        mention = DateMention(
            start=self._tokens[head.first].start,
            end=self._tokens[told.end - 1].end,
            kind=told.kind,
            bound=head.bound if told.bound == "on" else told.bound,
            first=told.first,
            last=told.last,
            year_said=told.year_said,
            step=told.step,
            working=told.working,
        )
        weekday = self._weekday_in(mention, told.end)
        return weekday or self._with_clock(mention, told.end)

    def _weekday_in(self, mention: DateMention, at: int) -> Found | None:
        """«На следующей неделе, во вторник»."""
        if mention.kind != "period" or mention.first is None or mention.last is None:
            return None
        if (mention.last - mention.first).days != 6:
            return None
        place = at + (self._text_at(at) == ",")
        if self._form(place) not in {"в", "во"} or self._form(place + 1) not in WEEKDAYS:
            return None
        if self._said_after_weekday(place + 2) is not None:
            return None
        weekday = WEEKDAYS[self._form(place + 1)]
        day = later(mention.first, weekday)
        found = msgspec.structs.replace(
            mention,
            end=self._tokens[place + 1].end,
            kind="weekday",
            first=day,
            last=day,
            weekday=weekday,
            weekday_span=self._place(place + 1, place + 2),
        )
        return self._with_clock(found, place + 2)

    def _clock_behind(self, head: Head) -> Found | None:
        """«В два часа дня» is no duration."""
        hours = head.preposition in {"в", "во"} and self._counts(head.at)
        return self._clock(head.first) if hours else None

    def _clock(self, at: int) -> Found | None:
        clock = clock_at(self._tokens, at)
        if clock is None:
            return None
        start, end = self._place(clock.first, clock.end)
        mention = DateMention(start=start, end=end, kind="time", bound=clock.bound)
        return Found(clock.end, (self._timed(mention, clock),))

    def _timed_day(self, at: int) -> Found | None:
        """«До 12:00 пятницы, 11 декабря», «в 10:00 20 мая»: the time first."""
        clock = clock_at(self._tokens, at)
        if clock is None or (clock.start is None and clock.end > at + 1):
            return None
        head = self._head(clock.end)
        found = self._days(head) or self._weekday(head) or self._today_word(head)
        if found is None or len(found.mentions) != 1 or found.mentions[0].time is not None:
            return None
        timed = clock.start is not None and clock.bound != "on"
        mention = msgspec.structs.replace(
            found.mentions[0],
            start=self._tokens[clock.first].start,
            bound=clock.bound if timed else found.mentions[0].bound,
        )
        return Found(found.end, (self._timed(mention, clock),))

    def _today_word(self, head: Head) -> Found | None:
        return self._relative(head) if self._form(head.at) in RELATIVE_DAYS else None


def _joined(text: str, mentions: Sequence[DateMention]) -> Iterator[DateMention]:
    """«С октября по декабрь», «с завтрашнего дня до 5 мая» as one span."""
    place = 0
    while place < len(mentions):
        one = mentions[place]
        other = mentions[place + 1] if place + 1 < len(mentions) else None
        span = _span_from(text, one, other) if other is not None else None
        yield span or one
        place += 2 if span is not None else 1


def _span_from(text: str, one: DateMention, other: DateMention) -> DateMention | None:
    joined = one.bound == "from" and not text[one.end : other.start].strip()
    if not joined or _JOINT.match(text, other.start) is None or one.time is not None:
        return None
    first, last = one.first, other.last
    if first is None or last is None or one.fault or other.fault:
        return None
    if last < first and other.step is not None:
        last = _step_later(last, other.step, first)
    return msgspec.structs.replace(
        one,
        end=other.end,
        kind="span",
        last=last,
        time=None,
        time_end=None,
        weekday=None,
        weekday_span=None,
        date_span=(one.start, other.end),
        fault="ends before it begins" if last < first else None,
    )


def _step_later(day: Day, step: Step, first: Day) -> Day:
    """The next day of that name, a weekday not before ``first``."""
    if step == "week":
        return later(first, (day.weekday() - first.weekday()) % 7)
    return same_day_later(day, 1 if step == "month" else 12)


def _is_count(form: str) -> bool:
    return form in COUNTS
