"""Clauses: what is said, by whom of whom, and whether it is meant.

A sentence is cut at its marks and at «и», «а», «но» between two predicates. A piece
without a predicate of its own belongs to its neighbour («Вы, как всегда, не ответили»),
and a subordinate clause only interrupts («Смету, которую Вы просили, прилагаю»).
"""

import bisect
import itertools
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

import msgspec

from pismovnik.russian.language import Language, Sentence
from pismovnik.russian.paragraphs import paragraphs
from pismovnik.russian.remembering import remembered
from pismovnik.russian.words import Word, word_of
from pismovnik.text_lists import read_words

_QUOTATION = re.compile(r"«[^«»]*(?:«[^«»]*»[^«»]*)*»|\"[^\"]*\"|“[^“”]*”|„[^„“”]*[“”]")
_HARD_MARKS = frozenset(";:()")
_MARKS = _HARD_MARKS | frozenset(",—–-…")
_JOINTS = frozenset({"и", "а", "но", "или", "либо"})
_LISTS = read_words(__file__, "clauses.txt")
_OPENERS = frozenset(_LISTS["openers"])
_SUBORDINATING = frozenset(_LISTS["subordinating"])
_CONDITIONS = frozenset(_LISTS["conditions"])
_PREDICATIVES = frozenset(_LISTS["predicatives"])
_REPORTING = frozenset(_LISTS["reporting"])
#: Finite words that only comment: «Перенос, может быть, поможет» is one clause.
_ASIDES = frozenset(
    {("может",), ("может", "быть"), ("должно", "быть"), ("кажется",), ("похоже",), ("думаю",)}
    | {("полагаю",), ("надеюсь",), ("видно",)}
)
#: «Вряд ли» asks nothing.
_BEFORE_LI = frozenset({"вряд", "едва", "то", "чуть"})
_FIRST_PERSON = frozenset({"я", "мы"})
_SECOND_PERSON = frozenset({"ты", "вы"})


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """A clause of a text and how it is meant.

    ``words`` are the writer's own words; ``parts`` are these with the signs among them and
    the names in quotation marks, but never what somebody is quoted to have said. Both are
    in the order of the text, without what interrupts. ``sentence`` counts the sentences of
    the text; ``last`` tells that the clause ends its sentence, ``question`` that the
    sentence asks. ``hypothetical`` clauses are conditions, purposes and indirect questions;
    ``conditioned`` ones stand in a sentence with «если»; ``reported`` ones are what somebody
    other than the writer says; ``continues`` tells that it goes on with the subject before
    («Вы прочли и забыли»).
    """

    words: tuple[Word, ...]
    parts: tuple[Word, ...]
    text: str
    sentence: int
    last: bool = False
    subordinate: bool = False
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
        """Whether marks or the clause's own ends stand on both sides of these words."""
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


class _Piece(msgspec.Struct):
    """Words of one clause or of a part of it; ``joined`` ones follow «и», «а», «но»."""

    words: list[Word]
    joined: bool
    predicated: bool
    infinitive: bool
    subordinate: bool = False


@remembered
def clauses(language: Language, text: str) -> tuple[Clause, ...]:
    """The clauses of a text in its order."""
    breaks = [paragraph.end for paragraph in paragraphs(text)]
    quotations = [match.span() for match in _QUOTATION.finditer(text)]
    found: list[Clause] = []
    for number, sentence in enumerate(language.analysis(text).sentences):
        words = list(_marked(_unsaid(sentence, quotations), breaks))
        pieces = [piece for part in _split_at_marks(words) for piece in _split_at_joints(part)]
        question = sentence.text.rstrip().endswith("?")
        found.extend(_described(text, _gathered(pieces), number, question))
    return tuple(found)


@remembered
def own_clauses(language: Language, text: str) -> tuple[Clause, ...]:
    """The clauses of a text in which the writer has words of his own."""
    return tuple(clause for clause in clauses(language, text) if clause.words)


class InSentence(Protocol):
    """Anything found in a text that knows the number of its sentence, such as a clause."""

    @property
    def sentence(self) -> int: ...


_InSentence = TypeVar("_InSentence", bound=InSentence)


def by_sentence(found: Iterable[_InSentence]) -> Iterator[tuple[_InSentence, ...]]:
    """What stands in each sentence together, in the order of the text."""
    for _, together in itertools.groupby(found, key=lambda one: one.sentence):
        yield tuple(together)


