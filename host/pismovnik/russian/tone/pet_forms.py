"""Diminutives said for kindness where the thing is not small: «договорчик», «минуточка».

Suffixes and alternations after Русская грамматика 1980, § 409–426 (уменьшительные и
уменьшительно-ласкательные существительные). Many such words have become names of their own
(«счётчик», «листок», «карточка»): only those of listed things are built here.
"""

import functools
import re
from collections.abc import Iterator

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.words import Word, plain, plain_set
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "pet_forms.txt")
_TERMS = plain_set(_LISTS["terms"])
_SOFTENED = {"г": "ж", "к": "ч", "х": "ш", "ц": "ч"}
_CARESSING = re.compile(r"[а-яё]{2,}(?:ень|онь)к(о|ий|ая|ое|ие)")
_LITTLE = frozenset({"маленький", "хорошенький", "маленько", "хорошенько", "раненько"})


class PetForm(msgspec.Struct, frozen=True):
    """The ordinary word for a diminutive, and whether it may stand in its place as it is."""

    ordinary: str
    fits: bool


def pet_form(word: Word) -> PetForm | None:
    """What a diminutive stands for, or None for any other word."""
    known = _pet_forms()
    return next((known[lemma] for lemma in word.lemmas if lemma in known), None)


@functools.lru_cache(maxsize=1_500)
def plain_adverb(form: str) -> str | None:
    """«Быстренько» → «быстро»; None for other words."""
    caressing = _CARESSING.fullmatch(form)
    if caressing is None or caressing[1] != "о" or form in _LITTLE:
        return None
    adverb = form[:-5] + "о"
    return adverb if morphology.has_grammeme(adverb, "ADVB") else None


def is_caressing_adjective(word: Word) -> bool:
    """«Новенький», «простенькая»; not «маленький», which has no other form."""
    return any(
        lemma not in _LITTLE and _CARESSING.fullmatch(lemma) and _is_adjective(lemma[:-6])
        for lemma in word.lemmas
        if lemma.endswith("нький")
    )


def _is_adjective(stem: str) -> bool:
    return any(morphology.has_grammeme(stem + ending, "ADJF") for ending in ("ый", "ий", "ой"))


@functools.cache
def _pet_forms() -> dict[str, PetForm]:
    found: dict[str, PetForm] = {}
    for thing in _LISTS["things"]:
        for built in _built(thing):
            if built not in _TERMS:
                found[built] = PetForm(thing, fits=True)
    for entry in _LISTS["irregular"]:
        diminutive, sign, ordinary = re.split(r" (->|~) ", entry)
        found[plain(diminutive)] = PetForm(ordinary, fits=sign == "->")
    for thing in _LISTS["things"]:
        found.pop(plain(thing), None)
    return found


def _built(thing: str) -> Iterator[str]:
    """The diminutives that Russian can make of a noun."""
    stem = thing[:-1]
    if thing.endswith("ка"):
        yield thing[:-2] + ("ечка" if stem[-2] in "йь" else "очка")
    elif thing.endswith(("а", "я")) and not thing.endswith("ия"):
        soft = stem[:-1] + _SOFTENED.get(stem[-1], stem[-1])
        yield from (soft + ending for ending in ("ка", "очка", "ечка", "ька", "енька"))
    elif thing.endswith("к"):
        yield stem + "чек"
    elif thing[-1] not in "ьйояеы":
        yield thing + "ик"
        if thing[-1] in "влмнр":
            yield (thing + "ь" if thing.endswith("л") else thing) + "чик"
