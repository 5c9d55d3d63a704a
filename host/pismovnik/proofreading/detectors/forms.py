"""In what forms a word may stand: all readings of the dictionary, the rarest too.

A detector that speaks of a wrong form asks here, and says nothing where one reading fits.
"""

import functools
from collections.abc import Iterable, Sequence

import msgspec
from pymorphy3.analyzer import Parse

from pismovnik.russian import morphology
from pismovnik.russian.sentences import separates
from pismovnik.russian.words import Word

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
GENDERS = ("masc", "femn", "neut")
_CASE_OF = {
    **{case: case for case in CASES},
    **{"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct"},
    "voct": "nomn",
}
_UD_CASES = {
    **{"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt"},
    **{"Loc": "loct", "Par": "gent"},
}
#: Words whose gender and number depend on what they stand for.
_LONGEST_LETTERS = 3
_NAMING = frozenset({"NOUN", "ADJF"})
_CONNECTING = frozenset({"PREP", "CONJ", "PRCL"})
_UNSURE = ("Fixd", "Abbr", "Init", "UNKN", "LATN", "NUMB", "ROMN")


class Form(msgspec.Struct, frozen=True):
    """One reading of a noun, pronoun, numeral, adjective or participle in OpenCorpora's terms.

    ``gender`` is empty for the plural and for nouns of either gender; ``animate`` is None where
    the form does not tell.
    """

    part: str
    case: str
    number: str
    gender: str
    animate: bool | None
    parse: Parse

    def agrees(self, other: "Form") -> bool:
        """Whether an adjective of this form may stand with a noun of the other, or the reverse."""
        if self.case != other.case or not self.matches(other):
            return False
        if self.case != "accs" or None in (self.animate, other.animate):
            return True
        return self.animate == other.animate

    def matches(self, other: "Form") -> bool:
        """Whether number and gender are the same, whatever the cases."""
        if self.number != other.number:
            return False
        return not (self.gender and other.gender) or self.gender == other.gender


@functools.lru_cache(maxsize=1_500)
def forms(text: str) -> tuple[Form, ...]:
    """All readings that have a case, the commonest first; none that the dictionary lacks.

    «В» and «с» are letters too, but not here.
    """
    connecting = len(text) <= _LONGEST_LETTERS and parts(text) & _CONNECTING
    return tuple(
        form
        for parse in morphology.parses(text.lower())
        if parse.is_known
        and (form := _form(parse)) is not None
        and not (connecting and form.part == "NOUN")
    )


def _form(parse: Parse) -> Form | None:
    tag = parse.tag
    case = _CASE_OF.get(str(tag.case))
    if case is None:
        return None
    gender = "" if tag.number == "plur" or "ms-f" in tag or "Ms-f" in tag else str(tag.gender or "")
    animate = {"anim": True, "inan": False}.get(str(tag.animacy))
    return Form(str(tag.POS), case, str(tag.number or "plur"), gender, animate, parse)


@functools.lru_cache(maxsize=1_500)
def parts(text: str) -> frozenset[str]:
    """The parts of speech that a word may be; empty for a word that the dictionary lacks."""
    parses = morphology.parses(text.lower())
    return frozenset(str(parse.tag.POS) for parse in parses if parse.is_known)


def cases(word: Word) -> frozenset[str]:
    """The cases in which a word may stand."""
    return frozenset(form.case for form in forms(word.text))


@functools.lru_cache(maxsize=1_500)
def _is_unsure(text: str) -> bool:
    known = parts(text)
    if known & _CONNECTING:
        return False
    if "-" in text and known and not known & _NAMING:
        return False
    if not text.isalpha() or (len(text) > 1 and text.isupper()) or not known:
        return True
    return any(mark in parse.tag for parse in morphology.parses(text.lower()) for mark in _UNSURE)


def is_unsure(word: Word) -> bool:
    """Whether a word may be of any gender and number: unknown, foreign, short for something."""
    return word.quoted or _is_unsure(word.text)


