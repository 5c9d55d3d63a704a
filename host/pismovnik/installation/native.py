"""The native-messaging manifest, by which Thunderbird finds the host."""

import json
from pathlib import Path

from pismovnik.installation import HOST_NAME
from pismovnik.installation.changes import Changes
from pismovnik.installation.places import Machine, Places, Scope, launchers, program
from pismovnik.installation.registry import Hive, Registry

REGISTRY_KEY = rf"Software\Mozilla\NativeMessagingHosts\{HOST_NAME}"


def hive(scope: Scope) -> Hive:
    return "HKLM" if scope == "system" else "HKCU"


def manifest_text(template: str, host: Path) -> str:
    """The manifest with the absolute path of the program that Thunderbird starts."""
    manifest = json.loads(template)
    manifest["path"] = str(host)
    return json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"


def launcher_text(machine: Machine, runtime: Path, arguments: str) -> bytes:
    """A script that starts ``pismovnik`` of a virtual environment.

    On Windows the path is relative to the script, for cmd.exe would misread the letters
    of a user's name in another encoding.
    """
    target = program(machine, runtime, "pismovnik")
    if machine.system == "windows":
        relative = f"{runtime.name}\\Scripts\\{target.name}"
        return f'@echo off\r\n"%~dp0{relative}" {arguments}\r\n'.encode("ascii")
    quoted = "'" + str(target).replace("'", "'\\''") + "'"
    return f"#!/bin/sh\nexec {quoted} {arguments}\n".encode()


def write_launchers(machine: Machine, data: Path, runtime: Path, changes: Changes) -> None:
    """Let the launchers start this virtual environment. Raises OSError."""
    everything = "%*" if machine.system == "windows" else '"$@"'
    command, host = launchers(machine, data)
    changes.write(command, launcher_text(machine, runtime, everything), executable=True)
    changes.write(host, launcher_text(machine, runtime, "host"), executable=True)


def register(
    machine: Machine, where: Places, template: str, registry: Registry, changes: Changes
) -> None:
    """Write the manifest where Thunderbird looks for it. Raises OSError."""
    text = manifest_text(template, launchers(machine, where.data)[1])
    for path in where.native_manifests:
        changes.write(path, text.encode())
        if machine.system == "windows" and not changes.dry_run:
            _write_key(hive(where.scope), str(path), registry, changes)


def unregister(machine: Machine, where: Places, registry: Registry, changes: Changes) -> None:
    """Remove the manifest. Raises OSError."""
    for path in where.native_manifests:
        changes.remove(path)
    if machine.system == "windows" and not changes.dry_run:
        registry.delete(hive(where.scope), REGISTRY_KEY)


def registered_manifests(machine: Machine, where: Places, registry: Registry) -> list[Path]:
    """The manifests that Thunderbird would find for this scope."""
    if machine.system == "windows":
        path = registry.read(hive(where.scope), REGISTRY_KEY)
        return [Path(path)] if path else []
    return [path for path in where.native_manifests if path.is_file()]


def _write_key(root: Hive, value: str, registry: Registry, changes: Changes) -> None:
    before = registry.read(root, REGISTRY_KEY)
    if before == value:
        return
    registry.write(root, REGISTRY_KEY, value)
    if before is None:
        changes.at_failure(lambda: registry.delete(root, REGISTRY_KEY))
    else:
        changes.at_failure(lambda: registry.write(root, REGISTRY_KEY, before))
