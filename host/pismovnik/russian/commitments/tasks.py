"""Tasks: new work that the writer takes on, and whether it is known what it is for.

A new thing to be made or changed is a task; repairs, papers, visits and answers are not:
their reason is plain.
"""

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.clauses import Clause, by_sentence, own_clauses
from pismovnik.russian.commitments.requests import asks_reader
from pismovnik.russian.language import Language
from pismovnik.russian.phrases import sections
from pismovnik.russian.remembering import remembered
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_ENTRIES = read_words(__file__, "tasks.txt")
_PHRASES = sections(_ENTRIES)
_LISTS = {title: plain_set(entries) for title, entries in _ENTRIES.items()}
_MAKING, _THINGS = _LISTS["making"], _LISTS["made things"]
_INSTALLING, _ANOTHER = _LISTS["installing"] | _MAKING, _LISTS["another"]
#: «Чтобы мы успели, пришлите образец» is the purpose of a request, not of the task.
_PURPOSE_CLAUSE = frozenset({"чтобы", "чтоб", "дабы"})
#: «Нужен ли приёмник для брелоков» asks a detail.
_WHETHER = frozenset({"ли"})
_CAUSE_CLAUSE = frozenset({"потому", "поскольку", "ибо"})


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """New work that a text takes on; offsets are code points.

    ``accepted`` tells that it is said so («берём в работу»), not only that something will be
    made («добавим колонку»). ``thing`` is what is made, as it stands, if it is named;
    ``another`` that it is one more of what there is already («второй шлагбаум поставим»).
    """

    start: int
    end: int
    accepted: bool
    makes: bool
    thing: Word | None
    another: bool = False


@remembered
def tasks(language: Language, text: str) -> tuple[Task, ...]:
    """What a text takes on, in its order."""
    found = (
        _task(number, sentence)
        for sentence in by_sentence(own_clauses(language, text))
        for number in range(len(sentence))
    )
    return tuple(task for task in found if task is not None)


def _task(number: int, sentence: tuple[Clause, ...]) -> Task | None:
    clause = sentence[number]
    if clause.question or clause.reported or clause.hypothetical or clause.conditioned:
        return None
    thing = _thing(clause.words)
    making = next((word for word in clause.words if _makes(word)), None) if thing else None
    accepting = _accepting(clause, sentence[number - 1] if number else None)
    if accepting is not None:
        first, last = accepting
    elif making is not None and thing is not None and not clause.subordinate:
        first, last = sorted((making, thing), key=lambda word: word.start)
    else:
        return _one_more(clause)
    changes = making is not None or any(_is_change(c) for c in sentence)
    if accepting is not None:
        changes = changes or any(_makes(word) for c in sentence for word in c.words)
    return Task(
        start=first.start,
        end=last.stop,
        accepted=accepting is not None,
        makes=changes,
        thing=thing or next(filter(None, (_thing(c.words) for c in sentence)), None),
    )


def _one_more(clause: Clause) -> Task | None:
    """«Второй шлагбаум поставим», «ещё одну кассу откроем»."""
    verb = next((word for word in clause.words if _is_done_by_writer(word, _INSTALLING)), None)
    if verb is None or clause.subordinate:
        return None
    for number, word in enumerate(clause.words[1:], start=1):
        if _is_one_more(clause.words[:number], word):
            return Task(
                start=min(verb.start, clause.words[number - 1].start),
                end=max(verb.stop, word.stop),
                accepted=False,
                makes=True,
                thing=word,
                another=True,
            )
    return None


def _is_one_more(before: tuple[Word, ...], word: Word) -> bool:
    if word.pos != "NOUN" or not word.may_be("inan"):
        return False
    last = before[-1]
    ordinal = last.is_one_of(_ANOTHER) and not last.may_be("NOUN")
    return ordinal or (len(before) > 1 and before[-2].form == "еще" and "один" in last.lemmas)


def asks_for(language: Language, text: str, thing: Word) -> bool:
    """Whether a customer's text asks for the thing: «поставьте шлагбаум», «нужен стенд»."""
    return any(
        any(not word.lemmas.isdisjoint(thing.lemmas) for word in clause.words)
        and (asks_reader(clause) or any(word.is_one_of(_LISTS["wanting"]) for word in clause.words))
        for clause in own_clauses(language, text)
    )


