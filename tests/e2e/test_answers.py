"""Letters that begin with what somebody else, or an earlier hour, wrote."""

from email.message import EmailMessage

import pytest

from .compose import Desk
from .letters import CLEAN, FAULTY, MISSPELT
from .processes import wait_for
from .report import ask_for_report, report_of
from .sink import Sink
from .test_sending import write

QUOTED_FAULTS = (
    "Превет! Незнаю почему вы до сих пор нечего неотправили, мы давно ждём отгруску.",
    "Заранние спосибо за ответ и за внимательное отнашение к нашей прозьбе.",
)


def received(*paragraphs: str, copy: str = "") -> bytes:
    """A letter from the customer to the writer."""
    message = EmailMessage()
    message["From"] = "Иван Петрович Соколов <sokolov@client.example>"
    message["To"] = "Анна Смирнова <smirnova@vega.example>"
    if copy:
        message["Cc"] = copy
    message["Subject"] = "График поставок на январь"
    message["Date"] = "Mon, 12 Jan 2026 10:00:00 +0300"
    message["Message-ID"] = "<1@client.example>"
    message.set_content("\n\n".join(paragraphs), cte="base64")
    return message.as_bytes()


@pytest.mark.parametrize("html", [True, False], ids=["html", "plain"])
def test_in_a_reply_only_the_writers_own_words_are_judged(
    desk: Desk, sink: Sink, html: bool
) -> None:
    compose = desk.answer(received(*QUOTED_FAULTS * 60), html=html)
    compose.type(CLEAN.body + "\n")
    compose.send()
    assert "отнашение" in sink.the_letter().body()


@pytest.mark.parametrize("html", [True, False], ids=["html", "plain"])
def test_a_fault_above_a_quote_is_found_and_only_that(desk: Desk, html: bool) -> None:
    compose = desk.answer(received(*QUOTED_FAULTS), html=html)
    compose.type(FAULTY.body + "\n")
    compose.send()
    report = report_of(compose)
    (finding,) = report.read().warnings
    report.jump(finding)
    wait_for("the selection", lambda: compose.selection == MISSPELT)


def test_a_reply_to_all_keeps_its_readers(desk: Desk, sink: Sink) -> None:
    compose = desk.answer(received(*QUOTED_FAULTS, copy="orlova@client.example"), "ReplyAll")
    compose.type(CLEAN.body + "\n")
    compose.send()
    assert sorted(sink.the_letter().recipients) == [
        "orlova@client.example",
        "sokolov@client.example",
    ]


def test_a_forwarded_letter_is_not_judged(desk: Desk, sink: Sink) -> None:
    compose = desk.answer(received(*QUOTED_FAULTS), "ForwardInline")
    compose.add_recipients(*CLEAN.to)
    compose.type(CLEAN.body + "\n")
    compose.send()
    assert "отнашение" in sink.the_letter().body()


def test_a_letter_forwarded_as_a_file_counts_as_its_attachment(desk: Desk, sink: Sink) -> None:
    compose = desk.answer(received(*QUOTED_FAULTS), "ForwardAsAttachment")
    compose.add_recipients(*CLEAN.to)
    compose.type(CLEAN.body.replace("Просим", "Письмо заказчика прикреплено. Просим"))
    compose.send()
    assert "message/rfc822" in [p.get_content_type() for p in sink.the_letter().message.walk()]


def test_a_draft_opened_again_is_checked_as_before(desk: Desk, sink: Sink) -> None:
    compose = write(desk, FAULTY)
    compose.save("Drafts")
    compose.close()
    again = desk.reopen("Drafts")
    again.send()
    assert report_of(again).about(MISSPELT)
    assert not sink.letters


def test_a_letter_from_a_template_is_checked(desk: Desk, sink: Sink) -> None:
    compose = write(desk, FAULTY)
    compose.save("Templates")
    compose.close()
    again = desk.reopen("Templates")
    again.send()
    report = report_of(again)
    report.correct(report.about(MISSPELT), "отгрузку")
    report.becomes_clear()
    report.press("Отправить")
    assert "отгрузку" in sink.the_letter().body()


def test_a_signature_is_not_judged_and_counts_as_the_name(desk: Desk, sink: Sink) -> None:
    with desk.signature("Анна Смирнова\nруковадитель праектов, ООО «Вега»"):
        compose = write(desk, CLEAN.replacing("\nАнна Смирнова", ""))
        compose.send()
        assert "руковадитель" in sink.the_letter().body()


def test_two_hundred_nested_quotes_do_not_stop_a_letter(desk: Desk, sink: Sink) -> None:
    quotes = "".join(f"<blockquote type='cite'><p>Ответ {n}</p>" for n in range(200))
    compose = desk.new(body="<p><br></p>" + quotes + "</blockquote>" * 200, **CLEAN.headers)
    compose.type(FAULTY.body)
    report = ask_for_report(compose)
    assert [finding.excerpt for finding in report.read().warnings] == [f"«{MISSPELT}»"]
    compose.dismiss_popup()
    compose.send()
    report_of(compose).press("Отправить всё равно")
    assert "Ответ 199" in " ".join(sink.the_letter().body().replace(">", " ").split())
