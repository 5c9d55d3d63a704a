"""Plain text whose lines were broken on the way and are joined again (RFC 3676)."""

import re

_MARKS = re.compile(">*")
_SIGNATURE = "-- "


def unflow(text: str, delete_space: bool = False) -> str:
    """The text with its flowed lines joined; ``delete_space`` is the parameter DelSp.

    A line that ends with a space goes on in the next one, if that is quoted as deeply.
    """
    joined: list[str] = []
    open_marks: str | None = None  # of the line that goes on
    for line in text.split("\n"):
        marks, content = _taken_apart(line)
        is_signature = content == _SIGNATURE
        if open_marks == marks and not is_signature:
            joined[-1] += content
        else:
            joined.append(f"{marks} {content}" if marks else content)
        flows = content.endswith(" ") and not is_signature
        if flows and delete_space:
            joined[-1] = joined[-1][:-1]
        open_marks = marks if flows else None
    return "\n".join(joined)


def _taken_apart(line: str) -> tuple[str, str]:
    """The marks of the quote, and the line without the space that was stuffed before it."""
    found = _MARKS.match(line)
    marks = found[0] if found else ""
    return marks, line[len(marks) :].removeprefix(" ")
