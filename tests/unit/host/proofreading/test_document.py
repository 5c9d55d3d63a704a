"""The writer's words as one text."""

import datetime

from pismovnik.letter.model import Block, BlockKind, Letter, Zone
from pismovnik.proofreading import document


def _letter(*texts: str) -> Letter:
    zones = {"> ": Zone.QUOTE, "-- ": Zone.SIGNATURE}
    return Letter(
        sender=None,
        to=(),
        date=datetime.datetime(2026, 3, 2, tzinfo=datetime.timezone.utc),
        blocks=tuple(
            Block(
                kind=BlockKind.PARAGRAPH,
                zone=next((z for mark, z in zones.items() if text.startswith(mark)), Zone.BODY),
                text=text,
                source=0,
                offset=0,
            )
            for text in texts
        ),
    )


def test_blocks_lead_back_to_themselves() -> None:
    whole = document.of_letter(_letter("Первый.", "> цитата", "  ", "Второй 🔥.", "-- подпись"))
    assert whole.text == "Первый.\n\nВторой 🔥."
    assert [whole.part_at(place).index for place in (0, 6, 8, 9, len(whole.text) - 1)] == [
        0,
        0,
        0,
        3,
        3,
    ]
    assert [whole.text[part.start : part.end] for part in whole.parts] == ["Первый.", "Второй 🔥."]


def test_an_empty_letter() -> None:
    whole = document.of_letter(_letter())
    assert whole.text == ""
    assert list(whole.pieces()) == []


def test_pieces_are_the_whole_text_cut_at_paragraphs() -> None:
    paragraph = "Слово за слово. " * 300
    whole = document.of_text("\n\n".join([paragraph] * 5))
    pieces = list(whole.pieces())
    assert "".join(text for _, text in pieces) == whole.text
    assert [whole.text[start : start + len(text)] for start, text in pieces] == [
        text for _, text in pieces
    ]
    assert all(text.endswith("\n\n") for _, text in pieces[:-1])


def test_a_text_without_a_break_is_cut_all_the_same() -> None:
    pieces = [text for _, text in document.of_text("а" * 50_000).pieces()]
    assert sum(map(len, pieces)) == 50_000
    assert max(map(len, pieces)) <= 8_000