def is_predicate(word: Word) -> bool:
    """Whether a word may be the predicate of a clause of its own."""
    return (
        word.is_finite
        or word.has("Variant", "Short")
        or word.likeliest_part == "PRTS"
        or word.form in _PREDICATIVES
        or word.form == "см"
    )


def _unsaid(sentence: Sentence, quotations: list[tuple[int, int]]) -> Iterator[Word]:
    """The words and signs of a sentence without speech in quotation marks.

    Quoted names stay: «файл „Смета.xlsx“» names a file, «„прилагаю акт“» is speech.
    """
    words = [
        (word_of(token, quoted=span is not None), span)
        for token in sentence.tokens
        for span in (_span_at(token.start, quotations),)
    ]
    speech = {span for word, span in words if span is not None and word.is_verbal}
    return (word for word, span in words if span not in speech)


def _span_at(place: int, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The span over a place; the spans are in order and apart."""
    number = bisect.bisect_right(spans, (place, sys.maxsize)) - 1
    return spans[number] if number >= 0 and place < spans[number][1] else None


def _marked(words: Iterator[Word], breaks: list[int]) -> Iterator[Word]:
    """The words and signs, each with the mark before it; a line of its own counts as «;»."""
    mark = ""
    stop: int | None = None
    for word in words:
        if stop is not None and _is_broken(breaks, stop, word.start):
            mark = ";"
        stop = word.stop
        if word.text not in _MARKS:
            yield msgspec.structs.replace(word, mark=mark) if mark else word
            mark = ""
        elif mark not in _HARD_MARKS:
            mark = word.text


def _is_broken(breaks: list[int], start: int, end: int) -> bool:
    """Whether a paragraph ends between two places; the breaks are in order."""
    number = bisect.bisect_left(breaks, start)
    return number < len(breaks) and breaks[number] <= end


def _split_at_marks(words: list[Word]) -> Iterator[list[Word]]:
    starts = [number for number, word in enumerate(words) if number == 0 or word.mark]
    for start, end in itertools.zip_longest(starts, starts[1:]):
        yield words[start:end]


def _split_at_joints(words: list[Word]) -> Iterator[_Piece]:
    """Cut at «и», «а», «но» that stand between two predicates."""
    predicates = [number for number, found in enumerate(_predicates(words)) if found]
    start = 0
    joined = words[0].form in _JOINTS
    for before, after in itertools.pairwise(predicates):
        joint = next((i for i in range(before + 1, after) if words[i].form in _JOINTS), None)
        if joint is not None:
            yield _piece(words[start:joint], joined, predicated=True)
            start, joined = joint + 1, True
    rest = words[start:]
    yield _piece(rest, joined, predicated=start > 0 or _has_predicate(rest))


def _piece(words: list[Word], joined: bool, *, predicated: bool) -> _Piece:
    infinitive = any(_is_infinitive(word) for word in words)
    return _Piece(words, joined, predicated, infinitive)


def _predicates(words: list[Word]) -> Iterator[bool]:
    """Whether each word is one; «подписать акт и вернуть скан» are two, «прошу подписать» one."""
    infinitive = False
    for word in words:
        yield is_predicate(word) or (infinitive and _is_infinitive(word))
        infinitive = infinitive or _is_infinitive(word)


def _gathered(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces as clauses of one predicate each."""
    found: list[_Piece] = []
    main: _Piece | None = None
    for piece in pieces:
        opens = _opens_clause(piece)
        if found and found[-1] is not main and not found[-1].predicated and not opens:
            _join(found[-1], piece)
            continue
        if main is not None and main.infinitive and piece.infinitive:
            main.predicated = piece.predicated = True
        piece.subordinate = _opens_subordinate(piece)
        if opens:
            # «Чтобы получить пропуск» needs no other predicate.
            piece.predicated = piece.predicated or piece.infinitive
            found.append(piece)
            main = main if piece.subordinate else piece
        elif main is not None and not (main.predicated and piece.predicated):
            _join(main, piece)
        else:
            main = piece
            found.append(piece)
    return found


def _join(clause: _Piece, piece: _Piece) -> None:
    clause.words.extend(piece.words)
    clause.predicated = clause.predicated or piece.predicated
    clause.infinitive = clause.infinitive or piece.infinitive


def _opens_clause(piece: _Piece) -> bool:
    """«…, так как…» opens a clause, «…, так и не…» does not, nor «…, как всегда, …»."""
    words = piece.words
    if words[0].form == "так":
        return len(words) > 1 and words[1].form in {"как", "что"}
    return words[0].is_one_of(_OPENERS) or (piece.predicated and _opens_subordinate(piece))


def _opens_subordinate(piece: _Piece) -> bool:
    return any(w.is_one_of(_SUBORDINATING) for w in piece.words[:3] if not is_predicate(w))


def _is_infinitive(word: Word) -> bool:
    return word.has("VerbForm", "Inf")


def _has_predicate(words: list[Word]) -> bool:
    if tuple(word.form for word in words) in _ASIDES:
        return False
    return any(is_predicate(word) for word in words) or _is_nominal(words)


def _is_nominal(words: Sequence[Word]) -> bool:
    """«…, сканы во вложении»: a sentence without a verb."""
    places = [i for i in range(len(words)) if attachment_phrase(words, i) is not None]
    return bool(places) and any(
        word.may_be("NOUN", "nomn") and not follows_preposition(words, index)
        for index, word in enumerate(words)
        if index not in places
    )


def _described(text: str, pieces: list[_Piece], number: int, question: bool) -> Iterator[Clause]:
    conditioned = any(_is_condition(piece.words) for piece in pieces)
    reported = False
    for piece in pieces:
        if not any(word.is_word for word in piece.words):
            continue
        words = list(_own(piece.words))
        reported = reported or _is_hearsay(words)
        clause = Clause(
            words=tuple(words),
            parts=tuple(piece.words),
            text=text[piece.words[0].start : piece.words[-1].stop],
            sentence=number,
            last=piece is pieces[-1],
            subordinate=piece.subordinate,
            question=question,
            hypothetical=_is_condition(words) or _asks_whether(words),
            conditioned=conditioned,
            reported=reported,
            continues=piece.joined and not any(_is_subject(word) for word in words),
        )
        yield clause
        reported = reported or _reports(clause)


def _own(parts: Sequence[Word]) -> Iterator[Word]:
    """The words outside quotation marks; a mark before a sign or a name is before what follows."""
    mark = ""
    for part in parts:
        mark = mark or part.mark
        if part.is_word and not part.quoted:
            yield part if part.mark == mark else msgspec.structs.replace(part, mark=mark)
            mark = ""


def _is_condition(words: list[Word]) -> bool:
    forms = [word.form for word in words]
    in_case = any(pair == ("в", "случае") for pair in itertools.pairwise(forms))
    return in_case or any(form in _CONDITIONS for form in forms[:2])


def _asks_whether(words: list[Word]) -> bool:
    forms = ["", *(word.form for word in words)]
    return any(
        form == "ли" and before not in _BEFORE_LI for before, form in itertools.pairwise(forms)
    )


def _is_hearsay(words: list[Word]) -> bool:
    """«По Вашим словам», «по Вашему мнению», «якобы»."""
    forms = [word.form for word in words]
    return "якобы" in forms or (
        any(word.lemmas & {"ваш", "твой", "его", "их"} for word in words)
        and any(form in {"словам", "мнению", "сведениям", "данным"} for form in forms)
    )


def _reports(clause: Clause) -> bool:
    said = any(word.is_finite and word.lemmas & _REPORTING for word in clause.words)
    return said and not clause.speaks_of_writer


def _is_subject(word: Word) -> bool:
    return word.pos in {"NOUN", "PROPN", "PRON"} and word.has("Case", "Nom")


def attachment_phrase(words: Sequence[Word], index: int) -> int | None:
    """The index of «во» in «во вложении», of the noun itself in «вложением»; None if neither."""
    word = words[index]
    if word.is_one_of(frozenset({"вложение", "приложение", "аттач", "атач", "прикрепление"})):
        if word.may_be("loct") or (word.may_be("accs") and word.is_one_of(frozenset({"аттач"}))):
            return _preposition_before(words, index)
        if word.may_be("ablt") and not follows_preposition(words, index):
            return index
    return None


def _preposition_before(words: Sequence[Word], index: int) -> int | None:
    for place in range(index - 1, max(-1, index - 4), -1):
        if words[place].text.lower() in {"в", "во"}:
            return place
        if not words[place].may_be("ADJF"):
            return None
    return None


def follows_preposition(
    words: Sequence[Word], index: int, prepositions: set[str] | None = None
) -> bool:
    for word in reversed(words[max(0, index - 3) : index]):
        if word.may_be("PREP"):
            return prepositions is None or word.text.lower() in prepositions
        if not (word.may_be("ADJF") or word.may_be("NPRO")):
            return False
    return False
