"""Words that are right although LanguageTool's dictionary lacks them.

Each function below is one reason to trust a word, apart from the letter that it stands in.
"""

import functools
import re
from collections.abc import Iterator

from pismovnik.russian import morphology
from pismovnik.text_lists import read_words

_PARTS = read_words(__file__, "words.txt")
_FORMS = frozenset(_PARTS["forms"])
_BEFORE_ADJECTIVES = frozenset(_PARTS["adjectives"])
_BEFORE_HYPHEN = frozenset(_PARTS["hyphenated"])
_SHORTEST_REST = 4  # letters after a first part; shorter ones agree by chance
_LONG_REST = 6
_SHORTEST_STEM = 3
_NOUN_ENDINGS = ("", "ь", "а", "я", "о", "е", "й")
_BEFORE_VERBS = tuple(_PARTS["verbs"])
_PREFIXES_OF_VERBS = frozenset({"до", "за", "над", "от", "пере", "под", "при"})
_ONE_N = re.compile(r"[аяе]н(?=(?:ый|ая|ое|ые|ого|ой|ому|ую|ым|ом|ых|ыми)\Z)")
_VERBS = frozenset({"VERB", "INFN", "GRND", "PRTF", "PRTS"})
_CONTENT = frozenset({"NOUN", "ADJF", "PRTF"})
_CACHE_WORDS = 1_500


@functools.lru_cache(maxsize=_CACHE_WORDS)
def is_right(word: str) -> bool:
    """Whether there is a reason to trust this word."""
    if word not in (word.lower(), word.capitalize(), word.upper()) and "-" not in word:
        return False  # «чЁрнуЮ»
    lower = word.lower()
    return any(reason(lower) for reason in _REASONS)


@functools.lru_cache(maxsize=_CACHE_WORDS)
def in_dictionary(word: str) -> bool:
    """pymorphy3's dictionary has this form and does not call it an error."""
    return any(
        parse.is_known and not {"Erro", "Dist"} & parse.tag.grammemes
        for parse in morphology.parses(word)
    )


def is_term(word: str) -> bool:
    """«Ритейлер»: a word of today's business."""
    return not _terms().isdisjoint(morphology.lemmas(word))


@functools.cache
def _terms() -> frozenset[str]:
    return frozenset(lemma for term in _PARTS["terms"] for lemma in morphology.lemmas(term))


def is_closed_compound(word: str) -> bool:
    """«Термопринтер», «послепечатный»: a first part and a word of the dictionary."""
    return any(
        may_follow(first, rest)
        and not lacks_hard_sign(first, rest)
        and not _lacks_second_n(first, rest)
        for first, rest in compound_cuts(word)
    )


def compound_cuts(word: str) -> Iterator[tuple[str, str]]:
    """The ways to see a first part of compounds in a word, and what remains."""
    for cut in range(2, len(word) - _SHORTEST_REST + 1):
        if word[:cut] in _FORMS or word[:cut] in _BEFORE_ADJECTIVES:
            yield word[:cut], word[cut:]


def may_follow(first: str, rest: str) -> bool:
    """Whether a word of the dictionary can follow this first part of compounds."""
    return _is_content_word(rest, adjective_only=first not in _FORMS)


def is_joined_by_vowel(word: str) -> bool:
    """«Кабеленесущий», «пескоулавливатель»: a noun's stem, о or е, a word that may stand alone."""
    return any(
        word[cut - 1] in "ое"
        and _is_content_word(word[cut:], adjective_only=len(word) - cut < _LONG_REST)
        and any(_is_noun(word[: cut - 1] + ending) for ending in _NOUN_ENDINGS)
        for cut in range(_SHORTEST_STEM + 1, len(word) - _LONG_REST + 2)
    )


def is_done_anew(word: str) -> bool:
    """«Перезальём», «допоставить»: a verb with a prefix that any verb takes."""
    return any(
        word.startswith(prefix) and _is_verb(word[len(prefix) :])
        for prefix in _BEFORE_VERBS
        if len(word) - len(prefix) >= _LONG_REST - 1
    )


def is_hyphenated(word: str) -> bool:
    """«Веб-почта», «прибор-самописец», «два-три»: parts that may stand beside a hyphen.

    Words of service may not: «по-этому» and «что-бы» are errors.
    """
    *first, last = word.split("-")
    if not first:
        return False
    if _is_numeral(last):
        return all(map(_is_numeral, first))
    return _is_content_word(last) and all(
        part in _BEFORE_HYPHEN or _is_noun_or_stem(part) for part in first
    )


def lacks_hard_sign(first: str, rest: str) -> bool:
    """«Сверхяркий»: after a prefix that ends in a consonant, ъ stands before е, ё, ю, я."""
    return first[-1] not in "аеёиоуыэюя" and rest[0] in "еёюя"


def _lacks_second_n(first: str, rest: str) -> bool:
    """«Подписаный»: «писаный», but with a prefix нн (Правила 1956, § 61)."""
    if first not in _PREFIXES_OF_VERBS:
        return False
    found = _ONE_N.search(rest)
    return found is not None and morphology.is_known(f"{rest[: found.end()]}н{rest[found.end() :]}")


def _is_numeral(word: str) -> bool:
    return any(parse.is_known and parse.tag.POS == "NUMR" for parse in morphology.parses(word))


def _is_content_word(word: str, *, adjective_only: bool = False) -> bool:
    wanted = _CONTENT - {"NOUN"} if adjective_only else _CONTENT
    return any(parse.is_known and parse.tag.POS in wanted for parse in morphology.parses(word))


def _is_noun(word: str) -> bool:
    return any(parse.is_known and parse.tag.POS == "NOUN" for parse in morphology.parses(word))


def _is_verb(word: str) -> bool:
    return any(parse.is_known and parse.tag.POS in _VERBS for parse in morphology.parses(word))


def _is_noun_or_stem(part: str) -> bool:
    """«Прибор» of «прибор-самописец», «тёмно» of «тёмно-синий»."""
    if len(part) < 3 or part == "пол":  # «пол-миллиона» is an error
        return False
    return _is_content_word(part) or (part.endswith(("о", "е")) and morphology.is_known(part))


_REASONS = (
    in_dictionary,
    is_term,
    is_closed_compound,
    is_joined_by_vowel,
    is_done_anew,
    is_hyphenated,
)
