"""What a check says: findings, and the report that holds them."""

import enum
import hashlib
from typing import Literal

import msgspec

from pismovnik.text import Text

#: The part of a letter outside its body that a finding is about.
Field = Literal["subject", "sender", "recipients", "attachments", "body"]


class Severity(enum.Enum):
    """How sure the checker is that the letter must not leave as it is."""

    HINT = "hint"  # shown on request, never holds a letter
    WARN = "warn"  # holds the letter until the writer decides
    BLOCK = "block"  # holds the letter until it is changed

    @property
    def rank(self) -> int:
        """0 for the mildest, to compare severities."""
        return list(Severity).index(self)

    @property
    def holds(self) -> bool:
        return self is not Severity.HINT


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong in this letter, and what to do about it.

    ``block``, ``start`` and ``end`` give the place: the index of the block in
    ``Letter.blocks`` and code points in its text. They are None where the fault
    has no words of its own (a missing subject); ``field`` then names the part.
    ``confidence`` is the probability of an error of language, where it was measured.
    """

    rule: str
    severity: Severity
    message: Text
    field: Field = "body"
    block: int | None = None
    start: int | None = None
    end: int | None = None
    excerpt: str = ""
    replacements: tuple[str, ...] = ()
    confidence: float | None = None

    def fingerprint(self, context: str) -> str:
        """A short name of this finding in this text, by which an answer to it is remembered."""
        parts = (self.rule, self.field, context, str(self.start), self.excerpt, self.message.ru)
        return hashlib.blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()


class Problem(msgspec.Struct, frozen=True):
    """Something that kept a part of the check from being done.

    ``holds`` tells that the letter must not leave before the writer has seen this.
    """

    code: str
    message: Text
    holds: bool


class Report(msgspec.Struct, frozen=True):
    """The result of one check. ``problems`` is empty where everything was checked."""

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...] = ()
