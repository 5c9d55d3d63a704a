"""Colloquial words and slang in the writer's own words, with what an official letter says.

The lexicon follows the marks «разг.», «прост.», «жарг.» of explanatory dictionaries (Ожегов,
Ефремова, БТС). A word that is slang in one sense only is judged in its clause: «скиньте файл»
but «скиньте давление», «Огонь!» but «открытый огонь», «короче, …» but «короче на 5 см».
"""

import functools
import re
from collections.abc import Callable, Iterator
from typing import Literal

import msgspec
from pymorphy3.analyzer import Parse

from pismovnik.russian import morphology
from pismovnik.russian.clauses import Clause, own_clauses
from pismovnik.russian.language import Language
from pismovnik.russian.phrases import Match, Phrases, is_unbroken
from pismovnik.russian.remembering import remembered
from pismovnik.russian.tone.pet_forms import is_caressing_adjective, pet_form, plain_adverb
from pismovnik.russian.words import Word, plain, plain_set
from pismovnik.text_lists import read_words

#: «slang» has no place in a letter; one «colloquial» word spoils its tone; a «mild» one does not.
Strength = Literal["slang", "colloquial", "mild"]

_LISTS = read_words(__file__, "colloquial.txt")
_SENT = plain_set(_LISTS["sent things"])
_BREAKABLE = plain_set(_LISTS["breakable"])
_WORD = re.compile(r"\w+(?:-\w+)*")
_ENTRY = re.compile(r"(.+?)(?: (->|~) (.+))?")
#: «Ребята, которые…» are told of.
_TOLD_OF = re.compile(r"\s*,\s*(?:котор|что\b|кто\b|чь[яюие]|где\b|как\b)", re.I)
_KEPT = ("NOUN", "ADJF", "ADJS", "VERB", "INFN", "GRND", "ADVB", "COMP", "PRTF", "PRTS")
_CARRIED = ("number", "case", "tense", "person", "mood")
_OURS = frozenset({"наш", "мой", "ваш", "твой"})
_SHARPENING = frozenset(
    {"просто", "вообще", "это", "прямо", "прям", "ну", "вот", "реально", "очень", "все"}
)


class Colloquialism(msgspec.Struct, frozen=True, kw_only=True):
    """Colloquial words of a text, in code points.

    ``entry`` is the same for all forms of a word. ``instead`` is what to say, "" where the
    word is best left out; ``fits`` tells that it may be put in the place as it is.
    """

    entry: str
    start: int
    end: int
    words: str
    strength: Strength
    instead: str = ""
    fits: bool = False


class _Advice(msgspec.Struct, frozen=True):
    instead: str = ""
    fits: bool = False


@remembered
def colloquialisms(language: Language, text: str) -> tuple[Colloquialism, ...]:
    """The colloquial words of a text in its order, without those of quotations and names."""
    found = [
        word
        for clause in own_clauses(language, text)
        for word in (*_listed(clause, text), *_diminutives(clause, text))
    ]
    return tuple(_apart(sorted(found, key=lambda word: (word.start, -word.end))))


def greets_informally(words: tuple[Word, ...]) -> Match | None:
    """«Привет», «Хай всем» among the words of a greeting."""
    return next(_section("greeting")[0].find(words), None)


def parts_informally(line: str) -> tuple[int, int] | None:
    """Where «Пока!», «Обнимаю» stands with which a closing line begins, in code points."""
    words = [Word(match[0], *match.span()) for match in _WORD.finditer(line)]
    match = next(_section("closing")[0].find(words), None)
    if match is None or match.first:
        return None
    return words[0].start, words[match.end - 1].stop


def _apart(found: list[Colloquialism]) -> Iterator[Colloquialism]:
    end = -1
    for word in found:
        if word.start >= end:
            yield word
            end = word.end


# --- the lexicon -----------------------------------------------------------------------------


def _listed(clause: Clause, text: str) -> Iterator[Colloquialism]:
    said = frozenset().union(*(word.lemmas for word in clause.words))
    for title, (strength, fits) in _SECTIONS.items():
        phrases, advices = _section(title)
        if phrases.firsts.isdisjoint(said):
            continue
        for match in phrases.find(clause.words):
            words = clause.words[match.first : match.end]
            if _is_name(words[0], text) or not is_unbroken(clause.words, match, text):
                continue
            if not fits(clause, match, text):
                continue
            yield _found(match.phrase, words, text, strength, advices[match.phrase])


