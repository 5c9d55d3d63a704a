"""Commitments: what the writer promises to do for the reader, and by when.

A promise is a future of the first person («пришлём»), of one's own people («наш инженер
приедет»), a future passive («отчёт будет готов») or a present that names work under way
(«готовим договор»): Русская грамматика (1980), §§ 1490–1494, 1500. Courtesy («будем рады»),
what is said here and now («напомним»), conditions, questions and reports promise nothing.
"""

import datetime
import functools
import itertools
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.clauses import Clause, by_sentence, own_clauses
from pismovnik.russian.commitments.governed import thing_of
from pismovnik.russian.commitments.requests import asks_reader
from pismovnik.russian.commitments.terms import Term, terms_of, waiting_term, weightiest
from pismovnik.russian.dates import DateMention, dates_of
from pismovnik.russian.language import Language
from pismovnik.russian.phrases import sections
from pismovnik.russian.remembering import remembered
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

#: ``work`` is done for the reader; ``answer``: to tell, call or write; ``light``: to show, fetch,
#: try and whatever else («возьмём за основу»); ``ongoing``: under way;
#: ``happening``: what comes of the work by itself, «макет появится».
CommitmentKind = Literal["work", "answer", "light", "ongoing", "happening"]

_ENTRIES = read_words(__file__, "commitments.txt")
_LISTS = {title: plain_set(entries) for title, entries in _ENTRIES.items()}
_PHRASES = sections(_ENTRIES)
_READERS = frozenset({"ваш", "твой"})
_TO_READER = frozenset({"вам", "вас", "тебе", "тебя"})
_READER = frozenset({"вы", "ты"})
_RECEIVING = frozenset({"получить", "увидеть", "дождаться", "узнать"})
_FROM_US = frozenset({"нас", "меня"})
_CONJUNCTIONS = frozenset(
    {"который", "что", "где", "чей", "кто", "куда", "откуда", "если", "ли", "когда"}
    | {"прежде", "как", "хотя", "поскольку", "пока", "чтобы"}
)


class Commitment(msgspec.Struct, frozen=True, kw_only=True):
    """A promise in a text; offsets are code points.

    ``start`` and ``end`` hold the verb, ``thing`` the span of what is promised, if it is
    named. ``sentence`` counts the sentences of the text. ``conditional`` tells that it hangs
    on «если», on something that the reader is asked for in the same sentence, or on whether
    he buys what is offered («ведём учёт под ключ: оформим…»); ``certain``
    that the writer speaks for himself, ``expected`` that the reader waits for the outcome
    («вернём деньги», not «закажем обед»).
    """

    kind: CommitmentKind
    verb: str
    start: int
    end: int
    sentence: int
    thing: tuple[int, int] | None = None
    term: Term | None = None
    conditional: bool = False
    certain: bool = True
    expected: bool = False

    @property
    def whole(self) -> tuple[int, int]:
        """The span of the verb and the thing."""
        spans = [(self.start, self.end), *([self.thing] if self.thing else [])]
        return min(start for start, _ in spans), max(end for _, end in spans)


@remembered
def commitments(language: Language, text: str, today: datetime.date) -> tuple[Commitment, ...]:
    """The promises of a text in its order; ``today`` is the day on which it is written."""
    dates = dates_of(text, today)
    found: list[Commitment] = []
    before: Clause | None = None
    for sentence in by_sentence(own_clauses(language, text)):
        found.extend(_in_sentence(sentence, before, dates))
        before = sentence[-1]
    return tuple(found)


def _in_sentence(
    clauses: Sequence[Clause], before: Clause | None, dates: Sequence[DateMention]
) -> Iterator[Commitment]:
    promised = tuple(_promises(clauses, before))
    if not any(promised):
        return
    own = tuple(map(functools.partial(_terms, dates=dates), clauses, promised))
    beside = tuple(_beside(clauses, own))
    everywhere = weightiest([term for terms in own for term in terms] + list(beside))
    asked = False
    for clause, promise, terms in zip(clauses, promised, own, strict=True):
        asked = asked or asks_reader(clause) or _PHRASES["describing"].is_in(clause.words)
        if promise is None:
            continue
        kind, verb, certain = promise
        term = _term_of(terms, beside, everywhere)
        if not _is_meant(clause, kind, verb, term):
            continue
        yield Commitment(
            kind=kind,
            verb=verb.text,
            start=verb.start,
            end=verb.stop,
            sentence=clause.sentence,
            thing=thing_of(clause, verb),
            term=term,
            conditional=asked or clause.conditioned,
            certain=certain,
            expected=kind == "answer" or verb.is_one_of(_LISTS["expected"]),
        )


def _promises(clauses: Sequence[Clause], before: Clause | None) -> Iterator["_Promise | None"]:
    """What each clause promises; ``before`` ends the sentence above."""
    for number, clause in enumerate(clauses):
        promise = _promise(clause, before)
        before = before if _goes_on(clause) else clause
        if promise is not None and _says_now(promise, clauses[number + 1 : number + 2]):
            promise = None
        yield promise


