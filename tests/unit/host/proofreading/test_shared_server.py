"""One server for all hosts, whatever happens to it, to its keeper and to the hosts.

Hosts are real processes where they have to die; the server is a stand-in for Java.
"""

import http.server
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from pismovnik.proofreading import guardian, languagetool, leases, shared_server
from pismovnik.proofreading.engine import Cancelled, EngineError
from pismovnik.proofreading.languagetool import LocalLanguageTool
from pismovnik.proofreading.leases import Record
from pismovnik.proofreading.local import Installation, server_file
from pismovnik.proofreading.shared_server import SharedServer

from . import fake_java

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in for Java is a script")

_HOST = """
    import sys
    from pathlib import Path
    from pismovnik.proofreading.languagetool import LocalLanguageTool
    from pismovnik.proofreading.local import Installation
    from pismovnik.proofreading.shared_server import SharedServer
    jar, java, folder = sys.argv[1:]
    server = SharedServer(Installation(Path(jar), java), 512, Path(folder))
    server.start()
    engine = LocalLanguageTool(server)
    for line in sys.stdin:
        try:
            engine.check(line)
            print(server.url(), flush=True)
        except Exception as error:
            print(error, flush=True)
"""


class Host:
    """A process that checks what it is told to."""

    def __init__(self, installation: Installation, folder: Path) -> None:
        arguments = [str(installation.jar), installation.java, str(folder)]
        self.process = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(_HOST), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def send(self, text: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()

    def answer(self) -> str:
        """The address of the server that checked, or why none did."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def check(self, text: str = "Готово.") -> str:
        self.send(text)
        return self.answer()

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


class Hosts:
    """Hosts of one user."""

    def __init__(self, folder: Path) -> None:
        self.installation = fake_java.installation(folder)
        self.folder = folder / "server"
        self._home = folder
        self._all: list[Host] = []

    def start(self, number: int = 1) -> list[Host]:
        new = [Host(self.installation, self.folder) for _ in range(number)]
        self._all += new
        return new

    def servers(self) -> list[psutil.Process]:
        """Those that run."""
        return [psutil.Process(pid) for pid in fake_java.starts(self._home) if fake_java.runs(pid)]

    def started(self) -> int:
        return len(fake_java.starts(self._home))

    def record(self) -> Record:
        record = leases.read(server_file(self.installation, self.folder))
        assert record is not None
        return record

    def processes(self) -> list[psutil.Process]:
        """The keeper, the guard and the server that run now."""
        record = self.record()
        server = psutil.Process(record.server)
        guard = server.parent()
        assert guard is not None
        return [psutil.Process(record.keeper), guard, server]

    def all_end(self, seconds: float = 10) -> bool:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if not self.servers() and not self.folder.exists():
                return True
            time.sleep(0.05)
        return False

    def kill(self) -> None:
        for host in self._all:
            host.kill()


def _wait_for_end(processes: list[psutil.Process]) -> None:
    deadline = time.monotonic() + 10
    while any(fake_java.runs(process.pid) for process in processes):
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.fixture
def hosts(tmp_path: Path) -> Iterator[Hosts]:
    user = Hosts(tmp_path)
    yield user
    user.kill()


def test_five_hosts_at_once_start_one_server(hosts: Hosts) -> None:
    five = hosts.start(5)
    for host in five:
        host.send("Готово.")
    assert len({host.answer() for host in five}) == 1
    assert hosts.started() == 1
    for host in five[:-1]:
        host.kill()
    assert "http" in five[-1].check()
    five[-1].kill()
    assert hosts.all_end()


def test_a_host_that_comes_while_the_last_server_ends(hosts: Hosts) -> None:
    for _ in range(3):
        (host,) = hosts.start()
        assert "http" in host.check()
        keeper = hosts.processes()[0]
        host.kill()
        keeper.send_signal(signal.SIGTERM)
    (host,) = hosts.start()
    assert "http" in host.check()
    assert len(hosts.servers()) == 1


@pytest.mark.parametrize("victims", [[0], [1], [2], [0, 1], [1, 0], [0, 1, 2]])
def test_what_was_killed_is_replaced_at_the_next_check(hosts: Hosts, victims: list[int]) -> None:
    one, other = hosts.start(2)
    before = one.check(), other.check()
    record, processes = hosts.record(), hosts.processes()
    for victim in victims:
        processes[victim].kill()
    while lease := leases.take(record):
        lease.release()
    after = one.check(), other.check()
    assert after[0] == after[1] != before[0] == before[1]
    assert "http" in after[0]
    assert len(hosts.servers()) == 1
    hosts.kill()
    assert hosts.all_end()


def test_a_server_that_outlived_keeper_and_guard_is_ended_by_the_next_host(hosts: Hosts) -> None:
    (host,) = hosts.start()
    host.check()
    keeper, guard, orphan = hosts.processes()
    guard.suspend()  # it must not see the end of the keeper
    keeper.kill()
    _wait_for_end([keeper])
    guard.kill()
    host.kill()
    _wait_for_end([guard])
    assert fake_java.runs(orphan.pid)
    (host,) = hosts.start()
    assert "http" in host.check()
    assert not fake_java.runs(orphan.pid)
    assert len(hosts.servers()) == 1


def test_a_server_that_dies_in_a_check_fails_that_check_alone(hosts: Hosts) -> None:
    one, other = hosts.start(2)
    one.check(), other.check()
    assert "http" not in one.check(fake_java.DIE)
    assert "http" in other.check()
    assert "http" in one.check()
    assert hosts.started() == 2


def test_a_signal_to_the_terminal_of_one_host_leaves_the_server_to_the_other(hosts: Hosts) -> None:
    first, second = hosts.start(), hosts.start()
    url = first[0].check(), second[0].check()
    # Under nohup the first two are ignored; the last one ends the host, too.
    for name in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        os.killpg(first[0].process.pid, name)
    first[0].process.wait(10)
    assert second[0].check() == url[1]
    assert hosts.started() == 1


@pytest.fixture
def engine(
    hosts: Hosts, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[LocalLanguageTool, Hosts]]:
    monkeypatch.setattr(languagetool._Client, "_TIMEOUT", (0.5, 0.5))
    monkeypatch.setattr(shared_server, "_ANSWER_DEADLINE", 0.5)
    local = LocalLanguageTool(SharedServer(hosts.installation, 512, hosts.folder))
    yield local, hosts
    local.close()


def test_a_server_that_hangs_is_replaced(engine: tuple[LocalLanguageTool, Hosts]) -> None:
    local, hosts = engine
    local.check("Готово.")
    (hung,) = hosts.servers()
    with pytest.raises(EngineError):
        local.check(fake_java.HANG)
    assert not fake_java.runs(hung.pid)
    local.check("Готово.")
    assert hosts.started() == 2


def test_a_server_that_only_fails_is_kept(engine: tuple[LocalLanguageTool, Hosts]) -> None:
    local, hosts = engine
    local.check("Готово.")
    with pytest.raises(EngineError):
        local.check("")  # the stand-in fails over it
    local.check("Готово.")
    assert hosts.started() == 1


def test_a_policy_with_other_memory_keeps_the_running_server(hosts: Hosts) -> None:
    one = SharedServer(hosts.installation, 512, hosts.folder)
    other = SharedServer(hosts.installation, 1024, hosts.folder)
    assert one.url() == other.url()
    assert "-Xmx512m" in hosts.processes()[2].cmdline()
    one.close()
    other.close()
    assert hosts.all_end()


def test_starting_is_early_and_waits_for_nothing(hosts: Hosts) -> None:
    server = SharedServer(hosts.installation, 512, hosts.folder)
    began = time.monotonic()
    server.start()
    assert time.monotonic() - began < 0.2
    while not hosts.servers():
        time.sleep(0.01)
    time.sleep(guardian._LINGER + 1)  # the rest takes long to load
    assert "http" in server.url()
    assert hosts.started() == 1
    server.close()


def test_a_server_closed_while_it_starts_ends(hosts: Hosts) -> None:
    server = SharedServer(hosts.installation, 512, hosts.folder)
    server.start()
    server.close()
    assert server._starting is not None
    server._starting.join(10)
    assert server._lease is None
    assert hosts.all_end()


def test_nobody_waits_for_a_start_that_nobody_waits_for(tmp_path: Path) -> None:
    installation = fake_java.installation_of(tmp_path, "#!/bin/sh\nexec sleep 60\n")
    server = SharedServer(installation, 512, tmp_path / "server")
    over = threading.Event()
    threading.Timer(0.5, over.set).start()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        server.url(over.is_set)
    assert time.monotonic() - began < 5
    server.close()


@pytest.mark.parametrize("script", [None, "#!/bin/sh\nexit 1\n", "#!/bin/sh\nexit 0\n"])
def test_java_that_does_not_start_is_told_soon(tmp_path: Path, script: str | None) -> None:
    installation = fake_java.installation_of(tmp_path, script or "")
    java = installation.java if script else "/no/such/java"
    server = SharedServer(Installation(installation.jar, java), 512, tmp_path / "server")
    server.start()
    began = time.monotonic()
    with pytest.raises(EngineError):
        server.url()
    assert time.monotonic() - began < 10


def test_java_that_never_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_server, "_START_DEADLINE", 1)
    installation = fake_java.installation_of(tmp_path, "#!/bin/sh\nexec sleep 60\n")
    server = SharedServer(installation, 512, tmp_path / "server")
    with pytest.raises(EngineError, match="слишком долго"):
        server.url()
    server.close()


def test_another_program_at_the_servers_port_gets_no_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_server, "_START_DEADLINE", 2)
    installation = fake_java.installation_of(tmp_path, "#!/bin/sh\nexec sleep 60\n")
    asked: list[str] = []

    class Imposter(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            return

    server = SharedServer(installation, 512, tmp_path / "server")
    server.start()
    file = server_file(installation, tmp_path / "server")
    while (record := leases.read(file)) is None:
        time.sleep(0.01)
    port = int(record.url.rpartition(":")[2])
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), Imposter) as imposter:
        threading.Thread(target=imposter.serve_forever, daemon=True).start()
        with pytest.raises(EngineError):
            server.url()
        imposter.shutdown()
    assert set(asked) == {"/v2/healthcheck"}
    server.close()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    installation = fake_java.installation(tmp_path)
    (tmp_path / "server").write_text("a file")
    with pytest.raises(EngineError, match=str(tmp_path / "server")):
        SharedServer(installation, 512, tmp_path / "server").url()


def test_a_languagetool_that_was_removed_is_not_started(tmp_path: Path) -> None:
    installation = fake_java.installation(tmp_path)
    installation.jar.unlink()
    server = SharedServer(installation, 512, tmp_path / "server")
    server.start()
    with pytest.raises(EngineError, match="убран"):
        server.url()
    assert not (tmp_path / "server").exists()


def test_another_version_has_a_server_of_its_own(tmp_path: Path) -> None:
    installation = fake_java.installation(tmp_path)
    file = server_file(installation, tmp_path)
    assert server_file(installation, tmp_path) == file
    assert server_file(Installation(installation.jar, "/other/java"), tmp_path) != file
    installation.jar.write_text("of another version")
    assert server_file(installation, tmp_path) != file


def test_two_users_have_a_server_each(tmp_path: Path) -> None:
    installation = fake_java.installation(tmp_path)
    servers = [SharedServer(installation, 512, tmp_path / user) for user in ("anna", "oleg")]
    assert len({server.url() for server in servers}) == 2
    for server in servers:
        server.close()


def test_who_reads_a_hosts_output_does_not_wait_for_the_server(tmp_path: Path) -> None:
    installation = fake_java.installation(tmp_path)
    arguments = [str(installation.jar), installation.java, str(tmp_path / "server")]
    script = textwrap.dedent(_HOST).replace("for line in sys.stdin:", "for line in ['Готово.']:")
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0
    assert done.stderr == ""
    (server,) = fake_java.starts(tmp_path)
    assert fake_java.runs(server)
