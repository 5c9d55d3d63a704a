"""A host's part in the server that guardian.py keeps: standard library, for install.py's sake.

A file of the folder tells of each server that runs. Where its keeper died without clearing up
it tells of one that is no more: then nobody answers, or not with the secret of the file.
"""

import contextlib
import json
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pismovnik.proofreading.guardian import STOP

#: The folder of these files within the user's data folder.
FOLDER = "server"

_PATIENCE = 1.0  # seconds; a keeper answers in a thousandth of it
_END = 10.0  # seconds until a server has ended that was told to


@dataclass(frozen=True)
class Record:
    """What the file says: see guardian.py."""

    url: str
    port: int
    ask: str
    answer: str
    keeper: int
    server: int


class Lease:
    """A connection to the keeper; while it is there the server runs."""

    def __init__(self, connection: socket.socket, record: Record) -> None:
        self._connection = connection
        self._last_words = b""
        self.record = record

    def is_over(self) -> bool:
        """Whether the server or its keeper has ended."""
        self._connection.setblocking(False)
        try:
            while said := self._connection.recv(64):
                self._last_words += said
        except BlockingIOError:
            return bool(self._last_words)
        except OSError:
            pass
        return True

    @property
    def status(self) -> int | None:
        """The exit status of a server that ended by itself."""
        return int(self._last_words) if self._last_words.endswith(b"\n") else None

    def release(self) -> None:
        self._connection.close()

    def stop(self) -> None:
        """End the server for everybody, and wait until it has ended."""
        deadline = time.monotonic() + _END
        with contextlib.suppress(OSError):
            self._connection.sendall(STOP)
        while not self.is_over() and time.monotonic() < deadline:
            time.sleep(0.01)
        self.release()


def read(file: Path) -> Record | None:
    """What the file says of a server; None where there is none, or it is not yet written."""
    try:
        record = json.loads(file.read_bytes())
        return _record(record) if isinstance(record, dict) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def take(record: Record) -> Lease | None:
    """A lease on this server; None where its keeper is no more, or does not answer."""
    try:
        connection = socket.create_connection(("127.0.0.1", record.port), timeout=_PATIENCE)
    except (OSError, OverflowError):
        return None
    if _is_answered(connection, record):
        return Lease(connection, record)
    connection.close()
    return None


def end_all(folder: Path) -> None:
    """End the servers of this folder, whoever uses them."""
    for file in folder.glob("*.json"):
        record = read(file)
        lease = take(record) if record else None
        if lease is not None:
            lease.stop()


def _record(fields: Mapping[str, object]) -> Record:
    def number(name: str) -> int:
        return int(str(fields[name]))

    url, ask, answer = (str(fields[name]) for name in ("url", "ask", "answer"))
    return Record(url, number("port"), ask, answer, number("keeper"), number("server"))


def _is_answered(connection: socket.socket, record: Record) -> bool:
    """Another program may have the port by now: it is told nothing that is of use to it."""
    expected = record.answer.encode()
    answer = b""
    try:
        connection.sendall(record.ask.encode())
        while said := connection.recv(len(expected) - len(answer)):
            answer += said
    except OSError:
        return False
    return answer == expected != b""
