"""Persons and their names: in headers, greetings and signatures.

Russian full names have a first name, a patronymic and a surname, written «Кузнецов Олег
Викторович» or «Олег Викторович Кузнецов»; other peoples' names are taken as they come.
First names are those of the OpenCorpora dictionary and of natasha's list; patronymics are
told by their suffix (А. В. Суперанская, «Словарь русских личных имён»). What is uncertain
stays empty: an empty part agrees with everything.
"""

import enum
import functools
import importlib.util
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from pismovnik.letter.model import Address
from pismovnik.russian import morphology
from pismovnik.russian.transliteration import edit_distance, is_latin, sound_of, sounds_like
from pismovnik.text_lists import read_words

Gender = Literal["masc", "femn"]

_LISTS = read_words(__file__, "names.txt")
_DEPARTMENTS = frozenset(_LISTS["departments"])
_OFFICES = frozenset(_LISTS["offices"]) | _DEPARTMENTS
_ROLE_BOXES = frozenset(_LISTS["role boxes"])
_KINSHIP: dict[str, Gender] = {
    "оглы": "masc",
    "оглу": "masc",
    "улы": "masc",
    "уулу": "masc",
    "ұлы": "masc",
    "угли": "masc",
    "кызы": "femn",
    "кизи": "femn",
    "гызы": "femn",
    "қызы": "femn",
}
#: «Серикулы», «Ермекқызы»
_JOINED_KINSHIP = re.compile(r"\w{3,}(улы|ұлы|оглы|кызы|қызы|кизи|угли|гызы)", re.IGNORECASE)
_MASCULINE_PATRONYMIC = re.compile(
    r".{2,}(?:[ое]вич|[ая]евич|ьич|[иы]ч)|илы?ич|лукич|фомич|кузьмич|никитич|ильич|саввич|фокич",
    re.I,
)
_FEMININE_PATRONYMIC = re.compile(r".{2,}(?:овна|евна|инична|ична|ишна)", re.I)
_SURNAME = re.compile(
    r".{2,}(?:[оеё]в|ин|ын|ова|ева|ёва|ина|ына|ский|ская|цкий|цкая|ской|ый|ая|енко|ко|чук|юк|ук|як|"
    r"ых|их|ян|янц|дзе|швили|ич|ец|штейн|берг|ман|сон|ей|ник)",
    re.I,
)
_INITIALS = re.compile(r"[А-ЯЁA-Z]\.?(?:\s*-?[А-ЯЁA-Z]\.)*")
_WORD = re.compile(r"[^\W\d_]\.(?=\s|[^\W\d_]|$|,)|[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?")
_AFTER_NAME = re.compile(r"\s*(?:[(\[|/<«\"]|\s[-–—]\s|\bfrom\b|\bиз\b|\bvia\b).*", re.I | re.S)
_POLITE = frozenset({"г-н", "г-жа", "господин", "госпожа", "mr", "mrs", "ms", "dr", "г"})


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A person as far as the words tell.

    ``others`` are the words that may be the first name or the surname; ``initials`` are
    single letters, in their order. The parts stand as they were written.
    """

    first: str = ""
    patronymic: str = ""
    surname: str = ""
    others: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()

    @property
    def gender(self) -> Gender | None:
        """By the patronymic, or else the first name, or else the surname; None where unsure."""
        return (
            patronymic_gender(self.patronymic)
            or first_name_gender(self.first)
            or _surname_gender(self.surname)
        )

    @property
    def is_known(self) -> bool:
        """Whether there is a name to compare with."""
        return bool(self.first or self.patronymic or (self.surname and self.initials))

    @property
    def address(self) -> str:
        """How the person is addressed in Cyrillic: «Олег Викторович», «Олег»; may be empty."""
        if not self.first or is_latin(self.first):
            return ""
        return f"{self.first} {self.patronymic}".strip()


class Agreement(enum.Enum):
    """How the name in a greeting fits a person."""

    SAME = "same"
    NEAR = "near"  # the same person is meant, but one part is wrong
    OTHER = "other"


def person_of_words(words: Iterable[str], hints: Iterable[str] = ()) -> Person:
    """A person from the words of a name.

    ``hints`` are the words of the person's mailbox: «r.abramovich» tells the surname.
    """
    plain: list[str] = []
    initials: list[str] = []
    for word in words:
        if len(word.rstrip(".")) == 1 and word[0].isupper():
            initials.append(word[0])
        elif word.lower() in _KINSHIP and plain:
            plain[-1] = f"{plain[-1]} {word}"
        else:
            plain.append(word)
    hints = tuple(hints)
    place = _patronymic_place(plain, hints)
    if place is None:
        return _without_patronymic(plain, tuple(initials), hints)
    patronymic = plain[place]
    first = plain[place - 1] if place else ""
    rest = [w for i, w in enumerate(plain) if i not in {place, place - 1}]
    return Person(
        first=first, patronymic=patronymic, surname=" ".join(rest), initials=tuple(initials)
    )


def person_of_address(address: Address) -> Person | None:
    """The person whose mailbox this is, by its display name, or None for offices and the like."""
    return person_of_text(address.name, _local_words(address.box))


def person_of_text(name: str, hints: Iterable[str] = ()) -> Person | None:
    """The person of a display name or a line of a signature, or None where it names none."""
    shown = _AFTER_NAME.sub("", name.strip().strip("'\"«»")) or name
    words = [w for w in _name_words(shown) if w.lower().rstrip(".") not in _POLITE]
    hints = tuple(hints)
    if not 0 < len(words) <= 6 or any(w.lower() in _OFFICES for w in words):
        return None
    person = person_of_words(words, hints)
    if person.is_known:
        return person
    confirmed = any(sounds_like(word, hint) for word in words for hint in hints if len(hint) > 2)
    return person if confirmed and len(words) <= 4 else None


def words_of_address(address: Address) -> tuple[str, ...]:
    """The words of a display name and of the mailbox that may be parts of a name."""
    words = (*_name_words(address.name), *_local_words(address.box))
    return tuple(word for word in words if len(word) > 2 and word.lower() not in _OFFICES)


def names_office(line: str) -> bool:
    """Whether a line names a department: «Отдел кадров», «Служба поддержки»."""
    words = [word.lower() for word in _name_words(line)]
    return any(word in _DEPARTMENTS for word in words)


def is_role_box(address: Address) -> bool:
    """Whether a mailbox belongs to an office: info@, buh@, zakupki@."""
    local = address.box.partition("@")[0]
    return local in _ROLE_BOXES or any(w in _ROLE_BOXES for w in _local_words(address.box))


def person_of_box(address: Address) -> Person | None:
    """The person of «oleg.kuznetsov@…» or «kuznetsov.oleg@…», where a first name is among the words."""
    words = _local_words(address.box)
    if is_role_box(address) or len(words) < 2:
        return None
    person = person_of_words(word.capitalize() for word in words)
    return person if person.first else None


def compare(greeted: Person, person: Person) -> Agreement:
    """Whether the greeted one may be this person."""
    names = _first_names_agree(greeted, person)
    patronymics = _patronymics_agree(greeted, person)
    surnames = _surnames_agree(greeted, person)
    if names and patronymics and surnames:
        return Agreement.SAME
    shared = (
        names and bool(greeted.first and person.first),
        patronymics and bool(greeted.patronymic and person.patronymic),
        surnames and bool(greeted.surname and person.surname) and not is_latin(person.surname),
    )
    if any(shared) or _swapped(greeted, person) or _is_misspelt(greeted, person):
        return Agreement.NEAR
    return Agreement.OTHER


@functools.lru_cache(maxsize=1_500)
def is_first_name(word: str) -> bool:
    """Whether a word is a known first name, full or short, as it stands in an address."""
    lowered = word.lower()
    if _is_listed(lowered) or any(
        {"Name", "sing"} in p.tag and ("nomn" in p.tag or "voct" in p.tag) and p.is_known
        for p in morphology.parses(lowered)
    ):
        return True
    if is_latin(lowered):
        spellings = [spelling for spelling in _cyrillic(lowered) if not is_latin(spelling)]
        return sound_of(lowered) in _forms_by_sound() or any(map(is_first_name, spellings))
    halves = lowered.split("-")
    return len(halves) == 2 and all(half and is_first_name(half) for half in halves)


def is_kinship(word: str) -> bool:
    """«оглы», «кызы»: the second word of a patronymic."""
    return word.lower() in _KINSHIP


@functools.lru_cache(maxsize=1_500)
def is_patronymic(word: str) -> bool:
    """Whether a word has the form of a patronymic, «Эльчинович», «Расим оглы»; surnames may too."""
    if word.rpartition(" ")[2].lower() in _KINSHIP or _JOINED_KINSHIP.fullmatch(word):
        return True
    if _FEMININE_PATRONYMIC.fullmatch(word) or _MASCULINE_PATRONYMIC.fullmatch(word):
        known = morphology.is_known(word)
        return morphology.has_grammeme(word, "Patr") or not known
    return bool(re.fullmatch(r"\w{3,}(?:vich|vna|ichna|ievna)", word, re.I))


def patronymic_gender(patronymic: str) -> Gender | None:
    last = patronymic.rpartition(" ")[2].lower()
    joined = _JOINED_KINSHIP.fullmatch(last)
    if last in _KINSHIP or joined:
        return _KINSHIP[joined[1] if joined else last]
    if last.endswith(("ич", "ыч", "ich")):
        return "masc"
    return "femn" if last.endswith(("на", "na")) else None


@functools.lru_cache(maxsize=1_500)
def first_name_gender(name: str) -> Gender | None:
    """The gender of a first name, None where both have it («Саша») or nothing is known."""
    spellings = _cyrillic(name) if is_latin(name) else (name.lower(),)
    genders: set[str | None] = {
        parse.tag.gender
        for spelling in spellings
        for parse in morphology.parses(spelling)
        if {"Name", "sing", "nomn"} in parse.tag and parse.is_known
    }
    if genders == {"masc"}:
        return "masc"
    return "femn" if genders == {"femn"} else None


def is_surname(word: str) -> bool:
    """Whether a word is a surname and nothing else that a greeting may hold."""
    if is_first_name(word) or is_patronymic(word):
        return False
    if morphology.has_grammeme(word, "Surn"):
        return True
    if re.fullmatch(r".{2,}(?:[оеё]в|[иы]н)а?", word, re.I):  # «Сомова»: whose? the catfish's
        return all(p.tag.POS == "ADJS" for p in morphology.parses(word) if p.is_known)
    return not morphology.is_known(word) and _SURNAME.fullmatch(word) is not None


def same_name(first: str, second: str) -> bool:
    """Whether two words are one first name: «Саша» and «Александр», «Артем» and "Artyom"."""
    if is_latin(first) != is_latin(second):
        return sounds_like(first, second) or _share_form(first, second)
    if _spelling(first) == _spelling(second):
        return True
    return _share_form(first, second)


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name, initials with their full stops."""
    return tuple(_name_words(text))


