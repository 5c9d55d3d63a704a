"""Words that are one or two: «также» and «так же», «неправильно» and «не правильно».

The network is trained to tell one from the other, and corrects one to the other.
"""

from pismovnik.russian import morphology

_PREPOSITIONS = ("в", "во", "на", "по", "за", "от", "из", "с", "со", "до", "при", "об")
_PARTICLES = ("бы", "же", "ли", "то")
_QUANTITIES = frozenset({"сколько", "столько"})
_NEGATIONS = ("не", "ни")
_UNCHANGED = {"ADVB", "CONJ", "PREP", "PRCL"}
_SHORTEST = 3


def split(word: str) -> tuple[str, str] | None:
    """«Также» as «так же», «неправильно» as «не правильно», «по-моему» as «по моему»."""
    if word.count("-") == 1:
        first, _, second = word.partition("-")
        return (first, second) if _are_words(first, second) else None
    for negation in _NEGATIONS:
        rest = word.removeprefix(negation)
        if rest != word and len(rest) >= _SHORTEST and _are_words(word, rest):
            return negation, rest
    if not _is_unchanged(word):
        return None
    for preposition in _PREPOSITIONS:
        rest = word.removeprefix(preposition)
        if rest != word and len(rest) >= 2 and _are_words(rest):
            return preposition, rest
    for particle in _PARTICLES:
        rest = word.removesuffix(particle)
        if rest != word and len(rest) >= 2 and _are_words(rest):
            return rest, particle
    return None


def joined(first: str, second: str) -> str | None:
    """Two words as the one that they are often mistaken for, or None.

    After a preposition pronouns alone: «на завтра» and «назавтра» differ by what is meant.
    """
    if first in _PREPOSITIONS and not _is_pronoun(second):
        return None
    return next(
        (word for word in (first + second, f"{first}-{second}") if _is_split(word, first)), None
    )


def _is_split(word: str, first: str) -> bool:
    parts = split(word) if _are_words(word) else None
    return parts is not None and parts[0] == first


def _is_pronoun(word: str) -> bool:
    return word in _QUANTITIES or any(
        p.tag.POS == "NPRO" or "Apro" in p.tag for p in morphology.parses(word)
    )


def _is_unchanged(word: str) -> bool:
    return any(p.is_known and p.tag.POS in _UNCHANGED for p in morphology.parses(word))


def _are_words(*words: str) -> bool:
    return all(word.isalpha() or "-" in word for word in words) and all(
        map(morphology.is_known, words)
    )
