"""The LanguageTool server on this computer: one for all hosts of the user.

The first host that finds none starts it under guardian.py, apart from itself; every host holds
a lease on it, and with the last lease it ends.
"""

import contextlib
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pismovnik.proofreading import guardian, leases
from pismovnik.proofreading.engine import Cancelled, EngineError, never
from pismovnik.proofreading.leases import Lease, Record
from pismovnik.proofreading.local import Installation, server_file
from pismovnik.text import Text

_MAIN_CLASS = "org.languagetool.server.HTTPServer"
_LEASE_DEADLINE = 15.0  # seconds until a keeper is there
_START_DEADLINE = 60.0  # seconds until the server answers; an idle computer needs three
_START_TRIES = 2  # its port may be taken by another in between
_STEP = 0.05  # seconds between two looks
_ANSWER_DEADLINE = 3.0  # seconds; a server that does not say that it is well by then is hung
_NO_SERVER = Text(
    ru="LanguageTool на этом компьютере убран.",
    en="LanguageTool is no longer on this computer.",
)
_TOO_SLOW = Text(
    ru="Сервер LanguageTool на этом компьютере запускается слишком долго.",
    en="The LanguageTool server on this computer takes too long to start.",
)


class SharedServer:
    """One host's hold on the server. ``start`` may be called early; nothing is waited for there."""

    def __init__(self, installation: Installation, memory: int, folder: Path) -> None:
        """``memory`` is the heap of the Java machine in MiB, where this host is the one to start it.

        ``folder`` holds what hosts have to know of running servers.
        """
        self._installation = installation
        self._memory = memory
        self._folder = folder
        self._lease: Lease | None = None
        self._keeper: subprocess.Popen[bytes] | None = None
        self._starting: threading.Thread | None = None
        self._closed = False
        self._ready = False

    def start(self) -> None:
        """Begin to find or start the server. What goes wrong is told by ``url``."""
        self._starting = threading.Thread(target=self._start, name="server", daemon=True)
        self._starting.start()

    def url(self, cancelled: Callable[[], bool] = never) -> str:
        """The address of the server, once it answers. Raises EngineError, Cancelled."""
        for _ in _until(_START_DEADLINE, cancelled):
            if self._starting is None or not self._starting.is_alive():
                break
        deadline = time.monotonic() + _START_DEADLINE
        for _ in range(_START_TRIES):
            lease = self._hold(cancelled)
            if self._ready or self._becomes_ready(lease, deadline, cancelled):
                return lease.record.url
            if time.monotonic() >= deadline:
                raise EngineError(_TOO_SLOW)
            self._release()
        raise EngineError(_ended(lease.status))

    def close(self) -> None:
        """Let go of the server, which ends unless another host holds it. Idempotent."""
        self._closed = True
        self._release()

    def _release(self) -> None:
        self._ready = False
        if self._lease is not None:
            self._lease.release()
            self._lease = None

    def end_if_hung(self) -> None:
        """End a server that no longer says that it is well, for all hosts."""
        if self._lease is not None and not _is_well(self._lease.record, _ANSWER_DEADLINE):
            self._lease.stop()
            self._release()

    def _start(self) -> None:
        with contextlib.suppress(EngineError, Cancelled):
            self._hold(lambda: self._closed)
        if self._closed:
            self._release()

    def _hold(self, cancelled: Callable[[], bool]) -> Lease:
        """A lease on a server that runs or starts. Raises EngineError, Cancelled."""
        if self._lease is not None and self._lease.is_over():
            self._release()
        if self._lease is not None:
            return self._lease
        if self._keeper is not None and self._keeper.poll() is not None:
            self._keeper = None  # what became of it is an old story
        file = self._file()
        failed: list[int] = []
        for _ in _until(_LEASE_DEADLINE, cancelled):
            record = leases.read(file)
            self._lease = leases.take(record) if record else None
            if self._lease is not None:
                return self._lease
            status = guardian.TAKEN if self._keeper is None else self._keeper.poll()
            if status is None:  # it is about to write the file
                continue
            failed += [status] if status != guardian.TAKEN else []
            if guardian.NO_FILE in failed:
                raise EngineError(_not_written(self._folder))
            if len(failed) == _START_TRIES:
                raise EngineError(_ended(status))
            self._start_keeper(file, record)
        raise EngineError(_TOO_SLOW)

    def _file(self) -> Path:
        try:
            return server_file(self._installation, self._folder)
        except OSError:
            raise EngineError(_NO_SERVER) from None

    def _start_keeper(self, file: Path, former: Record | None) -> None:
        if former is not None:
            _end_orphan(former, file)
        command = [
            *(sys.executable, "-I", "-S", guardian.__file__, "keep", str(file)),
            *(self._installation.java, f"-Xmx{self._memory}m", "-XX:+UseSerialGC"),
            "-XX:+ExitOnOutOfMemoryError",  # or it lives on and checks nothing
            *("-cp", str(self._installation.jar), _MAIN_CLASS, "--port"),
        ]
        try:
            self._keeper = _spawn_apart(command)
        except OSError as error:
            raise EngineError(_ended(error.errno)) from None

    def _becomes_ready(self, lease: Lease, deadline: float, cancelled: Callable[[], bool]) -> bool:
        """Wait for the server's first answer. False where it ended or the deadline passed."""
        for _ in _until(deadline - time.monotonic(), cancelled):
            if lease.is_over():
                return False
            if _is_well(lease.record, _ANSWER_DEADLINE) and _has_its_port(lease.record):
                self._ready = True
                return True
        return False


