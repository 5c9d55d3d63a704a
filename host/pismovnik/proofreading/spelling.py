"""Whether an unknown word is an error, and what was meant: one verdict for one word.

LanguageTool reports every word that its dictionary lacks. Most of those in a business letter
are new words, terms and names. What tells an error from them is a common word close by, at
the distance of a slip that people make, which fits the sentence.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from pismovnik.proofreading import words
from pismovnik.proofreading.corrections import Correction, corrections, is_common_word
from pismovnik.proofreading.engine import Match
from pismovnik.proofreading.severities import UNKNOWN_WORD
from pismovnik.proofreading.slang import is_slang
from pismovnik.russian import derivation
from pismovnik.russian.language import Language
from pismovnik.russian.words import plain

#: The rule id of ``passed_over``.
PASSED_OVER = "PASSED_OVER_WORD"

_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
_BEFORE = re.compile(r"([А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*) \Z")
_AFTER = re.compile(r" ([А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*)")
_AROUND = 40  # characters in which a neighbour is looked for
_SHORTEST = 3

# A logistic regression on 1,188 unknown words: 712 errors of RuSpellGold.dev, GERA.dev and
# LORuGEC.val, 476 right words of their corrected halves and of 10,000 sentences of the training
# text (documentation, Wikipedia, web). At .85 it finds 476 errors and takes 10 right words for
# errors; at .6 602 and 61.
_BIAS = 1.0
_COST = -3.33  # of the slip, see slips.py
_COUNT = 0.22  # how often one meets what was meant, its logarithm
_MARGIN = 0.105  # before the next candidate, at most 8
_LENGTH = 0.165  # letters, at most 12
_FIT = 0.58  # among the neighbours
_APART = -1.45  # what was meant is two words
_HYPHEN = -0.28  # what was meant differs by a hyphen
_CAPITAL = -0.67  # of a name, perhaps
_BUILT = -2.0  # the word is regularly built
_SHORT = -1.73
_ACCEPTED = -2.32  # LanguageTool's dictionary has the word
_DERIVED = -1.9  # regularly, from a word of the dictionary
_FARTHEST, _LONGEST, _FEW_LETTERS = 8.0, 12, 4

_TORN = 0.92
_TORN_MET, _TORN_LETTERS = 200, 5
_ODD_CASE = 0.9
_JOINED = 0.9
_HOPELESS = 0.2

Count = Callable[[str], int]


class Verdict(NamedTuple):
    """How probable an error is, the corrections, best first, and the place they are of."""

    probability: float
    replacements: tuple[str, ...]
    start: int
    end: int


def met(word: str, language: Language) -> int:
    """How often one meets a word, whether written with ё or without."""
    folded = plain(word)
    count = language.frequency(folded)
    return count if folded == word else max(count, language.frequency(word))


def is_of_word(match: Match) -> bool:
    """Whether the match is about an unknown word, whoever found it."""
    return match.rule_id in {UNKNOWN_WORD, PASSED_OVER}


def verdict(text: str, match: Match, count: Count, *, named: bool = False) -> Verdict:
    """What to think of the word at the match. ``named`` tells that it may be a name."""
    start, end = match.start, match.end
    word = text[start:end]
    lower = word.lower()
    if " " in word:
        return _of_two_words(word, match, count)
    if _has_odd_capitals(word) and words.in_dictionary(lower):
        return Verdict(_ODD_CASE, (lower,), start, end)
    if is_slang(lower):
        return Verdict(0.0, match.replacements, start, end)
    before, after = _neighbours(text, start, end)
    torn = _torn(word, before, after, match, count)
    if torn is not None:
        return torn
    built = words.is_right(word)
    offered = () if built else match.replacements
    ranked = corrections(lower, count, before=before, after=after, offered=offered)
    if not ranked:
        return Verdict(_HOPELESS, match.replacements, start, end)
    accepted = match.rule_id == PASSED_OVER and not built
    probability = _probability(word, ranked, accepted=accepted, built=built, named=named)
    with_yo = "ё" in text.lower()
    shown = tuple(dict.fromkeys(_written_as(word, one.form, with_yo) for one in ranked))
    return Verdict(probability, shown, start, end)


def passed_over(text: str, matches: Iterable[Match]) -> Iterator[Match]:
    """The words that the engine says nothing of, and that the dictionary does not have either.

    LanguageTool's dictionary has misspellings («проэкт»), and the built-in engine is
    told to pass words that are regularly built («радеостанция» as «рад-е-станция»).
    """
    taken = {
        place
        for match in matches
        if match.rule_id == UNKNOWN_WORD
        for place in range(match.start, match.end)
    }
    for found in _WORD.finditer(text):
        word = found[0]
        if len(word) < _SHORTEST or found.start() in taken or words.in_dictionary(word.lower()):
            continue
        yield Match(PASSED_OVER, "TYPOS", "", found.start(), found.end())


def _probability(
    word: str, ranked: list[Correction], *, accepted: bool, built: bool, named: bool
) -> float:
    best = ranked[0]
    margin = best.score - ranked[1].score if len(ranked) > 1 else _FARTHEST
    lower = word.lower()
    total = (
        _BIAS
        + _COST * best.cost
        + _COUNT * math.log(best.often + 1)
        + _MARGIN * min(_FARTHEST, margin)
        + _LENGTH * min(len(word), _LONGEST)
        + _FIT * best.fit
        + _APART * (" " in best.form)
        + _HYPHEN * (("-" in best.form) != ("-" in word))
        + _CAPITAL * named
        + _BUILT * built
        + _SHORT * (len(word) <= _FEW_LETTERS)
        + _ACCEPTED * accepted
        + _DERIVED * derivation.is_derived(lower)
    )
    return 1 / (1 + math.exp(-total))


def _has_odd_capitals(word: str) -> bool:
    """«дОговор»; but «СНиПы» and «ГОСТам» are forms of abbreviations."""
    return word not in (word.lower(), word.capitalize(), word.upper()) and not word[:2].isupper()


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """The words that stand next, with only a space between."""
    before = _BEFORE.search(text, max(0, start - _AROUND), start)
    after = _AFTER.match(text, end, end + _AROUND)
    return before[1] if before else "", after[1] if after else ""


def _torn(word: str, before: str, after: str, match: Match, count: Count) -> Verdict | None:
    """«О бъявление», «догово р»: a word with a space in it."""
    for joined, start, end in (
        (before + word, match.start - len(before) - 1, match.end),
        (word + after, match.start, match.end + len(after) + 1),
    ):
        if joined == word or len(joined) < _TORN_LETTERS:
            continue
        lower = joined.lower()
        if is_common_word(lower) and count(lower) >= _TORN_MET:
            return Verdict(_TORN, (joined,), start, end)
    return None


def _of_two_words(word: str, match: Match, count: Count) -> Verdict:
    """LanguageTool looks at the word beside too."""
    joined = word.replace(" ", "")
    known = is_common_word(joined.lower()) and count(joined.lower()) >= _TORN_MET
    if known and joined in match.replacements:
        return Verdict(_JOINED, (joined,), match.start, match.end)
    return Verdict(_HOPELESS, match.replacements, match.start, match.end)


def _written_as(word: str, form: str, with_yo: bool) -> str:
    """A correction with the capital letters of the word; ё only where the writer uses it."""
    shown = form if with_yo else form.replace("ё", "е")
    if len(word) > 1 and word.isupper():
        return shown.upper()
    return shown[:1].upper() + shown[1:] if word[:1].isupper() else shown
