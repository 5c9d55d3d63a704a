"""A guarded process lives as long as somebody holds the guardian's input, and no longer."""

import os
import subprocess
import sys

import psutil
import pytest

from pismovnik.proofreading import guardian

_SLEEPER = [sys.executable, "-c", "import time; print(flush=True); time.sleep(60)"]


def _start(command: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-I", guardian.__file__, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )


def _guarded(process: "subprocess.Popen[bytes]") -> psutil.Process:
    parent = psutil.Process(process.pid)
    while True:
        children = parent.children()
        if children:
            return children[0]


def test_the_end_of_its_input_ends_the_process() -> None:
    with _start(_SLEEPER) as process:
        child = _guarded(process)
        assert process.stdin is not None
        process.stdin.close()
        child.wait(10)
        assert process.wait(10) != 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_the_death_of_its_holder_ends_the_process() -> None:
    holder = (
        "import subprocess, sys\n"
        f"p = subprocess.Popen([sys.executable, '-I', {guardian.__file__!r}, *{_SLEEPER!r}],"
        " stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)\n"
        "print(p.pid, flush=True)\n"
        "p.wait()\n"
    )
    with subprocess.Popen([sys.executable, "-c", holder], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        guard = psutil.Process(int(process.stdout.readline()))
        while not guard.children():
            pass
        child = guard.children()[0]
        process.kill()
    child.wait(10)
    guard.wait(10)


def test_the_exit_status_is_passed_on() -> None:
    with _start([sys.executable, "-c", "raise SystemExit(7)"]) as process:
        assert process.wait(10) == 7


def test_a_program_that_is_not_there() -> None:
    with _start(["/no/such/java"]) as process:
        assert process.wait(10) == 127
