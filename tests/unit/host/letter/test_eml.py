"""Letters in .eml files, as mail programs really write them."""

import contextlib
import email.message
import email.policy
from pathlib import Path

import pytest

from pismovnik.letter.eml import parse_eml, read_eml
from pismovnik.letter.limits import LetterError
from pismovnik.letter.model import Zone

TEXT = "Здравствуйте, Олег Викторович!\n\nАкт готов.\n\nС уважением,\nАнна Смирнова\n"
HEADERS = b"From: a@vector-it.example\r\nTo: b@stroygrad.example\r\nSubject: x\r\n"


def message(**headers: str) -> email.message.EmailMessage:
    made = email.message.EmailMessage(policy=email.policy.SMTP)
    made["From"] = "Анна Смирнова <A.Smirnova@vector-it.example>"
    made["To"] = "Кузнецов Олег Викторович <kuznetsov@stroygrad.example>"
    made["Subject"] = "Акт за март"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    return made


@pytest.mark.parametrize("charset", ["koi8-r", "windows-1251", "utf-8", "iso-8859-5"])
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_plain_text_is_decoded(charset: str, encoding: str) -> None:
    made = message()
    made.set_content(TEXT, charset=charset, cte=encoding)
    letter = parse_eml(made.as_bytes())
    assert [block.text for block in letter.blocks] == [
        "Здравствуйте, Олег Викторович!",
        "Акт готов.",
        "С уважением,\nАнна Смирнова",
    ]
    assert [block.zone for block in letter.blocks] == [Zone.GREETING, Zone.BODY, Zone.CLOSING]


def test_headers_are_read() -> None:
    made = message(Cc="pm@vector-it.example, Отдел закупок <buy@stroygrad.example>")
    made["Date"] = "Thu, 12 Mar 2026 11:20:00 +0300"
    made.set_content(TEXT)
    letter = parse_eml(made.as_bytes())
    assert letter.sender is not None
    assert (letter.sender.name, letter.sender.box) == (
        "Анна Смирнова",
        "a.smirnova@vector-it.example",
    )
    assert [address.name for address in letter.cc] == ["", "Отдел закупок"]
    assert letter.date.isoformat() == "2026-03-12T11:20:00+03:00"
    assert letter.subject == "Акт за март"


def test_html_alone_is_read() -> None:
    made = message()
    made.set_content(
        "<p>Здравствуйте!</p><p>Акт <b>готов</b>.</p>", subtype="html", charset="windows-1251"
    )
    assert [block.text for block in parse_eml(made.as_bytes()).blocks] == [
        "Здравствуйте!",
        "Акт готов.",
    ]


def test_of_two_alternatives_the_html_is_the_letter() -> None:
    made = message()
    made.set_content("Акт готов (текст).")
    made.add_alternative("<p>Акт готов (HTML).</p>", subtype="html")
    assert [block.text for block in parse_eml(made.as_bytes()).blocks] == ["Акт готов (HTML)."]


def test_attachments_have_their_names_and_sizes() -> None:
    made = message()
    made.set_content(TEXT)
    made.add_attachment(b"12345", maintype="application", subtype="pdf", filename="Акт № 5.pdf")
    attachment = parse_eml(made.as_bytes()).attachments[0]
    assert (attachment.name, attachment.size, attachment.inline) == ("Акт № 5.pdf", 5, False)


def test_a_continued_file_name_of_rfc_2231_is_joined() -> None:
    raw = HEADERS + (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
        b"--x\r\nContent-Type: text/plain\r\n\r\ntext\r\n"
        b"--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment;\r\n"
        b" filename*0*=utf-8''%D0%94%D0%BE%D0%B3%D0%BE;\r\n filename*1*=%D0%B2%D0%BE%D1%80.pdf\r\n\r\nx\r\n--x--\r\n"
    )
    assert [a.name for a in parse_eml(raw).attachments] == ["Договор.pdf"]


def test_a_text_file_is_an_attachment_and_not_the_letter() -> None:
    made = message()
    made.set_content(TEXT)
    made.add_attachment("столбец;столбец", filename="выгрузка.txt")
    letter = parse_eml(made.as_bytes())
    assert [a.name for a in letter.attachments] == ["выгрузка.txt"]
    assert "столбец" not in letter.text_of(*Zone)


def test_a_picture_of_the_body_is_inline() -> None:
    made = message()
    made.set_content("<p>Схема: <img src='cid:1'></p>", subtype="html")
    made.add_related(b"png", maintype="image", subtype="png", cid="<1>", filename="image001.png")
    assert [(a.name, a.inline) for a in parse_eml(made.as_bytes()).attachments] == [
        ("image001.png", True)
    ]


def test_an_attached_letter_is_not_judged() -> None:
    inner = message()
    inner.replace_header("Subject", "Старое письмо")
    inner.set_content("Текст старого письма")
    made = message()
    made.set_content(TEXT)
    made.add_attachment(inner)
    letter = parse_eml(made.as_bytes())
    assert [a.name for a in letter.attachments] == ["Старое письмо.eml"]
    assert "старого" not in letter.text_of(*Zone)


def test_soft_line_breaks_are_taken_back() -> None:
    raw = (
        HEADERS
        + b"Content-Type: text/plain; charset=us-ascii; format=flowed\r\n\r\none \r\ntwo\r\n-- \r\nA\r\n"
    )
    assert [block.text for block in parse_eml(raw).blocks] == ["one two", "-- \nA"]


@pytest.mark.parametrize(
    "broken",
    [
        b"Subject: =?utf-8?B?broken\xff?=\r\nFrom: <<>\r\nTo: ,;:<\r\nDate: yesterday\r\n\r\ntext",
        b"Subject: =?no-such-charset?Q?=D0=90?=\r\n\r\ntext",
        b"From: \xd0\x90 <a@b.c>\r\nContent-Type: text/plain; charset=no-such\r\n\r\ntext",
        b'From: a@b.c\r\nContent-Type: multipart/mixed; boundary=""\r\n\r\n--\r\ntext',
        b"From: a@b.c\r\nContent-Type: multipart/mixed\r\n\r\ntext",
        b"From: a@b.c\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!not base64!!!",
    ],
)
def test_broken_headers_do_not_keep_the_letter_from_being_read(broken: bytes) -> None:
    assert parse_eml(broken).date.tzinfo is not None


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"\xff" * 100])
def test_what_is_no_letter_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.eml"
    path.write_bytes(content)
    with pytest.raises(LetterError):
        read_eml(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LetterError, match="cannot be read"):
        read_eml(tmp_path / "none.eml")


def test_parts_nested_without_end_are_read_or_refused() -> None:
    raw = HEADERS
    for level in range(2000):
        raw += b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (level, level)
    with contextlib.suppress(LetterError):
        parse_eml(raw + b"\r\ntext")


def test_html_nested_without_end_is_read() -> None:
    made = message()
    made.set_content("<div>" * 20_000 + "Акт", subtype="html")
    assert [block.text for block in parse_eml(made.as_bytes()).blocks] == ["Акт"]
