"""The host of this checkout, asked as the extension asks it."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.bench import memory
from tests.bench.letters import Paragraphs
from tests.contract.host_process import HostProcess, running_host

#: What is the same in all letters.
HEADERS = {
    "kind": "new",
    "sender": "Анна Смирнова <a.smirnova@vector-it.example>",
    "to": ["Кузнецов Олег Викторович <kuznetsov@stroygrad.example>"],
    "cc": [],
    "bcc": [],
    "subject": "Работы по договору в октябре",
    "attachments": [],
}


class Host:
    """A running host."""

    def __init__(self, process: HostProcess) -> None:
        self._process = process
        self._requests = 0
        self._last: dict[str, tuple[int, Paragraphs]] = {}

    def hello(self) -> float:
        """Seconds until the host says what it is."""
        return self._seconds("hello", clientVersion="0")

    def check(self, draft: str, letter: Paragraphs) -> float:
        """Seconds of a check. Of a draft checked before, only the changed blocks travel."""
        revision = self._requests + 1
        base, former = self._last.get(draft, (None, Paragraphs(())))
        self._last[draft] = (revision, letter)
        known = {text: number for number, text in enumerate(former.parts)}
        blocks = [known.get(text, _block(text)) for text in letter.parts]
        content = {"key": draft, "blocks": blocks, "revision": revision, "base": base}
        return self._seconds("check", draft={**HEADERS, **content})

    def memory(self) -> float:
        """MB of the host and all that it has started."""
        return memory.of_tree(self._process.process.pid)

    def _seconds(self, kind: str, **fields: Any) -> float:
        self._requests += 1
        request = {"v": 1, "id": self._requests, "type": kind, "locale": "ru", **fields}
        began = time.perf_counter()
        answer = self._process.ask(request, seconds=300)
        taken = time.perf_counter() - began
        if "error" in answer:
            raise RuntimeError(f"the host answered {kind} with {answer['error']}")
        return taken


def _block(text: str) -> dict[str, Any]:
    return {"kind": "paragraph", "origin": "author", "text": text}


@contextmanager
def fresh_host() -> Iterator[Host]:
    """A host in an empty home, as after a new installation."""
    with tempfile.TemporaryDirectory() as home, running_host(Path(home)) as process:
        yield Host(process)


def hello_seconds() -> float:
    """From the start of the process to its answer."""
    began = time.perf_counter()
    with fresh_host() as host:
        host.hello()
        return time.perf_counter() - began


def start_seconds(letter: Paragraphs) -> float:
    """From the start of the process to the first full report."""
    began = time.perf_counter()
    with fresh_host() as host:
        host.hello()
        host.check("first", letter)
        return time.perf_counter() - began
