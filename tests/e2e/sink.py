"""A mail server on loopback that keeps every letter as the bytes that arrived."""

import email
import email.policy
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any

import msgspec
from aiosmtpd.controller import Controller

from .processes import free_port, wait_for


class Arrived(msgspec.Struct, frozen=True):
    """A letter as it came over the wire."""

    recipients: list[str]
    raw: bytes

    @property
    def message(self) -> EmailMessage:
        return email.message_from_bytes(self.raw, policy=email.policy.default)

    def body(self, kind: str = "plain") -> str:
        """The text of the first part of the type text/``kind``."""
        for part in self.message.walk():
            if part.get_content_type() == f"text/{kind}":
                return str(part.get_content())
        raise AssertionError(f"the letter has no part text/{kind}")


class Sink:
    """The letters that arrived since the last ``clear``."""

    def __init__(self) -> None:
        self.letters: list[Arrived] = []
        self.port = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.letters.append(Arrived(list(envelope.rcpt_tos), bytes(envelope.original_content)))
        return "250 kept"

    def clear(self) -> None:
        self.letters.clear()

    def the_letter(self, seconds: float = 15) -> Arrived:
        """Wait for a letter; it must be the only one."""
        wait_for("a letter in the sink", lambda: self.letters, seconds)
        (letter,) = self.letters
        return letter


@contextmanager
def mail_sink() -> Iterator[Sink]:
    sink = Sink()
    sink.port = free_port()
    controller = Controller(sink, hostname="127.0.0.1", port=sink.port, data_size_limit=64 * 2**20)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()
