"""Mail domains: whose they are, and which are nobody's company."""

import functools

from pismovnik.text_lists import read_words


@functools.cache
def _list(section: str) -> frozenset[str]:
    return frozenset(read_words(__file__, "mail_domains.txt")[section])


def is_free_mail(domain: str) -> bool:
    """Whether anybody can have a mailbox there: «gmail.com», «mail.ru», «yahoo.co.uk»."""
    owned = owner_of(domain)
    return (
        domain.lower() in _list("free mail")
        or owned in _list("free mail")
        or owned.partition(".")[0] in _list("free mail of every country")
    )


def owner_of(domain: str) -> str:
    """The part of a domain that somebody has registered: «firm.ru» of «mail.firm.ru».

    Endings such as «com.ru» and «co.uk» are told by their second label, as the Public Suffix
    List has them; the few others that it knows make two owners one, never one owner two.
    """
    labels = domain.lower().strip(".").split(".")
    country = len(labels) > 2 and len(labels[-1]) == 2
    shared = country and labels[-2] in _list("second levels of countries")
    return ".".join(labels[-3:] if shared else labels[-2:])


def name_of_owner(domain: str) -> str:
    """The first label of the owner's domain: «firm» of «mail.firm.com.ru»."""
    return owner_of(domain).partition(".")[0]
