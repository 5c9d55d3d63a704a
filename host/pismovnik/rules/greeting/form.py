"""The greeting has a wrong form: gender, number, comma, initials, a bare surname."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import msgspec

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Block, Letter, Zone
from pismovnik.policy import Policy
from pismovnik.rules.audience import goes_outside
from pismovnik.rules.example import Example
from pismovnik.rules.rule import Rule
from pismovnik.russian import morphology
from pismovnik.russian.addressees import Addressees, Greeted, addressees_of, greeted_people
from pismovnik.russian.greetings import (
    AdjectiveForm,
    Greeting,
    Part,
    adjective_form,
    agreed_adjective,
    parse_greeting,
)
from pismovnik.russian.language import Language
from pismovnik.russian.people import Gender, Person, is_surname, same_name
from pismovnik.russian.script import is_russian
from pismovnik.russian.transliteration import is_latin
from pismovnik.text import Text

_END = "\n\nАкт подписан.\n\nС уважением,\nАнна Смирнова"


def _to(*addresses: str, greeting: str, marked: str = "", note: str = "") -> Example:
    return Example(text=greeting + _END, to=addresses, marked=marked, note=note)


_OLEG = "Кузнецов Олег Викторович <kuznetsov@stroygrad.example>"
_IRINA = "Ирина Павловна Дёмина <demina@archive.example>"
_OFFICE = "office@kedr.example"

RULE = Rule(
    id="greeting.form",
    title=Text(ru="Обращение составлено неверно", en="The greeting has a wrong form"),
    why=Text(
        ru="Обращение читают первым. В деловом письме обращаются по имени и отчеству "
        "или «господин» с фамилией, согласуют слово «уважаемый» и отделяют обращение запятой.",
        en="The greeting is read first: first name and patronymic (or «господин» with the "
        "surname), an adjective that agrees, a comma between salutation and name.",
    ),
    slide=7,
    severity=Severity.WARN,
    good=(
        _to(_OLEG, greeting="Уважаемый Олег Викторович!"),
        _to(_OLEG, greeting="Олег Викторович, здравствуйте!"),
        _to(_OLEG, greeting="Добрый день, уважаемый Олег Викторович!"),
        _to(_OLEG, greeting="Уважаемый господин Кузнецов!", note="a surname with «господин»"),
        _to(_OLEG, greeting="Уважаемый г-н А. Х. Тхагапсоев!", note="initials with «г-н»"),
        _to(
            "Лапин Семён Семёнович <lapin@rem.example>",
            greeting="Семён Семёнович, добрый вечер.",
            note="a full stop is no fault here",
        ),
        _to(
            "Оганесян Карине Левоновна <k@dom.example>",
            greeting="Уважаемая Карине Левоновна!",
            note="a name that is not declined",
        ),
        _to(
            _IRINA,
            "Абаев Нурлан Ермекович <abaev@archive.example>",
            greeting="Уважаемые Ирина Павловна и Нурлан Ермекович!",
        ),
        _to(_OLEG, _IRINA, greeting="Уважаемый Олег Викторович, уважаемая Ирина Павловна!"),
        _to(_OLEG, _IRINA, greeting="Уважаемый Олег Викторович!", note="the first of several"),
        _to(_OFFICE, greeting="Уважаемые члены закупочной комиссии!"),
        _to(_OFFICE, greeting="Здравствуйте, уважаемые коллеги!"),
        _to(_OFFICE, greeting="Уважаемый заказчик!"),
        _to("Савва Пономарёв <s@holiday.example>", greeting="Савва, добрый день!"),
        _to("Саша Ким <sasha@shop.example>", greeting="Уважаемая Саша!", note="of either gender"),
        _to("Никита Ли <li@shop.example>", greeting="Уважаемый Никита!"),
        _to("Айгуль Нурланова <a@kz.example>", greeting="Уважаемая Айгуль!"),
        _to("Мамедова Лейла Тофик кызы <l@port.example>", greeting="Уважаемая Лейла Тофик кызы!"),
        _to(_OFFICE, greeting="Уважаемый профессор!"),
        _to(_OFFICE, greeting="Товарищ генерал-майор!"),
        _to(_OFFICE, greeting="Всем добрый день!"),
        _to(_OFFICE, greeting="Уважаемая редакция!"),
        _to(_OLEG, greeting="Олег Викторович, как и договаривались, направляю акт."),
        _to("Лев Платонов <lp@cafe.example>", greeting="Лев, здравствуйте!"),
        Example(
            text="Dear Oleg,\n\nPlease find the act attached.\n\nBest regards,\nAnna",
            note="an English letter",
        ),
        Example(
            text="Олег, привет!\n\nАкт подписан.\n\nАнна",
            to=("Горбунов Олег Викторович <o.gorbunov@vector-it.example>",),
            note="a colleague by his first name",
        ),
    ),
    bad=(
        _to(
            "Савельева Прасковья Ильинична <s@vet.example>",
            greeting="Уважаемый Прасковья Ильинична!",
            marked="Уважаемый",
        ),
        _to(
            "Оганесян Карине Левоновна <k@dom.example>",
            greeting="Уважаемые Карине Левоновна!",
            marked="Уважаемые",
        ),
        _to(
            _IRINA,
            _OLEG,
            greeting="Уважаемый Ирина Павловна и Олег Викторович!",
            marked="Уважаемый",
        ),
        _to(_OFFICE, greeting="Уважаемый коллеги!", marked="Уважаемый"),
        _to(
            "Олеся Тарабрина <t@yazyk.example>",
            greeting="Здравствуйте Олеся!",
            marked="Здравствуйте Олеся",
        ),
        _to(_OLEG, greeting="Добрый день Олег Викторович!", marked="Добрый день Олег"),
        _to(_OLEG, greeting="Олег Викторович добрый день!", marked="Викторович добрый день"),
        _to(_OFFICE, greeting="Здравствуйте уважаемые коллеги!", marked="Здравствуйте уважаемые"),
        _to(_OLEG, greeting="Уважаемый, Олег Викторович!", marked="Уважаемый, Олег"),
        _to(
            "Тхагапсоев Аслан Хажмуратович <a@poly.example>",
            greeting="Уважаемый А. Х. Тхагапсоев!",
            marked="А. Х. Тхагапсоев",
        ),
        _to(_OLEG, greeting="Уважаемый Кузнецов!", marked="Кузнецов"),
        _to(_OLEG, greeting="Здравствуйте, олег викторович!", marked="олег викторович"),
        _to(_OLEG, greeting="Уважаемый(ая) Олег Викторович!", marked="Уважаемый(ая)"),
        _to(_OLEG, greeting="Уважаемый <ФИО>!", marked="<ФИО>"),
        _to(_OLEG, greeting="Уважаемый Имя Отчество!", marked="Имя Отчество"),
        _to(
            _OLEG,
            greeting="Уважаемый Кузнецов Олег Викторович!",
            marked="Кузнецов Олег Викторович",
            note="a hint",
        ),
        _to(_OLEG, greeting="Олег, добрый день!", marked="Олег", note="a hint"),
        _to(
            _OLEG,
            greeting="Доброго времени суток, Олег Викторович!",
            marked="Доброго времени суток",
            note="a hint",
        ),
        _to(_OLEG, greeting="Уважаемый Олег Викторович", marked="Викторович", note="a hint"),
        _to(
            _OLEG, _IRINA, greeting="Уважаемый коллега!", marked="Уважаемый коллега", note="a hint"
        ),
    ),
)


class _Case(msgspec.Struct, frozen=True):
    """A greeting with all that its form depends on."""

    greeting: Greeting
    people: tuple[Greeted, ...]
    addressees: Addressees
    recipients: int
    outside: bool
    next_text: str

    def has_title(self, greeted: Greeted) -> bool:
        """«господин Кузнецов», «господа Кузнецов и Петров», «директор школы Петрова»."""
        place = self.greeting.parts.index(greeted.words[0])
        for part in reversed(self.greeting.parts[:place]):
            if part.kind in {"title", "noun", "rest"}:
                return True
            if part.kind not in {"name", "and"}:
                return False
        return False

    def meant(self, greeted: Greeted) -> Person | None:
        """The addressee who is greeted."""
        return self.addressees.match(greeted.person)


class _Fault(msgspec.Struct, frozen=True):
    """What is wrong with some words of a greeting, and the words that would be right."""

    start: int
    end: int
    message: Text
    right: str = ""
    severity: Severity = Severity.WARN


_Check = Callable[[_Case], Iterator[_Fault]]


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    for index, block in letter.in_zones(Zone.GREETING):
        greeting = parse_greeting(block.text)
        if greeting is None or not is_russian(block.text):
            continue
        case = _Case(
            greeting=greeting,
            people=greeted_people(greeting),
            addressees=addressees_of(letter),
            recipients=len(letter.to),
            outside=goes_outside(letter, policy),
            next_text=_text_after(letter, index, block),
        )
        for fault in _faults(case):
            yield RULE.at(
                index,
                block,
                fault.start,
                fault.end,
                fault.message,
                severity=fault.severity,
                replacements=(fault.right,) if fault.right else (),
            )


def _text_after(letter: Letter, index: int, block: Block) -> str:
    """What follows the greeting in the same paragraph, empty where nothing does."""
    following = letter.blocks[index + 1] if index + 1 < len(letter.blocks) else None
    if following is None or following.source != block.source:
        return ""
    gap = following.offset - block.offset - len(block.text)
    return following.text if gap <= 1 else ""


def _faults(case: _Case) -> list[_Fault]:
    """All sure faults; of the unsure ones the first, and only where there is no sure one."""
    faults = [fault for check_form in _CHECKS for fault in check_form(case)]
    sure = [fault for fault in faults if fault.severity is not Severity.HINT]
    return _apart(sure) or faults[:1]


def _apart(faults: list[_Fault]) -> list[_Fault]:
    """Without those that touch the words of an earlier one."""
    kept: list[_Fault] = []
    for fault in faults:
        if all(fault.end <= other.start or other.end <= fault.start for other in kept):
            kept.append(fault)
    return sorted(kept, key=lambda fault: fault.start)


# --- templates that nobody filled in ---------------------------------------------------


def _placeholders(case: _Case) -> Iterator[_Fault]:
    gaps = [part for part in case.greeting.parts if part.kind == "placeholder"]
    if gaps:
        yield _Fault(
            gaps[0].start,
            gaps[-1].end,
            Text(
                ru="В обращении осталось место для имени из шаблона. Впишите имя и отчество.",
                en="The greeting still has the template's gap for the name. Fill in the name.",
            ),
            _only_address(case),
        )
    for adjective in case.greeting.adjectives:
        if adjective.text.endswith((")", "/")) or "/" in adjective.text:
            gender = _gender_after(case, adjective)
            yield _Fault(
                adjective.start,
                adjective.end,
                Text(
                    ru=f"«{adjective.text}» осталось из шаблона. Оставьте одну форму слова.",
                    en=f"“{adjective.text}” is left from a template. Keep one form of the word.",
                ),
                agreed_adjective(adjective.text, gender) if gender else "",
            )


def _abbreviations(case: _Case) -> Iterator[_Fault]:
    """«Ув. коллеги!»"""
    for adjective in case.greeting.adjectives:
        if not adjective.text.endswith("."):
            continue
        people, nouns = _addressed_by(case, adjective)
        gender = _gender_after(case, adjective)
        form: AdjectiveForm | None = "plur" if nouns or len(people) > 1 else gender
        word = "Уважаемый" if adjective.text[0].isupper() else "уважаемый"
        yield _Fault(
            adjective.start,
            adjective.end,
            Text(
                ru=f"Слово «уважаемый» не сокращают: вместо «{adjective.text}» напишите его полностью.",
                en=f"«Уважаемый» is not abbreviated: write it in full instead of “{adjective.text}”.",
            ),
            agreed_adjective(word, form) if form else "",
        )


def _only_address(case: _Case) -> str:
    people = case.addressees.direct
    return people[0].address if len(people) == 1 else ""


def _gender_after(case: _Case, adjective: Part) -> Gender | None:
    people, _ = _addressed_by(case, adjective)
    return _gender(case, people[0]) if len(people) == 1 else None


def _gender(case: _Case, greeted: Greeted) -> Gender | None:
    meant = case.meant(greeted)
    return greeted.person.gender or (meant.gender if meant is not None else None)


# --- «уважаемый» and those whom it names -----------------------------------------------


def _addressed_by(case: _Case, adjective: Part) -> tuple[list[Greeted], list[Part]]:
    """The persons and the nouns between an adjective and the next one or a salutation."""
    parts = case.greeting.parts
    place = parts.index(adjective)
    ends = (p.start for p in parts[place + 1 :] if p.kind in {"adjective", "salutation"})
    end = next(ends, case.greeting.end)
    people = [p for p in case.people if adjective.end <= p.start < end]
    nouns = [n for n in case.greeting.nouns if adjective.end <= n.start < end]
    return people, nouns


def _agreement(case: _Case) -> Iterator[_Fault]:
    for adjective in case.greeting.adjectives:
        form = adjective_form(adjective.text)
        right = _right_form(case, adjective, form) if form else None
        if right is not None and right != form:
            better = agreed_adjective(adjective.text, right)
            yield _Fault(
                adjective.start,
                adjective.end,
                Text(
                    ru=f"«{adjective.text}» не согласовано с тем, к кому Вы обращаетесь: "
                    f"нужно «{better}».",
                    en=f"“{adjective.text}” does not agree with whom you address: write “{better}”.",
                ),
                better,
            )


def _right_form(case: _Case, adjective: Part, form: AdjectiveForm) -> AdjectiveForm | None:
    """The form that the adjective must have, None where that is not sure."""
    people, nouns = _addressed_by(case, adjective)
    if len(people) + len(nouns) > 1:
        several = len(_full(people)) > 1 and not nouns
        plural = bool(nouns) and not people and _form_of_noun(nouns[0], form) == "plur"
        return "plur" if form != "plur" and (several or plural) else None
    if len(people) == 1:
        known = people[0].person.first or people[0].person.patronymic
        return _gender(case, people[0]) if known and not nouns else None
    return _form_of_noun(nouns[0], form) if nouns else None


def _full(people: list[Greeted]) -> list[Greeted]:
    """Those who are named by a first name, so not «Олег, Викторович»."""
    return [greeted for greeted in people if greeted.person.first]


def _form_of_noun(noun: Part, form: AdjectiveForm) -> AdjectiveForm | None:
    """By the number of the noun: «уважаемый коллеги» and «уважаемые коллега» are wrong."""
    word = noun.text.split()[-1]
    forms = [p.tag for p in morphology.parses(word) if {"NOUN", "nomn"} in p.tag and p.is_known]
    numbers = {tag.number for tag in forms}
    if numbers == {"plur"} and form != "plur":
        return "plur"
    genders = {tag.gender for tag in forms}
    if numbers == {"sing"} and form == "plur" and genders <= {"masc", "femn"} and len(genders) == 1:
        return "masc" if genders == {"masc"} else "femn"
    return None


def _number_of_readers(case: _Case) -> Iterator[_Fault]:
    """«Уважаемый коллега!» to three people."""
    nouns, adjectives = case.greeting.nouns, case.greeting.adjectives
    if case.recipients < 2 or case.people or len(nouns) != 1 or len(adjectives) != 1:
        return
    plural = morphology.inflect(nouns[0].text, "plur", "nomn")
    if adjective_form(adjectives[0].text) == "plur" or plural is None or nouns[0].kind == "title":
        return
    right = f"{agreed_adjective(adjectives[0].text, 'plur')} {plural}"
    if nouns[0].text.lower() in {"коллега", "партнёр", "партнер", "клиент", "друг"}:
        yield _Fault(
            adjectives[0].start,
            nouns[0].end,
            Text(
                ru=f"Письмо получат несколько человек. Обратитесь ко всем: «{right}».",
                en=f"Several people get this letter. Address them all: “{right}”.",
            ),
            right,
            Severity.HINT,
        )


# --- commas ------------------------------------------------------------------------------


def _commas(case: _Case) -> Iterator[_Fault]:
    addressed = {"name", "adjective", "noun", "title", "placeholder"}
    for left, right in pairwise(case.greeting.parts):
        if is_latin(left.text):  # «Dear Олег»
            continue
        called = left.kind == "salutation" and right.kind in addressed
        calls = right.kind == "salutation" and left.kind in addressed | {"rest"}
        if called or calls:
            yield _Fault(
                left.start,
                right.end,
                Text(
                    ru="Приветствие и обращение разделяются запятой.",
                    en="A comma separates the salutation from the name.",
                ),
                f"{left.text}, {right.text}",
            )
    yield from _superfluous_commas(case)


def _superfluous_commas(case: _Case) -> Iterator[_Fault]:
    parts = case.greeting.parts
    for left, mark, right in zip(parts, parts[1:], parts[2:], strict=False):
        if mark.text != "," or not _belong_together(case, left, right):
            continue
        yield _Fault(
            left.start,
            right.end,
            Text(
                ru=f"Запятая после «{left.text}» лишняя: это одно обращение.",
                en=f"The comma after “{left.text}” is superfluous: this is one address.",
            ),
            f"{left.text} {right.text}",
        )


def _belong_together(case: _Case, left: Part, right: Part) -> bool:
    """«Уважаемый, Олег Викторович»; «Олег, Викторович»."""
    if left.kind == "adjective":
        return right.kind in {"name", "noun", "title"}
    persons = {words[0]: greeted.person for greeted in case.people if (words := greeted.words)}
    if left not in persons or right not in persons:
        return False
    one, other = persons[left], persons[right]
    return bool(one.first and not one.patronymic and other.patronymic and not other.first)


def _end_mark(case: _Case) -> Iterator[_Fault]:
    """No mark at all between the address and the text."""
    last = case.greeting.parts[-1]
    if last.kind == "mark" or case.greeting.end > last.end:
        return
    if case.next_text and not case.next_text[0].isalpha():
        return
    runs_on = case.next_text[:1].islower()
    mark = "," if runs_on else "!"
    word = last.text.split()[-1]
    yield _Fault(
        last.end - len(word),
        last.end,
        Text(
            ru=f"После обращения нет знака: поставьте «{mark}».",
            en=f"No mark closes the greeting: put “{mark}”.",
        ),
        word + mark,
        Severity.WARN if runs_on and case.people else Severity.HINT,
    )


# --- names -------------------------------------------------------------------------------


def _initials(case: _Case) -> Iterator[_Fault]:
    for greeted in case.people:
        if greeted.person.initials and not case.has_title(greeted):
            meant = case.meant(greeted)
            yield _Fault(
                greeted.start,
                greeted.end,
                Text(
                    ru=f"В обращении инициалы: «{greeted.text}». Напишите имя и отчество полностью.",
                    en=f"Initials in the greeting: “{greeted.text}”. Write the names in full.",
                ),
                meant.address if meant is not None else "",
            )


def _bare_surname(case: _Case) -> Iterator[_Fault]:
    for words in _lonely_words(case):
        meant = next((p for p in case.addressees.all if _is_surname_of(words.text, p)), None)
        if meant is None and not is_surname(words.text):
            continue
        yield _Fault(
            words.start,
            words.end,
            Text(
                ru=f"«{words.text}» — это фамилия. Обратитесь по имени и отчеству "
                "или добавьте «господин», «госпожа».",
                en=f"“{words.text}” is a surname. Use the first name and the patronymic, "
                "or add «господин», «госпожа».",
            ),
            meant.address if meant is not None else "",
            Severity.WARN if meant is not None and meant.first else Severity.HINT,
        )


def _lonely_words(case: _Case) -> Iterator[Part]:
    """Single words that stand for a person, with no title before them."""
    for greeted in case.people:
        if len(greeted.words) == 1 and not case.has_title(greeted):
            yield greeted.words[0]
    for noun in case.greeting.of_kind("noun"):
        if noun.text[0].isupper() and noun is not case.greeting.parts[0] and not case.people:
            yield noun


def _is_surname_of(word: str, person: Person) -> bool:
    """Whether a word is the surname of the person and not its first name."""
    if person.first and same_name(word, person.first):
        return False
    return word.lower().replace("ё", "е") in person.surname.lower().replace("ё", "е").split()


def _surname_with_name(case: _Case) -> Iterator[_Fault]:
    for greeted in case.people:
        person = greeted.person
        if not (person.first and person.surname) or person.initials or case.has_title(greeted):
            continue
        meant = case.meant(greeted)
        sure = is_surname(person.surname) or bool(person.patronymic)
        stranger = meant is None and bool(case.addressees.direct)
        if case.outside and sure and not stranger:
            known = meant.address if meant is not None else ""
            right = known if len(known.split()) > 1 else person.address
            yield _Fault(
                greeted.start,
                greeted.end,
                Text(
                    ru=f"Фамилия в обращении лишняя: достаточно «{right}».",
                    en=f"The surname is superfluous in a greeting: “{right}” is enough.",
                ),
                right,
                Severity.HINT,
            )


def _bare_first_name(case: _Case) -> Iterator[_Fault]:
    """«Олег» or «Саша» to somebody whose patronymic or full name stands in the header."""
    for greeted in case.people:
        person, meant = greeted.person, case.meant(greeted)
        alone = bool(person.first) and not person.patronymic and not person.surname
        if not (
            case.outside and alone and meant is not None and meant.patronymic and meant.address
        ):
            continue
        yield _Fault(
            greeted.start,
            greeted.end,
            Text(
                ru=f"Официальнее обратиться по имени и отчеству: «{meant.address}».",
                en=f"More official with the patronymic: “{meant.address}”.",
            ),
            meant.address,
            Severity.HINT,
        )


def _lower_case(case: _Case) -> Iterator[_Fault]:
    for greeted in case.people:
        if not any(word.text[0].islower() and word.text.isalpha() for word in greeted.words):
            continue
        right = " ".join(word.text[0].upper() + word.text[1:] for word in greeted.words)
        if right.split()[-1].lower() not in {"оглы", "кызы"}:
            yield _Fault(
                greeted.start,
                greeted.end,
                Text(
                    ru=f"Имена пишутся с прописной буквы: «{right}».",
                    en=f"Names are written with a capital letter: “{right}”.",
                ),
                right,
            )


# --- salutations -------------------------------------------------------------------------


def _salutations(case: _Case) -> Iterator[_Fault]:
    for part in case.greeting.salutations:
        lowered = part.text.lower()
        if lowered.startswith("доброго времени"):
            right = "Здравствуйте" if part.text[0].isupper() else "здравствуйте"
            yield _Fault(
                part.start,
                part.end,
                Text(
                    ru=f"«{part.text}» в деловом письме считается дурным тоном. "
                    "Напишите «Здравствуйте» или «Добрый день».",
                    en=f"“{part.text}” is bad style in a business letter; write «Здравствуйте».",
                ),
                right,
                Severity.HINT,
            )
        elif lowered == "здравствуй" and case.outside:
            yield _Fault(
                part.start,
                part.end,
                Text(
                    ru="«Здравствуй» обращено на «ты». Напишите «Здравствуйте».",
                    en="«Здравствуй» is familiar; write «Здравствуйте».",
                ),
                part.text + "те",
                Severity.HINT,
            )


_CHECKS: tuple[_Check, ...] = (
    _placeholders,
    _abbreviations,
    _initials,
    _bare_surname,
    _lower_case,
    _commas,
    _agreement,
    _end_mark,
    _surname_with_name,
    _bare_first_name,
    _salutations,
    _number_of_readers,
)
