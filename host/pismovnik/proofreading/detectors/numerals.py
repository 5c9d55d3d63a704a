"""Numerals: their own forms, the nouns behind them, dates and years.

Sources: Розенталь, Справочник по правописанию и литературной правке, §§ 163–166; Русская грамматика
1980, §§ 1366–1381.
"""

import re
from collections.abc import Iterator, Sequence

from pismovnik.proofreading.detectors.forms import (
    Form,
    forms,
    in_case,
    is_unsure,
    parts,
    written_like,
)
from pismovnik.proofreading.engine import Match
from pismovnik.russian.language import Language
from pismovnik.russian.sentences import sentences, separates
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "numerals.txt")
_FEW = plain_set(_LISTS["two to four"])
_MANY = plain_set(_LISTS["five and more"])
_AFTER_HOUR = plain_set(_LISTS["after an hour"])
_MONTHS = {
    form: month
    for entry in _LISTS["months"]
    for month, *others in (entry.split(),)
    for form in others
}
_WRONG = dict(entry.split(" = ") for entry in _LISTS["wrong forms"])
_DATE = re.compile(
    rf"(?<!№ )(?<![\w№.,/-])([1-9]|[12]\d|3[01])( |\u00a0)({'|'.join(_MONTHS)})(?![\w-])"
)
_YEAR = re.compile(r"(?<=[вВ] )((?:19|20)\d\d) (годе|годах)(?=\b)")
_WORD = re.compile(rf"(?<![\w-])({'|'.join(_WRONG)})(?![\w-])", re.IGNORECASE)
_SURE, _LIKELY = 0.95, 0.9


def unfit_numerals(language: Language, text: str) -> Iterator[Match]:
    """«Два договоров», «к 5 марту», «без пятиста рублей», «с обоими сторонами»."""
    yield from _dates(text)
    yield from _forms(text)
    if not any(form in text.lower() for form in _STEMS):
        return
    for words in sentences(language, text):
        for place in range(len(words) - 1):
            found = _counted(words, place) or _both(words, place)
            if found is not None:
                yield found


_STEMS = (
    "дв",
    "три",
    "тр",
    "четыр",
    "пят",
    "шест",
    "сем",
    "восем",
    "девят",
    "десят",
    "дцат",
    "об",
    "сорок",
    "сто",
)


def _dates(text: str) -> Iterator[Match]:
    for found in _DATE.finditer(text):
        yield _match(found.start(3), found.end(3), _MONTHS[found[3]], f"{found[1]} (чего?)", _SURE)
    for found in _YEAR.finditer(text):
        if found[2] == "годе":
            yield _match(found.start(2), found.end(2), "году", f"В {found[1]}", _SURE)


def _forms(text: str) -> Iterator[Match]:
    for found in _WORD.finditer(text):
        meant = written_like(found[0], _WRONG[found[0].lower()])
        yield Match(
            rule_id="numeral_form",
            category="GRAMMAR",
            message=f"Такой формы числительного нет. Верно: «{meant}».",
            start=found.start(),
            end=found.end(),
            replacements=(meant,),
            confidence=_SURE,
        )


def _match(start: int, end: int, meant: str, behind: str, confidence: float) -> Match:
    return Match(
        rule_id="numeral_noun",
        category="GRAMMAR",
        message=f"После «{behind}» нужна форма «{meant}».",
        start=start,
        end=end,
        replacements=(meant,),
        confidence=confidence,
    )


def _counted(words: Sequence[Word], place: int) -> Match | None:
    """«Два договоров» → «два договора», «пять договора» → «пять договоров»."""
    numeral = words[place]
    few, many = numeral.form in _FEW, numeral.form in _MANY
    if not (few or many) or _is_a_number(words, place):
        return None
    noun_place = _noun(words, place + 1)
    if noun_place is None:
        return None
    noun = words[noun_place]
    its = forms(noun.text)
    if few and any(form.case == "gent" and form.number == "sing" for form in its):
        return _gender(numeral, noun, its) if noun_place == place + 1 else None
    if many and any(form.case == "gent" and form.number == "plur" for form in its):
        return None
    if noun.form in _AFTER_HOUR or _is_about(words, place) or (few and _is_like_adjective(its)):
        return None
    if any("Pltm" in form.parse.tag for form in its):
        return None
    number = "sing" if few else "plur"
    if not any(form.case == "gent" for form in its) and noun_place != place + 1:
        return None
    meant = in_case(its[0], "gent", number)
    if noun.form.startswith("год") and many:
        meant = "лет"
    if meant is None or meant == noun.text.lower():
        return None
    return _match(noun.start, noun.stop, written_like(noun.text, meant), numeral.text, _LIKELY)


def _is_about(words: Sequence[Word], place: int) -> bool:
    """«Минут через пять дверь открылась»."""
    return (
        place > 1
        and "PREP" in parts(words[place - 1].text)
        and "NOUN" in parts(words[place - 2].text)
    )


def _is_like_adjective(its: Sequence[Form]) -> bool:
    """«Три рабочих», «две запятых»."""
    plural = in_case(its[0], "gent", "plur") or ""
    return plural.endswith(("ых", "их"))


def _is_a_number(words: Sequence[Word], place: int) -> bool:
    """«Кабинет пять корпуса», «статья два договора»: the numeral only names."""
    if not place or separates(words[place].mark):
        return False
    before = words[place - 1]
    return (
        bool(parts(before.text) & {"NOUN"})
        or "NUMR" in parts(before.text)
        or not before.text.isalpha()
    )


def _noun(words: Sequence[Word], start: int) -> int | None:
    """The noun that is counted, with at most two adjectives before it."""
    for place in range(start, min(len(words), start + 3)):
        word = words[place]
        if word.mark or is_unsure(word):
            return None
        if parts(word.text) == {"NOUN"}:
            return place
        if not parts(word.text) <= {"ADJF", "PRTF"} or not parts(word.text):
            return None
    return None


def _gender(numeral: Word, noun: Word, its: Sequence[Form]) -> Match | None:
    """«Два книги» → «две книги»."""
    genders = {form.gender for form in its if form.case == "gent" and form.number == "sing"}
    meant = None
    if numeral.form == "два" and genders == {"femn"}:
        meant = "две"
    elif numeral.form == "две" and genders and genders <= {"masc", "neut"}:
        meant = "два"
    if meant is None:
        return None
    return _match(
        numeral.start, numeral.stop, written_like(numeral.text, meant), f"… {noun.text}", _LIKELY
    )


_BOTH_FEMALE = {"обоих": "обеих", "обоим": "обеим", "обоими": "обеими", "оба": "обе"}
_BOTH_OTHER = {other: form for form, other in _BOTH_FEMALE.items()}


def _both(words: Sequence[Word], place: int) -> Match | None:
    """«С обоими сторонами» → «обеими»."""
    word = words[place]
    if word.form not in _BOTH_FEMALE and word.form not in _BOTH_OTHER:
        return None
    noun_place = _noun(words, place + 1)
    if noun_place is None:
        return None
    noun = words[noun_place]
    genders = {str(form.parse.tag.gender) for form in forms(noun.text)}
    female = genders == {"femn"}
    if female == (word.form in _BOTH_OTHER) or not (female or genders <= {"masc", "neut"}):
        return None
    meant = (_BOTH_FEMALE if female else _BOTH_OTHER)[word.form]
    return Match(
        rule_id="numeral_form",
        category="GRAMMAR",
        message=f"Со словом «{noun.text}» употребляют «{meant}».",
        start=word.start,
        end=word.stop,
        replacements=(written_like(word.text, meant),),
        confidence=_LIKELY,
    )
