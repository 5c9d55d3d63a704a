"""Conflicts that a letter carries to its reader: threats, demands, rejections, accusations.

What others say, what a contract provides for, what the writer does as the reader's lawyer
and polite requests are none.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from pismovnik.russian.clauses import Clause, by_sentence, own_clauses
from pismovnik.russian.language import Language
from pismovnik.russian.phrases import sections
from pismovnik.russian.remembering import remembered
from pismovnik.russian.reproaches import Reproach, reproaches
from pismovnik.russian.words import Word, words_of
from pismovnik.text_lists import read_words

ConflictKind = Literal["threat", "suspension", "demand", "rejection", "accusation", "mention"]

_PHRASES = sections(read_words(__file__, "conflicts.txt"))
_WEIGHTS: dict[ConflictKind, int] = {
    "threat": 6,
    "suspension": 5,
    "demand": 4,
    "rejection": 3,
    "accusation": 2,
    "mention": 1,
}
_READER = frozenset({"вы", "ваш", "ты", "твой"})
_AGAINST = frozenset({"с", "со", "к", "ко", "от", "против"})
_THIRD = frozenset({"него", "нее", "них", "ним", "ней", "нему"})
_READERS_FORMS = frozenset({"вы", "ты"})
_NAMED = frozenset({"NOUN", "PROPN"})


class Conflict(msgspec.Struct, frozen=True):
    """Words of a conflict in a text, in code points.

    ``sure`` tells that the writer himself acts; of others' claims he only speaks.
    """

    kind: ConflictKind
    start: int
    end: int
    sure: bool = True

    @property
    def weight(self) -> int:
        """To find the strongest words of a letter: what is sure comes first."""
        return _WEIGHTS[self.kind] + 10 * self.sure


@remembered
def conflicts(language: Language, text: str, *, legal: bool = False) -> Iterator[Conflict]:
    """The words of conflict in a text.

    ``legal`` tells that the letter is about a case at law in which the writer serves the reader.
    """
    found = own_clauses(language, text)
    lost_above = False
    for sentence in by_sentence(found):
        lost_here = any(_has("losses", clause) for clause in sentence)
        lost, lost_above = lost_here or lost_above, lost_here
        for clause in sentence:
            if not clause.question:
                yield from _of_clause(clause, sentence, legal)
            if not (clause.question or clause.reported or legal):
                yield from _of_money(clause, lost)
        if not legal and not sentence[0].question:
            yield from _ultimatum(sentence)
    if any(_has("disputes of money and guilt", clause) for clause in found):
        yield from _blame(found, tuple(reproaches(language, text)))


@remembered
def is_matter_of_law(language: Language, text: str) -> bool:
    """Whether a text is about a case in which the reader is served: a trial, an insured event."""
    return _PHRASES["matters of law"].is_in(words_of(language.analysis(text).tokens))


def _has(title: str, clause: Clause) -> bool:
    return _PHRASES[title].is_in(clause.words)


def _of_clause(clause: Clause, sentence: tuple[Clause, ...], legal: bool) -> Iterator[Conflict]:
    if clause.speaks_of_reader and _has("accusations", clause):
        yield from _found(clause, "accusations", "accusation", sure=False)
    if clause.reported or clause.hypothetical:
        return
    if _is_writers(clause, sentence):
        if not legal and not _is_for_reader(clause):
            yield from _found(clause, "threats", "threat")
            yield from _paired(clause, "penalising", "penalties claimed", "threat")
            yield from _suspensions(clause, sentence)
        yield from _demands(clause, sentence)
        yield from _found(clause, "rejections", "rejection")
        if _has("not admitted", clause):
            yield from _found(clause, "not admitting", "rejection")
        yield from _paired(clause, "refusing", "refused", "rejection")
        yield from _paired(clause, "dismissals", "claims", "rejection")
        yield from _found(clause, "refusals", "rejection", sure=False)
    elif not legal:
        yield from _found(clause, "passive threats", "threat")
        if all(word.lemmas & {"быть"} for word in clause.words if word.is_finite):
            yield from _suspensions(clause, sentence, passive=True)
        yield from _of_claims(clause)
    if not legal:
        yield from _found(clause, "mentions", "mention", sure=False)


def _of_money(clause: Clause, lost: bool) -> Iterator[Conflict]:
    """Money is kept or claimed for a loss, or nothing is left to discuss.

    ``lost`` tells that this sentence or the one above names a loss: «Простой стоил 48 000. Эту сумму удержим из аванса.»
    """
    yield from _found(clause, "ultimatums", "rejection")
    if clause.hypothetical or clause.conditioned or _is_against_others(clause):
        return
    yield from _found(clause, "claims of money", "threat")
    if _is_writers(clause, (clause,)):
        yield from _found(clause, "not given back", "rejection")
        if lost and not _has("for the reader", clause):
            yield from _paired(clause, "keeping", "kept", "threat")


def _ultimatum(sentence: tuple[Clause, ...]) -> Iterator[Conflict]:
    """«Нравится Вам это или нет»: a clause ends at «или»."""
    words = tuple(word for clause in sentence for word in clause.words)
    for match in _PHRASES["ultimatums of sentences"].find(words):
        yield Conflict("threat", words[match.first].start, words[match.end - 1].stop)


def _found(
    clause: Clause, title: str, kind: ConflictKind, *, sure: bool = True
) -> Iterator[Conflict]:
    for match in _PHRASES[title].find(clause.words):
        denied = kind in {"threat", "suspension"} and _is_denied(clause)
        if not denied:
            first, last = clause.words[match.first], clause.words[match.end - 1]
            yield Conflict(kind, first.start, last.stop, sure)


def _is_writers(clause: Clause, sentence: tuple[Clause, ...]) -> bool:
    """Whether the writer acts: «обратимся», «вынуждены обратиться», «мы обратились»."""
    if clause.speaks_of_writer or any(map(_is_first_person, clause.words)):
        return True
    finite = [word for word in clause.words if word.is_finite]
    will = _has("wills", clause) and not clause.has_form(_READERS_FORMS)
    named = any(w.has("Case", "Nom") and w.pos in _NAMED for w in clause.words)
    if not finite or will:
        before = [c for c in sentence if c.start < clause.start and not c.hypothetical]
        carried = bool(before) and before[-1].speaks_of_writer and clause.continues
        return (will or carried) and not named
    return False


def _is_first_person(word: Word) -> bool:
    """By the dictionary too: «расторгаем» is also the short form of a participle."""
    return word.is_in_person("1") or (word.is_verbal and word.may_be("VERB", "1per"))


def _is_denied(clause: Clause) -> bool:
    """«Штраф начислять не будем», «не хотим обращаться в суд», «просим не начислять пени»."""
    pairs = itertools.pairwise(clause.words)
    return any(a.form == "не" and (b.is_verbal or b.is_finite or _has_will(b)) for a, b in pairs)


def _is_for_reader(clause: Clause) -> bool:
    """Whether the reader is asked to act, or the writer acts for him or against others."""
    return _has("requests", clause) or _has("for the reader", clause) or _is_against_others(clause)


def _is_against_others(clause: Clause, *, demanding: bool = False) -> bool:
    """«Взыщем с него», «иск к ООО „Сапфир“»; where it is ``demanding``, «от бригад» as well."""
    words = clause.words
    for place, word in enumerate(words):
        aim = words[place + 1 : place + 4] if word.form in _AGAINST else ()
        if any(other.lemmas & _READER for other in aim[:2]):
            return False
        named = next((other for other in aim if other.pos in _NAMED | {"PRON"}), None)
        anybody = demanding and word.form == "от"
        if named is not None and (anybody or _is_somebody(named)):
            return True
    return False


def _is_somebody(word: Word) -> bool:
    return word.form in _THIRD or word.has("Animacy", "Anim") or _is_company(word)


def _is_company(word: Word) -> bool:
    return word.pos == "PROPN" or _PHRASES["others"].is_in((word,))


def _has_will(word: Word) -> bool:
    return _PHRASES["wills"].is_in((word,))


def _suspensions(
    clause: Clause, sentence: tuple[Clause, ...], *, passive: bool = False
) -> Iterator[Conflict]:
    """Work is stopped, or the contract ended, because the reader has failed to do something.

    In the ``passive`` voice it may be what a program or the contract does by itself.
    """
    words = tuple(word for part in sentence for word in part.words)
    unpaid = _PHRASES["readers payments"].is_in(words)
    readers = any(word.lemmas & _READER for word in words)
    if _PHRASES["under default"].is_in(words) and (unpaid or readers):
        sure = unpaid and not passive
        yield from _found(clause, "suspensions", "suspension", sure=sure)
        yield from _paired(clause, "stopping", "stopped", "suspension", sure=sure)


def _paired(
    clause: Clause, doing: str, done: str, kind: ConflictKind, *, sure: bool = True
) -> Iterator[Conflict]:
    """Two words in either order: «начислим пени», «отгрузку приостановим»."""
    words = clause.words
    one = next((w for w in words if _PHRASES[doing].is_in((w,)) and _may_tell(w)), None)
    other = next((w for w in words if w is not one and _PHRASES[done].is_in((w,))), None)
    if one is not None and other is not None and not _is_denied(clause):
        first, last = sorted((one, other), key=lambda word: word.start)
        yield Conflict(kind, first.start, last.stop, sure)


def _may_tell(word: Word) -> bool:
    """Verbs, and adjectives of judgement; «печать» is no form of «печатать»."""
    return word.is_verbal or word.pos in {"ADJ", "VERB"} or word.may_be("ADJF")


def _of_claims(clause: Clause) -> Iterator[Conflict]:
    """«Претензия необоснованна»: a claim is rejected without «мы»."""
    if not any(word.is_finite for word in clause.words):
        yield from _found(clause, "rejections", "rejection")
        yield from _paired(clause, "dismissals", "claims", "rejection")


def _demands(clause: Clause, sentence: tuple[Clause, ...]) -> Iterator[Conflict]:
    if _has("answers to claims", clause) or _is_denied(clause):
        return
    if _is_against_others(clause, demanding=True):
        return
    words = tuple(word for part in sentence for word in part.words)
    aimed = _PHRASES["disputes of money and guilt"].is_in(words) or any(
        word.lemmas & _READER for word in words
    )
    for match in _PHRASES["demands"].find(clause.words):
        verb = clause.words[match.first]
        if verb.form.startswith("треб") and not _is_first_person(verb):
            continue
        sure = aimed or any(word.has("VerbForm", "Inf") for word in clause.words)
        yield Conflict("demand", verb.start, clause.words[match.end - 1].stop, sure=sure)


def _blame(found: Sequence[Clause], blamed: tuple[Reproach, ...]) -> Iterator[Conflict]:
    """The reader is blamed, and money or guilt is in dispute; an accusation is answered in kind."""
    accused = any(c.speaks_of_reader and _has("accusing", c) for c in found)
    disputed = {c.sentence for c in found if _has("penalties", c)}
    for reproach in blamed:
        if reproach.kind == "guilt" and reproach.sure:
            sure = accused or reproach.sentence in disputed
            yield Conflict("accusation", reproach.start, reproach.end, sure=sure)
