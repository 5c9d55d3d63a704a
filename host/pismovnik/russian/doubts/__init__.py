"""Doubts: where the writer leaves a cause, a promise or an answer hanging.

Doubt about what the reader wants («возможно, Вам удобнее»), questions, conditions and
possibilities («возможно как курьером, так и почтой») are courtesy or fact, not doubt.
"""

import re
from collections.abc import Iterator

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.clauses import Clause, own_clauses
from pismovnik.russian.doubts.senses import (
    PHRASES,
    SUPPOSITIONS,
    TO_READER,
    Strength,
    awaits,
    promises,
    senses,
)
from pismovnik.russian.language import Language
from pismovnik.russian.phrases import Match
from pismovnik.russian.remembering import remembered
from pismovnik.russian.words import Word

_DATE = re.compile(
    r"\b\d{1,2}(?:[:.]\d{2}|\s+(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|"
    r"ноября|декабря))|\b(?:сегодня|завтра|послезавтра|понедельник|вторник|среду|четверг|пятницу|"
    r"субботу|воскресенье)\b|\bчерез\s+(?:\d+|час|день|неделю|два|две|три|полчаса)\b",
    re.IGNORECASE,
)
#: «Думаю, что проект будет работать» is an opinion, «думаю, успеем» an open promise.
_OPINIONS = frozenset({"думать", "полагать", "верить"})
#: A clause of no more words only opens the next: «насколько я помню, скидку…».
_ASIDE = 3
_ASIDE_VERBS = frozenset(
    {"думать", "полагать", "надеяться", "знать", "помнить", "мочь", "казаться", "подозревать"}
)


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """A word of doubt in a text, in code points.

    ``own`` tells that it is about a cause or about what is to come; ``matter`` that this is
    what the reader waits for: a cause, the writer's deed, a document, a delivery. ``settled``
    tells that a day is named on which certainty comes, ``acted`` that one is named on which
    the writer acts, or that the sentence asks the reader for what is needed.
    """

    strength: Strength
    start: int
    end: int
    sentence: int
    own: bool
    matter: bool
    settled: bool
    acted: bool


@remembered
def doubts(language: Language, text: str) -> tuple[Doubt, ...]:
    """The writer's doubts in a text, in its order."""
    found = own_clauses(language, text)
    sentences = language.analysis(text).sentences
    doubted = tuple(_doubts(found))
    starts = [doubt.start for doubt in doubted]
    dated = [
        clause
        for clause in found
        if _DATE.search(sentences[clause.sentence].text) is not None
        and not clause.hypothetical
        and not any(clause.start <= start < clause.stop for start in starts)
    ]
    settled = {clause.sentence for clause in dated if _settles(clause)}
    acted = {clause.sentence for clause in dated if _acts(clause)}
    asked = {clause.sentence for clause in found if _is_request(clause)}
    return tuple(
        msgspec.structs.replace(
            doubt,
            settled=bool(settled & {doubt.sentence, doubt.sentence + 1}),
            acted=bool(acted & {doubt.sentence, doubt.sentence + 1}) or doubt.sentence in asked,
        )
        for doubt in doubted
    )


def _doubts(found: tuple[Clause, ...]) -> Iterator[Doubt]:
    for number, clause in enumerate(found):
        if clause.question or clause.reported:
            continue
        taken = 0
        following = _same_sentence(found, number, 1)
        if _concerns_reader(clause, following) or _is_request(clause):
            continue
        for strength, match in senses(clause, _same_sentence(found, number, -1), following):
            if match.first < taken:
                continue
            taken = match.end
            yield Doubt(
                strength=strength,
                start=clause.words[match.first].start,
                end=clause.words[match.end - 1].stop,
                sentence=clause.sentence,
                own=_is_own(clause, following),
                matter=_is_matter(clause, match, following)
                or (strength == "colloquial" and _is_about_work(clause, following)),
                settled=False,
                acted=False,
            )


def _same_sentence(found: tuple[Clause, ...], number: int, step: int) -> tuple[Clause, ...]:
    """The two clauses before (-1) or after (1) clause ``number`` in its sentence."""
    near = found[max(0, number - 2) : number] if step < 0 else found[number + 1 : number + 3]
    return tuple(other for other in near if other.sentence == found[number].sentence)


def _settles(clause: Clause) -> bool:
    """«Точно скажем 5 мая»: the writer names when it will be known."""
    return any(word.is_future and PHRASES["certain"].is_in((word,)) for word in clause.words)


def _acts(clause: Clause) -> bool:
    """«Завтра заменим его»: the writer names when he acts."""
    return any(word.is_future and word.is_in_person("1") for word in clause.words)


def _concerns_reader(clause: Clause, following: tuple[Clause, ...]) -> bool:
    """«Возможно, Вам будет удобнее»: the reader chooses, the writer only supposes."""
    if clause.speaks_of_writer:
        return False
    if clause.speaks_of_reader:
        return True
    if clause.has_form(TO_READER):
        return not _serves(clause)
    return len(clause.words) <= 2 and bool(following) and _concerns_reader(following[0], ())


def _serves(clause: Clause) -> bool:
    """«Деньги Вам, наверное, вернут»: what is done for the reader is no choice of his."""
    return any(
        word.is_finite and word.is_future and PHRASES["services"].is_in((word,))
        for word in clause.words
    )


def _is_request(clause: Clause) -> bool:
    said_to = clause.has_form(frozenset({"вы", "ты"}))
    asked = not said_to and any(_is_imperative(word) for word in clause.words)
    return asked or PHRASES["asking"].is_in(clause.words)


def _is_imperative(word: Word) -> bool:
    """«Сохраните»: natasha may take it for the future; «решим» is no request."""
    tagged = word.is_finite and word.is_verbal and word.has("Mood", "Imp")
    return tagged or morphology.has_grammeme(word.form, "impr", "excl", "plur")


def _is_own(clause: Clause, following: tuple[Clause, ...]) -> bool:
    """A cause in the clause, or what is to come in it or in the one that it opens."""
    said = (clause, *following[:1])
    coming = any(word.is_future for other in said for word in other.words)
    return coming or PHRASES["cause"].is_in(clause.words)


def _is_matter(clause: Clause, match: Match, following: tuple[Clause, ...]) -> bool:
    """A cause, a mishap, or what the writer or his work did or will do."""
    said = (clause, *following[:1])
    if any(PHRASES["courtesies"].is_in(other.words) for other in said):
        return False
    if clause.words[match.first].lemmas & SUPPOSITIONS:
        return True
    if clause.words[match.first].lemmas & _OPINIONS:
        return any(promises(other) or PHRASES["faulty"].is_in(other.words) for other in said)
    if any(awaits(other) or PHRASES["faulty"].is_in(other.words) for other in said):
        return True
    if any(word.is_past and PHRASES["mishaps"].is_in((word,)) for c in said for word in c.words):
        return True
    around = (*clause.words[: match.first], *clause.words[match.end :])
    return any(word.is_finite and _is_writers(word) for word in around)


def _is_about_work(clause: Clause, following: tuple[Clause, ...]) -> bool:
    """«Вопрос вроде как решается»."""
    said = (clause, *following[:1]) if len(clause.words) <= _ASIDE else (clause,)
    return any(PHRASES["matters"].is_in(other.words) for other in said)


def _is_writers(word: Word) -> bool:
    return word.is_in_person("1") and not word.lemmas & _ASIDE_VERBS
