"""Bounds on what is accepted: letters come from outside and may be made to hurt."""

from pismovnik.text import Text

#: Characters of a body that are still checked; longer letters are refused with a clear error.
MAX_BODY_CHARACTERS = 2_000_000

#: Characters of the writer's own text that are judged, some fifty pages; more would take minutes.
MAX_JUDGED_CHARACTERS = 100_000

#: Characters without a space that may still be a word or an address; more is data.
MAX_WORD_CHARACTERS = 1_000

#: Bytes of an .eml file, attachments included.
MAX_EML_BYTES = 64 * 1024 * 1024

#: Depth of nested HTML elements; the time to read them grows with its square.
MAX_NESTING = 5_000

#: Formatting left open, which HTML repeats in every later paragraph.
MAX_OPEN_FORMATTING = 1_000


class LetterError(ValueError):
    """The letter cannot be read. The reason is one sentence and holds no text of the letter."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


class LetterTooLarge(LetterError):
    """The letter is past a bound of this module."""


BODY_TOO_LONG = Text(
    ru=f"В письме больше {MAX_BODY_CHARACTERS // 1_000_000} миллионов знаков: такие большие "
    "письма не проверяются.",
    en=f"The body has more than {MAX_BODY_CHARACTERS} characters: such letters are not checked.",
)
NESTED_TOO_DEEP = Text(
    ru="Части письма вложены друг в друга слишком глубоко: такие письма не проверяются.",
    en="The parts of the letter are nested too deeply: such letters are not checked.",
)
