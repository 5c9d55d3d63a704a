"""What the host keeps of each draft, so that of a letter checked again only changes travel."""

import msgspec

from pismovnik.letter.model import RawBlock
from pismovnik.messaging.types import Draft, SentDraft
from pismovnik.messaging.wire import spliced


class UnknownBase(Exception):
    """A draft refers to blocks that are not here: the host is younger, or the two disagree."""


class Revisions:
    """The blocks of the last check of each draft that is open."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, tuple[RawBlock, ...]]] = {}

    def whole(self, sent: SentDraft) -> Draft:
        """The draft with all its blocks, the base of its next check. Raises UnknownBase."""
        revision, earlier = self._last.get(sent.key, (None, ()))
        if sent.base is not None and sent.base != revision:
            raise UnknownBase
        try:
            blocks = _whole(sent, earlier if sent.base is not None else ())
        except IndexError:
            raise UnknownBase from None
        self._last[sent.key] = (sent.revision, blocks)
        fields = {name: getattr(sent, name) for name in Draft.__struct_fields__}
        return Draft(**{**fields, "blocks": blocks})

    def forget(self, draft_key: str) -> None:
        self._last.pop(draft_key, None)


def _whole(sent: SentDraft, base: tuple[RawBlock, ...]) -> tuple[RawBlock, ...]:
    blocks = [base[block] if isinstance(block, int) else block for block in sent.blocks]
    for splice in sent.splices:
        old = blocks[splice.block]
        text = spliced(old.text, splice.start, splice.end, splice.text)
        blocks[splice.block] = msgspec.structs.replace(old, text=text)
    return tuple(blocks)
