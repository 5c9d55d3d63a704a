"""The last step: a letter with faults checked through the installed host.

Speaks the native-messaging protocol as Thunderbird does: it starts the program that the
manifest names and sends it framed JSON.
"""

import email
import email.policy
import json
import struct
import subprocess
import threading
from email.message import EmailMessage
from pathlib import Path
from typing import IO, Any

from pismovnik.installation import EXTENSION_ID
from pismovnik.installation.errors import InstallationError

_DEADLINE = 60.0  # seconds; a cold start on an old disk takes a few
_EXPECTED = ("spelling", "greeting.name", "attachment.missing")
_LENGTH = struct.Struct("=I")


def check_sample(manifest: Path, letter: Path, version: str, all_faults: bool) -> list[str]:
    """Check the sample through the host of this manifest; returns the lines of a report.

    Without ``all_faults`` one of them is enough: a policy may have switched rules off.
    Raises InstallationError where the host does not answer, or overlooks the faults.
    """
    host = json.loads(manifest.read_text(encoding="utf-8"))["path"]
    try:
        process = subprocess.Popen(
            [host, str(manifest), EXTENSION_ID],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    except OSError as error:
        raise _failed(f"программа {host} не запускается ({error.strerror})") from error
    watchdog = threading.Timer(_DEADLINE, process.kill)
    watchdog.start()
    try:
        result = _talk(process, letter, version)
    finally:
        watchdog.cancel()
        process.kill()
        process.communicate()
    problems = [problem["message"] for problem in result["problems"]]
    missed = [rule for rule in _EXPECTED if not any(_is(f, rule) for f in result["findings"])]
    if len(missed) == len(_EXPECTED) or (missed and all_faults):
        raise _failed(" ".join([f"в письме с ошибками не найдено {', '.join(missed)}.", *problems]))
    return [*problems, *(_describe(finding) for finding in result["findings"])]


def draft(letter: Path) -> dict[str, Any]:
    """A plain-text .eml as the draft that the extension would send."""
    message = email.message_from_bytes(letter.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    block = {"kind": "plain", "origin": "author", "text": message.get_content()}
    return {
        "key": "install",
        "kind": "new",
        "sender": str(message["From"]),
        "to": [str(message["To"])],
        "cc": [],
        "bcc": [],
        "subject": str(message["Subject"]),
        "attachments": [],
        "blocks": [block],
    }


def _talk(process: "subprocess.Popen[bytes]", letter: Path, version: str) -> dict[str, Any]:
    """The result of checking the letter. Raises InstallationError."""
    assert process.stdin is not None and process.stdout is not None
    try:
        hello = {"v": 1, "id": 1, "type": "hello", "clientVersion": version, "locale": "ru"}
        _send(process.stdin, hello)
        _receive(process.stdout, 1)
        check = {"v": 1, "id": 2, "type": "check", "draft": draft(letter), "locale": "ru"}
        _send(process.stdin, check)
        return _receive(process.stdout, 2)
    except (OSError, EOFError, ValueError) as error:
        process.kill()
        stderr = process.communicate()[1].decode("utf-8", "replace").strip()
        reason = stderr.splitlines()[-1] if stderr else "она не ответила"
        raise _failed(f"программа завершилась до ответа: {reason[:300]}") from error


def _send(pipe: IO[bytes], message: dict[str, Any]) -> None:
    data = json.dumps(message, ensure_ascii=False).encode()
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def _receive(pipe: IO[bytes], number: int) -> dict[str, Any]:
    """The result for one request. Raises EOFError, ValueError, InstallationError."""
    while True:
        header = pipe.read(_LENGTH.size)
        if len(header) < _LENGTH.size:
            raise EOFError
        answer = json.loads(pipe.read(_LENGTH.unpack(header)[0]))
        if answer.get("id") not in (number, None):
            continue
        if "error" in answer:
            raise _failed(answer["error"]["message"])
        result: dict[str, Any] = answer["result"]
        return result


def _is(finding: dict[str, Any], rule: str) -> bool:
    found: str = finding["rule"]
    return found == rule or found.startswith(f"{rule}.")


def _describe(finding: dict[str, Any]) -> str:
    marks = {"block": "[!!]", "warn": "[!] ", "hint": "[·] "}
    return f"{marks[finding['severity']]} {finding['message']}"


def _failed(reason: str) -> InstallationError:
    return InstallationError(
        f"Проверка установки не прошла: {reason.rstrip('.')}.",
        "Запустите установку снова; если не поможет, пришлите этот вывод администратору.",
    )
