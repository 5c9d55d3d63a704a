"""The oral agreements of a letter: which it records, and where it leans on one."""

import msgspec

from pismovnik.letter.model import Block, BlockKind, Letter, Zone
from pismovnik.russian.agreements import Saying, Talk, sayings
from pismovnik.russian.language import Language

_LISTED = frozenset({BlockKind.ITEM, BlockKind.CELL})
#: A talk is named in the sentence that records it, or at most so many sentences above.
_ABOVE = 3


class Recorded(msgspec.Struct, frozen=True):
    """A sentence that records what was agreed in a talk.

    ``announced`` tells that a list or other sentences of what was agreed follow it.
    """

    index: int
    block: Block
    saying: Saying
    talk: Talk
    announced: bool


def recorded(letter: Letter, language: Language) -> Recorded | None:
    """The first sentence of the body that records an oral agreement."""
    today = letter.date.date()
    above: list[Saying] = []
    body = tuple(letter.in_zones(Zone.BODY))
    for place, (index, block) in enumerate(body):
        found = sayings(language, block.text, today)
        follows = place + 1 < len(body) and body[place + 1][1].kind in _LISTED
        for number, saying in enumerate(found):
            last = number + 1 == len(found)
            talk = _talk(saying, above[-_ABOVE:])
            announced = saying.announces or (last and follows)
            told = saying.content and place == 0
            if saying.agrees and talk is not None and (announced or told):
                return Recorded(index, block, saying, talk, announced)
            above.append(saying)
    return None


def _talk(saying: Saying, above: list[Saying]) -> Talk | None:
    """The talk of a sentence, with the day that stands in one above where it has none."""
    talks = [said.talk for said in (saying, *reversed(above)) if said.talk is not None]
    if saying.written or not talks:
        return None
    dated = next((talk for talk in talks if talk.day is not None), None)
    return Talk(talks[0].name, dated.day, dated.time) if dated is not None else talks[0]
