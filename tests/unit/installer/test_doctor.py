"""The doctor: each fault is found and comes with its cure."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pismovnik.checking import Checker
from pismovnik.doctor import Examination, examine
from pismovnik.installation.changes import Changes
from pismovnik.installation.native import register
from pismovnik.installation.places import Machine, launchers, places
from pismovnik.installation.registry import NoRegistry
from pismovnik.policy_files import PolicyFiles

from .conftest import ROOT, add_profile, add_thunderbird

ID = "pismovnik@pismovnik"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("settings") / "policy.toml"


@pytest.fixture(scope="module")
def shared_checker(settings: Path) -> Iterator[Checker]:
    checker = Checker(PolicyFiles(settings.with_name("none.toml"), settings))
    yield checker
    checker.close()


@pytest.fixture
def checker(shared_checker: Checker, settings: Path) -> Iterator[Checker]:
    yield shared_checker
    settings.unlink(missing_ok=True)


@pytest.fixture
def healthy(linux: Machine) -> Machine:
    """A machine with everything installed."""
    add_thunderbird(linux.root / "usr/lib/thunderbird")
    profile = add_profile(linux.home / ".thunderbird", "default")
    (profile / "extensions").mkdir()
    (profile / "extensions" / f"{ID}.xpi").touch()
    see(linux, active=True)
    where = places(linux, "user")
    template = (ROOT / "manifest/native-host.json").read_text(encoding="utf-8")
    register(linux, where, template, NoRegistry(), Changes(False, lambda text: None))
    launcher = launchers(linux, where.data)[1]
    launcher.parent.mkdir(parents=True)
    launcher.touch(mode=0o755)
    return linux


def see(machine: Machine, active: bool) -> None:
    """Let Thunderbird have seen the extension."""
    known = {"addons": [{"id": ID, "active": active}]}
    profile = next((machine.home / ".thunderbird").glob("*.default"))
    (profile / "extensions.json").write_text(json.dumps(known))


def result(checker: Checker, machine: Machine, name: str) -> Examination:
    found = examine(checker, machine, NoRegistry())
    return next(one for one in found if one.name.en.startswith(name))


def test_a_healthy_installation(checker: Checker, healthy: Machine) -> None:
    found = examine(checker, healthy, NoRegistry())
    assert {one.name.en: one.message.en for one in found if one.state != "ok"} == {}
    assert len(found) == 8


def test_every_fault_has_a_cure_in_both_languages(checker: Checker, linux: Machine) -> None:
    failed = [one for one in examine(checker, linux, NoRegistry()) if one.state == "failed"]
    assert len(failed) == 2
    for one in failed:
        for text in (one.name, one.message, one.cure):
            assert text.ru.strip() and text.en.strip()


def test_no_manifest(checker: Checker, healthy: Machine) -> None:
    places(healthy, "user").native_manifests[0].unlink()
    assert result(checker, healthy, "Link").state == "failed"


def test_a_manifest_that_leads_nowhere(checker: Checker, healthy: Machine) -> None:
    launchers(healthy, places(healthy, "user").data)[1].unlink()
    found = result(checker, healthy, "Link")
    assert found.state == "failed" and "pismovnik-host" in found.message.ru


@pytest.mark.parametrize("content", ["{", "[]", '{"path": "relative", "allowed_extensions": []}'])
def test_a_damaged_manifest(checker: Checker, healthy: Machine, content: str) -> None:
    places(healthy, "user").native_manifests[0].write_text(content)
    assert result(checker, healthy, "Link").state == "failed"


def test_a_manifest_for_another_extension(checker: Checker, healthy: Machine) -> None:
    path = places(healthy, "user").native_manifests[0]
    manifest = {**json.loads(path.read_text("utf-8")), "allowed_extensions": ["other@x"]}
    path.write_text(json.dumps(manifest))
    assert ID in result(checker, healthy, "Link").message.en


def test_a_disabled_extension(checker: Checker, healthy: Machine) -> None:
    see(healthy, active=False)
    found = result(checker, healthy, "Thunderbird")
    assert found.state == "failed" and "Дополнения" in found.cure.ru


def test_an_extension_that_thunderbird_has_not_seen(checker: Checker, healthy: Machine) -> None:
    next((healthy.home / ".thunderbird").glob("*.default/extensions.json")).unlink()
    assert result(checker, healthy, "Thunderbird").state == "warning"


def test_an_extension_by_policy(checker: Checker, healthy: Machine) -> None:
    next((healthy.home / ".thunderbird").glob("*.default/extensions/*.xpi")).unlink()
    assert result(checker, healthy, "Thunderbird").state == "failed"
    policies = healthy.root / "etc/thunderbird/policies/policies.json"
    policies.parent.mkdir(parents=True)
    entry = {ID: {"installation_mode": "normal_installed"}}
    policies.write_text(json.dumps({"policies": {"ExtensionSettings": entry}}))
    assert result(checker, healthy, "Thunderbird").state == "ok"
    policies.write_text("{")
    assert result(checker, healthy, "Thunderbird").state == "warning"
    policies.write_text(
        json.dumps({"policies": {"ExtensionSettings": {ID: {"installation_mode": "blocked"}}}})
    )
    assert result(checker, healthy, "Thunderbird").state == "failed"


def test_flatpak_and_old_versions(checker: Checker, linux: Machine) -> None:
    add_thunderbird(linux.root / "usr/lib/thunderbird", "115.0")
    app = "var/lib/flatpak/app/org.mozilla.Thunderbird/current/active/files/lib/thunderbird"
    add_thunderbird(linux.root / app)
    found = [one for one in examine(checker, linux, NoRegistry()) if "Thunderbird 1" in one.name.en]
    assert [one.state for one in found] == ["failed", "failed"]
    assert "140" in found[0].message.ru and "flatpak" in found[1].message.ru


def test_a_mistake_in_the_settings(checker: Checker, healthy: Machine, settings: Path) -> None:
    settings.write_text('[rules]\n"spelling" = "loud"\n')
    found = result(checker, healthy, "Settings")
    assert found.state == "failed" and f"{settings}:2" in found.message.ru


def test_spelling_switched_off(checker: Checker, healthy: Machine, settings: Path) -> None:
    settings.write_text('[rules]\n"spelling" = "off"\n')
    assert result(checker, healthy, "Spelling").state == "warning"


def test_a_server_that_does_not_answer(checker: Checker, healthy: Machine, settings: Path) -> None:
    settings.write_text('[languagetool]\nmode = "remote"\nurl = "http://127.0.0.1:9"\n')
    found = result(checker, healthy, "LanguageTool")
    assert found.state == "failed" and "127.0.0.1:9" in found.message.ru


def test_a_local_languagetool_that_is_missing(
    checker: Checker, healthy: Machine, settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/nonexistent")
    settings.write_text('[languagetool]\nmode = "local"\n')
    assert result(checker, healthy, "LanguageTool").state == "warning"


def test_a_local_languagetool_that_does_not_start(
    checker: Checker,
    healthy: Machine,
    settings: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    folder = tmp_path / "pismovnik" / "languagetool"
    folder.mkdir(parents=True)
    (folder / "languagetool-server.jar").touch()
    (folder / "java.txt").write_text("/no/such/java")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    settings.write_text("[languagetool]\njava_memory = 300\n")
    found = result(checker, healthy, "LanguageTool")
    assert found.state == "failed"
    assert "127" in found.message.ru
    assert "--languagetool" in found.cure.ru


def test_a_part_that_breaks_does_not_end_the_examination(
    checker: Checker, healthy: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(text: str) -> None:
        raise ImportError("no module named natasha")

    monkeypatch.setattr(checker.language, "analysis", broken)
    found = result(checker, healthy, "Names")
    assert found.state == "failed" and "natasha" in found.message.ru
    assert result(checker, healthy, "Disk").state == "ok"
