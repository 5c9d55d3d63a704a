"""On whose side the people of a letter stand: the writer's, his company's, the reader's."""

import enum
import functools
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from pismovnik.letter.model import Address, Letter
from pismovnik.mail_domains import is_free_mail, name_of_owner, owner_of
from pismovnik.policy import Policy
from pismovnik.russian.people import (
    Agreement,
    Person,
    compare,
    name_words,
    person_of_address,
    person_of_box,
    person_of_words,
    words_of_address,
)
from pismovnik.russian.threads import QuotedLetter, quoted_letters
from pismovnik.russian.transliteration import sounds_like
from pismovnik.russian.words import plain

_BOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SIGNATURE_LINES = 8
_SHORTEST_SURNAME = 3
_LONGEST_NAME = 3
_WORD = re.compile(r"[^\W\d_]{3,}")
_MOST_WORDS = 5_000
_SHORTEST_NAME = 4
_CASE_ENDINGS = frozenset(
    {"", "а", "я", "у", "ю", "ы", "и", "е", "ом", "ем", "ой", "ей", "ою", "ею", "ым", "им", "ью"}
)
_ADJECTIVE_ENDINGS = frozenset(
    {"ого", "его", "ому", "ему", "ом", "ем", "ым", "им", "ой", "ей", "ую"}
)


class Side(enum.Enum):
    """Who wrote a quoted letter, seen from the letter that quotes it."""

    WRITER = "writer"
    COLLEAGUE = "colleague"
    READER = "reader"  # somebody outside who is written to now, or his company
    OUTSIDER = "outsider"
    UNKNOWN = "unknown"


def side_of(quoted: QuotedLetter, letter: Letter, policy: Policy) -> Side:
    """The side of a quoted letter's author: by his mailbox, his name or his signature."""
    if quoted.author.box:
        return _side_of_address(quoted.author, letter, policy)
    sender = letter.sender
    if sender is not None and _is_author(quoted, sender):
        return Side.WRITER
    for address in letter.recipients:
        if _is_author(quoted, address):
            return Side.COLLEAGUE if policy.is_own(address, letter) else Side.READER
    if not quoted.author.name:
        return _side_of_signature(quoted.text, letter, policy)
    signed = _BOX.findall("\n".join(quoted.text.splitlines()[-_SIGNATURE_LINES:]).lower())
    if len(signed) == 1:
        return _side_of_address(Address("", signed[0]), letter, policy)
    return Side.UNKNOWN


def unseen_letters(letter: Letter, policy: Policy) -> Iterator[tuple[QuotedLetter, Side]]:
    """The quoted letters that the readers outside have not seen, as far as the thread tells.

    What stands below a letter of theirs, or was sent to them, they have seen; so has an
    outsider what stands below his.
    """
    readers = readers_outside(letter, policy)
    for quoted in quoted_letters(letter):
        side = side_of(quoted, letter, policy)
        if side is Side.READER or any(_is_of_firms(a, readers) for a in quoted.to if a.box):
            return
        yield quoted, side
        if side is Side.OUTSIDER:
            return


def readers_outside(letter: Letter, policy: Policy) -> tuple[Address, ...]:
    """The recipients that are not of the writer's company."""
    return tuple(address for address in letter.recipients if not policy.is_own(address, letter))


def is_of_same_firm(one: Address, other: Address) -> bool:
    """Whether two mailboxes are one, or belong to one company's domain."""
    if is_free_mail(one.domain):
        return one.box == other.box
    return owner_of(one.domain) == owner_of(other.domain)


def is_same_person(person: Person, address: Address) -> bool:
    """Whether this person may own the mailbox, by its display name or its local part."""
    owner = person_of_address(address) or person_of_box(address)
    if owner is not None:
        return compare(person, owner) is Agreement.SAME
    names = (person.surname, *person.others)
    return any(
        len(name) > _SHORTEST_SURNAME and sounds_like(name, word)
        for name in names
        for word in words_of_address(address)
    )


