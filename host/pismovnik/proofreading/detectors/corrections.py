"""What the detectors of spelling in context share: how a correction of some words looks."""

import itertools
import re
from collections.abc import Iterator, Sequence

from pismovnik.proofreading.engine import Match
from pismovnik.russian import morphology
from pismovnik.russian.sentences import separates
from pismovnik.russian.words import Word

_WORD = re.compile(r"[\w-]+")
_WITH_YO = re.compile(r"\w?ё\w?")


def like(written: str, meant: str) -> str:
    """The right words with the capital letter and the «ё» of the writer."""
    plain = meant.replace("ё", "е")
    for found in _WITH_YO.finditer(written.lower()):
        plain = plain.replace(found[0].replace("ё", "е"), found[0])
    if written[:1].isupper():
        return plain[:1].upper() + plain[1:]
    return plain


def correction(
    rule: str, start: int, written: str, meant: str, message: str, confidence: float
) -> Match:
    """``written``, which begins at ``start``, should read ``meant``."""
    return Match(
        rule_id=rule,
        category="TYPOS",
        message=message,
        start=start,
        end=start + len(written),
        replacements=(like(written, meant),),
        confidence=confidence,
    )


def of_words(
    text: str, covered: Sequence[Word], rule: str, meant: str, message: str, confidence: float
) -> Match:
    """A correction of some words that stand in a row."""
    written = text[covered[0].start : covered[-1].stop]
    return correction(rule, covered[0].start, written, meant, message, confidence)


def following(text: str, end: int, count: int = 3) -> list[str]:
    """The next words behind a place, as far as no mark stands between them."""
    words = []
    for found in _WORD.finditer(text, end):
        if text[end : found.start()].strip():
            break
        words.append(found[0])
        end = found.end()
        if len(words) == count:
            break
    return words


def is_(word: str, *grammemes: str) -> bool:
    """Whether a known reading of a word, the rarest too, carries all these grammemes."""
    return morphology.has_grammeme(word.lower(), *grammemes)


def clause(words: Sequence[Word], place: int) -> tuple[int, int]:
    """The bounds of the stretch between marks in which a word stands."""
    start = next((i for i in range(place, 0, -1) if separates(words[i].mark)), 0)
    after = (i for i in range(place + 1, len(words)) if separates(words[i].mark))
    return start, next(after, len(words))


def pairs(words: Sequence[Word], first: str, *seconds: str) -> Iterator[int]:
    """Where two words stand in a row with nothing between them."""
    for place, (one, other) in enumerate(itertools.pairwise(words)):
        if one.form == first and other.form in seconds and not other.mark:
            yield place