def _terms(
    clause: Clause, promise: "_Promise | None", *, dates: Sequence[DateMention]
) -> tuple[Term, ...]:
    """The terms of a clause; «Вы просили ответить скорее» makes no other promise vague."""
    found = terms_of(clause, dates)
    if promise is not None or _is_bare(clause):
        return found
    return tuple(term for term in found if not term.is_vague)


def _beside(clauses: Sequence[Clause], own: Sequence[tuple[Term, ...]]) -> Iterator[Term]:
    """The terms of «как только дизайнер освободится» and of «а именно 5 мая»."""
    for clause, terms in zip(clauses, own, strict=True):
        waiting = waiting_term(clause)
        if waiting is not None:
            yield waiting
        elif _is_bare(clause):
            yield from terms


def _term_of(own: Sequence[Term], beside: Sequence[Term], everywhere: Term | None) -> Term | None:
    """A term of the clause or of what stands beside it, else any other of the sentence."""
    near = weightiest([*own, *beside])
    return everywhere if near is None or near.kind == "then" else near


def _says_now(promise: "_Promise", following: Sequence[Clause]) -> bool:
    """«Добавим, что цена прежняя»: the thing said follows."""
    says = promise[1].is_one_of(_LISTS["saying"])
    return says and any(clause.words[0].form == "что" for clause in following)


def _is_bare(clause: Clause) -> bool:
    return not any(word.is_finite or word.is_verbal for word in clause.words)


_Promise = tuple[CommitmentKind, Word, bool]


def _promise(clause: Clause, before: Clause | None) -> _Promise | None:
    if clause.question or clause.reported or clause.hypothetical:
        return None
    if _depends(clause) and not _is_promised(clause, before):
        return None
    if _PHRASES["courtesy phrases"].is_in(clause.words) or _PHRASES["threats"].is_in(clause.words):
        return None
    return (
        _by_writer(clause)
        or _under_way(clause)
        or _by_staff(clause, before)
        or _passive(clause)
        or _received(clause)
        or _happening(clause)
        or _nominal(clause)
    )


def _is_promised(clause: Clause, before: Clause | None) -> bool:
    """«Сообщаем, что пришлём», not «акт, который пришлём»."""
    says = before is not None and before.speaks_of_writer
    return says and clause.words[0].form == "что"


def _depends(clause: Clause) -> bool:
    """A clause with its conjunction; «при первой возможности», «…, так сразу пришлём» are none."""
    openers = [word for word in clause.words[:3] if not word.is_finite]
    return clause.subordinate and (
        any(word.is_one_of(_CONJUNCTIONS) for word in openers)
        or tuple(word.form for word in openers[:2]) in {("так", "как"), ("так", "что")}
    )


def _by_writer(clause: Clause) -> _Promise | None:
    """«Пришлём», «будем готовить», «обязуемся поставить»."""
    for number, word in enumerate(clause.words):
        if not _is_first_person(word) or _is_negated(clause, number):
            continue
        if word.is_one_of(_LISTS["undertaking"]) or word.form in {"буду", "будем"}:
            verb = next((w for w in clause.words[number:] if w.has("VerbForm", "Inf")), None)
            return _judged(clause, verb) if verb is not None else None
        if word.is_one_of(_LISTS["trying"]):
            return "light", word, True
        if _is_to_come(word):
            return _judged(clause, word)
    return None


def _is_first_person(word: Word) -> bool:
    """By the dictionary where it knows no other person: natasha misreads «перечислим»."""
    if not word.is_finite:
        return False
    known = morphology.has_grammeme(word.form, "1per")
    sure = known and not morphology.has_grammeme(word.form, "3per")
    return sure or word.is_in_person("1")


def _is_to_come(word: Word) -> bool:
    """The dictionary's future, if it has no present of the same form («передаём»)."""
    return word.is_future and not morphology.has_grammeme(word.form, "pres")


def _judged(clause: Clause, verb: Word) -> _Promise | None:
    if verb.is_one_of(_LISTS["no work"]) or any(
        word.is_one_of(_LISTS["courtesy"]) and word.has("Variant", "Short") for word in clause.words
    ):
        return None
    return _kind(verb), verb, True


def _kind(verb: Word) -> CommitmentKind:
    if verb.is_one_of(_LISTS["answers"]):
        return "answer"
    served = verb.is_one_of(_LISTS["service"]) and not verb.is_one_of(_LISTS["light"])
    return "work" if served else "light"


def _under_way(clause: Clause) -> _Promise | None:
    """«Готовим договор», «берём в работу»: a present of the first person."""
    for number, word in enumerate(clause.words):
        first = _is_first_person(word) and not word.is_past
        if first and not _is_to_come(word) and not _is_negated(clause, number):
            return "ongoing", word, True
    return None


def _is_meant(clause: Clause, kind: CommitmentKind, verb: Word, term: Term | None) -> bool:
    """A present is a promise of work that takes time, or with a term; a bare noun with a term."""
    termed = term is not None and term.kind in {"vague", "date"}
    if kind == "ongoing":
        started = _PHRASES["started"].is_in(clause.words)
        return termed or started or verb.is_one_of(_LISTS["ongoing"])
    return termed or verb.is_finite or verb.is_verbal or verb.pos == "ADJ"


