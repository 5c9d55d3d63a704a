"""How often each rule is right, counted anew: ``make evidence``.

Writes the counts of host/pismovnik/proofreading/evidence.tsv. What was decided by hand, and
why, stays as it stands there. Rules that state a probability themselves are not counted.

Correctors leave errors. Each finding that counts as wrong is printed, to be judged by a reader;
the name of one that is right after all belongs into left_errors.txt, and counts as right.
"""

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Set

import msgspec
from tqdm import tqdm

from pismovnik.policy import LanguageToolSettings
from pismovnik.proofreading import document, spelling
from pismovnik.proofreading.choice import choose_engine
from pismovnik.proofreading.detectors import detect
from pismovnik.proofreading.dictionary import Dictionary
from pismovnik.proofreading.evidence import PATH, Evidence, lines_of, read
from pismovnik.proofreading.filters import Scene, is_dropped
from pismovnik.proofreading.names import KnownNames
from pismovnik.proofreading.untouchable import Untouchable
from pismovnik.russian.language import Language
from pismovnik.text_lists import read_words
from tests.quality import sets
from tests.quality.sets import Case, Edit

_AROUND = 20  # characters beside a finding that tell it from another


class Heard(msgspec.Struct, frozen=True):
    """A rule that spoke, and where. ``category`` is LanguageTool's."""

    rule: str
    category: str
    start: int
    end: int


class Listener:
    """Hears every rule that survives the filters, also one that is switched off."""

    def __init__(self) -> None:
        self._language = Language()
        self._engine = choose_engine(LanguageToolSettings(mode="embedded"))

    def __call__(self, text: str) -> Iterator[Heard]:
        whole = document.of_text(text)
        scene = Scene(
            whole, Untouchable(text, ()), KnownNames(iter(())), Dictionary(()), self._language
        )
        for match in (*self._engine.check(whole.text), *detect(self._language, whole.text)):
            states_it = match.confidence is not None or spelling.is_of_word(match)
            if not states_it and not is_dropped(match, scene):
                yield Heard(match.rule_id, match.category, match.start, match.end)


Hear = Callable[[str], Iterator[Heard]]


class Counted(msgspec.Struct):
    """The counts of a rule; see ``Evidence``."""

    category: str = ""
    right: int = 0
    wrong: int = 0
    corrected: int = 0
    edited: int = 0


def main() -> int:
    """Count and write; print what is to be judged; 2 where the texts are not at hand."""
    absent = sets.missing()
    if absent is not None:
        print(f"make evidence: the texts to count on are not here: {absent}", file=sys.stderr)
        return 2
    score_text = sets.scorer("score_text")
    cases = [
        (case, chosen.unmarked) for chosen in sets.SETS for case in sets.cases(chosen, score_text)
    ]
    counting = Counting(Listener(), read_words(__file__, "left_errors.txt")["left"])
    for case, unmarked in tqdm(cases):
        counting.add(case, unmarked)
    for text in tqdm(list(sets.edited_sentences())):
        counting.add_edited(text)
    PATH.write_text("\n".join(lines_of(merged(counting.rules, read()))) + "\n", encoding="utf-8")
    print("\n".join(sorted(counting.alarms)))
    return 0


class Counting:
    """Counts rule by rule; ``alarms`` holds a line for each finding that counts as wrong.

    ``left`` names the findings that a reader judged to be errors which the correctors left.
    """

    def __init__(self, hear: Hear, left: Iterable[str]) -> None:
        self.rules: dict[str, Counted] = {}
        self.alarms: set[str] = set()
        self._hear = hear
        self._left = frozenset(left)

    def add(self, case: Case, unmarked: Set[str]) -> None:
        """Count on a text with errors and on its correction."""
        for heard in self._hear(case.text):
            if heard.category in unmarked:
                continue
            if any(touches(heard, edit) for edit in case.edits) or self._is_left(case.text, heard):
                self._of(heard).right += 1
            else:
                self._of(heard).wrong += 1
                self.alarms.add(line_of(case.text, heard))
        for heard in self._hear(case.target):
            if heard.category not in unmarked and not self._is_left(case.target, heard):
                self._of(heard).corrected += 1
                self.alarms.add(line_of(case.target, heard))

    def add_edited(self, text: str) -> None:
        """Count on a text that should have no errors."""
        for heard in self._hear(text):
            if self._is_left(text, heard):
                self._of(heard).right += 1
            else:
                self._of(heard).edited += 1
                self.alarms.add(line_of(text, heard))

    def _of(self, heard: Heard) -> Counted:
        return self.rules.setdefault(heard.rule, Counted(heard.category))

    def _is_left(self, text: str, heard: Heard) -> bool:
        return name_of(text, heard) in self._left


def name_of(text: str, heard: Heard) -> str:
    """A short name of a finding that tells nothing of its text."""
    around = text[max(0, heard.start - _AROUND) : heard.end + _AROUND]
    return hashlib.blake2b(f"{heard.rule}\0{around}".encode(), digest_size=5).hexdigest()


def line_of(text: str, heard: Heard) -> str:
    before, after = text[max(0, heard.start - 40) : heard.start], text[heard.end : heard.end + 40]
    words = f"{before}[{text[heard.start : heard.end]}]{after}"
    return f"{heard.rule}\t{name_of(text, heard)}\t{words}"


def touches(heard: Heard, edit: Edit) -> bool:
    return heard.start < edit.end and edit.start < heard.end


def merged(counted: dict[str, Counted], former: dict[str, Evidence]) -> list[Evidence]:
    """The new counts with the decisions of the former table, by rule."""
    decided = {rule: row for rule, row in former.items() if row.decision}
    rows = []
    for rule in {*counted, *decided}:
        figures = counted.get(rule, Counted())
        kept = decided.get(rule)
        rows.append(
            Evidence(
                rule=rule,
                category=figures.category or (kept.category if kept else ""),
                right=figures.right,
                wrong=figures.wrong,
                corrected=figures.corrected,
                edited=figures.edited,
                decision=kept.decision if kept else None,
                reason=kept.reason if kept else "",
            )
        )
    return sorted(rows, key=lambda row: row.rule.lower())


if __name__ == "__main__":
    sys.exit(main())
