"""Plain words put into the form of the words that they stand for."""

import functools
from collections.abc import Sequence

from pismovnik.russian import morphology
from pismovnik.russian.trades.unlisted_forms import Form, Tags

_OF_VERBS = frozenset({"VERB", "PRTS", "GRND", "INFN"})
_CACHE_WORDS = 1_000
_FEMININE_ENDINGS = frozenset("ая")


@functools.lru_cache(maxsize=_CACHE_WORDS)
def in_form(words: str, form: Form) -> str | None:
    """«Исправить» for «пофиксили» is «исправили»; None where that is not certain.

    A verb without a prefix may go on while the plain one ends; a singular noun of another
    gender would leave its neighbours in disagreement.
    """
    found = {_in_reading(words, reading, form) for reading in form.readings}
    return found.pop() if len(found) == 1 else None


@functools.lru_cache(maxsize=_CACHE_WORDS)
def said_as(plain_verb: str, verb: str) -> str:
    """«Перестать работать» for «легла» is «перестала работать»; unchanged where it has no form."""
    said = plain_verb.removeprefix("не ")
    negation = plain_verb[: len(plain_verb) - len(said)]
    head, _, rest = said.partition(" ")
    for parse in morphology.parses(verb):
        tag = parse.tag
        if tag.POS in _OF_VERBS:
            asked = (tag.POS, tag.tense, tag.person, tag.number, tag.gender, tag.mood)
            changed = morphology.inflect(head, *(str(grammeme) for grammeme in asked if grammeme))
            if changed:
                return f"{negation}{changed} {rest}".strip()
    return plain_verb


def _in_reading(words: str, reading: Tags, form: Form) -> str | None:
    *before, head = words.split()
    if reading[0] in _OF_VERBS:
        ends = form.prefixed or form.lemma.endswith("нуть")
        return morphology.inflect(head, *reading) if ends and not before else None
    if {"sing", "plur"}.isdisjoint(reading) or "PRTF" in reading or "ADJF" in reading:
        return None
    return _as_noun(before, head, reading, form)


def _as_noun(before: Sequence[str], head: str, reading: Tags, form: Form) -> str | None:
    """The noun ``head`` with its adjectives in a case and number, where its gender fits."""
    parse = next((p for p in morphology.parses(head) if {"NOUN", "nomn"} in p.tag), None)
    if parse is None or "plur" in parse.tag:
        return None
    gender = "femn" if form.lemma[-1] in _FEMININE_ENDINGS else "masc"
    single = "sing" in reading
    if single and parse.tag.gender != gender:
        return None
    asked = {*reading, gender} if single else set(reading)
    if "accs" in asked and (gender == "masc" or not single):  # things: «на рабочий сервер»
        asked = asked - {"accs"} | {"nomn"}
    changed = [_adjective(word, asked) for word in before]
    changed.append(morphology.inflect(head, *reading))
    return " ".join(word for word in changed if word) if all(changed) else None


def _adjective(word: str, asked: set[str]) -> str | None:
    is_adjective = morphology.has_grammeme(word, "ADJF", "nomn")
    return morphology.inflect(word, *asked) if is_adjective else None
