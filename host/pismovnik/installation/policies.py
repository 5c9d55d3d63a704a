"""Our entry in Thunderbird's policies.json; the other entries stay as they are."""

import json
import os
from pathlib import Path
from typing import Any

from pismovnik.installation import EXTENSION_ID
from pismovnik.installation.changes import Changes
from pismovnik.installation.places import Machine
from pismovnik.installation.thunderbird import Thunderbird


class DamagedPolicies(Exception):
    """A policies.json that is no JSON object of policies; ``line`` is where it breaks."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}, строка {line}: {reason}")
        self.path = path


class ForbiddenByPolicy(Exception):
    """The administrator's policies.json forbids this extension."""


def policies_file(machine: Machine, programs: list[Thunderbird], one: Thunderbird) -> Path:
    """The policies.json to extend for one Thunderbird.

    On Linux the file in /etc hides those beside the programs, so it must not come into
    being where an administrator keeps one of those.
    Source: Thunderbird's modules/EnterprisePoliciesParent.sys.mjs.
    """
    if machine.system != "linux":
        return one.policies
    common = machine.root / "etc" / "thunderbird" / "policies" / "policies.json"
    others = [program for program in programs if program.kind in ("package", "archive")]
    if not common.exists() and any(program.policies.exists() for program in others):
        return one.policies
    return common


def may_write(path: Path) -> bool:
    """Whether this user may change the file, or make it."""
    while not path.exists():
        path = path.parent
    return os.access(path, os.W_OK)


def allow_extension(path: Path, entry: dict[str, str], changes: Changes) -> bool:
    """Add the extension to a policies.json. False where it was there already.

    An administrator's ``force_installed`` stays. Raises DamagedPolicies,
    ForbiddenByPolicy, OSError.
    """
    document = read_policies(path)
    settings = document.setdefault("policies", {}).setdefault("ExtensionSettings", {})
    ours = settings.setdefault(EXTENSION_ID, {})
    if ours.get("installation_mode") == "blocked":
        raise ForbiddenByPolicy(str(path))
    wanted = {**ours, **entry}
    if ours.get("installation_mode") == "force_installed":
        wanted["installation_mode"] = "force_installed"
    if ours == wanted:
        return False
    settings[EXTENSION_ID] = wanted
    changes.write(path, _text(document))
    return True


def installs_extension(path: Path) -> bool:
    """Whether a policies.json puts the extension into Thunderbird.

    Raises DamagedPolicies, ForbiddenByPolicy, OSError.
    """
    settings = read_policies(path).get("policies", {}).get("ExtensionSettings", {})
    mode = settings.get(EXTENSION_ID, {}).get("installation_mode")
    if mode == "blocked":
        raise ForbiddenByPolicy(str(path))
    return mode in ("normal_installed", "force_installed")


def forget_extension(path: Path, changes: Changes) -> bool:
    """Take the extension out of a policies.json. False where it was not there.

    A file in which nothing is left is removed. Raises DamagedPolicies, OSError.
    """
    document = read_policies(path)
    policies = document.get("policies", {})
    settings = policies.get("ExtensionSettings", {})
    if EXTENSION_ID not in settings:
        return False
    del settings[EXTENSION_ID]
    if not settings:
        del policies["ExtensionSettings"]
    if document == {"policies": {}}:
        changes.remove(path)
    else:
        changes.write(path, _text(document))
    return True


def read_policies(path: Path) -> dict[str, Any]:
    """The content of a policies.json; empty where there is none.

    Raises DamagedPolicies, OSError.
    """
    if not path.exists():
        return {}
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as error:
        raise DamagedPolicies(path, error.lineno, error.msg) from error
    except UnicodeDecodeError as error:
        raise DamagedPolicies(path, 1, "не UTF-8") from error
    if not _has_shape(document):
        raise DamagedPolicies(path, 1, 'нужен объект вида {"policies": {…}}')
    return dict(document)


def _has_shape(document: object) -> bool:
    if not isinstance(document, dict) or not isinstance(document.get("policies", {}), dict):
        return False
    settings = document.get("policies", {}).get("ExtensionSettings", {})
    return isinstance(settings, dict) and isinstance(settings.get(EXTENSION_ID, {}), dict)


def _text(document: dict[str, Any]) -> bytes:
    return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode()
