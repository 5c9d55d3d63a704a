"""Who may be greeted in a letter: the people of its headers and of the thread below it."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from pismovnik.letter.model import Address, Block, Letter, Zone
from pismovnik.russian.greetings import Greeting, Part
from pismovnik.russian.people import (
    Agreement,
    Person,
    compare,
    is_role_box,
    is_surname,
    name_words,
    person_of_address,
    person_of_box,
    person_of_text,
    person_of_words,
)

_FROM_LINE = re.compile(r"\s*\*?(?:от|from|отправитель)\s?:\*?\s*(?P<name>.*)", re.IGNORECASE)
_CAPITALISED = re.compile(r"[A-ZА-ЯЁ][\w’'.-]*(?:\s+[A-ZА-ЯЁ][\w’'.-]*)*")
_LONGEST_SIGNED_LINE = 4
_LONGEST_LINE = 300
_LINES_OF_THREAD = 500


class Greeted(msgspec.Struct, frozen=True):
    """A person named in the greeting, and the words that name it."""

    person: Person
    words: tuple[Part, ...]

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


class Addressees(msgspec.Struct, frozen=True, kw_only=True):
    """The people whom the letter may greet.

    ``direct`` are the persons of To; ``other`` those of Cc, Bcc and the thread; ``boxes``
    those whom only a mailbox names. ``has_unknown`` tells that a mailbox of To or Bcc may be
    anybody's.
    """

    direct: tuple[Person, ...]
    other: tuple[Person, ...]
    boxes: tuple[Person, ...]
    has_unknown: bool

    @property
    def all(self) -> tuple[Person, ...]:
        return self.direct + self.other + self.boxes

    def match(self, person: Person) -> Person | None:
        """The addressee who is greeted, persons of To before the others."""
        return next((p for p in self.all if compare(person, p) is Agreement.SAME), None)

    def nearest(self, person: Person) -> Person | None:
        """The addressee who is meant though a part of the name is wrong."""
        known = self.direct + self.other
        return next((p for p in known if compare(person, p) is Agreement.NEAR), None)


def greeted_people(greeting: Greeting) -> tuple[Greeted, ...]:
    """The persons named in a greeting."""
    return tuple(Greeted(_person(words), words) for words in greeting.names)


def addressees_of(letter: Letter) -> Addressees:
    """The people of the headers and of the thread."""
    direct = tuple(_people(letter.to))
    copies = tuple(_people(letter.cc + letter.bcc))
    return Addressees(
        direct=direct,
        other=copies + tuple(_people_of_thread(letter)),
        boxes=tuple(p for p in map(person_of_box, letter.recipients) if p is not None),
        has_unknown=not direct or any(map(_is_nobody, letter.to + letter.bcc)),
    )


def _person(words: tuple[Part, ...]) -> Person:
    texts = [word.text[0].upper() + word.text[1:] for word in words]
    person = person_of_words(texts)
    if len(texts) == 1 and person.others and is_surname(texts[0]):
        return Person(surname=texts[0])
    return person


def _people(addresses: Iterable[Address]) -> Iterator[Person]:
    for address in addresses:
        person = person_of_address(address)
        if person is not None:
            yield person


def _is_nobody(address: Address) -> bool:
    person = person_of_address(address)
    return person is None or not person.is_known or is_role_box(address)


def _people_of_thread(letter: Letter) -> Iterator[Person]:
    """The authors of the letters below: quote lines, «От:», signatures; not the writer."""
    writer = person_of_address(letter.sender) if letter.sender else None
    blocks = [block for _, block in letter.in_zones(Zone.QUOTE, Zone.FORWARD)]
    for person in _named_in(blocks):
        if writer is None or compare(person, writer) is not Agreement.SAME:
            yield person


def _named_in(blocks: list[Block]) -> Iterator[Person]:
    lines = (line for block in blocks for line in block.text.split("\n"))
    after_from = False
    for line in islice(lines, _LINES_OF_THREAD):
        header = _FROM_LINE.match(line)
        if header or after_from:
            name = header["name"] if header else line
            after_from = not name.strip()  # in a table the name stands in the next cell
            yield from _known(name)
        elif len(line) > _LONGEST_LINE:
            continue
        elif line.rstrip().endswith(":"):
            for run in _CAPITALISED.finditer(line):
                yield from _known(run[0])
        elif _is_signed(line):
            yield from _known(line)


def _known(text: str) -> Iterator[Person]:
    person = person_of_text(text)
    if person is not None and person.is_known:
        yield person


def _is_signed(line: str) -> bool:
    words = name_words(line)
    named = 0 < len(words) <= _LONGEST_SIGNED_LINE and all(word[0].isupper() for word in words)
    return named and not line.rstrip().endswith(("!", "?"))
