"""Of a letter that is checked again only what has changed travels."""

import pytest

from pismovnik.letter.model import RawBlock
from pismovnik.messaging.revisions import Revisions, UnknownBase
from pismovnik.messaging.types import SentDraft, Splice


def block(text: str) -> RawBlock:
    return RawBlock(kind="paragraph", origin="author", text=text)


def sent(
    *blocks: RawBlock | int,
    revision: int,
    base: int | None = None,
    splices: tuple[Splice, ...] = (),
) -> SentDraft:
    return SentDraft(
        key="tab-1",
        kind="new",
        sender="",
        to=(),
        cc=(),
        bcc=(),
        subject="",
        attachments=(),
        blocks=blocks,
        splices=splices,
        revision=revision,
        base=base,
    )


def texts(revisions: Revisions, draft: SentDraft) -> list[str]:
    return [block.text for block in revisions.whole(draft).blocks]


@pytest.fixture
def revisions() -> Revisions:
    known = Revisions()
    known.whole(sent(block("Один."), block("Два 👍 раза."), revision=1))
    return known


def test_a_number_stands_for_a_block_of_the_base(revisions: Revisions) -> None:
    assert texts(revisions, sent(1, block("Новый."), 0, revision=2, base=1)) == [
        "Два 👍 раза.",
        "Новый.",
        "Один.",
    ]


def test_a_splice_counts_as_javascript_does(revisions: Revisions) -> None:
    splice = Splice(block=1, start=7, end=11, text="дня")
    assert texts(revisions, sent(0, 1, revision=2, base=1, splices=(splice,))) == [
        "Один.",
        "Два 👍 дня.",
    ]


def test_a_splice_may_divide_a_pair_of_surrogates(revisions: Revisions) -> None:
    low = "👎".encode("utf-16-le")[2:].decode("utf-16-le", "surrogatepass")
    splice = Splice(block=0, start=5, end=6, text=low)
    assert texts(revisions, sent(1, revision=2, base=1, splices=(splice,))) == ["Два 👎 раза."]


def test_the_next_base_is_the_last_draft(revisions: Revisions) -> None:
    revisions.whole(sent(block("Другое."), revision=2, base=1))
    assert texts(revisions, sent(0, revision=3, base=2)) == ["Другое."]


@pytest.mark.parametrize(
    "draft",
    [
        sent(0, revision=3, base=2),
        sent(7, revision=2, base=1),
        sent(0, revision=2),
        sent(0, revision=2, base=1, splices=(Splice(block=3, start=0, end=0, text=""),)),
    ],
    ids=["another revision", "no such block", "no base", "splice of no block"],
)
def test_what_refers_to_nothing_known_is_refused(revisions: Revisions, draft: SentDraft) -> None:
    with pytest.raises(UnknownBase):
        revisions.whole(draft)


def test_a_forgotten_draft_has_no_base(revisions: Revisions) -> None:
    revisions.forget("tab-1")
    with pytest.raises(UnknownBase):
        revisions.whole(sent(0, revision=2, base=1))
