"""Who reads the letter: colleagues, customers, or others outside the company."""

from pismovnik.letter.model import Letter
from pismovnik.policy import Policy


def goes_outside(letter: Letter, policy: Policy) -> bool:
    """Whether somebody outside the writer's company reads the letter."""
    return any(not policy.is_own(address, letter) for address in letter.recipients)


def reaches_customer(letter: Letter, policy: Policy) -> bool:
    """Whether the letter is for a customer; so is one that names nobody yet.

    A letter that is passed on untouched, or is a template, is not the writer's to a customer.
    """
    if letter.kind in {"redirect", "template"}:
        return False
    return not letter.recipients or any(policy.is_customer(a, letter) for a in letter.recipients)