def _until(seconds: float, cancelled: Callable[[], bool]) -> Iterator[None]:
    """Steps of a wait. Raises Cancelled."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if cancelled():
            raise Cancelled
        yield
        time.sleep(_STEP)


def _spawn_apart(command: list[str]) -> "subprocess.Popen[bytes]":
    """Start a program that no signal to this process, and no end of it, reaches. Raises OSError."""

    def spawn(creationflags: int = 0) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=Path(sys.executable).anchor,  # holds no folder that may be removed
            start_new_session=True,
            creationflags=creationflags,
        )

    if sys.platform != "win32":
        return spawn()
    flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    try:
        # Thunderbird ends a host together with the job that its processes are in.
        return spawn(flags | subprocess.CREATE_BREAKAWAY_FROM_JOB)
    except PermissionError:  # the job lets nobody go
        return spawn(flags)


def _is_well(record: Record, seconds: float) -> bool:
    import requests

    with requests.Session() as session:
        session.trust_env = False  # no proxy
        try:
            return session.get(f"{record.url}/v2/healthcheck", timeout=seconds).ok
        except requests.RequestException:
            return False


def _has_its_port(record: Record) -> bool:
    """Whether it is our server that answers: a letter is for no other program's eyes."""
    import psutil

    port = int(record.url.rpartition(":")[2])
    try:
        server = psutil.Process(record.server)
        # ``java`` may be a script that runs the real one.
        for process in (server, *server.children(recursive=True)):
            if any(
                connection.status == psutil.CONN_LISTEN and connection.laddr.port == port
                for connection in process.net_connections("tcp")
            ):
                return True
    except psutil.Error:
        pass
    return False


def _end_orphan(record: Record, file: Path) -> None:
    """End a server that has outlived both its keeper and its guard."""
    import psutil

    port = record.url.rpartition(":")[2]
    if not _runs(record.keeper, str(file)) and _runs(record.server, _MAIN_CLASS, port):
        with contextlib.suppress(psutil.Error):
            psutil.Process(record.server).kill()


def _runs(pid: int, *arguments: str) -> bool:
    """Whether it is still the process that was started with these arguments."""
    import psutil

    try:
        return set(arguments) <= set(psutil.Process(pid).cmdline())
    except psutil.Error:
        return False


def _ended(status: int | None) -> Text:
    ru, en = ("", "") if status is None else (f" (код {status})", f" (status {status})")
    return Text(
        ru=f"Сервер LanguageTool на этом компьютере не запустился{ru}.",
        en=f"The LanguageTool server on this computer did not start{en}.",
    )


def _not_written(folder: Path) -> Text:
    return Text(
        ru=f"Сервер LanguageTool не запущен: в папку {folder} нельзя записать.",
        en=f"The LanguageTool server was not started: {folder} cannot be written.",
    )