def case_in_context(word: Word, possible: Iterable[str] = CASES) -> str | None:
    """The case of a noun as natasha reads it, where the dictionary agrees; else the commonest."""
    known = [form.case for form in forms(word.text) if form.case in set(possible)]
    told = _UD_CASES.get(word.feats.get("Case", ""))
    if told in known:
        return told
    return known[0] if known else None


def inflected(form: Form, like: Form, case: str | None = None) -> str | None:
    """A form in gender, number and animacy of another word, in its case or the one given."""
    wanted = {case or like.case, like.number}
    if like.number == "sing" and like.gender:
        wanted.add(like.gender)
    if (case or like.case) == "accs" and like.animate is not None and like.gender in {"", "masc"}:
        wanted.add("anim" if like.animate else "inan")
    changed = form.parse.inflect(wanted)
    return str(changed.word) if changed is not None else None


def in_case(form: Form, case: str, number: str | None = None) -> str | None:
    """A noun in another case."""
    changed = form.parse.inflect({case, number or form.number})
    return str(changed.word) if changed is not None else None


def written_like(model: str, text: str) -> str:
    """A word with the capital letter, and without the «ё», of the word that it replaces."""
    if "ё" not in model.lower() and "е" in model.lower():
        text = text.replace("ё", "е") if "ё" in text and model.lower() != text else text
    return text[0].upper() + text[1:] if model[:1].isupper() else text


class Predicate(msgspec.Struct, frozen=True):
    """One reading of a finite verb (``part`` VERB) or a short form (PRTS, ADJS).

    ``gender`` and ``person`` are empty where the form does not tell.
    """

    part: str
    number: str
    gender: str
    person: str
    parse: Parse

    def fits(self, form: Form) -> bool:
        """Whether a noun or pronoun of this form, in the nominative, may be its subject."""
        if self.number != form.number:
            return False
        if self.person and self.person != person_of(form):
            return False
        return not (self.gender and form.gender) or self.gender == form.gender


def person_of(form: Form) -> str:
    """«1per» for «я» and «мы», «2per» for «ты» and «вы», «3per» for all else."""
    tag = form.parse.tag
    return str(tag.person) if form.part == "NPRO" and tag.person else "3per"


@functools.lru_cache(maxsize=1_500)
def predicates(text: str) -> tuple[Predicate, ...]:
    """The readings of a word as a predicate that tells number; imperatives left out."""
    return tuple(
        Predicate(
            part=str(parse.tag.POS),
            number=str(parse.tag.number),
            gender=str(parse.tag.gender or ""),
            person=str(parse.tag.person or ""),
            parse=parse,
        )
        for parse in morphology.parses(text.lower())
        if parse.is_known
        and parse.tag.POS in {"VERB", "PRTS", "ADJS"}
        and parse.tag.number
        and "impr" not in parse.tag
    )


def nominatives(word: Word) -> tuple[Form, ...]:
    """The readings of a word in the nominative."""
    return tuple(form for form in forms(word.text) if form.case == "nomn")


def depends(words: Sequence[Word], place: int) -> bool:
    """Whether a noun stands behind a preposition, or in the genitive behind another noun."""
    first = place
    while first and not separates(words[first].mark) and _is_attribute(words[first - 1]):
        first -= 1
    if not first or separates(words[first].mark):
        return False
    before = words[first - 1]
    if "PREP" in parts(before.text):
        return True
    return "NOUN" in parts(before.text) and words[place].has("Case", "Gen")


def _is_attribute(word: Word) -> bool:
    known = parts(word.text)
    return bool(known & {"ADJF", "PRTF"}) and not known & {"PREP"}


def is_name(word: Word) -> bool:
    """Whether a word may be somebody's name: its gender is not known for sure."""
    return any(name in form.parse.tag for form in forms(word.text) for name in ("Surn", "Name"))
