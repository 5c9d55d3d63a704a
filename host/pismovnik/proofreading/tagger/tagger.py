"""What the tagger finds in a text, as matches beside those of LanguageTool."""

from collections.abc import Callable, Iterable, Iterator

from pismovnik.proofreading.engine import Match, never
from pismovnik.proofreading.severities import HINT_FROM
from pismovnik.proofreading.tagger import messages, reasons
from pismovnik.proofreading.tagger.calibration import probability_of_fault, probability_of_mistake
from pismovnik.proofreading.tagger.mistakes import Mistake, mistakes
from pismovnik.proofreading.tagger.punctuation import Fault, faults
from pismovnik.proofreading.tagger.reading import Reader, ReadSentence
from pismovnik.russian.language import Language
from pismovnik.russian.remembering import remembered

_ADDED = {"missing_comma": ",", "missing_dash": " —", "missing_colon": ":"}


class Tagger:
    """Finds what the trained network finds. Safe to use from several threads."""

    def __init__(self, language: Language) -> None:
        self._reader = Reader(language)

    def prepare(self, texts: Iterable[str], cancelled: Callable[[], bool] = never) -> None:
        """Read several texts at once, which is faster than one by one. Raises Cancelled."""
        self._reader.prepare(texts, cancelled)

    def matches(self, text: str, cancelled: Callable[[], bool] = never) -> Iterator[Match]:
        """The matches of a text, each with its probability, in code points. Raises Cancelled."""
        self._reader.prepare((text,), cancelled)
        yield from self._judged(text)

    @remembered
    def _judged(self, text: str) -> Iterator[Match]:
        for read in self._reader.sentences(text):
            for fault in faults(read):
                probability = probability_of_fault(fault)
                if probability >= HINT_FROM:
                    yield _of_fault(fault, read, probability)
            for mistake in mistakes(self._reader, read):
                probability = probability_of_mistake(mistake)
                if probability >= HINT_FROM:
                    yield _of_mistake(mistake, read, probability)


def _of_fault(fault: Fault, read: ReadSentence, probability: float) -> Match:
    text, start = read.sentence.text, read.sentence.start
    left, right = read.words[fault.left], read.words[fault.left + 1]
    gap = text[left.stop : right.start]
    told = reasons.message(fault.kind, fault.reason, left.text, right.text)
    return Match(
        rule_id=fault.kind,
        category="PUNCTUATION",
        message=told.ru,
        english=told.en,
        start=start + left.start,
        end=start + right.stop,
        replacements=(left.text + _corrected(gap, fault) + right.text,),
        confidence=probability,
    )


def _corrected(gap: str, fault: Fault) -> str:
    if fault.kind == "superfluous_comma":
        return gap.replace(",", "", 1)
    space = next(place for place, letter in enumerate(gap) if letter.isspace())
    return gap[:space] + _ADDED[fault.kind] + gap[space:]


def _of_mistake(mistake: Mistake, read: ReadSentence, probability: float) -> Match:
    first, last = read.words[mistake.first], read.words[mistake.last]
    written = read.sentence.text[first.start : last.stop]
    told = messages.of_mistake(mistake.kind, written, mistake.correction)
    return Match(
        rule_id=mistake.kind,
        category="TYPOS",
        message=told.ru,
        english=told.en,
        start=read.sentence.start + first.start,
        end=read.sentence.start + last.stop,
        replacements=(mistake.correction,),
        confidence=probability,
    )
