"""A text as the tagger has read it: sentences with their words and the network's opinion."""

import functools
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from pismovnik.proofreading.engine import Cancelled, never
from pismovnik.proofreading.tagger.network import Network, Reading, trained_weights
from pismovnik.proofreading.tagger.tokens import Word, words_of
from pismovnik.russian.language import Language, Sentence
from pismovnik.russian.remembering import remembered

#: Sentences whose readings are kept: a letter of some sixty pages, 3 MB.
_CACHE_SENTENCES = 2_000
#: Longer ones are lists and tables run together, or no prose.
_LONGEST = 120  # words
#: Sentences that are read at once; between such batches a check can be ended.
_BATCH = 64

_Words = tuple[Word, ...]


class ReadSentence(msgspec.Struct, frozen=True):
    """A sentence of a text. The places of ``words`` count from the sentence's beginning."""

    sentence: Sentence
    words: _Words
    reading: Reading


class Reader:
    """Reads texts with the trained network. Safe to use from several threads."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._lock = threading.Lock()
        self._known: OrderedDict[str, Reading] = OrderedDict()

    @functools.cached_property
    def _network(self) -> Network:
        return Network(trained_weights(), self._language.embeddings)

    def sentences(self, text: str, cancelled: Callable[[], bool] = never) -> list[ReadSentence]:
        """The sentences of a text that can be judged, in their order. Raises Cancelled."""
        divided = self._divided(text)
        readings = self._read({one.text: words for one, words in divided}, cancelled)
        return [ReadSentence(one, words, readings[one.text]) for one, words in divided]

    def prepare(self, texts: Iterable[str], cancelled: Callable[[], bool] = never) -> None:
        """Read the sentences of several texts at once, which is faster than one text by one."""
        divided = [pair for text in texts for pair in self._divided(text)]
        self._read({one.text: words for one, words in divided}, cancelled)

    def readings(self, sentences: Sequence[Sequence[Word]]) -> list[Reading]:
        """What the network says of sentences that are not to be remembered."""
        return self._network.read(sentences)

    def frequency(self, word: str) -> int:
        """How common a word form is (see Language.frequency)."""
        return self._language.frequency(word.lower())

    @remembered
    def _divided(self, text: str) -> Iterator[tuple[Sentence, _Words]]:
        for sentence in self._language.analysis(text).sentences:
            words = tuple(words_of(sentence.text))
            if 1 < len(words) <= _LONGEST:
                yield sentence, words

    def _read(self, texts: dict[str, _Words], cancelled: Callable[[], bool]) -> dict[str, Reading]:
        with self._lock:
            readings = {text: self._known[text] for text in texts if text in self._known}
        unread = [text for text in texts if text not in readings]
        for start in range(0, len(unread), _BATCH):
            if cancelled():
                raise Cancelled
            batch = unread[start : start + _BATCH]
            read = self.readings([texts[text] for text in batch])
            readings.update(zip(batch, read, strict=True))
        self._remember(readings)
        return readings

    def _remember(self, readings: dict[str, Reading]) -> None:
        with self._lock:
            for text, reading in readings.items():
                self._known[text] = reading
                self._known.move_to_end(text)
            while len(self._known) > _CACHE_SENTENCES:
                self._known.popitem(last=False)