# --- the parts of a name ---------------------------------------------------------------


def _patronymic_place(words: list[str], hints: tuple[str, ...]) -> int | None:
    places = [i for i, word in enumerate(words) if is_patronymic(word)]
    if not places:
        return None
    after_name = [i for i in places if i and is_first_name(words[i - 1])]
    place = (after_name or places)[-1]
    if len(words) == 2 and place == 1 and _may_be_surname(words[1], hints):
        return None
    return place if len(words) > 1 or not _may_be_surname(words[0], hints) else None


def _may_be_surname(word: str, hints: tuple[str, ...]) -> bool:
    """«Роман Абрамович»: a father's name or a surname; the mailbox may tell."""
    last = word.rpartition(" ")[2]
    if is_kinship(last) or _JOINED_KINSHIP.fullmatch(last) or _FEMININE_PATRONYMIC.fullmatch(word):
        return False
    if any(len(hint) > 3 and sounds_like(word, hint) for hint in hints):
        return True
    return morphology.has_grammeme(word, "Surn") and not morphology.has_grammeme(word, "Patr")


def _without_patronymic(
    words: list[str], initials: tuple[str, ...], hints: tuple[str, ...]
) -> Person:
    names = [word for word in words if is_first_name(word)]
    if initials and words and not (names and len(initials) == 1):
        return Person(surname=" ".join(words), initials=initials)
    if len(names) == 1:
        rest = tuple(word for word in words if word != names[0])
        if is_latin(names[0]) and words[0] != names[0] and not any(map(_is_latin_surname, rest)):
            return Person(
                others=tuple(words), initials=initials
            )  # «Jean-Pierre Martin», «Zhang Wei»
        return Person(first=names[0], surname=" ".join(rest), initials=initials)
    if len(names) == 2 and len(words) == 2:
        surnames = [n for n in names if morphology.has_grammeme(n, "Surn")]
        surnames = surnames if len(surnames) == 1 else _surnames_of_box(words, hints)
        if len(surnames) == 1:
            first = next(n for n in names if n != surnames[0])
            return Person(first=first, surname=surnames[0], initials=initials)
    return Person(others=tuple(words), initials=initials)


