"""The network against a plain reading of its definition, one word after another."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from pismovnik.proofreading.tagger.features import ENDINGS2, ENDINGS3, GRAMMEMES, SHAPES
from pismovnik.proofreading.tagger.network import Array, Network
from pismovnik.proofreading.tagger.tokens import MARKS, words_of

WIDTH, EMBEDDING = 8, 6
SENTENCES = [words_of(text) for text in ("Да, конечно.", "Мы ждём «Итоги», а не акт", "Готово")]


def embed(words: Sequence[str]) -> Array:
    vectors = [np.random.default_rng(sum(map(ord, word))).normal(size=EMBEDDING) for word in words]
    return np.array(vectors, dtype=np.float32)


@pytest.fixture
def weights() -> dict[str, Array]:
    entered = EMBEDDING + 4 + 3 + 2 + 5 + 2 + 2
    shapes: dict[str, tuple[int, ...]] = {
        "ending3.weight": (ENDINGS3, 4),
        "ending2.weight": (ENDINGS2, 3),
        "shape.weight": (SHAPES, 2),
        "grammemes.weight": (5, len(GRAMMEMES)),
        "marks.weight": (2, MARKS),
        "marks.bias": (2,),
        "input.weight": (WIDTH, entered),
        "input.bias": (WIDTH,),
        "gap_hidden.weight": (5, 2 * WIDTH + 2),
        "gap_hidden.bias": (5,),
        "gap.weight": (3, 5),
        "gap.bias": (3,),
        "word_hidden.weight": (5, WIDTH),
        "word_hidden.bias": (5,),
        "word.weight": (1, 5),
        "word.bias": (1,),
    }
    for layer in ("l0", "l0_reverse", "l1", "l1_reverse"):
        for side in ("ih", "hh"):
            columns = WIDTH if side == "ih" else WIDTH // 2
            shapes[f"lstm.weight_{side}_{layer}"] = (2 * WIDTH, columns)
            shapes[f"lstm.bias_{side}_{layer}"] = (2 * WIDTH,)
    rng = np.random.default_rng(0)
    return {name: rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


def sigmoid(value: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1 / (1 + np.exp(-value))


def one_way(
    steps: list[NDArray[np.float64]], weights: dict[str, Array], name: str
) -> list[NDArray[np.float64]]:
    hidden = cell = np.zeros(WIDTH // 2)
    out = []
    for step in steps:
        gates = (
            weights[f"lstm.weight_ih_{name}"] @ step
            + weights[f"lstm.bias_ih_{name}"]
            + weights[f"lstm.weight_hh_{name}"] @ hidden
            + weights[f"lstm.bias_hh_{name}"]
        )
        entering, forgetting, new, leaving = np.split(gates, 4)
        cell = sigmoid(forgetting) * cell + sigmoid(entering) * np.tanh(new)
        hidden = sigmoid(leaving) * np.tanh(cell)
        out.append(hidden)
    return out


def test_each_direction_reads_a_sentence_from_its_own_end(weights: dict[str, Array]) -> None:
    network = Network(weights, embed)
    read = network.read(SENTENCES)
    for words, reading in zip(SENTENCES, read, strict=True):
        columns = np.arange(len(words))
        entered, after = network._entered(words, columns)
        steps = list(entered)
        for layer in ("l0", "l1"):
            forward = one_way(steps, weights, layer)
            back = one_way(steps[::-1], weights, f"{layer}_reverse")[::-1]
            steps = [np.concatenate(pair) for pair in zip(forward, back, strict=True)]
        context = [step + first for step, first in zip(steps, entered, strict=True)]
        for place in columns:
            following = context[place + 1] if place + 1 < len(words) else np.zeros(WIDTH)
            gap = np.concatenate([context[place], following, after[place]])
            hidden = np.maximum(weights["gap_hidden.weight"] @ gap + weights["gap_hidden.bias"], 0)
            comma, dash, colon = sigmoid(weights["gap.weight"] @ hidden + weights["gap.bias"])
            told = reading.comma[place], reading.dash[place], reading.colon[place]
            assert told == pytest.approx((comma, dash, colon), abs=1e-4)


def test_a_sentence_is_read_alike_alone_and_among_others(weights: dict[str, Array]) -> None:
    network = Network(weights, embed)
    together = network.read(SENTENCES)
    for words, reading in zip(SENTENCES, together, strict=True):
        (alone,) = network.read([words])
        assert alone.wrong == pytest.approx(reading.wrong, abs=1e-5)
        assert alone.comma == pytest.approx(reading.comma, abs=1e-5)


def test_no_sentences(weights: dict[str, Array]) -> None:
    assert Network(weights, embed).read([]) == []
