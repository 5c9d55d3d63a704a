"""Capital letters that are missing or out of place.

Sources: Правила 1956, §§ 94–109; Розенталь, Справочник по правописанию и литературной правке,
§§ 13–33.
"""

import functools
import re
from collections.abc import Iterator, Sequence

from pismovnik.proofreading.engine import Match
from pismovnik.russian import morphology
from pismovnik.russian.language import Language
from pismovnik.russian.people import is_first_name, is_patronymic
from pismovnik.russian.sentences import sentences, separates
from pismovnik.russian.words import Word, plain, plain_set
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "capitals.txt")
_DATES = plain_set(_LISTS["months and weekdays"])
_HOLIDAYS = plain_set(_LISTS["holidays"])
_POSTS = plain_set(_LISTS["posts"])
_LANGUAGES = plain_set(_LISTS["languages"])
_PEOPLES = plain_set(_LISTS["peoples"])
_PLACES = plain_set(_LISTS["places"])
_NAMES = tuple(tuple(name.split()) for name in _LISTS["names"])
_LEMMAS = tuple(
    tuple(plain_set(morphology.lemmas(part.lower())) | {plain(part)} for part in name)
    for name in _NAMES
)
_FIRSTS = frozenset(lemma for name in _LEMMAS for lemma in name[0])
_PROPER = ("Name", "Surn", "Patr", "Geox")
_SHORTEST = 4
_LONGEST_ABBREVIATION = 6
_ENDED = re.compile(r"(?<![\w.-])([а-яё]{4,})\. ([а-яё]{1,})(?![\w-]*[).])")

Words = Sequence[Word]
Found = Iterator[Match]


def misplaced_capitals(language: Language, text: str) -> Found:
    """«В Понедельник», «на Английском языке», «из россии», «День победы»."""
    for words in sentences(language, text):
        for place, word in enumerate(words):
            if word.text[0].islower():
                yield from _missing(text, words, place)
            elif place and word.text[1:].islower():
                yield from _superfluous(text, words, place)
        yield from _names(text, words)


def _missing(text: str, words: Words, place: int) -> Found:
    word = words[place]
    form = word.text
    kinds = _proper_kinds(form)
    if not kinds or text[max(0, word.start - 1) : word.start].isalpha():
        return
    if text[word.stop : word.stop + 1] == "." and len(form) < _LONGEST_ABBREVIATION:
        return  # «франц.»
    if "Geox" in kinds and word.lemmas & _PLACES:
        message = "Географические названия пишут с прописной."
        yield _found(text, [word], form.capitalize(), message, 0.95)
    elif _is_name(words, place) or ("Surn alone" in kinds and len(form) > _SHORTEST):
        message = "Имена и фамилии пишут с прописной."
        yield _found(text, [word], form.capitalize(), message, 0.82)


@functools.lru_cache(maxsize=1_500)
def _proper_kinds(form: str) -> frozenset[str]:
    """What sorts of names a word in small letters is; none if it is anything else, too.

    «Surn alone» is a surname in the singular that is no plural of a noun: «пять рублев».
    """
    if len(form) < _SHORTEST - 1 or not (form.isalpha() and form.islower()):
        return frozenset()
    if not morphology.is_known(form):
        return frozenset()
    tags = [parse.tag for parse in morphology.parses(form) if parse.is_known]
    if not all(any(name in tag for name in _PROPER) and "ADJF" not in tag for tag in tags):
        return frozenset()
    kinds = {name for name in _PROPER if any(name in tag for tag in tags)}
    alone = all("Surn" in tag and "plur" not in tag for tag in tags)
    if alone and not form.endswith(("ов", "ев", "ове")):
        kinds.add("Surn alone")
    return frozenset(kinds)


def _is_name(words: Words, place: int) -> bool:
    word = words[place]
    described = place > 0 and not word.mark and words[place - 1].likeliest_part in {"ADJF", "NPRO"}
    familiar = described or any(
        "Infr" in p.tag or "voct" in p.tag for p in morphology.parses(word.text)
    )
    plural = all("plur" in parse.tag for parse in morphology.parses(word.text))
    known = len(word.text) >= _SHORTEST and any(is_first_name(lemma) for lemma in word.lemmas)
    known = known and not familiar and not plural
    return known or (is_patronymic(word.text.capitalize()) and place > 0)