def _is_latin_surname(word: str) -> bool:
    """«Kuznetsov», «Kravchenko»: a surname of this part of the world in Latin letters."""
    return (
        re.search(r"(?:[oeyi]va?|ina?|sk[iyj]+|skaya|enko|chuk|yuk|yan|dze|shvili)$", word, re.I)
        is not None
    )


def _surnames_of_box(words: list[str], hints: tuple[str, ...]) -> list[str]:
    """«Марат Рустам» of «m.rustam@…»: the box has the initial of the first name."""
    return [
        word
        for word, other in (words, reversed(words))
        if any(len(hint) > 2 and sounds_like(word, hint) for hint in hints)
        and any(len(hint) == 1 and sound_of(other).startswith(sound_of(hint)) for hint in hints)
    ]


def _surname_gender(surname: str) -> Gender | None:
    lowered = surname.lower()
    if lowered.endswith(("ова", "ева", "ёва", "ина", "ына", "ская", "цкая", "ая")):
        return "femn"
    if lowered.endswith(("ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ой", "ый")):
        return "masc"
    return None


def _name_words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        word = match[0]
        yield word if len(word) <= 2 else word.rstrip(".")


def _local_words(box: str) -> tuple[str, ...]:
    local = box.partition("@")[0].partition("+")[0].lower()
    return tuple(word for word in re.split(r"[^a-zа-яё]+", local) if word)


