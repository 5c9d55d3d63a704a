"""Abbreviations in capital letters: known to everybody, of a trade, or of nobody knows what.

Initialisms are written in capitals and, where they are nouns of the second declension, take
endings in small letters: «в МИДе» (Правила русской орфографии и пунктуации, 2006, § 204–208).
"""

import functools
import re
from collections.abc import Iterator, Mapping

import msgspec

from pismovnik.proofreading.untouchable import Untouchable
from pismovnik.russian import morphology
from pismovnik.russian.words import plain
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "abbreviations.txt")
_KNOWN = "known"
_NO_ENTRIES = frozenset({_KNOWN, "before: firms", "before: names"})
_TOKEN = re.compile(r"(?:[^\W_]\u0301?)+(?:/[A-Z]{2})?")
_SHAPE = re.compile(
    r"(?P<letters>[А-ЯЁ]{1,6}и[А-ЯЁ]{1,3}|[А-ЯЁ]{2,8}|[A-Z][A-Z0-9]{1,5}|CI/CD)"
    r"(?P<ending>а|у|е|э|ом|ы|ов|ам|ами|ах)?"
)
_SMALL = re.compile(r"[а-яё]{3,6}")
_ROMAN = re.compile(r"[ХІVXIС]+")
_INSTITUTE = re.compile(r"Ц?НИИ|НПО|НПП|ГУП|МУП")
_QUOTED = re.compile(r"[«„“\"][^«»„“”\"\n]{1,120}[»“”\"]")
_CODE = re.compile(r"`[^`\n]+`")
_CAPITALS = re.compile(r"[А-ЯЁ]{2,}")
_ABBREVIATED = frozenset({"Abbr", "Geox", "Fixd"})
_LONGEST_UNKNOWN = 5
_SHORTEST_UNKNOWN = 3
_NEAR = 24
_FIRMS = frozenset(_LISTS["before: firms"])
_NAMED = frozenset(_LISTS["before: names"])


class Abbreviation(msgspec.Struct, frozen=True, kw_only=True):
    """An abbreviation that not every reader knows, in code points of a text.

    ``letters`` are as the list writes them, or as they stand. ``expansions`` are what they may
    stand for, none where no list has them; ``trade`` is then "". ``common`` tells that many
    readers outside the trade know it.
    """

    letters: str
    trade: str
    expansions: tuple[str, ...]
    common: bool
    start: int
    end: int

    @property
    def is_listed(self) -> bool:
        return bool(self.expansions)


class _Entry(msgspec.Struct, frozen=True):
    letters: str
    trade: str
    expansions: tuple[str, ...]
    common: bool


def abbreviations(text: str, names: tuple[str, ...] = ()) -> Iterator[Abbreviation]:
    """The abbreviations of a text that are not known to everybody, in order.

    Left out are names in quotation marks, ``names`` of files, addresses, codes and numbers.
    """
    untouchable = Untouchable(text, names)
    hidden = [found.span() for kind in (_QUOTED, _CODE) for found in kind.finditer(text)]
    for token in _TOKEN.finditer(text):
        found = _read(token[0])
        if found is None or untouchable.touches(*token.span()):
            continue
        if any(start <= token.start() < end for start, end in hidden):
            continue
        entry = _entries().get(found)
        place = _Place(text, token.start(), token.end())
        if entry is not None:
            if place.is_of_code or place.is_of_firm or place.is_beside_figures(token[0]):
                continue
            if place.is_shouted and _is_ordinary(token[0]):
                continue
            yield _found(entry, token)
        elif _may_be_unknown(token[0]) and not place.is_name and not place.is_shouted:
            yield _found(_Entry(token[0], "", (), True), token)


def letters_in(text: str) -> frozenset[str]:
    """Every word of a text in capitals, whatever its case, to see what a reader uses himself."""
    return frozenset(found[0].upper() for found in _TOKEN.finditer(text) if len(found[0]) < 9)


def _found(entry: _Entry, token: re.Match[str]) -> Abbreviation:
    return Abbreviation(
        letters=entry.letters,
        trade=entry.trade,
        expansions=entry.expansions,
        common=entry.common,
        start=token.start(),
        end=token.end(),
    )


