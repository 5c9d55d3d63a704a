"""The parts of a check, each alone: where the time of a full check goes.

Each part sees each letter for the first time: nothing is answered from a cache, but for
natasha's analysis, which all parts share and whose time is in the full check.
"""

import time
from collections.abc import Callable
from functools import partial

import msgspec

from pismovnik.checking import Checker
from pismovnik.letter.model import Letter, RawBlock
from pismovnik.messaging.types import Draft
from pismovnik.messaging.wire import letter_of
from pismovnik.policy import LanguageToolSettings, Policy
from pismovnik.policy_files import PolicyFiles
from pismovnik.proofreading.choice import choose_engine
from pismovnik.proofreading.detectors import detect
from pismovnik.proofreading.document import of_letter
from pismovnik.proofreading.tagger import Tagger
from pismovnik.rules.registry import all_rules
from tests.bench import host
from tests.bench.letters import Paragraphs


class Parts(msgspec.Struct, frozen=True):
    """Seconds for each letter."""

    full: list[float]
    engine: list[float]
    rules: list[float]
    detectors: list[float]
    tagger: list[float]


def measure(letters: list[Paragraphs], warm_up: Paragraphs) -> Parts:
    checker = Checker(PolicyFiles(None, None))
    checker.load()
    checker.check(_letter(warm_up))
    read = [_letter(letter) for letter in letters]
    full = [_timed(partial(checker.check, letter)) for letter in read]
    language = checker.language
    engine = choose_engine(LanguageToolSettings(mode="embedded"))
    engine.check(warm_up.text)
    written = [of_letter(letter).text for letter in read]
    for text in written:
        language.analysis(text)
    tagger = Tagger(language)
    list(tagger.matches(warm_up.text))
    return Parts(
        full=full,
        engine=[_timed(partial(engine.check, text)) for text in written],
        rules=[_timed(partial(_run_rules, checker, letter)) for letter in read],
        detectors=[_timed(partial(detect, language, text)) for text in written],
        tagger=[_timed(partial(_run_tagger, tagger, text)) for text in written],
    )


def _letter(letter: Paragraphs) -> Letter:
    blocks = tuple(RawBlock(kind="paragraph", origin="author", text=text) for text in letter.parts)
    draft = {**host.HEADERS, "key": "parts", "blocks": []}
    return letter_of(msgspec.structs.replace(msgspec.convert(draft, Draft), blocks=blocks))


def _run_rules(checker: Checker, letter: Letter) -> None:
    for rule in all_rules().values():
        list(rule.check(letter, checker.language, Policy()))


def _run_tagger(tagger: Tagger, text: str) -> None:
    list(tagger.matches(text))


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
