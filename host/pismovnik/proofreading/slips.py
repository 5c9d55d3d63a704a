"""How people mistype and misspell Russian words, and what each kind of slip costs.

A cost stands for how rare a slip is: 0.5 for what many write («програма»), 1.3 for any letter
in place of any other. The kinds follow Правила 1956 §§ 1–27 (unstressed vowels, voiced and
voiceless consonants, ones that are not heard), §§ 58–70 (doubled ones, ь and ъ) and the keyboard.
"""

import itertools
from typing import NamedTuple

_CONFUSED = {
    0.5: ("оа", "еи", "ея", "ъь", "еэ", "шщ"),
    0.6: ("иы", "иэ", "ия", "юу", "яа", "ьй", "ий", "зс", "дт", "бп", "вф", "гк", "жш", "цс", "её"),
    0.7: ("чщ", "чш", "ое", "еа", "ёо", "ёе", "уо", "гх", "гв", "ьы", "юё", "йы", "ью"),
}
_VOWELS = frozenset("аеёиоуыэюя") | {""}
_ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_NEIGHBOUR, _ANY_LETTER = 0.9, 1.35
_DOUBLED, _SIGN, _UNHEARD = 0.5, 0.6, 0.5
_MISSING, _EXTRA, _EXTRA_NEIGHBOUR = 0.9, 1.0, 0.8
_EDGE = 0.25  # the first letter is seldom wrong, and the last one makes another form
SWAPPED = 0.85

# «Чуствовать», «празник», «сонце», «серце»: a letter that is not heard between two others.
_UNHEARD_AMONG = (
    *("стн", "стл", "стс", "нтс", "нтц", "здн", "ндс", "ндц", "рдц", "рдч", "олн"),
    *("увс", "авс", "хвс", "звс", "сск", "исс"),
)
_UNHEARD_BETWEEN: dict[tuple[str, str], str] = {
    (group[0], group[2]): "".join(
        other[1] for other in _UNHEARD_AMONG if (other[0], other[2]) == (group[0], group[2])
    )
    for group in _UNHEARD_AMONG
}


class Sound(NamedTuple):
    """Letters that are written for others that sound so."""

    written: str
    meant: str
    cost: float


SOUNDS = tuple(
    Sound(*one)
    for one in (
        ("ться", "тся", 0.4),
        ("тся", "ться", 0.4),
        ("ца", "тся", 0.6),
        ("ца", "ться", 0.6),
        ("цца", "тся", 0.4),
        ("цца", "ться", 0.4),
        ("цц", "тс", 0.6),
        ("ц", "тс", 0.6),
        ("тс", "ц", 0.6),
        ("дс", "ц", 0.7),
        ("ц", "дс", 0.7),
        ("щ", "сч", 0.5),
        ("сч", "щ", 0.5),
        ("щ", "зч", 0.5),
        ("щ", "жч", 0.5),
        ("щ", "стч", 0.6),
        ("шн", "чн", 0.5),
        ("чн", "шн", 0.6),
        ("што", "что", 0.4),
        ("хк", "гк", 0.4),
        ("хч", "гч", 0.4),
        ("ова", "ого", 0.6),
        ("ево", "его", 0.5),
        ("ово", "ого", 0.5),
        ("йо", "ё", 0.4),
        ("ьо", "ьё", 0.4),
        ("ье", "ьо", 0.5),
        ("йа", "я", 0.4),
        ("йу", "ю", 0.4),
        ("е", "ье", 0.6),
        ("ье", "ие", 0.6),
        ("ья", "ия", 0.6),
        ("ью", "ию", 0.6),
        ("ьи", "ии", 0.7),
        ("ие", "ье", 0.7),
        ("ия", "ья", 0.7),
        ("и", "ии", 0.6),
        ("ии", "и", 0.6),
        ("кс", "х", 1.2),
        ("со", "сто", 0.9),
        ("инт", "инц", 0.9),
        ("инц", "инт", 0.9),
        ("инд", "ид", 0.6),
        ("инт", "ит", 0.7),
        *((hissing + "о", hissing + e, 0.4) for hissing in "жшчщ" for e in "её"),
        ("ы", "и", 0.5),  # «контрыгра», Правила 1956 § 7
        ("оньк", "еньк", 0.4),
        ("еньк", "оньк", 0.4),
        ("иньк", "еньк", 0.4),
        ("аньк", "оньк", 0.4),
    )
)


def _substitutions() -> dict[tuple[str, str], float]:
    costs: dict[tuple[str, str], float] = {}
    for row in _ROWS:
        for one, other in itertools.pairwise(row):
            costs[one, other] = costs[other, one] = _NEIGHBOUR
    for upper, lower in itertools.pairwise(_ROWS):
        for place, one in enumerate(upper):
            for other in lower[max(0, place - 1) : place + 1]:
                costs.setdefault((one, other), _NEIGHBOUR + 0.1)
                costs.setdefault((other, one), _NEIGHBOUR + 0.1)
    for cost, pairs in reversed(_CONFUSED.items()):
        for pair in pairs:
            costs[pair[0], pair[1]] = costs[pair[1], pair[0]] = cost
    return costs


_SUBSTITUTIONS = _substitutions()
#: A slip that costs more than this is made once in a word, the others as often as it has places.
COMMON = 0.7
#: Letters that are easily written for others, with the cost, the likeliest first.
CONFUSED = {
    written: sorted(
        (cost, meant)
        for (one, meant), cost in _SUBSTITUTIONS.items()
        if one == written and cost <= COMMON
    )
    for written, _ in _SUBSTITUTIONS
}


def exchanged(written: str, meant: str, *, edge: bool) -> float:
    """The cost of one letter in place of another; at an edge of the word it is dearer."""
    return _SUBSTITUTIONS.get((written, meant), _ANY_LETTER) + (_EDGE if edge else 0)


def easily_missing(before: str, after: str) -> tuple[tuple[str, float], ...]:
    """Letters that are often left out between two letters (empty at an edge), with the costs."""
    doubled = tuple((letter, _DOUBLED) for letter in {before, after} if letter)
    unheard = tuple((letter, _UNHEARD) for letter in _UNHEARD_BETWEEN.get((before, after), ""))
    signs = (("ь", _SIGN), ("ъ", _SIGN)) if before not in _VOWELS else ()
    return doubled + unheard + signs


def missing(before: str, after: str) -> float:
    """The cost of any letter that is not written there."""
    return _MISSING + (0 if before and after else _EDGE)


def is_easily_extra(letter: str, before: str, after: str) -> float:
    """The cost of a letter that is often written too many; 0 where it is none of those."""
    if letter in (before, after):
        return _DOUBLED
    return _SIGN if letter in "ьъ" else 0.0


def superfluous(letter: str, before: str, after: str) -> float:
    """The cost of a letter that is written too many between two others (empty at an edge)."""
    easily = is_easily_extra(letter, before, after)
    if easily:
        return easily
    near = any(_SUBSTITUTIONS.get((letter, other), 9) <= _NEIGHBOUR for other in (before, after))
    return (_EXTRA_NEIGHBOUR if near else _EXTRA) + (0 if before and after else _EDGE)
