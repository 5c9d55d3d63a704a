"""Guilt said with a noun: «по Вашей вине», «из-за ошибки Вашего бухгалтера».

Contracts and conditions («при просрочке по Вашей вине») and denials blame nobody.
"""

from collections.abc import Iterator

from pismovnik.russian import morphology
from pismovnik.russian.clauses import Clause
from pismovnik.russian.phrases import sections
from pismovnik.russian.reproaches.marks import (
    READERS,
    SELF,
    Reproach,
    Setting,
    names_reader,
    phrased,
    reproach,
)
from pismovnik.russian.words import Word
from pismovnik.text_lists import read_words

_PHRASES = sections(read_words(__file__, "faults.txt"))
_CAUSES = frozenset(
    {"по", "из-за", "причине", "вследствие", "ввиду", "результате", "силу", "благодаря", "из"}
)
_WHOLLY = frozenset(
    {"это", "здесь", "тут", "целиком", "полностью", "только", "исключительно", "именно"}
)
_NEGATIONS = frozenset({"не", "ни", "нет", "без", "никакой"})
_GUILTY = frozenset({"виноватый", "виновный", "повинный", "виноват", "виновен"})
_HARMING = frozenset({"из-за", "причине", "вследствие", "благодаря"})
_WE = frozenset({"мы", "нас", "нам", "я", "меня", "мне"})
_GENERAL = frozenset({"при", "случае", "любой", "любая", "каждый"})


def faults(clause: Clause, setting: Setting) -> Iterator[Reproach]:
    """Where a clause lays a fault at the reader's door."""
    yield from _fault_noun(clause)
    yield from _harm(clause)
    yield from _self_guilt(clause)
    yield from phrased(clause, setting, _PHRASES["guilt"], "guilt", sure=True)


def _fault_noun(clause: Clause) -> Iterator[Reproach]:
    """«По Вашей вине», «из-за Вашей невнимательности», «это Ваша ошибка»."""
    words = clause.words
    for place, noun in enumerate(words):
        if noun.pos != "NOUN":
            continue
        blaming = _is_fault(noun) or _is_bad_action(words, place)
        causing = noun.has("Animacy", "Anim") or _PHRASES["delays"].is_in((noun,))
        owners = _owners(words, place) if blaming or causing else None
        if owners is None:
            continue
        first, last = min(place, *owners), max(place, *owners)
        first -= blaming and first > 0 and _is_bad(words[first - 1])
        before = words[first - 1].form if first else ""
        caused = _CAUSES if blaming else {"из-за"}
        blamed = before in caused and _is_told_as_past(clause)
        if blaming:
            blamed = blamed or _is_result(clause, first)
            if _is_subject(noun, first):
                blamed = blamed or before in _WHOLLY or _is_predicate_or_cause(clause)
        if blamed and not _is_negated(words, first):
            start = first - (before in caused)
            yield reproach(clause, start, last + 1, "guilt", sure=True)


def _harm(clause: Clause) -> Iterator[Reproach]:
    """«Ваша экономия привела к аварии», «из-за Вашего решения мы потеряли неделю»."""
    words = clause.words
    if not _is_told_as_past(clause) or _PHRASES["no harm"].is_in(words):
        return
    for place, noun in enumerate(words):
        deed = noun.pos == "NOUN" and not noun.has("Animacy", "Anim")
        owners = _owners(words, place) if deed else None
        if owners is None:
            continue
        first, last = min(place, *owners), max(place, *owners)
        if _is_negated(words, first) or not _ends_in_harm(words, first, last):
            continue
        yield reproach(clause, first, last + 1, "guilt", sure=True)


