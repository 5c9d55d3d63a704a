"""install.py for real: real environments, real packages, the installed host; no window.

Machine-wide files stay untouched (``--without-policies``); the stories in Thunderbird use
an installation through policies.json.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pismovnik.installation import selftest

from .processes import wait_for
from .product import ROOT

pytestmark = [
    pytest.mark.timeout(600),
    pytest.mark.skipif(sys.platform != "linux", reason="folders and signals of Linux"),
]

SOURCES = ("host", "manifest", "extension", "install.py", "pyproject.toml", "LICENSE")
MANIFEST = ".mozilla/native-messaging-hosts/pismovnik.json"
DATA = ".local/share/pismovnik"
NOBODY = 65534


class Home:
    """A fresh home with one profile of Thunderbird."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / DATA
        self.profile = folder / ".thunderbird" / "x.default"
        self.profile.mkdir(parents=True)
        self._temporary = folder.with_name(f"{folder.name}-tmp")  # for the logs of failures
        self._temporary.mkdir()
        ini = "[Profile0]\nName=default\nIsRelative=1\nPath=x.default\n"
        (folder / ".thunderbird" / "profiles.ini").write_text(ini)

    def start(self, source: Path, *options: str, **settings: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, str(source / "install.py"), "--without-policies", *options],
            env=self.environment(**settings),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )

    def run(self, source: Path, *options: str, **settings: str) -> tuple[int, str]:
        """Exit status and everything printed."""
        with self.start(source, *options, **settings) as process:
            output = process.communicate(timeout=500)[0]
        return process.returncode, output

    def environment(self, **settings: str) -> dict[str, str]:
        kept = ("LANG", "PIP_CERT", "PIP_INDEX_URL", "PIP_DEFAULT_TIMEOUT", "SSL_CERT_FILE")
        passed = {name: os.environ[name] for name in kept if name in os.environ}
        return {
            **passed,
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.folder),
            "TMPDIR": str(self._temporary),
            "PIP_CACHE_DIR": str(Path.home() / ".cache" / "pip"),
            **settings,
        }

    def tree(self) -> dict[str, bytes]:
        return {
            str(path.relative_to(self.folder)): path.read_bytes() if path.is_file() else b""
            for path in self.folder.rglob("*")
        }

    def runtimes(self) -> list[Path]:
        return sorted(self.data.glob("runtime-*"))

    def check_sample(self, source: Path) -> list[str]:
        """What the installed host says about the sample, whatever install.py printed."""
        manifest = self.folder / MANIFEST
        return selftest.check_sample(manifest, source / "manifest/sample-letter.eml", "0", True)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout without what tests and developers put into it."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in (*SOURCES, *(path.name for path in ROOT.glob("requirements*.lock"))):
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        else:
            shutil.copyfile(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def installed(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Installed from a checkout that nobody may write to."""
    home = Home(tmp_path_factory.mktemp("home with space"))
    before = {path: path.stat().st_mtime_ns for path in source.rglob("*")}
    with read_only(source):
        status, output = home.run(source)
    assert status == 0, output
    assert {path: path.stat().st_mtime_ns for path in source.rglob("*")} == before
    assert "Проверяю письмо с ошибками" in output
    assert "програмы" in output
    assert "один щелчок" in output
    return home


@pytest.fixture
def newer(source: Path, tmp_path: Path) -> Path:
    """A later checkout: an upgrade for what is installed."""
    folder = tmp_path / "newer"
    shutil.copytree(source, folder)
    with (folder / "pyproject.toml").open("a") as file:
        file.write("# later\n")
    return folder


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Takes the right to write from a folder and gives it back."""
    modes = {path: path.stat().st_mode for path in (folder, *folder.rglob("*"))}
    for path, mode in modes.items():
        path.chmod(mode & ~0o222)
    try:
        yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def test_what_is_installed(installed: Home, source: Path) -> None:
    manifest = json.loads((installed.folder / MANIFEST).read_text(encoding="utf-8"))
    assert os.access(manifest["path"], os.X_OK)
    assert (installed.profile / "extensions/pismovnik@pismovnik.xpi").stat().st_size > 1000
    assert len(installed.runtimes()) == 1
    assert any("програмы" in line for line in installed.check_sample(source))


def test_the_command_is_on_the_path(installed: Home) -> None:
    command = installed.folder / ".local/bin/pismovnik"
    done = subprocess.run(
        [command, "check", str(ROOT / "manifest/sample-letter.eml")],
        env=installed.environment(),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1, done.stderr
    assert "програмы" in done.stdout


def test_a_second_run_changes_nothing_and_is_fast(installed: Home, source: Path) -> None:
    before = installed.tree()
    started = time.monotonic()
    status, output = installed.run(source)
    assert status == 0, output
    assert time.monotonic() - started < 15
    changed = {name for name, content in installed.tree().items() if before.get(name) != content}
    assert not [name for name in changed if "__pycache__" not in name]


def damage_packages(home: Home) -> None:
    next(home.data.glob("runtime-*/lib/python3*/site-packages/natasha/obj.py")).unlink()


def damage_program(home: Home) -> None:
    next(home.data.glob("runtime-*/bin/pismovnik")).unlink()


def damage_manifest(home: Home) -> None:
    (home.folder / MANIFEST).write_text('{"path": "/nowhere"}')


def remove_launcher(home: Home) -> None:
    (home.data / "pismovnik-host").unlink()


def remove_extension(home: Home) -> None:
    (home.data / "pismovnik.xpi").unlink()
    (home.profile / "extensions/pismovnik@pismovnik.xpi").unlink()


def remove_receipt(home: Home) -> None:
    (home.data / "installed.json").unlink()


@pytest.mark.parametrize(
    "damage",
    [
        damage_packages,
        damage_program,
        damage_manifest,
        remove_launcher,
        remove_extension,
        remove_receipt,
    ],
)
def test_a_damaged_installation_is_repaired(
    installed: Home, source: Path, damage: Callable[[Home], None]
) -> None:
    before = {name for name in installed.tree() if "runtime-" not in name}
    damage(installed)
    status, output = installed.run(source)
    assert status == 0, output
    assert {name for name in installed.tree() if "runtime-" not in name} == before
    assert len(installed.runtimes()) == 1
    assert installed.check_sample(source)


def test_an_upgrade_that_fails_leaves_what_there_was(
    installed: Home, source: Path, newer: Path
) -> None:
    before = installed.tree()
    status, output = installed.run(newer, PIP_NO_INDEX="1", PIP_CACHE_DIR=str(newer / "cache"))
    assert status == 1
    assert "PIP_NO_INDEX" in output
    assert "Traceback" not in output
    assert set(installed.tree()) == set(before)
    assert installed.check_sample(source)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_upgrade_leaves_what_there_was(
    installed: Home, source: Path, newer: Path, sent: signal.Signals
) -> None:
    before = set(installed.tree())
    process = interrupted(installed, newer, sent)
    assert process.returncode == 130
    assert set(installed.tree()) == before
    assert installed.check_sample(source)


def test_a_killed_upgrade_leaves_what_there_was_and_the_next_one_cleans_up(
    installed: Home, source: Path, newer: Path
) -> None:
    interrupted(installed, newer, signal.SIGKILL)
    assert len(installed.runtimes()) == 2
    assert installed.check_sample(source)
    status, output = installed.run(source)
    assert status == 0, output
    assert len(installed.runtimes()) == 1


def interrupted(home: Home, source: Path, sent: signal.Signals) -> "subprocess.Popen[str]":
    """End an installation while it puts packages into the new environment."""
    former = set(home.runtimes())
    with home.start(source) as process:

        def packages_arrive() -> bool:
            new = (path for path in home.runtimes() if path not in former)
            return any(any(path.glob("lib/python3*/site-packages/pip")) for path in new)

        wait_for("the new environment", packages_arrive, seconds=120)
        os.killpg(process.pid, sent)
        process.communicate(timeout=60)
    return process


def test_a_first_installation_that_fails_leaves_nothing(source: Path, tmp_path: Path) -> None:
    home = Home(tmp_path)
    before = home.tree()
    cache = tmp_path.with_name("cache")
    status, output = home.run(source, PIP_NO_INDEX="1", PIP_CACHE_DIR=str(cache))
    assert status == 1
    assert home.tree() == before
    assert "PIP_NO_INDEX" in output


def test_no_network(source: Path, tmp_path: Path) -> None:
    home = Home(tmp_path)
    before = home.tree()
    status, output = home.run(
        source,
        HTTPS_PROXY="http://127.0.0.1:9",
        HTTP_PROXY="http://127.0.0.1:9",
        PIP_CACHE_DIR=str(tmp_path.with_name("cache2")),
    )
    assert status == 1
    assert "нет связи с хранилищем пакетов" in output
    assert home.tree() == before


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that other users may read; pytest's own are private."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_no_rights(source: Path, public: Path) -> None:
    home = Home(public / "home")
    share = home.folder / ".local"
    share.mkdir(mode=0o555)
    before = home.tree()
    checkout = public / "checkout"
    shutil.copytree(source, checkout)
    checkout.chmod(0o755)
    done = subprocess.run(
        ["/usr/bin/python3", str(checkout / "install.py"), "--without-policies"],
        env=home.environment(),
        capture_output=True,
        text=True,
        user=NOBODY if os.geteuid() == 0 else None,
    )
    assert done.returncode == 1
    assert f"Нет прав на запись в {share}" in done.stderr
    assert home.tree() == before


def test_an_installation_that_does_not_check_letters_is_taken_back(
    source: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(source, broken)
    (broken / "host/pismovnik/cli.py").write_text("def main():\n    raise SystemExit('сломано')\n")
    home = Home(tmp_path / "home")
    before = home.tree()
    status, output = home.run(broken)
    assert status == 1
    assert "Проверка установки не прошла" in output and "сломано" in output
    assert home.tree() == before


def test_a_server_is_written_into_the_settings_and_all_goes_away_again(
    installed: Home, source: Path
) -> None:
    status, output = installed.run(source, "--languagetool-url", "http://127.0.0.1:9")
    assert status == 0, output
    assert "не отвечает" in output
    policy = installed.folder / ".config/pismovnik/policy.toml"
    assert 'url = "http://127.0.0.1:9"' in policy.read_text(encoding="utf-8")
    status, output = installed.run(source, "--uninstall")
    assert status == 0, output
    assert "вместе с настройками" in output
    left = {name for name in installed.tree() if not name.startswith(".thunderbird")}
    assert left == set()
    assert sorted(path.name for path in installed.profile.iterdir()) == []
