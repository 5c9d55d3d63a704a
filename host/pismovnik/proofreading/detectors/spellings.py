"""Words that are written together, apart or with a hyphen, told by themselves or the next word.

The list and its sources: spellings.txt.
"""

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from pismovnik.proofreading.detectors.corrections import correction, following, is_
from pismovnik.proofreading.engine import Match
from pismovnik.russian import morphology
from pismovnik.russian.language import Language
from pismovnik.russian.words import plain
from pismovnik.text_lists import read_words

_WORD = re.compile(r"[\w-]+")
_LISTS = read_words(__file__, "spellings.txt")
_MEANT: dict[str, tuple[str, str]] = {
    written: (meant, section)
    for section, entries in _LISTS.items()
    for written, _, meant in (entry.partition(" = ") for entry in entries)
}
_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
#: «За одно из них», «за одно то, что».
_SHORTEST = 3
_PARTS = frozenset({"из", "то"})
_BEGIN = ("нач", "снова", "опять")
_POSSESSIVES = frozenset({"его", "её", "ее", "их", "которого", "которой", "которых", "чего"})


def _by_first() -> dict[str, list[tuple[str, ...]]]:
    """The wrong spellings by their first words, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for written in sorted(_MEANT, key=len, reverse=True):
        first, *rest = written.split()
        found.setdefault(first, []).append((first, *rest))
    return found


_BY_FIRST = _by_first()


def misspelt_together(_language: Language, text: str) -> Iterator[Match]:
    """«Из под стола», «в первые вижу», «тоесть»."""
    tokens = list(_WORD.finditer(text))
    forms = [plain(token[0]) for token in tokens]
    for place, form in enumerate(forms):
        for phrase in _BY_FIRST.get(form, ()):
            end = place + len(phrase)
            if tuple(forms[place:end]) == phrase and _stand_together(text, tokens[place:end]):
                yield from _judged(text, tokens[place].start(), tokens[end - 1].end(), phrase)
                break


def _stand_together(text: str, tokens: Sequence[re.Match[str]]) -> bool:
    """Spaces alone between them, and no name of something: «меняем по умолчанию на Всегда»."""
    for one, other in itertools.pairwise(tokens):
        if text[one.end() : other.start()].strip(" \N{NO-BREAK SPACE}"):
            return False
        if other[0][0].isupper() and not one[0].isupper():
            return False
    return True


def _judged(text: str, start: int, end: int, phrase: Sequence[str]) -> Iterator[Match]:
    meant, section = _MEANT[" ".join(phrase)]
    if _CONDITIONS[section](text, start, end):
        message = f"Правильно: «{meant}»."
        yield correction("fixed_spelling", start, text[start:end], meant, message, 0.95)


def _always(_text: str, _start: int, _end: int) -> bool:
    return True


def _no_noun_follows(text: str, start: int, end: int) -> bool:
    """«По прежнему адресу» is an adjective with its noun, as far as five words away."""
    adjective = text[start:end].split()[-1]
    after = following(text, end, 4)
    if not after and text[end : end + 1] == ",":
        after = following(text, end + 1, 3)
        if not after or not (is_(after[0], "ADJF") or is_(after[0], "PRTF")):
            return True  # «по новому, усовершенствованному способу» is one, too
    if after and after[0].lower() in _PARTS:
        return False
    return not any(_agree(adjective, word) for word in after)


def _agree(adjective: str, noun: str) -> bool:
    if len(noun) < _SHORTEST and noun.isalpha():
        return False  # «в», «с» are names of letters, too
    if not noun[0].isalpha() or not morphology.is_known(noun.lower()):
        return noun[0].isdigit() or noun[0].isupper() or noun.isascii()
    for one in morphology.parses(adjective.lower()):
        for other in morphology.parses(noun.lower()):
            if other.tag.POS != "NOUN" or one.tag.case != other.tag.case:
                continue
            if one.tag.number == other.tag.number and (
                one.tag.number == "plur" or one.tag.gender == other.tag.gender
            ):
                return True
    return False


def _no_genitive_follows(text: str, start: int, end: int) -> bool:
    after = following(text, end, 3)
    before = text[:start].split()[-1:]
    if not after or (before and before[0].lower().startswith(_BEGIN)):
        return False  # «начиная с начала»
    first = after[0].lower()
    if first in _POSSESSIVES or first[0].isdigit() or after[0][0].isupper() or first.isascii():
        return False
    if is_(first, "NOUN") and not is_(first, "nomn"):
        return False
    return not any(is_(w, "NOUN", "gent") or is_(w, "gent", "ADJF") for w in after)


def _between_marks(text: str, start: int, end: int) -> bool:
    before, after = text[:start].rstrip(), text[end:].lstrip()
    return (not before or before[-1] in ",.;:(!?—–\n") and after[:1] == ","


def _no_adjective_follows(text: str, _start: int, end: int) -> bool:
    return not any(is_(word, "ADJF") or is_(word, "PRTF") for word in following(text, end, 1))


def _before_infinitive(text: str, _start: int, end: int) -> bool:
    return any(is_(word, "INFN") for word in following(text, end, 2))


def _before_comparative(text: str, _start: int, end: int) -> bool:
    return any(is_(word, "COMP") for word in following(text, end, 1))


_CONDITIONS: Mapping[str, Callable[[str, int, int], bool]] = {
    "always": _always,
    "unless a noun follows": _no_noun_follows,
    "unless a genitive follows": _no_genitive_follows,
    "unless an adjective follows": _no_adjective_follows,
    "between marks": _between_marks,
    "before an infinitive": _before_infinitive,
    "before a comparative": _before_comparative,
}