# --- comparing -------------------------------------------------------------------------


def _first_names_agree(greeted: Person, person: Person) -> bool:
    wanted = greeted.first or next(iter(greeted.others), "")
    if not wanted:
        return _initials_agree(greeted, person)
    if any(same_name(wanted, word) for word in _possible_names(greeted, person)):
        return True
    if person.first:
        return False
    if person.initials:
        return any(_same_letter(wanted[0], letter) for letter in person.initials)
    return not person.others or (len(person.others) == 1 and not is_first_name(person.others[0]))


def _initials_agree(greeted: Person, person: Person) -> bool:
    if not greeted.initials:
        return True
    if person.first:
        return any(_same_letter(person.first[0], letter) for letter in greeted.initials)
    return not person.initials or bool(set(greeted.initials) & set(person.initials))


def _patronymics_agree(greeted: Person, person: Person) -> bool:
    if not greeted.patronymic:
        return True
    if not person.patronymic:
        if len(person.initials) >= 2:
            return any(_same_letter(greeted.patronymic[0], i) for i in person.initials)
        return True
    if is_latin(greeted.patronymic) != is_latin(person.patronymic):
        return sounds_like(greeted.patronymic, person.patronymic)
    return _patronymic_key(greeted.patronymic) == _patronymic_key(person.patronymic)


def _surnames_agree(greeted: Person, person: Person) -> bool:
    if not greeted.surname:
        return True
    known = [word for word in (person.surname, *person.others) if word]
    if not known:
        return True
    wanted = greeted.surname.split()
    if is_latin(greeted.surname) != is_latin(known[0]):
        return True  # «господин Чжан» and "Zhang": too uncertain to differ
    return any(
        _surname_key(w) == _surname_key(k) for w in wanted for word in known for k in word.split()
    )


def _swapped(greeted: Person, person: Person) -> bool:
    """«Валентин Игоревич» instead of «Игорь Валентинович»."""
    return _is_son_of(person.patronymic, greeted.first) and _is_son_of(
        greeted.patronymic, person.first
    )


def _is_son_of(patronymic: str, name: str) -> bool:
    stem = _spelling(name).rstrip("йьая")
    return len(stem) >= 2 and _spelling(patronymic).startswith(stem)


def _is_misspelt(greeted: Person, person: Person) -> bool:
    """«Олга Викторовна» for «Ольга Викторовна»."""
    if not (greeted.first and person.first) or is_latin(greeted.first) or is_latin(person.first):
        return False
    limit = 1 if len(person.first) > 3 else 0
    close = edit_distance(_spelling(greeted.first), _spelling(person.first), limit) <= limit
    return close and not is_first_name(greeted.first)


def _possible_names(greeted: Person, person: Person) -> Iterator[str]:
    """Words of the person that the first word of a greeting may repeat."""
    if person.first:
        yield person.first
    yield from person.others
    if not (greeted.first and person.first):
        yield from person.surname.split()


