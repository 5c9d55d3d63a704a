"""The letter greets somebody who is not its recipient."""

from collections.abc import Iterator

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Block, Letter, Zone
from pismovnik.policy import Policy
from pismovnik.rules.example import Example
from pismovnik.rules.rule import Rule
from pismovnik.russian.addressees import Addressees, Greeted, addressees_of, greeted_people
from pismovnik.russian.greetings import Greeting, Part, agreed_adjective, parse_greeting
from pismovnik.russian.language import Language
from pismovnik.russian.people import Agreement, Person, compare
from pismovnik.russian.script import is_russian
from pismovnik.text import Text

_END = "\n\nАкт подписан.\n\nС уважением,\nАнна Смирнова"


def _to(*addresses: str, greeting: str, marked: str = "", note: str = "") -> Example:
    return Example(text=greeting + _END, to=addresses, marked=marked, note=note)


RULE = Rule(
    id="greeting.name",
    title=Text(ru="В обращении чужое имя", en="The greeting names somebody else"),
    why=Text(
        ru="Чужое имя или отчество в обращении обижает адресата и выдаёт письмо, "
        "переделанное из чужого.",
        en="A wrong name offends the reader and shows that the letter was made from another one.",
    ),
    slide=7,
    severity=Severity.WARN,
    good=(
        _to(
            "Кузнецов Олег Викторович <kuznetsov@stroygrad.example>",
            greeting="Здравствуйте, Олег Викторович!",
        ),
        _to("Rustam Valiev <r.valiev@fit.example>", greeting="Здравствуйте, Рустам!"),
        _to(
            "Julia Artemyeva <ja@clinic.example>",
            greeting="Юлия Сергеевна, добрый день!",
            note="the Latin name has no patronymic",
        ),
        _to("Кузнецова Александра <sk@bank.example>", greeting="Саша, добрый день!"),
        _to("Лысенко Артём Ильич <al@log.example>", greeting="Уважаемый Артем Ильич!"),
        _to("Наталия Бережная <nb@museum.example>", greeting="Уважаемая Наталья!"),
        _to(
            "Зинченко Геннадий Валерьевич <z@park.example>",
            greeting="Уважаемый Геннадий Валериевич!",
        ),
        _to("Мамедов Эльчин Расим оглы <m@port.example>", greeting="Уважаемый Эльчин Расим оглы!"),
        _to("sklad@kolos.example", greeting="Ольга Викторовна, добрый день!", note="a role box"),
        _to(
            "Отдел закупок <zakupki@kolos.example>",
            greeting="Уважаемый Иван Петрович!",
            note="an office: nobody to compare with",
        ),
        _to(
            "Роман Абрамович <r.abramovich@club.example>",
            greeting="Роман Аркадьевич, здравствуйте!",
            note="a surname that looks like a patronymic",
        ),
        _to("Ngo Thi Lan <lan.ngo@tex.example>", greeting="Здравствуйте, Лан!"),
        _to("Кузнецов <k@stroy.example>", greeting="Уважаемый Олег Викторович!"),
        _to("Иванов И. П. <ip@zavod.example>", greeting="Уважаемый Игорь Павлович!"),
        _to("Кузнецов Олег Викторович <k@stroy.example>", greeting="Уважаемый господин Кузнецов!"),
        _to("Сорокина Дарья <ds@fit.example>", greeting="Уважаемые коллеги!"),
        _to("Петрова Мария Игоревна <m@gov.example>", greeting="Маш, добрый день!"),
        Example(
            text="Лилия Яковлевна, добрый день!" + _END,
            cc=("Штерн Лилия Яковлевна <shtern@kolos.example>",),
            note="somebody in copy",
        ),
        Example(
            text="Мария Сергеевна, добрый день!"
            + _END
            + "\n\n12.03.2026 10:02, Кузнецов Олег Викторович пишет:\n> Где акт?\n>\n"
            "> С уважением,\n> Мария Сергеевна Белова",
            kind="reply",
            note="the secretary signed the quoted letter",
        ),
        Example(
            text="Здравствуйте, Павел!"
            + _END
            + "\n\n12.03.2026 10:02, Павел Громов <p@x.example> пишет:\n> Где акт?",
            kind="reply",
            note="the author of the quoted letter",
        ),
        _to(
            "Белов Пётр <pb@x.example>",
            "office@x.example",
            greeting="Здравствуйте, Анна Ивановна!",
            note="she may read the role box",
        ),
        _to(
            "Олег Викторович Кузнецов <o@x.example>",
            greeting="Добрый день, Мария просила передать, что акт готов.",
            note="a sentence about somebody",
        ),
    ),
    bad=(
        _to(
            "Мартынюк Галина Сергеевна <m@trans.example>",
            greeting="Уважаемая Галина Степановна!",
            marked="Галина Степановна",
        ),
        _to(
            "Сафронов Игорь Валентинович <s@college.example>",
            greeting="Здравствуйте, Валентин Игоревич!",
            marked="Валентин Игоревич",
            note="first name and patronymic swapped",
        ),
        _to("Rustam Valiev <r@fit.example>", greeting="Здравствуйте, Тимур!", marked="Тимур"),
        _to(
            "Белова Инна Аркадьевна <b@lekar.example>",
            greeting="Уважаемый Олег Викторович!",
            marked="Уважаемый Олег Викторович",
            note="left from a letter to somebody else: the adjective changes too",
        ),
        _to(
            "Иванова Ольга Петровна <o@bank.example>",
            greeting="Олга Петровна, добрый день!",
            marked="Олга Петровна",
            note="misspelt",
        ),
        _to(
            "Кузнецова Александра <a@hr.example>",
            greeting="Здравствуйте, Александр!",
            marked="Александр",
        ),
        _to(
            "Кузнецов Олег Викторович <k@stroy.example>",
            greeting="Уважаемый господин Петров!",
            marked="Петров",
        ),
        _to(
            "Иванов П. И. <ip@zavod.example>", greeting="Уважаемый Егор Ильич!", marked="Егор Ильич"
        ),
        _to(
            "Юсупова Зарина Рустамовна <z@x.example>",
            "office@x.example",
            greeting="Зарина Равшановна, здравствуйте!",
            marked="Зарина Равшановна",
            note="near to a known addressee in spite of the role box",
        ),
        Example(
            text="Здравствуйте, Анна!"
            + _END
            + "\n\n12.03.2026 10:02, Кузнецов Олег Викторович пишет:\n> Анна, добрый день!",
            kind="reply",
            marked="Анна",
            note="the writer greets herself: copied from the quoted letter",
        ),
    ),
)


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    known = addressees_of(letter)
    for index, block in letter.in_zones(Zone.GREETING):
        greeting = parse_greeting(block.text)
        if greeting is None or not is_russian(block.text):
            continue
        people = greeted_people(greeting)
        strangers = [greeted for greeted in people if not _fits(greeted.person, known)]
        left = _not_greeted(people, known)
        beside_reader = len(strangers) < len(people) and not left
        for greeted in strangers:
            judged = _judge(greeted, known, left[0] if len(left) == 1 == len(strangers) else None)
            if judged is not None:
                meant, severity = judged
                # beside a reader it may be somebody who reads along
                severity = Severity.HINT if beside_reader and meant is None else severity
                yield _finding(index, block, greeting, greeted, meant, severity)


