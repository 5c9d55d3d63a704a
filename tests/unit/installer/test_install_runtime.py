"""Building the virtual environment: what can go wrong, and what is said then."""

import importlib.util
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from pismovnik.installation import runtime
from pismovnik.installation.errors import InstallationError

from .conftest import ROOT


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A checkout of the few files that the environment is made from."""
    folder = tmp_path / "source"
    (folder / "host" / "pismovnik").mkdir(parents=True)
    (folder / "host" / "pismovnik" / "a.py").write_text("A = 1\n")
    for name in ("pyproject.toml", "requirements.lock", "requirements-languagetool.lock"):
        shutil.copyfile(ROOT / name, folder / name)
    return folder


def test_equal_sources_have_an_equal_fingerprint(source: Path) -> None:
    before = runtime.fingerprint(source, False)
    (source / "host" / "pismovnik" / "__pycache__").mkdir()
    (source / "host" / "pismovnik" / "__pycache__" / "a.pyc").write_bytes(b"x")
    assert runtime.fingerprint(source, False) == before


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml", "host/pismovnik/a.py"])
def test_every_change_of_the_sources_is_an_upgrade(source: Path, name: str) -> None:
    before = runtime.fingerprint(source, False)
    with (source / name).open("a") as file:
        file.write("# changed\n")
    assert runtime.fingerprint(source, False) != before


def test_languagetool_needs_another_environment(source: Path) -> None:
    assert runtime.fingerprint(source, False) != runtime.fingerprint(source, True)


def test_a_half_made_environment_is_not_used(tmp_path: Path) -> None:
    half = tmp_path / "runtime-abc"
    (half / "bin").mkdir(parents=True)
    assert runtime.find_whole(tmp_path, "wanted") is None
    (half / "pismovnik.json").write_text(json.dumps({"fingerprint": "wanted"}))
    assert runtime.find_whole(tmp_path, "wanted") is None


@pytest.mark.parametrize(
    ("output", "reason", "cure"),
    [
        (
            "WARNING: Retrying after connection broken by 'NewConnectionError(...)'\n"
            "ERROR: No matching distribution found for certifi==1",
            "нет связи",
            "HTTPS_PROXY",
        ),
        (
            "ERROR: Could not find a version that satisfies the requirement certifi==1 "
            "(from versions: none)\nERROR: No matching distribution found for certifi==1",
            "нет связи",
            "HTTPS_PROXY",
        ),
        (
            "ERROR: Could not find a version that satisfies the requirement numpy==2 "
            "(from versions: 1.0)\nERROR: No matching distribution found for numpy==2",
            "нет нужной версии",
            "снова",
        ),
        (
            "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'))",
            "нет связи",
            "PIP_CERT",
        ),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "место на диске",
            "Освободите",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "контрольная сумма",
            "снова",
        ),
        (
            "Looking in links: x\nIgnoring indexes: y\n"
            "ERROR: No matching distribution found for certifi==1",
            "нет нужной версии",
            "PIP_NO_INDEX",
        ),
    ],
)
def test_what_pip_says_is_put_into_words(
    output: str, reason: str, cure: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    failure = runtime._pip_failed(output)
    assert reason in failure.message
    assert cure in failure.cure
    log = next(tmp_path.glob("pismovnik-pip-*.log"))
    assert log.read_text(encoding="utf-8") == output
    assert str(log) in failure.cure


def test_a_full_disk_is_noticed_before_anything_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=50_000_000))
    with pytest.raises(InstallationError, match="свободно 50 МБ"):
        runtime._require_space(tmp_path)


class WithoutVenv:
    """A Debian without python3-venv."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, apt: bool = True) -> None:
        self.commands: list[list[str]] = []
        real = importlib.util.find_spec
        monkeypatch.setattr(
            "importlib.util.find_spec",
            lambda name: None if name == "ensurepip" else real(name),
        )
        monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/apt-get" if apt else None)

    def run(self, command: list[str]) -> None:
        self.commands.append(command)

    def fail(self, command: list[str]) -> None:
        raise subprocess.CalledProcessError(100, command)


def test_root_on_debian_gets_venv_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    debian = WithoutVenv(monkeypatch)
    assert not runtime.can_make_environments()
    runtime.install_venv(debian.run, is_root=True)
    assert debian.commands[-1][:3] == ["apt-get", "-qq", "install"]
    assert debian.commands[-1][-1].endswith("-venv")


def test_a_user_on_debian_is_told_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    debian = WithoutVenv(monkeypatch)
    with pytest.raises(InstallationError) as failure:
        runtime.install_venv(debian.run, is_root=False)
    assert "sudo apt install python3." in failure.value.cure
    assert debian.commands == []


def test_apt_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    debian = WithoutVenv(monkeypatch)
    with pytest.raises(InstallationError) as failure:
        runtime.install_venv(debian.fail, is_root=True)
    assert "sudo apt install" in failure.value.cure


def test_another_system_without_venv(monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = WithoutVenv(monkeypatch, apt=False)
    with pytest.raises(InstallationError) as failure:
        runtime.install_venv(elsewhere.run, is_root=True)
    assert "apt" not in failure.value.cure


def test_pip_settings_that_lead_astray_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_TARGET", "/somewhere")
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("PIP_CERT", "/ca.pem")
    environment = runtime._environment()
    assert "PIP_TARGET" not in environment and "PIP_USER" not in environment
    assert environment["PIP_CERT"] == "/ca.pem"
    assert environment["PATH"] == os.environ["PATH"]


def test_locks_hold_wheels_of_pinned_versions_only() -> None:
    for name in ("requirements.lock", "requirements-languagetool.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "pymorphy2==" not in text and "docopt==" not in text
        requirements = [line for line in text.splitlines() if line[:1].isalnum()]
        assert requirements
        assert all("==" in line and line.endswith("\\") for line in requirements)