def _same_letter(first: str, second: str) -> bool:
    one, other = first.upper().replace("Ё", "Е"), second.upper().replace("Ё", "Е")
    if is_latin(one) == is_latin(other):
        return one == other
    return sounds_like(one, other) or {one, other} in (
        {"Ю", "Y"},
        {"Я", "Y"},
        {"Е", "Y"},
        {"Э", "E"},
    )


def _spelling(word: str) -> str:
    """Spellings of one name brought together: Артём and Артем, Наталья and Наталия."""
    lowered = word.lower().replace("ё", "е").replace("э", "е").replace("йо", "ео")
    return re.sub(r"[иь](?=[яю])", "и", lowered)


def _patronymic_key(patronymic: str) -> str:
    """Валерьевич and Валериевич; Иваныч and Иванович are the same father's name."""
    key = _spelling(patronymic)
    key = re.sub(r"^саныч$", "александрович", key)
    key = re.sub(r"(?<=[бвгджзклмнпрстфхцчшщ])ыч$", "ович", key)
    key = re.sub(r"(?<=[ае])ич$", "евич", key)
    key = re.sub(r"(?<=[ае])вна$", "евна", key) if not key.endswith("евна") else key
    key = re.sub(r"[иь](?=ев(?:ич|на)$)", "", key)
    return re.sub(r"е+(?=в(?:ич|на)$)", "е", key)


def _surname_key(surname: str) -> str:
    return re.sub(r"(?:ая|ий|ый|ой|а)$", "", _spelling(surname))


def _share_form(first: str, second: str) -> bool:
    return bool(_full_names(first) & _full_names(second))


def _full_names(word: str) -> frozenset[str]:
    """The names that a form may stand for, itself among them."""
    if is_latin(word):
        return _forms_by_sound().get(sound_of(word), frozenset())
    spellings = {_spelling(word), *map(_spelling, _called(word))}
    return frozenset(spellings).union(*(_forms().get(s, frozenset()) for s in spellings))


def _called(word: str) -> Iterator[str]:
    """Who is called so: «Маш» and «Олесь» call Маша and Олеся."""
    lowered = word.lower()
    yield from (p.normal_form for p in morphology.parses(lowered) if "voct" in p.tag)
    if not is_first_name(lowered):
        yield lowered + "а"
        yield lowered.removesuffix("ь") + "я"


@functools.cache
def _forms() -> dict[str, frozenset[str]]:
    """For each form of a name the full names that it may stand for."""
    forms: dict[str, set[str]] = {}
    for line in _LISTS["forms"]:
        full, _, short = line.partition(":")
        for form in (full, *short.split()):
            forms.setdefault(_spelling(form), set()).add(_spelling(full))
    return {form: frozenset(names) for form, names in forms.items()}


@functools.cache
def _forms_by_sound() -> dict[str, frozenset[str]]:
    sounds: dict[str, set[str]] = {}
    for form, names in _forms().items():
        sounds.setdefault(sound_of(form), set()).update(names)
    return {sound: frozenset(names) for sound, names in sounds.items()}


@functools.cache
def _listed_names() -> frozenset[str]:
    """natasha's first names, read without loading natasha."""
    spec = importlib.util.find_spec("natasha")
    if spec is None or spec.origin is None:
        return frozenset()
    path = Path(spec.origin).parent / "data" / "dict" / "first.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.partition("#")[0].strip() for line in lines)


def _is_listed(word: str) -> bool:
    """Among the forms beside this module, or in natasha's list and no word of the dictionary."""
    if _spelling(word) in _forms():
        return True
    return word in _listed_names() and not morphology.is_known(word)


_LETTER_PAIRS = {
    **{"shch": "щ", "sch": "щ", "zh": "ж", "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш"},
    **{"yo": "ё", "ye": "е", "yu": "ю", "ya": "я", "iu": "ю", "ia": "я", "ju": "ю", "ja": "я"},
    **{"ph": "ф", "ck": "к", "x": "кс", "th": "т"},
}
_LETTERS = str.maketrans("abcdefghijklmnopqrstuvwyz", "абкдефгхийклмнопкрстуввиз")


@functools.lru_cache(maxsize=1024)
def _cyrillic(word: str) -> tuple[str, ...]:
    """Likely Cyrillic spellings of a Latin name."""
    text = word.lower()
    for latin, cyrillic in _LETTER_PAIRS.items():
        text = text.replace(latin, cyrillic)
    base = text.translate(_LETTERS)
    return (base, re.sub(r"(?<=[аеиоуыэюя])и", "й", base), re.sub(r"и$", "ий", base))