def _not_greeted(people: tuple[Greeted, ...], known: Addressees) -> list[Person]:
    """The persons of To whom the greeting does not name."""
    return [
        person
        for person in known.direct
        if all(compare(greeted.person, person) is not Agreement.SAME for greeted in people)
    ]


def _judge(
    greeted: Greeted, known: Addressees, left: Person | None
) -> tuple[Person | None, Severity] | None:
    """Who is meant and how sure that is, or None where the name may be right."""
    meant = known.nearest(greeted.person)
    if meant is not None:
        return meant, Severity.WARN
    if not known.has_unknown:
        return left, Severity.WARN
    if not known.direct and known.boxes:
        return None, Severity.HINT
    return None


def _fits(person: Person, known: Addressees) -> bool:
    if not (person.first or person.patronymic or person.surname):
        return True
    return known.match(person) is not None


def _finding(
    index: int,
    block: Block,
    greeting: Greeting,
    greeted: Greeted,
    meant: Person | None,
    severity: Severity,
) -> Finding:
    address = _address(greeted, meant)
    start, right = greeted.start, address
    adjective = _adjective_before(greeting, greeted)
    if meant is not None and address and adjective is not None and meant.gender:
        agreed = agreed_adjective(adjective.text, meant.gender)
        if agreed != adjective.text:
            start, right = adjective.start, f"{agreed} {address}"
    who = f"«{address}»" if address else "другой человек"
    who_en = f"“{address}”" if address else "somebody else"
    return RULE.at(
        index,
        block,
        start,
        greeted.end,
        Text(
            ru=f"В обращении стоит «{greeted.text}», а среди адресатов — {who}. Проверьте имя.",
            en=f"The greeting says “{greeted.text}”, but the letter goes to {who_en}. Check the name.",
        ),
        severity=severity,
        replacements=(right,) if right else (),
    )


def _address(greeted: Greeted, meant: Person | None) -> str:
    """The right words in the manner of the greeting: a surname for «господин Петров»."""
    if meant is None:
        return ""
    if greeted.person.surname and not greeted.person.first:
        return meant.surname
    return meant.address


def _adjective_before(greeting: Greeting, greeted: Greeted) -> Part | None:
    """The adjective that stands directly before the name of the only person greeted."""
    place = greeting.parts.index(greeted.words[0])
    before = greeting.parts[place - 1] if place else None
    alone = len(greeting.names) == 1
    return before if alone and before is not None and before.kind == "adjective" else None
