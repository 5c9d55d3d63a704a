"""Correct sentences as arrays: words by number, the case of their letters, the marks after them.

usage: python -m training.corpus CORPUS_FOLDER OUT.npz
"""

import collections
import lzma
import sys
from pathlib import Path
from typing import Any

import numpy as np
from navec import Navec
from slovnet.vocab import Vocab

from pismovnik.proofreading.tagger import divisions
from pismovnik.proofreading.tagger.features import GRAMMEMES, features, shape
from pismovnik.proofreading.tagger.tokens import words_of
from pismovnik.russian import morphology
from pismovnik.russian.language import embedding_number
from training.sounds import sounding_alike

SHORTEST, LONGEST = 4, 60  # words
ALTERNATIVES = 8
_PARTS_THAT_CHANGE = frozenset(["NOUN", "ADJF", "ADJS", "VERB", "PRTF", "PRTS", "NUMR", "NPRO"])


def embeddings() -> Any:
    """navec, as natasha brings it."""
    from natasha.data import NEWS_EMBEDDING  # importable once pismovnik.russian.language is

    return Navec.load(NEWS_EMBEDDING)


def main(folder: str, out: str) -> None:
    sentences, words = _read(Path(folder))
    arrays = _vocabulary(words)
    lengths = np.array([len(ids) for ids, _, _ in sentences], dtype=np.int16)
    np.savez(
        out,
        lengths=lengths,
        ids=np.concatenate([ids for ids, _, _ in sentences]),
        shapes=np.concatenate([shapes for _, shapes, _ in sentences]),
        marks=np.concatenate([marks for _, _, marks in sentences]),
        **arrays,
    )


def _read(folder: Path) -> tuple[list[Any], collections.Counter[str]]:
    numbers: dict[str, int] = {}
    counts: collections.Counter[str] = collections.Counter()
    sentences = []
    for path in sorted(folder.glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                words = words_of(line.strip())
                if not SHORTEST <= len(words) <= LONGEST:
                    continue
                lowered = [word.text.lower() for word in words]
                counts.update(lowered)
                ids = [numbers.setdefault(word, len(numbers)) for word in lowered]
                sentences.append(
                    (
                        np.array(ids, dtype=np.int32),
                        np.array([shape(word.text) for word in words], dtype=np.uint8),
                        np.array([word.marks for word in words], dtype=np.uint8),
                    )
                )
        print(path.name, len(sentences), len(numbers), flush=True)
    return sentences, collections.Counter({word: counts[word] for word in numbers})


def _vocabulary(counts: collections.Counter[str]) -> dict[str, Any]:
    words = list(counts)
    numbers = {word: number for number, word in enumerate(words)}
    vocab = Vocab(embeddings().vocab.words)
    seen = np.zeros((len(words), 3), dtype=np.int32)
    grammemes = np.zeros((len(words), len(GRAMMEMES)), dtype=np.uint8)
    splits = np.full((len(words), 2), -1, dtype=np.int32)
    groups: dict[tuple[Any, ...], list[int]] = collections.defaultdict(list)
    for number, word in enumerate(words):
        told = features(word)
        seen[number] = embedding_number(vocab, word), told.ending3, told.ending2
        grammemes[number, list(told.grammemes)] = 1
        for key in _lexemes(word):
            groups[key].append(number)
        parts = divisions.split(word)
        if parts and all(part in numbers for part in parts) and morphology.is_known(word):
            splits[number] = [numbers[part] for part in parts]
    return {
        "seen": seen,
        "grammemes": grammemes,
        "splits": splits,
        **_alternatives(words, counts, numbers, groups),
    }


def _lexemes(word: str) -> set[tuple[Any, ...]]:
    """Word forms with a key in common are forms of one word; of a verb, of one tense."""
    keys: set[tuple[Any, ...]] = set()
    for parse in morphology.parses(word)[:3]:
        tag = parse.tag
        if parse.is_known and tag.POS in _PARTS_THAT_CHANGE:
            keys.add((parse.normal_form, tag.POS, str(tag.tense), str(tag.mood)))
    return keys


def _alternatives(
    words: list[str],
    counts: collections.Counter[str],
    numbers: dict[str, int],
    groups: dict[tuple[Any, ...], list[int]],
) -> dict[str, Any]:
    """For each word up to ALTERNATIVES others that may stand in its place by mistake."""
    rng = np.random.default_rng(0)
    forms = np.full((len(words), ALTERNATIVES), -1, dtype=np.int32)
    sounds = np.full((len(words), ALTERNATIVES), -1, dtype=np.int32)
    frequency = np.sqrt(np.array([counts[word] for word in words], dtype=np.float64))
    for number, word in enumerate(words):
        alike = [numbers[other] for other in sounding_alike(word) if other in numbers]
        others = {other for key in _lexemes(word) for other in groups[key]} - {number}
        for table, chosen in ((forms, sorted(others)), (sounds, alike)):
            if len(chosen) > ALTERNATIVES:
                weights = frequency[chosen] / frequency[chosen].sum()
                chosen = rng.choice(chosen, ALTERNATIVES, replace=False, p=weights).tolist()
            table[number, : len(chosen)] = chosen
    return {"forms": forms, "sounds": sounds}


if __name__ == "__main__":
    main(*sys.argv[1:])