def _ends_in_harm(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether what is the reader's, from ``first`` to ``last``, did harm."""
    before = words[first - 1].form if first else ""
    if before in _HARMING:
        lost = any(w.is_finite and _PHRASES["losses"].is_in((w,)) for w in words)
        return lost and (_PHRASES["harms"].is_in(words) or any(w.form in _WE for w in words))
    if not words[first].may_be("nomn") or (first and words[first - 1].pos == "ADP"):
        return False
    rest = words[last + 1 :]
    caused = next((i for i, w in enumerate(rest) if _PHRASES["causing past"].is_in((w,))), None)
    return (
        caused is not None
        and not (caused and rest[caused - 1].form == "не")
        and _PHRASES["harms"].is_in(rest[caused:])
    )


def _is_subject(noun: Word, first: int) -> bool:
    """In the nominative; natasha takes a neuter at the beginning for the accusative."""
    opens = first == 0 and morphology.has_grammeme(noun.text.lower(), "nomn")
    return noun.has("Case", "Nom") or opens


def _is_fault(noun: Word) -> bool:
    """«Вина», «халатность»; «небрежность» and its like by their form."""
    if _PHRASES["faults"].is_in((noun,)):
        return True
    lacking = noun.form.startswith(("не", "без", "бес"))
    quality = any(form.endswith("ость") for form in noun.lemmas)
    return lacking and quality and not _PHRASES["no faults"].is_in((noun,))


def _is_bad_action(words: tuple[Word, ...], place: int) -> bool:
    """«Неправильные действия», «неумелое обращение»."""
    return _PHRASES["actions"].is_in((words[place],)) and any(
        _is_bad(word) for word in words[max(0, place - 2) : place]
    )


def _is_bad(word: Word) -> bool:
    return _PHRASES["bad actions"].is_in((word,))


def _owners(words: tuple[Word, ...], noun: int) -> tuple[int, ...] | None:
    """The words that make the reader the owner of a noun.

    «Ваша вина», «вина здесь целиком Ваша», «вина Вашего администратора».
    """
    case = words[noun].feats.get("Case")
    near: list[int] = [
        *range(noun - 1, max(-1, noun - 4), -1),
        *range(noun + 1, min(len(words), noun + 4)),
    ]
    for position in near:
        word = words[position]
        if not word.lemmas & READERS:
            continue
        owned = _owned(words, position)
        if owned is not None and position > noun and _is_genitive(words, position, owned):
            return (position, owned)
        if _agree(word.feats.get("Case"), case) and owned in {noun, None}:
            return (position,)
    return None


def _agree(first: str | None, second: str | None) -> bool:
    """Whether two cases are one; natasha takes a nominative for an accusative at times."""
    return first in {second, None} or {first, second} == {"Nom", "Acc"}


def _owned(words: tuple[Word, ...], owner: int) -> int | None:
    """Where the noun of «Ваш» stands behind it."""
    behind = range(owner + 1, min(len(words), owner + 4))
    return next((i for i in behind if words[i].pos in {"NOUN", "PROPN"}), None)


def _is_genitive(words: tuple[Word, ...], owner: int, owned: int) -> bool:
    return words[owner].may_be("gent") and words[owned].may_be("gent")


def _is_told_as_past(clause: Clause) -> bool:
    """Something that happened: not a rule for the future, not a condition."""
    finite = [word for word in clause.words if word.is_finite]
    happened = all(word.is_past for word in finite)
    general = any(word.form in _GENERAL for word in clause.words)
    return happened and not clause.conditioned and not general


def _is_result(clause: Clause, first: int) -> bool:
    """«Причина кроется в неправильных действиях…», «сбой вызван ошибкой…»."""
    causing = _PHRASES["causing"].is_in(clause.words[max(0, first - 5) : first])
    general = any(word.form in _GENERAL for word in clause.words)
    return causing and not clause.conditioned and not general


def _is_predicate_or_cause(clause: Clause) -> bool:
    """«Это Ваша вина», «Ваша ошибка стоила нам дня»; not «Ваша ошибка исправлена»."""
    words = clause.words
    if any(word.has("Variant", "Short") for word in words):
        return False
    finite = [word for word in words if word.is_finite]
    if finite:
        return all(word.is_past and not word.has("Voice", "Pass") for word in finite)
    return any(word.form in _WHOLLY for word in words)


def _is_negated(words: tuple[Word, ...], position: int) -> bool:
    around = words[max(0, position - 2) : position]
    denied = any(word.form in {"нет", "отсутствует"} for word in words)
    return denied or any(word.form in _NEGATIONS for word in around)


def _self_guilt(clause: Clause) -> Iterator[Reproach]:
    """«Сами виноваты»: the reader, unless somebody else is named."""
    words = clause.words
    for position, word in enumerate(words):
        if not word.lemmas & _GUILTY:
            continue
        if word.pos == "NOUN" or _is_negated(words, position):
            continue
        named = [w for w in words if w.pos in {"NOUN", "PROPN", "PRON"} and w.has("Case", "Nom")]
        selves = any(w.form in SELF for w in words)
        if names_reader(clause) or (selves and not named):
            if not any(w.form in {"не", "ни"} for w in words):
                yield reproach(clause, 0, len(words), "guilt", sure=True)
            return
