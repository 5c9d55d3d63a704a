"""Every Thunderbird is found, and its profiles."""

import json
import sys
from pathlib import Path

import pytest

from pismovnik.installation.places import Machine
from pismovnik.installation.registry import NoRegistry
from pismovnik.installation.thunderbird import (
    Profile,
    extension_state,
    find_profiles,
    find_thunderbirds,
    in_use,
)

from .conftest import FakeRegistry, add_profile, add_thunderbird, machine


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("usr/lib/thunderbird", "package"),
        ("usr/lib64/thunderbird", "package"),
        ("opt/thunderbird", "archive"),
        ("opt/thunderbird-140", "archive"),
        ("home/anna/thunderbird", "archive"),
        ("snap/thunderbird/current", "snap"),
        ("snap/thunderbird/current/usr/lib/thunderbird", "snap"),
        (
            "var/lib/flatpak/app/org.mozilla.Thunderbird/current/active/files/lib/thunderbird",
            "flatpak",
        ),
        (
            "home/anna/.local/share/flatpak/app/org.mozilla.thunderbird/current/active/files/"
            "lib/thunderbird",
            "flatpak",
        ),
    ],
)
def test_linux(linux: Machine, folder: str, kind: str) -> None:
    add_thunderbird(linux.root / folder, "153.7.0")
    found = find_thunderbirds(linux, NoRegistry())
    assert [(one.kind, one.version) for one in found] == [(kind, "153.7.0")]


def test_macos(tmp_path: Path) -> None:
    mac = machine(tmp_path, "macos")
    add_thunderbird(mac.root / "Applications/Thunderbird.app/Contents/Resources")
    add_thunderbird(mac.home / "Applications/Thunderbird ESR.app/Contents/Resources")
    assert [one.kind for one in find_thunderbirds(mac, NoRegistry())] == ["app", "app"]


def test_windows_by_registry_and_by_folder(tmp_path: Path, registry: FakeRegistry) -> None:
    programs = tmp_path / "programs"
    windows = machine(tmp_path, "windows", ProgramFiles=str(programs))
    add_thunderbird(programs / "Mozilla Thunderbird")
    elsewhere = add_thunderbird(tmp_path / "D" / "Почта")
    key = r"Software\Mozilla\Mozilla Thunderbird\140.2.0 (x64 ru)\Main"
    registry.values["HKLM", key, "Install Directory"] = str(elsewhere)
    found = find_thunderbirds(windows, registry)
    assert {one.folder for one in found} == {elsewhere, programs / "Mozilla Thunderbird"}


def test_one_installation_is_found_once(linux: Machine) -> None:
    real = add_thunderbird(linux.root / "opt/thunderbird")
    (linux.root / "usr/lib").mkdir(parents=True)
    (linux.root / "usr/lib/thunderbird").symlink_to(real)
    assert len(find_thunderbirds(linux, NoRegistry())) == 1


def test_what_only_looks_like_one(linux: Machine) -> None:
    add_thunderbird(linux.root / "opt/thunderbird", name="Betterbird")
    (linux.root / "usr/lib/thunderbird").mkdir(parents=True)
    (linux.home / "thunderbird").mkdir()
    (linux.home / "thunderbird" / "application.ini").write_bytes(b"\xff\xfe broken [")
    assert find_thunderbirds(linux, NoRegistry()) == []


@pytest.mark.parametrize(
    ("version", "supported"),
    [("140.0", True), ("153.7.0esr", True), ("139.0.2", False), ("91.0", False), ("x", False)],
)
def test_oldest_version(linux: Machine, version: str, supported: bool) -> None:
    add_thunderbird(linux.root / "usr/lib/thunderbird", version)
    assert find_thunderbirds(linux, NoRegistry())[0].supported is supported


def test_profiles_of_profiles_ini(linux: Machine, tmp_path: Path) -> None:
    root = linux.home / ".thunderbird"
    first = add_profile(root, "default", 0)
    second = add_profile(root, "работа", 1)
    outside = tmp_path / "outside"
    outside.mkdir()
    with (root / "profiles.ini").open("a", encoding="utf-8") as ini:
        ini.write(f"[Profile2]\nName=third\nIsRelative=0\nPath={outside}\n\n")
        ini.write("[Profile3]\nName=gone\nIsRelative=1\nPath=gone\n\n[General]\nVersion=2\n")
    found = {profile.name: profile.folder for profile in find_profiles(linux, "package")}
    assert found == {"default": first, "работа": second, "third": outside}


def test_snap_has_profiles_of_its_own(linux: Machine) -> None:
    add_profile(linux.home / ".thunderbird", "package")
    add_profile(linux.home / "snap/thunderbird/common/.thunderbird", "snapped")
    assert [profile.name for profile in find_profiles(linux, "snap")] == ["snapped"]


def test_no_profiles_before_the_first_start(linux: Machine) -> None:
    assert find_profiles(linux, "package") == []


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX locks")
def test_a_running_thunderbird_locks_its_profile(tmp_path: Path) -> None:
    import subprocess

    profile = Profile(tmp_path, "default")
    lock = tmp_path / ".parentlock"
    assert not in_use(profile)
    lock.touch()
    assert not in_use(profile)
    holder = (
        "import fcntl,sys; f=open(sys.argv[1],'r+b'); fcntl.lockf(f, fcntl.LOCK_EX);"
        "print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(lock)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert in_use(profile)
        process.communicate()
    assert not in_use(profile)


@pytest.mark.parametrize(
    ("known", "state"),
    [
        (None, "new"),
        ({"addons": []}, "new"),
        ({"addons": [{"id": "pismovnik@pismovnik", "active": False}]}, "disabled"),
        ({"addons": [{"id": "pismovnik@pismovnik", "active": True}]}, "active"),
        (["damaged"], "new"),
    ],
)
def test_how_thunderbird_sees_the_extension(tmp_path: Path, known: object, state: str) -> None:
    profile = Profile(tmp_path, "default")
    assert extension_state(profile) == "absent"
    profile.extension.parent.mkdir()
    profile.extension.touch()
    if known is not None:
        (tmp_path / "extensions.json").write_text(json.dumps(known), encoding="utf-8")
    assert extension_state(profile) == state
