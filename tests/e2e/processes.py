"""Looking at, and ending, the processes of a test."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import psutil

T = TypeVar("T")


def wait_for(what: str, look: Callable[[], T | None], seconds: float = 20) -> T:
    """Return the first true value of ``look``; fail with ``what`` after ``seconds``."""
    deadline = time.monotonic() + seconds
    while True:
        value = look()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds:g} s in vain for {what}")
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def end_group(process: subprocess.Popen[bytes], seconds: float = 5) -> None:
    """End a process that leads its own group, with all its children."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
        except ProcessLookupError:
            break
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
    process.wait(seconds)


def processes_of(home: Path, part: str) -> list[psutil.Process]:
    """The processes with HOME ``home`` whose command line contains ``part``."""
    return [process for process in psutil.process_iter() if _belongs(process, home, part)]


def _belongs(process: psutil.Process, home: Path, part: str) -> bool:
    try:
        return (
            process.environ().get("HOME") == str(home)
            and part in " ".join(process.cmdline())
            and process.status() != psutil.STATUS_ZOMBIE
        )
    except psutil.Error:
        return False
