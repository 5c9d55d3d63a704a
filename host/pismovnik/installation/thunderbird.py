"""Finding every Thunderbird of a machine, and the profiles that it uses."""

import configparser
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pismovnik.installation import EXTENSION_ID, OLDEST_THUNDERBIRD
from pismovnik.installation.places import Machine
from pismovnik.installation.registry import Hive, Registry

Kind = Literal["package", "archive", "snap", "flatpak", "app", "windows"]
ExtensionState = Literal["absent", "new", "disabled", "active"]

_WINDOWS_KEYS = (r"Software\Mozilla\Mozilla Thunderbird", r"Software\Mozilla\Thunderbird")
_HIVES: tuple[Hive, ...] = ("HKLM", "HKCU")


@dataclass(frozen=True)
class Thunderbird:
    """One installed Thunderbird. ``folder`` holds its ``application.ini``."""

    kind: Kind
    folder: Path
    version: str

    @property
    def supported(self) -> bool:
        major = self.version.partition(".")[0]
        return major.isdigit() and int(major) >= OLDEST_THUNDERBIRD

    @property
    def policies(self) -> Path:
        """The policies.json beside the program."""
        return self.folder / "distribution" / "policies.json"


@dataclass(frozen=True)
class Profile:
    """One profile of a Thunderbird user."""

    folder: Path
    name: str

    @property
    def extension(self) -> Path:
        return self.folder / "extensions" / f"{EXTENSION_ID}.xpi"


def find_thunderbirds(machine: Machine, registry: Registry) -> list[Thunderbird]:
    """Every Thunderbird of the machine, each folder once."""
    found: dict[Path, Thunderbird] = {}
    for kind, folder in _candidates(machine, registry):
        version = _version(folder)
        if version is not None:
            real = Path(os.path.realpath(folder))
            found.setdefault(real, Thunderbird(kind, folder, version))
    return list(found.values())


def find_profiles(machine: Machine, kind: Kind) -> list[Profile]:
    """The profiles that a Thunderbird of this kind uses, by its profiles.ini."""
    root = _profile_root(machine, kind)
    ini = _read_ini(root / "profiles.ini")
    profiles = []
    for section in ini.sections():
        entry = ini[section]
        if not section.startswith("Profile") or "Path" not in entry:
            continue
        relative = entry.get("IsRelative", "1") == "1"
        folder = root / entry["Path"] if relative else Path(entry["Path"])
        if folder.is_dir():
            profiles.append(Profile(folder, entry.get("Name", folder.name)))
    return profiles


def extension_state(profile: Profile) -> ExtensionState:
    """How Thunderbird sees the extension in this profile since it last ran."""
    try:
        known = json.loads((profile.folder / "extensions.json").read_text(encoding="utf-8"))
        found = [addon for addon in known["addons"] if addon["id"] == EXTENSION_ID]
    except (OSError, ValueError, KeyError, TypeError):
        found = []
    if not profile.extension.exists():
        return "absent"
    if not found:
        return "new"
    return "active" if found[0].get("active") else "disabled"


def in_use(profile: Profile) -> bool:
    """Whether a Thunderbird runs with this profile now."""
    if sys.platform == "win32":
        return _is_open(profile.folder / "parent.lock")
    return _is_locked(profile.folder / ".parentlock")


def _candidates(machine: Machine, registry: Registry) -> Iterator[tuple[Kind, Path]]:
    if machine.system == "windows":
        yield from _windows_candidates(machine, registry)
    elif machine.system == "macos":
        for applications in (machine.root / "Applications", machine.home / "Applications"):
            for app in sorted(applications.glob("Thunderbird*.app")):
                yield "app", app / "Contents" / "Resources"
    else:
        yield from _linux_candidates(machine)


def _linux_candidates(machine: Machine) -> Iterator[tuple[Kind, Path]]:
    root, home = machine.root, machine.home
    for libraries in ("usr/lib", "usr/lib64", "usr/local/lib"):
        for folder in sorted((root / libraries).glob("thunderbird*")):
            yield "package", folder
    for parent in (root / "opt", root / "usr/local", home, home / "opt", home / "Applications"):
        for pattern in ("thunderbird*", "Thunderbird*", "mozilla/thunderbird*"):
            for folder in sorted(parent.glob(pattern)):
                yield "archive", folder
    for inside in ("", "usr/lib/thunderbird", "opt/thunderbird"):
        yield "snap", root / "snap" / "thunderbird" / "current" / inside
    for base in (root / "var/lib/flatpak", home / ".local/share/flatpak"):
        for app in sorted((base / "app").glob("*[tT]hunderbird*")):
            yield from (("flatpak", ini.parent) for ini in _flatpak_programs(app))


def _flatpak_programs(app: Path) -> Iterator[Path]:
    for library in ("lib", "lib64"):
        yield from (app / "current/active/files" / library).glob("thunderbird*/application.ini")


def _windows_candidates(machine: Machine, registry: Registry) -> Iterator[tuple[Kind, Path]]:
    for hive in _HIVES:
        for key in _WINDOWS_KEYS:
            for version in registry.subkeys(hive, key):
                path = registry.read(hive, rf"{key}\{version}\Main", "Install Directory")
                if path:
                    yield "windows", Path(path)
    for variable in ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"):
        folder = machine.folder(variable, machine.root / "Program Files")
        yield "windows", folder / "Mozilla Thunderbird"


def _profile_root(machine: Machine, kind: Kind) -> Path:
    home = machine.home
    if kind == "windows":
        return machine.folder("APPDATA", home / "AppData" / "Roaming") / "Thunderbird"
    if kind == "app":
        return home / "Library" / "Thunderbird"
    if kind == "snap":
        return home / "snap" / "thunderbird" / "common" / ".thunderbird"
    if kind == "flatpak":
        return home / ".var" / "app" / "org.mozilla.Thunderbird" / ".thunderbird"
    return home / ".thunderbird"


def _version(folder: Path) -> str | None:
    ini = _read_ini(folder / "application.ini")
    if ini.get("App", "Name", fallback="") != "Thunderbird":
        return None
    return ini.get("App", "Version", fallback="") or None


def _read_ini(path: Path) -> configparser.ConfigParser:
    """An .ini file; empty where it is missing or damaged."""
    ini = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        ini.read(path, encoding="utf-8-sig")
    except (OSError, configparser.Error, UnicodeDecodeError):
        ini.clear()
    return ini


def _is_open(lock: Path) -> bool:
    """On Windows a running Thunderbird holds the file open for itself alone."""
    try:
        with lock.open("r+b"):
            return False
    except PermissionError:
        return True
    except OSError:
        return False


if sys.platform != "win32":
    import fcntl

    def _is_locked(lock: Path) -> bool:
        """Elsewhere it holds a lock of the file, which ends with the process."""
        try:
            with lock.open("r+b") as file:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return False
        except BlockingIOError:
            return True
        except OSError:
            return False
