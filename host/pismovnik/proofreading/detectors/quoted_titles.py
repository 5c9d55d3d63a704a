"""Titles without quotation marks: «в романе Мёртвые души», «гостиница Волга».

A title stands in the nominative whatever the case of the noun before it, which tells it from a
name in the genitive, «роман Толстого» (Розенталь, §§ 25, 204; Правила 1956, § 195).
"""

from collections.abc import Iterator, Sequence

from pismovnik.proofreading.detectors.corrections import is_, of_words
from pismovnik.proofreading.engine import Match
from pismovnik.russian import morphology
from pismovnik.russian.language import Language
from pismovnik.russian.sentences import sentences, separates
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "quoted_titles.txt")
_WORKS = plain_set(_LISTS["works"])
_THINGS = plain_set(_LISTS["firms and things"])
_OBLIQUE = frozenset({"Gen", "Dat", "Ins", "Loc"})
_LONGEST = 4

Words = Sequence[Word]


def unquoted_titles(language: Language, text: str) -> Iterator[Match]:
    """«В романе Мёртвые души» → «в романе „Мёртвые души“»."""
    for words in sentences(language, text):
        for place, word in enumerate(words[:-1]):
            kind = word.lemmas & (_WORKS | _THINGS)
            if not kind or word.text.isupper() or not _is_title_start(words, place + 1):
                continue
            title = _title(words, place + 1)
            if title and _is_title(word, title, bool(kind & _WORKS)):
                written = text[title[0].start : title[-1].stop]
                message = "Название заключают в кавычки."
                confidence = 0.88 if kind & _WORKS else 0.75
                yield of_words(text, title, "unquoted_title", f"«{written}»", message, confidence)


def _is_title_start(words: Words, place: int) -> bool:
    word = words[place]
    capital = word.text[0].isupper() and (len(word.text) == 1 or word.text[1:].islower())
    return capital and not word.mark and word.text.isalpha() and not word.text.isascii()


def _title(words: Words, start: int) -> Words:
    """The words that belong to a title: an adjective with its noun, two nouns joined by «и»."""
    first = words[start]
    rest = words[start + 1 : start + _LONGEST]
    near = [word for word in rest[:1] if not separates(word.mark) and not word.mark]
    if _is_adjective(first):
        if near and is_(near[0].text, "NOUN") and _agree(first.text, near[0].text):
            return words[start : start + 2]
        return ()
    if not is_(first.text, "NOUN", "nomn"):
        return ()
    joined = len(rest) > 1 and rest[0].form == "и" and not rest[0].mark and not rest[1].mark
    if joined and is_(rest[1].text, "NOUN", "nomn") and not is_(rest[1].text, "VERB"):
        return words[start : start + 3]
    if near and near[0].text[0].isupper() and is_(near[0].text, "Surn", "nomn"):
        return words[start : start + 2]
    if near and (
        near[0].text[0].isupper() or (near[0].may_be("gent") and not near[0].may_be("nomn"))
    ):
        return ()  # «Дочь полка»: where it ends is not known
    return words[start : start + 1]


def _is_adjective(word: Word) -> bool:
    return (
        is_(word.text, "ADJF", "nomn") and not is_(word.text, "Surn") and not is_(word.text, "NOUN")
    )


def _agree(adjective: str, noun: str) -> bool:
    return any(
        one.tag.case == other.tag.case == "nomn"
        and one.tag.number == other.tag.number
        and (one.tag.number == "plur" or one.tag.gender == other.tag.gender)
        for one in morphology.parses(adjective.lower())
        for other in morphology.parses(noun.lower())
        if other.tag.POS == "NOUN"
    )


def _is_title(kind: Word, title: Words, is_work: bool) -> bool:
    """A nominative that the noun before it does not govern nor agree with."""
    first = title[0].text
    case = kind.feats.get("Case")
    person = any(is_(first, name) for name in ("Name", "Surn", "Patr"))
    both = len(title) == 2 and is_(first, "Name", "nomn") and is_(title[1].text, "Surn", "nomn")
    if person and not (both and is_work and not is_(title[1].text, "gent")):
        return False  # «роман Толстого», «в романе Толстой писал»
    if any(is_(first, other) for other in ("Geox", "Fixd", "Abbr", "Orgn", "NPRO", "PRCL")):
        return False
    if is_(first, "gent") and not _is_adjective(title[0]) and case != "Gen":
        return False  # «рассказ Матери», «театр Сатиры»
    return case in _OBLIQUE if not is_work else bool(case)
