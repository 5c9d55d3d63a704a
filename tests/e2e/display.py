"""A screen of its own for the tests: Xvfb, a session bus and a window manager."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgspec

from .processes import end_group

SIZE = (1400, 1000)

#: Pixels that the frame of a window, its title included, takes at most, counted twice.
FRAME = 50


class Display(msgspec.Struct, frozen=True):
    """A running X server. ``env`` is what a program needs to show itself there."""

    env: dict[str, str]

    def picture(self, file: Path, area: tuple[int, int, int, int] | None = None) -> None:
        """Save the screen, or its ``area`` (left, top, width, height), as PNG."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self._run("xdotool", "mousemove", "0", str(SIZE[1]))
        crop = []
        if area:
            left, top, width, height = area
            crop = ["-crop", f"{width}x{height}+{left}+{top}", "+repage"]
        self._run("import", "-silent", "-window", "root", *crop, str(file))

    def keys(self, *combinations: str) -> None:
        """Press keys as a keyboard would, by X names such as ``ctrl+z`` or ``Escape``."""
        self._run("xdotool", "key", "--clearmodifiers", "--delay", "30", *combinations)

    def type(self, text: str) -> None:
        """Type words into whatever has the keyboard."""
        self._run("xdotool", "type", "--clearmodifiers", "--delay", "30", text)

    def click(self, left: int, top: int) -> None:
        """Move the mouse there and press its first button."""
        self._run("xdotool", "mousemove", str(left), str(top), "sleep", "0.1", "click", "1")

    def keys_go_to(self, left: int, top: int) -> bool:
        """Whether the window with its frame at this corner of the screen has the keyboard."""
        try:
            said = self._run("xdotool", "getactivewindow", "getwindowgeometry", "--shell")
        except subprocess.CalledProcessError:
            return False  # no window has it
        values = dict(line.split("=") for line in said.splitlines())
        # xdotool counts the frame once or twice.
        return (
            0 <= int(values.get("X", -1)) - left <= FRAME
            and 0 <= int(values.get("Y", -1)) - top <= FRAME
        )

    def _run(self, *command: str) -> str:
        run = subprocess.run(
            command,
            env={**os.environ, **self.env},
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            timeout=20,
        )
        return run.stdout


@contextmanager
def virtual_display() -> Iterator[Display]:
    """Start the X server on a free number; end it and all that it needs on leaving."""
    with ExitStack() as stack:
        number = stack.enter_context(_server())
        env = {"DISPLAY": f":{number}"}
        env["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(_session_bus(env))
        stack.enter_context(_window_manager(env))
        yield Display(env)


@contextmanager
def _server() -> Iterator[str]:
    width, height = SIZE
    screen = f"{width}x{height}x24"
    command = ["Xvfb", "-displayfd", "{fd}", "-screen", "0", screen, "-nolisten", "tcp"]
    with _announcing(command, {}) as number:
        yield number


@contextmanager
def _session_bus(env: dict[str, str]) -> Iterator[str]:
    with _announcing(["dbus-daemon", "--session", "--nofork", "--print-address={fd}"], env) as bus:
        yield bus


@contextmanager
def _announcing(command: list[str], env: dict[str, str]) -> Iterator[str]:
    """Run a server that writes its address to the file descriptor ``{fd}`` once it is ready."""
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [word.format(fd=writing) for word in command],
        env={**os.environ, **env},
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            address = pipe.readline().strip()
        if not address:
            raise RuntimeError(f"{command[0]} did not start")
        yield address
    finally:
        end_group(process)


@contextmanager
def _window_manager(env: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(
        ["openbox", "--sm-disable"],
        env={**os.environ, **env},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(0.5)
    try:
        yield
    finally:
        end_group(process)
