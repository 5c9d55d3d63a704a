"""The house's policy: whose company, who the customers are, which rules hold a letter."""

from typing import Annotated, Literal

import msgspec

from pismovnik.findings import Severity
from pismovnik.letter.model import Address, Letter
from pismovnik.mail_domains import is_free_mail, owner_of

RuleLevel = Literal["off", "hint", "warn", "block"]

#: Ids of what engines and detectors find; sub-ids («grammar.agreement») belong to them.
ENGINE_RULES = (
    "spelling",
    "grammar",
    "punctuation",
    "speech",
    "typography",
)

_Share = Annotated[int, msgspec.Meta(ge=256, le=16384)]
_Clock = Annotated[str, msgspec.Meta(pattern=r"^\d{2}:\d{2}-\d{2}:\d{2}$")]
_Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class _Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class Company(_Section, frozen=True):
    """The writer's company: its mail domains, and the managers who take over conflicts."""

    domains: tuple[str, ...] = ()
    managers: tuple[str, ...] = ()


class Customers(_Section, frozen=True):
    """Mail domains of customers; «*» means everybody outside the company."""

    domains: tuple[str, ...] = ("*",)


class Work(_Section, frozen=True):
    """Working hours as «09:00-18:00», and how many minutes an answer may take."""

    hours: _Clock = "09:00-18:00"
    days: tuple[_Day, ...] = ("mon", "tue", "wed", "thu", "fri")
    answer_minutes: Annotated[int, msgspec.Meta(ge=1)] = 30


class LanguageToolSettings(_Section, frozen=True):
    """Which engine proofreads. ``java_memory`` in MiB, for the local server."""

    mode: Literal["auto", "remote", "local", "embedded", "off"] = "auto"
    url: str = ""
    java_memory: _Share = 512


class Dictionary(_Section, frozen=True):
    """Words that are no errors, and files with one such word a line."""

    words: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


class Editor(_Section, frozen=True):
    """How findings show while a letter is written."""

    underline: bool = True


class Policy(_Section, frozen=True):
    """What the company and the writer have settled. Without any file the defaults hold."""

    company: Company = Company()
    customers: Customers = Customers()
    rules: dict[str, RuleLevel] = {}
    work: Work = Work()
    languagetool: LanguageToolSettings = LanguageToolSettings()
    dictionary: Dictionary = Dictionary()
    editor: Editor = Editor()
    locked: tuple[str, ...] = ()

    def level(self, rule: str, default: Severity) -> Severity | None:
        """The severity of a rule here, None where it is switched off.

        A setting for «grammar» holds for «grammar.agreement» too, unless that has its own.
        """
        setting = self.rules.get(rule) or self.rules.get(rule.partition(".")[0])
        if setting is None:
            return default
        return None if setting == "off" else Severity(setting)

    def is_locked(self, key: str) -> bool:
        """Whether the system's file keeps the user from changing a key such as «rules.spelling»."""
        return any(key == lock or key.startswith(lock + ".") for lock in self.locked)

    def is_own(self, address: Address, letter: Letter) -> bool:
        """Whether a mailbox is the company's, or the writer's own.

        With no policy, the company's domain is the sender's, unless that is free mail.
        """
        sender = letter.sender
        if sender is not None and sender.box and address.box == sender.box:
            return True
        if not self.company.domains:
            return (
                sender is not None
                and not is_free_mail(sender.domain)
                and owner_of(address.domain) == owner_of(sender.domain)
            )
        return _in_domains(address.domain, self.company.domains)

    def is_corporate(self, address: Address) -> bool:
        """Whether a mailbox stands in the company's domains. With no policy, in any but free mail."""
        if not self.company.domains:
            return not is_free_mail(address.domain)
        return _in_domains(address.domain, self.company.domains)

    def is_customer(self, address: Address, letter: Letter) -> bool:
        if self.is_own(address, letter):
            return False
        return "*" in self.customers.domains or _in_domains(address.domain, self.customers.domains)


def _in_domains(domain: str, domains: tuple[str, ...]) -> bool:
    """«mail.firm.ru» belongs to «firm.ru»."""
    lowered = (known.lower() for known in domains)
    return any(domain == known or domain.endswith("." + known) for known in lowered)
