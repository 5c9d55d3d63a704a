"""How long an announced absence lasts, as far as the letter says.

The days stand beside the announcement, in the subject, or where the writer says when he will
be back («на работу выйду 20 июля»). «На майские», «в августе» and «в начале месяца» are no
days: nobody can plan by them.
"""

import datetime
import enum
import re
from collections.abc import Iterator, Sequence

import msgspec

from pismovnik.letter.model import Letter, Zone
from pismovnik.russian.absences import names_absence
from pismovnik.russian.absences.announcing import Absence
from pismovnik.russian.clauses import Clause, own_clauses
from pismovnik.russian.dates import DateMention, dates_of
from pismovnik.russian.language import Language
from pismovnik.russian.phrases import Match, sections
from pismovnik.russian.remembering import remembered
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "absences.txt")
_PHRASES = sections({t: entries for t, entries in _LISTS.items() if t.endswith("phrases")})
_DAYS = plain_set(_LISTS["time"]) - plain_set(_LISTS["hours"])
_EMERGENCY = plain_set(_LISTS["emergency"])

_LONGEST_NAMED = datetime.timedelta(days=7)
#: «на две недели», «на 10 дней», «три дня»
_DURATION = re.compile(
    r"\b(?:\d{1,3}|одн\w+|дв[аеу]\w*|тр[иеё]\w*|чет[вы]\w+|пят\w+|шест\w+|сем\w+|восем\w+|девят\w+|"
    r"десят\w+|полтор\w+|пар[уы])\s(?:\w+(?:ых|их)\s)?(?:дн\w+|ден[её]?к?|недел\w+|месяц\w*|сут\w+)\b"
    r"|\bна\s(?:\w+ую\s)?(?:неделю|месяц|день|сутки)\b",
    re.IGNORECASE,
)
#: «весь июль», «всю следующую неделю»
_WHOLE = re.compile(r"\b(?:весь|всю|вс[её])\b", re.IGNORECASE)
#: «до 16:00», «на час», «после обеда», «в первой половине дня»
_HOURS = re.compile(
    r"\b\d{1,2}[:.]\d{2}\b(?!\.)|\bчас(?:а|ов|у|ик)?\b|\bминут|\bобеда?\b|\bполовин\w+ дня\b", re.I
)


class Term(enum.Enum):
    """What the reader knows of the days of an absence."""

    HOURS = "hours"  # a part of one day
    ONE_DAY = "one day"
    KNOWN = "known"
    NO_END = "no end"
    NO_BEGIN = "no begin"  # «на две недели», nobody knows from when
    UNKNOWN = "unknown"


class Announcement(msgspec.Struct, frozen=True):
    """An absence together with the text that announces it: a block's, or the subject."""

    text: str
    absence: Absence


class _Known(msgspec.Struct):
    begin: bool = False
    end: bool = False
    day: bool = False
    length: bool = False


def term_of(letter: Letter, language: Language, announced: Sequence[Announcement]) -> Term:
    """The term of an absence, by all that announces it."""
    today = letter.date.date()
    known = _Known()
    hours = True
    for announcement in announced:
        absence, text = announcement.absence, announcement.text
        said = _said_with(language, announcement, today)
        for mention in said:
            _learn(known, mention, absence, text)
        around = _sentence(language, text, absence)
        known.length = known.length or _DURATION.search(around) is not None
        hours = hours and _lasts_hours(around, said)
    for mention in _ends_elsewhere(letter, language, today):
        known.end = known.end or _is_exact(mention)
    if names_absence(language, letter.subject) and any(
        map(_is_range, dates_of(letter.subject, today))
    ):
        known.begin = known.end = True
    return Term.HOURS if hours else _term(known)


@remembered
def stays_reachable(language: Language, text: str) -> bool:
    """Whether the writer says that he reads letters or can be called all the same.

    «С 17 августа снова на связи» tells the end of an absence, «в экстренных случаях на
    связи» is no help in an ordinary one.
    """
    return any(_reachable(clause) for clause in own_clauses(language, text))


def _reachable(clause: Clause) -> bool:
    if any(word.text[0].isdigit() or word.is_one_of(_DAYS) for word in clause.words):
        return False
    if any(word.is_one_of(_EMERGENCY) for word in clause.words):
        return False
    return any(
        not _is_negated(clause.words, match)
        for match in _PHRASES["reachable phrases"].find(clause.words)
    )


