"""Telling a person at a terminal, or a log file, how far the installation is."""

import itertools
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


class Progress:
    """Numbered steps. On a terminal the running one shows a spinner and a percentage."""

    def __init__(self, total: int, stream: TextIO) -> None:
        self._total = total
        self._stream = stream
        self._number = 0
        self._percent: int | None = None
        self._live = stream.isatty()

    def line(self, text: str = "") -> None:
        print(text, file=self._stream, flush=True)

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """One step: its title at once, the time it took where that was over a second."""
        self._number += 1
        self._percent = None
        head = f"[{self._number}/{self._total}] {title}"
        started = time.monotonic()
        if not self._live:
            self.line(head)
            yield
            self._tell_time("      готово", started)
            return
        stop = threading.Event()
        spinner = threading.Thread(target=self._spin, args=(head, stop), daemon=True)
        spinner.start()
        try:
            yield
        except BaseException:
            self._end_spinner(stop, spinner)
            self.line(head)
            raise
        self._end_spinner(stop, spinner)
        self._tell_time(head, started, always=True)

    def at(self, done: int, total: int) -> None:
        """``done`` of ``total`` parts of the running step are ready."""
        percent = min(100, 100 * done // max(1, total))
        passed_quarter = percent // 25 > (self._percent or 0) // 25
        self._percent = percent
        if not self._live and passed_quarter and percent < 100:
            self.line(f"      {percent} %")

    def _tell_time(self, text: str, started: float, always: bool = False) -> None:
        seconds = time.monotonic() - started
        if seconds >= 1:
            self.line(f"{text} ({seconds:.0f} с)")
        elif always:
            self.line(text)

    def _spin(self, head: str, stop: threading.Event) -> None:
        for mark in itertools.cycle("|/-\\"):
            percent = "" if self._percent is None else f" {self._percent} %"
            self._stream.write(f"\r{head} {mark}{percent}\033[K")
            self._stream.flush()
            if stop.wait(0.15):
                return

    def _end_spinner(self, stop: threading.Event, spinner: threading.Thread) -> None:
        stop.set()
        spinner.join()
        self._stream.write("\r\033[K")