def _superfluous(text: str, words: Words, place: int) -> Found:
    word, before = words[place], words[place - 1]
    if (separates(word.mark) and word.mark.strip() not in {",", ";"}) or _in_name(words, place):
        return
    small = word.text.lower()
    if word.lemmas & _DATES and not _is_holiday(words, place):
        yield _found(text, [word], small, "Названия месяцев и дней недели пишут со строчной.", 0.93)
    elif word.lemmas & _LANGUAGES and place + 1 < len(words) and "язык" in words[place + 1].lemmas:
        if words[place + 1].text.islower():
            yield _found(text, [word], small, "Названия языков пишут со строчной.", 0.92)
    elif word.lemmas & _PEOPLES and word.pos in {"NOUN", "PROPN"} and before.text.islower():
        if not morphology.has_grammeme(small, "Surn") and not morphology.has_grammeme(
            small, "Geox"
        ):
            yield _found(text, [word], small, "Названия народов и жителей пишут со строчной.", 0.85)
    elif word.lemmas & _POSTS and _is_post(words, place):
        yield _found(text, [word], small, "Названия должностей пишут со строчной.", 0.65)


def _in_name(words: Words, place: int) -> bool:
    """A capital or a quotation mark beside it: «Красный Октябрь», «Чёрная Пятница»."""
    near = [words[i] for i in (place - 1, place + 1) if 0 < i < len(words)]
    capital = any(other.text[0].isupper() and not other.text.isdigit() for other in near)
    return capital or any(c in words[place].mark for c in '«"„(“') or words[place].quoted


def _is_holiday(words: Words, place: int) -> bool:
    return plain(f"{words[place - 1].text} {words[place].text}") in _HOLIDAYS


def _is_post(words: Words, place: int) -> bool:
    before = words[place - 1]
    return before.form in {
        "наш",
        "ваш",
        "нашего",
        "вашего",
        "нашему",
        "вашему",
        "нашим",
        "вашим",
        "с",
        "к",
        "у",
        "и",
    } or (before.text.islower() and before.likeliest_part == "ADJF")


def _names(text: str, words: Words) -> Found:
    """«День победы», «российская федерация», «Великая отечественная война»."""
    for place, word in enumerate(words):
        if not word.lemmas & _FIRSTS:
            continue
        for name, lemmas in zip(_NAMES, _LEMMAS, strict=True):
            covered = words[place : place + len(name)]
            if len(covered) < len(name) or any(other.mark for other in covered[1:]):
                continue
            if not all(other.lemmas & own for other, own in zip(covered, lemmas, strict=True)):
                continue
            yield from _as_name(text, covered, name, place == 0)
            break


def _as_name(text: str, covered: Words, name: Sequence[str], first: bool) -> Found:
    if any(word.text.isupper() for word in covered) or covered[0].quoted:
        return
    meant = [
        word.text[0].upper() + word.text[1:] if part[0].isupper() else word.text.lower()
        for word, part in zip(covered, name, strict=True)
    ]
    if first:
        meant[0] = covered[0].text
    written = [word.text for word in covered]
    raised = any(
        one[0] > other[0] and one[0].islower() for one, other in zip(written, meant, strict=True)
    )
    if meant != written and (raised or name[-1] in {"война", "море", "океан", "область", "край"}):
        changed = [
            i for i, (one, other) in enumerate(zip(meant, written, strict=True)) if one != other
        ]
        span = covered[changed[0] : changed[-1] + 1]
        fixed = text[span[0].start : span[-1].stop]
        for i in changed:
            fixed = fixed.replace(covered[i].text, meant[i], 1)
        yield Match(
            rule_id="capitals",
            category="TYPOS",
            message=f"Правильно: «{' '.join(name)}».",
            start=span[0].start,
            end=span[-1].stop,
            replacements=(fixed,),
            confidence=0.92,
        )


def small_after_full_stop(_language: Language, text: str) -> Found:
    """«Груз ушёл. мы ждём ответа»: behind a whole word and a full stop a sentence begins."""
    for found in _ENDED.finditer(text):
        before, after = found[1], found[2]
        rest = text[found.start(2) :].split("\n")[0]
        if (
            not morphology.is_known(before)
            or not morphology.is_known(after)
            or len(rest.split()) < 3
        ):
            continue
        if _may_be_shortened(before):
            continue
        yield Match(
            rule_id="capital_first",
            category="TYPOS",
            message="Предложение начинают с прописной буквы.",
            start=found.start(2),
            end=found.end(2),
            replacements=(after.capitalize(),),
            confidence=0.85,
        )


def _may_be_shortened(word: str) -> bool:
    """«Корп.», «коммент.», «баланс.»: a shortened word ends with a consonant."""
    return word[-1] not in "аеёиоуыэюяйьхм" and not morphology.has_grammeme(word, "past")


def _found(text: str, covered: Words, meant: str, message: str, confidence: float) -> Match:
    written = text[covered[0].start : covered[-1].stop]
    return Match(
        rule_id="capitals",
        category="TYPOS",
        message=message,
        start=covered[0].start,
        end=covered[0].start + len(written),
        replacements=(meant,),
        confidence=confidence,
    )
