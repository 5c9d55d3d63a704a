"""Whether a clause asks the reader to do something."""

from pismovnik.russian import morphology
from pismovnik.russian.clauses import Clause
from pismovnik.russian.words import Word

_ASKING = frozenset({"просить", "попросить", "просьба", "пожалуйста"})


def asks_reader(clause: Clause) -> bool:
    """«Напишите нам», «просим подтвердить»."""
    return any(
        word.is_one_of(_ASKING) or (word.is_verbal and _is_imperative(word))
        for word in clause.words
    )


def _is_imperative(word: Word) -> bool:
    """«Напишите»; natasha takes some for the future, which ends alike («напишете»)."""
    return morphology.has_grammeme(word.form, "impr", "plur", "excl") and not word.may_be("1per")
