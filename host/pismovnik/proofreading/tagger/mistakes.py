"""Words that are divided wrongly: «а так же» for «а также», «что бы» for «чтобы».

The network names the suspicious words. They are divided otherwise, and the sentence is read
anew: what makes it unsuspicious was meant.
"""

import math
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
import numpy as np

from pismovnik.proofreading.tagger import divisions
from pismovnik.proofreading.tagger.network import Reading
from pismovnik.proofreading.tagger.reading import Reader, ReadSentence
from pismovnik.proofreading.tagger.tokens import Word

Kind = Literal["apart", "together"]

#: What the network must believe for a word to be considered at all.
_SUSPICIOUS = 0.8
_MOST_SUSPICIOUS = 4  # words of a sentence; a sentence with more is no Russian


class Mistake(msgspec.Struct, frozen=True):
    """Words ``first`` to ``last`` of a sentence and what should stand there.

    ``kind``: the correction is two words (apart) or one (together).

    ``gain`` is how much likelier the network thinks the corrected sentence as a whole, in nats;
    ``commoner`` is how much commoner its rarest new word is than the rarest one written, in nats.
    """

    kind: Kind
    first: int
    last: int
    correction: str
    gain: float
    commoner: float


class _Trial(msgspec.Struct, frozen=True):
    """A sentence whose words ``first`` to ``last`` are replaced by a correction."""

    kind: Kind
    first: int
    last: int
    correction: str
    words: tuple[Word, ...]


def mistakes(reader: Reader, read: ReadSentence) -> list[Mistake]:
    """The words of a sentence that look wrong, each with the best correction; none overlap."""
    wrong = read.reading.wrong
    places = [int(place) for place in np.argsort(-wrong) if wrong[place] > _SUSPICIOUS]
    trials = {
        (trial.first, trial.correction): trial
        for place in places[:_MOST_SUSPICIOUS]
        for trial in _trials(read.words, place)
        if _rarest(reader, trial.correction.split())
    }
    readings = reader.readings([trial.words for trial in trials.values()])
    judged = [
        _judged(reader, read, trial, reading)
        for trial, reading in zip(trials.values(), readings, strict=True)
    ]
    return _apart_from_each_other(sorted(judged, key=_likelihood, reverse=True))


def _likelihood(mistake: Mistake) -> float:
    """A rare word is seldom meant where a common one was written, and seldom the other way round."""
    return mistake.gain + min(mistake.commoner, 0)


def _apart_from_each_other(mistakes: Sequence[Mistake]) -> list[Mistake]:
    kept: list[Mistake] = []
    for mistake in mistakes:
        if all(mistake.last < other.first or other.last < mistake.first for other in kept):
            kept.append(mistake)
    return sorted(kept, key=lambda mistake: mistake.first)


def _judged(reader: Reader, read: ReadSentence, trial: _Trial, corrected: Reading) -> Mistake:
    written = [word.text for word in read.words[trial.first : trial.last + 1]]
    return Mistake(
        kind=trial.kind,
        first=trial.first,
        last=trial.last,
        correction=trial.correction,
        gain=_log_right(corrected) - _log_right(read.reading),
        commoner=_rarest(reader, trial.correction.split()) - _rarest(reader, written),
    )


def _rarest(reader: Reader, words: Sequence[str]) -> float:
    """The logarithm of the frequency of the rarest word; 0 where one was never met."""
    return min(math.log1p(reader.frequency(word)) for word in words)


def _log_right(reading: Reading) -> float:
    """The logarithm of the probability that no word of a sentence is wrong."""
    return float(np.log1p(-np.clip(reading.wrong, 0, 1 - 1e-6)).sum())


def _trials(words: tuple[Word, ...], place: int) -> Iterator[_Trial]:
    if parts := divisions.split(words[place].text.lower()):
        yield _replaced("apart", words, place, place, " ".join(parts))
    for first in (place - 1, place):
        if first >= 0 and first + 1 < len(words) and not words[first].marks:
            one = divisions.joined(words[first].text.lower(), words[first + 1].text.lower())
            if one:
                yield _replaced("together", words, first, first + 1, one)


def _replaced(kind: Kind, words: tuple[Word, ...], first: int, last: int, new: str) -> _Trial:
    begin, end = words[first], words[last]
    if begin.text[0].isupper():
        new = new[0].upper() + new[1:]
    put = [Word(text, begin.start, end.stop) for text in new.split()]
    put[-1] = msgspec.structs.replace(put[-1], marks=end.marks)
    return _Trial(kind, first, last, new, (*words[:first], *put, *words[last + 1 :]))
