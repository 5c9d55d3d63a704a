"""Feelings shown in a letter: outrage, delight, pleading.

What others feel, what is only quoted and what is denied is not the writer's outburst.
"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from pismovnik.russian.clauses import Clause, own_clauses
from pismovnik.russian.language import Language
from pismovnik.russian.phrases import is_unbroken, sections
from pismovnik.russian.remembering import remembered
from pismovnik.russian.words import Word
from pismovnik.text_lists import read_words

#: «Strong feeling» is said aloud, but calmly.
FeelingKind = Literal["outrage", "delight", "pleading", "strong feeling"]

_KINDS: tuple[FeelingKind, ...] = ("outrage", "delight", "pleading", "strong feeling")
_PHRASES = sections(read_words(__file__, "emotions.txt"))
_DENYING = frozenset({"не", "без", "ни", "нет", "против", "от"})


class Feeling(msgspec.Struct, frozen=True, kw_only=True):
    """An outburst of a text, in code points; ``cried`` tells that «!» or «?!» ends it."""

    kind: FeelingKind
    start: int
    end: int
    words: str
    cried: bool


@remembered
def feelings(language: Language, text: str) -> Iterator[Feeling]:
    """The outbursts of a text in its order, one for a clause."""
    for clause in own_clauses(language, text):
        if not clause.reported and not clause.hypothetical:
            yield from _of_clause(clause, text)


def _of_clause(clause: Clause, text: str) -> Iterator[Feeling]:
    for kind in _KINDS:
        for match in _PHRASES[kind].find(clause.words):
            before = clause.words[match.first - 1] if match.first else None
            if not is_unbroken(clause.words, match, text):
                continue
            if _is_denied(before, clause.words[match.first]) or _is_name(
                clause.words[match.first], text
            ):
                continue
            start, end = clause.words[match.first].start, clause.words[match.end - 1].stop
            if kind in {"strong feeling", "delight"} and _is_of_others(clause):
                continue
            mark = text[clause.stop :].lstrip(' )»"')[:1]
            shown = "strong feeling" if _is_of_others(clause) else kind
            yield Feeling(
                kind=shown, start=start, end=end, words=text[start:end], cried=mark == "!"
            )
            return


def _is_of_others(clause: Clause) -> bool:
    """«Пациент возмущён», «клиенты в шоке»: told of somebody, not felt."""
    if clause.speaks_of_writer or any(word.lemma in {"наш", "мой"} for word in clause.words):
        return False
    return any(
        word.pos in {"NOUN", "PROPN"} and word.has("Case", "Nom") and word.has("Animacy", "Anim")
        for word in clause.words
    )


def _is_denied(before: Word | None, word: Word) -> bool:
    """«Не в восторге»; «на ура» is no cry."""
    if before is None:
        return False
    return before.form in _DENYING or (before.form == "на" and word.form == "ура")


def _is_name(word: Word, text: str) -> bool:
    """A capital inside a sentence: «фильм Кошмар», «компания Восторг»."""
    before = text[max(0, word.start - 9) : word.start].rstrip(" ")
    return word.text[0].isupper() and bool(before) and (before[-1].isalnum() or before[-1] in ",»")
