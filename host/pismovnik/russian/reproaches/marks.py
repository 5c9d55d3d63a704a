"""What the modules about reproaches share: the reproach itself, its place, its reader."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from pismovnik.russian.clauses import Clause
from pismovnik.russian.phrases import Match, Phrases
from pismovnik.russian.words import Word

Kind = Literal["guilt", "duty", "brush-off", "scolding"]

READER = frozenset({"вы", "ты"})
READERS = frozenset({"ваш", "твой"})
SELF = frozenset({"сам", "сама", "сами"})
NAMED = frozenset({"NOUN", "PROPN", "PRON"})


class Reproach(msgspec.Struct, frozen=True, kw_only=True):
    """A reproach in a text; ``start`` and ``end`` are code points.

    ``sure`` tells it from words that only sound like one.
    """

    kind: Kind
    start: int
    end: int
    sure: bool
    sentence: int


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What surrounds a clause.

    ``before`` and ``after`` are the clauses near it in its sentence, ``lemmas`` the words of the
    clause itself; ``reader`` tells whether the reader is its subject, said or carried over;
    ``helped`` whether help is offered;
    ``wish`` whether it is a polite wish («Были бы признательны, если бы Вы сразу указали
    адрес»); ``sorry`` whether the writer asks to be excused in the sentence.
    """

    lemmas: frozenset[str]
    before: tuple[Clause, ...]
    after: tuple[Clause, ...]
    reader: bool
    helped: bool
    wish: bool
    sorry: bool

    @property
    def others(self) -> tuple[Clause, ...]:
        """The clauses near it in the sentence."""
        return (*self.before, *self.after)


def reproach(clause: Clause, first: int, end: int, kind: Kind, *, sure: bool) -> Reproach:
    """The words from number ``first`` to before ``end`` of a clause as a reproach."""
    return Reproach(
        kind=kind,
        start=clause.words[first].start,
        end=clause.words[end - 1].stop,
        sure=sure,
        sentence=clause.sentence,
    )


def phrased(
    clause: Clause, setting: Setting, phrases: Phrases, kind: Kind, *, sure: bool
) -> Iterator[Reproach]:
    """The phrases in a clause that are not denied, as reproaches."""
    if setting.lemmas.isdisjoint(phrases.firsts):
        return
    for match in phrases.find(clause.words):
        if not is_denied(clause.words, match):
            yield reproach(clause, match.first, match.end, kind, sure=sure)


def is_denied(words: tuple[Word, ...], match: Match) -> bool:
    """Whether «не», «ни» or «или» stands before a phrase."""
    return match.first > 0 and words[match.first - 1].form in {"не", "ни", "или"}


def is_refused(words: tuple[Word, ...], position: int) -> bool:
    """Whether a verb stands after «не»."""
    return position > 0 and words[position - 1].form == "не"


def names_reader(clause: Clause) -> bool:
    """Whether «Вы» or what is «Ваш» is the subject."""
    words = clause.words
    return any(
        word.form in READER or _is_readers(words, position) or _is_of_readers(words, position)
        for position, word in enumerate(words)
    )


def _is_of_readers(words: tuple[Word, ...], position: int) -> bool:
    """«Сотрудники Вашего филиала», «бухгалтерия у Вас» as the subject."""
    noun = words[position]
    if noun.pos != "NOUN" or not noun.has("Case", "Nom"):
        return False
    forms = [word.form for word in words[position + 1 : position + 4]]
    owner = words[position + 1 : position + 2]
    of_reader = any(word.lemmas & READERS and word.may_be("gent") for word in owner)
    return of_reader or forms[:2] == ["у", "вас"] or forms == ["с", "вашей", "стороны"]


def is_selves(clause: Clause) -> bool:
    """«Сами напутали, сами и переделывайте»: the reader without «Вы»."""
    named = any(word.has("Case", "Nom") and word.pos in NAMED for word in clause.words)
    return clause.words[0].form in SELF and not named


def _is_readers(words: tuple[Word, ...], position: int) -> bool:
    """«Ваш сотрудник», «Ваша бухгалтерия» as the subject."""
    return (
        bool(words[position].lemmas & READERS)
        and words[position].has("Case", "Nom")
        and any(
            word.pos == "NOUN" and word.has("Case", "Nom")
            for word in words[position + 1 : position + 3]
        )
    )
