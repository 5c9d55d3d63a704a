"""Numbers of bank cards, Russian passports and pension accounts in a text.

A card is told by its issuer's range (ISO/IEC 7812) and its check digit (Luhn), a passport by
its series of four and number of six digits beside the word, a pension account by its check
number. Numbers of things that have passports of their own are none.
"""

import bisect
import re
import sys
from collections.abc import Iterator
from typing import Literal

import msgspec

from pismovnik.text_lists import read_words

IdentityKind = Literal["card", "card code", "passport", "pension account"]

_LISTS = read_words(__file__, "identity_numbers.txt")
_OF_THINGS = re.compile(r"(?<!\w)(?:" + "|".join(_LISTS["passports of things"]) + r")\w*")
_OF_SHOPS = re.compile(r"(?<!\w)(?:" + "|".join(_LISTS["cards for shops"]) + r")\w*")

_CARD = re.compile(r"(?<![\w+.,/-])\d(?:[ \u00a0-]?\d){12,18}(?![\w/-]|[.,]\d)")
_GROUPED = re.compile(r"\d{4}([ \u00a0-])\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?|\d{4}[ -]\d{6}[ -]\d{5}")
#: Visa; Mastercard; Мир; American Express; JCB; UnionPay, Maestro.
_ISSUER = re.compile(
    r"4|5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720|220[0-4]|3[47]|35(?:2[89]|[3-8])|62|5[0678]|6[37]"
)
_CARD_WORD = re.compile(r"(?<!\w)(?:карт|visa|mastercard|маэстро|maestro|мир(?!\w))")
_CARD_CODE = re.compile(
    r"(?<!\w)(?:CVV2?|CVC2?|код на обороте(?: карты)?)[^\S\n]*[:—–=-]?[^\S\n]*(\d{3})(?!\d)", re.I
)

_PASSPORT_WORD = re.compile(r"(?<!\w)(?:загран)?паспорт\w*", re.IGNORECASE)
_PASSPORT = re.compile(
    r"(?<![\d№+-])\d{2}[ \u00a0]?\d{2}(?P<gap>[,;]?[ \u00a0]*(?:№|N[oº°]?|номер)?:?[ \u00a0]*)\d{6}(?![\d-])"
    r"|(?<![\d№+-])\d{2}[ \u00a0]*№?[ \u00a0]*\d{7}(?![\d-])",
    re.IGNORECASE,
)
#: Belarus, Kazakhstan, Uzbekistan, Kyrgyzstan: one or two letters and seven or eight digits.
_FOREIGN_PASSPORT = re.compile(r"(?<!\w)[A-Z]{1,2}[ \u00a0]?(?:№[ \u00a0]?)?\d{7,8}(?!\d)")
_OTHER_NUMBER = re.compile(
    r"(?:инн|огрн|снилс|кпп|бик|окпо|тел|телефон\w*|р/с|к/с|счет\w*|№ ?заказа|удостоверени\w*|"
    r"диплом\w*|полис\w*|договор\w*|заявк\w*)[\s:№.,]*$"
)
_PENSION = re.compile(
    r"(?<!\w)снилс[^\S\n]*[:№—–-]?[^\S\n]*(\d{3}-\d{3}-\d{3}[ -]?\d{2})(?!\d)", re.I
)
_NEAR = 90
_FAR = 600
_ALL = sys.maxsize


class IdentityNumber(msgspec.Struct, frozen=True):
    """A number in a text, in code points. ``sure`` is False where it may be no secret."""

    kind: IdentityKind
    start: int
    end: int
    sure: bool = True


def identity_numbers(text: str, *, of_passports: bool = False) -> Iterator[IdentityNumber]:
    """The numbers of cards, passports and pension accounts of a text.

    ``of_passports`` tells that a heading above speaks of passports: «Данные для пропуска».
    """
    lowered = text.lower().replace("ё", "е")
    yield from _cards(text, lowered)
    yield from _passports(text, lowered, of_passports)
    for match in _CARD_CODE.finditer(text):
        yield IdentityNumber("card code", *match.span(1))
    for match in _PENSION.finditer(text):
        if _is_pension_account(re.sub(r"\D", "", match[1])):
            yield IdentityNumber("pension account", *match.span(1), sure=False)


def speaks_of_passports(text: str) -> bool:
    """Whether a text names passports of people."""
    lowered = text.lower().replace("ё", "е")
    return any(_is_of_person(lowered, *match.span()) for match in _PASSPORT_WORD.finditer(lowered))


def _cards(text: str, lowered: str) -> Iterator[IdentityNumber]:
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        around = lowered[max(0, match.start() - _NEAR) : match.end() + _NEAR // 3]
        told = _GROUPED.fullmatch(match[0]) or _CARD_WORD.search(around)
        if told and _ISSUER.match(digits) and _passes_luhn(digits) and not _OF_SHOPS.search(around):
            yield IdentityNumber("card", *match.span())


def _passes_luhn(digits: str) -> bool:
    doubled = [int(d) * (1 + place % 2) for place, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0 and len(set(digits)) > 2


def _passports(text: str, lowered: str, of_passports: bool) -> Iterator[IdentityNumber]:
    words = [m.end() for m in _PASSPORT_WORD.finditer(lowered) if _is_of_person(lowered, *m.span())]
    if not words and not of_passports:
        return
    for match in _PASSPORT.finditer(text):
        before = lowered[max(0, match.start() - _NEAR) : match.start()]
        split = re.search(r"\D", match[0]) is not None
        told = _distance(words, match.start()) <= (_FAR if split else _NEAR)
        if (told or (of_passports and split)) and not _OTHER_NUMBER.search(before):
            yield IdentityNumber("passport", *match.span())
    for match in _FOREIGN_PASSPORT.finditer(text):
        if 0 <= match.start() - _last_before(words, match.start()) <= _NEAR // 2:
            yield IdentityNumber("passport", *match.span())


def _last_before(places: list[int], place: int) -> int:
    """The last of some places, in order, before a place; far off where there is none."""
    number = bisect.bisect_right(places, place)
    return places[number - 1] if number else -_ALL


def _distance(places: list[int], place: int) -> int:
    """How far the nearest of some places, in order, is from a place."""
    number = bisect.bisect_right(places, place)
    return min(
        (abs(place - near) for near in places[max(0, number - 1) : number + 1]), default=_ALL
    )


def _is_of_person(lowered: str, start: int, end: int) -> bool:
    """Not «технический паспорт», «паспорт качества», «паспорта на насосы»."""
    before = " ".join(lowered[max(0, start - 40) : start].split()[-1:])
    after = re.split(r"[.,;:(]|\d", lowered[end : end + 40])[0]
    return not _OF_THINGS.match(before) and not _OF_THINGS.search(" ".join(after.split()[:3]))


def _is_pension_account(digits: str) -> bool:
    """By the check number that the Pension Fund's order of 1997 gives for numbers past 001-001-998."""
    total = sum(int(d) * (9 - place) for place, d in enumerate(digits[:9]))
    return total % 101 % 100 == int(digits[9:])
