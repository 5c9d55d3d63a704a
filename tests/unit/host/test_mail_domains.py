"""Whose a mail domain is, and whose company a mailbox belongs to."""

import pytest

from pismovnik.letter.assemble import parse_address
from pismovnik.mail_domains import is_free_mail, name_of_owner, owner_of
from pismovnik.policy import Company, Policy
from pismovnik.rules.example import Example


@pytest.mark.parametrize(
    "domain",
    [
        *("gmail.com", "mail.ru", "bk.ru", "ya.ru", "yandex.kz", "outlook.com", "icloud.com"),
        *("proton.me", "yahoo.com", "yahoo.co.uk", "gmx.de", "ukr.net", "tut.by", "GMail.com"),
    ],
)
def test_free_mail_is_nobodys(domain: str) -> None:
    assert is_free_mail(domain)


@pytest.mark.parametrize(
    "domain", ["firm.example", "mail.firm.example", "mymail.ru", "gmail-service.ru", "", "com"]
)
def test_a_firm_is_no_free_mail(domain: str) -> None:
    assert not is_free_mail(domain)


@pytest.mark.parametrize(
    ("domain", "owner"),
    [
        ("elevator.agro.example", "agro.example"),
        ("agro.example", "agro.example"),
        ("mail.firm.com.ru", "firm.com.ru"),
        ("shop.firm.co.uk", "firm.co.uk"),
        ("com.ru", "com.ru"),
        ("economy.gov.ru", "economy.gov.ru"),
        ("", ""),
    ],
)
def test_the_owner_of_a_domain(domain: str, owner: str) -> None:
    assert owner_of(domain) == owner


def test_the_name_of_an_owner() -> None:
    assert name_of_owner("mail.kofe-sever.com.ru") == "kofe-sever"


def test_free_mail_makes_no_colleagues() -> None:
    letter = Example(text="", sender="box@gmail.com", to=("other@gmail.com",)).letter()
    assert not Policy().is_own(letter.to[0], letter)
    assert Policy().is_own(parse_address("box@gmail.com"), letter), "the writer himself"


def test_without_a_policy_the_senders_domain_is_the_company() -> None:
    letter = Example(text="", sender="a@mail.firm.example").letter()
    assert Policy().is_own(parse_address("b@firm.example"), letter)
    assert not Policy().is_own(parse_address("b@firma.example"), letter)


def test_the_policy_says_what_is_corporate() -> None:
    policy = Policy(company=Company(domains=("vector-it.example",)))
    assert policy.is_corporate(parse_address("a@mail.vector-it.example"))
    assert not policy.is_corporate(parse_address("a@other.example"))
    assert Policy().is_corporate(parse_address("a@other.example"))
    assert not Policy().is_corporate(parse_address("a@mail.ru"))
