"""The extension in every Thunderbird, and what the person is told."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from pismovnik.installation.changes import Changes
from pismovnik.installation.errors import InstallationError
from pismovnik.installation.extension import Connector, Placed, disconnect
from pismovnik.installation.places import Machine, places
from pismovnik.installation.registry import NoRegistry
from pismovnik.installation.thunderbird import Thunderbird, find_thunderbirds
from pismovnik.installation.xpi import pack

from .conftest import ROOT, add_profile, add_thunderbird

ENTRY = {"installation_mode": "normal_installed", "install_url": ""}
COMMON = "etc/thunderbird/policies/policies.json"


class Desk:
    """One machine, and what the installer said about it."""

    def __init__(self, machine: Machine, scope: str = "user") -> None:
        self.machine = machine
        self.where = places(machine, "system" if scope == "system" else "user")
        self.changes = Changes(False, lambda text: None)
        self.notes: list[str] = []
        self.placed = Placed()

    def connect(self, policies: bool, former: Placed | None = None) -> bool:
        self.where.data.mkdir(parents=True, exist_ok=True)
        self.where.extension.write_bytes(b"xpi")
        connector = Connector(
            self.machine, self.where, self._programs(), self.changes, self.notes.append
        )
        served = connector.connect(ENTRY, former or Placed(), policies)
        self.placed = connector.placed
        return served

    def disconnect(self) -> bool:
        programs = self._programs()
        say = self.notes.append
        return disconnect(self.machine, self.where, programs, self.placed, self.changes, say)

    def _programs(self) -> list[Thunderbird]:
        return find_thunderbirds(self.machine, NoRegistry())


@pytest.fixture
def desk(linux: Machine) -> Desk:
    return Desk(linux)


def profile(desk: Desk, name: str = "default", number: int = 0) -> Path:
    return add_profile(desk.machine.home / ".thunderbird", name, number)


def test_policy_where_there_are_rights(desk: Desk) -> None:
    add_thunderbird(desk.machine.root / "usr/lib/thunderbird")
    folder = profile(desk)
    assert desk.connect(policies=True)
    policies = json.loads((desk.machine.root / COMMON).read_text(encoding="utf-8"))
    entry = policies["policies"]["ExtensionSettings"]["pismovnik@pismovnik"]
    assert entry["install_url"] == desk.where.extension.as_uri()
    assert not (folder / "extensions").exists()


def test_every_profile_without_rights(desk: Desk) -> None:
    add_thunderbird(desk.machine.root / "usr/lib/thunderbird")
    folders = [profile(desk), profile(desk, "работа", 1)]
    assert desk.connect(policies=False)
    for folder in folders:
        assert (folder / "extensions/pismovnik@pismovnik.xpi").read_bytes() == b"xpi"
    assert sum("один щелчок" in note and "«Включить»" in note for note in desk.notes) == 2


def test_a_damaged_policies_file_is_named_and_the_profile_served(desk: Desk) -> None:
    add_thunderbird(desk.machine.root / "usr/lib/thunderbird")
    common = desk.machine.root / COMMON
    common.parent.mkdir(parents=True)
    common.write_text('{\n"policies": \n', encoding="utf-8")
    folder = profile(desk)
    assert desk.connect(policies=True)
    assert any("строка 3" in note and str(common) in note for note in desk.notes)
    assert (folder / "extensions/pismovnik@pismovnik.xpi").exists()
    assert common.read_text(encoding="utf-8") == '{\n"policies": \n'


def test_what_the_administrator_forbids_is_not_smuggled_in(desk: Desk) -> None:
    add_thunderbird(desk.machine.root / "usr/lib/thunderbird")
    common = desk.machine.root / COMMON
    common.parent.mkdir(parents=True)
    blocked = {"pismovnik@pismovnik": {"installation_mode": "blocked"}}
    common.write_text(json.dumps({"policies": {"ExtensionSettings": blocked}}))
    folder = profile(desk)
    assert not desk.connect(policies=True)
    assert not (folder / "extensions").exists()
    assert any("запретил" in note for note in desk.notes)


def test_flatpak_is_told_the_truth(desk: Desk) -> None:
    app = "var/lib/flatpak/app/org.mozilla.Thunderbird/current/active/files/lib/thunderbird"
    add_thunderbird(desk.machine.root / app)
    add_profile(desk.machine.home / ".var/app/org.mozilla.Thunderbird/.thunderbird", "default")
    assert not desk.connect(policies=True)
    assert "flatpak" in desk.notes[0] and "не запускается" in desk.notes[0]
    assert not (desk.machine.root / COMMON).exists()


def test_snap_is_told_of_the_permission(desk: Desk) -> None:
    add_thunderbird(desk.machine.root / "snap/thunderbird/current")
    snap = desk.machine.home / "snap/thunderbird/common/.thunderbird"
    folder = add_profile(snap, "default")
    assert desk.connect(policies=True)
    assert "Разрешите" in desk.notes[0]
    assert (folder / "extensions/pismovnik@pismovnik.xpi").exists()


def test_an_old_thunderbird_is_not_served(desk: Desk) -> None:
    add_thunderbird(desk.machine.root / "usr/lib/thunderbird", "128.5.0esr")
    profile(desk)
    assert not desk.connect(policies=True)
    assert "140" in desk.notes[0]


def test_before_the_first_start_there_is_no_profile(desk: Desk) -> None:
    add_thunderbird(desk.machine.root / "usr/lib/thunderbird")
    assert not desk.connect(policies=False)
    assert "Запустите его один раз" in desk.notes[0]


def test_a_later_policy_takes_over_from_the_profile(desk: Desk) -> None:
    add_thunderbird(desk.machine.root / "usr/lib/thunderbird")
    folder = profile(desk)
    desk.connect(policies=False)
    desk.connect(policies=True, former=desk.placed)
    assert not (folder / "extensions/pismovnik@pismovnik.xpi").exists()
    assert desk.placed.profiles == set()


@pytest.mark.parametrize("policies", [True, False])
def test_nothing_is_left(desk: Desk, policies: bool) -> None:
    add_thunderbird(desk.machine.root / "usr/lib/thunderbird")
    folder = profile(desk)
    other = folder / "extensions" / "other@x.xpi"
    desk.connect(policies)
    (folder / "extensions").mkdir(exist_ok=True)
    (folder / "extensions" / "pismovnik@pismovnik.xpi").write_bytes(b"copied by Thunderbird")
    other.write_bytes(b"other")
    assert desk.disconnect()
    assert [path.name for path in (folder / "extensions").iterdir()] == ["other@x.xpi"]
    assert not (desk.machine.root / COMMON).parent.exists()


def test_removal_says_what_it_had_to_leave(desk: Desk) -> None:
    add_thunderbird(desk.machine.root / "usr/lib/thunderbird")
    common = desk.machine.root / COMMON
    common.parent.mkdir(parents=True)
    common.write_text("{", encoding="utf-8")
    assert not desk.disconnect()
    assert any(str(common) in note for note in desk.notes)


def test_packing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    source = ROOT / "extension"
    first = pack(source)
    copy = tmp_path / "extension"
    for path in sorted((path for path in source.rglob("*") if path.is_file()), reverse=True):
        target = copy / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    assert pack(copy) == first
    names = zipfile.ZipFile(BytesIO(first)).namelist()
    assert "manifest.json" in names
    assert names == sorted(names, key=lambda name: tuple(name.split("/")))


def test_files_of_developers_are_not_packed(tmp_path: Path) -> None:
    for name in ("manifest.json", ".hidden", "lib/a.js", "lib/a.test.js", ".git/config"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert zipfile.ZipFile(BytesIO(pack(tmp_path))).namelist() == ["lib/a.js", "manifest.json"]


def test_a_checkout_without_the_extension(tmp_path: Path) -> None:
    with pytest.raises(InstallationError):
        pack(tmp_path)
