"""What a misspelt word was meant to be: candidates, ranked as they fit the sentence.

A noisy channel: how often one meets a word, less what the slip costs, and how it agrees
with its neighbours.
"""

import functools
import math
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from pismovnik.proofreading import words
from pismovnik.proofreading.divisions import divisions
from pismovnik.proofreading.fitting import fit
from pismovnik.proofreading.misspellings import meant_by_all
from pismovnik.proofreading.near_words import near_words
from pismovnik.russian import morphology
from pismovnik.russian.words import plain

Count = Callable[[str], int]

#: Budgets of slips.py, one after another until a word is found that one meets.
_BUDGETS = (1.0, 1.6)
_ENOUGH = {1.0: 100.0}  # times that one has met a word, to look no further
_LONG_ENOUGH = {1.0: 2, 1.6: 4}
_PER_COST = 6.5
_PER_FIT = 1.3
_PER_OFFER = 0.5
_OFFERED_COST = 2.0
_OF_LEMMA = 0.02  # of the times one meets a lemma, those of a form that one has not met
_NOT_WORDS = frozenset({"Erro", "Dist", "Arch"})
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr"})
_NEAR_COMPOUND = 0.7
_OF_A_COMPOUND = 50.0  # as if it had been met: new compounds are seldom in a list
_LISTED = 0.2
_LISTED_COUNT = 20_000.0
_LONG_PART = 7
_TRIED = 12
_FAR_BEHIND = 6.0  # scores below the best, from where nothing is offered
_COMMON = 100.0


class Correction(NamedTuple):
    """A correction in lower case. ``score`` compares the corrections of one word only."""

    form: str
    cost: float
    often: float
    fit: float
    score: float


def corrections(
    word: str, count: Count, *, before: str = "", after: str = "", offered: Iterable[str] = ()
) -> list[Correction]:
    """The corrections of a word in lower case, the likeliest first."""
    costs: dict[str, tuple[float, float]] = {}
    for form, cost, often in _found(word, count):
        if form not in costs or cost < costs[form][0]:
            costs[form] = cost, often
    offers = [offer.lower() for offer in offered]
    for offer in offers:
        if offer not in costs and plain(offer) not in map(plain, costs):
            costs[offer] = _OFFERED_COST, _often(offer, count)
    likeliest = sorted(costs, key=lambda f: _score(*costs[f]), reverse=True)[:_TRIED]
    ranked = []
    for form in likeliest:
        cost, often = costs[form]
        fits = fit(form, before, after)
        place = offers.index(form) if form in offers else None
        bonus = _PER_OFFER / (1 + place) if place is not None else 0.0
        ranked.append(
            Correction(form, cost, often, fits, _score(cost, often) + _PER_FIT * fits + bonus)
        )
    ranked.sort(key=lambda one: one.score, reverse=True)
    return [one for one in ranked if one.score > ranked[0].score - _FAR_BEHIND]


def _score(cost: float, often: float) -> float:
    return math.log(often + 1) - _PER_COST * cost


def _found(word: str, count: Count) -> Iterator[tuple[str, float, float]]:
    if "-" in word:
        yield from _in_parts(word, count)
    else:
        yield from _near(word, count)
    for form, cost in _in_compounds(word, count):
        yield form, cost, _OF_A_COMPOUND
    meant = meant_by_all(word)
    if meant is not None:
        yield meant, _LISTED, max(_LISTED_COUNT, _often(meant, count))
    for division in divisions(word, count):
        yield division.form, division.cost, division.often


def _near(word: str, count: Count) -> Iterator[tuple[str, float, float]]:
    for budget in _BUDGETS:
        if len(word) < _LONG_ENOUGH[budget]:
            return
        found = [
            (near.form, near.cost, _often(near.form, count))
            for near in near_words(word, budget)
            if is_common_word(near.form)
        ]
        if budget == _BUDGETS[-1] or any(often >= _ENOUGH[budget] for _, _, often in found):
            yield from found
            return


def _in_parts(word: str, count: Count) -> Iterator[tuple[str, float, float]]:
    """«Инженер-технолаг»: the part that is no word is corrected."""
    parts = word.split("-")
    unknown = [i for i, part in enumerate(parts) if not morphology.is_known(part)]
    if len(unknown) != 1 or len(parts) > 3:
        return
    place = unknown[0]
    if place < len(parts) - 1 and parts[place].endswith(("о", "е")):  # «химико-», «юго-»
        return
    if len(parts[place]) < _LONG_PART:  # «бэк-офис»
        return
    for form, cost, often in _near(parts[place], count):
        yield "-".join((*parts[:place], form, *parts[place + 1 :])), cost, often


def _in_compounds(word: str, count: Count) -> Iterator[tuple[str, float]]:
    """«Контрыгра», «межярусный»: what follows a first part of compounds is misspelt."""
    for first, rest in words.compound_cuts(word):
        if words.lacks_hard_sign(first, rest) and words.may_follow(first, rest):
            yield f"{first}ъ{rest}", _NEAR_COMPOUND
        elif not morphology.is_known(rest):
            for near in near_words(rest, _NEAR_COMPOUND):
                if words.may_follow(first, near.form) and count(near.form) >= _COMMON:
                    yield first + near.form, near.cost


def _often(form: str, count: Count) -> float:
    own = count(form)
    if own or " " in form:
        return own
    return _OF_LEMMA * max((count(lemma) for lemma in morphology.lemmas(form)), default=0)


@functools.lru_cache(maxsize=800)
def is_common_word(form: str) -> bool:
    """The dictionary has it as something else than a name, an error or an old word."""
    return any(
        parse.is_known and not (_NAMES | _NOT_WORDS) & parse.tag.grammemes
        for parse in morphology.parses(form)
    )
