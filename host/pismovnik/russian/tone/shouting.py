"""Shouting on paper: words in capitals, «!!!», «???», «?!».

Capitals are the rightful dress of abbreviations, names, codes, headings, buttons and of the
roles of a contract; a voice is raised where ordinary words of a sentence wear them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.language import Language
from pismovnik.russian.remembering import remembered
from pismovnik.russian.sentences import sentences
from pismovnik.russian.tone.quotations import quoted_or_linked
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

ShoutKind = Literal["capitals", "marks"]

_LISTS = read_words(__file__, "shouting.txt")
_LABELS = plain_set(_LISTS["labels"])
_CONTRACT = plain_set(_LISTS["contract"])
_NOTICE = plain_set(_LISTS["notice"])
_EMPHASIS = plain_set(_LISTS["emphasis"])
_SCOLDING = plain_set(_LISTS["scolding"])
_CYRILLIC = re.compile(r"[А-ЯЁ]{1,}(?:-[А-ЯЁ]+)*")
_MARKS = re.compile(r"[!?]{2,}(?:\d+\b)?")
_WISH = re.compile(
    r"поздравл|желаем|желаю|спасибо|благодар|с праздник|с дн[её]м|с нов|рожден|добр\w+ (?:день|утро|вечер)"
    r"|здравствуй|добро пожаловать|успех|удач",
    re.I,
)
_LONGEST_CODE = 12
_LONGEST_HEADING = 8
_SMALL = frozenset(
    {"в", "и", "а", "к", "с", "о", "у", "по", "на", "за", "от", "до", "не", "ни", "из"}
)
_SPOKEN = frozenset(
    {"ADVB", "VERB", "INFN", "NPRO", "PRED", "CONJ", "PRCL", "NUMR", "ADJS", "COMP"}
)


class Shout(msgspec.Struct, frozen=True, kw_only=True):
    """Raised voice in a text, in code points; ``sure`` tells it from emphasis or haste."""

    kind: ShoutKind
    start: int
    end: int
    text: str
    sure: bool


@remembered
def shouts(language: Language, text: str, *, heading: bool = False) -> tuple[Shout, ...]:
    """Where a text raises its voice, in its order; a ``heading`` may stand in capitals."""
    hidden = quoted_or_linked(text)
    found = [*_marks(text), *(() if heading else _capitals(language, text))]
    return tuple(
        shout for shout in sorted(found, key=lambda shout: shout.start) if not hidden[shout.start]
    )


def _marks(text: str) -> Iterator[Shout]:
    """«!!!», «???»; «?!» and «!!» may be haste. Not «!=», «#REF!!», nor a line of marks."""
    for match in _MARKS.finditer(text):
        before = text[max(0, match.start() - _LONGEST_CODE) : match.start()]
        after = text[match.end() : match.end() + 2].strip()[:1]
        if match[0][-1].isdigit() or _is_code(before, after):
            continue
        sure = len(match[0]) > 2 or ("!" in match[0] and "?" in match[0])
        yield Shout(kind="marks", start=match.start(), end=match.end(), text=match[0], sure=sure)


def _is_code(before: str, after: str) -> bool:
    """«a != b», «#ССЫЛКА!!», marks that stand alone."""
    last = before[-1:]
    word = before.split()[-1:] or [""]
    return not last or last in "=<>#&|{[ \n" or word[0].startswith("#") or after in set("=[{&|")


def _capitals(language: Language, text: str) -> Iterator[Shout]:
    for words in sentences(language, text):
        small = any(word.text.isalpha() and not word.text.isupper() for word in words)
        if not small and len(words) <= _LONGEST_HEADING and not _asks_or_cries(text, words):
            continue  # a heading within the text
        for run in _runs(words, text):
            shout = _shout(run, words, text)
            if shout is not None:
                yield shout


def _asks_or_cries(text: str, words: Sequence[Word]) -> bool:
    return text[words[-1].stop :].lstrip()[:2] in {"!!", "??", "?!", "!?"}


def _runs(words: Sequence[Word], text: str) -> Iterator[list[int]]:
    """Numbers of words in capitals that stand in a row."""
    run: list[int] = []
    for number, word in enumerate(words):
        if _CYRILLIC.fullmatch(word.text) and (len(word.text) > 1 or run):
            if run and word.mark.strip(" ,"):
                yield run
                run = []
            run.append(number)
        elif run and word.text.isdigit():
            run.append(number)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _shout(run: list[int], words: Sequence[Word], text: str) -> Shout | None:
    if len(run) == 1 and words[run[0]].is_one_of(_NOTICE):
        return None
    said = [words[n] for n in run if _is_ordinary(words[n])]
    while said and said[-1].form in _SMALL:
        said.pop()
    loud = [word for word in said if len(word.text) > 3 or word.form in _EMPHASIS]
    if not loud or len(said) * 2 < len(run) or _is_labelled(run[0], words):
        return None
    scolding = [word for word in said if word.is_one_of(_EMPHASIS)]
    spoken = any(word.likeliest_part in _SPOKEN for word in said)
    if len(said) == 1 and not said[0].is_one_of(_SCOLDING):
        return None
    if not scolding and not spoken:
        return None
    start, end = said[0].start, max(words[n].stop for n in run)
    cried = text[end:].lstrip()[:2] in {"!!", "??", "?!", "!?"}
    sure = cried or (len(said) > 1 and len(scolding) > 0) or len(said) > _LONGEST_HEADING
    return Shout(kind="capitals", start=start, end=end, text=text[start:end], sure=sure)


def _is_ordinary(word: Word) -> bool:
    """A word of the dictionary that is no abbreviation, no name and no role of a contract."""
    form = word.text.lower()
    if word.form in _SMALL or word.is_one_of(_EMPHASIS):
        return True
    if not morphology.is_known(form) or word.is_one_of(_CONTRACT):
        return False
    readings = morphology.parses(form)
    special = {"Abbr", "Surn", "Name", "Patr", "Geox", "Orgn", "Trad"}
    return not any(mark in readings[0].tag for mark in special) and not (
        len(form) < 4 and readings[0].tag.POS == "NOUN"
    )


def _is_labelled(first: int, words: Sequence[Word]) -> bool:
    before = words[max(0, first - 2) : first]
    return any(word.is_one_of(_LABELS) for word in before) and not words[first].mark.strip(",")


def is_wish(text: str, place: int) -> bool:
    """Whether the sentence that a place ends is a greeting, thanks or congratulations."""
    start = max(text.rfind(mark, 0, place) for mark in ".!?\n") + 1
    return bool(_WISH.search(text, start, place))
