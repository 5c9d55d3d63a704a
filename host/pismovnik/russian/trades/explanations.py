"""Whether a text explains one of its terms or abbreviations at the place where it stands.

Terms are explained in brackets, by «то есть», by «— это», by «далее —», or by standing
themselves in brackets behind the plain words (Мильчин, Чельцова, «Справочник издателя и
автора», «Сокращения»: an abbreviation is spelled out where it stands first).
"""

import functools
import re
from collections.abc import Iterable, Sequence

from pismovnik.russian import morphology
from pismovnik.russian.words import plain

_REACH = 160
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BRACKET_AFTER = re.compile(r"[»”\"]?\s*\(([^()\n]{3,160})\)")
_SAID_AFTER = re.compile(
    r"[»”\"]?\s*(?:,?\s*(?:то есть|т\.\s?е\.|иначе говоря|проще говоря|иными словами|"
    r"другими словами|по-русски|или попросту)\b|\s[—–-]\s+это\b|\s?,?\s*расшифровыва|"
    r"\s+(?:означа|обознача))",
    re.IGNORECASE,
)
_EQUALS_AFTER = re.compile(r"[»”\"]?\s*(?:[—–:=-]|/|,?\s+или\s)\s*([^.!?;\n]{3,160})")
_EQUALS_BEFORE = re.compile(r"(?:\s[—–-]\s|/|\sили\s)\s?[«„\"]?$")
_JUST_BEFORE = 8  # letters, for «_EQUALS_BEFORE»
_SAID_BEFORE = re.compile(r"(?:то есть|т\.\s?е\.|проще говоря)\s+[«„\"]?$", re.IGNORECASE)
_OPEN_BRACKET = re.compile(r"\(([^()\n]{0,60})$")
_FROM_NOW_ON = re.compile(
    r"\b(?:далее|дальше|сокращ[её]нно|кратко|в дальнейшем|именуем\w+|сокр\.|англ\.)[\s:,«\"—–-]*"
    r"(?:по тексту)?[\s:,«\"—–-]*$",
    re.IGNORECASE,
)
_SMALL = frozenset({"и", "в", "во", "на", "по", "с", "со", "для", "к", "о", "об", "за", "от", "из"})
_GLOSS_BEGINS = frozenset({"NOUN", "ADJF", "PRTF", "INFN", "NPRO"})
_REPORTS = frozenset({"VERB", "PRED", "PRTS", "ADJS"})
_SHORTEST_STEM = 3
_ENDING = 3


def explains_term(text: str, start: int, end: int, plain_words: str) -> bool:
    """Whether the term at this place (code points) is explained there, or itself explains.

    ``plain_words`` are what the term stands for.
    """
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if _SAID_AFTER.match(after) or _SAID_BEFORE.search(before):
        return True
    bracket = _BRACKET_AFTER.match(after)
    if bracket and is_gloss(bracket[1]):
        return True
    equals = _EQUALS_AFTER.match(after)
    if equals and _says(" ".join(_WORD.findall(equals[1])[:6]), plain_words):
        return True
    if _EQUALS_BEFORE.search(before[-_JUST_BEFORE:]):
        nearest = _WORD.findall(before.rpartition("\n")[2])
        if _says(" ".join(nearest[-5:]), plain_words):
            return True
    opened = _OPEN_BRACKET.search(before)
    if opened and re.match(r"[^()\n]{0,12}\)", after):
        return not opened[1].strip() or _FROM_NOW_ON.search(before) is not None
    return False


def explains_abbreviation(
    text: str, start: int, end: int, letters: str, expansions: Sequence[str]
) -> bool:
    """Whether the abbreviation at this place (code points) is spelled out there."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if _SAID_AFTER.match(after) or _FROM_NOW_ON.search(before):
        return True
    bracket = _BRACKET_AFTER.match(after)
    if bracket and (_stands_for(bracket[1], letters, expansions) or is_gloss(bracket[1])):
        return True
    equals = _EQUALS_AFTER.match(after)
    if equals and _stands_for(equals[1], letters, expansions):
        return True
    opened = _OPEN_BRACKET.search(before)
    return opened is not None and _ends_with(before[: opened.start()], letters, expansions)


def spells_out(text: str, letters: str, expansions: Iterable[str]) -> bool:
    """Whether the full words stand anywhere in a text: «система контроля и управления доступом».

    Words that only begin with the right letters count from four letters on.
    """
    lowered = plain(text)
    if any(_pattern(expansion).search(lowered) for expansion in expansions if " " in expansion):
        return True
    words = _WORD.findall(lowered)
    return len(letters) > 3 and any(
        fits_initials(letters, words[at : at + len(letters) + 3]) for at in range(len(words))
    )


def is_gloss(words: str) -> bool:
    """Whether words in brackets tell what something is: a noun phrase, no remark or number.

    «(рабочий сервер)», but not «(за пятницу)», «(замечаний нет)», «(3 шт.)».
    """
    first = _WORD.match(words.strip())
    if first is None or len(first[0]) < 3:
        return False
    parts = [morphology.parses(plain(word))[0] for word in _WORD.findall(words)]
    if parts[0].tag.POS not in _GLOSS_BEGINS or len(parts) > 15:
        return False
    return not any(part.tag.POS in _REPORTS for part in parts)


def fits_initials(letters: str, words: Sequence[str]) -> bool:
    """Whether the words, from the first on, begin with these letters: «с», «к» … for «СКУД».

    Small words may be passed over, and a compound gives more than one letter: «железобетонные
    изделия» for «ЖБИ».
    """
    return _fits(plain(letters), 0, [plain(word) for word in words], 0)


def _fits(letters: str, at: int, words: Sequence[str], place: int) -> bool:
    if at == len(letters):
        return True
    if place == len(words):
        return False
    word = words[place]
    if word in _SMALL and _fits(letters, at, words, place + 1):
        return True
    if not word.startswith(letters[at]):
        return False
    if _fits(letters, at + 1, words, place + 1):
        return True
    more = letters[at + 1 : at + 2]
    return bool(more) and more in word[2:] and _fits(letters, at + 2, words, place + 1)


def _stands_for(words: str, letters: str, expansions: Sequence[str]) -> bool:
    if any(_pattern(expansion).search(plain(words)) for expansion in expansions):
        return True
    return len(letters) > 1 and fits_initials(letters, _WORD.findall(words)[: len(letters) + 4])


def _ends_with(before: str, letters: str, expansions: Sequence[str]) -> bool:
    """Whether the words just before the bracket are those that the letters stand for."""
    words = _WORD.findall(before)
    nearest = words[-len(letters) - 4 :]
    if any(_pattern(expansion).search(plain(" ".join(nearest))) for expansion in expansions):
        return True
    return any(fits_initials(letters, nearest[at:]) for at in range(len(nearest)))


def _says(words: str, plain_words: str) -> bool:
    return _pattern(plain_words).search(plain(words)) is not None


@functools.lru_cache(maxsize=1_000)
def _pattern(words: str) -> re.Pattern[str]:
    """Finds the words in any form, with up to one more word between."""
    stems = [re.escape(_stem(word)) + r"[\w-]*" for word in _WORD.findall(plain(words))]
    return re.compile(r"\b" + r"\W+(?:[\w-]+\W+)?".join(stems))


def _stem(word: str) -> str:
    return word[: max(_SHORTEST_STEM, len(word) - _ENDING)]
