"""What the rules ask about Russian text: words, sentences, people and places.

natasha (names, morphology in context) takes half a second and 100 MB to load, so it is
loaded once, at the first question or in the background by ``load``.
"""

import functools
import sys
import threading
from typing import TYPE_CHECKING, Literal

import msgspec
import pymorphy3

if TYPE_CHECKING:
    from natasha import Doc

# natasha and yargy import pymorphy2, which fails on Python 3.12 and newer; pymorphy3 is
# its maintained continuation with the same interface.
sys.modules.setdefault("pymorphy2", pymorphy3)

SpanType = Literal["PER", "LOC", "ORG"]

_CACHE_TEXTS = 256


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
        self._analyse = functools.lru_cache(maxsize=_CACHE_TEXTS)(self._analyse_uncached)

    def load(self) -> None:
        """Load natasha now. Idempotent; raises what loading raises."""
        with self._lock:
            _models()

    def analysis(self, text: str) -> Analysis:
        """Sentences, tokens and named spans of a text. Remembered for the last texts asked."""
        with self._lock:
            return self._analyse(text)

    def _analyse_uncached(self, text: str) -> Analysis:
        doc = _models().annotate(text)
        sentences = tuple(
            Sentence(
                start=sentence.start,
                stop=sentence.stop,
                text=sentence.text,
                tokens=tuple(
                    Token(
                        text=token.text,
                        start=token.start,
                        stop=token.stop,
                        pos=token.pos,
                        feats=dict(token.feats or {}),
                        lemma=token.lemma,
                        sentence=number,
                    )
                    for token in sentence.tokens
                ),
            )
            for number, sentence in enumerate(doc.sents or ())
        )
        spans = tuple(Span(s.type, s.start, s.stop, s.text) for s in doc.spans or ())
        return Analysis(text=text, sentences=sentences, spans=spans)


class _Models:
    """natasha's parts that are used: segmenter, morphology and names. Syntax is not loaded."""

    def __init__(self) -> None:
        from natasha import (
            MorphVocab,
            NewsEmbedding,
            NewsMorphTagger,
            NewsNERTagger,
            Segmenter,
        )

        embedding = NewsEmbedding()
        self._segmenter = Segmenter()
        self._vocabulary = MorphVocab()
        self._morphology = NewsMorphTagger(embedding)
        self._names = NewsNERTagger(embedding)

    def annotate(self, text: str) -> "Doc":
        from natasha import Doc

        doc = Doc(text)
        doc.segment(self._segmenter)
        if doc.tokens:
            doc.tag_morph(self._morphology)
            doc.tag_ner(self._names)
            for token in doc.tokens:
                token.lemmatize(self._vocabulary)
        return doc


@functools.cache
def _models() -> _Models:
    return _Models()
