"""Both engines say the same of the same letters: pylat_ru and LanguageTool itself, on Java.

LanguageTool is set up by the installer's own code, once, in pytest's cache folder.
"""

import html
import json
import os
import re
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from pylat_ru.grammar.loader import GrammarLoader

from pismovnik.installation import jars
from pismovnik.proofreading import leases
from pismovnik.proofreading.embedded import EmbeddedEngine
from pismovnik.proofreading.engine import EngineError, Match
from pismovnik.proofreading.languagetool import LocalLanguageTool
from pismovnik.proofreading.local import Installation, installation_in, server_file
from pismovnik.proofreading.shared_server import SharedServer

ROOT = Path(__file__).parents[2]
LETTERS = ROOT.parent / "shared" / "eval" / "letters.jsonl"

#: The embedded engine does not look for words three letters away; LanguageTool does.
_EXAMPLES_AT_ONCE = 50
THREE_LETTERS_AWAY = {("D014", "веб-почты"): (("веб-сайты",), ())}


@pytest.fixture(scope="session")
def installation(pytestconfig: pytest.Config) -> Installation:
    assert pytestconfig.cache is not None
    folder = pytestconfig.cache.mkdir("languagetool")
    jars.fetch(ROOT / "manifest" / jars.LOCK_NAME, folder)
    found = installation_in(folder)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def server(
    installation: Installation, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SharedServer]:
    shared = SharedServer(installation, 512, tmp_path_factory.mktemp("user") / "server")
    yield shared
    shared.close()


@pytest.fixture(scope="module")
def java(server: SharedServer) -> LocalLanguageTool:
    return LocalLanguageTool(server)


@pytest.fixture(scope="module")
def embedded() -> EmbeddedEngine:
    return EmbeddedEngine()


def test_letters(java: LocalLanguageTool, embedded: EmbeddedEngine) -> None:
    letters = [json.loads(line) for line in LETTERS.read_text(encoding="utf-8").splitlines()]
    found = 0
    different = {}
    for letter in letters:
        text = _text(letter)
        ours, theirs = embedded.check(text), java.check(text)
        found += len(theirs)
        assert _places(ours) == _places(theirs), letter["id"]
        for our, their in zip(ours, theirs, strict=True):
            if our != their:
                place = (letter["id"], text[our.start : our.end])
                different[place] = (their.replacements, our.replacements)
    assert len(letters) == 70
    assert found > 90
    assert different == THREE_LETTERS_AWAY


@pytest.mark.parametrize(
    "text",
    [
        "🔥 Ашибка после огня, 👩‍👩‍👧 ашибка после семьи .",
        "Внутри 🔥🔥 он он  и всё.",
        "Ударе\u0301ние и мяг\u00adкий перенос: ашибка.",
        "Одинокий \ud83d суррогат и ашибка.",
        "Работаем оффлайн.\n\nПотом офлайн (скобка не закрыта. Дальше.",
    ],
)
def test_odd_characters(java: LocalLanguageTool, embedded: EmbeddedEngine, text: str) -> None:
    assert embedded.check(text) == java.check(text)


def test_examples_of_the_rules(java: LocalLanguageTool, embedded: EmbeddedEngine) -> None:
    """LanguageTool's own sentences with errors, which stand beside its rules as their tests."""
    wrong = {
        example.text: rule.id
        for rule in GrammarLoader().load_default()
        for example in rule.examples
        if example.marker_spans
        and example.is_incorrect
        and "°" not in example.text  # LanguageTool's server stumbles over «60 °, 70 °»
    }
    found = expected = 0
    for batch in _batches(sorted(wrong)):
        text = "\n\n".join(batch)
        ours = embedded.check(text)
        assert _said(ours) == _said(java.check(text))
        rules = {wrong[example] for example in batch}
        expected += len(rules)
        found += len(rules & {match.rule_id for match in ours})
    assert found > 0.8 * expected > 400


def test_a_machine_that_dies_in_a_check_is_started_again_by_the_next(
    installation: Installation, tmp_path: Path
) -> None:
    engine = LocalLanguageTool(SharedServer(installation, 512, tmp_path / "server"))
    try:
        assert engine.check("Это ашибка.") != []
        machine = _machine(installation, tmp_path / "server")
        threading.Timer(0.5, machine.kill).start()
        with pytest.raises(EngineError) as error:
            engine.check("Длинное слово тайна. " * 5000)
        assert "тайна" not in str(error.value)
        assert engine.check("Это ашибка.") != []
        assert _machine(installation, tmp_path / "server") != machine
    finally:
        engine.close()


def test_a_machine_without_memory_ends(installation: Installation, tmp_path: Path) -> None:
    server = SharedServer(installation, 64, tmp_path / "server")
    engine = LocalLanguageTool(server)
    try:
        server.url()
        machine = _machine(installation, tmp_path / "server")
        with pytest.raises(EngineError):
            engine.check("Ашибка в длиннам письме, каторое нивлезит. " * 1000)
        machine.wait(10)
    finally:
        engine.close()


_HOST = """
    import sys
    from pathlib import Path
    from pismovnik.proofreading.languagetool import LocalLanguageTool
    from pismovnik.proofreading.local import Installation
    from pismovnik.proofreading.shared_server import SharedServer
    jar, java, folder = sys.argv[1:]
    server = SharedServer(Installation(Path(jar), java), 512, Path(folder))
    server.start()
    engine = LocalLanguageTool(server)
    for line in sys.stdin:
        print(len(engine.check(line)), server.url(), flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_five_hosts_share_a_machine_that_ends_with_the_last_of_them(
    installation: Installation, tmp_path: Path
) -> None:
    arguments = [str(installation.jar), installation.java, str(tmp_path / "server")]
    hosts = [
        subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(_HOST), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for _ in range(5)
    ]
    try:
        assert len({_check(host) for host in hosts}) == 1
        machine = _machine(installation, tmp_path / "server")
        for host in hosts[:-1]:
            host.send_signal(signal.SIGKILL)
            host.wait()
        time.sleep(5)
        assert _check(hosts[-1]).startswith("1 http")
        hosts[-1].send_signal(signal.SIGKILL)
        machine.wait(10)
    finally:
        for host in hosts:
            host.kill()
            host.communicate()
    assert not machine.is_running()


def _check(host: "subprocess.Popen[str]") -> str:
    """How many faults the host finds in a text with one, and through which server."""
    assert host.stdin is not None and host.stdout is not None
    host.stdin.write("Это ашибка.\n")
    host.stdin.flush()
    return host.stdout.readline()


def _machine(installation: Installation, folder: Path) -> psutil.Process:
    record = leases.read(server_file(installation, folder))
    assert record is not None
    return psutil.Process(record.server)


def _places(matches: list[Match]) -> list[tuple[str, str, int, int]]:
    return [(match.rule_id, match.message, match.start, match.end) for match in matches]


def _batches(texts: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(texts), _EXAMPLES_AT_ONCE):
        yield texts[start : start + _EXAMPLES_AT_ONCE]


def _said(matches: list[Match]) -> list[tuple[str, str, int, int, tuple[str, ...]]]:
    """All but the shape of quotation marks, in which pylat_ru keeps some messages as written."""
    return [
        (m.rule_id, re.sub("[«»]", '"', m.message), m.start, m.end, m.replacements) for m in matches
    ]


def _text(letter: dict[str, str]) -> str:
    if letter["format"] == "plain":
        return letter["body"]
    return html.unescape(re.sub("<[^>]+>", " ", letter["body"]))
