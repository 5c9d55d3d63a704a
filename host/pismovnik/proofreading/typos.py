"""How one mistypes or misspells a Russian word: which correction was plainly meant.

LanguageTool offers every word that is near. A new term is near to some word too
(«коворкинг» and «ковокинг»), so being near is no sign of an error; being a slip of a kind
that people make is.
"""

from collections.abc import Iterator

from pymorphy3.analyzer import Parse

from pismovnik.russian import morphology

# Letters that are confused by ear: unstressed vowels, voiced and voiceless consonants.
_ALIKE = frozenset(
    frozenset(pair)
    for pair in (
        *("оа", "еи", "ея", "еа", "иы", "эе", "ий", "юу", "яи", "яа", "яю", "уо"),
        *("бп", "вф", "гк", "дт", "жш", "зс", "шщ", "чщ", "цс", "ьъ", "чш"),
    )
)
_DOUBLED, _KNOWN_KIND, _LIKELY = 1, 2, 3  # from sure to less sure
_UNSTRESSED = {"о": "а", "а": "о", "е": "ия", "и": "е", "я": "е"}
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")
_SHORTEST = 6  # letters, below which a chance likeness is common
_ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_PARTICLES_AFTER = frozenset({"бы", "же", "ли"})
# «Вотношении», «впринципе»: a preposition grown together with its noun, by the noun's case.
# Other prepositions are prefixes too: «допоставки» is a word.
_GOVERNED = {"в": frozenset({"accs", "loct", "loc2"}), "без": frozenset({"gent"})}
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr"})
_LONG = 7  # letters; from here on a chance likeness is rare
# LanguageTool sorts by frequency: what it names late is a rare word, hardly the one meant.
_FIRST_OFFERED = 3


def plainly_meant(word: str, offered: tuple[str, ...]) -> tuple[str, ...]:
    """The corrections that turn a plain slip into a common word, best first.

    Of those that LanguageTool offers; where none of them will do, of our own: for a word with
    a capital letter it misses even «Рассчитывать».
    """
    written = _folded(word)
    found = []
    for place, correction in enumerate(offered):
        kind = _slip(written, _folded(correction))
        rare = place >= _FIRST_OFFERED and kind != _DOUBLED
        if kind and not rare and _is_common(correction):
            found.append((kind, place, correction))
    if found:
        return tuple(correction for _, _, correction in sorted(found))
    own = tuple(form for form in dict.fromkeys(_undone_slips(written)) if _is_common(form))
    if len(own) != 1:  # none, or no telling which
        return ()
    return (own[0].capitalize(),) if word[:1].isupper() else own


def _undone_slips(written: str) -> Iterator[str]:
    """The word with one slip of the commonest kinds undone."""
    if len(written) < _SHORTEST:
        return
    for i, letter in enumerate(written):
        head, tail = written[:i], written[i + 1 :]
        if letter in _CONSONANTS:
            yield head + letter + letter + tail
        if letter == tail[:1] or letter == "ь":
            yield head + tail
        for other in _UNSTRESSED.get(letter, ""):
            yield head + other + tail
        if letter in _CONSONANTS and tail[:1] not in ("", "ь"):
            yield head + letter + "ь" + tail


def _folded(word: str) -> str:
    return word.lower().replace("ё", "е")


def _slip(written: str, meant: str) -> int:
    """How a word was missed: by a doubled letter, by a known kind of slip, likely, or not (0)."""
    if " " in meant:
        return _run_together(meant)
    if len(written) == len(meant):
        return _exchange(written, meant)
    if abs(len(written) - len(meant)) == 1:
        return _missing_letter(*sorted((written, meant), key=len))
    return 0


def _run_together(meant: str) -> int:
    """«Хотябы», «небыло»: a particle written as a part of the word."""
    first, _, second = meant.partition(" ")
    if second in _PARTICLES_AFTER:
        return _KNOWN_KIND
    if first == "не" and any(p.tag.POS in {"VERB", "GRND"} for p in morphology.parses(second)):
        return _KNOWN_KIND
    if first in _GOVERNED and any(_GOVERNED[first] & p.tag.grammemes for p in _nouns(second)):
        return _KNOWN_KIND
    return 0


def _nouns(word: str) -> Iterator[Parse]:
    return (parse for parse in morphology.parses(word) if parse.tag.POS == "NOUN")


def _exchange(written: str, meant: str) -> int:
    different = [i for i, (a, b) in enumerate(zip(written, meant, strict=True)) if a != b]
    if len(different) == 2 and different[1] == different[0] + 1:
        i = different[0]
        swapped = written[i] == meant[i + 1] and written[i + 1] == meant[i]
        return _KNOWN_KIND if swapped and len(written) >= 5 else 0
    if len(different) != 1:
        return 0
    i = different[0]
    pair = frozenset((written[i], meant[i]))
    if pair in _ALIKE and len(written) >= 5:
        return _KNOWN_KIND
    return _LIKELY if len(written) >= _LONG and _adjacent_keys(written[i], meant[i]) else 0


def _missing_letter(short: str, long: str) -> int:
    """One of the words has one letter more."""
    for i, letter in enumerate(long):
        if long[:i] + long[i + 1 :] == short:
            doubled = letter in (long[i - 1 : i], long[i + 1 : i + 2])
            if doubled and len(short) >= 4:
                return _DOUBLED
            if letter in "ьъ" and len(short) >= 4:
                return _KNOWN_KIND
            inside = 0 < i < len(long) - 1
            return _LIKELY if inside and len(short) >= _LONG - 1 else 0
    return 0


def _adjacent_keys(first: str, second: str) -> bool:
    for row in _ROWS:
        if first in row and second in row:
            return abs(row.index(first) - row.index(second)) == 1
    return False


def _is_common(correction: str) -> bool:
    """The correction is words of the dictionary that are not merely names."""
    return all(
        any(
            parse.is_known and not _NAMES & parse.tag.grammemes for parse in morphology.parses(part)
        )
        for part in _folded(correction).split()
    )
