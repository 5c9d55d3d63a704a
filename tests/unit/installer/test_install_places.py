"""Folders of an installation on every system."""

import sys
from pathlib import Path

import platformdirs
import pytest

from pismovnik import policy_files
from pismovnik.installation.places import Machine, launchers, places, program

from .conftest import machine


@pytest.mark.parametrize("variable", ["", "/somewhere/else"])
def test_host_and_installer_agree_on_the_data_folder(
    variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "LOCALAPPDATA" if sys.platform == "win32" else "XDG_DATA_HOME"
    monkeypatch.setenv(name, variable) if variable else monkeypatch.delenv(name, raising=False)
    expected = platformdirs.user_data_path("pismovnik", appauthor=False)
    assert places(Machine(), "user").data == expected


def test_data_folder_follows_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    assert tmp_path in places(Machine(), "user").data.parents


def test_settings_are_where_the_host_reads_its_policy() -> None:
    assert places(Machine(), "user").settings == policy_files.user_file().parent
    assert places(Machine(), "system").settings == policy_files.system_file().parent


def test_linux(linux: Machine) -> None:
    user, system = places(linux, "user"), places(linux, "system")
    assert user.data == linux.home / ".local/share/pismovnik"
    hosts = ".mozilla/native-messaging-hosts/pismovnik.json"
    assert user.native_manifests == (linux.home / hosts,)
    assert system.data == linux.root / "opt/pismovnik"
    system_hosts = "usr/lib/mozilla/native-messaging-hosts/pismovnik.json"
    assert system.native_manifests == (linux.root / system_hosts,)


def test_fedora_looks_in_lib64(linux: Machine) -> None:
    (linux.root / "usr/lib64/thunderbird").mkdir(parents=True)
    folders = [path.parents[2].name for path in places(linux, "system").native_manifests]
    assert folders == ["lib", "lib64"]


def test_macos(tmp_path: Path) -> None:
    mac = machine(tmp_path, "macos")
    user = places(mac, "user")
    assert user.data == mac.home / "Library/Application Support/pismovnik"
    hosts = "Library/Mozilla/NativeMessagingHosts/pismovnik.json"
    assert user.native_manifests == (mac.home / hosts,)


def test_windows(tmp_path: Path) -> None:
    windows = machine(tmp_path, "windows", LOCALAPPDATA="/local", ProgramFiles="/programs")
    assert places(windows, "user").data == Path("/local/pismovnik")
    assert places(windows, "system").data == Path("/programs/pismovnik")
    assert places(windows, "user").command is None
    assert [path.suffix for path in launchers(windows, Path("/local"))] == [".bat", ".bat"]
    assert program(windows, Path("/env"), "python") == Path("/env/Scripts/python.exe")
