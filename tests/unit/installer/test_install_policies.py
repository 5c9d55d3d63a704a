"""policies.json: our entry comes and goes, everything else stays."""

import json
from pathlib import Path

import pytest

from pismovnik.installation.changes import Changes
from pismovnik.installation.places import Machine
from pismovnik.installation.policies import (
    DamagedPolicies,
    ForbiddenByPolicy,
    allow_extension,
    forget_extension,
    may_write,
    policies_file,
)
from pismovnik.installation.registry import NoRegistry
from pismovnik.installation.thunderbird import find_thunderbirds

from .conftest import ROOT, add_thunderbird, machine

ID = "pismovnik@pismovnik"
ENTRY = {"installation_mode": "normal_installed", "install_url": "file:///data/pismovnik.xpi"}
OTHER = {
    "policies": {
        "DisableTelemetry": True,
        "ExtensionSettings": {"*": {"installation_mode": "allowed"}, "other@x": {"пример": "да"}},
    },
    "comment": "наш файл",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "policies" / "policies.json"


@pytest.fixture
def changes() -> Changes:
    return Changes(False, lambda text: None)


def save(path: Path, content: object) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")


def load(path: Path) -> object:
    return json.loads(path.read_text(encoding="utf-8"))


def test_a_new_file(path: Path, changes: Changes) -> None:
    assert allow_extension(path, ENTRY, changes)
    assert load(path) == {"policies": {"ExtensionSettings": {ID: ENTRY}}}


def test_other_entries_stay_when_ours_comes_and_goes(path: Path, changes: Changes) -> None:
    save(path, OTHER)
    allow_extension(path, ENTRY, changes)
    merged = json.loads(json.dumps(OTHER))
    merged["policies"]["ExtensionSettings"][ID] = ENTRY
    assert load(path) == merged
    assert forget_extension(path, changes)
    assert load(path) == OTHER


def test_nothing_is_left_of_a_file_of_our_own(path: Path, changes: Changes) -> None:
    allow_extension(path, ENTRY, changes)
    forget_extension(path, changes)
    assert not path.exists()


def test_an_equal_entry_is_not_written_again(path: Path, changes: Changes) -> None:
    allow_extension(path, ENTRY, changes)
    assert not allow_extension(path, ENTRY, changes)


def test_forced_by_the_administrator_stays_forced(path: Path, changes: Changes) -> None:
    forced = {"installation_mode": "force_installed", "install_url": "file:///old.xpi"}
    save(path, {"policies": {"ExtensionSettings": {ID: forced}}})
    allow_extension(path, ENTRY, changes)
    expected = {**ENTRY, "installation_mode": "force_installed"}
    assert load(path) == {"policies": {"ExtensionSettings": {ID: expected}}}


def test_forbidden_by_the_administrator_stays_forbidden(path: Path, changes: Changes) -> None:
    content = {"policies": {"ExtensionSettings": {ID: {"installation_mode": "blocked"}}}}
    save(path, content)
    with pytest.raises(ForbiddenByPolicy):
        allow_extension(path, ENTRY, changes)
    assert load(path) == content


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('{\n  "policies": {\n    "X": true,,\n  }\n}', 3),
        ('// комментарий\n{"policies": {}}', 1),
        ("", 1),
        ("[]", 1),
        ('{"policies": []}', 1),
        ('{"policies": {"ExtensionSettings": "all"}}', 1),
    ],
)
def test_a_damaged_file_is_not_touched(
    path: Path, changes: Changes, content: str, line: int
) -> None:
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DamagedPolicies, match=f"строка {line}"):
        allow_extension(path, ENTRY, changes)
    with pytest.raises(DamagedPolicies, match=f"строка {line}"):
        forget_extension(path, changes)
    assert path.read_text(encoding="utf-8") == content


def test_a_byte_order_mark_does_no_harm(path: Path, changes: Changes) -> None:
    path.parent.mkdir()
    path.write_text('\ufeff{"policies": {"DisableTelemetry": true}}', encoding="utf-8")
    assert allow_extension(path, ENTRY, changes)


def test_template_has_what_thunderbird_asks_for() -> None:
    entry = json.loads((ROOT / "manifest/policies-entry.json").read_text(encoding="utf-8"))
    assert entry["installation_mode"] == "normal_installed"
    assert "install_url" in entry


def test_the_common_file_of_linux(linux: Machine) -> None:
    add_thunderbird(linux.root / "usr/lib/thunderbird")
    programs = find_thunderbirds(linux, NoRegistry())
    expected = linux.root / "etc/thunderbird/policies/policies.json"
    assert policies_file(linux, programs, programs[0]) == expected


def test_the_common_file_must_not_hide_an_administrators_own(linux: Machine) -> None:
    plain = add_thunderbird(linux.root / "usr/lib/thunderbird")
    managed = add_thunderbird(linux.root / "opt/thunderbird")
    save(managed / "distribution" / "policies.json", OTHER)
    programs = find_thunderbirds(linux, NoRegistry())
    files = {policies_file(linux, programs, program) for program in programs}
    assert files == {folder / "distribution" / "policies.json" for folder in (plain, managed)}


def test_the_common_file_is_used_where_it_is_in_force(linux: Machine) -> None:
    managed = add_thunderbird(linux.root / "opt/thunderbird")
    save(managed / "distribution" / "policies.json", OTHER)
    common = linux.root / "etc/thunderbird/policies/policies.json"
    common.parent.mkdir(parents=True)
    save(common, {"policies": {}})
    programs = find_thunderbirds(linux, NoRegistry())
    assert policies_file(linux, programs, programs[0]) == common


def test_other_systems_keep_it_beside_the_program(tmp_path: Path) -> None:
    mac = machine(tmp_path, "macos")
    resources = mac.root / "Applications/Thunderbird.app/Contents/Resources"
    add_thunderbird(resources)
    programs = find_thunderbirds(mac, NoRegistry())
    expected = resources / "distribution" / "policies.json"
    assert policies_file(mac, programs, programs[0]) == expected


def test_rights_are_asked_of_the_nearest_folder(tmp_path: Path) -> None:
    assert may_write(tmp_path / "not" / "yet" / "policies.json")
