"""Statements: what is said, by whom of whom, and whether it is meant.

A sentence is cut at its marks and at «и», «а», «но» between two predicates; a piece
without a predicate of its own belongs to its neighbour («Вы, как всегда, не ответили»).
Words in quotation marks are somebody else's and are left out.
"""

import bisect
import functools
import itertools
import re
import sys
from collections.abc import Iterable, Iterator

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.language import Language, Token
from pismovnik.russian.paragraphs import paragraphs
from pismovnik.text_lists import read_words

_QUOTATION = re.compile(r"«[^«»]*(?:«[^«»]*»[^«»]*)*»|\"[^\"]*\"|“[^“”]*”|„[^„“”]*[“”]")
_HARD_MARKS = frozenset(";:()")
_DASHES = frozenset("—–-")
_JOINTS = frozenset({"и", "а", "но", "или", "либо"})
_LISTS = read_words(__file__, "statements.txt")
_OPENERS = frozenset(_LISTS["openers"])
_CONDITIONS = frozenset(_LISTS["conditions"])
_PREDICATIVES = frozenset(_LISTS["predicatives"])
_REPORTING = frozenset(_LISTS["reporting"])
#: Finite words that only comment: «Перенос, может быть, поможет» is one statement.
_ASIDES = frozenset(
    {("может",), ("может", "быть"), ("должно", "быть"), ("кажется",), ("похоже",), ("думаю",)}
    | {("полагаю",), ("надеюсь",), ("видно",)}
)
#: «Вряд ли» asks nothing.
_BEFORE_LI = frozenset({"вряд", "едва", "то", "чуть"})
_FIRST_PERSON = frozenset({"я", "мы"})
_SECOND_PERSON = frozenset({"ты", "вы"})


class Term(msgspec.Struct, frozen=True):
    """A word of a statement.

    ``form`` is the word as it stands, ``forms`` it and its dictionary forms, all in lower
    case and without «ё»; ``mark`` is the mark before it, empty where there is none.
    """

    token: Token
    form: str
    forms: frozenset[str]
    mark: str = ""

    @property
    def start(self) -> int:
        return self.token.start

    @property
    def stop(self) -> int:
        return self.token.stop

    def has(self, feature: str, value: str) -> bool:
        """Whether the word carries a feature of Universal Dependencies, such as Case, Nom."""
        return self.token.feats.get(feature) == value

    @property
    def is_finite(self) -> bool:
        """By context, or by the dictionary where it knows only a verb: natasha misses rarer ones."""
        tagged = self.token.pos in {"VERB", "AUX"} and self.has("VerbForm", "Fin")
        return tagged or _is_only_verb(self.form)

    @property
    def is_past(self) -> bool:
        if self.token.pos in {"VERB", "AUX"}:
            return self.has("Tense", "Past")
        return _is_only_verb(self.form) and morphology.has_grammeme(self.form, "past")

    @property
    def is_future(self) -> bool:
        """By the dictionary: natasha guesses the tense of rarer verbs."""
        return morphology.has_grammeme(self.token.text.lower(), "futr")

    def is_in_person(self, person: str) -> bool:
        """Whether a verb stands in person "1", "2" or "3"."""
        only_verb = _is_only_verb(self.form)
        known = only_verb and morphology.has_grammeme(self.form, person + "per")
        return known or (self.has("Person", person) and not only_verb)

    @property
    def is_predicate(self) -> bool:
        return self.is_finite or self.has("Variant", "Short") or self.form in _PREDICATIVES


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A clause of a text and how it is meant.

    ``sentence`` counts the sentences of the text. ``hypothetical`` statements are
    conditions, purposes and indirect questions; ``conditioned`` ones stand in a sentence
    with «если»; ``reported`` ones are what somebody other than the writer says;
    ``continues`` tells that it goes on with the subject before («Вы прочли и забыли»).
    """

    words: tuple[Term, ...]
    sentence: int
    question: bool = False
    hypothetical: bool = False
    conditioned: bool = False
    reported: bool = False
    continues: bool = False

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def stop(self) -> int:
        return self.words[-1].stop

    def sets_off(self, first: int, end: int) -> bool:
        """Whether marks or the statement's own ends stand on both sides of these words."""
        opened = first == 0 or bool(self.words[first].mark)
        return opened and (end == len(self.words) or bool(self.words[end].mark))

    def has_form(self, forms: frozenset[str]) -> bool:
        """Whether one of these words stands here in this very form."""
        return any(word.form in forms for word in self.words)

    @property
    def speaks_of_writer(self) -> bool:
        """Whether «я» or «мы», said or implied by the verb, is the subject."""
        return self.has_form(_FIRST_PERSON) or self._has_verb_of("1")

    @property
    def speaks_of_reader(self) -> bool:
        """Whether «вы» or «ты», said or implied by the verb, is the subject."""
        return self.has_form(_SECOND_PERSON) or self._has_verb_of("2")

    def _has_verb_of(self, person: str) -> bool:
        return any(word.is_finite and word.is_in_person(person) for word in self.words)


def fold(text: str) -> str:
    """A word in lower case and without «ё», which many do not write."""
    return text.lower().replace("ё", "е")


@functools.lru_cache(maxsize=128)
def statements(language: Language, text: str) -> tuple[Statement, ...]:
    """The statements of a text in its order. Quoted words are left out."""
    breaks = [paragraph.end for paragraph in paragraphs(text)]
    quotations = [match.span() for match in _QUOTATION.finditer(text)]
    found: list[Statement] = []
    for number, sentence in enumerate(language.analysis(text).sentences):
        tokens = [t for t in sentence.tokens if not _is_inside(t, quotations)]
        pieces = list(_pieces(tokens, breaks))
        question = sentence.text.rstrip().endswith("?")
        found.extend(_described(pieces, number, question))
    return tuple(found)


