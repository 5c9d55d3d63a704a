"""Times of day as they are said: «к 12:00», «в 9 утра», «с 10:00 до 12:00», «до обеда»."""

import datetime
from collections.abc import Sequence

import msgspec

from pismovnik.russian.dates.mentions import DateBound
from pismovnik.russian.dates.words import COUNTS, MEASURES, TIMES_OF_DAY, DateToken

_DASHES = frozenset("–—-−")
_HOURS = frozenset({"час", "часа", "часов", "часам", "часу", "ч"})
_MINUTES = frozenset({"минут", "минуты", "минута", "мин"})
_PARTS = frozenset({"утра", "дня", "вечера", "ночи"})
_BOUNDS: dict[str, DateBound] = {
    "в": "on", "во": "on", "около": "on", "на": "on", "до": "by", "к": "by", "ко": "by",
    "по": "by", "с": "from", "со": "from", "после": "after",
}  # fmt: skip
_ADVERBS = frozenset({"утром", "вечером", "ночью"})
_NOUNS_AFTER = TIMES_OF_DAY - _ADVERBS
_NOON = {"полдень": 12, "полдня": 12, "полудня": 12, "полудню": 12, "полночь": 0, "полночи": 0}


class Clock(msgspec.Struct, frozen=True):
    """A time, or one from ``start`` to ``stop``, in the tokens ``first`` to before ``end``.

    ``start`` is None for «до обеда», which is no certain minute. ``said_hours`` tells that
    hours or minutes are said, ``backwards`` that the end comes before the beginning.
    """

    first: int
    end: int
    bound: DateBound
    start: datetime.time | None
    stop: datetime.time | None = None
    bare: bool = False


def clock_at(tokens: Sequence[DateToken], at: int, *, beside_day: bool = False) -> Clock | None:
    """The time that is said at token number ``at``, with its preposition.

    ``beside_day`` tells that a date stands beside it, so that «20 мая, 10:00» needs none.
    """
    if at >= len(tokens):
        return None
    form = tokens[at].form
    if form in _ADVERBS:
        return Clock(at, at + 1, "on", None)
    part = _part_of_day(tokens, at)
    if part is not None:
        return part
    bound = _BOUNDS.get(form)
    if form == "не" and at + 1 < len(tokens) and tokens[at + 1].form in {"позднее", "позже"}:
        return _single(tokens, at, at + 2, "by")
    if form in {"ровно", "примерно"}:
        behind = at + 1 < len(tokens) and tokens[at + 1].form not in {"ровно", "примерно"}
        return clock_at(tokens, at + 1, beside_day=beside_day) if behind else None
    if bound is None and tokens[at].is_number:
        ranged = _range(tokens, at, at)
        if ranged is not None:
            return ranged
        return _single(tokens, at, at, "on") if beside_day else None
    if bound is None:
        return None
    if form in {"с", "со", "в"}:
        ranged = _range(tokens, at, at + 1)
        if ranged is not None:
            return ranged
    return _single(tokens, at, at + 1, bound)


def _single(tokens: Sequence[DateToken], first: int, at: int, bound: DateBound) -> Clock | None:
    if at < len(tokens) and tokens[at].form in {"ровно", "примерно", "самое", "позднее"}:
        at += 1
    found = _time(tokens, at, dotted=first != at and bound != "within")
    if found is None:
        return None
    time, end, _ = found
    return Clock(first, end, bound, time, bare=first == at)


def _range(tokens: Sequence[DateToken], first: int, at: int) -> Clock | None:
    """«С 10:00 до 12:00», «с 9 до 18 часов», «10:00–12:00»."""
    begins = _time(tokens, at, dotted=True) or _bare_hour(tokens, at)
    if begins is None:
        return None
    joint = begins[1]
    if joint >= len(tokens):
        return None
    dashed = tokens[joint].text in _DASHES
    if not dashed and (
        tokens[first].form not in {"с", "со"} or tokens[joint].form not in {"до", "по"}
    ):
        return None
    ends = _time(tokens, joint + 1, dotted=True)
    if ends is None:
        return None
    start, stop = begins[0], ends[0]
    if not begins[2] and not ends[2] and not (_is_round(start) and _is_round(stop)):
        return None
    return Clock(first, ends[1], "from", start, stop)


_Time = tuple[datetime.time, int, bool]


