"""Between the wire and the letter: the only place where offsets change their unit."""

import datetime
import re

from pismovnik.findings import Finding, Report
from pismovnik.letter.assemble import assemble, parse_address
from pismovnik.letter.model import Address, Attachment, Letter, RawBlock
from pismovnik.messaging.types import Draft, WireFinding, WireProblem
from pismovnik.rules.cards import card_of
from pismovnik.text import Locale, well_formed

#: «клинкер», «веб-приёмная», «B2B»; a number alone is no word.
_WORD = re.compile(r"(?=[\d-]*[^\W\d_])[^\W_]+(?:-[^\W_]+)*")


def letter_of(draft: Draft) -> Letter:
    """The letter in a draft. Raises LetterTooLarge."""
    return Letter(
        sender=parse_address(well_formed(draft.sender)),
        to=_addresses(draft.to),
        cc=_addresses(draft.cc),
        bcc=_addresses(draft.bcc),
        subject=well_formed(draft.subject),
        date=datetime.datetime.now().astimezone(),
        kind=draft.kind,
        attachments=tuple(
            Attachment(well_formed(a.name), a.size, a.inline) for a in draft.attachments
        ),
        blocks=assemble(_raw_blocks(draft)),
    )


def findings_on_wire(
    report: Report, letter: Letter, draft: Draft, locale: Locale
) -> tuple[WireFinding, ...]:
    """The findings in the reader's language, placed in the blocks of the draft."""
    return tuple(_finding_on_wire(finding, letter, draft, locale) for finding in report.findings)


def problems_on_wire(report: Report, locale: Locale) -> tuple[WireProblem, ...]:
    return tuple(
        WireProblem(
            code=problem.code, message=problem.message.in_locale(locale), holds=problem.holds
        )
        for problem in report.problems
    )


def spliced(text: str, start: int, end: int, inserted: str) -> str:
    """A text with another in place of what is between two offsets of the wire."""
    units = text.encode("utf-16-le", "surrogatepass")
    middle = inserted.encode("utf-16-le", "surrogatepass")
    changed = units[: 2 * start] + middle + units[2 * end :]
    return changed.decode("utf-16-le", "surrogatepass")


def utf16_length(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def _finding_on_wire(finding: Finding, letter: Letter, draft: Draft, locale: Locale) -> WireFinding:
    source = start = end = None
    context = ""
    if finding.block is not None and finding.start is not None and finding.end is not None:
        block = letter.blocks[finding.block]
        text = draft.blocks[block.source].text
        source = block.source
        start = utf16_length(text[: block.offset + finding.start])
        end = start + utf16_length(block.text[finding.start : finding.end])
        context = block.text
    return WireFinding(
        rule=finding.rule,
        severity=finding.severity.value,
        message=finding.message.in_locale(locale),
        field=finding.field,
        block=source,
        start=start,
        end=end,
        excerpt=finding.excerpt,
        replacements=finding.replacements,
        fingerprint=finding.fingerprint(context),
        word=_word(finding),
    )


def _word(finding: Finding) -> str | None:
    """What «Добавить в словарь» would add: a single word, where the rule is about words."""
    is_word = _WORD.fullmatch(finding.excerpt) is not None
    return finding.excerpt if is_word and card_of(finding.rule).about_words else None


def _raw_blocks(draft: Draft) -> tuple[RawBlock, ...]:
    return tuple(
        RawBlock(
            kind=block.kind,
            origin=block.origin,
            text=well_formed(block.text),
            bold=block.bold,
            quote_depth=block.quote_depth,
        )
        for block in draft.blocks
    )


def _addresses(headers: tuple[str, ...]) -> tuple[Address, ...]:
    return tuple(parse_address(well_formed(header)) for header in headers)
