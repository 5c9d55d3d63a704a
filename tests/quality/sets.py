"""The texts that quality is measured on, and the scorer that reads them.

They lie in shared/ beside the repository; a computer without it cannot measure.
"""

import importlib.util
import json
import lzma
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import msgspec

SHARED = Path(__file__).parents[3] / "shared"
EVAL = SHARED / "eval"
CORPUS = SHARED / "corpus"
LETTERS = EVAL / "letters.jsonl"
POLICY = EVAL / "policy.toml"

#: How many sentences of each file of edited text are taken: all from its beginning, for the
#: files are shuffled.
_EDITED = {
    "docs-business-central": 300,
    "docs-cloud-adoption": 300,
    "docs-dynamics-operations": 300,
    "docs-partner-center": 300,
    "docs-project-operations": 300,
    "docs-rust-book": 300,
    "docs-skype-for-business": 300,
    "literature-prose": 800,
    "literature-publicism": 200,
    "web-ud-taiga": 300,
    "wikipedia-ud-gsd": 300,
}

Kind = Literal["m2", "jsonl"]


class Set(msgspec.Struct, frozen=True):
    """A set of erroneous texts with their corrections.

    ``typed``: its edits have types. ``unmarked`` names the categories of LanguageTool whose
    errors its correctors left alone, or that vanish in how the scorer reads it.
    """

    name: str
    kind: Kind
    typed: bool = False
    unmarked: frozenset[str] = frozenset({"TYPOGRAPHY"})

    @property
    def path(self) -> Path:
        return EVAL / self.name


SETS = (
    Set("GERA.dev.m2", "m2", typed=True),
    Set("LORuGEC.val.m2", "m2"),
    Set(
        "RuSpellGold.dev.jsonl",
        "jsonl",
        unmarked=frozenset({"TYPOGRAPHY", "CASING", "PUNCTUATION"}),
    ),
)


class Edit(msgspec.Struct, frozen=True):
    """What is to be changed between two code points of a text."""

    start: int
    end: int
    type: str
    replacement: str


class Case(msgspec.Struct, frozen=True):
    """A text, what is wrong in it, and the text without that."""

    text: str
    edits: tuple[Edit, ...]
    target: str


def missing() -> Path | None:
    """The first folder of the texts that is not here."""
    return next((folder for folder in (EVAL, CORPUS) if not folder.is_dir()), None)


def scorer(name: str) -> ModuleType:
    """A scorer of shared/eval as a module, such as «score_text»."""
    specification = importlib.util.spec_from_file_location(name, EVAL / f"{name}.py")
    assert specification is not None and specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def cases(chosen: Set, score_text: ModuleType) -> list[Case]:
    """The cases of a set, as the scorer reads them."""
    return [
        Case(text, tuple(Edit(*edit) for edit in edits), target)
        for text, edits, target in score_text.read(chosen.kind, [str(chosen.path)])
    ]


def letters() -> list[dict[str, Any]]:
    return [json.loads(line) for line in LETTERS.read_text(encoding="utf-8").splitlines()]


def edited_sentences() -> Iterator[str]:
    """Correct sentences of books, documentation, the web: 58,000 words, always the same."""
    for name, most in _EDITED.items():
        with lzma.open(CORPUS / f"{name}.txt.xz", "rt", encoding="utf-8") as lines:
            yield from (line.strip() for line in islice(lines, most))


def words_in(text: str) -> int:
    """Counted as score_text.py counts them."""
    return len(re.findall(r"\w+", text))