def words_in(text: str) -> frozenset[str]:
    """The words of a text in lower case, «е» for «ё», up to a bound."""
    return frozenset(plain(word) for word in islice(_words(text), _MOST_WORDS))


def is_named(address: Address, words: frozenset[str]) -> bool:
    """Whether the owner of a mailbox, or his firm, is among the words of a text."""
    firm = "" if is_free_mail(address.domain) else name_of_owner(address.domain)
    return _is_person_named(address, words) or _is_firm_named(firm, words)


def _words(text: str) -> Iterator[str]:
    return (match[0] for match in _WORD.finditer(text))


def _side_of_address(author: Address, letter: Letter, policy: Policy) -> Side:
    if letter.sender is not None and author.box == letter.sender.box:
        return Side.WRITER
    if policy.is_own(author, letter):
        return Side.COLLEAGUE
    readers = readers_outside(letter, policy)
    return Side.READER if _is_of_firms(author, readers) else Side.OUTSIDER


def _side_of_signature(text: str, letter: Letter, policy: Policy) -> Side:
    """By the lines that are only a name, at the end of a text."""
    for line in text.splitlines()[-_SIGNATURE_LINES:]:
        words = name_words(line)
        if not 0 < len(words) <= _LONGEST_NAME or not all(word[0].isupper() for word in words):
            continue
        person = person_of_words(words)
        for address in letter.recipients:
            if is_same_person(person, address):
                return Side.COLLEAGUE if policy.is_own(address, letter) else Side.READER
    return Side.UNKNOWN


def _is_of_firms(address: Address, firms: Iterable[Address]) -> bool:
    return any(is_of_same_firm(address, firm) for firm in firms)


def _is_author(quoted: QuotedLetter, address: Address) -> bool:
    name = quoted.author.name
    if name and name.lower() == address.name.lower():
        return True
    person = quoted.person
    return person is not None and is_same_person(person, address)


def _is_person_named(address: Address, words: frozenset[str]) -> bool:
    person = person_of_address(address)
    if person is not None and person.first and not person.first.isascii():
        patronymic = not person.patronymic or _stands(person.patronymic, words)
        if _stands(person.first, words) and patronymic:
            return True
        return bool(person.surname) and _stands(person.surname, words)
    return any(_sounds(word, words) for word in words_of_address(address) if len(word) > 3)


def _stands(name: str, words: frozenset[str]) -> bool:
    """Whether a name stands there, in any case: «Ивановым», «Дарье», «Павлу», «Бельского»."""
    return not words.isdisjoint(_cases(plain(name)))


@functools.lru_cache(maxsize=64)
def _cases(form: str) -> frozenset[str]:
    """The name with every ending that its kind may take; what is no word harms nothing."""
    cases = {form + ending for ending in _CASE_ENDINGS}
    if len(form) > 2 and form[-1] in "аеийоуыьюя":
        cases |= {form[:-1] + ending for ending in _CASE_ENDINGS - {""}}
    if form[-2:] in {"ий", "ый", "ой", "ая", "яя"}:
        cases |= {form[:-2] + ending for ending in _ADJECTIVE_ENDINGS}
    if len(form) > 2 and form[-2] in "ео":
        cases |= {form[:-2] + form[-1] + ending for ending in _CASE_ENDINGS - {""}}
        cases |= {form[:-2] + "ь" + form[-1] + ending for ending in _CASE_ENDINGS - {""}}
    return frozenset(cases)


def _is_firm_named(name: str, words: frozenset[str]) -> bool:
    """«Кофе-Север» of kofe-sever.ru: all its words stand there."""
    parts = [part for part in name.split("-") if len(part) >= _SHORTEST_NAME]
    return bool(parts) and all(_sounds(part, words) for part in parts)


def _sounds(name: str, words: frozenset[str]) -> bool:
    return any(abs(len(word) - len(name)) <= 3 and sounds_like(word, name) for word in words)
