"""Days, lists of days and spans: «20 мая», «1, 2 и 5 июня», «с 6 по 17 июля»."""

import msgspec

from pismovnik.russian.dates.calendar import Day, day_of, later
from pismovnik.russian.dates.clock import clock_at
from pismovnik.russian.dates.days import SaidDay, resolved
from pismovnik.russian.dates.mentions import DateFault, DateMention
from pismovnik.russian.dates.tokens import Found, Head
from pismovnik.russian.dates.weekdays import WeekdayReader, step_of
from pismovnik.russian.dates.words import PRICED, WEEKDAYS

_DASHES = frozenset("–—-−")
#: An end so many months before its beginning is one of the next year.
_OVER_NEW_YEAR = 5


class SpanReader(WeekdayReader):
    """Reads days of the calendar, lists and spans of them."""

    _unlisted = 0  # the number of the token before which no list has a month

    def _span(self, head: Head) -> Found | None:
        """«С 6 по 17 июля», «5–7 июля», «с понедельника по среду»."""
        return self._span_of_days(head) or self._span_of_weekdays(head)

    def _span_of_days(self, head: Head) -> Found | None:
        begins = self._begin(head)
        if begins is None:
            return None
        joint = self._joint(begins.end, opened=head.preposition in {"с", "со", "от", "между"})
        if joint is None:
            return None
        ends = self._said(joint)
        if ends is None:
            return None
        if (
            begins.month is None
            and ends.month is None
            and not (begins.sure or head.bound == "from")
        ):
            return None
        begins = _completed(begins, ends)
        first, last = self._ends_of_span(begins, ends)
        fault: DateFault | None = None
        if first is None or last is None:
            fault = "no such day"
        elif last < first:
            fault = "ends before it begins"
        mention = DateMention(
            start=self._tokens[head.first].start,
            end=self._tokens[ends.end - 1].end,
            kind="span",
            first=first,
            last=last,
            date_span=self._place(begins.first, ends.end),
            year_said=ends.year is not None,
            step=step_of(ends),
            fault=fault,
        )
        return self._with_clock(mention, ends.end)

    def _begin(self, head: Head) -> SaidDay | None:
        """A whole day, or the number alone of «с 6 по 17 июля» and «5–7 июля»."""
        said = self._said(head.at)
        if said is not None:
            return said
        token = self._tokens[head.at] if head.at < len(self._tokens) else None
        if token is None or not token.is_number or len(token.text) > 2:
            return None
        if token.glued and head.at and self._text_at(head.at - 1) not in "(–—«":
            return None
        day = int(token.text)
        return SaidDay(head.at, head.at + 1, day, None, None, sure=False) if day else None

    def _joint(self, at: int, *, opened: bool) -> int | None:
        """Past «по», «до» or the dash between the ends of a span; «с» lets it be a word."""
        if self._text_at(at) in _DASHES and self._text_at(at):
            return at + 1
        at += self._text_at(at) == "," and self._form(at + 1) in {"по", "до"}
        if opened and self._form(at) in {"по", "до"}:
            return at + 2 if self._form(at + 1) == "включительно" else at + 1
        return None

    def _ends_of_span(self, begins: SaidDay, ends: SaidDay) -> tuple[Day | None, Day | None]:
        """«С 28 декабря по 10 января» goes over to the next year, «с 17 по 6 июля» does not."""
        first = resolved(begins, self._today)
        if first is None or ends.month is None:
            return first, resolved(ends, first or self._today)
        over = begins.month is not None and begins.month - ends.month > _OVER_NEW_YEAR
        if ends.year is None:
            return first, day_of(first.year + over, ends.month, ends.day)
        if over and first.year == ends.year:
            first = day_of(first.year - 1, first.month, first.day)
        return first, day_of(ends.year, ends.month, ends.day)

    def _span_of_weekdays(self, head: Head) -> Found | None:
        """«С понедельника по среду», «пн–пт»."""
        first = WEEKDAYS.get(self._form(head.at))
        if first is None:
            return None
        joint = self._joint(head.at + 1, opened=head.preposition in {"с", "со"})
        last = WEEKDAYS.get(self._form(joint)) if joint is not None else None
        if joint is None or last is None or self._said_after_weekday(joint + 1) is not None:
            return None
        begins = later(self._today, (first - self._today.weekday()) % 7)
        mention = DateMention(
            start=self._tokens[head.first].start,
            end=self._tokens[joint].end,
            kind="span",
            first=begins,
            last=later(begins, (last - first) % 7),
            date_span=self._place(head.at, joint + 1),
            step="week",
        )
        return self._with_clock(mention, joint + 1)

    def _days(self, head: Head) -> Found | None:
        """«20 мая», «20 ноября (четверг)», «1, 2 и 5 июня»."""
        said = self._said(head.at) or self._listed(head.at)
        if said is None or not self._is_date(said, head):
            return None
        listed = self._list(said) if said.month is None and not said.sure else [said]
        if not listed:
            return None
        *before, last = listed
        mentions = [self._day(part, head if part is listed[0] else None) for part in before]
        final = self._day(last, head if not before else None)
        end = self._with_weekday(final, last.end)
        timed = self._with_clock(end.mentions[0], end.end)
        return Found(timed.end, (*mentions, *timed.mentions))

    def _listed(self, at: int) -> SaidDay | None:
        """The first number of «1, 2 и 5 июня»."""
        token = self._tokens[at] if at < len(self._tokens) else None
        if token is None or not token.is_number or len(token.text) > 2:
            return None
        if self._text_at(at + 1) not in {",", "и", "или"} or (token.glued and at):
            return None
        day = int(token.text)
        return SaidDay(at, at + 1, day, None, None, sure=False) if 0 < day < 32 else None

    def _list(self, said: SaidDay) -> list[SaidDay]:
        """The days of a list that shares its month; a day alone («20-го») is a list of one."""
        if said.first < self._unlisted:
            return []
        numbers, at = [said], said.end
        while self._text_at(at) in {",", "и", "или"}:
            at += self._text_at(at) == "," and self._form(at + 1) in {"и", "или"}
            following = self._said(at + 1) or self._listed(at + 1)
            if following is None:
                break
            numbers.append(following)
            if following.month is not None:
                return [_completed(number, following) for number in numbers]
            at = following.end
        self._unlisted = at
        bare = said.end == said.first + 1
        return [] if bare else [said]

    def _is_date(self, said: SaidDay, head: Head) -> bool:
        """«До 20.05», «(20.05)», «20.05 в 10:00»; «12.50» or «20.05» alone is an amount."""
        if said.sure or said.end == said.first + 1:
            return True
        digits = said.month is not None
        if digits and head.preposition in {"в", "во"}:
            return False
        if head.preposition or self._stands_alone(head.first, said.end):
            return True
        before = self._tokens[head.first - 1] if head.first else None
        if digits and before is not None and before.is_word and before.form not in PRICED:
            return len(self._text_at(said.first)) == 2
        beside = clock_at(self._tokens, said.end, beside_day=True)
        weekday = self._weekday_at(said.end) is not None
        return weekday or (beside is not None and beside.start is not None)

    def _stands_alone(self, first: int, end: int) -> bool:
        """A cell or a line of its own, or in brackets."""
        before, after = self._text_at(first - 1), self._text_at(end)
        start = self._tokens[first].start
        opens = (
            not before or before in {"(", "—", "–"} or "\n" in self._text[max(0, start - 2) : start]
        )
        closes = not after or after in {")", ",", ";", ".", "—", "–", ":"} or after.isspace()
        return opens and closes


def _completed(begins: SaidDay, ends: SaidDay) -> SaidDay:
    """The beginning of a span or a list with the month and year that its end names."""
    month = begins.month if begins.month is not None else ends.month
    return msgspec.structs.replace(begins, month=month, year=begins.year or ends.year)