def _accepting(clause: Clause, before: Clause | None) -> tuple[Word, Word] | None:
    """The first and the last word of «берём в работу», «заявку рассмотрели и приняли»."""
    words = clause.words
    for match in _PHRASES["accepting"].find(words):
        if not _is_negated(clause, match.first):
            return words[match.first], words[match.end - 1]
    goes_on = before is not None and not any(word.pos in {"NOUN", "PRON"} for word in words)
    named = before.words if before is not None and goes_on else words
    task = next((word for word in named if word.is_one_of(_LISTS["tasks"])), None)
    for number, word in enumerate(words):
        takes = word.is_verbal and word.is_one_of(_LISTS["taking"]) and not _asks(word)
        if task is not None and takes and not _is_negated(clause, number):
            first, last = sorted((task, word), key=lambda word: word.start)
            return first, last
    return None


def _asks(word: Word) -> bool:
    return word.likeliest_part == "INFN" or morphology.has_grammeme(word.form, "impr", "excl")


def _is_change(clause: Clause) -> bool:
    """«Доработка», «новый раздел сайта»."""
    words = clause.words
    set_as_task = any(word.is_one_of(_LISTS["set tasks"]) for word in words)
    if _PHRASES["change"].is_in(words) or (set_as_task and _thing(words) is not None):
        return True
    return any(
        word.is_one_of(_LISTS["new"]) and _thing(words[number + 1 : number + 3]) is not None
        for number, word in enumerate(words)
    )


def _thing(words: tuple[Word, ...]) -> Word | None:
    return next((word for word in words if word.is_one_of(_THINGS) and not word.is_verbal), None)


def _makes(word: Word) -> bool:
    return _is_done_by_writer(word, _MAKING)


def _is_done_by_writer(word: Word, verbs: frozenset[str]) -> bool:
    present = word.is_finite and word.is_in_person("1") and not word.is_past
    return present and word.is_one_of(verbs)


def _is_negated(clause: Clause, number: int) -> bool:
    return number > 0 and clause.words[number - 1].form == "не"


@remembered
def speaks_of_change(language: Language, text: str) -> bool:
    """Whether a text names something new or a change: «заявка на доработку»."""
    return any(_is_change(clause) for clause in own_clauses(language, text))


@remembered
def asks_to_make(language: Language, text: str) -> bool:
    """Whether a customer's text asks for new work: «сделайте нам чат-бота»."""
    return any(
        asks_reader(clause)
        and _thing(clause.words) is not None
        and any(word.is_verbal and word.is_one_of(_MAKING) for word in clause.words)
        for clause in own_clauses(language, text)
    )


@remembered
def asks_one_more(language: Language, text: str) -> bool:
    """Whether a customer asks for one more of a thing: «нам нужен ещё один экран»."""
    return any(
        (asks_reader(clause) or any(word.is_one_of(_LISTS["wanting"]) for word in clause.words))
        and any(_is_one_more(clause.words[:n], w) for n, w in enumerate(clause.words) if n)
        for clause in own_clauses(language, text)
    )


@remembered
def speaks_of_fault(language: Language, text: str) -> bool:
    """Whether a text is about something broken, whose repair needs no reason."""
    return any(_PHRASES["fault"].is_in(clause.words) for clause in own_clauses(language, text))


@remembered
def knows_purpose(language: Language, text: str) -> bool:
    """Whether the writer says or asks what the work is for."""
    return any(
        _asks_purpose(sentence) or _says_purpose(sentence)
        for sentence in by_sentence(own_clauses(language, text))
    )


@remembered
def gives_purpose(language: Language, text: str) -> bool:
    """Whether a customer's text gives a reason, a use or a trouble."""
    said = own_clauses(language, text)
    return (
        knows_purpose(language, text)
        or any(_PHRASES["purpose given"].is_in(clause.words) for clause in said)
        or any(map(_explains_request, by_sentence(said)))
    )


def _explains_request(sentence: tuple[Clause, ...]) -> bool:
    """«Поставьте второй стол: гостей будет больше»."""
    return asks_reader(sentence[0]) and any(
        clause.words[0].mark == ":"
        and not asks_reader(clause)
        and any(word.is_finite for word in clause.words)
        for clause in sentence[1:]
    )


def _asks_purpose(sentence: tuple[Clause, ...]) -> bool:
    return any(_PHRASES["purpose asked"].is_in(clause.words) for clause in sentence)


def _says_purpose(sentence: tuple[Clause, ...]) -> bool:
    if any(
        _PHRASES["purpose"].is_in(clause.words) and not clause.has_form(_WHETHER)
        for clause in sentence
    ):
        return True
    if any(clause.has_form(_CAUSE_CLAUSE) for clause in sentence):
        return True
    asked = any(asks_reader(clause) for clause in sentence)
    return not asked and any(_is_purpose(clause) for clause in sentence)


def _is_purpose(clause: Clause) -> bool:
    return any(word.form in _PURPOSE_CLAUSE for word in clause.words[:3])