def _by_staff(clause: Clause, before: Clause | None) -> _Promise | None:
    """«Наш инженер приедет», «бухгалтерия пришлёт», «Вам перезвонят»."""
    if any(word.is_one_of(_READERS) and word.has("Case", "Nom") for word in clause.words):
        return None
    for number, word in enumerate(clause.words):
        serves = word.is_finite and _is_to_come(word) and word.is_in_person("3")
        if not serves or word.is_one_of(_LISTS["no work"]) or _is_negated(clause, number):
            continue
        if _has_staff(clause, before) or _is_for_reader(clause, word):
            return _kind(word), word, False
    return None


def _has_staff(clause: Clause, before: Clause | None) -> bool:
    """«Комиссия изучит дело и сообщит»; «Инженер получил деталь. Подъедет…»: it goes on."""
    if any(_is_staff(word) for word in clause.words):
        return True
    goes_on = clause.continues or _goes_on(clause)
    return goes_on and before is not None and any(map(_is_staff, before.words))


def _goes_on(clause: Clause) -> bool:
    """«…, поменяет и составит акт»: a third person without a subject of its own."""
    verb = clause.words[0]
    return verb.is_finite and verb.is_in_person("3") and not any(map(_is_staff, clause.words))


def _is_staff(word: Word) -> bool:
    named = word.has("Case", "Nom") and word.pos == "PROPN" and word.may_be("Surn", "nomn")
    subject = word.has("Case", "Nom") or word.may_be("anim", "nomn")
    return named or (word.is_one_of(_LISTS["staff"]) and subject)


def _is_for_reader(clause: Clause, verb: Word) -> bool:
    """«Вам перезвонят»: somebody of ours, without a subject."""
    plural = verb.may_be("plur", "3per")
    subject = any(word.has("Case", "Nom") and word.pos != "ADJ" for word in clause.words)
    to_reader = any(word.form in _TO_READER or word.is_one_of(_READERS) for word in clause.words)
    return plural and not subject and to_reader


def _passive(clause: Clause) -> _Promise | None:
    """«Отчёт будет готов», «работы будут завершены»."""
    coming = any(word.form in {"будет", "будут"} for word in clause.words)
    if not coming or clause.has_form(frozenset({"не"})):
        return None
    for word in clause.words:
        done = word.likeliest_part == "PRTS" and word.is_one_of(_LISTS["service"])
        if done or word.form in {"готов", "готова", "готово", "готовы"}:
            return "work", word, False
    return None


def _received(clause: Clause) -> _Promise | None:
    """«Отчёт Вы получите», «каждый из вас получит от нас»: what the reader gets, we send."""
    for number, word in enumerate(clause.words):
        gets = word.is_finite and _is_to_come(word) and word.lemmas & _RECEIVING
        if not gets or _is_negated(clause, number):
            continue
        if word.is_in_person("2"):
            ours = clause.has_form(_READER) and _source(clause) is not False
            kind: CommitmentKind = "work" if "получить" in word.lemmas else "light"
            return (kind, word, False) if ours else None
        if word.is_in_person("3") and _reader_gets(clause):
            return "light", word, False
    return None


def _reader_gets(clause: Clause) -> bool:
    """«Каждый из вас получит», «жильцы получат от нас»; «Вы получите от завода» is no promise."""
    source = _source(clause)
    pairs = itertools.pairwise(word.form for word in clause.words)
    return source is True or (source is None and any(pair == ("из", "вас") for pair in pairs))


def _source(clause: Clause) -> bool | None:
    """Whether it comes from the writer; None where nothing is said of it."""
    for word, following in itertools.pairwise(clause.words):
        if word.form == "от":
            return following.form in _FROM_US or "наш" in following.lemmas
    return None


def _happening(clause: Clause) -> _Promise | None:
    """«Макет появится», «работы завершатся», «договор будет у Вас»."""
    for number, word in enumerate(clause.words):
        coming = word.is_finite and _is_to_come(word) and not _is_negated(clause, number)
        if not coming or _promised_thing(clause) is None:
            continue
        if word.is_one_of(_LISTS["coming"]):
            return "happening", word, False
        if word.form in {"будет", "будут"} and _is_with_reader(clause):
            return "light", word, False
    return None


def _is_with_reader(clause: Clause) -> bool:
    pairs = itertools.pairwise(word.form for word in clause.words)
    return any(pair == ("у", "вас") for pair in pairs)


def _nominal(clause: Clause) -> _Promise | None:
    """«Ответ — в ближайшие дни»: no verb at all."""
    if not _is_bare(clause):
        return None
    thing = _promised_thing(clause)
    return ("work", thing, False) if thing is not None else None


def _promised_thing(clause: Clause) -> Word | None:
    return next(
        (w for w in clause.words[:4] if w.is_one_of(_LISTS["things"]) and w.has("Case", "Nom")),
        None,
    )


def _is_negated(clause: Clause, number: int) -> bool:
    return number > 0 and clause.words[number - 1].form in {"не", "ни"}
