"""A LanguageTool server that answers well, badly, or not at all."""

import http.server
import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from pismovnik.proofreading import languagetool
from pismovnik.proofreading.engine import Cancelled, EngineError
from pismovnik.proofreading.languagetool import RemoteLanguageTool

SECRET = "тайна"


class Server:
    """Speaks LanguageTool's protocol; ``answer`` is what it says of any text."""

    def __init__(self) -> None:
        self.answer: bytes = b'{"matches": []}'
        self.status = 200
        self.silent = threading.Event()
        self.over = threading.Event()
        self.url = ""

    def say(self, *matches: dict[str, Any]) -> None:
        self.answer = json.dumps({"matches": matches}).encode()


@pytest.fixture
def server() -> Iterator[Server]:
    state = Server()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._reply(b'[{"name": "Russian", "code": "ru", "longCode": "ru-RU"}]')

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            if state.silent.is_set():
                state.over.wait(10)
                return
            self._reply(state.answer)

        def _reply(self, content: bytes) -> None:
            self.send_response(state.status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            return

    listening = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    state.url = f"http://127.0.0.1:{listening.server_port}"
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield state
    state.over.set()
    listening.shutdown()
    listening.server_close()


def _match(offset: int, length: int) -> dict[str, Any]:
    return {
        "message": "Возможно, «ошибка».",
        "replacements": [{"value": "ошибка"}],
        "offset": offset,
        "length": length,
        "context": {"text": "", "offset": 0, "length": 0},
        "rule": {"id": "R", "issueType": "misspelling", "category": {"id": "TYPOS"}},
    }


def test_offsets_become_code_points(server: Server) -> None:
    text = "🔥 ашибка 🔥🔥 тут"
    server.say(_match(3, 6), _match(10, 4), _match(10, 5), _match(15, 3))
    matches = RemoteLanguageTool(server.url).check(text)
    assert [text[match.start : match.end] for match in matches] == [
        "ашибка",
        "🔥🔥",
        "🔥🔥 ",
        "тут",
    ]
    assert matches[0].replacements == ("ошибка",)
    assert (matches[0].rule_id, matches[0].category) == ("R", "TYPOS")


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (200, b"not json"),
        (200, b"{}"),
        (200, b"[]"),
        (200, b'{"matches": [{}]}'),
        (500, f"Error: {SECRET}".encode()),
        (429, b"slow down"),
        (200, b"\xff\xfe"),
    ],
)
def test_a_server_that_answers_badly(server: Server, status: int, answer: bytes) -> None:
    engine = RemoteLanguageTool(server.url)
    engine.check("Готово.")
    server.status, server.answer = status, answer
    with pytest.raises(EngineError) as error:
        engine.check(f"Это {SECRET}.")
    assert SECRET not in str(error.value) + error.value.reason.en
    assert error.value.__cause__ is None
    server.status, server.answer = 200, b'{"matches": []}'
    assert engine.check("Готово.") == []


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(EngineError):
        RemoteLanguageTool("http://127.0.0.1:9").check("Готово.")


def test_a_server_without_russian(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languagetool, "_LANGUAGE", "uk-UA")
    with pytest.raises(EngineError):
        RemoteLanguageTool(server.url).check("Готово.")


def test_a_server_that_is_silent(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languagetool._Client, "_TIMEOUT", (0.2, 0.2))
    engine = RemoteLanguageTool(server.url)
    engine.check("Готово.")
    server.silent.set()
    with pytest.raises(EngineError):
        engine.check("Готово.")


def test_nothing_is_sent_when_nobody_waits() -> None:
    with pytest.raises(Cancelled):
        RemoteLanguageTool("http://127.0.0.1:9").check("Готово.", lambda: True)


def test_a_proxy_is_not_asked_for_a_server_on_this_computer(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert RemoteLanguageTool(server.url).check("Готово.") == []
