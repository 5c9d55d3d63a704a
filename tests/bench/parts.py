"""The parts of a check, each alone: where the time of a full check goes.

Each part sees each letter for the first time: what the host remembers of texts is forgotten
before, but for natasha's analysis, which all parts share and whose time is in the full check.
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
from pismovnik.russian import remembering
from pismovnik.russian.language import Language
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
    tagger = Tagger(language)
    list(tagger.matches(warm_up.text))

    def alone(part: Callable[[Letter, str], object]) -> list[float]:
        return [_alone(part, letter, language) for letter in read]

    return Parts(
        full=full,
        engine=alone(lambda _, text: engine.check(text)),
        rules=alone(lambda letter, _: _run_rules(checker, letter)),
        detectors=alone(lambda _, text: detect(language, text)),
        tagger=alone(lambda _, text: list(tagger.matches(text))),
    )


def _alone(part: Callable[[Letter, str], object], letter: Letter, language: Language) -> float:
    """Seconds of a part to which nothing but natasha's analysis of the letter is known."""
    text = of_letter(letter).text
    remembering.texts.clear()
    for analysed in (text, *(block.text for block in letter.blocks)):
        language.analysis(analysed)
    return _timed(partial(part, letter, text))


def _letter(letter: Paragraphs) -> Letter:
    blocks = tuple(RawBlock(kind="paragraph", origin="author", text=text) for text in letter.parts)
    draft = {**host.HEADERS, "key": "parts", "blocks": []}
    return letter_of(msgspec.structs.replace(msgspec.convert(draft, Draft), blocks=blocks))


def _run_rules(checker: Checker, letter: Letter) -> None:
    for rule in all_rules().values():
        list(rule.check(letter, checker.language, Policy()))


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
