"""Words as they stand in a sentence, with all the readings that the dictionary gives them."""

import functools
from collections.abc import Iterable, Mapping

import msgspec
from pymorphy3.analyzer import Parse

from pismovnik.russian import morphology
from pismovnik.russian.language import Token

#: Readings of a form that are this much rarer than the commonest one are left out:
#: «смету» is «смести» in one text of seven, «к» is hardly ever «как».
_RARE = 0.2


class Word(msgspec.Struct, frozen=True):
    """A word or sign of a text; offsets are code points.

    ``may_be`` and ``lemmas`` ask the dictionary for all readings; ``pos``, ``lemma`` and
    ``has`` tell natasha's one reading in context, and nothing of a word without context,
    such as one of a file name. ``mark`` is the mark before the word, empty where there is
    none; ``quoted`` tells that it stands in quotation marks.
    """

    text: str
    start: int
    stop: int
    pos: str = ""
    feats: Mapping[str, str] = {}
    lemma: str = ""
    mark: str = ""
    quoted: bool = False

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def form(self) -> str:
        """The word as it stands, in lower case and «е» for «ё»."""
        return plain(self.text)

    @property
    def lemmas(self) -> frozenset[str]:
        """The form and its dictionary forms, «е» for «ё»."""
        return _lemmas(self.text, self.lemma)

    def is_one_of(self, lemmas: frozenset[str]) -> bool:
        return not self.lemmas.isdisjoint(lemmas)

    def may_be(self, *grammemes: str) -> bool:
        """Whether some reading carries all these grammemes of OpenCorpora."""
        return _may_be(self.text, grammemes)

    def has(self, feature: str, value: str) -> bool:
        """Whether the word carries a feature of Universal Dependencies, such as Case, Nom."""
        return self.feats.get(feature) == value

    @property
    def likeliest_part(self) -> str:
        """OpenCorpora's part of speech of the commonest reading, "" for what is no word."""
        return str(morphology.parses(self.text)[0].tag.POS or "")

    @property
    def is_verbal(self) -> bool:
        """Whether the commonest reading is a form of a verb other than a full participle."""
        return self.is_word and self.likeliest_part in {"VERB", "PRTS", "INFN", "GRND"}

    @property
    def is_finite(self) -> bool:
        """By context, or by the dictionary where it knows only a verb: natasha misses rarer ones."""
        tagged = self.pos in {"VERB", "AUX"} and self.has("VerbForm", "Fin")
        return tagged or _is_only_verb(self.text)

    @property
    def is_past(self) -> bool:
        if self.pos in {"VERB", "AUX"}:
            return self.has("Tense", "Past")
        return _is_only_verb(self.text) and morphology.has_grammeme(self.text, "past")

    @property
    def is_future(self) -> bool:
        """By the dictionary: natasha guesses the tense of rarer verbs."""
        return morphology.has_grammeme(self.text.lower(), "futr")

    def is_in_person(self, person: str) -> bool:
        """Whether a verb stands in person "1", "2" or "3"."""
        only_verb = _is_only_verb(self.text)
        known = only_verb and morphology.has_grammeme(self.text, person + "per")
        return known or (self.has("Person", person) and not only_verb)


def word_of(token: Token, *, mark: str = "", quoted: bool = False) -> Word:
    """A word with what natasha reads in its context."""
    return Word(
        token.text, token.start, token.stop, token.pos, token.feats, token.lemma, mark, quoted
    )


def words_of(tokens: Iterable[Token]) -> tuple[Word, ...]:
    """The words among tokens, without marks."""
    return tuple(word_of(token) for token in tokens if token.is_word)


def plain(word: str) -> str:
    """A word in lower case with «е» for «ё», as the lists are compared."""
    return word.lower().replace("ё", "е")


def plain_set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(plain(word) for word in words)


@functools.lru_cache(maxsize=1_500)
def _is_only_verb(word: str) -> bool:
    return all(parse.tag.POS == "VERB" for parse in morphology.parses(plain(word)))


@functools.lru_cache(maxsize=1_500)
def _readings(word: str) -> tuple[Parse, ...]:
    parses = morphology.parses(word)
    return tuple(parse for parse in parses if parse.score >= _RARE * parses[0].score)


@functools.lru_cache(maxsize=1_500)
def _lemmas(word: str, lemma: str) -> frozenset[str]:
    found = {plain(word)} | {plain(parse.normal_form) for parse in _readings(word)}
    return frozenset(found | {plain(lemma)} if lemma else found)


@functools.lru_cache(maxsize=1_500)
def _may_be(word: str, grammemes: tuple[str, ...]) -> bool:
    return any(set(grammemes) in parse.tag for parse in _readings(word))