def _is_negated(words: Sequence[Word], match: Match) -> bool:
    return any(word.form == "не" for word in words[max(0, match.first - 1) : match.end])


def _term(known: _Known) -> Term:
    if known.end or (known.begin and known.length):
        return Term.KNOWN
    if known.day:
        return Term.ONE_DAY
    if known.begin:
        return Term.NO_END
    return Term.NO_BEGIN if known.length else Term.UNKNOWN


def _learn(known: _Known, mention: DateMention, absence: Absence, text: str) -> None:
    if _is_range(mention) or _is_whole(mention, text):
        known.begin = known.end = True
    elif not _is_exact(mention):
        return
    elif absence.returns or mention.bound == "by" or _is_put_off(mention, absence):
        known.end = True
    elif mention.bound in {"from", "after"} or absence.departs:
        known.begin = True
    elif mention.bound == "on":
        known.day = True


def _is_put_off(mention: DateMention, absence: Absence) -> bool:
    """«Отвечу после 27 марта: улетаю в отпуск»; «после 27 марта я в отпуске» begins it."""
    inside = absence.clause.start <= mention.start < absence.clause.stop
    return mention.bound == "after" and not inside


def _is_exact(mention: DateMention) -> bool:
    """Whether a mention names a day or at most a week."""
    if mention.kind in {"time", "recurring", "duration"} or mention.bound in {"of", "within"}:
        return False
    if mention.first is None or mention.last is None:
        return mention.first is not None or mention.last is not None
    return mention.last - mention.first < _LONGEST_NAMED or mention.kind == "span"


def _is_range(mention: DateMention) -> bool:
    """«С 6 по 17 июля», «3–14 августа», «на следующей неделе»."""
    several = (
        mention.first is not None and mention.last is not None and mention.first < mention.last
    )
    return several and (
        mention.kind == "span"
        or (mention.kind == "period" and mention.bound == "on" and _is_exact(mention))
    )


def _is_whole(mention: DateMention, text: str) -> bool:
    """«Весь июль», «всю неделю»."""
    before = text[max(0, mention.start - 6) : mention.start + 6]
    return mention.kind == "period" and _WHOLE.search(before) is not None


def _said_with(
    language: Language, announcement: Announcement, today: datetime.date
) -> Sequence[DateMention]:
    """The dates of the clause; else of its sentence; else the ranges of the sentences beside."""
    absence, text = announcement.absence, announcement.text
    mentions = dates_of(text, today)
    start, stop = absence.clause.start, absence.clause.stop
    here = [m for m in mentions if start <= m.start < stop]
    if any(mention.kind != "time" for mention in here):
        return here
    sentences = language.analysis(text).sentences
    number = absence.clause.sentence
    sentence = sentences[number]
    near = [m for m in mentions if sentence.start <= m.start < sentence.stop]
    if any(mention.kind != "time" for mention in near):
        return near
    first, last = sentences[max(0, number - 1)], sentences[min(number + 1, len(sentences) - 1)]
    beside = [m for m in mentions if first.start <= m.start < last.stop]
    return here + [mention for mention in beside if _is_range(mention)]


def _tells_end(clause: Clause) -> bool:
    """«На работу выйду 20 июля», «с 17 августа снова на связи», «срок отсутствия: 3–14 мая»."""
    return _PHRASES["back phrases"].is_in(clause.words) or _PHRASES["period phrases"].is_in(
        clause.words
    )


def _sentence(language: Language, text: str, absence: Absence) -> str:
    return language.analysis(text).sentences[absence.clause.sentence].text


def _lasts_hours(sentence: str, said: Sequence[DateMention]) -> bool:
    """«Сегодня до 16:00 недоступен»; a time with several days only bounds them."""
    days = {day for m in said for day in (m.first, m.last) if m.kind != "time" and day is not None}
    return len(days) <= 1 and _HOURS.search(sentence) is not None


def _ends_elsewhere(
    letter: Letter, language: Language, today: datetime.date
) -> Iterator[DateMention]:
    """The dates with which the writer says when he is back, or how long the absence lasts."""
    texts = [letter.subject, *(block.text for _, block in letter.in_zones(Zone.BODY))]
    for text in texts:
        mentions = dates_of(text, today)
        clauses = [c for c in own_clauses(language, text) if _tells_end(c)] if mentions else []
        for clause in clauses:
            yield from (m for m in mentions if clause.start <= m.start < clause.stop)
