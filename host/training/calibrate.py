"""Turns the network's beliefs into probabilities: how often a fault of such a belief is one.

usage: python -m training.calibrate EVAL_FOLDER (the corpus lies beside it)

Looks for faults in texts whose errors are annotated (GERA.dev.m2, LORuGEC.val.m2) and fits a
logistic regression for each kind of fault; the coefficients go beside the weights. Kinds that a
rule has to name are seldom met: of these it counts the share that is right, in the annotated
texts, in judged.tsv, and where a dash or a colon is left out of a correct sentence.
"""

import collections
import itertools
import lzma
import math
import re
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
from sklearn.linear_model import LogisticRegression

from pismovnik.proofreading.severities import HINT_FROM
from pismovnik.proofreading.tagger import calibration
from pismovnik.proofreading.tagger.mistakes import mistakes
from pismovnik.proofreading.tagger.punctuation import NAMED_ONLY, faults
from pismovnik.proofreading.tagger.reading import Reader, ReadSentence
from pismovnik.russian.language import Language

#: Places in the corpus where the tagger finds a mark wrong: file, line, number of the word before
#: (from 0), and the verdict by the handbooks: + it is wrong, - it is right or left to the writer.
JUDGED = Path(__file__).with_name("judged.tsv")
#: Sentences of a file of the corpus from which a mark is left out: people too forget it in one
#: sentence of a few dozen, for in judged.tsv stand all alarms of 54,000 sentences.
MOST_HIDDEN = 100
MARK = re.compile(r"(?<=[\w»)]) [—–-]{1,2} (?=[\w«])|(?<=[\w»)]): (?=[\w«])")
SETS = ("GERA.dev.m2", "LORuGEC.val.m2")
#: Fewer faults than these, right or wrong, tell nothing of what the probability depends on.
FEWEST = 10
#: Knowing nothing, a fault that a rule names is a hint; that counts as much as one fault met.
PRIOR_SHARE = HINT_FROM
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
    corpus = Path(folder).parent / "corpus"
    for one in (*_judged(reader, corpus), *_hidden(reader, corpus)):
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


def _judged(reader: Reader, corpus: Path) -> Iterator[Found]:
    """What the tagger finds at the judged places of the corpus."""
    verdicts: dict[str, dict[int, tuple[int, bool]]] = collections.defaultdict(dict)
    for row in JUDGED.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            name, line, left, verdict = row.split("\t")
            verdicts[name][int(line)] = int(left), verdict == "+"
    for name, judged in verdicts.items():
        with lzma.open(corpus / f"{name}.txt.xz", "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if number in judged:
                    yield from _at_place(reader, line.strip(), *judged[number])


def _at_place(reader: Reader, text: str, left: int, is_error: bool) -> Iterator[Found]:
    for read in reader.sentences(text)[:1]:
        for fault in faults(read):
            if fault.left == left and fault.kind in NAMED_ONLY:
                yield fault.kind, calibration.evidence_of_fault(fault), is_error


def _hidden(reader: Reader, corpus: Path) -> Iterator[Found]:
    """What the tagger finds in sentences of the corpus whose only dash or colon is left out."""
    for path in sorted(corpus.glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            hidden = (one for line in lines if (one := _without_mark(line.strip())))
            for text, place, kind in itertools.islice(hidden, MOST_HIDDEN):
                for read in reader.sentences(text):
                    for fault in faults(read):
                        if fault.kind in {"missing_dash", "missing_colon"}:
                            here = read.sentence.start + read.words[fault.left].stop == place
                            evidence = calibration.evidence_of_fault(fault)
                            yield fault.kind, evidence, here and fault.kind == kind


def _without_mark(text: str) -> tuple[str, int, str] | None:
    """The sentence without its only dash or colon, the place of it, and what is missing."""
    marks = list(MARK.finditer(text))
    if len(marks) != 1:
        return None
    place, end = marks[0].span()
    kind = "missing_colon" if marks[0][0] == ": " else "missing_dash"
    return f"{text[:place]} {text[end:]}", place, kind


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
    kind = rows[0][0]
    right = sum(is_right for _, _, is_right in rows)
    print(kind, "right", right, "wrong", len(rows) - right, flush=True)
    if kind in NAMED_ONLY:
        return _shares(rows)
    names = list(rows[0][1])
    if min(right, len(rows) - right) < FEWEST:
        return None
    model = LogisticRegression(C=1 / PRIOR)
    model.fit([[evidence[name] for name in names] for _, evidence, _ in rows], [r[2] for r in rows])
    weights = dict(zip(names, model.coef_[0].tolist(), strict=True))
    return {"constant": float(model.intercept_[0]), **weights}


def _shares(rows: list[Found]) -> dict[str, float]:
    """A probability for the doubtful faults of a kind and one for the others, as coefficients."""
    firm, doubtful = (
        _share([is_right for _, evidence, is_right in rows if bool(evidence["doubtful"]) is doubt])
        for doubt in (False, True)
    )
    return {**dict.fromkeys(rows[0][1], 0.0), "constant": firm, "doubtful": doubtful - firm}


def _share(right: list[bool]) -> float:
    share = (sum(right) + PRIOR_SHARE) / (len(right) + 1)
    return math.log(share / (1 - share))


if __name__ == "__main__":
    main(*sys.argv[1:])
