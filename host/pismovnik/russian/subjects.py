"""The subject line of a letter."""

import re

_REPLY_MARKS = re.compile(r"^(?:\s*(?:re|fwd?|fw|отв|ответ|пер|пересл)(?:\[\d+\])?\s*:)+", re.I)


def topic_of(subject: str) -> str:
    """A subject without «Re:», «Fwd:», «Отв:» at its beginning and without outer space."""
    return _REPLY_MARKS.sub("", subject).strip()
