"""What the rules ask about Russian text: words, sentences, people and places.

natasha (names, morphology in context) takes half a second and 100 MB to load, so it is
loaded once, at the first question or in the background by ``load``.
"""

import contextlib
import re
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

import msgspec
import pymorphy3

from pismovnik.proofreading.engine import Cancelled, never
from pismovnik.russian.remembering import remembered

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pismovnik.russian.models import Models

# natasha and yargy import pymorphy2, which fails on Python 3.12 and newer; pymorphy3 is
# its maintained continuation with the same interface.
sys.modules.setdefault("pymorphy2", pymorphy3)

SpanType = Literal["PER", "LOC", "ORG"]

#: Characters that natasha reads at once, a tenth of a second; between them a check can be ended.
_PIECE = 2_000
_SENTENCE_END = re.compile(r"\n+|[.!?…]\s+(?=[A-ZА-ЯЁ])")


class Token(msgspec.Struct, frozen=True):
    """A word or a mark of a text.

    ``start`` and ``stop`` are code points. ``pos`` and ``feats`` are Universal Dependencies'
    part of speech and features as natasha reads them in context, such as "VERB" and
    {"Person": "1", "Tense": "Fut"}; ``lemma`` is the dictionary form in lower case.
    ``sentence`` is the index of its sentence in the text.
    """

    text: str
    start: int
    stop: int
    pos: str
    feats: dict[str, str]
    lemma: str
    sentence: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


class Span(msgspec.Struct, frozen=True):
    """A person, place or company found by natasha, in code points."""

    type: SpanType
    start: int
    stop: int
    text: str


class Sentence(msgspec.Struct, frozen=True):
    """A sentence of a text, in code points, with its tokens."""

    start: int
    stop: int
    text: str
    tokens: tuple[Token, ...]


class Analysis(msgspec.Struct, frozen=True):
    """What natasha says of one text."""

    text: str
    sentences: tuple[Sentence, ...]
    spans: tuple[Span, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(token for sentence in self.sentences for token in sentence.tokens)


class Language:
    """Answers questions about Russian text. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._cancelled: Callable[[], bool] = never

    def load(self) -> None:
        """Load natasha now. Idempotent; raises what loading raises."""
        with self._lock:
            _models()

    def embeddings(self, words: Sequence[str]) -> "NDArray[np.float32]":
        """The vectors of word forms in lower case: (words, 300); one vector for all unknown ones."""
        with self._lock:
            models = _models()
        pq = models.vectors
        numbers = [embedding_number(models.words, word) for word in words]
        parts = pq.codes[pq.qdims, pq.indexes[numbers]]
        vectors: NDArray[np.float32] = parts.reshape(len(numbers), pq.dim)
        return vectors

    @contextlib.contextmanager
    def until(self, cancelled: Callable[[], bool]) -> Iterator[None]:
        """Meanwhile ``analysis`` raises Cancelled soon after ``cancelled`` begins to answer yes."""
        self._cancelled = cancelled
        try:
            yield
        finally:
            self._cancelled = never

    @remembered
    def analysis(self, text: str) -> Analysis:
        """Sentences, tokens and named spans of a text."""
        with self._lock:
            return self._analyse(text)

    def frequency(self, word: str) -> int:
        """How often a word form in lower case stands in the milliard words that navec was made of.

        0 for the rarest, which have no embedding.
        """
        with self._lock:
            models = _models()
        return int(models.counts[embedding_number(models.words, word)])

    def _analyse(self, text: str) -> Analysis:
        sentences: list[Sentence] = []
        spans: list[Span] = []
        for start, end in _pieces(text):
            if self._cancelled():
                raise Cancelled
            part = _analysed(text[start:end], start, len(sentences))
            sentences += part.sentences
            spans += part.spans
        return Analysis(text=text, sentences=tuple(sentences), spans=tuple(spans))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """A text in pieces that end with a sentence, where there are any in so much text."""
    start = 0
    while len(text) - start > _PIECE:
        ends = [found.end() for found in _SENTENCE_END.finditer(text, start, start + _PIECE)]
        space = text.rfind(" ", start + 1, start + _PIECE)
        end = ends[-1] if ends else max(space, 0) or start + _PIECE
        yield start, end
        start = end
    yield start, len(text)


def _analysed(text: str, start: int, number: int) -> Analysis:
    """What natasha says of a piece that begins at ``start`` with sentence ``number`` of a text."""
    doc = _models().annotate(text)
    sentences = tuple(
        Sentence(
            start=start + sentence.start,
            stop=start + sentence.stop,
            text=sentence.text,
            tokens=tuple(
                Token(
                    text=token.text,
                    start=start + token.start,
                    stop=start + token.stop,
                    pos=token.pos,
                    feats=dict(token.feats or {}),
                    lemma=token.lemma,
                    sentence=place,
                )
                for token in sentence.tokens
            ),
        )
        for place, sentence in enumerate(doc.sents or (), start=number)
    )
    spans = tuple(Span(s.type, start + s.start, start + s.stop, s.text) for s in doc.spans or ())
    return Analysis(text=text, sentences=sentences, spans=spans)


def embedding_number(vocabulary: Any, word: str) -> int:
    """The number of a word form in lower case in a slovnet Vocab, some of which lacks ё."""
    numbers = vocabulary.item_ids
    number = numbers.get(word)
    if number is None:
        number = numbers.get(word.replace("ё", "е"), vocabulary.unk_id)
    return int(number)


def _models() -> "Models":
    from pismovnik.russian.models import models

    return models()
