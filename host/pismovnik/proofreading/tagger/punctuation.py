"""Commas, dashes and colons where the network is sure that the writer's marks are wrong."""

import bisect
import re
from collections.abc import Callable, Iterator

import msgspec

from pismovnik.proofreading.tagger import reasons
from pismovnik.proofreading.tagger.reading import ReadSentence
from pismovnik.proofreading.tagger.reasons import Gap, Kind, Reason
from pismovnik.proofreading.tagger.tokens import CLOSING, OPENING

#: What the network must believe for a fault to be considered at all. A superfluous comma is
#: considered sooner: where a rule names the reason, less belief is enough.
_CONSIDERED = 0.3
_SUPERFLUOUS_CONSIDERED = 0.05
_BESIDE = CLOSING | OPENING  # marks beside which a comma may stand: «» ()

#: Lines and columns: what stands on both sides is no one sentence.
_SEPARATE = re.compile(r"\n|\t|\s\s")
_SPACE = re.compile(r"\s")

_NAMES: dict[Kind, Callable[[Gap], Reason | None]] = {
    "missing_comma": reasons.missing_comma,
    "superfluous_comma": reasons.superfluous_comma,
    "missing_dash": reasons.missing_dash,
    "missing_colon": reasons.missing_colon,
}


class Fault(msgspec.Struct, frozen=True):
    """A mark that is missing or superfluous after the word ``left`` of a sentence.

    ``belief`` is the network's own probability of it, not yet calibrated; ``reason`` is why,
    where a rule of Russian names it.
    """

    kind: Kind
    left: int
    belief: float
    reason: Reason | None


def faults(read: ReadSentence) -> Iterator[Fault]:
    """What the network would change, in the order of the sentence, unless a rule says otherwise."""
    for kind, left, belief in _considered(read):
        gap = _gap(read, left)
        if not _is_forbidden(kind, gap):
            yield Fault(kind, left, belief, _NAMES[kind](gap))


def _is_forbidden(kind: Kind, gap: Gap) -> bool:
    """Whether a rule says that the writer is right, or may be."""
    if kind == "missing_comma":
        return reasons.needs_no_comma(gap) or reasons.superfluous_comma(gap) is not None
    return kind == "superfluous_comma" and reasons.missing_comma(gap) is not None


def _considered(read: ReadSentence) -> Iterator[tuple[Kind, int, float]]:
    text, reading = read.sentence.text, read.reading
    for left, (word, following) in enumerate(zip(read.words, read.words[1:], strict=False)):
        gap = text[word.stop : following.start]
        if _SEPARATE.search(gap):
            continue
        comma = float(reading.comma[left])
        if gap.strip() == ",":
            if 1 - comma > _SUPERFLUOUS_CONSIDERED:
                yield "superfluous_comma", left, 1 - comma
        elif not word.marks & ~_BESIDE and _SPACE.search(gap):
            if comma > _CONSIDERED:
                yield "missing_comma", left, comma
            if not word.marks and reading.dash[left] > _CONSIDERED:
                yield "missing_dash", left, float(reading.dash[left])
            if not word.marks and reading.colon[left] > _CONSIDERED:
                yield "missing_colon", left, float(reading.colon[left])


def _gap(read: ReadSentence, left: int) -> Gap:
    """The gap after a word among natasha's tokens, which divide words a little differently."""
    tokens, begin = read.sentence.tokens, read.sentence.start
    first, second = (
        bisect.bisect_right(tokens, begin + word.start, key=lambda token: token.start) - 1
        for word in read.words[left : left + 2]
    )
    return Gap(tokens, first, second)
