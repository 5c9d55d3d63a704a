"""The writer's own absence: announced, current or at hand.

Leave, illness, travel and the like are his where a verb in the first person, «я», «у меня»,
«мой» or an elliptic sentence («До пятницы в отпуске») says so. Nothing is announced by what
is past, denied, called off, conditional or told of others.
"""

from collections.abc import Iterator, Sequence

from pismovnik.russian.absences.announcing import (
    BEFORE_ADJECTIVES,
    PHRASES,
    WORDS,
    Absence,
    announced,
    has_owner,
    is_about_time,
    is_own_past,
    is_subject,
    own_verb,
)
from pismovnik.russian.absences.ways import other_ways
from pismovnik.russian.clauses import Clause, own_clauses
from pismovnik.russian.language import Language
from pismovnik.russian.remembering import remembered
from pismovnik.russian.words import Word

_PLACES = {"в": WORDS["in"], "на": WORDS["on"]}
_SOURCES = {"из": WORDS["in"], "с": WORDS["on"]}
_GOING = WORDS["being"] | WORDS["departing"]
_TIMES = WORDS["time"] | {"сегодня", "завтра", "сейчас", "пока"}
#: Without one of these no clause announces anything.
_SIGNS = (
    WORDS["in"]
    | WORDS["on"]
    | WORDS["own absence"]
    | WORDS["at me"]
    | {"не", "нет", "вне", "без", "отсутствовать", "недоступный", "доступ"}
    | WORDS["ill"]
    | PHRASES["away phrases"].firsts
)


@remembered
def absences(language: Language, text: str) -> tuple[Absence, ...]:
    """The absences that the writer announces in a text, one a clause at most."""
    clauses = own_clauses(language, text)
    to_reader = {clause.sentence for clause in clauses if _goes_to_reader(clause)}
    found = (_absence(clause, clause.sentence in to_reader) for clause in clauses)
    return tuple(absence for absence in found if absence is not None)


@remembered
def names_absence(language: Language, text: str) -> bool:
    """Whether a subject is about an absence: «Отпуск Дмитрия Ковалёва», «Отсутствую с 5 мая»."""
    words = [word for clause in own_clauses(language, text) for word in clause.words]
    named = any(word.is_one_of(WORDS["own absence"]) for word in words)
    return named or bool(absences(language, text))


def _goes_to_reader(clause: Clause) -> bool:
    """«Буду у Вас», «заеду к Вам», «на Вашем объекте»."""
    words = clause.words
    return any(
        (word.form in {"вас", "вам", "вами"} and number and words[number - 1].may_be("PREP"))
        or word.lemma == "ваш"
        for number, word in enumerate(words)
    )


def _absence(clause: Clause, to_reader: bool) -> Absence | None:
    if clause.question or clause.hypothetical or clause.conditioned or clause.reported:
        return None
    if not any(word.is_one_of(_SIGNS) for word in clause.words):
        return None
    if any(word.is_one_of(WORDS["cancelled"]) for word in clause.words) or _is_put_off(clause):
        return None
    return next(_readings(clause, to_reader), None)


def _is_put_off(clause: Clause) -> bool:
    """«В отпуск собираюсь только в декабре»: till then the writer is there."""
    words = clause.words
    return any(
        word.form in {"только", "лишь"}
        and any(w.text[0].isdigit() or w.is_one_of(WORDS["time"]) for w in words[n + 1 : n + 4])
        for n, word in enumerate(words)
    )


def _readings(clause: Clause, to_reader: bool) -> Iterator[Absence]:
    yield from _staying(clause, to_reader)
    yield from other_ways(clause)


# --- being away, going away ----------------------------------------------------------------


def _staying(clause: Clause, to_reader: bool) -> Iterator[Absence]:
    """«Буду в отпуске», «ухожу на больничный», «вернусь из командировки»."""
    words = clause.words
    for number, word in enumerate(words):
        if to_reader and word.is_one_of(WORDS["visiting"]):
            continue
        if has_owner(words, number):
            continue
        place = _preposition(words, number, _PLACES)
        if place is not None:
            ill = word.is_one_of(WORDS["facilities"])
            verb = _verb_of_going(clause, WORDS["lying"] if ill else _GOING)
            if verb is not None:
                yield announced(clause, min(verb, place), max(verb, number))
            elif not ill and _is_elliptic(clause, place, word):
                yield announced(clause, place, number)
        source = _preposition(words, number, _SOURCES)
        if source is not None:
            verb = own_verb(clause, WORDS["returning"])
            if verb is not None:
                yield announced(clause, min(verb, source), max(verb, number), returns=True)


def _preposition(
    words: Sequence[Word], number: int, nouns: dict[str, frozenset[str]]
) -> int | None:
    """The number of «в» in «в очередном отпуске», if the noun is one that it leads to."""
    for place in range(number - 1, max(-1, number - 1 - BEFORE_ADJECTIVES), -1):
        form = {"во": "в", "со": "с"}.get(words[place].form, words[place].form)
        if form in nouns:
            after_not = place > 0 and words[place - 1].form == "не"
            return place if words[number].is_one_of(nouns[form]) and not after_not else None
        if not words[place].may_be("ADJF"):
            return None
    return None


def _verb_of_going(clause: Clause, verbs: frozenset[str]) -> int | None:
    coming = own_verb(clause, verbs)
    return coming if coming is not None else _verb_of_gone(clause, verbs & WORDS["gone"])


def _verb_of_gone(clause: Clause, verbs: frozenset[str]) -> int | None:
    """«Я ушла на больничный» of today; «пока я ушла» and «когда ушла» tell a story."""
    opened = clause.words[0].form in {"когда", "пока", "после", "как"} or clause.subordinate
    if opened:
        return None
    return next(
        (
            number
            for number, word in enumerate(clause.words)
            if word.is_one_of(verbs) and is_own_past(clause, number)
        ),
        None,
    )


def _is_elliptic(clause: Clause, place: int, noun: Word) -> bool:
    """«Я в отпуске до 14 августа», «Приболела, с понедельника на больничном»."""
    words = clause.words
    first = max(number for number in range(place + 1) if number == 0 or words[number].mark)
    after = (n for n in range(place + 1, len(words)) if words[n].mark)
    here = words[first : next(after, len(words))]
    if not noun.may_be("loct") or any(map(_is_told, here)):
        return False
    others = [word for word in here if word is not noun]
    if any(word.form == "я" for word in here[: place - first]):
        return True
    if any(map(is_subject, words[:first])):
        return False
    timed = any(word.text[0].isdigit() or word.is_one_of(_TIMES) for word in others)
    return timed and all(map(is_about_time, others))


def _is_told(word: Word) -> bool:
    """Whether a word is a predicate of its own; «пишите» asks for something else."""
    return word.is_finite and not word.may_be("impr")
