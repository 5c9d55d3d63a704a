"""Terms: by when something is to be done, said as a date, an occasion or a vague word.

«до 5 мая» and «в течение двух дней» are dates; «после оплаты» hangs on the reader, «после
установки» on the work itself; «скоро» says nothing that can be waited for.
"""

import bisect
import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import msgspec

from pismovnik.russian.clauses import Clause
from pismovnik.russian.dates import DateMention
from pismovnik.russian.phrases import Match, sections
from pismovnik.russian.words import Word
from pismovnik.text_lists import read_words

#: ``date`` also for a duration; ``occasion`` comes from the reader, ``stage`` from the work;
#: ``mild`` words are vague about when, but chiefly say how; ``then`` points to what stands before.
TermKind = Literal["date", "occasion", "at once", "vague", "mild", "then", "stage"]

_PHRASES = sections(read_words(__file__, "terms.txt"))
#: Of several terms of one promise the first of these kinds counts: «на днях, 5 мая».
_ORDER: tuple[TermKind, ...] = ("date", "vague", "mild", "occasion", "at once", "then", "stage")
_READERS = frozenset({"вы", "ваш", "ты", "твой"})
_SINCE = (("как", "только"), ("когда",), ("после", "того"), ("лишь",), ("едва",))
#: «Скорее напишите» hurries nobody; «позже обычного», «часом позже» compare.
_COMPARED = frozenset({"не", "чем", "ни", "на"})
_UNITS = frozenset({"минута", "час", "день", "сутки", "неделя", "месяц", "год", "срок", "раз"})


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A term as it stands in a text, in code points; ``date`` where it names one."""

    kind: TermKind
    start: int
    end: int
    date: DateMention | None = None

    @property
    def is_vague(self) -> bool:
        return self.kind in {"vague", "mild"}


def weightiest(terms: Sequence[Term]) -> Term | None:
    """The term that counts among those of one promise: a date settles a vague word."""
    return min(terms, key=lambda term: _ORDER.index(term.kind), default=None)


def terms_of(clause: Clause, dates: Sequence[DateMention]) -> tuple[Term, ...]:
    """The terms in a clause, in its order; ``dates`` are those of its text."""
    first = bisect.bisect_left(dates, clause.start, key=lambda date: date.start)
    end = bisect.bisect_left(dates, clause.stop, key=lambda date: date.start)
    dated = [
        Term(kind="date", start=date.start, end=date.end, date=date)
        for date in dates[first:end]
        if date.bound != "of"  # «акт за май», «заявка от 5 мая»
    ]
    phrases = [
        term for kind, title, judge in _SECTIONS for term in _found(clause, kind, title, judge)
    ]
    if not phrases:
        phrases = list(_after_event(clause))
    dated = [term for term in dated if not any(_is_within(other, term) for other in phrases)]
    return tuple(sorted((*dated, *phrases), key=lambda term: term.start))


def _after_event(clause: Clause) -> Iterator[Term]:
    """«Счёт закроем после списания комиссии»: whatever it is, the work waits for it."""
    for word, event in itertools.pairwise(clause.words):
        if word.form == "после" and event.has("Case", "Gen") and not event.may_be("NPRO"):
            yield Term(kind="stage", start=word.start, end=event.stop)


def _is_within(phrase: Term, dated: Term) -> bool:
    """«В течение ближайших дней» is a duration without any number."""
    return phrase.is_vague and phrase.start <= dated.start and dated.end <= phrase.end


def waiting_term(clause: Clause) -> Term | None:
    """What a clause as «как только дизайнер освободится» makes of the promise beside it."""
    forms = tuple(word.form for word in clause.words[:3])
    if forms[:1] in {("сразу",), ("и",), ("а",)}:
        forms = forms[1:]
    since = any(forms[: len(opener)] == opener for opener in _SINCE)
    kind = _waits_for(clause) if since or forms[:1] == ("как",) else None
    if kind is None or (not since and kind != "vague"):
        return None
    return Term(kind=kind, start=clause.start, end=clause.stop)


def _waits_for(clause: Clause) -> TermKind:
    by_reader = any(word.lemmas & _READERS for word in clause.words)
    if by_reader or clause.speaks_of_reader or _PHRASES["payment"].is_in(clause.words):
        return "occasion"
    return "vague" if _PHRASES["whenever"].is_in(clause.words) else "stage"


def _found(clause: Clause, kind: TermKind, title: str, judge: "_Judge") -> Iterator[Term]:
    for match in _PHRASES[title].find(clause.words):
        if judge(clause.words, match):
            start = clause.words[match.first].start
            yield Term(kind=kind, start=start, end=clause.words[match.end - 1].stop)


def _always(words: Sequence[Word], match: Match) -> bool:
    return True


def _alone(words: Sequence[Word], match: Match) -> bool:
    """«Позже» is vague; «позже 5 мая», «позже обычного», «на день позже», «не позднее» are not."""
    before = words[match.first - 1] if match.first else None
    after = words[match.end] if match.end < len(words) else None
    if before is not None and (before.form in _COMPARED or before.lemmas & _UNITS):
        return False
    if after is None or after.mark:
        return True
    return not (after.has("Case", "Gen") or after.text[0].isdigit() or after.form == "чем")


def _at_once(words: Sequence[Word], match: Match) -> bool:
    """«Сразу пришлём»; «сразу после установки» tells after what."""
    return match.end == len(words) or words[match.end].form not in {"после", "по", "с", "как"}


def _is_no_part(words: Sequence[Word], match: Match) -> bool:
    """«Оперативно» hurries the writer; «достаточно быстро», «не так быстро» describe."""
    return not match.first or words[match.first - 1].form not in {"не", "так", "слишком", "как"}


_Judge = Callable[[Sequence[Word], Match], bool]
_SECTIONS: tuple[tuple[TermKind, str, _Judge], ...] = (
    ("vague", "vague", _always),
    ("vague", "vague: later", _alone),
    ("mild", "vague: mild", _is_no_part),
    ("occasion", "occasion of the reader", _always),
    ("occasion", "agreed", _always),
    ("then", "then", _always),
    ("at once", "at once", _at_once),
    ("stage", "occasion of the work", _always),
)
