"""A real Thunderbird with the extension of this checkout, which can be switched off and on."""

import html
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from marionette_driver.addons import Addons

from pismovnik.installation.native import manifest_text
from tests.bench import memory
from tests.bench.letters import Paragraphs
from tests.e2e.compose import Compose, Desk
from tests.e2e.display import virtual_display
from tests.e2e.processes import processes_of, wait_for
from tests.e2e.profile import Value
from tests.e2e.sink import mail_sink
from tests.e2e.thunderbird import Thunderbird, running_thunderbird

ROOT = Path(__file__).parents[2]
ADDRESSEE = "Олег Викторович Кузнецов <kuznetsov@stroygrad.example>"
SUBJECT = "График поставок на январь"
PREFERENCES: dict[str, Value] = {"intl.locale.requested": "ru", "ui.systemUsesDarkTheme": 0}

#: No script of the bench takes longer.
SECONDS_TO_TYPE = 180

#: Seconds from the last change of a letter after which its pre-check has surely begun.
CHECK_BEGINS = 2.5

#: Seconds without work of the host after which the letter counts as checked.
QUIET = 0.6


class Editor:
    """Where letters are written, with the extension or without it."""

    def __init__(self, thunderbird: Thunderbird, extension: str) -> None:
        self.thunderbird = thunderbird
        self._extension = extension
        self._desk = Desk(thunderbird)
        self._is_on = True

    def switch(self, *, on: bool) -> None:
        self.thunderbird.set_extension(self._extension, enabled=on)
        self._is_on = on
        wait_for("the end of the host", lambda: on or not self.hosts())

    @contextmanager
    def letter(self, body: Paragraphs) -> Iterator[Compose]:
        """A new letter in HTML, as Thunderbird itself makes it: a <p> for each paragraph."""
        markup = "".join(f"<p>{html.escape(part)}</p>" for part in body.parts)
        letter = self._desk.new(to=(ADDRESSEE,), subject=SUBJECT, body=markup)
        try:
            if self._is_on:  # The extension starts its host once it is in the letter.
                wait_for("the host", self.hosts, 30)
            yield letter
        finally:
            self._desk.clear()

    def wait_until_checked(self) -> None:
        """Wait until the extension, where it is on, has checked what was typed last."""
        if not self._is_on:
            return
        time.sleep(CHECK_BEGINS)
        worked = -1.0
        while worked != self.host_seconds():
            worked = self.host_seconds()
            time.sleep(QUIET)

    def hosts(self) -> list[psutil.Process]:
        return processes_of(self.thunderbird.home, "pismovnik host")

    def host_seconds(self) -> float:
        """How long the host has worked so far, in seconds of a processor core."""
        times = [process.cpu_times() for process in self.hosts()]
        return sum(t.user + t.system for t in times)

    def memory(self) -> float:
        """MB of Thunderbird with all its processes, without the host."""
        pid = int(self.thunderbird.chrome("return Services.appinfo.processID;"))
        return memory.of_tree(pid, leaving_out=self.hosts())


@contextmanager
def running_editor() -> Iterator[Editor]:
    """Thunderbird on a screen of its own; the extension is there, and off."""
    with (
        tempfile.TemporaryDirectory() as folder,
        virtual_display() as screen,
        mail_sink() as sink,
    ):
        home = Path(folder)
        _connect_host(home)
        with running_thunderbird(home, screen, sink.port, PREFERENCES) as thunderbird:
            thunderbird.marionette.timeout.script = SECONDS_TO_TYPE
            addons = Addons(thunderbird.marionette)
            editor = Editor(thunderbird, addons.install(str(ROOT / "extension"), temp=True))
            _close_welcome(thunderbird)
            editor.switch(on=False)
            yield editor


def _connect_host(home: Path) -> None:
    """Let Thunderbird find the host of this checkout, by a manifest in its home."""
    folder = home / ".mozilla" / "native-messaging-hosts"
    folder.mkdir(parents=True)
    host = folder / "host"
    host.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pismovnik host "$@"\n')
    host.chmod(0o755)
    template = (ROOT / "manifest" / "native-host.json").read_text(encoding="utf-8")
    (folder / "pismovnik.json").write_text(manifest_text(template, host), encoding="utf-8")


def _close_welcome(thunderbird: Thunderbird) -> None:
    """A page that an extension opens once is no part of what writing a letter costs."""
    close = """
      const { tabmail } = windows("mail:3pane")[0].document.defaultView;
      const welcome = tabmail.tabInfo.find(({ browser }) =>
        browser?.currentURI?.spec.includes("welcome/welcome.html"));
      if (welcome) { tabmail.closeTab(welcome); }
      return Boolean(welcome);
    """
    wait_for("the welcome page", lambda: bool(thunderbird.chrome(close)))
