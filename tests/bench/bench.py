"""Measures Письмовник beside stock language_tool_python in one run: ``make bench``.

Writes docs/benchmarks.md with its pictures. Absolute times hold for the machine of the run; the
ratios are what to quote.
"""

import argparse
import sys
import time

import msgspec

from tests.bench import checks, curves, host, parts, sending, stock, typing_cost
from tests.bench.editor import Editor, running_editor
from tests.bench.figures import Figures, Soak, median
from tests.bench.letters import CORRECT, Paragraphs, made_letters, usual_letters
from tests.bench.machine import this_machine
from tests.bench.page import page
from tests.bench.rows import LONG

SOAK = stock.CACHE / "soak.json"

LENGTHS = (600, 1000, 2000, 5000, 10_000, LONG)
TYPED_LENGTHS = (1000, 5000, LONG)


class Plan(msgspec.Struct, frozen=True):
    """How often each thing is measured."""

    hellos: int
    starts: int
    usual: int
    repeats: int
    edits: int
    verdicts: int
    rounds: int
    bursts: int


FULL = Plan(hellos=15, starts=5, usual=24, repeats=2, edits=8, verdicts=6, rounds=2, bursts=8)
QUICK = Plan(hellos=3, starts=1, usual=4, repeats=1, edits=2, verdicts=2, rounds=1, bursts=2)


def main() -> None:
    options = _options()
    folder = stock.CACHE / "quick" if options.quick else stock.CACHE
    docs = folder / "docs" if options.quick else stock.ROOT / "docs"
    kept = folder / "figures.json"
    if not options.page:
        figures = measure(QUICK if options.quick else FULL)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(msgspec.json.encode(figures))
    figures = msgspec.json.decode(kept.read_bytes(), type=Figures)
    soak = msgspec.json.decode(SOAK.read_bytes(), type=Soak) if SOAK.exists() else None
    curves.draw(figures, docs / "pictures")
    (docs / "benchmarks.md").write_text(page(figures, soak), encoding="utf-8")
    print(f"bench: {docs / 'benchmarks.md'}")


def measure(plan: Plan) -> Figures:
    stock.fetch()
    letters = usual_letters()[: plan.usual]
    long = made_letters(length for _ in range(plan.repeats) for length in LENGTHS)
    by_length = {length: long[n :: len(LENGTHS)] for n, length in enumerate(LENGTHS)}
    _say("the start of both")
    hello = [host.hello_seconds() for _ in range(plan.hellos)]
    start = checks.starts(letters[: plan.starts])
    _say("letters of the usual length")
    usual = checks.full_checks(letters, CORRECT)
    _say("letters of growing length")
    growth = checks.growth(by_length, letters, plan.edits)
    _say("memory")
    memory = checks.memory([*letters, by_length[LONG][0]])
    _say("the parts of a check")
    alone = parts.measure(letters, CORRECT)
    with running_editor() as editor:
        machine = this_machine(editor)
        verdicts = _verdicts(editor, by_length[LONG][0], plan)
        typed = _typing(editor, [by_length[length][0] for length in TYPED_LENGTHS], plan)
    return Figures(
        machine=machine,
        hello=hello,
        start=start,
        usual=usual,
        usual_length=median([len(letter.text) for letter in letters]),
        growth=growth,
        memory=memory,
        parts=alone,
        sending=verdicts,
        typing=typed,
    )


def _verdicts(editor: Editor, long: Paragraphs, plan: Plan) -> list[sending.Verdicts]:
    _say("verdicts at Send")
    with stock.running_stock() as theirs:
        return [sending.measure(editor, theirs, body, plan.verdicts) for body in (CORRECT, long)]


def _typing(editor: Editor, letters: list[Paragraphs], plan: Plan) -> list[typing_cost.TypingCost]:
    found = []
    for letter in letters:
        _say(f"typing into a letter of {len(letter.text)} characters")
        rounds = plan.rounds if letter is letters[-1] else 1  # The promise is on the longest.
        found.append(typing_cost.measure(editor, letter, rounds, plan.bursts))
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--quick",
        action="store_true",
        help="measure little, in some three minutes; what is written lies in .bench/quick",
    )
    parser.add_argument(
        "--page", action="store_true", help="write the page anew from the figures of the last run"
    )
    return parser.parse_args()


def _say(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
