"""Tokens of a text and the words by which dates are said."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

import msgspec

from pismovnik.russian.words import plain
from pismovnik.text_lists import read_words

Value = TypeVar("Value")

#: «пн-пт» and «ноября-декабря» are several words.
_TOKEN = re.compile(
    r"\d+|(?:пн|вт|ср|чт|пт|сб|вс)(?=-(?:пн|вт|ср|чт|пт|сб|вс)\b)|[^\W\d_]+(?:-[^\W\d_]+)*|\n\s*\n|[^\w\s]|_"
)


class DateToken(msgspec.Struct, frozen=True):
    """A number, a word, a sign or an empty line; ``form`` in lower case, «е» for «ё».

    ``glued`` tells that nothing stands between the token and the one before it.
    """

    text: str
    form: str
    start: int
    end: int
    glued: bool

    @property
    def is_number(self) -> bool:
        return self.text[0].isdecimal()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()


def date_tokens(text: str) -> tuple[DateToken, ...]:
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[DateToken]:
    end = -1
    for match in _TOKEN.finditer(text):
        start = match.start()
        yield DateToken(match[0], plain(match[0]), start, match.end(), start == end)
        end = match.end()


_LISTS = read_words(__file__, "dates.txt")


def _numbered(section: str) -> Mapping[str, int]:
    return {form: n for n, line in enumerate(_LISTS[section], start=1) for form in line.split()}


def _valued(section: str, value: Callable[[str], Value]) -> Mapping[str, Value]:
    """Lines that end with the value of the forms before it."""
    found: dict[str, Value] = {}
    for line in _LISTS[section]:
        *forms, last = line.split()
        found.update(dict.fromkeys(forms, value(last)))
    return found


def _all(section: str) -> frozenset[str]:
    return frozenset(form for line in _LISTS[section] for form in line.split())


MONTHS = _numbered("months")
WEEKDAYS = {form: number - 1 for form, number in _numbered("weekdays").items()}
WEEKDAYS_REPEATED = {form: n - 1 for form, n in _numbered("weekdays repeated").items()}
AFTER_SREDA = _all("after среда")
DAYS_OF_MONTH = _numbered("days of the month")
TENS = _valued("tens", int)
COUNTS = _valued("counts", int)
RELATIVE_DAYS = _valued("relative days", int)
UNITS = _valued("units", str)
PERIODS = _valued("periods", str)
PARTS = _valued("parts", str)
ORDINALS = _valued("ordinals", int)
SEASONS = _valued("seasons", int)
THIS, NEXT, COMING, LAST = _all("this"), _all("next"), _all("coming"), _all("last")
#: «Каждого года», «ежегодно»
EVERY = frozenset({"каждого", "каждый", "ежегодно", "ежемесячно", "любого"})
DIRECTIONS = {
    **dict.fromkeys(THIS | COMING, 0), **dict.fromkeys(NEXT, 1), **dict.fromkeys(LAST, -1)
}  # fmt: skip
TIMES_OF_DAY = _all("times of day")
MEASURES, NUMBERED, PRICED = _all("measures"), _all("numbered"), _all("priced")
STREETS = _all("streets")
TAKES = frozenset(_LISTS["takes so long"])
#: What a weekday is called in the nominative, «понедельник» first.
WEEKDAY_NAMES = tuple(line.split()[0] for line in _LISTS["weekdays"])
MONTH_GENITIVES = tuple(line.split()[1] for line in _LISTS["months"])
