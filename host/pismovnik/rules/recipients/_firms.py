"""The customers among the visible recipients of a letter, by firm."""

import msgspec

from pismovnik.letter.model import Address, Letter
from pismovnik.mail_domains import is_free_mail, name_of_owner
from pismovnik.policy import Policy
from pismovnik.rules.correspondents import is_named, is_of_same_firm, is_same_person
from pismovnik.russian.people import person_of_address
from pismovnik.russian.threads import QuotedLetter

_SHORTEST_NAME = 4
#: More need not be told apart: two that are strangers to each other are too many.
_MOST_FIRMS = 12


class Firm(msgspec.Struct, frozen=True):
    """A customer: the mailboxes of one company's domain, or one private person's."""

    boxes: tuple[Address, ...]

    @property
    def is_private(self) -> bool:
        return is_free_mail(self.boxes[0].domain)

    @property
    def shown(self) -> str:
        """How the firm is named in a message: by its first mailbox."""
        return self.boxes[0].box

    def is_named_in(self, words: frozenset[str]) -> bool:
        """Whether a person of the firm, or the firm itself, is among the words of a text."""
        return any(is_named(address, words) for address in self.boxes)

    def took_part_in(self, quoted: QuotedLetter) -> bool:
        """Whether the firm wrote a quoted letter, received it or is addressed in it."""
        known = (quoted.author, *quoted.to)
        person = quoted.person
        return (
            any(a.box and is_of_same_firm(a, box) for a in known for box in self.boxes)
            or (person is not None and any(is_same_person(person, box) for box in self.boxes))
            or any(box.box in quoted.text.lower() for box in self.boxes)
        )


def visible_customers(letter: Letter, policy: Policy) -> tuple[Firm, ...]:
    """The firms in To and Cc. Two domains of one name are one: «firm.ru» and «firm.com»."""
    firms: list[list[Address]] = []
    for address in letter.to + letter.cc:
        if (
            not address.box
            or not policy.is_customer(address, letter)
            or _is_writer(letter, address)
        ):
            continue
        known = next((firm for firm in firms if any(_is_one(address, a) for a in firm)), None)
        if known is None:
            firms.append([address])
        else:
            known.append(address)
    return tuple(Firm(tuple(firm)) for firm in firms)


def _is_one(one: Address, other: Address) -> bool:
    """One firm, or one person with two mailboxes, or a firm and its box at a free mail."""
    if is_of_same_firm(one, other):
        return True
    if is_free_mail(one.domain) or is_free_mail(other.domain):
        person = person_of_address(one)
        same = person is not None and bool(person.surname) and is_same_person(person, other)
        return same or _bears_name(one, other) or _bears_name(other, one)
    return name_of_owner(one.domain) == name_of_owner(other.domain)


def _bears_name(private: Address, firm: Address) -> bool:
    """«buh.stroygrad@mail.ru» is a mailbox of stroygrad.ru."""
    name = name_of_owner(firm.domain)
    local = private.box.partition("@")[0]
    return is_free_mail(private.domain) and len(name) >= _SHORTEST_NAME and name in local


def _is_writer(letter: Letter, address: Address) -> bool:
    """Whether a mailbox is another one of the writer."""
    person = person_of_address(letter.sender) if letter.sender else None
    owner = person_of_address(address)
    return (
        person is not None
        and owner is not None
        and bool(person.surname and owner.surname and person.first and owner.first)
        and is_same_person(person, address)
    )
