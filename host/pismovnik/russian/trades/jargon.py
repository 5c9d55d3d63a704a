"""Words of a trade that somebody outside it need not know, with plain ones for each.

Russian of business asks for words that the reader uses himself; professional slang has no
place in an official style (Розенталь, «Справочник по правописанию и литературной правке», «Выбор слова»).
"""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.phrases import Match
from pismovnik.russian.trades import jargon_lists
from pismovnik.russian.trades.breakdowns import THINGS, breakdowns, is_about_place, is_verb
from pismovnik.russian.trades.jargon_lists import Entry
from pismovnik.russian.trades.plain_words import in_form, said_as
from pismovnik.russian.trades.unlisted_forms import Form
from pismovnik.russian.words import Word, plain

_CACHE_WORDS = 1_500
_SHORTEST_WORD = 3
_OF_PROGRAMS = "it"
#: A word may carry a stress mark, as «прода́жа» does.
_TOKEN = re.compile(r"(?:[^\W_]\u0301?)+(?:[-–’'](?:[^\W_]\u0301?)+)*|[^\w\s]")
_QUOTE = re.compile(r"«[^«»\n]{1,120}»|„[^„“\n]{1,120}“|“[^“”\n]{1,120}”|\"[^\"\n]{1,120}\"")
_CODE = re.compile(r"`[^`\n]+`")
_WORD_BEFORE = re.compile(r"(\w+)[\s,:—–-]*$")
_OPENERS = frozenset(".!?…:\n—–-•*)")
_NAMES_OF_PEOPLE = ("Name", "Surn", "Patr")


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A word or phrase of a trade in a text, in code points.

    ``key`` names the entry of the list; ``plain`` is what to say instead, which may stand in
    the place of the term where ``fits``. ``slang`` is False for what many outside the trade
    know too.
    """

    key: str
    trade: str
    slang: bool
    plain: str
    fits: bool
    start: int
    end: int


def jargon(text: str) -> tuple[Term, ...]:
    """The words and phrases of trades in a text, in order, none within another.

    Names in quotation marks and code between backticks are left out.
    """
    words = _words(text)
    found = list(_single_words(words))
    for run in _runs(words):
        found += _phrases(run)
        found += _breakdowns(run)
    return tuple(_apart(sorted(found, key=lambda term: (term.start, -term.end))))


def _apart(terms: Iterable[Term]) -> Iterator[Term]:
    end = 0
    for term in terms:
        if term.start >= end:
            yield term
            end = term.end


def _term(entry: Entry, first: Word, last: Word, plain_words: str, *, fits: bool) -> Term:
    return Term(
        key=entry.key,
        trade=entry.trade,
        slang=entry.slang,
        plain=plain_words,
        fits=fits,
        start=first.start,
        end=last.stop,
    )


# --- words and the marks between them ---------------------------------------------------------


def _words(text: str) -> tuple[Word, ...]:
    """The words outside quotation marks and code, each with the mark before it."""
    hidden = _hidden(text)
    words: list[Word] = []
    mark = ""
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        if not token[0][0].isalnum():
            mark = token[0]
        elif any(first <= start < last for first, last in hidden):
            mark = mark or '"'
        else:
            breaks = bool(words) and "\n" in text[words[-1].stop : start]
            words.append(Word(token[0], start, end, mark="\n" if breaks else mark))
            mark = ""
    return tuple(words)


def _hidden(text: str) -> tuple[tuple[int, int], ...]:
    quoted = (found.span() for found in _QUOTE.finditer(text))
    names = [span for span in quoted if not _is_scare_quote(text, *span)]
    return (*names, *(found.span() for found in _CODE.finditer(text)))


def _is_scare_quote(text: str, start: int, end: int) -> bool:
    """«Выкатили на „прод“»: one small word that nothing announces as a name."""
    word = text[start + 1 : end - 1]
    if not word.isalpha() or not word.islower():
        return False
    before = _WORD_BEFORE.search(text[max(0, start - 40) : start])
    return before is None or morphology.lemmas(plain(before[1])).isdisjoint(
        jargon_lists.announcing()
    )


def _runs(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words between marks."""
    run: list[Word] = []
    for word in words:
        if word.mark and run:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


# --- single words -----------------------------------------------------------------------------


def _single_words(words: Sequence[Word]) -> Iterator[Term]:
    for place, word in enumerate(words):
        found = _listed(word.text) if len(word.text) >= _SHORTEST_WORD else None
        if found is not None and not _is_name(words, place):
            entry, form = found
            fitting = in_form(entry.plain, form) if form is not None else None
            yield _term(entry, word, word, fitting or entry.plain, fits=fitting is not None)


@functools.lru_cache(maxsize=_CACHE_WORDS)
def _listed(text: str) -> tuple[Entry, Form | None] | None:
    """The entry of a word; «прод-сервером» is «прод», «хост-агентство» is nothing."""
    form = jargon_lists.forms().find(text)
    if form is not None:
        return jargon_lists.words()[form.lemma], form
    first, _, second = text.partition("-")
    if len(first) < _SHORTEST_WORD or not second or not _is_second_part(second):
        return None
    form = jargon_lists.forms().find(first)
    return (jargon_lists.words()[form.lemma], None) if form is not None else None


def _is_second_part(word: str) -> bool:
    return not Word(word, 0, 0).lemmas.isdisjoint(THINGS | jargon_lists.second_parts())


def _is_name(words: Sequence[Word], place: int) -> bool:
    """«Лида», «Пуш» within a sentence; «Veeam Backup», «merge requests»."""
    word = words[place]
    if word.text.isascii():
        return not word.text.islower() or any(
            0 <= near < len(words) and words[near].text.isascii() and words[near].text.isalpha()
            for near in (place - 1, place + 1)
        )
    if not word.text[0].isupper():
        return False
    if any(morphology.has_grammeme(word.form, tag) for tag in _NAMES_OF_PEOPLE):
        return True
    return place > 0 and word.mark not in _OPENERS


# --- phrases ----------------------------------------------------------------------------------


def _phrases(run: Sequence[Word]) -> Iterator[Term]:
    if not any(_may_begin_phrase(word.text) for word in run):
        return
    for match in jargon_lists.phrase_finder().find(run):
        if _has_stranger(run, match) or is_about_place(run, match.end):
            continue
        entry = jargon_lists.phrases()[match.phrase]
        verb = next(filter(is_verb, run[match.first : match.end]), None)
        said = said_as(entry.plain, verb.form) if verb is not None else entry.plain
        yield _term(entry, run[match.first], run[match.end - 1], said, fits=False)


@functools.lru_cache(maxsize=_CACHE_WORDS)
def _may_begin_phrase(text: str) -> bool:
    return not Word(text, 0, 0).lemmas.isdisjoint(jargon_lists.first_words())


def _has_stranger(run: Sequence[Word], match: Match) -> bool:
    """«Поднять вопрос о сервере» is no «поднять сервер», «поднять тестовый сервер» is."""
    own = frozenset(re.split(r"[\s|=?]+", match.phrase))
    inner = run[match.first + 1 : match.end - 1]
    return any(
        word.likeliest_part in {"NOUN", "PREP"} and not word.is_one_of(own) for word in inner
    )


def _breakdowns(run: Sequence[Word]) -> Iterator[Term]:
    for found in breakdowns(run):
        entry = Entry(found.key, _OF_PROGRAMS, slang=True, plain=found.plain)
        yield _term(entry, run[found.first], run[found.last], found.plain, fits=True)
