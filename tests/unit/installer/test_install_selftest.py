"""The last step of the installation, against hosts that misbehave."""

import json
import stat
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pismovnik.installation import selftest
from pismovnik.installation.errors import InstallationError

from .conftest import ROOT

LETTER = ROOT / "manifest" / "sample-letter.eml"
FOUND = [
    {"rule": "spelling", "severity": "warn", "message": "«програмы» — ошибка"},
    {"rule": "greeting.name", "severity": "warn", "message": "Обращение не к адресату"},
    {"rule": "attachment.missing", "severity": "block", "message": "Файл не прикреплён"},
]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")

MakeHost = Callable[[str], Path]

HOST = """#!{python}
import json, struct, sys
def send(message):
    data = json.dumps(message).encode()
    sys.stdout.buffer.write(struct.pack("=I", len(data)) + data)
    sys.stdout.flush()
def receive():
    return json.loads(sys.stdin.buffer.read(struct.unpack("=I", sys.stdin.buffer.read(4))[0]))
{body}
"""


@pytest.fixture
def host(tmp_path: Path) -> MakeHost:
    """Makes a manifest that leads to a host of a few lines."""

    def make(body: str) -> Path:
        program = tmp_path / "host"
        program.write_text(HOST.format(python=sys.executable, body=body), encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        manifest = tmp_path / "pismovnik.json"
        manifest.write_text(json.dumps({"path": str(program)}), encoding="utf-8")
        return manifest

    return make


def answering(check: object) -> str:
    return f"""
hello = receive()
assert hello["type"] == "hello" and hello["v"] == 1
send({{"v": 1, "id": hello["id"], "result": {{"type": "hello"}}}})
check = receive()
send({{"v": 1, "id": check["id"], **{check!r}}})
"""


def result(findings: object, problems: Sequence[object] = ()) -> dict[str, object]:
    return {"result": {"type": "check", "findings": findings, "problems": list(problems)}}


def check(manifest: Path, all_faults: bool = True) -> list[str]:
    return selftest.check_sample(manifest, LETTER, "1.0", all_faults)


def test_a_good_host(host: MakeHost) -> None:
    report = check(host(answering(result(FOUND))))
    assert report[0] == "[!]  «програмы» — ошибка"
    assert report[2] == "[!!] Файл не прикреплён"


def test_a_policy_may_have_switched_rules_off(host: MakeHost) -> None:
    assert check(host(answering(result(FOUND[:1]))), all_faults=False)
    with pytest.raises(InstallationError):
        check(host(answering(result([]))), all_faults=False)


def test_a_part_that_was_not_checked_is_told(host: MakeHost) -> None:
    report = check(host(answering(result(FOUND, [{"code": "x", "message": "нет сервера"}]))))
    assert report[0] == "нет сервера"
    assert len(report) == 1 + len(FOUND)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("sys.exit(3)", "не ответила"),
        ("raise RuntimeError('нет пакета msgspec')", "нет пакета msgspec"),
        ("print('garbage' * 100)", "завершилась до ответа"),
        (answering(result(FOUND[:1])), "attachment.missing"),
        (answering(result([])), "spelling"),
        (answering({"error": {"code": "internal", "message": "сбой"}}), "сбой"),
        (answering(result([], [{"code": "engine", "message": "нет проверки"}])), "нет проверки"),
    ],
)
def test_a_bad_host_fails_the_installation(host: MakeHost, body: str, said: str) -> None:
    with pytest.raises(InstallationError, match=said):
        check(host(body))


def test_a_silent_host_does_not_hang_the_installation(
    host: MakeHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selftest, "_DEADLINE", 0.5)
    with pytest.raises(InstallationError):
        check(host("import time; time.sleep(60)"))


def test_a_program_that_is_missing(tmp_path: Path) -> None:
    manifest = tmp_path / "pismovnik.json"
    manifest.write_text(json.dumps({"path": str(tmp_path / "nowhere")}))
    with pytest.raises(InstallationError, match="не запускается"):
        check(manifest)


def test_the_sample_is_a_draft_of_the_protocol() -> None:
    import msgspec

    from pismovnik.messaging.types import Draft

    draft = msgspec.convert(selftest.draft(LETTER), Draft, strict=True)
    assert draft.to == ("Олег Викторович Кузнецов <kuznetsov@stroygrad.example>",)
    assert "програмы" in draft.blocks[0].text
