"""Measures Письмовник beside stock language_tool_python and its own engine: ``make quality``.

Writes docs/quality.md, in which neither the day nor the machine leaves a trace.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from tqdm import tqdm

from pismovnik.letter.eml import read_eml
from pismovnik.letter.model import Letter
from tests.quality import counting, sets
from tests.quality.counting import LetterResult, Result
from tests.quality.page import Measured, page
from tests.quality.systems import System, all_systems

PAGE = Path(__file__).parents[2] / "docs" / "quality.md"


def main() -> int:
    """Measure and write the page; 2 where the texts are not at hand."""
    absent = sets.missing()
    if absent is not None:
        print(f"make quality: the texts to measure on are not here: {absent}", file=sys.stderr)
        return 2
    with all_systems() as systems:
        measured = measure(systems)
    PAGE.write_text(page(measured), encoding="utf-8")
    print(f"written: {PAGE}")
    return 0


def measure(systems: list[System]) -> Measured:
    letters = read_letters()
    return Measured(
        systems=[system.name for system in systems],
        results={chosen: [result(system, chosen) for system in systems] for chosen in sets.SETS},
        letters=[letter_result(system, letters) for system in systems],
    )


def result(system: System, chosen: sets.Set) -> Result:
    score_text = sets.scorer("score_text")
    cases = sets.cases(chosen, score_text)
    for case in tqdm(cases, desc=f"{chosen.name}: {system.name}"):
        system.of_text(case.text)  # remembered for what counts below
        system.of_text(case.target)
    return Result(
        headline=counting.headline(score_text, chosen, system.of_text),
        counts=counting.count(cases, system.of_text, chosen.typed),
    )


def read_letters() -> list[tuple[dict[str, Any], Letter]]:
    """The labelled letters, as they come out of a file."""
    score_letters = sets.scorer("score_letters")
    with tempfile.TemporaryDirectory() as folder:
        return [
            (labelled, read_eml(score_letters.build_eml(labelled, Path(folder))))
            for labelled in sets.letters()
        ]


def letter_result(system: System, letters: list[tuple[dict[str, Any], Letter]]) -> LetterResult:
    judged = [
        (labelled, system.of_letter(letter))
        for labelled, letter in tqdm(letters, desc=f"{sets.LETTERS.name}: {system.name}")
    ]
    return counting.language_of_letters(judged, sets.scorer("score_letters"))


if __name__ == "__main__":
    sys.exit(main())
