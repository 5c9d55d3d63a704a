"""Words that do not go together: superfluous ones, near words of another meaning.

The list and its sources: usage.txt.
"""

from collections.abc import Iterator, Sequence

import msgspec

from pismovnik.proofreading.engine import Match
from pismovnik.russian import morphology
from pismovnik.russian.language import Language
from pismovnik.russian.phrases import Match as Found
from pismovnik.russian.phrases import Phrases
from pismovnik.russian.sentences import sentences, separates
from pismovnik.russian.words import Word
from pismovnik.text_lists import read_words

#: What two forms of different words share: all but the word itself and its own gender.
_SHARED = ("case", "number", "gender", "person", "tense", "mood", "involvement")
_CONFIDENCE = 0.85
#: Verbs of thought: «трудно представить скидку», «представьте себе».
_IMAGINING = frozenset({"трудно", "сложно", "невозможно", "легко", "себе", "собой", "нельзя"})


class _Advice(msgspec.Struct, frozen=True):
    """Which words of a phrase are dropped, and which one is another."""

    dropped: frozenset[int] = frozenset()
    changed: int = -1
    meant: str = ""


def _advice_of(entry: str) -> tuple[str, _Advice]:
    """An entry of the list as a phrase to look for and what to do about it."""
    parts = entry.split()
    dropped = frozenset(i for i, part in enumerate(parts) if part.startswith("("))
    changed, meant = -1, ""
    for place, part in enumerate(parts):
        if ">" in part:
            changed, meant = place, part.partition(">")[2]
    phrase = " ".join(part.strip("()").partition(">")[0] for part in parts)
    return phrase.replace("ё", "е"), _Advice(dropped, changed, meant)


_LISTS = read_words(__file__, "usage.txt")
_SUPERFLUOUS = dict(map(_advice_of, _LISTS["superfluous"]))
_WRONG = dict(map(_advice_of, _LISTS["wrong"]))
_SUPERFLUOUS_PHRASES = Phrases(_SUPERFLUOUS)
_WRONG_PHRASES = Phrases(_WRONG)


def unfit_words(language: Language, text: str) -> Iterator[Match]:
    """«Предварительная предоплата», «одеть каски», «играет значение»."""
    for words in sentences(language, text):
        for found in _SUPERFLUOUS_PHRASES.find(words):
            if _is_whole(words, found):
                yield _superfluous(words, found, _SUPERFLUOUS[found.phrase])
        for found in _WRONG_PHRASES.find(words):
            if _is_whole(words, found) and not _is_of_thought(words, found):
                yield from _wrong(words, found, _WRONG[found.phrase])


def _is_of_thought(words: Sequence[Word], found: Found) -> bool:
    """«Трудно представить скидку», «представляет собой льготу»."""
    if "представ" not in found.phrase:
        return False
    if "предоставить" in found.phrase or "предоставлять" in found.phrase:
        return False
    return bool(_IMAGINING & {word.form for word in words})


def _is_whole(words: Sequence[Word], found: Found) -> bool:
    """Whether no mark and no preposition of another phrase stands among the words."""
    inside = words[found.first + 1 : found.end]
    if any(separates(word.mark) for word in inside):
        return False
    return ".." not in found.phrase.split() or not any(word.may_be("PREP") for word in inside)


def _superfluous(words: Sequence[Word], found: Found, advice: _Advice) -> Match:
    covered = words[found.first : found.end]
    kept = [word.text for place, word in enumerate(covered) if place not in advice.dropped]
    meant = _capitalised_as(covered[0], " ".join(kept))
    dropped = " ".join(w.text for place, w in enumerate(covered) if place in advice.dropped)
    return _match(
        covered, f"Здесь «{dropped}» — лишнее: смысл уже выражен словом рядом.", meant, "pleonasm"
    )


def _wrong(words: Sequence[Word], found: Found, advice: _Advice) -> Iterator[Match]:
    covered = words[found.first : found.end]
    word = covered[advice.changed]
    meant = _in_form_of(word, advice.meant)
    if meant is None:
        return
    texts = [w.text if w is not word else _capitalised_as(word, meant) for w in covered]
    message = f"Слова «{word.text}» и «{covered[-1].text}» не сочетаются. Верно: «{meant}»."
    yield _match(covered, message, " ".join(texts), "collocation")


def _in_form_of(word: Word, lemma: str) -> str | None:
    """Another word in the form of this one: «одели», «надеть» → «надели»."""
    for parse in morphology.parses(word.text.lower()):
        for part, shared in ((str(parse.tag.POS), _SHARED), ("ADJF", _SHARED[:3])):
            wanted = [str(v) for name in shared if (v := getattr(parse.tag, name)) is not None]
            form = morphology.inflect(lemma, part, *wanted)
            if form is not None:
                return form
    return None


def _capitalised_as(word: Word, text: str) -> str:
    return text[0].upper() + text[1:] if word.text[0].isupper() else text


def _match(covered: Sequence[Word], message: str, meant: str, rule: str) -> Match:
    return Match(
        rule_id=rule,
        category="LOGIC",
        message=message,
        start=covered[0].start,
        end=covered[-1].stop,
        replacements=(meant,),
        confidence=_CONFIDENCE,
    )
