"""The jars of a local LanguageTool: the lock, the download, the starting jar."""

import hashlib
import http.server
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pismovnik.installation import jars
from pismovnik.installation.jars import WrongJar, fetch, read_lock

from .conftest import ROOT

CONTENT = b"jar" * 1000


class Repository:
    """A Maven repository on this machine. ``broken`` answers are cut off in the middle."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.broken = 0
        self.url = ""


@pytest.fixture
def repository(monkeypatch: pytest.MonkeyPatch) -> Iterator[Repository]:
    state = Repository()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path.endswith(".jar")
            if found:
                state.asked.append(self.path)
            self.send_response(200 if found else 404)
            self.send_header("Content-Length", str(len(CONTENT) if found else 0))
            self.end_headers()
            if found and state.broken:
                state.broken -= 1
                self.wfile.write(CONTENT[:100])
            elif found:
                self.wfile.write(CONTENT)

        def log_message(self, format: str, *args: object) -> None:
            return

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        state.url = f"http://127.0.0.1:{listening.server_address[1]}/maven2"
        monkeypatch.setenv("PISMOVNIK_MAVEN", state.url + "/")
        monkeypatch.setattr("time.sleep", lambda seconds: None)
        yield state
        listening.shutdown()


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "languagetool.lock"
    digest = hashlib.sha256(CONTENT).hexdigest()
    path.write_text(f"# comment\norg.a:one:1.0 {digest} MIT\norg.b.c:two:2-jre {digest} LGPL 2.1\n")
    return path


def test_jars_come_from_the_mirror(tmp_path: Path, lock: Path, repository: Repository) -> None:
    fetch(lock, tmp_path / "lt")
    assert repository.asked == [
        "/maven2/org/a/one/1.0/one-1.0.jar",
        "/maven2/org/b/c/two/2-jre/two-2-jre.jar",
    ]
    assert (tmp_path / "lt/libs/one-1.0.jar").read_bytes() == CONTENT
    assert not (tmp_path / "lt/download").exists()


def test_what_is_there_is_not_fetched_again(
    tmp_path: Path, lock: Path, repository: Repository
) -> None:
    fetch(lock, tmp_path / "lt")
    (tmp_path / "lt/libs/one-1.0.jar").write_bytes(b"damaged")
    repository.asked.clear()
    fetch(lock, tmp_path / "lt")
    assert [path.rpartition("/")[2] for path in repository.asked] == ["one-1.0.jar"]


def test_a_connection_that_breaks_is_tried_again(
    tmp_path: Path, lock: Path, repository: Repository
) -> None:
    repository.broken = 1
    fetch(lock, tmp_path / "lt")
    assert (tmp_path / "lt/libs/one-1.0.jar").read_bytes() == CONTENT
    assert len(repository.asked) == 3


def test_a_connection_that_stays_broken(
    tmp_path: Path, lock: Path, repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.broken = 99
    assert jars.main([str(lock), str(tmp_path / "lt")]) == 1
    assert "нет связи" in capsys.readouterr().err
    assert not (tmp_path / "lt/languagetool-server.jar").exists()


def test_a_wrong_jar_is_refused(tmp_path: Path, lock: Path, repository: Repository) -> None:
    lock.write_text("org.a:one:1.0 " + "0" * 64 + " MIT\n")
    with pytest.raises(WrongJar):
        fetch(lock, tmp_path / "lt")
    assert not (tmp_path / "lt/libs/one-1.0.jar").exists()


def test_the_starting_jar_lists_all_others(
    tmp_path: Path, lock: Path, repository: Repository
) -> None:
    fetch(lock, tmp_path / "lt")
    with zipfile.ZipFile(tmp_path / "lt/languagetool-server.jar") as jar:
        text = jar.read("META-INF/MANIFEST.MF").decode()
    assert "Main-Class: org.languagetool.server.HTTPServer\r\n" in text
    assert "Class-Path: libs/one-1.0.jar libs/two-2-jre.jar\r\n" in text


def test_long_lines_of_a_jars_manifest_are_folded() -> None:
    names = [jar.file_name for jar in read_lock(ROOT / "manifest/languagetool.lock")]
    header = "Class-Path: " + " ".join(f"libs/{name}" for name in names)
    lines = jars._folded(header)
    assert all(len(line.encode()) <= 72 for line in lines)
    assert all(line.startswith(" ") for line in lines[1:])
    assert lines[0] + "".join(line[1:] for line in lines[1:]) == header


def test_the_lock_of_the_product() -> None:
    locked = read_lock(ROOT / "manifest/languagetool.lock")
    names = [jar.coordinates for jar in locked]
    assert len(set(names)) == len(names) > 100
    for language in ("ru", "es", "ca", "pt"):
        assert f"org.languagetool:language-{language}:6.8" in names
    assert not any("language-all" in name for name in names)
    assert all(len(jar.sha256) == 64 and jar.licence for jar in locked)
