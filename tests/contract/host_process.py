"""A real host process, spoken to as Thunderbird speaks to it."""

import contextlib
import json
import os
import queue
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any


class HostProcess:
    """Sends requests and collects what comes back; every wait has a deadline."""

    def __init__(self, home: Path, **variables: str) -> None:
        home_of_its_own = {"HOME": str(home), "XDG_CONFIG_HOME": str(home / "config")}
        environment = {**os.environ, **home_of_its_own, **variables}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pismovnik", "host", "manifest.json", "pismovnik@pismovnik"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
        )
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self._kept: list[dict[str, Any]] = []
        threading.Thread(target=self._collect, daemon=True).start()

    def send(self, message: object) -> None:
        self.send_bytes(json.dumps(message).encode())

    def send_bytes(self, content: bytes) -> None:
        self._pipe_in.write(struct.pack("@I", len(content)) + content)
        self._pipe_in.flush()

    def answer(self, number: int | None, seconds: float = 60) -> dict[str, Any]:
        """The answer to the request with this id. Raises queue.Empty past the deadline."""
        for kept in self._kept:
            if kept["id"] == number:
                self._kept.remove(kept)
                return kept
        while True:
            message = self._answers.get(timeout=seconds)
            if message["id"] == number:
                return message
            self._kept.append(message)

    def ask(self, message: dict[str, Any], seconds: float = 60) -> dict[str, Any]:
        self.send(message)
        return self.answer(message["id"], seconds)

    def close_input(self) -> None:
        self._pipe_in.close()

    def stderr(self) -> str:
        """What the host wrote to its log; only after it has ended."""
        assert self.process.stderr is not None
        return self.process.stderr.read().decode()

    @property
    def _pipe_in(self) -> IO[bytes]:
        assert self.process.stdin is not None
        return self.process.stdin

    def _collect(self) -> None:
        assert self.process.stdout is not None
        while header := self.process.stdout.read(4):
            (length,) = struct.unpack("@I", header)
            self._answers.put(json.loads(self.process.stdout.read(length)))


@contextlib.contextmanager
def running_host(home: Path, **variables: str) -> Iterator[HostProcess]:
    host = HostProcess(home, **variables)
    try:
        yield host
    finally:
        host.process.kill()
        host.process.wait()
        for pipe in (host.process.stdin, host.process.stdout, host.process.stderr):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
