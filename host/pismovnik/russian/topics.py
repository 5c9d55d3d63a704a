"""The matters of a paragraph: which sentences go on and which turn to something else.

A sentence goes on with a matter when it names the same things, refers back («он», «это»,
«поэтому», «если…») or names nothing of its own. Sentences about one event may still name
different things, so disjoint words alone prove little: see ``announces_several``.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.language import Language, Sentence, Token
from pismovnik.russian.phrases import sections
from pismovnik.russian.remembering import remembered
from pismovnik.russian.words import Word, plain, words_of
from pismovnik.text_lists import read_words

_PHRASES = sections(read_words(__file__, "topics.txt"))
_NAMING = frozenset({"NOUN", "PROPN", "X"})
_DESCRIBING = frozenset({"ADJ", "VERB"})
_ITEM_BREAKS = frozenset({",", ";", "+", "/", "и"})
#: «№ 9101, 9107»; not «№ 12, 5 марта».
_NUMBERS = re.compile(
    r"№+\s*\d[\w/-]*\s*(?:[,;]|и)\s*(?:№\s*)?\d[\w/-]*(?![:.]?\d|\s*(?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|"
    r"сен|окт|ноя|дек|год|час))",
    re.IGNORECASE,
)
_LIST = 3
_MOST_SENTENCES = 60  # each is compared with all before it
_SHORTEST_STEM = 4


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """A matter of a paragraph: the sentences from ``start`` to ``end`` in code points.

    ``opening_end`` is where the first thing that it names ends; ``names`` are the things
    named in dictionary form; ``turned`` tells that the writer announces the turn («Что
    касается отчёта…»).
    """

    start: int
    end: int
    opening_end: int
    names: frozenset[str]
    turned: bool = False


@remembered
def matters(language: Language, text: str) -> tuple[Matter, ...]:
    """The matters of a paragraph in their order, without sentences that name nothing."""
    found: list[_Gathering] = []
    for sentence in language.analysis(text).sentences[:_MOST_SENTENCES]:
        said = _Said(sentence)
        known = next((g for g in reversed(found) if g.is_continued_by(said)), None)
        if found and (known is not None or not said.is_own):
            (known or found[-1]).add(said)
        else:
            found.append(_Gathering(said))
    return tuple(g.matter() for g in found if g.first.theme is not None)


@remembered
def stages(language: Language, text: str) -> Iterator[int]:
    """Where sentences begin that open a stage or another matter, in code points."""
    turns = {matter.start for matter in matters(language, text)}
    for sentence in language.analysis(text).sentences[1:]:
        words = words_of(sentence.tokens)[:6]
        opened = any(_opens(words, title) for title in ("stages", "turning", "adding"))
        if opened or sentence.start in turns:
            yield sentence.start


def announces_several(text: str, tokens: Sequence[Token]) -> bool:
    """Whether a subject or a sentence announces several matters.

    «Ответы по связи, замкам и счёту», «Заявки № 9101, 9107», «Несколько вопросов».
    """
    words = words_of(tokens)
    announced = _PHRASES["several"].is_in(words)
    return announced or _NUMBERS.search(text) is not None or len(named_items(tokens)) >= _LIST


def named_items(tokens: Sequence[Token]) -> tuple[frozenset[str], ...]:
    """The things that a subject lists: «Ответы по связи, замкам, отчёту» names three."""
    items = tuple(names.nouns for part in _parts(tokens) if (names := _Names(part)).nouns)
    return items if len(items) > 1 else ()


def names_of(tokens: Sequence[Token]) -> frozenset[str]:
    """The things that some words name, in their dictionary forms."""
    return _Names(words_of(tokens)).nouns


def is_named(matter: Matter, item: frozenset[str]) -> bool:
    """Whether a matter is about one of these things."""
    return any(_related(a, b) for a in matter.names for b in item)


def _parts(tokens: Sequence[Token]) -> Iterator[tuple[Word, ...]]:
    """The words between commas and «и»; what stands after a colon is the list."""
    part: list[Token] = []
    for token in tokens:
        if token.text in _ITEM_BREAKS:
            yield words_of(part)
            part = []
        elif token.text == ":":
            part = []
        else:
            part.append(token)
    yield words_of(part)


class _Names:
    """The things that words name, and the words that may be derived from such names."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.themes = [w for w in words if _names_something(w)]
        self.nouns = frozenset(_lemma(w) for w in self.themes)
        self.others = frozenset(
            _lemma(w) for w in words if w.pos in _DESCRIBING and len(w.form) > _SHORTEST_STEM
        )

    def meets(self, other: "_Names") -> bool:
        pairs = (
            (self.nouns, other.nouns),
            (self.nouns, other.others),
            (self.others, other.nouns),
        )
        return any(_related(a, b) for left, right in pairs for a in left for b in right)


class _Said:
    """A sentence: what it names and how it opens."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        words = words_of(sentence.tokens)
        self.names = _Names(words)
        self.theme = next(iter(self.names.themes), None)
        self.turned = _opens(words, "turning")
        self.refers_back = (
            not self.turned and not _opens(words, "adding") and _refers_back(words, self.theme)
        )

    @property
    def is_own(self) -> bool:
        return self.theme is not None and not self.refers_back


class _Gathering:
    """A matter while its sentences are gathered."""

    def __init__(self, first: _Said) -> None:
        self.first = first
        self.said = [first]

    def add(self, said: _Said) -> None:
        self.said.append(said)

    def is_continued_by(self, said: _Said) -> bool:
        return any(known.names.meets(said.names) for known in self.said)

    def matter(self) -> Matter:
        theme = self.first.theme
        assert theme is not None
        return Matter(
            start=self.first.sentence.start,
            end=self.said[-1].sentence.stop,
            opening_end=theme.stop,
            names=frozenset().union(*(said.names.nouns for said in self.said)),
            turned=self.first.turned,
        )


def _refers_back(words: Sequence[Word], theme: Word | None) -> bool:
    """Whether a word before the first name points to what was said."""
    before = [word for word in words if theme is None or word.start < theme.start]
    pointed = [
        word for number, word in enumerate(before) if number == 0 or word.pos in {"PRON", "DET"}
    ]
    return any(_PHRASES["going on"].is_in((word,)) for word in pointed)


def _opens(words: Sequence[Word], title: str) -> bool:
    return any(match.first == 0 for match in _PHRASES[title].find(words))


def _names_something(word: Word) -> bool:
    if not _is_noun(word) or word.text[0].isdigit() or len(word.form) < 3:
        return False
    return not (_PHRASES["general"].is_in((word,)) or _PHRASES["people"].is_in((word,)))


def _is_noun(word: Word) -> bool:
    """By context, or by the dictionary where natasha takes a rare noun for an adjective."""
    if word.pos in _NAMING:
        return True
    return word.pos == "ADJ" and morphology.parses(word.form)[0].tag.POS == "NOUN"


def _lemma(word: Word) -> str:
    return plain(word.lemma)


def _related(one: str, other: str) -> bool:
    """«Оплата» and «оплатить», «касса» and «кассовый»: a common beginning."""
    shorter = min(len(one), len(other))
    if one == other or shorter <= _SHORTEST_STEM:
        return one == other
    needed = max(_SHORTEST_STEM, shorter - 2)
    return one[:needed] == other[:needed]
