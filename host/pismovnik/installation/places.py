"""Where the parts of an installation lie on this machine."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pismovnik.installation import HOST_NAME

Scope = Literal["user", "system"]
System = Literal["linux", "macos", "windows"]


def _this_system() -> System:
    if sys.platform == "win32":
        return "windows"
    return "macos" if sys.platform == "darwin" else "linux"


@dataclass(frozen=True)
class Machine:
    """The machine as an installation sees it; tests build one in a folder of their own."""

    system: System = field(default_factory=_this_system)
    root: Path = Path("/")
    home: Path = field(default_factory=Path.home)
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)

    def folder(self, variable: str, default: Path) -> Path:
        """The folder that an environment variable names, or the default."""
        value = self.environment.get(variable, "").strip()
        return Path(value) if value else default


@dataclass(frozen=True)
class Places:
    """The files and folders of one installation."""

    scope: Scope
    data: Path
    settings: Path
    native_manifests: tuple[Path, ...]
    command: Path | None  # a link to the launcher in a folder of PATH, where the system has one

    @property
    def extension(self) -> Path:
        return self.data / "pismovnik.xpi"

    @property
    def languagetool(self) -> Path:
        return self.data / "languagetool"

    @property
    def receipt(self) -> Path:
        return self.data / "installed.json"


def places(machine: Machine, scope: Scope) -> Places:
    if scope == "system":
        return _system_places(machine)
    return _user_places(machine)


def launchers(machine: Machine, data: Path) -> tuple[Path, Path]:
    """The command for a person, and the program that Thunderbird starts."""
    suffix = ".bat" if machine.system == "windows" else ""
    return data / f"pismovnik{suffix}", data / f"pismovnik-host{suffix}"


def program(machine: Machine, runtime: Path, name: str) -> Path:
    """A program of a virtual environment."""
    if machine.system == "windows":
        return runtime / "Scripts" / f"{name}.exe"
    return runtime / "bin" / name


def _first_folder(folders: str | None, default: Path) -> Path:
    """The first of a list of folders in an environment variable, or the default."""
    first = (folders or "").split(":")[0].strip()
    return Path(first) if first else default


def _user_places(machine: Machine) -> Places:
    home = machine.home
    manifest = f"{HOST_NAME}.json"
    if machine.system == "windows":
        data = machine.folder("LOCALAPPDATA", home / "AppData" / "Local") / "pismovnik"
        return Places("user", data, data, (data / manifest,), None)
    if machine.system == "macos":
        data = home / "Library" / "Application Support" / "pismovnik"
        hosts = home / "Library" / "Mozilla" / "NativeMessagingHosts"
        return Places("user", data, data, (hosts / manifest,), home / ".local/bin/pismovnik")
    return Places(
        "user",
        machine.folder("XDG_DATA_HOME", home / ".local" / "share") / "pismovnik",
        machine.folder("XDG_CONFIG_HOME", home / ".config") / "pismovnik",
        (home / ".mozilla" / "native-messaging-hosts" / manifest,),
        home / ".local" / "bin" / "pismovnik",
    )


def _system_places(machine: Machine) -> Places:
    root = machine.root
    manifest = f"{HOST_NAME}.json"
    if machine.system == "windows":
        data = machine.folder("ProgramFiles", root / "Program Files") / "pismovnik"
        settings = machine.folder("ProgramData", root / "ProgramData") / "pismovnik"
        return Places("system", data, settings, (data / manifest,), None)
    if machine.system == "macos":
        support = root / "Library" / "Application Support"
        hosts = support / "Mozilla" / "NativeMessagingHosts"
        data = root / "opt" / "pismovnik"
        command = root / "usr" / "local" / "bin" / "pismovnik"
        return Places("system", data, support / "pismovnik", (hosts / manifest,), command)
    libraries = [root / "usr" / "lib"]
    if (root / "usr" / "lib64" / "thunderbird").is_dir():
        libraries.append(root / "usr" / "lib64")  # Fedora's Thunderbird looks there alone
    return Places(
        "system",
        root / "opt" / "pismovnik",
        _first_folder(machine.environment.get("XDG_CONFIG_DIRS"), root / "etc/xdg") / "pismovnik",
        tuple(lib / "mozilla" / "native-messaging-hosts" / manifest for lib in libraries),
        root / "usr" / "local" / "bin" / "pismovnik",
    )
