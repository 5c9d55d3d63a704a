"""To which letters the rules of greeting and closing apply, and how strictly."""

from pismovnik.findings import Severity
from pismovnik.letter.model import WRITTEN, Letter
from pismovnik.policy import Policy
from pismovnik.rules.audience import goes_outside
from pismovnik.russian.script import is_russian


def severity_for(letter: Letter, policy: Policy) -> Severity | None:
    """How much a missing courtesy weighs: less among colleagues, nothing in other languages.

    None for a letter that is passed on untouched or is no letter yet.
    """
    if letter.kind in {"redirect", "template"}:
        return None
    written = letter.text_of(*WRITTEN)
    if written.strip() and not is_russian(written):
        return None
    if letter.recipients and not goes_outside(letter, policy):
        return Severity.HINT
    if not written.strip() and letter.kind == "forward":
        return Severity.HINT
    return Severity.WARN