def terms(tokens: Iterable[Token]) -> tuple[Term, ...]:
    """The words among tokens, without marks."""
    return tuple(_term(token, "") for token in tokens if token.is_word)


@functools.lru_cache(maxsize=4096)
def _is_only_verb(form: str) -> bool:
    return all(parse.tag.POS == "VERB" for parse in morphology.parses(form))


def _is_inside(token: Token, spans: list[tuple[int, int]]) -> bool:
    """Whether a token stands in one of these spans, which are in order and apart."""
    number = bisect.bisect_right(spans, (token.start, sys.maxsize)) - 1
    return number >= 0 and token.start < spans[number][1]


def _pieces(tokens: list[Token], breaks: list[int]) -> Iterator[tuple[bool, list[Term]]]:
    """The statements of a sentence, each with whether it is joined by «и», «а», «но»."""
    gathered: list[Term] = []
    joined = predicated = False
    for mark, piece in _split_at_marks(tokens, breaks):
        if gathered and not _belongs(predicated, piece, mark):
            yield from _split_at_joints(gathered, joined)
            gathered, joined = [], piece[0].form in _JOINTS and mark == ","
            predicated = False
        gathered = [*gathered, *piece]
        predicated = predicated or _has_predicate(piece)
    if gathered:
        yield from _split_at_joints(gathered, joined)


def _split_at_marks(tokens: list[Token], breaks: list[int]) -> Iterator[tuple[str, list[Term]]]:
    """The words between marks, with the mark before them; a line of its own counts as «;»."""
    piece: list[Term] = []
    mark = ""
    for token in tokens:
        broken = bool(piece) and _is_broken(breaks, piece[-1].stop, token.start)
        if broken or not token.is_word:
            closing = ";" if broken else token.text
            if closing in _HARD_MARKS | _DASHES | {","} and piece:
                yield mark, piece
                piece, mark = [], closing
            elif closing in _HARD_MARKS:
                mark = closing
        if token.is_word:
            piece.append(_term(token, "" if piece else mark))
    if piece:
        yield mark, piece


def _is_broken(breaks: list[int], start: int, end: int) -> bool:
    """Whether a paragraph ends between two places; the breaks are in order."""
    number = bisect.bisect_left(breaks, start)
    return number < len(breaks) and breaks[number] <= end


def _belongs(predicated: bool, piece: list[Term], mark: str) -> bool:
    """Whether a piece goes on with what stands before, which has its predicate or has not."""
    if mark in _HARD_MARKS:
        return False
    if mark == "," and _opens_clause(piece):
        return False
    return not (predicated and _has_predicate(piece))


def _opens_clause(piece: list[Term]) -> bool:
    """«…, так как…» opens a clause, «…, так и не…» does not."""
    if piece[0].form == "так":
        return len(piece) > 1 and piece[1].form in {"как", "что"}
    return bool(piece[0].forms & _OPENERS)


def _has_predicate(words: list[Term]) -> bool:
    if tuple(word.form for word in words) in _ASIDES:
        return False
    return any(word.is_predicate for word in words)


def _split_at_joints(words: list[Term], joined: bool) -> Iterator[tuple[bool, list[Term]]]:
    """Cut at «и», «а», «но» that stand between two predicates."""
    last = max((i for i, word in enumerate(words) if word.is_predicate), default=-1)
    start = 0
    predicated = False
    for position, word in enumerate(words):
        if word.form in _JOINTS and predicated and position < last:
            yield joined, words[start:position]
            start, joined, predicated = position + 1, True, False
        else:
            predicated = predicated or word.is_predicate
    yield joined, words[start:]


def _term(token: Token, mark: str) -> Term:
    lemmas = {fold(lemma) for lemma in morphology.lemmas(token.text.lower())}
    form = fold(token.text)
    return Term(token, form, frozenset({form, fold(token.lemma), *lemmas}), mark)


def _described(
    pieces: list[tuple[bool, list[Term]]], number: int, question: bool
) -> Iterator[Statement]:
    conditioned = any(_is_condition(words) for _, words in pieces)
    reported = False
    for joined, words in pieces:
        reported = reported or _is_hearsay(words)
        statement = Statement(
            words=tuple(words),
            sentence=number,
            question=question,
            hypothetical=_is_condition(words) or _asks_whether(words),
            conditioned=conditioned,
            reported=reported,
            continues=joined and not any(_is_subject(word) for word in words),
        )
        yield statement
        reported = reported or _reports(statement)


def _is_condition(words: list[Term]) -> bool:
    forms = [word.form for word in words]
    in_case = any(pair == ("в", "случае") for pair in itertools.pairwise(forms))
    return in_case or any(form in _CONDITIONS for form in forms[:2])


def _asks_whether(words: list[Term]) -> bool:
    forms = ["", *(word.form for word in words)]
    return any(
        form == "ли" and before not in _BEFORE_LI for before, form in itertools.pairwise(forms)
    )


def _is_hearsay(words: list[Term]) -> bool:
    """«По Вашим словам», «по Вашему мнению», «якобы»."""
    forms = [word.form for word in words]
    return "якобы" in forms or (
        any(word.forms & {"ваш", "твой", "его", "их"} for word in words)
        and any(form in {"словам", "мнению", "сведениям", "данным"} for form in forms)
    )


def _reports(statement: Statement) -> bool:
    said = any(word.is_finite and word.forms & _REPORTING for word in statement.words)
    return said and not statement.speaks_of_writer


def _is_subject(word: Term) -> bool:
    return word.token.pos in {"NOUN", "PROPN", "PRON"} and word.has("Case", "Nom")
