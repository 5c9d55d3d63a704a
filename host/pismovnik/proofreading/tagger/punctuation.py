"""Commas, dashes and colons where the network is sure that the writer's marks are wrong."""

import bisect
import re
from collections.abc import Callable, Iterator

import msgspec

from pismovnik.proofreading.tagger import reasons
from pismovnik.proofreading.tagger.reading import ReadSentence
from pismovnik.proofreading.tagger.reasons import Gap, Kind, Reason
from pismovnik.proofreading.tagger.tokens import CLOSING, OPENING

#: What the network must believe for a fault to be considered at all.
_CONSIDERED: dict[Kind, float] = {
    "missing_comma": 0.3,
    "superfluous_comma": 0.02,
    "missing_dash": 0.3,
    "missing_colon": 0.2,
}
#: A superfluous comma that the network believes in less is one that good writers put too.
_USUAL = 0.4
#: Such commas are told where the rule knows the very words: «Тем не менее, срок прежний».
_KNOWING_WORDS = frozenset({Reason.NOT_PARENTHETICAL, Reason.NOT_PARENTHETICAL_BEFORE})
#: Kinds that are told only where a rule names why: what the network alone believes of them is
#: as often left to the writer.
NAMED_ONLY: frozenset[Kind] = frozenset({"superfluous_comma", "missing_dash", "missing_colon"})
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

    @property
    def is_usual(self) -> bool:
        """Whether it is a comma against the rules that good writers put too."""
        return self.kind == "superfluous_comma" and self.belief < _USUAL


def faults(read: ReadSentence) -> Iterator[Fault]:
    """What the network would change, in the order of the sentence, unless a rule says otherwise."""
    for kind, left, belief in _considered(read):
        gap = _gap(read, left)
        if kind == "missing_comma" and _may_stay_open(gap):
            continue
        reason = _NAMES[kind](gap)
        if reason is None and kind in NAMED_ONLY:
            continue
        if kind != "superfluous_comma" or _is_superfluous(gap, belief, reason):
            yield Fault(kind, left, belief, reason)


def _may_stay_open(gap: Gap) -> bool:
    """Whether a rule says that no comma is needed, or that it is left to the writer."""
    return reasons.needs_no_comma(gap) or reasons.superfluous_comma(gap) is not None


def _is_superfluous(gap: Gap, belief: float, reason: Reason | None) -> bool:
    """Whether the network agrees with the reason, and no other rule asks for the comma."""
    if belief < _USUAL and reason not in _KNOWING_WORDS:
        return False
    return reason is Reason.ROLE or reasons.missing_comma(gap) is None


def _considered(read: ReadSentence) -> Iterator[tuple[Kind, int, float]]:
    text, reading = read.sentence.text, read.reading
    for left, (word, following) in enumerate(zip(read.words, read.words[1:], strict=False)):
        gap = text[word.stop : following.start]
        if _SEPARATE.search(gap):
            continue
        comma = float(reading.comma[left])
        if gap.strip() == ",":
            if 1 - comma > _CONSIDERED["superfluous_comma"]:
                yield "superfluous_comma", left, 1 - comma
        elif not word.marks & ~_BESIDE and _SPACE.search(gap):
            if comma > _CONSIDERED["missing_comma"]:
                yield "missing_comma", left, comma
            if not word.marks and reading.dash[left] > _CONSIDERED["missing_dash"]:
                yield "missing_dash", left, float(reading.dash[left])
            if not word.marks and reading.colon[left] > _CONSIDERED["missing_colon"]:
                yield "missing_colon", left, float(reading.colon[left])


def _gap(read: ReadSentence, left: int) -> Gap:
    """The gap after a word among natasha's tokens, which divide words a little differently."""
    tokens, begin = read.sentence.tokens, read.sentence.start
    first, second = (
        bisect.bisect_right(tokens, begin + word.start, key=lambda token: token.start) - 1
        for word in read.words[left : left + 2]
    )
    return Gap(tokens, first, second)