def _time(tokens: Sequence[DateToken], at: int, *, dotted: bool) -> _Time | None:
    """A time at a token, the number of the token behind it, and whether its form is sure."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.is_number and (not token.glued or tokens[at - 1].text in "(–—-«„"):
        return _digital(tokens, at, dotted=dotted) or _spoken(tokens, at)
    if token.is_word and token.form == "час" and _part(tokens, at + 1):
        hour = {"дня": 13, "ночи": 1}.get(tokens[at + 1].form)
        return (datetime.time(hour), at + 2, True) if hour is not None else None
    if token.form in _NOON:
        return datetime.time(_NOON[token.form]), at + 1, True
    return _spoken(tokens, at) if token.form in COUNTS else None


def _digital(tokens: Sequence[DateToken], at: int, *, dotted: bool) -> _Time | None:
    if at + 2 >= len(tokens):
        return None
    hour, sign, minute = tokens[at], tokens[at + 1], tokens[at + 2]
    glued = sign.glued and minute.glued and minute.is_number
    if not glued or sign.text not in {":", ".", "-"} or (sign.text != ":" and not dotted):
        return None
    if len(hour.text) > 2 or len(minute.text) != 2 or int(hour.text) > 24 or int(minute.text) > 59:
        return None
    fifths = {".": 5, "-": 15}.get(sign.text, 1)
    if int(minute.text) % fifths or (sign.text != ":" and int(hour.text) > 23):
        return None
    end = at + 3
    if end + 1 < len(tokens) and tokens[end].glued and tokens[end].text in ":./":
        seconds = tokens[end + 1]
        if seconds.is_number and seconds.glued:
            if tokens[end].text != ":" or len(seconds.text) != 2:
                return None
            end += 2
    if end < len(tokens) and (tokens[end].text == "%" or tokens[end].form in MEASURES):
        return None
    if end < len(tokens) and tokens[end].form in _HOURS | {"мск"}:
        end += 1
    return datetime.time(int(hour.text) % 24, int(minute.text)), end, sign.text == ":"


def _spoken(tokens: Sequence[DateToken], at: int) -> _Time | None:
    """«9 утра», «18 часов», «два часа дня», «15 ч 30 мин»."""
    token = tokens[at]
    hour = int(token.text) if token.is_number and len(token.text) < 3 else COUNTS.get(token.form)
    if hour is None or hour > 24:
        return None
    end, minute = at + 1, 0
    if end < len(tokens) and tokens[end].form in _HOURS:
        end += 1
        if end < len(tokens) and tokens[end - 1].form == "ч" and tokens[end].text == ".":
            end += 1
        if end + 1 < len(tokens) and tokens[end].is_number and tokens[end + 1].form in _MINUTES:
            minute, end = int(tokens[end].text) % 60, end + 2
    part = _part(tokens, end)
    if part:
        end += 1
    elif end == at + 1:
        return None
    return datetime.time(_of_day(hour, part), minute), end, True


def _is_round(time: datetime.time) -> bool:
    """«С 9.00 до 18.30» are times more surely than «с 9.05 до 9.10»."""
    return time.minute % 15 == 0


def _bare_hour(tokens: Sequence[DateToken], at: int) -> _Time | None:
    """The first of «с 9 до 18 часов»."""
    if at < len(tokens) and tokens[at].is_number and len(tokens[at].text) < 3:
        hour = int(tokens[at].text)
        if hour <= 24:
            return datetime.time(hour % 24), at + 1, False
    return None


def _part(tokens: Sequence[DateToken], at: int) -> str:
    return tokens[at].form if at < len(tokens) and tokens[at].form in _PARTS else ""


def _of_day(hour: int, part: str) -> int:
    """«2 часа дня» is 14, «9 вечера» 21, «12 ночи» 0."""
    if part in {"дня", "вечера"} and hour < 12:
        return hour + 12
    if part == "ночи" and hour == 12:
        return 0
    return hour % 24


def _part_of_day(tokens: Sequence[DateToken], at: int) -> Clock | None:
    """«До обеда», «к вечеру», «в первой половине дня», «до конца рабочего дня»."""
    forms = [token.form for token in tokens[at : at + 5]]
    bound = _BOUNDS.get(forms[0])
    if bound is None or len(forms) < 2:
        return None
    if forms[1] in _NOUNS_AFTER and forms[1] not in _NOON and forms[0] not in {"на", "по", "со"}:
        return Clock(at, at + 2, bound, None)
    if forms[1] in {"первой", "второй", "первую", "вторую"} and forms[2:4] == ["половине", "дня"]:
        return Clock(at, at + 4, bound, None)
    return None
