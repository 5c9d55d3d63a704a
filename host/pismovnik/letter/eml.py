"""Letters in .eml files: MIME parts, encodings, attachments.

The standard library does the decoding; what it cannot read is a LetterError, never a guess
passed off as the letter.
"""

import datetime
import email
import email.errors
import email.policy
import email.utils
import re
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

from pismovnik.letter.assemble import assemble, parse_addresses
from pismovnik.letter.html import raw_blocks
from pismovnik.letter.limits import MAX_EML_BYTES, MAX_NESTING, LetterError, LetterTooLarge
from pismovnik.letter.model import Attachment, Letter, LetterKind, RawBlock


def read_eml(path: Path) -> Letter:
    """The letter in a file. Raises LetterError where it is no letter or past the bounds."""
    try:
        if path.stat().st_size > MAX_EML_BYTES:
            raise LetterTooLarge(f"the file is larger than {MAX_EML_BYTES // 2**20} MiB")
        content = path.read_bytes()
    except OSError as error:
        raise LetterError(f"the file cannot be read: {error.strerror}") from error
    return parse_eml(content)


def parse_eml(content: bytes) -> Letter:
    """The letter in the bytes of an .eml file. Raises LetterError as ``read_eml``."""
    try:
        message = email.message_from_bytes(content, policy=email.policy.default)
        if not isinstance(message, EmailMessage) or not message.keys():
            raise LetterError("the file has no headers of a letter")
        return Letter(
            sender=next(iter(parse_addresses(_header(message, "From"))), None),
            to=parse_addresses(_header(message, "To")),
            cc=parse_addresses(_header(message, "Cc")),
            bcc=parse_addresses(_header(message, "Bcc")),
            subject=_header(message, "Subject"),
            date=_date(message),
            kind=_kind(message),
            attachments=tuple(_attachments(message)),
            blocks=assemble(_body(message)),
        )
    except RecursionError as error:
        raise LetterTooLarge(f"the parts are nested deeper than {MAX_NESTING}") from error


def _header(message: EmailMessage, name: str) -> str:
    """A header as text on one line. Broken ones come as they stand, without the broken bytes."""
    try:
        value = str(message.get(name, ""))
    except (ValueError, IndexError, AttributeError, email.errors.MessageError):
        raw = next((v for k, v in message.raw_items() if k.lower() == name.lower()), "")
        value = str(raw)
    return " ".join(value.encode("utf-8", "replace").decode().split())


def _date(message: EmailMessage) -> datetime.datetime:
    try:
        date = email.utils.parsedate_to_datetime(_header(message, "Date"))
    except ValueError:
        return datetime.datetime.now().astimezone()
    return date if date.tzinfo else date.replace(tzinfo=datetime.timezone.utc)


def _kind(message: EmailMessage) -> LetterKind:
    subject = _header(message, "Subject").lower()
    if subject.startswith(("fwd:", "fw:")):
        return "forward"
    return "reply" if message.get("In-Reply-To") or subject.startswith("re:") else "new"


def _leaves(message: EmailMessage) -> Iterator[tuple[EmailMessage, bool]]:
    """The parts that are no containers, in order, and whether they stand in multipart/related."""
    pending = [(message, False)]
    while pending:
        part, related = pending.pop()
        if part.is_multipart() and part.get_content_maintype() != "message":
            related = related or part.get_content_subtype() == "related"
            children = [(c, related) for c in part.iter_parts() if isinstance(c, EmailMessage)]
            pending.extend(reversed(children))
        else:
            yield part, related


def _is_text(part: EmailMessage) -> bool:
    is_file = part.get_content_disposition() == "attachment" or part.get_filename() is not None
    return part.get_content_type() in {"text/html", "text/plain"} and not is_file


def _body(message: EmailMessage) -> tuple[RawBlock, ...]:
    """The first HTML text of the letter, or else its first plain text."""
    texts = [part for part, _ in _leaves(message) if _is_text(part)]
    html = next((part for part in texts if part.get_content_subtype() == "html"), None)
    if html is not None:
        return raw_blocks(_text(html))
    if not texts:
        return ()
    text = _text(texts[0]).replace("\r\n", "\n")
    if texts[0].get_param("format") == "flowed":
        text = _unflow(text)
    return (RawBlock(kind="plain", origin="author", text=text),)


def _text(part: EmailMessage) -> str:
    """The decoded text of a part; with an unknown charset, as UTF-8 with marks for the rest."""
    try:
        return str(part.get_content())
    except (LookupError, ValueError):
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _unflow(text: str) -> str:
    """Join the lines that were broken on the way (RFC 3676): a space before the break."""
    return re.sub(r"(?m)(?<!^--) \n(?!>)", " ", text)


def _attachments(message: EmailMessage) -> Iterator[Attachment]:
    for part, related in _leaves(message):
        if _is_text(part):
            continue
        content = part.get_payload(decode=True)
        size = len(content) if isinstance(content, bytes) else 0
        inline = related and part.get_content_maintype() == "image"
        yield Attachment(name=_file_name(part), size=size, inline=inline)


def _file_name(part: EmailMessage) -> str:
    name = part.get_filename()
    if name:
        return " ".join(name.split())
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        subject = _header(inner, "Subject") if isinstance(inner, EmailMessage) else ""
        return f"{subject}.eml"
    return ""