def _found(
    entry: str, words: tuple[Word, ...], text: str, strength: Strength, advice: _Advice
) -> Colloquialism:
    start, end = words[0].start, words[-1].stop
    instead, fits = advice.instead, advice.fits
    if fits and len(words) == 1 and not _is_unchanging(words[0]):
        inflected = in_form_of(words[0], instead)
        instead, fits = inflected or instead, inflected is not None
    return Colloquialism(
        entry=entry,
        start=start,
        end=end,
        words=text[start:end],
        strength=strength,
        instead=instead,
        fits=fits,
    )


@functools.cache
def _section(title: str) -> tuple[Phrases, dict[str, _Advice]]:
    advices: dict[str, _Advice] = {}
    for entry in _LISTS[title]:
        taken = _ENTRY.fullmatch(entry)
        if taken is not None:
            advices[taken[1]] = _Advice(taken[3] or "", fits=taken[2] == "->")
    return Phrases(advices), advices


def _is_name(word: Word, text: str) -> bool:
    """A capital inside a sentence: «клуб Движуха», «господин Косарь», «кнопка ОК»."""
    if not word.text[0].isupper():
        return False
    if len(word.text) > 1 and word.text.isupper():
        return True
    before = text[max(0, word.start - 9) : word.start].rstrip(" \t")
    return bool(before) and (before[-1].isalnum() or before[-1] in ",»—–-")


def _is_unchanging(word: Word) -> bool:
    return word.likeliest_part not in {"NOUN", "VERB", "INFN", "ADJF", "ADJS", "GRND"}


# --- judging in the clause -------------------------------------------------------------------

_Judge = Callable[[Clause, Match, str], bool]


def _always(clause: Clause, match: Match, text: str) -> bool:
    return True


def _sends(clause: Clause, match: Match, text: str) -> bool:
    return any(word.is_one_of(_SENT) for word in clause.words)


def _breaks(clause: Clause, match: Match, text: str) -> bool:
    """«Накрылся блок питания»; not «накрылся пледом», nor «врач умер»."""
    covered = any(word.has("Case", "Ins") for word in clause.words[match.end : match.end + 2])
    past = clause.words[match.first].is_past
    return past and not covered and any(word.is_one_of(_BREAKABLE) for word in clause.words)


def _aside(clause: Clause, match: Match, text: str) -> bool:
    return clause.sets_off(match.first, match.end) and _is_followed(text, clause, match, ",.!…-—")


def _is_followed(text: str, clause: Clause, match: Match, marks: str) -> bool:
    after = text[clause.words[match.end - 1].stop :].lstrip(" ")[:1]
    return not after or after in marks or after == "\n"


def _alone(clause: Clause, match: Match, text: str) -> bool:
    """A sentence of its own, with a mark that ends it: a cell «Супер» is a tariff's name."""
    others = [w for i, w in enumerate(clause.words) if not match.first <= i < match.end]
    return (
        all(word.form in _SHARPENING for word in others)
        and match.end == len(clause.words)
        and text[clause.words[-1].stop :].lstrip(" ")[:1] in {"!", ".", ",", ")", ":"}
    )


def _praises(clause: Clause, match: Match, text: str) -> bool:
    """«Получилось круто»; not «круто поднимается», «круто замешанное»."""
    last = match.end == len(clause.words) or bool(clause.words[match.end].mark)
    before = clause.words[match.first - 1] if match.first else None
    return last and before is not None and (before.is_finite or before.form in _SHARPENING)


def _calls(clause: Clause, match: Match, text: str) -> bool:
    """«Ребята, пришлите…»; not «ребята, которые», «ребята работают»."""
    if not clause.sets_off(match.first, match.end) or not _is_called(clause.words[match.first]):
        return False
    rest = text[clause.words[match.end - 1].stop :]
    followed = rest.lstrip(" ")[:1] in {",", "!"}
    closes = match.first > 0 and rest.lstrip(" ")[:1] in {".", "?"}
    told_of = _TOLD_OF.match(rest) and not clause.question
    return (followed or closes) and not told_of and not _is_listed(clause, match)


