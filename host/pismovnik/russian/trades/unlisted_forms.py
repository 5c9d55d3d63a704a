"""Forms of words that no dictionary lists yet: «задеплоили» of «деплоить», «апишкой» of «апишка».

New words decline and conjugate as the productive patterns do, so endings suffice to know
them (Русская грамматика 1980, «Морфология»: declension of nouns, conjugation of verbs).
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.words import plain

Tags = tuple[str, ...]

_PREFIXES = (
    "за",
    "от",
    "пере",
    "по",
    "с",
    "вы",
    "до",
    "про",
    "на",
    "рас",
    "раз",
    "у",
    "под",
    "при",
    "об",
    "из",
    "ис",
    "недо",
)
_LONGEST_ENDING = 8
_SHORTEST_STEM = 2
_VOWELS = frozenset("аеиоуыэюя")


class Form(msgspec.Struct, frozen=True):
    """A form found: ``lemma`` as it was listed, and what grammemes of OpenCorpora the form has.

    One reading or more; ``prefixed`` tells that the form has a verb's prefix before the lemma.
    """

    lemma: str
    readings: tuple[Tags, ...]
    prefixed: bool = False


class UnlistedForms:
    """Recognises the forms of some words by their endings."""

    def __init__(self, lemmas: Iterable[str]) -> None:
        self._by_stem: dict[str, list[tuple[str, Mapping[str, tuple[Tags, ...]]]]] = {}
        self._verbs: set[str] = set()
        for lemma in lemmas:
            for stem, endings in _patterns(plain(lemma)):
                self._by_stem.setdefault(stem, []).append((lemma, endings))
            if _is_verb(plain(lemma)):
                self._verbs.add(lemma)

    def find(self, word: str) -> Form | None:
        """The listed word of which this is a form. With a verb's prefix, unless it is known so."""
        form = plain(word)
        found = self._direct(form)
        if found is not None or morphology.is_known(form):
            return found
        for prefix in _PREFIXES:
            if form.startswith(prefix) and len(form) > len(prefix) + _SHORTEST_STEM:
                found = self._direct(form[len(prefix) :])
                if found is not None and found.lemma in self._verbs:
                    return msgspec.structs.replace(found, prefixed=True)
        return None

    def _direct(self, form: str) -> Form | None:
        found = self._split(form)
        if found is None and form.endswith(("ся", "сь")):
            found = self._split(form[:-2])
            return found if found is not None and found.lemma in self._verbs else None
        return found

    def _split(self, form: str) -> Form | None:
        for length in range(min(_LONGEST_ENDING, len(form) - _SHORTEST_STEM) + 1):
            cut = len(form) - length
            for lemma, endings in self._by_stem.get(form[:cut], ()):
                readings = endings.get(form[cut:])
                if readings and not _is_of_another_word(form, lemma):
                    return Form(lemma, readings)
        return None


def _is_of_another_word(form: str, lemma: str) -> bool:
    """«Крашу» is of «красить», not of «крашить»; «лиды» may be of a name."""
    if not morphology.is_known(form):
        return False
    return all(
        plain(parse.normal_form) != plain(lemma) and "Name" not in parse.tag
        for parse in morphology.parses(form)
    )


def _is_verb(lemma: str) -> bool:
    return lemma.endswith("ть") and lemma[-3:-2] in {"и", "а", "у"}


def _table(rows: str) -> dict[str, tuple[Tags, ...]]:
    """«а=gent sing|…; у=…», where «-» is no ending."""
    table: dict[str, tuple[Tags, ...]] = {}
    for row in rows.split(";"):
        endings, tags = row.split("=")
        for ending in endings.split():
            readings = tuple(tuple(tag.split()) for tag in tags.split("|"))
            table["" if ending == "-" else ending] = readings
    return table


_PLURAL = "ам ям=datv plur;ами ями=ablt plur;ах ях=loct plur;ов ев=gent plur|accs plur"
_MASCULINE = _table(
    "-=nomn sing|accs sing;а=gent sing;у=datv sing;ом ем=ablt sing;е=loct sing;"
    "ы и=nomn plur|accs plur;" + _PLURAL
)
_MASCULINE_SOFT = _table(
    "й=nomn sing|accs sing;я=gent sing;ю=datv sing;ем=ablt sing;е=loct sing;"
    "и=nomn plur|accs plur;" + _PLURAL
)
_FEMININE = _table(
    "а я=nomn sing;ы и=gent sing|nomn plur|accs plur;е=datv sing|loct sing;у ю=accs sing;"
    "ой ою ей ею=ablt sing;-=gent plur;" + _PLURAL
)
_GENITIVE_PLURAL = _table("-=gent plur")
_NEUTER = _table("е=nomn sing|accs sing;я=gent sing;ю=datv sing;ем=ablt sing;и=loct sing")
_FIXED = _table("-=Fixd")
_ADJECTIVE = (
    "ый ий ой=ADJF masc sing nomn;ого его=ADJF masc sing gent;ому ему=ADJF masc sing datv;"
    "ым им=ADJF masc sing ablt;ом ем=ADJF masc sing loct;ая яя=ADJF femn sing nomn;"
    "ей=ADJF femn sing gent;ую юю=ADJF femn sing accs;ое ее=ADJF neut sing nomn;"
    "ые ие=ADJF plur nomn;ых их=ADJF plur gent;ыми ими=ADJF plur ablt"
)


