"""A server lives as long as somebody holds a lease on it, and no longer."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from pismovnik.proofreading import guardian, leases
from pismovnik.proofreading.leases import Lease, Record

from . import fake_java

posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
_SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]


def _guardian(*arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-I", "-S", guardian.__file__, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


class Kept:
    """A server with its keeper, and a lease on it."""

    def __init__(self, file: Path, command: list[str]) -> None:
        self.file = file
        self.keeper = _guardian("keep", str(file), *command)
        self.record = _written(file)
        self.server = psutil.Process(self.record.server)
        self.guard = self.server.parent()
        self.lease = _taken(self.record)

    def is_all_over(self) -> bool:
        """Whether all three processes end, within some seconds, and leave no file."""
        assert self.guard is not None
        self.keeper.wait(10)
        deadline = time.monotonic() + 10
        while any(map(fake_java.runs, (self.server.pid, self.guard.pid))):
            if time.monotonic() > deadline:
                return False
            time.sleep(0.01)
        return not self.file.exists()


def _written(file: Path) -> Record:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        record = leases.read(file)
        if record is not None:
            return record
        time.sleep(0.01)
    raise AssertionError("no keeper wrote the file")


def _taken(record: Record) -> Lease:
    lease = leases.take(record)
    assert lease is not None
    return lease


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    running = Kept(tmp_path / "server" / "a.json", _SLEEPER)
    yield running
    running.lease.release()
    running.keeper.kill()
    running.keeper.communicate()


def test_the_server_lives_through_the_end_of_a_lease_but_not_of_the_last(kept: Kept) -> None:
    other = _taken(kept.record)
    kept.lease.release()
    time.sleep(guardian._LINGER + 1)
    assert kept.server.is_running()
    other.release()
    assert kept.is_all_over()
    assert not kept.file.parent.exists()


def test_a_lease_taken_soon_after_the_last_finds_the_same_server(kept: Kept) -> None:
    kept.lease.release()
    time.sleep(guardian._LINGER / 2)
    kept.lease = _taken(kept.record)
    time.sleep(guardian._LINGER)
    assert kept.server.is_running()
    assert not kept.lease.is_over()


def test_who_does_not_know_the_secret_holds_nothing(kept: Kept) -> None:
    address = ("127.0.0.1", kept.record.port)
    with socket.create_connection(address), socket.create_connection(address) as wrong:
        wrong.sendall(b"x" * 40 + guardian.STOP)
        assert wrong.recv(64) == b""
        with socket.create_connection(address) as half:
            half.sendall(kept.record.ask[:-1].encode())
            kept.lease.release()
            assert kept.is_all_over()


def test_many_strangers_do_not_end_the_server(kept: Kept) -> None:
    address = ("127.0.0.1", kept.record.port)
    strangers = [socket.create_connection(address) for _ in range(150)]
    try:
        time.sleep(0.5)
        assert not kept.lease.is_over()
    finally:
        for stranger in strangers:
            stranger.close()
    assert not _taken(kept.record).is_over()


def test_a_holder_who_never_stops_talking_is_dropped(kept: Kept) -> None:
    kept.lease._connection.setblocking(True)
    kept.lease._connection.sendall(b"x" * 200)
    time.sleep(0.5)
    assert kept.lease.is_over()


def test_a_holder_may_end_it_for_all(kept: Kept) -> None:
    other = _taken(kept.record)
    kept.lease.stop()
    assert kept.is_all_over()
    assert other.is_over()
    assert other.status is None


def test_the_installer_ends_it_for_all(kept: Kept) -> None:
    (kept.file.parent / "b.json").write_text('{"port": "x"')
    leases.end_all(kept.file.parent)
    assert kept.is_all_over()
    assert kept.lease.is_over()


def test_a_folder_that_is_not_there_has_no_servers(tmp_path: Path) -> None:
    leases.end_all(tmp_path / "absent")


def test_the_file_is_for_the_user_alone(kept: Kept) -> None:
    if os.name == "posix":
        assert stat.S_IMODE(kept.file.stat().st_mode) == 0o600
        assert stat.S_IMODE(kept.file.parent.stat().st_mode) == 0o700


def test_a_second_keeper_leaves_the_first_alone(kept: Kept) -> None:
    with _guardian("keep", str(kept.file), *_SLEEPER) as second:
        assert second.wait(10) == guardian.TAKEN
    assert leases.read(kept.file) == kept.record
    assert not kept.lease.is_over()


def test_a_server_that_ends_by_itself_tells_its_status(tmp_path: Path) -> None:
    script = "import sys, time; time.sleep(1.5); sys.exit(7)"
    kept = Kept(tmp_path / "a.json", [sys.executable, "-c", script])
    assert kept.keeper.wait(10) == 7
    assert kept.lease.is_over()
    assert kept.lease.status == 7
    assert kept.is_all_over()
    kept.keeper.communicate()


def test_a_server_is_over_as_soon_as_its_status_is_told() -> None:
    here, there = socket.socketpair()
    with there:
        lease = Lease(here, Record("", 1, "ask", "answer", 1, 1))
        assert not lease.is_over()
        there.sendall(b"7\n")
        assert lease.is_over()
        assert lease.status == 7
        assert lease.is_over()
        lease.release()


def test_a_program_that_is_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "server"
    with _guardian("keep", str(folder / "a.json"), "/no/such/java") as keeper:
        assert keeper.wait(10) == 127
    assert not folder.exists()


@posix_only
@pytest.mark.parametrize("signal_name", ["SIGKILL", "SIGTERM"])
@pytest.mark.parametrize("victim", ["keeper", "guard", "server"])
def test_the_death_of_one_is_the_end_of_all(kept: Kept, victim: str, signal_name: str) -> None:
    getattr(kept, victim).send_signal(getattr(signal, signal_name))
    left = victim == "keeper" and signal_name == "SIGKILL"
    assert kept.is_all_over() is not left
    assert kept.lease.is_over()
    if left:  # it could not clear up, and nobody is fooled
        assert leases.read(kept.file) == kept.record
        assert leases.take(kept.record) is None


@posix_only
@pytest.mark.parametrize("victim", ["guard", "server"])
def test_one_that_is_frozen_ends_too(kept: Kept, victim: str) -> None:
    getattr(kept, victim).send_signal(signal.SIGSTOP)
    kept.lease.release()
    assert kept.is_all_over()


@posix_only
def test_a_file_left_over_is_written_anew(kept: Kept) -> None:
    kept.keeper.kill()
    assert not kept.is_all_over()  # the file is there
    with _guardian("keep", str(kept.file), *_SLEEPER) as second:
        while leases.read(kept.file) in (kept.record, None):
            time.sleep(0.01)
        lease = _taken(_written(kept.file))
        lease.stop()
        second.wait(10)
    assert not kept.file.exists()


@posix_only
def test_a_file_that_was_removed_and_made_anew_is_left_to_its_owner(kept: Kept) -> None:
    kept.file.unlink()
    kept.file.write_text("{}")
    kept.lease.release()
    kept.keeper.wait(10)
    assert kept.file.read_text() == "{}"


@posix_only
def test_a_full_disk(tmp_path: Path) -> None:
    file = tmp_path / "server" / "a.json"
    keeper = f"exec {sys.executable} -I -S {guardian.__file__} keep {file} sh -c 'sleep 60'"
    done = subprocess.run(["sh", "-c", f"ulimit -f 0; {keeper}"], timeout=20)
    assert done.returncode == guardian.NO_FILE
    assert not file.parent.exists()


def test_no_folder(tmp_path: Path) -> None:
    (tmp_path / "server").write_text("a file")
    with _guardian("keep", str(tmp_path / "server" / "a.json"), *_SLEEPER) as keeper:
        assert keeper.wait(10) == guardian.NO_FILE


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"url": "", "port": "x", "ask": "", "answer": "", "keeper": 1, "server": 1}',
        json.dumps({"url": 1, "port": None, "ask": 1, "answer": 1, "keeper": 1, "server": 1}),
    ],
)
def test_a_damaged_file_tells_of_nothing(tmp_path: Path, content: str) -> None:
    file = tmp_path / "a.json"
    file.write_text(content)
    assert leases.read(file) is None


@pytest.mark.parametrize("port", [0, -1, 9, 99999])
def test_a_port_where_nobody_is(port: int) -> None:
    assert leases.take(Record("", port, "ask", "answer", 1, 1)) is None


@pytest.mark.parametrize("answer", ["", "answer", "other-answer"])
def test_another_program_at_the_port_is_no_keeper(answer: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        record = Record("", stranger.getsockname()[1], "ask", "the-answer", 1, 1)
        client = socket.create_connection(stranger.getsockname())
        connection, _ = stranger.accept()
        connection.sendall(answer.encode())
        connection.close()
        assert not leases._is_answered(client, record)
        client.close()
