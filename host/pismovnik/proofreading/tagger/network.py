"""The trained network in numpy: what the marks of each gap should be, which words look wrong.

Embeddings of navec and hashed endings, two bidirectional LSTM layers, one layer more for gaps
and for words. host/training/ trains it and writes its weights.
"""

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

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


class _Direction(NamedTuple):
    """The weights of one direction of an LSTM layer, as they are multiplied from the right."""

    entering: Array
    recurrent: Array
    bias: Array

    @classmethod
    def of(cls, weights: dict[str, Array], name: str) -> "_Direction":
        return cls(
            np.ascontiguousarray(weights[f"lstm.weight_ih_{name}"].T),
            np.ascontiguousarray(weights[f"lstm.weight_hh_{name}"].T),
            weights[f"lstm.bias_ih_{name}"] + weights[f"lstm.bias_hh_{name}"],
        )


class Network:
    """Reads sentences. Safe to use from several threads: it keeps nothing but its weights."""

    def __init__(self, weights: dict[str, Array], embed: Embed) -> None:
        self._weights = weights
        self._embed = embed
        self._directions = [
            [_Direction.of(weights, name) for name in (f"l{layer}", f"l{layer}_reverse")]
            for layer in range(_LAYERS)
        ]

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
        steps = np.arange(longest)
        #: How many sentences have so many words: those are the first rows.
        alive = np.searchsorted(-np.array(lengths), -steps, side="left")
        back = _backwards(lengths, longest)
        rows = np.arange(len(entered))[:, None]
        forward, backward = self._directions[layer]
        prepared = np.stack(
            [
                entered @ forward.entering + forward.bias,
                (entered @ backward.entering + backward.bias)[rows, back],
            ]
        )
        read = _recur(prepared, np.stack([forward.recurrent, backward.recurrent]), alive)
        return np.concatenate([read[0], read[1][rows, back]], axis=2)

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


def _backwards(lengths: Sequence[int], longest: int) -> Any:
    """Places that turn each sentence round: (sentences, longest). Twice is as before."""
    steps = np.arange(longest)
    ends = np.array(lengths)[:, None]
    return np.where(steps < ends, ends - 1 - steps, steps)


def _recur(prepared: Array, recurrent: Array, alive: Any) -> Array:
    """The outputs (2, sentences, words, width) of both directions, step by step.

    ``prepared`` (2, sentences, words, 4 * width) is what enters the gates, ``recurrent``
    (2, width, 4 * width) the weights of the state; ``alive`` (words,) counts the sentences
    that have a word at each step.
    """
    _, sentences, _, gates = prepared.shape
    width = gates // 4
    out = np.zeros((*prepared.shape[:3], width), dtype=np.float32)
    hidden = np.zeros((2, sentences, width), dtype=np.float32)
    cell = np.zeros_like(hidden)
    for step, rows in enumerate(alive):
        moved: Any = prepared[:, :rows, step] + hidden[:, :rows] @ recurrent
        kept = _sigmoid(moved[..., : 2 * width])
        new = np.tanh(moved[..., 2 * width : 3 * width])
        cell[:, :rows] = kept[..., width:] * cell[:, :rows] + kept[..., :width] * new
        hidden[:, :rows] = _sigmoid(moved[..., 3 * width :]) * np.tanh(cell[:, :rows])
        out[:, :rows, step] = hidden[:, :rows]
    return out


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
