"""Reproaches: who is blamed, who is sent away.

A reproach needs somebody to be blamed: «Вы», or what is «Ваш». The writer's own fault,
a third person's, what others say, conditions and questions are none. What is said is
judged in misdeeds.py (deeds of the reader), faults.py (guilt as a noun), brush_offs.py
and scoldings.py.
"""

from collections.abc import Iterator

from pismovnik.russian.clauses import Clause, own_clauses
from pismovnik.russian.language import Language
from pismovnik.russian.phrases import sections
from pismovnik.russian.remembering import remembered
from pismovnik.russian.reproaches.brush_offs import brush_offs, helps
from pismovnik.russian.reproaches.faults import faults
from pismovnik.russian.reproaches.marks import Kind, Reproach, Setting, is_selves, names_reader
from pismovnik.russian.reproaches.misdeeds import misdeeds, owed
from pismovnik.russian.reproaches.scoldings import idle_wishes, questions, scoldings, told_off
from pismovnik.text_lists import read_words

__all__ = ["Kind", "Reproach", "offers_help", "reproaches"]

#: Clauses to each side that may change what one means.
_NEAR = 6
_PHRASES = sections(read_words(__file__, "reproaches.txt"))


@remembered
def reproaches(language: Language, text: str, *, helped: bool = False) -> Iterator[Reproach]:
    """The reproaches of a text, at most one for a sentence, the surest.

    ``helped`` tells that the reader is offered help elsewhere in the letter, so that
    «ничем помочь не можем» is no brush-off.
    """
    found = own_clauses(language, text)
    helped = helped or offers_help(language, text)
    best: dict[int, Reproach] = {}
    for clause, setting in _with_settings(found, helped):
        for one in _of_clause(clause, setting):
            if text[one.start : one.end].isupper():
                continue  # «схемы ВРУ»: an abbreviation, no form of «врать»
            known = best.get(clause.sentence)
            if known is None or (one.sure and not known.sure):
                best[clause.sentence] = one
    yield from best.values()


@remembered
def offers_help(language: Language, text: str) -> bool:
    """Whether a text tells the reader what is done for him or whom to turn to."""
    return any(helps(clause) for clause in own_clauses(language, text))


def _with_settings(found: tuple[Clause, ...], helped: bool) -> Iterator[tuple[Clause, Setting]]:
    """The clauses that may reproach, each with its setting; not those that give thanks."""
    sentences: dict[int, list[Clause]] = {}
    for clause in found:
        sentences.setdefault(clause.sentence, []).append(clause)
    carried = False
    for sentence in sentences.values():
        praising = any(_PHRASES["praise"].is_in(clause.words) for clause in sentence)
        wishing = any(_PHRASES["thanks"].is_in(clause.words) for clause in sentence)
        sorry = any(_PHRASES["apologies"].is_in(clause.words) for clause in sentence)
        for place, clause in enumerate(sentence):
            carried = names_reader(clause) or is_selves(clause) or (carried and clause.continues)
            if not praising:
                yield (
                    clause,
                    Setting(
                        lemmas=frozenset().union(*(word.lemmas for word in clause.words)),
                        before=tuple(sentence[max(0, place - _NEAR) : place]),
                        after=tuple(sentence[place + 1 : place + 1 + _NEAR]),
                        reader=carried,
                        helped=helped,
                        wish=clause.hypothetical and wishing,
                        sorry=sorry,
                    ),
                )


def _of_clause(clause: Clause, setting: Setting) -> Iterator[Reproach]:
    if clause.reported:
        return
    if clause.question:
        yield from questions(clause, setting)
        return
    if not setting.wish:
        yield from idle_wishes(clause, setting)
        yield from scoldings(clause, setting)
    if clause.hypothetical:
        return
    yield from told_off(clause, setting)
    yield from owed(clause)
    yield from brush_offs(clause, setting)
    yield from faults(clause, setting)
    if setting.reader:
        yield from misdeeds(clause, setting)
