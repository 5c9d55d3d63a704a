"""Offsets between Python's code points and JavaScript's code units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pismovnik.findings import Finding, Report, Severity
from pismovnik.letter.model import RawBlock
from pismovnik.messaging.types import Draft, WireAttachment, WireFinding
from pismovnik.messaging.wire import findings_on_wire, letter_of, utf16_length
from pismovnik.text import Text


def draft(*blocks: RawBlock) -> Draft:
    return Draft(
        key="1",
        kind="new",
        sender="Анна Смирнова <a@vector-it.example>",
        to=("Кузнецов Олег Викторович <k@stroygrad.example>",),
        cc=(),
        bcc=(),
        subject="Акт",
        attachments=(WireAttachment(name="Акт.pdf", size=1),),
        blocks=blocks,
    )


def paragraph(text: str) -> RawBlock:
    return RawBlock(kind="paragraph", origin="author", text=text)


def on_wire(made: Draft, word: str, rule: str = "spelling") -> WireFinding:
    """The finding about a word, which stands once in the letter, as the extension gets it."""
    letter = letter_of(made)
    index = next(i for i, block in enumerate(letter.blocks) if word in block.text)
    start = letter.blocks[index].text.index(word)
    finding = Finding(
        rule=rule,
        severity=Severity.WARN,
        message=Text(ru="по-русски", en="in English"),
        block=index,
        start=start,
        end=start + len(word),
        excerpt=word,
    )
    (wire,) = findings_on_wire(Report((finding,)), letter, made, "en")
    return wire


def slice_as_javascript(text: str, start: int | None, end: int | None) -> str:
    assert start is not None and end is not None
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


@pytest.mark.parametrize(
    "text",
    [
        "Ашибка",
        "Смайл 😀 и Ашибка 😀",
        "Семья 👨‍👩‍👧 и Ашибка",
        "e\u0301 й и\u0306 Ашибка",
        "Пустая строка\n\n  😀 Ашибка\n\nконец",
    ],
)
def test_a_finding_points_at_its_words_in_the_draft(text: str) -> None:
    made = draft(paragraph("первый"), paragraph(text))
    finding = on_wire(made, "Ашибка")
    assert finding.block == 1
    assert slice_as_javascript(text, finding.start, finding.end) == "Ашибка"


def test_a_finding_in_plain_text_points_into_the_whole_body() -> None:
    text = "Добрый день! 😀\n\nОдна 😀 Ашибка.\n\n> цитата\n"
    finding = on_wire(draft(RawBlock(kind="plain", origin="author", text=text)), "Ашибка")
    assert finding.block == 0
    assert slice_as_javascript(text, finding.start, finding.end) == "Ашибка"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_lengths_are_javascripts(text: str) -> None:
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2


def test_half_a_pair_of_surrogates_is_no_reason_to_fail() -> None:
    letter = letter_of(draft(paragraph("Ошибка \ud83d тут")))
    assert letter.blocks[0].text.encode("utf-8")


def test_messages_come_in_the_language_of_the_reader() -> None:
    assert on_wire(draft(paragraph("Ашибка")), "Ашибка").message == "in English"


@pytest.mark.parametrize(
    ("rule", "word", "expected"),
    [
        ("spelling", "клинкер", "клинкер"),
        ("spelling", "веб-приёмная", "веб-приёмная"),
        ("spelling", "в ручную", None),
        ("spelling", "B2B", "B2B"),
        ("spelling", "2026", None),
        ("abbreviation.unexplained", "ЧТЗ", "ЧТЗ"),
        ("jargon.unexplained", "деплой", "деплой"),
        ("grammar.agreement", "красивый", None),
        ("greeting.name", "Степановна", None),
    ],
)
def test_only_a_word_that_a_rule_is_about_can_go_into_the_dictionary(
    rule: str, word: str, expected: str | None
) -> None:
    assert on_wire(draft(paragraph(f"Слово {word} тут")), word, rule).word == expected


def test_the_same_finding_in_the_same_text_has_the_same_fingerprint() -> None:
    here = on_wire(draft(paragraph("Одна Ашибка")), "Ашибка")
    moved = on_wire(draft(paragraph("новый абзац"), paragraph("Одна Ашибка")), "Ашибка")
    changed = on_wire(draft(paragraph("Другая Ашибка")), "Ашибка")
    assert here.fingerprint == moved.fingerprint != changed.fingerprint