def _read(token: str) -> str | None:
    """The letters in capitals where a word looks like an abbreviation: «СКУДом», «скуд», «КИПиА»."""
    if token in _known() or token.upper() in _known():
        return None
    if token.upper() in _entries() and token != token.lower() and _SHAPE.fullmatch(token):
        return token.upper()
    shape = _SHAPE.fullmatch(token)
    if shape is not None:
        return shape["letters"].upper()
    if _SMALL.fullmatch(token) and token.upper() in _entries() and not morphology.is_known(token):
        return token.upper()
    return None


def _may_be_unknown(token: str) -> bool:
    """Whether a word in capitals is in no list and no dictionary."""
    if not _CAPITALS.fullmatch(token) or _ROMAN.fullmatch(token) or _INSTITUTE.match(token):
        return False
    if not _SHORTEST_UNKNOWN <= len(token) <= _LONGEST_UNKNOWN:
        return False
    return not morphology.is_known(plain(token)) and not morphology.is_known(token.lower())


class _Place:
    """Where in a text a word stands."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._before = text[max(0, start - _NEAR) : start]
        self._after = text[end : end + _NEAR]

    @property
    def is_of_code(self) -> bool:
        """«КС-2», «НСИ.pdf», «7-ИД», «А-РП»: a hyphen, slash or dot joins it to a number or code."""
        return bool(
            re.match(r"[-–/\\_]\w*\d|[-–][А-ЯЁA-Z]{1,3}\b|\.\w", self._after)
            or re.search(r"[\w.][-–/\\_.]$|№\s*$|\d$", self._before)
        )

    @property
    def is_name(self) -> bool:
        """Whether it is, or may be, a part of a name, a number or a code."""
        if self.is_of_code or re.match(r"\s*[«„\"№\d]|[-–/.]\w", self._after):
            return True
        if re.search(r"[\d№.][ \u00a0]?$", self._before) and not re.search(r"\.\s$", self._before):
            return True
        if re.match(r"\s+(?:[A-ZА-ЯЁ]\.|[A-Za-z])", self._after) or re.search(
            r"[A-Za-z»\"][ \u00a0]$|[А-ЯЁ]\.[ \u00a0]?$", self._before
        ):
            return True
        return self.is_of_firm or self._stands_after(_NAMED)

    @property
    def is_of_firm(self) -> bool:
        return self._stands_after(_FIRMS)

    def is_beside_figures(self, letters: str) -> bool:
        """«С 417 ОХ 63», «5 АР»; but «2 ИБП» are two of them."""
        before = re.search(r"\d[ \u00a0]$", self._before) is not None
        after = re.match(r"[ \u00a0]\d", self._after) is not None
        return (before and after) or (len(letters) == 2 and (before or after))

    def _stands_after(self, words: frozenset[str]) -> bool:
        word = re.search(r"([\w-]+)[ \u00a0]$", self._before)
        return word is not None and not morphology.lemmas(plain(word[1])).isdisjoint(words)

    @property
    def is_shouted(self) -> bool:
        """«НИ ОДНОГО»: the words beside it stand in capitals too."""
        before = re.search(r"([^\W\d_]+)[\s,]+$", self._before)
        after = re.match(r"[\s,]+([^\W\d_]+)", self._after)
        beside = [found[1] for found in (before, after) if found]
        return any(_is_shout(word) for word in beside)


def _is_shout(word: str) -> bool:
    return word.isupper() and len(word) > 1 and word not in _known() and _is_ordinary(word)


def _is_ordinary(word: str) -> bool:
    """Whether the dictionary has a word so written that is no abbreviation: «ОДНОГО»."""
    return any(
        parse.is_known and _ABBREVIATED.isdisjoint(parse.tag.grammemes)
        for parse in morphology.parses(plain(word))
    )


@functools.cache
def _known() -> frozenset[str]:
    return frozenset(
        form for line in _LISTS[_KNOWN] for word in line.split() for form in (word, word.upper())
    )


@functools.cache
def _entries() -> Mapping[str, _Entry]:
    entries: dict[str, _Entry] = {}
    for title, lines in _LISTS.items():
        if title in _NO_ENTRIES:
            continue
        trade, _, level = title.partition(": ")
        for line in lines:
            letters, _, expansions = line.partition(" = ")
            entries[letters.upper()] = _Entry(
                letters, trade, tuple(expansions.split(" | ")), level == "hint"
            )
    return entries
