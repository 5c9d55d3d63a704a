"""Turns the network's beliefs into probabilities: how often a fault of such a belief is one.

usage: python -m training.calibrate EVAL_FOLDER

Looks for faults in texts whose errors are annotated (GERA.dev.m2, LORuGEC.val.m2) and fits a
logistic regression for each kind of fault; the coefficients go beside the weights.
"""

import collections
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
from sklearn.linear_model import LogisticRegression

from pismovnik.proofreading.tagger import calibration
from pismovnik.proofreading.tagger.mistakes import mistakes
from pismovnik.proofreading.tagger.punctuation import faults
from pismovnik.proofreading.tagger.reading import Reader, ReadSentence
from pismovnik.russian.language import Language

SETS = ("GERA.dev.m2", "LORuGEC.val.m2")
#: Fewer faults than these, right and wrong, tell nothing of a kind.
FEWEST = 10
#: Strength of the prior that a coefficient is zero.
PRIOR = 0.1

#: Name of the kind, evidence, and whether the annotation has an error there.
Found = tuple[str, dict[str, float], bool]


def main(folder: str) -> None:
    reader = Reader(Language())
    found: dict[str, list[Found]] = collections.defaultdict(list)
    for text, regions in _annotated(Path(folder)):
        for sentence in reader.sentences(text):
            for one in _found(reader, sentence, regions):
                found[one[0]].append(one)
    fitted = {kind: _fitted(rows) for kind, rows in sorted(found.items())}
    told = {kind: coefficients for kind, coefficients in fitted.items() if coefficients}
    encoded = msgspec.json.format(msgspec.json.encode(told), indent=2)
    calibration.COEFFICIENTS.write_bytes(encoded + b"\n")


def _annotated(folder: Path) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    read_m2 = runpy.run_path(str(folder / "score_text.py"))["read_m2"]
    for name in SETS:
        for text, regions, _ in read_m2(str(folder / name)):
            yield text, [(start, end) for start, end, _, _ in regions]


def _found(reader: Reader, read: ReadSentence, regions: list[tuple[int, int]]) -> Iterator[Found]:
    def is_error(first: int, last: int) -> bool:
        start = read.sentence.start + read.words[first].start
        stop = read.sentence.start + read.words[last].stop
        return any(start < end and begin < stop for begin, end in regions)

    for fault in faults(read):
        evidence = calibration.evidence_of_fault(fault)
        yield fault.kind, evidence, is_error(fault.left, fault.left + 1)
    for mistake in mistakes(reader, read):
        evidence = calibration.evidence_of_mistake(mistake)
        yield mistake.kind, evidence, is_error(mistake.first, mistake.last)


def _fitted(rows: list[Found]) -> dict[str, float] | None:
    right = sum(is_right for _, _, is_right in rows)
    print(rows[0][0], "right", right, "wrong", len(rows) - right, flush=True)
    if min(right, len(rows) - right) < FEWEST:
        return None
    names = list(rows[0][1])
    model = LogisticRegression(C=1 / PRIOR)
    model.fit([[evidence[name] for name in names] for _, evidence, _ in rows], [r[2] for r in rows])
    weights = dict(zip(names, model.coef_[0].tolist(), strict=True))
    return {"constant": float(model.intercept_[0]), **weights}


if __name__ == "__main__":
    main(*sys.argv[1:])
