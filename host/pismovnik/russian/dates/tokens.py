"""What all readers of dates need: tokens, prepositions, and the time beside a day."""

import datetime
from collections.abc import Sequence

import msgspec

from pismovnik.russian.dates.calendar import Day
from pismovnik.russian.dates.clock import Clock, clock_at
from pismovnik.russian.dates.days import SaidDay, said_day
from pismovnik.russian.dates.mentions import DateBound, DateMention, Span
from pismovnik.russian.dates.words import DateToken

BOUNDS: dict[str, DateBound] = {
    "в": "on", "во": "on", "на": "on", "около": "on", "до": "by", "к": "by", "ко": "by",
    "по": "by", "перед": "by", "накануне": "by", "с": "from", "со": "from", "после": "after",
    "от": "of", "за": "of", "о": "of", "об": "of",
}  # fmt: skip
_PHRASES: tuple[tuple[tuple[str, ...], DateBound], ...] = (
    (("не", "позднее"), "by"),
    (("не", "позже"), "by"),
    (("не", "ранее"), "from"),
    (("не", "раньше"), "from"),
    (("начиная", "с"), "from"),
    (("вплоть", "до"), "by"),
    (("по", "состоянию", "на"), "on"),
    (("по", "истечении"), "after"),
    (("в", "период", "с"), "from"),
    (("в", "срок", "до"), "by"),
)
_PHRASE_STARTS = frozenset(forms[0] for forms, _ in _PHRASES)


class Head(msgspec.Struct, frozen=True):
    """What stands before a date: its tokens and what they make of it."""

    first: int
    at: int
    bound: DateBound
    preposition: str


class Found(msgspec.Struct, frozen=True):
    """Mentions that were read, up to before the token number ``end``."""

    end: int
    mentions: tuple[DateMention, ...]


class TokenReader:
    """Looks at tokens by their number, past the end too; a date and the time beside it."""

    def __init__(self, text: str, tokens: Sequence[DateToken], today: Day) -> None:
        self._text = text
        self._tokens = tokens
        self._today = today
        self._unlisted = 0  # the number of the token before which no list has a month

    def _form(self, at: int) -> str:
        return self._tokens[at].form if 0 <= at < len(self._tokens) else ""

    def _text_at(self, at: int) -> str:
        return self._tokens[at].text if 0 <= at < len(self._tokens) else ""

    def _place(self, first: int, end: int) -> Span:
        return self._tokens[first].start, self._tokens[end - 1].end

    def _head(self, at: int) -> Head:
        for forms, bound in _PHRASES if self._form(at) in _PHRASE_STARTS else ():
            if all(self._form(at + n) == form for n, form in enumerate(forms)):
                return Head(at, at + len(forms), bound, forms[-1])
        bound_of_one = BOUNDS.get(self._form(at))
        if bound_of_one is None:
            return Head(at, at, "on", "")
        return Head(at, at + 1, bound_of_one, self._form(at))

    def _said(self, at: int) -> SaidDay | None:
        return said_day(self._tokens, at, self._text)

    def _with_clock(self, mention: DateMention, at: int) -> Found:
        """A day with the time that follows it: «20 мая в 10:00», «завтра, до обеда»."""
        place = at + (self._text_at(at) in {",", "("})
        clock = clock_at(self._tokens, place, beside_day=True)
        if clock is None or (clock.bare and place == at and clock.end == clock.first + 1):
            return Found(at, (mention,))
        if clock.start is None and place != at:
            return Found(at, (mention,))
        end = clock.end
        if self._text_at(at) == "(":
            end += self._text_at(end) == ")"
        bound = mention.bound if clock.bound == "on" else clock.bound
        bounded = mention.bound if mention.kind == "span" or clock.stop is not None else bound
        longer = msgspec.structs.replace(mention, end=self._tokens[end - 1].end, bound=bounded)
        return Found(end, (self._timed(longer, clock),))

    def _timed(self, mention: DateMention, clock: Clock) -> DateMention:
        backwards = clock.start is not None and clock.stop is not None and _is_backwards(clock)
        return msgspec.structs.replace(
            mention,
            time=clock.start,
            time_end=clock.stop,
            time_span=self._place(clock.first, clock.end),
            fault=mention.fault or ("ends before it begins" if backwards else None),
        )


def _is_backwards(clock: Clock) -> bool:
    """«С 10:00 до 9:00»; a night may end in the morning, and a day at midnight."""
    assert clock.start is not None and clock.stop is not None
    latest = datetime.time(12) if clock.start >= datetime.time(16) else datetime.time(6)
    night = clock.start >= datetime.time(12) and clock.stop <= latest
    return clock.stop < clock.start and not night and clock.stop != datetime.time(0)
