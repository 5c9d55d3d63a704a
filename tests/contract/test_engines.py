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
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from pismovnik.installation import jars
from pismovnik.proofreading.embedded import EmbeddedEngine
from pismovnik.proofreading.engine import EngineError, Match
from pismovnik.proofreading.languagetool import LocalLanguageTool
from pismovnik.proofreading.local import Installation, installation_in

ROOT = Path(__file__).parents[2]
LETTERS = ROOT.parent / "shared" / "eval" / "letters.jsonl"

#: The embedded engine does not look for words three letters away; LanguageTool does.
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
def java(installation: Installation) -> Iterator[LocalLanguageTool]:
    engine = LocalLanguageTool(installation, memory=512)
    yield engine
    engine.close()


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


def test_a_machine_that_dies_in_a_check_is_started_again_by_the_next(
    installation: Installation,
) -> None:
    engine = LocalLanguageTool(installation, memory=512)
    try:
        assert engine.check("Это ашибка.") != []
        machine = _machine(engine)
        killer = threading.Timer(0.5, machine.kill)
        killer.start()
        with pytest.raises(EngineError) as error:
            engine.check("Длинное слово тайна. " * 5000)
        assert "тайна" not in str(error.value)
        assert engine.check("Это ашибка.") != []
        machine = _machine(engine)
    finally:
        engine.close()
    machine.wait(10)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_the_machine_ends_with_a_host_that_is_killed(installation: Installation) -> None:
    script = f"""
        import sys
        from pathlib import Path
        from pismovnik.proofreading.languagetool import LocalLanguageTool
        from pismovnik.proofreading.local import Installation
        engine = LocalLanguageTool(
            Installation(Path({str(installation.jar)!r}), {installation.java!r}), memory=512
        )
        engine.check("Это ашибка.")
        print("ready", flush=True)
        sys.stdin.read()
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as host:
        assert host.stdout is not None
        assert host.stdout.readline() == b"ready\n"
        machine = _java_under(psutil.Process(host.pid))
        host.send_signal(signal.SIGKILL)
        host.wait()
    machine.wait(10)
    assert not machine.is_running()


def _machine(engine: LocalLanguageTool) -> psutil.Process:
    """The Java machine under the guardian of this engine."""
    assert engine._server is not None
    return _java_under(psutil.Process(engine._server._process.pid))


def _java_under(parent: psutil.Process) -> psutil.Process:
    (machine,) = (
        child for child in parent.children(recursive=True) if child.name().startswith("java")
    )
    return machine


def _places(matches: list[Match]) -> list[tuple[str, str, int, int]]:
    return [(match.rule_id, match.message, match.start, match.end) for match in matches]


def _text(letter: dict[str, str]) -> str:
    if letter["format"] == "plain":
        return letter["body"]
    return html.unescape(re.sub("<[^>]+>", " ", letter["body"]))
