"""What a rule of the house is: an immutable record beside one pure function."""

from collections.abc import Callable, Iterable

import msgspec

from pismovnik.findings import Field, Finding, Severity
from pismovnik.letter.model import Block, Letter
from pismovnik.policy import Policy
from pismovnik.rules.example import Example
from pismovnik.russian.language import Language
from pismovnik.text import Text


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule of the house.

    ``id`` is the public name and the path of the module; ``title`` names the fault;
    ``why`` tells the writer in one or two sentences why it matters; ``slide`` of the deck
    is None for rules beyond it. Every good example yields no finding of this rule, every
    bad one yields one at the place it marks. ``needs_russian`` is False for a rule that
    judges letters in any language. ``about_words`` tells that its findings are about single
    words that the dictionary of the policy declares right: «Добавить в словарь» answers them.
    """

    id: str
    title: Text
    why: Text
    slide: int | None
    severity: Severity
    needs_russian: bool = True
    about_words: bool = False
    good: tuple[Example, ...]
    bad: tuple[Example, ...]

    def at(
        self,
        index: int,
        block: Block,
        start: int,
        end: int,
        message: Text,
        *,
        severity: Severity | None = None,
        replacements: Iterable[str] = (),
    ) -> Finding:
        """A finding about the words from ``start`` to ``end`` (code points) of a block.

        ``severity`` is for a rule that is less sure than usual of this finding.
        """
        return Finding(
            rule=self.id,
            severity=severity or self.severity,
            message=message,
            block=index,
            start=start,
            end=end,
            excerpt=block.text[start:end],
            replacements=tuple(replacements),
        )

    def about(
        self,
        field: Field,
        message: Text,
        *,
        excerpt: str = "",
        severity: Severity | None = None,
        replacements: Iterable[str] = (),
    ) -> Finding:
        """A finding about a part of the letter as a whole, such as its subject."""
        return Finding(
            rule=self.id,
            severity=severity or self.severity,
            message=message,
            field=field,
            excerpt=excerpt,
            replacements=tuple(replacements),
        )


#: The check of a rule. ``Policy`` is there for the rules that judge by company and customers.
CheckFunction = Callable[[Letter, Language, Policy], Iterable[Finding]]


class LoadedRule(msgspec.Struct, frozen=True):
    """A rule together with its function."""

    record: Rule
    check: CheckFunction
