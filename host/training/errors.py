"""Errors put into correct sentences: marks left out or added, words mistaken for others."""

from typing import Any

import numpy as np

from pismovnik.proofreading.tagger.tokens import MARKS

BITS = np.array([1 << bit for bit in range(MARKS)], dtype=np.uint8)
LOWER, CAPITAL = 2, 1  # features.shape


class Sentences:
    """The corpus, in batches of sentences of one length."""

    def __init__(self, path: str, words_in_batch: int, seed: int) -> None:
        arrays = np.load(path)
        self.lengths = arrays["lengths"].astype(np.int64)
        self.ends = np.cumsum(self.lengths)
        self.ids, self.shapes, self.marks = (arrays[name] for name in ("ids", "shapes", "marks"))
        self.seen = arrays["seen"].astype(np.int64)
        self.grammemes = arrays["grammemes"]
        self.splits, self.forms, self.sounds = (arrays[n] for n in ("splits", "forms", "sounds"))
        parts = np.flatnonzero(self.splits[:, 0] >= 0)
        self.joined = {tuple(self.splits[i].tolist()): int(i) for i in parts}
        self.firsts = np.zeros(len(self.seen), dtype=bool)
        self.firsts[self.splits[parts, 0]] = True
        self.batches = self._batches(words_in_batch, seed)

    def _batches(self, words: int, seed: int) -> list[np.ndarray[Any, Any]]:
        order = np.argsort(self.lengths, kind="stable")
        batches, start, held = [], 0, 0
        for place, number in enumerate(order):
            held += self.lengths[number]
            if held > words:
                batches.append(order[start : place + 1])
                start, held = place + 1, 0
        np.random.default_rng(seed).shuffle(batches)
        return batches

    def sentence(self, number: int) -> tuple[Any, Any, Any]:
        """Word numbers, shapes and marks of a sentence, each (words,)."""
        place = slice(self.ends[number] - self.lengths[number], self.ends[number])
        return self.ids[place], self.shapes[place], self.marks[place]


def padded(rows: list[Any], dtype: Any) -> Any:
    table = np.zeros((len(rows), max(map(len, rows))), dtype=dtype)
    for row, values in zip(table, rows, strict=True):
        row[: len(values)] = values
    return table


def batch(corpus: Sentences, numbers: Any, rng: Any, *, spoilt: bool = True) -> dict[str, Any]:
    """A batch whose words are mistaken here and there, its marks untouched.

    ``wrong`` tells the spoilt words, ``inside`` the words, ``gaps`` the gaps between words.
    """
    rows = [corpus.sentence(number) for number in numbers]
    wrong = [np.zeros(len(ids), dtype=bool) for ids, _, _ in rows]
    if spoilt:
        for place in np.flatnonzero(rng.random(len(rows)) < 0.35):
            rows[place], wrong[place] = _divided_otherwise(corpus, rows[place], rng)
    ids, shapes, marks = (
        padded([row[k] for row in rows], t) for k, t in ((0, int), (1, np.uint8), (2, np.uint8))
    )
    lengths = np.array([len(row[0]) for row in rows])
    inside = np.arange(ids.shape[1]) < lengths[:, None]
    found = padded(wrong, bool)
    if spoilt:
        ids, shapes, found = _mistaken(corpus, ids, shapes, found, inside, rng)
    seen = np.concatenate([corpus.seen[ids], shapes[..., None].astype(np.int64)], -1)
    gaps = np.arange(ids.shape[1]) < lengths[:, None] - 1
    return {
        "seen": seen,
        "grammemes": corpus.grammemes[ids].astype(np.float32) * inside[..., None],
        "marks": (marks[..., None] & BITS) > 0,
        "wrong": found,
        "inside": inside,
        "gaps": gaps,
    }


def _divided_otherwise(corpus: Sentences, row: Any, rng: Any) -> tuple[Any, Any]:
    """One word as two, or two as one: «также» and «так же»."""
    ids, shapes, marks = row
    wrong = np.zeros(len(ids), dtype=bool)
    apart = np.flatnonzero(corpus.splits[ids, 0] >= 0)
    together = [
        place
        for place in np.flatnonzero(corpus.firsts[ids[:-1]] & (marks[:-1] == 0))
        if (int(ids[place]), int(ids[place + 1])) in corpus.joined
    ]
    if not len(apart) + len(together):
        return row, wrong
    choice = rng.integers(len(apart) + len(together))
    if choice < len(apart):
        place = apart[choice]
        two = corpus.splits[ids[place]]
        ids = np.concatenate([ids[:place], two, ids[place + 1 :]])
        shapes = np.insert(shapes, place + 1, LOWER)
        marks = np.insert(marks, place, 0)
        wrong = np.insert(wrong, place, False)
        wrong[place : place + 2] = True
    else:
        place = together[choice - len(apart)]
        one = corpus.joined[(int(ids[place]), int(ids[place + 1]))]
        ids = np.concatenate([ids[:place], [one], ids[place + 2 :]])
        shapes, marks = np.delete(shapes, place + 1), np.delete(marks, place)
        wrong = np.delete(wrong, place)
        wrong[place] = True
    return (ids, shapes, marks), wrong


def _mistaken(
    corpus: Sentences, ids: Any, shapes: Any, found: Any, inside: Any, rng: Any
) -> tuple[Any, Any, Any]:
    """Words replaced by another form or by one that sounds alike; capitals and small letters."""
    rate = np.array((0.0, 0.02, 0.08))[rng.integers(3, size=len(ids))][:, None]
    ids, shapes, found = ids.copy(), shapes.copy(), found.copy()
    for table, share in ((corpus.forms, 0.6), (corpus.sounds, 1.0)):
        other = table[ids, rng.integers(table.shape[1], size=ids.shape)]
        hit = inside & ~found & (other >= 0) & (rng.random(ids.shape) < rate * share)
        ids[hit], found[hit] = other[hit], True
    turned = inside & ~found & (rng.random(ids.shape) < rate / 8) & (shapes <= LOWER)
    turned[:, 0] = False
    shapes[turned] = LOWER + CAPITAL - shapes[turned]
    found[turned] = True
    return ids, shapes, found


def disturbed(marks: Any, gaps: Any, plausible: Any, rng: Any) -> Any:
    """The marks as a writer might have put them.

    ``plausible`` (sentences, words) is how likely the model itself thought a comma to be
    where there is none: people put superfluous commas in such places.
    """
    seen = marks.copy()
    rows = len(marks)
    kept_out = np.array((0.05, 0.3, 1.0))[rng.choice(3, p=(0.5, 0.35, 0.15), size=rows)][:, None]
    comma = seen[..., 0]
    comma &= ~(rng.random(comma.shape) < kept_out)
    free = gaps & ~marks[..., 0] & ~marks[..., 1:].any(-1)
    if plausible is None:
        added = np.array((0.0, 0.01, 0.03))[rng.integers(3, size=rows)][:, None]
        comma |= free & (rng.random(comma.shape) < added)
    else:
        bold = np.array((0.0, 0.25, 0.6))[rng.integers(3, size=rows)][:, None]
        chance = bold * plausible + bold / 60
        comma |= free & (rng.random(comma.shape) < chance)
    for mark in (1, 2):  # dash, colon
        left_out = np.array((0.1, 0.5))[rng.integers(2, size=rows)][:, None]
        seen[..., mark] &= ~(rng.random(comma.shape) < left_out)
    return seen
