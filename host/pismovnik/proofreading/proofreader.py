"""From a letter to its errors of language: engine and detectors, then filter, rank, merge."""

import bisect
import contextlib
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

import msgspec

from pismovnik.findings import Finding, Problem, Severity
from pismovnik.letter.model import Letter
from pismovnik.policy import Policy
from pismovnik.proofreading import document, messages, severities, typos
from pismovnik.proofreading.detectors import detect
from pismovnik.proofreading.dictionary import Dictionary
from pismovnik.proofreading.document import MAX_TEXT, Document
from pismovnik.proofreading.engine import Cancelled, Engine, EngineError, Match, never
from pismovnik.proofreading.filters import Scene, is_dropped
from pismovnik.proofreading.names import KnownNames, known_names
from pismovnik.proofreading.severities import UNKNOWN_WORD
from pismovnik.proofreading.untouchable import Untouchable
from pismovnik.russian.language import Language
from pismovnik.text import Text

_MAX_REPLACEMENTS = 5
_LONGEST_WORD = 60
_UNKNOWN = "spelling.unknown"
_TOO_LONG = Problem(
    "proofreading_cut",
    Text(
        ru=f"Письмо очень длинное: правописание проверено в первых {MAX_TEXT // 1000} тысячах знаков.",
        en=f"A very long letter: only its first {MAX_TEXT} characters were proofread.",
    ),
    holds=False,
)


class Proofreader:
    """Proofreads with one engine. ``load`` may run in another thread than the checks."""

    def __init__(self, engine: Engine, language: Language) -> None:
        self.engine = engine
        self._language = language
        self._engine_in_use = threading.Lock()
        #: What kept a part of the last text from being proofread as the policy wants.
        self.problems: tuple[Problem, ...] = ()

    def load(self) -> None:
        """Have the engine check a word, so that the first letter need not wait for it to start."""
        with self._engine_in_use, contextlib.suppress(EngineError):  # the next check will tell
            self.engine.check("Готово.")

    def findings(
        self, letter: Letter, policy: Policy, cancelled: Callable[[], bool] = never
    ) -> list[Finding]:
        """The errors of language in what the writer wrote. Raises EngineError, Cancelled."""
        text = document.of_letter(letter)
        files = [attachment.name for attachment in letter.attachments]
        scene = self._scene(text, policy, known_names(letter), files)
        return self._proofread(text, scene, cancelled)

    def text_findings(self, text: str, policy: Policy) -> list[Finding]:
        """The errors of language in a text that is no letter. Raises EngineError."""
        whole = document.of_text(text)
        return self._proofread(whole, self._scene(whole, policy, KnownNames(iter(()))), never)

    def close(self) -> None:
        self.engine.close()

    def _scene(
        self, text: Document, policy: Policy, names: KnownNames, files: Iterable[str] = ()
    ) -> Scene:
        untouchable = Untouchable(text.text, files)
        dictionary = Dictionary.of(policy.dictionary)
        return Scene(text, untouchable, names, dictionary, self._language)

    def _proofread(
        self, text: Document, scene: Scene, cancelled: Callable[[], bool]
    ) -> list[Finding]:
        matches = self._matches(text, cancelled)
        self.problems = tuple(_problems(self.engine, text))
        found = [
            _finding(match, scene, severity)
            for match in matches
            if (severity := severities.severity(match)) and not is_dropped(match, scene)
        ]
        return list(_without_repeated_hints(_merged(found)))

    def _matches(self, text: Document, cancelled: Callable[[], bool]) -> list[Match]:
        matches = []
        for start, piece in text.pieces():
            if cancelled():
                raise Cancelled
            with self._engine_in_use:
                found = self.engine.check(piece, cancelled)
            matches += [_moved(match, start) for match in found]
        for part in text.parts:
            if cancelled():
                raise Cancelled
            found = detect(self._language, text.text[part.start : part.end])
            matches += [_moved(match, part.start) for match in found]
        return matches


def _moved(match: Match, by: int) -> Match:
    if not by:
        return match
    return msgspec.structs.replace(match, start=match.start + by, end=match.end + by)


def _finding(match: Match, scene: Scene, severity: Severity) -> Finding:
    part = scene.document.part_at(match.start)
    excerpt = scene.covered(match)
    family = severities.family(match)
    rule = severities.rule_id(match)
    message = messages.of_engine(match, family, excerpt)
    replacements = tuple(r for r in match.replacements if r and "{" not in r)
    if match.rule_id == UNKNOWN_WORD:
        rule, severity, message, replacements = _spelling(match, scene, excerpt)
    return Finding(
        rule=rule,
        severity=severity,
        message=message,
        block=part.index,
        start=match.start - part.start,
        end=min(match.end, part.end) - part.start,
        excerpt=excerpt,
        replacements=replacements[:_MAX_REPLACEMENTS],
    )


def _spelling(match: Match, scene: Scene, word: str) -> tuple[str, Severity, Text, tuple[str, ...]]:
    """An unknown word is an error where a plain slip of a common word explains it."""
    meant = typos.plainly_meant(word, match.replacements)
    if not meant or (word[:1].isupper() and not scene.begins_sentence(match)):
        return _UNKNOWN, Severity.HINT, messages.unknown(word), match.replacements
    others = tuple(r for r in match.replacements if r not in meant)
    return "spelling", Severity.WARN, messages.misspelt(word, meant[0]), meant + others


def _merged(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for one place: the surer, then the shorter, then the earlier."""
    kept: list[Finding] = []
    taken: defaultdict[int | None, list[tuple[int, int]]] = defaultdict(list)
    for finding in sorted(findings, key=_rank):
        span, spans = _span(finding), taken[finding.block]
        place = bisect.bisect_left(spans, span)
        if not any(_overlap(span, near) for near in spans[max(0, place - 1) : place + 1]):
            spans.insert(place, span)
            kept.append(finding)
    return sorted(kept, key=lambda finding: (finding.block or 0, finding.start or 0))


def _rank(finding: Finding) -> tuple[bool, int, int]:
    start, end = _span(finding)
    return (finding.severity is Severity.HINT, end - start, start)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _span(finding: Finding) -> tuple[int, int]:
    return finding.start or 0, finding.end or 0


def _without_repeated_hints(findings: Iterable[Finding]) -> Iterator[Finding]:
    """An unknown term is spoken of once, however often the letter uses it."""
    beginnings: set[str] = set()
    for finding in findings:
        word = finding.excerpt.lower()[:_LONGEST_WORD]
        if finding.rule == _UNKNOWN and word[: max(4, len(word) - 3)] in beginnings:
            continue
        beginnings.update(word[:length] for length in range(4, len(word) + 1))
        beginnings.add(word)
        yield finding


def _problems(engine: Engine, text: Document) -> Iterator[Problem]:
    if engine.problem is not None:
        yield engine.problem
    if text.cut:
        yield _TOO_LONG
