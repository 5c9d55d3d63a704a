"""Runs a server for all hosts of one user, for as long as one of them is there.

``python -I guardian.py keep FILE COMMAND…`` starts the command with a free port as its last
argument, and writes FILE: a JSON object with the server's address, the port of the leases, two
secrets and the ids of the processes. Who connects to that port and sends the secret ``ask`` is
answered with ``answer`` and holds a lease until the connection ends, in whatever way. When
nobody has held one for a few seconds, or a holder sends STOP, the server is killed and FILE is
removed. When the server ends by itself, the holders are sent its exit status. FILE is locked
all the while: a second keeper of it ends at once.

The server is a child of ``python -I guardian.py guard COMMAND…``, which kills it at the end of
its own input. So the server ends with the keeper, too, in whatever way that one dies.

Standard library only: it is started as a bare script.
"""

import contextlib
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import threading
import time

STOP = b"stop"
TAKEN = 75  # exit status: another keeper has the file
NO_FILE = 73  # exit status: the file cannot be written

_LINGER = 3.0  # seconds without a lease; commands in a row share one server
_LOCKED_BYTE = 1 << 30  # Windows lets nobody read what is locked: a byte past the end
_MOST_CONNECTIONS = 100
_MOST_HEARD = 100  # bytes that a holder has any reason to send
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class _Server:
    """The server under its guard."""

    def __init__(self, command: list[str]) -> None:
        self._guard = subprocess.Popen(
            [sys.executable, "-I", "-S", __file__, "guard", *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
        )
        assert self._guard.stdin is not None and self._guard.stdout is not None
        self._input, self._output = self._guard.stdin, self._guard.stdout
        self.pid = int(self._output.readline() or 0)  # 0 where it could not be started

    def wait(self) -> int:
        """The exit status of the server. Where its guard was killed it is killed here."""
        status = self._output.read()
        if not status and self.pid:
            _kill(self.pid)
        return int(status or -signal.SIGTERM)

    def end(self) -> None:
        with contextlib.suppress(OSError):
            self._input.close()
        try:
            self._guard.wait(timeout=3)
        except subprocess.TimeoutExpired:  # it was stopped
            self._guard.kill()
            _kill(self.pid)


class _Keeper:
    """The leases on one server."""

    def __init__(self, server: _Server) -> None:
        self._server = server
        self._secrets = [os.urandom(16).hex() for _ in range(2)]
        self._ask, self._answer = (secret.encode() for secret in self._secrets)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._wake, self._at_end = socket.socketpair()
        self._held: set[socket.socket] = set()
        self._since = time.monotonic()  # when the last lease ended
        self._stopped = False
        self._status = 0
        self._selector = selectors.DefaultSelector()
        for waited_for in (self._listener, self._at_end):
            waited_for.setblocking(False)
            self._selector.register(waited_for, selectors.EVENT_READ)

    def record(self, port: int) -> bytes:
        """What a host has to know: the content of the file."""
        ask, answer = self._secrets
        record = {
            "url": f"http://127.0.0.1:{port}",
            "port": self._listener.getsockname()[1],
            "ask": ask,
            "answer": answer,
            "keeper": os.getpid(),
            "server": self._server.pid,
        }
        return json.dumps(record).encode()

    def serve(self) -> int:
        """Until nobody needs the server, or it has ended: then its exit status."""
        threading.Thread(target=self._wait_for_server, daemon=True).start()
        while not self._stopped:
            rest = None if self._held else self._since + _LINGER - time.monotonic()
            if rest is not None and rest <= 0:
                break
            for key, _ in self._selector.select(rest):
                if key.fileobj is self._at_end:
                    self._tell_end()
                elif key.fileobj is self._listener:
                    self._accept()
                elif isinstance(key.fileobj, socket.socket):
                    self._hear(key.fileobj, key.data)
        self._listener.close()
        return self._status

    def _wait_for_server(self) -> None:
        self._status = self._server.wait()
        self._wake.send(b".")

    def _tell_end(self) -> None:
        self._stopped = True
        for holder in self._held:
            with contextlib.suppress(OSError):
                holder.send(b"%d\n" % self._status)

    def _accept(self) -> None:
        try:
            connection, _ = self._listener.accept()
        except OSError:  # it has gone already
            return
        if len(self._selector.get_map()) > _MOST_CONNECTIONS:
            connection.close()
            return
        connection.setblocking(False)
        self._selector.register(connection, selectors.EVENT_READ, bytearray())

    def _hear(self, connection: socket.socket, heard: bytearray) -> None:
        try:
            said = connection.recv(64)
        except BlockingIOError:
            return
        except OSError:
            said = b""
        heard += said
        length = len(self._ask)
        if not said or heard[:length] != self._ask[: len(heard)] or len(heard) > _MOST_HEARD:
            self._drop(connection)
            return
        if connection not in self._held and len(heard) >= length:
            self._held.add(connection)
            with contextlib.suppress(OSError):
                connection.send(self._answer)
        self._stopped |= STOP in heard[length:]

    def _drop(self, connection: socket.socket) -> None:
        self._selector.unregister(connection)
        connection.close()
        if connection in self._held:
            self._held.remove(connection)
            self._since = time.monotonic()


def keep(path: str, command: list[str]) -> int:
    """Keep the server until nobody needs it. Returns its exit status where it ended itself."""
    try:
        handle = _open_alone(path)
    except OSError:
        return NO_FILE
    if handle is None:
        return TAKEN
    server: _Server | None = None
    try:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # clears up on the way
        port = _free_port()
        server = _Server([*command, str(port)])
        keeper = _Keeper(server)
        return keeper.serve() if _write(handle, keeper.record(port)) else NO_FILE
    finally:
        if server is not None:
            server.end()
        _remove(path, handle)


def guard(command: list[str]) -> int:
    """Run the command until the end of input; print its process id and its exit status."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
        )
    except OSError:
        _tell(b"0\n127")
        return 127
    signal.signal(signal.SIGTERM, lambda *_: process.kill())
    _tell(b"%d\n" % process.pid)
    threading.Thread(target=_kill_at_end_of_input, args=(process,), daemon=True).start()
    status = process.wait()
    _tell(b"%d" % status)
    return status


def _tell(text: bytes) -> None:
    with contextlib.suppress(OSError):  # the keeper has died
        os.write(1, text)


def _kill_at_end_of_input(process: "subprocess.Popen[bytes]") -> None:
    # Not sys.stdin: its lock would be held by this thread while the interpreter ends.
    while os.read(0, 1024):
        pass
    process.kill()


def _kill(pid: int) -> None:
    with contextlib.suppress(OSError):
        os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _open_alone(path: str) -> int | None:
    """The file, made and locked; None where another keeper has it. Raises OSError."""
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    if _lock(handle) and _is_at(path, handle):
        return handle
    os.close(handle)
    return None


def _write(handle: int, content: bytes) -> bool:
    """False where the disk is full."""
    try:
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        return os.write(handle, content) == len(content)
    except OSError:
        return False


def _remove(path: str, handle: int) -> None:
    """Remove the file while it is locked, or else it may be another's already."""
    with contextlib.suppress(OSError):
        os.ftruncate(handle, 0)
        if sys.platform == "win32":  # removes no open file, but no locked one of another either
            os.close(handle)
            os.unlink(path)
        elif _is_at(path, handle):
            os.unlink(path)
        os.rmdir(os.path.dirname(path))


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _is_at(path: str, handle: int) -> bool:
        return True  # an open file is never removed

else:
    import fcntl

    def _lock(handle: int) -> bool:
        """Raises OSError where the file system knows no locks."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _is_at(path: str, handle: int) -> bool:
        """Whether the open file is still the one at this path, not removed meanwhile."""
        try:
            return os.path.samestat(os.stat(path), os.fstat(handle))
        except FileNotFoundError:
            return False


def main(arguments: list[str]) -> int:
    task, *rest = arguments
    return guard(rest) if task == "guard" else keep(rest[0], rest[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
