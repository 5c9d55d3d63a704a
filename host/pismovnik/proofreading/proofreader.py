"""From a letter to its errors of language: engine and detectors, then filter, rank, merge."""

import bisect
import contextlib
import functools
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from pismovnik.findings import Finding, Problem, Severity
from pismovnik.letter.model import Letter
from pismovnik.policy import Policy
from pismovnik.proofreading import document, messages, severities, spelling
from pismovnik.proofreading.dictionary import Dictionary
from pismovnik.proofreading.document import MAX_TEXT, Document
from pismovnik.proofreading.engine import Cancelled, Engine, EngineError, Match, never
from pismovnik.proofreading.filters import Scene, is_dropped
from pismovnik.proofreading.names import KnownNames, known_names
from pismovnik.proofreading.untouchable import Untouchable
from pismovnik.russian import remembering
from pismovnik.russian.language import Language
from pismovnik.text import Text

if TYPE_CHECKING:
    from pismovnik.proofreading.tagger import Tagger

_MAX_REPLACEMENTS = 5
_FIRST_TEXT = "Всё готово."
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
        """Have all parts check a sentence, so that the first letter need not wait for them to start."""
        self._detected(_FIRST_TEXT)
        list(self._tagger.matches(_FIRST_TEXT))
        with self._engine_in_use, contextlib.suppress(EngineError):  # the next check will tell
            self.engine.check(_FIRST_TEXT)

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
        remembering.texts.clear()  # it would keep the engine alive
        self.engine.close()

    # The detectors' lists, the tagger's weights and numpy take a quarter of a second: the answer
    # to the extension's greeting does not wait for them.
    @functools.cached_property
    def _tagger(self) -> "Tagger":
        from pismovnik.proofreading.tagger import Tagger

        return Tagger(self._language)

    def _detected(self, text: str) -> tuple[Match, ...]:
        from pismovnik.proofreading.detectors import detect

        return detect(self._language, text)

    def _scene(
        self, text: Document, policy: Policy, names: KnownNames, files: Iterable[str] = ()
    ) -> Scene:
        untouchable = Untouchable(text.text, files)
        dictionary = Dictionary.of(policy.dictionary)
        return Scene(text, untouchable, names, dictionary, self._language)

    def _proofread(
        self, text: Document, scene: Scene, cancelled: Callable[[], bool]
    ) -> list[Finding]:
        self.problems = (_TOO_LONG,) if text.cut else ()
        matches = self._matches(text, cancelled)
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
            matches += [_moved(match, start) for match in self._of_engine(piece, cancelled)]
        blocks = [text.text[part.start : part.end] for part in text.parts]
        self._tagger.prepare(blocks, cancelled)
        for part, block in zip(text.parts, blocks, strict=True):
            if cancelled():
                raise Cancelled
            found = [*self._detected(block), *self._tagger.matches(block, cancelled)]
            matches += [_moved(match, part.start) for match in found]
        return [*matches, *spelling.passed_over(text.text, matches)]

    def _of_engine(self, piece: str, cancelled: Callable[[], bool]) -> Sequence[Match]:
        """What the engine finds; remembered unless it had help or checks less than usual."""
        known = remembering.texts.about(piece)
        found: Sequence[Match] | None = known.get(self.engine)
        if found is None:
            with self._engine_in_use:
                found = self.engine.check(piece, cancelled)
            if self.engine.problem is None:
                known[self.engine] = found
            elif self.engine.problem not in self.problems:
                self.problems = (self.engine.problem, *self.problems)
        return found


def _moved(match: Match, by: int) -> Match:
    if not by:
        return match
    return msgspec.structs.replace(match, start=match.start + by, end=match.end + by)


def _finding(match: Match, scene: Scene, severity: Severity) -> Finding:
    if spelling.is_of_word(match):
        return _spelling(match, scene)
    replacements = tuple(r for r in match.replacements if r and "{" not in r)
    return _placed(
        match,
        scene,
        Finding(
            rule=severities.rule_id(match),
            severity=severity,
            message=messages.of_engine(match, severities.family(match), scene.covered(match)),
            replacements=replacements[:_MAX_REPLACEMENTS],
            confidence=severities.confidence(match),
        ),
    )


def _spelling(match: Match, scene: Scene) -> Finding:
    """An unknown word: an error, or a hint where it is not plain that it is one."""
    verdict = scene.verdict(match)
    place = msgspec.structs.replace(match, start=verdict.start, end=verdict.end)
    word = scene.covered(place)
    severity = severities.of_confidence(verdict.probability) or Severity.HINT
    sure = severity is Severity.WARN and bool(verdict.replacements)
    return _placed(
        place,
        scene,
        Finding(
            rule="spelling" if sure else _UNKNOWN,
            severity=severity if sure else Severity.HINT,
            message=messages.misspelt(word, verdict.replacements[0])
            if sure
            else messages.unknown(word),
            replacements=verdict.replacements[:_MAX_REPLACEMENTS],
            confidence=verdict.probability,
        ),
    )


def _placed(match: Match, scene: Scene, finding: Finding) -> Finding:
    part = scene.document.part_at(match.start)
    return msgspec.structs.replace(
        finding,
        block=part.index,
        start=match.start - part.start,
        end=min(match.end, part.end) - part.start,
        excerpt=scene.covered(match),
    )


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


def _rank(finding: Finding) -> tuple[float, int, int]:
    start, end = _span(finding)
    return (-(finding.confidence or 0), end - start, start)


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