def _participles(suffix: str) -> str:
    full = _ADJECTIVE.replace("ADJF", "PRTF")
    return ";".join(
        " ".join(suffix + ending for ending in endings.split()) + "=" + tags
        for endings, tags in (row.split("=") for row in full.split(";"))
    )


def _past(vowel: str) -> str:
    return (
        f"{vowel}ть=INFN;{vowel}л=VERB past masc;{vowel}ла=VERB past femn;"
        f"{vowel}ло=VERB past neut;{vowel}ли=VERB past plur;{vowel}в=GRND past;"
        + _participles(vowel + "вш")
    )


def _short(suffix: str) -> str:
    return (
        f"{suffix}=PRTS masc;{suffix}а=PRTS femn;{suffix}о=PRTS neut;{suffix}ы=PRTS plur;"
        + _participles(suffix + "н")
    )


_FIRST = (
    "{0}ю=VERB 1per sing;{0}ешь=VERB 2per sing;{0}ет=VERB 3per sing;{0}ем=VERB 1per plur;"
    "{0}ете=VERB 2per plur;{0}ют=VERB 3per plur;{0}й=VERB impr sing;{0}йте=VERB impr plur;"
    "{0}я=GRND pres;" + _participles("{0}ющ") + ";" + _participles("{0}ем")
)
_IT = _table(
    _past("и") + ";"
    "ю у=VERB 1per sing;ишь=VERB 2per sing;ит=VERB 3per sing;им=VERB 1per plur;"
    "ите=VERB 2per plur;ят ат=VERB 3per plur;и=VERB impr sing;ь=VERB impr sing;ьте=VERB impr plur;"
    "й=VERB impr sing;йте=VERB impr plur;я а=GRND pres;"
    + _participles("ящ")
    + ";"
    + _participles("ащ")
    + ";"
    + _short("ен")
)
_CHANGED = _table("у ю=VERB 1per sing;" + _short("ен"))
_AT = _table(_past("а") + ";" + _FIRST.format("а") + ";" + _short("ан"))
_OVAT = _table(_past("ова") + ";" + _FIRST.format("у") + ";" + _short("ован"))
_NUT = _table(
    _past("ну") + ";"
    "ну=VERB 1per sing;нешь=VERB 2per sing;нет=VERB 3per sing;нем=VERB 1per plur;"
    "нете=VERB 2per plur;нут=VERB 3per plur;ни=VERB impr sing;ните=VERB impr plur;"
    "нут=VERB 3per plur;нуто=PRTS neut;нута=PRTS femn;нуты=PRTS plur;" + _participles("нут")
)
#: Consonants before «-у» and «-ен»: «пофикшу», «закоммичен», «проапгрейжен».
_ALTERNATIONS = {"с": "ш", "т": "ч", "д": "ж", "з": "ж", "п": "пл", "в": "вл", "б": "бл", "м": "мл"}


def _patterns(lemma: str) -> Iterator[tuple[str, Mapping[str, tuple[Tags, ...]]]]:
    """Stems of a word, each with the endings that it takes."""
    if lemma.isascii() or lemma[-1] in "иоуэюы":
        yield lemma, _FIXED
    elif lemma.endswith("овать"):
        yield lemma[:-5], _OVAT
    elif lemma.endswith("нуть"):
        yield lemma[:-4], _NUT
    elif lemma.endswith("ать"):
        yield lemma[:-3], _AT
    elif lemma.endswith("ить"):
        yield lemma[:-3], _IT
        changed = _ALTERNATIONS.get(lemma[-4])
        if changed:
            yield lemma[:-4] + changed, _CHANGED
    elif lemma.endswith(("ый", "ий")):
        yield lemma[:-2], _table(_ADJECTIVE)
    elif lemma.endswith("й"):
        yield lemma[:-1], _MASCULINE_SOFT
    elif lemma.endswith(("а", "я")):
        yield from _feminine(lemma[:-1])
    elif lemma.endswith("ие"):
        yield lemma[:-1], _NEUTER
    else:
        yield lemma, _MASCULINE


def _feminine(stem: str) -> Iterator[tuple[str, Mapping[str, tuple[Tags, ...]]]]:
    yield stem, _FEMININE
    if stem.endswith("к") and stem[-2] not in _VOWELS:
        sibilant = stem[-2] in "жшчщйь"
        root = stem[:-2] if stem[-2] in "йь" else stem[:-1]
        yield root + ("ек" if sibilant else "ок"), _GENITIVE_PLURAL
