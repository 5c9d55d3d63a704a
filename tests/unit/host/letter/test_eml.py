"""Letters in .eml files, as mail programs really write them."""

import contextlib
import email.message
import email.policy
from pathlib import Path

import pytest

from pismovnik.letter.eml import parse_eml, read_eml
from pismovnik.letter.limits import LetterError, LetterTooLarge
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
    with pytest.raises(LetterError, match="no such file"):
        read_eml(tmp_path / "none.eml")


def test_parts_nested_without_end_are_read_or_refused() -> None:
    raw = HEADERS
    for level in range(2000):
        raw += b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (level, level)
    with contextlib.suppress(LetterError):
        parse_eml(raw + b"\r\ntext")


def test_html_nested_without_end_is_read() -> None:
    made = message()
    made.set_content("<div>" * 2_000 + "Акт", subtype="html")
    assert [block.text for block in parse_eml(made.as_bytes()).blocks] == ["Акт"]


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "html",
    ["<div>" * 300_000, "".join(f"<p><font color=c{n}>x" for n in range(50_000))],
)
def test_html_that_would_take_minutes_is_refused(html: str) -> None:
    made = message()
    made.set_content(html, subtype="html")
    with pytest.raises(LetterTooLarge):
        parse_eml(made.as_bytes())


def test_quotes_and_the_signature_stay_apart_when_soft_breaks_are_taken_back() -> None:
    flowed = "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\r\n\r\n"
    text = "Акт за ма \r\nрт. \r\n> цит \r\n> ата \r\nОтвет. \r\n-- \r\nАнна\r\n"
    blocks = parse_eml(HEADERS + (flowed + text).encode()).blocks
    assert [(block.zone, block.text) for block in blocks] == [
        (Zone.BODY, "Акт за март."),
        (Zone.QUOTE, "цитата"),
        (Zone.BODY, "Ответ."),
        (Zone.SIGNATURE, "-- \nАнна"),
    ]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251"])
@pytest.mark.parametrize(
    "named", ["", "; charset=us-ascii", "; charset=cp-1251", "; charset=unknown-8bit"]
)
def test_bytes_without_a_charset_are_russian(charset: str, named: str) -> None:
    head = f"From: Анна <a@b.c>\r\nSubject: Акт\r\nContent-Type: text/plain{named}\r\n\r\n"
    letter = parse_eml((head + "Добрый день!").encode(charset))
    assert letter.sender is not None
    assert (letter.sender.name, letter.subject) == ("Анна", "Акт")
    assert letter.blocks[0].text == "Добрый день!"


def test_the_charset_that_a_page_names_holds() -> None:
    html = "<meta charset='koi8-r'><p>Добрый день!</p>".encode("koi8-r")
    assert parse_eml(HEADERS + b"Content-Type: text/html\r\n\r\n" + html).blocks[0].text == (
        "Добрый день!"
    )


@pytest.mark.parametrize(
    "start", [b"\xef\xbb\xbf", b"\r\n", b"From - Mon Mar  2 10:00:00 2026\r\n"]
)
def test_what_stands_before_the_headers_is_no_obstacle(start: bytes) -> None:
    assert parse_eml(start + HEADERS + b"\r\ntext").subject == "x"


def test_lines_that_end_with_a_carriage_return_are_lines() -> None:
    raw = HEADERS + b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
    letter = parse_eml(raw + TEXT.replace("\n", "\r").encode())
    assert [block.zone for block in letter.blocks] == [Zone.GREETING, Zone.BODY, Zone.CLOSING]


def test_texts_around_an_attachment_are_one_letter() -> None:
    made = message()
    made.set_content("Здравствуйте, Олег Викторович!\n\nАкт во вложении:\n")
    made.add_attachment(b"1", maintype="application", subtype="pdf", filename="Акт.pdf")
    end = email.message.EmailMessage()
    end.set_content("С уважением,\nАнна Смирнова\n")
    made.attach(end)
    letter = parse_eml(made.as_bytes())
    assert [block.zone for block in letter.blocks] == [Zone.GREETING, Zone.BODY, Zone.CLOSING]


@pytest.mark.parametrize(
    ("kind", "subtype"),
    [("signed", "pkcs7-signature"), ("signed", "pgp-signature"), ("alternative", "calendar")],
)
def test_what_comes_by_itself_is_no_attachment(kind: str, subtype: str) -> None:
    raw = (
        HEADERS
        + (
            f"Content-Type: multipart/{kind}; boundary=x\r\n\r\n--x\r\n\r\ntext\r\n"
            f"--x\r\nContent-Type: application/{subtype}\r\n\r\nAA\r\n--x--\r\n"
        ).encode()
    )
    assert parse_eml(raw).attachments == ()


@pytest.mark.parametrize("kind", ["application/pkcs7-mime", "multipart/encrypted; boundary=x"])
def test_a_sealed_letter_is_refused(kind: str) -> None:
    with pytest.raises(LetterError, match="encrypted"):
        parse_eml(HEADERS + f"Content-Type: {kind}\r\n\r\n--x\r\n\r\nAA".encode())


@pytest.mark.parametrize(
    "date", ["1 Jan 2026 10:00:00 +" + "9" * 30, "1 Jan " + "9" * 30 + " 10:00"]
)
def test_a_date_past_all_bounds_is_no_date(date: str) -> None:
    assert parse_eml(HEADERS + f"Date: {date}\r\n\r\ntext".encode()).date.tzinfo is not None
