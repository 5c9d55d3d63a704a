"""«Ты» said to the reader: the pronoun, verbs in its person, orders in its number."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.clauses import Clause, own_clauses
from pismovnik.russian.language import Language
from pismovnik.russian.remembering import remembered
from pismovnik.russian.tone.quotations import quoted_or_linked
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "familiar.txt")
_PRONOUNS = frozenset({"ты", "тебя", "тебе", "тобой", "тобою"})
_GENERAL = plain_set(_LISTS["general verbs"])
_SET = plain_set(_LISTS["set imperatives"])
_REFERENCES = plain_set(_LISTS["references"])
_WHATEVER = frozenset({"ни", "хоть", "то", "черт", "бог"})
_POLITE = re.compile(r"пожалуйста", re.I)
#: «Пришли, пожалуйста, …»; «пришли» alone is more often a past tense.
_NEAR = 15
_ASKED = re.compile(r"\s*,\s*пожалуйста", re.I)


class Familiarity(msgspec.Struct, frozen=True, kw_only=True):
    """Words on «ты», in code points.

    ``sure`` tells that they can be nothing else, ``requests`` that «пожалуйста» goes with them.
    """

    start: int
    end: int
    words: str
    sure: bool
    requests: bool


@remembered
def familiarities(language: Language, text: str) -> Iterator[Familiarity]:
    """Where a text says «ты» to its reader, in its order."""
    for clause in own_clauses(language, text):
        if clause.reported:
            continue
        told = any(_is_pronoun(clause.words, i) for i in range(len(clause.words)))
        for number, word in enumerate(clause.words):
            if _is_pronoun(clause.words, number):
                yield _found(word, clause, text, sure=True)
            elif _is_second_singular(word):
                general = not told and not _asks(clause)
                negated = number > 0 and clause.words[number - 1].form == "не"
                if told or not (word.lemmas & _GENERAL or negated):
                    yield _found(word, clause, text, sure=not general)
            elif _is_order(clause, number, text):
                yield _found(word, clause, text, sure=True)


def _found(word: Word, clause: Clause, text: str, *, sure: bool) -> Familiarity:
    requests = bool(_POLITE.search(text, clause.start, clause.stop + _NEAR))
    return Familiarity(
        start=word.start, end=word.stop, words=word.text, sure=sure, requests=requests
    )


def _is_pronoun(words: Sequence[Word], number: int) -> bool:
    """Not «быть на ты»: that is of a manner of speaking."""
    word = words[number]
    if word.form in _PRONOUNS or "твой" in word.lemmas:
        return not (number > 0 and words[number - 1].form in {"на"} and word.form == "ты")
    return False


def _is_second_singular(word: Word) -> bool:
    """«Пришлёшь», «можешь»: a form that is nothing but a verb in the second person."""
    if not word.form.endswith(("шь", "шься")) or word.text.isupper():
        return False
    readings = morphology.parses(word.text.lower())
    return all(parse.tag.POS == "VERB" and "2per" in parse.tag for parse in readings) and (
        morphology.is_known(word.text.lower())
    )


def _asks(clause: Clause) -> bool:
    """«Когда приедешь?»; «Разве объяснишь?» asks nobody."""
    return clause.question and not any(word.form in {"разве", "неужели"} for word in clause.words)


def _is_order(clause: Clause, number: int, text: str) -> bool:
    """«Скинь», «посмотри», «не забудь»; not «смотри пункт 2», «как ни крути», «приди он»."""
    word = clause.words[number]
    readings = morphology.parses(word.text.lower())
    orders = [parse for parse in readings if {"impr", "sing", "excl"} in parse.tag]
    if (
        not orders
        or len(word.form) < 3
        or word.form in _SET
        or not morphology.is_known(word.text.lower())
    ):
        return False
    if word.text[0].isupper() and not _opens_sentence(word, text):
        return False
    if word.pos == "PROPN":
        return False
    before = clause.words[number - 1].form if number else ""
    following = clause.words[number + 1 : number + 3]
    if (
        before in _WHATEVER
        or (before == "и" and word.form == "гляди")
        or any(map(_is_conditional, following[:1]))
    ):
        return False
    if word.form in {"смотри", "сравни"} and any(map(_is_reference, following)):
        return False
    if len(orders) == len(readings):
        return True
    if number == 0 and _ASKED.match(text, word.stop):
        return True
    return word.has("Mood", "Imp") and (number == 0 or bool(_POLITE.search(clause.text)))


def _is_reference(after: Word) -> bool:
    return after.is_one_of(_REFERENCES) or after.text[0].isdigit()


def _is_conditional(after: Word) -> bool:
    """«Приди он вовремя»: the subject follows."""
    return after.form in {"я", "он", "она", "оно", "они", "мы", "вы"}


def _opens_sentence(word: Word, text: str) -> bool:
    before = text[: word.start].rstrip()
    return not before or before[-1] in ".!?…:;–—-)»"


_SMALL_YOU = re.compile(
    r"(?<![А-ЯЁа-яё-])(?:вы|вас|вам|вами|ваш(?!ингтон)[а-яё]{0,3})(?![А-ЯЁа-яё-])"
)


def small_you(text: str) -> tuple[int, int] | None:
    """Where a text first says «вы» or «ваш» with a small letter outside quotation marks.

    One person is written to as «Вы» in an official letter (Правила 2006, § 202).
    """
    hidden = quoted_or_linked(text)
    found = (m.span() for m in _SMALL_YOU.finditer(text) if not hidden[m.start()])
    return next(found, None)
