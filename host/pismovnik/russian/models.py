"""natasha's parts that are used: segmenter, morphology and names. Syntax is not loaded.

They are put together here, since natasha itself reads the table of 250,000 words three times
and multiplies out what only comparisons of words need: two thirds of its time to load.
"""

import functools
import gzip
from typing import TYPE_CHECKING, Any

import numpy as np
from natasha import Doc, Segmenter
from natasha.data import NEWS_EMBEDDING, NEWS_MORPH, NEWS_NER
from natasha.morph.lemma import lemmatize
from natasha.morph.tagger import MorphTagger
from natasha.morph.vocab import MorphForm
from natasha.ner import NERTagger
from navec import Navec
from navec.meta import Meta
from navec.navec import META, PQ_, VOCAB
from navec.pq import PQ
from navec.tar import Tar
from slovnet.const import SHAPE, TAG, WORD
from slovnet.exec.encoders import TagEncoder
from slovnet.exec.infer import MorphInfer, NERInfer, TagDecoder
from slovnet.exec.model import NER, Morph
from slovnet.exec.pack import Pack

from pismovnik.russian import morphology

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BATCH = 8  # as in slovnet


class Models:
    """Loaded when constructed: a quarter of a second and 100 MB."""

    def __init__(self) -> None:
        self.vectors, self.counts, meta = _embedding()
        embedding = Navec(meta, None, self.vectors)
        self._segmenter = Segmenter()
        self._vocabulary = _Vocabulary()
        morphology_ = _tagger(NEWS_MORPH, Morph, MorphInfer, None)
        # Both taggers and navec number the same words alike: one table of them instead of three.
        self.words = morphology_.encoder.words_vocab
        names = _tagger(NEWS_NER, NER, NERInfer, self.words)
        self._morphology = _MorphologyTagger(morphology_).navec(embedding)
        self._names = _NameTagger(names).navec(embedding)

    def annotate(self, text: str) -> Doc:
        doc = Doc(text)
        doc.segment(self._segmenter)
        if doc.tokens:
            doc.tag_morph(self._morphology)
            doc.tag_ner(self._names)
            for token in doc.tokens:
                token.lemmatize(self._vocabulary)
        return doc


@functools.cache
def models() -> Models:
    return Models()


class _Vectors(PQ):  # type: ignore[misc]
    def precompute(self) -> None:
        """Only what looking up a word needs; not the products for comparing words."""
        self.qdims = np.arange(self.qdim)


def _embedding() -> "tuple[_Vectors, NDArray[np.uint32], Meta]":
    """navec's vectors, and how often each of its words was met."""
    with Tar(NEWS_EMBEDDING) as tar:
        meta = Meta.from_file(tar.load(META))
        vectors = _Vectors.from_file(tar.load(PQ_))
        with gzip.open(tar.load(VOCAB)) as file:
            (size,) = np.frombuffer(file.read(4), np.uint32)
            counts = np.frombuffer(file.read(4 * int(size)), np.uint32)
    return vectors, counts, meta


def _tagger(path: str, model_type: Any, infer_type: Any, words: Any) -> Any:
    """A tagger of slovnet from its file; ``words`` is a table of words to use instead of its own."""
    with Pack(path) as pack:
        pack.load_meta().check_protocol()
        model = pack.load_model(model_type)
        model = model.inject_arrays(dict(pack.load_arrays(model.weights)))
        words = words or pack.load_vocab(WORD)
        encoder = TagEncoder(words, pack.load_vocab(SHAPE), _BATCH)
        return infer_type(model, encoder, TagDecoder(pack.load_vocab(TAG)))


class _MorphologyTagger(MorphTagger):  # type: ignore[misc]
    def __init__(self, infer: MorphInfer) -> None:
        self.infer, self.batch_size = infer, _BATCH


class _NameTagger(NERTagger):  # type: ignore[misc]
    def __init__(self, infer: NERInfer) -> None:
        self.infer, self.batch_size = infer, _BATCH


class _Vocabulary:
    """What natasha's lemmatizer asks of its MorphVocab, from the dictionary that is loaded already."""

    def __call__(self, word: str) -> list[Any]:
        return [MorphForm(*parse) for parse in morphology.parses(word)]

    def lemmatize(self, word: str, pos: str, feats: dict[str, str]) -> str:
        return str(lemmatize(self, word, pos, feats))
