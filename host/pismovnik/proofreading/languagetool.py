"""The real LanguageTool, on a server named in the policy or on one of our own."""

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Callable

import requests
from language_tool_python import LanguageTool
from language_tool_python.exceptions import LanguageToolError
from language_tool_python.match import Match as ServerMatch

from pismovnik.proofreading import guardian
from pismovnik.proofreading.engine import Cancelled, EngineError, Match, never
from pismovnik.proofreading.local import Installation
from pismovnik.text import Text, well_formed

_LANGUAGE = "ru-RU"
_START_DEADLINE = 60.0  # seconds; an idle computer needs three
_START_TRIES = 2  # the free port may be taken by another in between
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_NO_ANSWER = Text(
    ru="Сервер LanguageTool не ответил.",
    en="The LanguageTool server did not answer.",
)
_TOO_SLOW = Text(
    ru="Сервер LanguageTool на этом компьютере запускается слишком долго.",
    en="The LanguageTool server on this computer takes too long to start.",
)


class RemoteLanguageTool:
    """A LanguageTool server. The text of the letter is sent to it."""

    name = "languagetool"
    problem = None

    def __init__(self, url: str) -> None:
        """Does not connect yet. ``url`` is the server's, without /v2."""
        self._url = url
        self._client: _Client | None = None

    def check(self, text: str, cancelled: Callable[[], bool] = never) -> list[Match]:
        if cancelled():
            raise Cancelled
        try:
            if self._client is None:
                self._client = _Client(_LANGUAGE, remote_server=self._url)
            found = self._client.check(well_formed(text))
        except (LanguageToolError, OSError, ValueError, KeyError, TypeError):
            # The exception may quote the text or the server's answer: nothing of it is kept.
            self._client = None
            raise EngineError(_NO_ANSWER) from None
        return [_as_match(match, text) for match in found]

    def close(self) -> None:
        self._client = None


class LocalLanguageTool:
    """A LanguageTool server of our own, started at the first check, again after it died."""

    name = "languagetool-local"
    problem = None

    def __init__(self, installation: Installation, memory: int) -> None:
        """``memory`` is the heap of the Java machine in MiB."""
        self._installation = installation
        self._memory = memory
        self._server: _Server | None = None
        self._remote: RemoteLanguageTool | None = None

    def check(self, text: str, cancelled: Callable[[], bool] = never) -> list[Match]:
        if cancelled():
            raise Cancelled
        try:
            return self._running().check(text, cancelled)
        except EngineError:
            self.close()  # dead or hung: the next check starts another
            raise

    def close(self) -> None:
        self._remote = None
        if self._server is not None:
            self._server.stop()
            self._server = None

    def _running(self) -> RemoteLanguageTool:
        if self._server is not None and self._server.exit_code() is not None:
            self.close()
        if self._remote is None:
            self._server = _start(self._installation, self._memory)
            self._remote = RemoteLanguageTool(self._server.url)
        return self._remote


class _Client(LanguageTool):
    """language_tool_python's client of a server, never waiting for long."""

    # Seconds for connecting and for the answer; requests takes such a pair.
    _TIMEOUT = (3.0, 20.0)  # type: ignore[assignment]

    def __init__(self, language: str, remote_server: str) -> None:
        # A server on this machine is never asked through a proxy.
        proxies = {"no_proxy": "127.0.0.1,localhost"} if _is_here(remote_server) else None
        super().__init__(language, remote_server=remote_server, proxies=proxies)


def _is_here(url: str) -> bool:
    return any(host in url for host in ("//127.0.0.1", "//localhost"))


def _as_match(match: ServerMatch, text: str) -> Match:
    # language_tool_python counts the start in code points but leaves the length in UTF-16.
    start = match.offset
    covered = text[start : start + match.error_length].encode("utf-16-le", "surrogatepass")
    length = len(covered[: 2 * match.error_length].decode("utf-16-le", "ignore"))
    return Match(
        rule_id=match.rule_id,
        category=match.category,
        message=match.message,
        start=start,
        end=start + length,
        replacements=tuple(match.replacements),
    )


class _Server:
    """A running Java server under its guardian."""

    def __init__(self, process: "subprocess.Popen[bytes]", url: str) -> None:
        self._process = process
        self.url = url

    def exit_code(self) -> int | None:
        return self._process.poll()

    def stop(self) -> None:
        """End the guardian's input, and with it the server."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()


def _start(installation: Installation, memory: int) -> _Server:
    """Start the server and wait until it answers. Raises EngineError."""
    deadline = time.monotonic() + _START_DEADLINE
    for _ in range(_START_TRIES):
        server = _spawn(installation, memory, _free_port())
        if _answers(server, deadline):
            return server
        code = server.exit_code()
        server.stop()
        if code is None:
            raise EngineError(_TOO_SLOW)
    raise EngineError(_ended(code))


def _spawn(installation: Installation, memory: int, port: int) -> _Server:
    command: list[str] = [
        *(sys.executable, "-I", guardian.__file__),
        *(installation.java, f"-Xmx{memory}m", "-XX:+UseSerialGC"),
        *("-cp", str(installation.jar), "org.languagetool.server.HTTPServer"),
        *("--port", str(port)),
    ]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
        )
    except OSError as error:
        raise EngineError(_ended(error.errno)) from None
    return _Server(process, f"http://127.0.0.1:{port}")


def _answers(server: _Server, deadline: float) -> bool:
    """Wait for the server's first answer. False where it ended or the deadline passed."""
    with requests.Session() as session:
        session.trust_env = False  # no proxy
        while time.monotonic() < deadline and server.exit_code() is None:
            with contextlib.suppress(requests.RequestException):
                if session.get(f"{server.url}/v2/healthcheck", timeout=2).ok:
                    return server.exit_code() is None
            time.sleep(0.05)
    return False


def _ended(code: int | None) -> Text:
    return Text(
        ru=f"Сервер LanguageTool на этом компьютере не запустился (код {code}).",
        en=f"The LanguageTool server on this computer did not start (status {code}).",
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
