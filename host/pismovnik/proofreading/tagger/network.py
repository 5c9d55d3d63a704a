"""The trained network in numpy: what the marks of each gap should be, which words look wrong.

Embeddings of navec and hashed endings, two bidirectional LSTM layers, one layer more for gaps
and for words. host/training/ trains it and writes its weights.
"""

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from pismovnik.proofreading.tagger.features import GRAMMEMES, features, shape
from pismovnik.proofreading.tagger.tokens import MARKS, Word

Array = NDArray[np.float32]

#: Embeddings of words in lower case: (words, 300).
Embed = Callable[[Sequence[str]], Array]

WEIGHTS = Path(__file__).with_name("weights.npz")
_LAYERS = 2
_BITS = np.array([1 << bit for bit in range(MARKS)])


class Reading(msgspec.Struct, frozen=True):
    """Probabilities for one sentence of n words.

    ``comma``, ``dash`` and ``colon`` (n,): that the mark belongs after each word, whatever the
    writer put there; the last word's have no meaning. ``wrong`` (n,): that another word was meant.
    """

    comma: Array
    dash: Array
    colon: Array
    wrong: Array


class Network:
    """Reads sentences. Safe to use from several threads: it keeps nothing but its weights."""

    def __init__(self, weights: dict[str, Array], embed: Embed) -> None:
        self._weights = weights
        self._embed = embed
        self._recurrent = {
            name: np.ascontiguousarray(matrix.T)
            for name, matrix in weights.items()
            if name.startswith("lstm.weight_hh")
        }

    def read(self, sentences: Sequence[Sequence[Word]]) -> list[Reading]:
        """The readings of sentences, none of them empty, in their order."""
        if not sentences:
            return []
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]), reverse=True)
        lengths = [len(sentences[i]) for i in order]
        words = [word for i in order for word in sentences[i]]
        rows = np.repeat(np.arange(len(order)), lengths)
        columns = np.concatenate([np.arange(length) for length in lengths])
        entered, after = self._entered(words, columns)
        context = np.zeros((len(order), lengths[0], entered.shape[1]), dtype=np.float32)
        context[rows, columns] = entered
        for layer in range(_LAYERS):
            context = self._both_ways(context, lengths, layer)
        context[rows, columns] += entered
        gaps, wrong = self._judged(context, rows, columns, after)
        ends = np.cumsum(lengths)
        readings: list[Any] = [None] * len(order)
        for place, start, end in zip(order, ends - lengths, ends, strict=True):
            readings[place] = Reading(
                gaps[start:end, 0], gaps[start:end, 1], gaps[start:end, 2], wrong[start:end]
            )
        return readings

    def _entered(self, words: Sequence[Word], columns: Any) -> tuple[Array, Array]:
        """The input of the LSTM and the embedding of the marks after each word."""
        weights = self._weights
        lowered = [word.text.lower() for word in words]
        told = [features(word) for word in lowered]
        grammemes = np.zeros((len(words), len(GRAMMEMES)), dtype=np.float32)
        for row, one in zip(grammemes, told, strict=True):
            row[list(one.grammemes)] = 1
        marks = (np.array([word.marks for word in words])[:, None] & _BITS) > 0
        after = _relu(self._linear("marks", marks.astype(np.float32)))
        before = np.where(columns[:, None] > 0, np.roll(after, 1, axis=0), 0)
        parts = [
            self._embed(lowered),
            weights["ending3.weight"][[one.ending3 for one in told]],
            weights["ending2.weight"][[one.ending2 for one in told]],
            weights["shape.weight"][[shape(word.text) for word in words]],
            grammemes @ weights["grammemes.weight"].T,
            after,
            before,
        ]
        return _relu(self._linear("input", np.concatenate(parts, axis=1))), after

    def _both_ways(self, entered: Array, lengths: Sequence[int], layer: int) -> Array:
        """One bidirectional layer over (sentences, words, width), the longest sentence first."""
        longest = entered.shape[1]
        #: How many sentences reach to each word: those are the first rows.
        alive = np.searchsorted(-np.array(lengths), -np.arange(longest), side="left")
        forward = self._one_way(entered, alive, range(longest), f"l{layer}")
        back = self._one_way(entered, alive, range(longest - 1, -1, -1), f"l{layer}_reverse")
        return np.concatenate([forward, back], axis=2)

    def _one_way(self, entered: Array, alive: Any, places: range, name: str) -> Array:
        weights = self._weights
        bias = weights[f"lstm.bias_ih_{name}"] + weights[f"lstm.bias_hh_{name}"]
        prepared = entered @ weights[f"lstm.weight_ih_{name}"].T + bias
        recurrent = self._recurrent[f"lstm.weight_hh_{name}"]
        width = len(recurrent)
        out = np.zeros((*entered.shape[:2], width), dtype=np.float32)
        hidden = np.zeros((len(entered), width), dtype=np.float32)
        cell = np.zeros_like(hidden)
        for place in places:
            rows = alive[place]
            gates = prepared[:rows, place] + hidden[:rows] @ recurrent
            kept = _sigmoid(gates[:, : 2 * width])
            new = np.tanh(gates[:, 2 * width : 3 * width])
            cell[:rows] = kept[:, width:] * cell[:rows] + kept[:, :width] * new
            hidden[:rows] = _sigmoid(gates[:, 3 * width :]) * np.tanh(cell[:rows])
            out[:rows, place] = hidden[:rows]
        return out

    def _judged(self, context: Array, rows: Any, columns: Any, after: Array) -> tuple[Array, Array]:
        following = np.zeros_like(context)
        following[:, :-1] = context[:, 1:]
        here = context[rows, columns]
        of_gap = np.concatenate([here, following[rows, columns], after], axis=1)
        gaps = self._linear("gap", _relu(self._linear("gap_hidden", of_gap)))
        words = self._linear("word", _relu(self._linear("word_hidden", here)))
        return _sigmoid(gaps), _sigmoid(words[:, 0])

    def _linear(self, name: str, values: Array) -> Array:
        moved: Array = values @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return moved


@functools.cache
def trained_weights() -> dict[str, Array]:
    """The weights in the package."""
    with np.load(WEIGHTS) as file:
        return {name: file[name].astype(np.float32) for name in file.files}


def _relu(values: Array) -> Array:
    positive: Array = np.maximum(values, 0)
    return positive


def _sigmoid(values: Array) -> Array:
    half = np.float32(0.5)
    squashed: Array = np.tanh(values * half) * half + half  # overflows nowhere
    return squashed
