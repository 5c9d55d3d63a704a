"""What a letter promises, and which days it names for the work."""

import bisect
import datetime
from collections.abc import Sequence

import msgspec

from pismovnik.letter.model import Block, BlockKind, Letter, Zone
from pismovnik.russian.clauses import Clause, by_sentence, own_clauses
from pismovnik.russian.commitments import Commitment, commitments
from pismovnik.russian.commitments.requests import asks_reader
from pismovnik.russian.dates import DateMention, dates_of
from pismovnik.russian.language import Language

#: Characters between two verbs that are named together, «подготовим и вышлем».
_NEAR = 12
_PLANS = frozenset({BlockKind.CELL, BlockKind.ITEM, BlockKind.HEADING})
#: «Счёт действует до 14 августа» names no day of the work.
_VALID = frozenset({"действовать", "действительный", "опубликовать", "подорожать"})


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """The commitments of one sentence of the block number ``index``, in its order."""

    index: int
    block: Block
    commitments: tuple[Commitment, ...]

    @property
    def sentence(self) -> int:
        return self.commitments[0].sentence

    @property
    def span(self) -> tuple[int, int]:
        """From the first commitment to the last that goes on from it, in code points."""
        start, end = self.commitments[0].whole
        for commitment in self.commitments[1:]:
            if commitment.whole[0] - end > _NEAR:
                break
            end = max(end, commitment.whole[1])
        return start, end

    @property
    def words(self) -> str:
        start, end = self.span
        return " ".join(self.block.text[start:end].split())

    @property
    def is_vague(self) -> bool:
        return any(c.term is not None and c.term.is_vague for c in self.commitments)


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """The blocks in which a letter names days to come for what is to be done.

    ``planned`` tells that the subject, a list or a table names one, ``asked`` that the reader
    is asked for something by a day.
    """

    blocks: frozenset[int]
    planned: bool
    asked: bool

    def near(self, promise: Promise) -> bool:
        """Whether one stands in the promise's block, or in the one before or behind."""
        return any(index in self.blocks for index in range(promise.index - 1, promise.index + 2))


def promises(letter: Letter, language: Language) -> tuple[Promise, ...]:
    """What the body of a letter promises, sentence by sentence."""
    return tuple(
        Promise(index=index, block=block, commitments=together)
        for index, block in letter.in_zones(Zone.BODY)
        for together in by_sentence(commitments(language, block.text, letter.date.date()))
    )


def days(letter: Letter, language: Language) -> Days:
    """The days to come that the letter names for what is to be done."""
    today = letter.date.date()
    named: set[int] = set()
    planned = any(_is_to_come(date, today) for date in dates_of(letter.subject, today))
    asked = False
    for index, block in letter.in_zones(Zone.BODY):
        dates = [date for date in dates_of(block.text, today) if _is_to_come(date, today)]
        for clause in own_clauses(language, block.text) if dates else ():
            if not _has_date(clause, dates):
                continue
            if asks_reader(clause):
                asked = True
            elif _tells_of_work(clause):
                named.add(index)
                planned = planned or block.kind in _PLANS
    return Days(blocks=frozenset(named), planned=planned, asked=asked)


def _is_to_come(date: DateMention, today: datetime.date) -> bool:
    """Whether it is a day for something; an hour alone or «за май» is none."""
    names_day = date.bound != "of" and date.kind not in {"time", "recurring"}
    return names_day and (date.last is None or date.last >= today)


def _has_date(clause: Clause, dates: Sequence[DateMention]) -> bool:
    place = bisect.bisect_left(dates, clause.start, key=lambda date: date.start)
    return place < len(dates) and dates[place].start < clause.stop


def _tells_of_work(clause: Clause) -> bool:
    """Whether a day in the clause is one of what will be, not of what was or is in force."""
    past = any(word.is_finite and word.is_past for word in clause.words)
    return not past and not any(word.lemmas & _VALID for word in clause.words)
