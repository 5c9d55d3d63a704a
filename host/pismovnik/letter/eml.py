"""Letters in .eml files: MIME parts, encodings, attachments.

The standard library does the decoding; what it cannot read is a LetterError, never a guess
passed off as the letter.
"""

import codecs
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
from pismovnik.letter.flowed import unflow
from pismovnik.letter.html import raw_blocks
from pismovnik.letter.limits import (
    MAX_EML_BYTES,
    NESTED_TOO_DEEP,
    LetterError,
    LetterTooLarge,
)
from pismovnik.letter.model import Attachment, Letter, LetterKind, RawBlock
from pismovnik.text import Text
from pismovnik.unreadable import why_unreadable

_FILE_TOO_LARGE = Text(
    ru=f"Файл больше {MAX_EML_BYTES // 2**20} МиБ: такие большие письма не проверяются.",
    en=f"The file is larger than {MAX_EML_BYTES // 2**20} MiB: such letters are not checked.",
)
_NO_LETTER = Text(
    ru="Это не письмо: в файле нет заголовков. Сохраните письмо в формате .eml.",
    en="This is no letter: the file has no headers. Save the letter as .eml.",
)
_ENCRYPTED = Text(
    ru="Письмо зашифровано или запечатано подписью, прочесть его нельзя.",
    en="The letter is encrypted or sealed by a signature and cannot be read.",
)
_SEALED = frozenset(["application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"])
#: Parts that come by themselves: signatures of the letter, reports of its delivery.
_NO_FILES = frozenset(
    [
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-signature",
        "message/delivery-status",
        "message/disposition-notification",
    ]
)
#: Charsets that say nothing of bytes past ASCII.
_UNNAMED = frozenset(["us-ascii", "ascii", "unknown-8bit", "x-unknown", "default"])
_CHARSET_OF_PAGE = re.compile(rb"<meta\b[^>]*\bcharset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def read_eml(path: Path) -> Letter:
    """The letter in a file. Raises LetterError where it is no letter or past the bounds."""
    try:
        if path.stat().st_size > MAX_EML_BYTES:
            raise LetterTooLarge(_FILE_TOO_LARGE)
        content = path.read_bytes()
    except OSError as error:
        why = why_unreadable(error)
        raise LetterError(Text(ru=why.ru + ".", en=why.en + ".")) from error
    return parse_eml(content)


def parse_eml(content: bytes) -> Letter:
    """The letter in the bytes of an .eml file. Raises LetterError as ``read_eml``."""
    try:
        content = content.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
        message = email.message_from_bytes(content, policy=email.policy.default)
        if not isinstance(message, EmailMessage) or not message.keys():
            raise LetterError(_NO_LETTER)
        if message.get_content_type() in _SEALED:
            raise LetterError(_ENCRYPTED)
        return Letter(
            sender=next(iter(parse_addresses(_header(message, "From"))), None),
            to=parse_addresses(_header(message, "To")),
            cc=parse_addresses(_header(message, "Cc")),
            bcc=parse_addresses(_header(message, "Bcc")),
            subject=_header(message, "Subject"),
            date=_date(message),
            kind=_kind(message),
            attachments=tuple(_attachments(message)),
            blocks=assemble(tuple(_body(message))),
        )
    except RecursionError as error:
        raise LetterTooLarge(NESTED_TOO_DEEP) from error


def _header(message: EmailMessage, name: str) -> str:
    """A header as text on one line. Broken ones come as they stand, without the broken bytes."""
    raw = next((str(v) for k, v in message.raw_items() if k.lower() == name.lower()), "")
    try:
        # The type stubs give every message the oldest policy, which has no header_factory.
        value = str(message.policy.header_factory(name, _readable(raw)))  # type: ignore[attr-defined]
    except (ValueError, IndexError, AttributeError, OverflowError, email.errors.MessageError):
        value = _readable(raw)
    return " ".join(value.encode("utf-8", "replace").decode().split())


def _readable(raw: str) -> str:
    """A raw header on one line; its bytes that are no ASCII are UTF-8 or else windows-1251."""
    line = "".join(raw.splitlines())
    if line.isascii():
        return line
    return _decoded(line.encode("utf-8", "surrogateescape"), "")


def _date(message: EmailMessage) -> datetime.datetime:
    try:
        date = email.utils.parsedate_to_datetime(_header(message, "Date"))
    except (ValueError, OverflowError):
        return datetime.datetime.now().astimezone()
    return date if date.tzinfo else date.replace(tzinfo=datetime.timezone.utc)


def _kind(message: EmailMessage) -> LetterKind:
    subject = _header(message, "Subject").lower()
    if subject.startswith(("fwd:", "fw:")):
        return "forward"
    return "reply" if message.get("In-Reply-To") or subject.startswith("re:") else "new"


def _children(part: EmailMessage) -> list[EmailMessage]:
    """The parts of a container; an attached letter is none."""
    if part.get_content_maintype() == "message" or not part.is_multipart():
        return []
    return [child for child in part.iter_parts() if isinstance(child, EmailMessage)]


def _is_text(part: EmailMessage) -> bool:
    is_file = part.get_content_disposition() == "attachment" or part.get_filename() is not None
    return part.get_content_type() in {"text/html", "text/plain"} and not is_file


def _body(part: EmailMessage) -> Iterator[RawBlock]:
    """All texts that a mail program shows one below the other; of alternatives the HTML."""
    children = _children(part)
    if part.get_content_subtype() == "alternative":
        yield from _chosen(children)
    elif children:
        for child in children:
            yield from _body(child)
    elif _is_text(part):
        yield from _html_blocks(part) if _is_html(part) else _plain_blocks(part)


def _chosen(alternatives: list[EmailMessage]) -> Iterator[RawBlock]:
    """The last alternative with HTML in it, or else the first with any text."""
    html = [part for part in alternatives if any(map(_is_html, _leaves(part)))]
    texts = [part for part in alternatives if any(map(_is_text, _leaves(part)))]
    for part in html[-1:] or texts[:1]:
        yield from _body(part)


def _leaves(part: EmailMessage) -> Iterator[EmailMessage]:
    children = _children(part)
    if not children:
        yield part
    for child in children:
        yield from _leaves(child)


def _is_html(part: EmailMessage) -> bool:
    return _is_text(part) and part.get_content_subtype() == "html"


def _html_blocks(part: EmailMessage) -> tuple[RawBlock, ...]:
    return raw_blocks(_text(part))


def _plain_blocks(part: EmailMessage) -> tuple[RawBlock, ...]:
    text = _text(part)
    if str(part.get_param("format", "")).lower() == "flowed":
        text = unflow(text, delete_space=str(part.get_param("delsp", "")).lower() == "yes")
    return (RawBlock(kind="plain", origin="author", text=text),)


def _text(part: EmailMessage) -> str:
    """The decoded text of a part, its lines ended by line feeds."""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    charset = str(part.get_param("charset", ""))
    if not charset and _is_html(part):
        named = _CHARSET_OF_PAGE.search(content[:2048])
        charset = named[1].decode("ascii") if named else ""
    text = _decoded(content, charset).removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes, charset: str) -> str:
    """In its charset; where that is missing or wrong, as UTF-8 or else as windows-1251."""
    if charset and charset.lower() not in _UNNAMED:
        try:
            return content.decode(charset, "replace")
        except (LookupError, ValueError):  # there is no such charset
            pass
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("windows-1251", "replace")


def _attachments(part: EmailMessage, within: frozenset[str] = frozenset()) -> Iterator[Attachment]:
    """The files of a letter. Signatures, and other forms of the text, are none.

    ``within`` names the kinds of the containers around the part.
    """
    children = _children(part)
    for child in children:
        yield from _attachments(child, within | {part.get_content_subtype()})
    if children or _is_text(part) or part.get_content_type() in _NO_FILES:
        return
    if "alternative" in within and not part.get_filename():
        return
    content = part.get_payload(decode=True)
    size = len(content) if isinstance(content, bytes) else 0
    inline = "related" in within and part.get_content_maintype() == "image"
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
