"""The host reads HTML as the editor does: both are held to the same bodies and blocks."""

import json
from pathlib import Path

import msgspec
import pytest

from pismovnik.letter.html import raw_blocks

BODIES = sorted((Path(__file__).parent / "blocks").glob("*.html"))


@pytest.mark.parametrize("body", BODIES, ids=lambda path: path.stem)
def test_an_html_body_is_read_as_the_editor_reads_it(body: Path) -> None:
    expected = json.loads(body.with_suffix(".json").read_text(encoding="utf-8"))
    blocks = list(raw_blocks(body.read_text(encoding="utf-8")))
    assert msgspec.to_builtins(blocks) == expected


def test_there_are_bodies_to_read() -> None:
    assert len(BODIES) >= 15
