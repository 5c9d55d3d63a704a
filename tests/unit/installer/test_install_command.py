"""The command ``install.py``: what it takes and what it refuses, before it does anything."""

import http.server
import importlib.util
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import psutil
import pytest

from pismovnik.installation.places import Machine, places
from pismovnik.installation.server import answers, server_url
from pismovnik.proofreading import guardian, leases

from .conftest import ROOT, machine

INSTALL = ROOT / "install.py"


@pytest.fixture(scope="module")
def install() -> ModuleType:
    spec = importlib.util.spec_from_file_location("install", INSTALL)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = sys.dont_write_bytecode
    spec.loader.exec_module(module)
    sys.dont_write_bytecode = before
    return module


def run(*arguments: str, home: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if name != "XDG_DATA_HOME"}
    return subprocess.run(
        [sys.executable, str(INSTALL), *arguments],
        env={**kept, "HOME": str(home), "LOCALAPPDATA": str(home / "Local"), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_dry_run_does_nothing_and_says_what_it_would_do(tmp_path: Path) -> None:
    done = run("--dry-run", "--without-policies", home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "pismovnik-host" in done.stdout and "requirements.lock" in done.stdout
    assert "Ничего не изменено" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_dry_run_of_removal(tmp_path: Path) -> None:
    data = tmp_path / ".local/share/pismovnik"
    data.mkdir(parents=True)
    done = run("--uninstall", "--dry-run", home=tmp_path)
    assert done.returncode == 0
    assert f"удалить {data}" in done.stdout
    assert data.is_dir()


@pytest.fixture
def languagetool(tmp_path: Path) -> Iterator[tuple[Machine, psutil.Process]]:
    """A machine with an installation whose server, a stand-in, runs and is held by a host."""
    here = machine(tmp_path, "linux")
    file = places(here, "user").data / leases.FOLDER / "a.json"
    (file.parent.parent / "languagetool").mkdir(parents=True)
    command = [sys.executable, "-c", "import time; time.sleep(60)"]
    with subprocess.Popen(
        [sys.executable, guardian.__file__, "keep", str(file), *command]
    ) as keeper:
        while (record := leases.read(file)) is None:
            time.sleep(0.01)
        lease = leases.take(record)
        assert lease is not None
        yield here, psutil.Process(record.server)
        lease.release()
        keeper.kill()


def test_removal_ends_the_server_and_leaves_nothing(
    install: ModuleType, languagetool: tuple[Machine, psutil.Process]
) -> None:
    here, server = languagetool
    assert install.uninstall(install.parse_arguments(["--uninstall"]), here) == 0
    assert not server.is_running()
    assert list(here.home.iterdir()) == []


def test_a_dry_run_of_removal_leaves_the_server_alone(
    install: ModuleType, languagetool: tuple[Machine, psutil.Process]
) -> None:
    here, server = languagetool
    assert install.uninstall(install.parse_arguments(["--uninstall", "--dry-run"]), here) == 0
    assert server.is_running()


def test_languagetool_alone_is_removed_with_its_server(
    install: ModuleType, languagetool: tuple[Machine, psutil.Process]
) -> None:
    here, server = languagetool
    installer = install.Installer(install.parse_arguments(["--without-languagetool"]), here)
    installer._remove_tree(installer.where.languagetool)
    assert not server.is_running()
    assert list(installer.where.data.iterdir()) == []


def as_python(version: tuple[int, int]) -> "subprocess.CompletedProcess[str]":
    """Start install.py in a Python that says it is of another version."""
    code = (
        f"import sys, runpy; sys.version_info = ({version[0]}, {version[1]}, 0);"
        f"sys.argv = ['install.py', '--dry-run']; runpy.run_path({str(INSTALL)!r}, "
        "run_name='__main__')"
    )
    environment = {**os.environ, "PATH": "", "HOME": "/nonexistent"}
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment
    )


@pytest.mark.parametrize("version", [(3, 6), (3, 9), (3, 14)])
def test_another_python_is_refused_in_one_sentence(version: tuple[int, int]) -> None:
    done = as_python(version)
    assert done.returncode == 1
    assert f"{version[0]}.{version[1]}" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_version_is_checked_before_what_an_old_python_cannot_read() -> None:
    """An older Python must be able to compile the file to say its sentence."""
    import ast

    ast.parse(INSTALL.read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("url", ["ftp://x", "server:8081", "https://", "http://x?y=1", "нет"])
def test_a_wrong_address_of_a_server(tmp_path: Path, url: str) -> None:
    done = run("--languagetool-url", url, home=tmp_path)
    assert done.returncode == 2
    assert url in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_sudo_is_pointed_at_system(install: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUDO_UID", "1000")
    with pytest.raises(install.InstallationError) as failure:
        install.refuse_sudo_for_one_user(install.parse_arguments([]))
    assert "--system" in failure.value.cure
    install.refuse_sudo_for_one_user(install.parse_arguments(["--system"]))


def test_root_itself_is_served(install: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUDO_UID", raising=False)
    install.refuse_sudo_for_one_user(install.parse_arguments([]))
    monkeypatch.setenv("SUDO_UID", "0")
    install.refuse_sudo_for_one_user(install.parse_arguments([]))


def test_the_python_of_the_windows_store_is_refused(install: ModuleType, tmp_path: Path) -> None:
    windows = machine(tmp_path, "windows")
    store = r"C:\Program Files\WindowsApps\PythonSoftwareFoundation.Python.3.13"
    with pytest.raises(install.InstallationError, match="Store"):
        install.refuse_store_python(windows, store)
    install.refuse_store_python(windows, r"C:\Python313")


@pytest.fixture
def server() -> Iterator[str]:
    """A LanguageTool server that only tells its languages."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            languages = [{"code": "en"}, {"code": "ru"}] if self.path == "/v2/languages" else []
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(languages).encode())

        def log_message(self, format: str, *args: object) -> None:
            return

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_address[1]}"
        listening.shutdown()


def test_whether_a_server_knows_russian(server: str) -> None:
    assert answers(server)
    assert answers(server_url(f"{server}/v2/"))
    assert not answers(f"{server}/other")
    assert not answers("http://127.0.0.1:9")
