"""Places of a text that are not Russian prose: addresses, names of files, codes."""

import bisect
import re
from collections.abc import Iterable

_EXTENSIONS = (
    "docx?|xlsx?|pptx?|pdf|rtf|txt|csv|odt|ods|xml|json|zip|rar|7z|jpe?g|png|dwg|eml|msg|exe"
)
_ADDRESSES = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,15}://|www\.)\S+"  # https://…
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)*"  # a mailbox
    r"|\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,}\b(?:/\S*)?"  # a domain
    r"|\b[a-z]:\\\S+|\\\\\S+"  # a path
    rf"|«[^«»\n]{{1,120}}\.(?:{_EXTENSIONS})»|\S+\.(?:{_EXTENSIONS})\b"  # a file
    r"|[#@]\w+",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[\w№#/\\-]*\d[\w/\\-]*")
_OF_A_CODE = re.compile(r"[A-Za-zА-ЯЁ_]|[^\d\s][/\\]|[/\\][^\d\s]")


class Untouchable:
    """The places where nothing is said, in code points; ``names`` are names of files."""

    def __init__(self, text: str, names: Iterable[str] = ()) -> None:
        spans = [found.span() for found in _ADDRESSES.finditer(text)]
        spans += [found.span() for found in _TOKEN.finditer(text) if _OF_A_CODE.search(found[0])]
        for name in filter(None, names):
            spans += [found.span() for found in re.finditer(re.escape(name), text)]
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, start: int, end: int) -> bool:
        place = bisect.bisect_left(self._starts, end) - 1
        return place >= 0 and self._ends[place] > start
