"""Bounds on what is accepted: letters come from outside and may be made to hurt."""

#: Characters of a body that are still checked; longer letters are refused with a clear error.
MAX_BODY_CHARACTERS = 2_000_000

#: Bytes of an .eml file, attachments included.
MAX_EML_BYTES = 64 * 1024 * 1024

#: Depth of nested HTML elements or message parts.
MAX_NESTING = 500


class LetterError(ValueError):
    """The letter cannot be read. The message is one sentence and holds no text of the letter."""


class LetterTooLarge(LetterError):
    """The letter is past a bound of this module."""
