"""The words that a writer may have meant: those that sound or are built alike.

The network is trained to tell a word from these, and corrects it to one of these.
"""

import functools
from collections.abc import Iterator

from pismovnik.russian import morphology

#: Letters that sound alike in a weak place: vowels without stress, consonants at the end.
_SOUNDS = ("ао", "еия", "эе", "бп", "вф", "гкх", "дт", "жш", "зс", "ъь", "щш", "цс", "ую")
_ALIKE = {
    letter: [other for group in _SOUNDS if letter in group for other in group if other != letter]
    for group in _SOUNDS
    for letter in group
}
_DOUBLED = "нснлмрткпдф"
_PREPOSITIONS = ("в", "во", "на", "по", "за", "от", "из", "с", "со", "до", "при", "об")
_PARTICLES = ("бы", "же", "ли", "то")
_QUANTITIES = frozenset({"сколько", "столько"})
_NEGATIONS = ("не", "ни")
_UNCHANGED = {"ADVB", "CONJ", "PREP", "PRCL"}
_SHORTEST = 3
#: Parts of speech whose forms are mistaken for each other.
PARTS_THAT_CHANGE = frozenset(["NOUN", "ADJF", "ADJS", "VERB", "PRTF", "PRTS", "NUMR", "NPRO"])
_UNUSUAL = frozenset(
    [
        "Arch",
        "Dist",
        "Erro",
        "Infr",
        "Slng",
        "V-oy",
        "V-be",
        "V-en",
        "V-ie",
        "V-bi",
        "V-ey",
        "Supr",
        "Cmp2",
    ]
)


@functools.lru_cache(maxsize=5_000)
def sounding_alike(word: str) -> tuple[str, ...]:
    """Words of the dictionary that differ in one letter which is not heard: «компания, кампания»."""
    if len(word) < _SHORTEST:
        return {"не": ("ни",), "ни": ("не",)}.get(word, ())
    return tuple(sorted({other for other in _respelt(word) if morphology.is_known(other)} - {word}))


def _respelt(word: str) -> Iterator[str]:
    if word.endswith("тся"):
        yield word[:-3] + "ться"
    if word.endswith("ться"):
        yield word[:-4] + "тся"
    for place, letter in enumerate(word):
        before, after = word[:place], word[place + 1 :]
        yield from (before + other + after for other in _ALIKE.get(letter, ()))
        if letter in "ьъ":
            yield before + after
        if letter in _DOUBLED:
            yield before + letter + letter + after
            if after[:1] == letter:
                yield before + after
    yield word + "ь"


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