def _is_called(word: Word) -> bool:
    """In the nominative, or in the new vocative «ребят»."""
    return word.may_be("nomn") or word.form == "ребят"


def _is_listed(clause: Clause, match: Match) -> bool:
    """«Мальчики, девочки и родители придут»: a row of subjects."""
    after = clause.words[match.end : match.end + 2]
    return any(word.form == "и" for word in after) or (
        bool(after) and after[0].pos in {"NOUN", "PROPN"} and after[0].has("Case", "Nom")
    )


def _ours(clause: Clause, match: Match, text: str) -> bool:
    before = clause.words[max(0, match.first - 2) : match.first]
    return any(word.is_one_of(_OURS) for word in before)


_SECTIONS: dict[str, tuple[Strength, _Judge]] = {
    "slang": ("slang", _always),
    "slang: broken": ("slang", _breaks),
    "slang: aside": ("slang", _aside),
    "slang: alone": ("slang", _alone),
    "predicates of praise": ("slang", _praises),
    "colloquial": ("colloquial", _always),
    "colloquial: sending": ("colloquial", _sends),
    "colloquial: broken": ("colloquial", _breaks),
    "colloquial: alone": ("colloquial", _alone),
    "colloquial: address": ("slang", _calls),
    "colloquial: ours": ("colloquial", _ours),
    "mild": ("mild", _always),
}


# --- diminutives -------------------------------------------------------------------------------


def _diminutives(clause: Clause, text: str) -> Iterator[Colloquialism]:
    for word in clause.words:
        if _is_name(word, text):
            continue
        pet, adverb = pet_form(word), plain_adverb(word.form)
        if pet is not None:
            advice = _Advice(pet.ordinary, fits=pet.fits)
            yield _found(pet.ordinary, (word,), text, "colloquial", advice)
        elif adverb is not None:
            kept = adverb.capitalize() if word.text[0].isupper() else adverb
            yield _found(adverb, (word,), text, "colloquial", _Advice(kept, fits=True))
        elif is_caressing_adjective(word):
            yield _found(word.lemma, (word,), text, "mild", _Advice())


# --- the neutral word in the form of the colloquial one -------------------------------------------


def in_form_of(word: Word, instead: str) -> str | None:
    """«Гляньте» and «посмотреть» make «посмотрите»; None where the form is uncertain.

    Of several words the first is inflected: «накрылся», «выйти из строя» → «вышел из строя».
    """
    head, space, rest = instead.partition(" ")
    for parse in morphology.parses(word.text.lower()):
        if parse.tag.POS not in _KEPT or not _is_meant(parse, word):
            continue
        form = _inflected(head, parse)
        if form is not None:
            form = form + space + rest
            return form[0].upper() + form[1:] if word.text[0].isupper() else form
    return None


def _is_meant(parse: Parse, word: Word) -> bool:
    """The reading that natasha chose, where she tells its case."""
    cases = {
        "Nom": "nomn",
        "Gen": "gent",
        "Dat": "datv",
        "Acc": "accs",
        "Ins": "ablt",
        "Loc": "loct",
    }
    case = cases.get(word.feats.get("Case", ""))
    return case is None or parse.tag.case is None or str(parse.tag.case) in {case, case[:3] + "2"}


def _inflected(head: str, like: Parse) -> str | None:
    part = str(like.tag.POS)
    wanted = {part} if part not in {"NOUN"} else set()
    wanted |= {str(value) for name in _CARRIED if (value := getattr(like.tag, name))}
    singular = like.tag.number == "sing"
    if singular and part in {"VERB", "ADJF", "PRTF", "ADJS", "PRTS"} and like.tag.gender:
        wanted.add(str(like.tag.gender))
    if like.tag.mood == "impr":
        wanted.add(str(like.tag.involvement or "excl"))
    for parse in morphology.parses(head):
        if plain(parse.normal_form) != plain(head):
            continue
        form = parse.inflect(wanted)
        if form is not None:
            return str(form.word)
    return None
