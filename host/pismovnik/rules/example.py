"""Example letters of a rule: its tests and its documentation."""

import datetime

import msgspec

from pismovnik.letter.assemble import assemble, parse_address
from pismovnik.letter.html import raw_blocks
from pismovnik.letter.model import Attachment, Letter, LetterKind, RawBlock
from pismovnik.policy import Policy


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """A letter in short.

    ``text`` is a plain-text body, or HTML with ``html=True``. In a bad example ``marked``
    is the excerpt of the finding, empty where the fault has no words. ``policy`` is the one
    that the letter is judged by. ``note`` says what the example is there for.
    """

    text: str
    marked: str = ""
    note: str = ""
    html: bool = False
    sender: str = "Анна Смирнова <a.smirnova@vector-it.example>"
    to: tuple[str, ...] = ("Кузнецов Олег Викторович <kuznetsov@stroygrad.example>",)
    cc: tuple[str, ...] = ()
    subject: str = "Отчёт о работах за март"
    date: datetime.datetime = datetime.datetime(2026, 3, 12, 11, 20, tzinfo=datetime.timezone.utc)
    kind: LetterKind = "new"
    attachments: tuple[str, ...] = ()
    policy: Policy = Policy()

    def letter(self) -> Letter:
        if self.html:
            raw = raw_blocks(self.text)
        else:
            raw = (RawBlock(kind="plain", origin="author", text=self.text),)
        return Letter(
            sender=parse_address(self.sender),
            to=tuple(parse_address(address) for address in self.to),
            cc=tuple(parse_address(address) for address in self.cc),
            subject=self.subject,
            date=self.date,
            kind=self.kind,
            attachments=tuple(Attachment(name, size=1) for name in self.attachments),
            blocks=assemble(raw),
        )


def in_letter(*paragraphs: str) -> str:
    """A plain-text body: these paragraphs between a greeting and a closing."""
    body = "\n\n".join(paragraphs)
    return f"Здравствуйте, Олег Викторович!\n\n{body}\n\nС уважением,\nАнна Смирнова"
