"""The native-messaging manifest and the launchers that it leads to."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pismovnik.installation.changes import Changes
from pismovnik.installation.native import (
    REGISTRY_KEY,
    launcher_text,
    register,
    registered_manifests,
    unregister,
    write_launchers,
)
from pismovnik.installation.places import Machine, launchers, places

from .conftest import ROOT, FakeRegistry, machine

TEMPLATE = (ROOT / "manifest/native-host.json").read_text(encoding="utf-8")


@pytest.fixture
def changes() -> Changes:
    return Changes(False, lambda text: None)


def test_manifest_names_the_launcher(
    linux: Machine, registry: FakeRegistry, changes: Changes
) -> None:
    where = places(linux, "user")
    register(linux, where, TEMPLATE, registry, changes)
    manifest = json.loads(where.native_manifests[0].read_text(encoding="utf-8"))
    assert manifest["name"] == "pismovnik"
    assert manifest["type"] == "stdio"
    assert manifest["allowed_extensions"] == ["pismovnik@pismovnik"]
    assert Path(manifest["path"]).is_absolute()
    assert Path(manifest["path"]) == launchers(linux, where.data)[1]
    assert registry.values == {}


def test_windows_registers_the_manifest(
    tmp_path: Path, registry: FakeRegistry, changes: Changes
) -> None:
    windows = machine(tmp_path, "windows", LOCALAPPDATA=str(tmp_path / "Local"))
    where = places(windows, "user")
    register(windows, where, TEMPLATE, registry, changes)
    expected = str(where.data / "pismovnik.json")
    assert registry.values == {("HKCU", REGISTRY_KEY, ""): expected}
    assert registered_manifests(windows, where, registry) == [Path(expected)]
    unregister(windows, where, registry, changes)
    assert registry.values == {}
    assert registered_manifests(windows, where, registry) == []


def test_windows_for_all_users(tmp_path: Path, registry: FakeRegistry, changes: Changes) -> None:
    windows = machine(tmp_path, "windows", ProgramFiles=str(tmp_path / "Programs"))
    register(windows, places(windows, "system"), TEMPLATE, registry, changes)
    assert [hive for hive, _, _ in registry.values] == ["HKLM"]


@pytest.mark.parametrize("before", [None, r"C:\old\pismovnik.json"])
def test_a_failure_gives_the_registry_back(
    tmp_path: Path, registry: FakeRegistry, changes: Changes, before: str | None
) -> None:
    windows = machine(tmp_path, "windows", LOCALAPPDATA=str(tmp_path / "Local"))
    if before:
        registry.write("HKCU", REGISTRY_KEY, before)
    register(windows, places(windows, "user"), TEMPLATE, registry, changes)
    changes.rollback()
    assert registry.read("HKCU", REGISTRY_KEY) == before


def test_dry_run_leaves_the_registry(tmp_path: Path, registry: FakeRegistry) -> None:
    windows = machine(tmp_path, "windows", LOCALAPPDATA=str(tmp_path / "Local"))
    changes = Changes(True, lambda text: None)
    register(windows, places(windows, "user"), TEMPLATE, registry, changes)
    assert registry.values == {}


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
@pytest.mark.parametrize("name", ["plain", "имя с пробелом", 'it\'s $HOME `x` "y"'])
def test_launcher_starts_the_program_whatever_the_folder_is_called(
    tmp_path: Path, changes: Changes, name: str
) -> None:
    data = tmp_path / name
    runtime = data / "runtime-x"
    (runtime / "bin").mkdir(parents=True)
    stand_in = runtime / "bin" / "pismovnik"
    stand_in.write_text('#!/bin/sh\nprintf "%s|" "$@"\n')
    stand_in.chmod(0o755)
    here = Machine("linux", tmp_path, tmp_path, {})
    write_launchers(here, data, runtime, changes)
    command, host = launchers(here, data)
    answer = subprocess.run([command, "check", "a b"], capture_output=True, text=True)
    assert answer.stdout == "check|a b|"
    # Thunderbird adds the manifest's path and the extension's id, which say nothing to the host.
    answer = subprocess.run([host, "/m.json", "x@y"], capture_output=True, text=True)
    assert answer.stdout == "host|"


def test_windows_launcher_holds_no_letters_of_a_users_name(tmp_path: Path) -> None:
    windows = machine(tmp_path, "windows")
    runtime = Path("C:/Users/Иван/AppData/Local/pismovnik/runtime-x")
    text = launcher_text(windows, runtime, "host")
    assert text == b'@echo off\r\n"%~dp0runtime-x\\Scripts\\pismovnik.exe" host\r\n'
