"""Oral agreements: what a sentence records of a talk, and where it only points to one.

«На встрече договорились о следующем: …» records, «как условились на площадке» and «цена та,
на которой сошлись» point. What was agreed in writing, by others, or is yet to be agreed is
neither.
"""

import datetime
import re
from collections.abc import Sequence

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.agreements.lexicon import (
    ALL,
    LISTS,
    PERSONAL,
    PHRASES,
    is_others,
    is_told,
    is_with_others,
    is_written,
)
from pismovnik.russian.agreements.pointing import pointing
from pismovnik.russian.clauses import Clause, by_sentence, own_clauses
from pismovnik.russian.dates import DateMention, dates_of, in_past
from pismovnik.russian.dates.calendar import Day
from pismovnik.russian.language import Language
from pismovnik.russian.remembering import remembered
from pismovnik.russian.words import Word

#: A colon that is no part of a time.
_COLON = re.compile(r":(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_CONTENT = frozenset({"что", "чтобы"})
_CONFIRMING = frozenset({"подтверждать", "подтвердить"})
_SENT = frozenset({"договоренность", "итог"})
_AGREEMENT = frozenset({"договоренность"})
_DAYS = frozenset({"day", "weekday", "relative"})
_LONGEST_HEADING = 3
_TALK_OF_CALL = "разговора"
_TALK_ON_SITE = "встречи"


class Talk(msgspec.Struct, frozen=True):
    """A talk that has been: its name in the genitive («встречи»), and when, if that is told."""

    name: str
    day: Day | None = None
    time: datetime.time | None = None


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence and what it has to do with an oral agreement, in code points of its text.

    ``talk`` is the talk that it tells of. ``agrees`` tells that it says that something was
    agreed, ``content`` that it goes on to say what; ``announces`` that what follows is it.
    ``points`` holds the words that only point to an agreement. ``stated`` are the terms
    («цена», «срок») that it gives a number or a date.
    """

    start: int
    end: int
    talk: Talk | None
    agrees: bool
    content: bool
    announces: bool
    written: bool
    points: tuple[int, int] | None
    terms: frozenset[str]
    stated: bool


def is_summary_subject(topic: str) -> bool:
    """«Итоги встречи от 12.05», «Протокол совещания», «Договорённости по телефону»."""
    words = [Word(match[0], match.start(), match.end()) for match in _WORD.finditer(topic)]
    return any(word.is_one_of(LISTS["subject marks"]) for word in words)


@remembered
def sayings(language: Language, text: str, today: Day) -> tuple[Saying, ...]:
    """The sentences of a text in its order; ``today`` is the day on which it is written."""
    return tuple(
        _saying(clauses, text, today) for clauses in by_sentence(own_clauses(language, text))
    )


def _saying(clauses: tuple[Clause, ...], text: str, today: Day) -> Saying:
    words = [word for clause in clauses for word in clause.words]
    start, end = words[0].start, words[-1].stop
    dates = [date for date in dates_of(text, today) if start <= date.start < end]
    coming = [date for date in dates if date.last is None or date.last >= today]
    agreeing = _agreeing(clauses)
    return Saying(
        start=start,
        end=end,
        talk=_talk(clauses, text, dates, today),
        agrees=agreeing is not None,
        content=agreeing is not None and _has_content(clauses, agreeing),
        announces=_announces(words, text, end) or (agreeing is not None and _lists(agreeing)),
        written=agreeing is not None and is_written(agreeing),
        points=pointing(clauses, text, coming) if agreeing is None else None,
        terms=frozenset(lemma for word in words for lemma in word.lemmas & LISTS["terms"]),
        stated=is_told(words, coming) or _COLON.search(text, start, end) is not None,
    )


# --- the talk ------------------------------------------------------------------------------


def _talk(
    clauses: Sequence[Clause], text: str, dates: Sequence[DateMention], today: Day
) -> Talk | None:
    told_from = _content_start(clauses, text)
    words = [w for clause in clauses for w in clause.words if w.start < told_from]
    name, told = _name_of_talk(words), _day_of_talk(dates, told_from, today)
    together = any(word.form in PERSONAL for word in words)
    agreeing = LISTS["agreed"] | _AGREEMENT | (LISTS["decided"] if together else frozenset())
    agreed = any(word.is_one_of(agreeing) for word in words)
    if name is None and told is not None and agreed:  # «Договорились вчера о следующем»
        name = _TALK_OF_CALL
    if name is None:
        return None
    return Talk(name, told.first, told.time) if told is not None else Talk(name)


def _content_start(clauses: Sequence[Clause], text: str) -> int:
    """Where a sentence begins to tell what was agreed: behind a colon or «что».

    In «Записываю, что мы решили вчера» the «что» is what was decided itself.
    """
    start = clauses[0].start
    behind = (c for c in clauses[1:] if c.words[0].form in _CONTENT)
    told = (clause.start for clause in behind if not _says_agreed(clause))
    end = next(told, clauses[-1].stop)
    colon = _COLON.search(text, start, end)
    return colon.start() if colon is not None else end


def _day_of_talk(dates: Sequence[DateMention], end: int, today: Day) -> DateMention | None:
    """The first day before ``end`` that is not to come."""
    for date in dates:
        if date.kind not in _DAYS or date.end > end:
            continue
        past = in_past(date, today) if date.step == "week" else date
        if past.first is not None and past.first <= today and past.fault is None:
            return past
    return None


def _name_of_talk(words: Sequence[Word]) -> str | None:
    """The genitive of the talk's noun; a call is a «разговор», people on a site have met."""
    for word in words:
        if word.is_one_of(LISTS["talks"]) and word.likeliest_part == "NOUN":
            lemma = next(iter(sorted(word.lemmas & LISTS["talks"])))
            plural = lemma == "переговоры"
            name = morphology.inflect(lemma, "gent", "plur" if plural else "sing")
            return "звонка" if lemma == "созвон" else name
    for match in PHRASES["oral"].find(words):
        site = words[match.first].form in {"на", "очно", "лично", "вживую"}
        return _TALK_ON_SITE if site else _TALK_OF_CALL
    verb = next((word for word in words if _is_oral_verb(word)), None)
    if verb is None:
        return None
    return _TALK_ON_SITE if verb.is_one_of(frozenset({"встретиться"})) else _TALK_OF_CALL


def _is_oral_verb(word: Word) -> bool:
    """«Созвонились», «мы говорили»; «говорит», «скажем» tell of no talk."""
    return word.is_past and word.may_be("plur") and word.is_one_of(LISTS["oral verbs"])


# --- saying that something was agreed --------------------------------------------------------


def _agreeing(clauses: Sequence[Clause]) -> Clause | None:
    # «Говорили с Вами и решили»: what follows is no hearsay.
    together = any(word.form in PERSONAL for clause in clauses for word in clause.words)
    for number, clause in enumerate(clauses):
        reported = clause.reported and not together
        if clause.question or clause.hypothetical or reported or _opens_aside(clause):
            continue
        if number and _is_pointed_at(clauses[number - 1]):
            continue
        if any(word.is_one_of(LISTS["reminding"]) for word in clause.words):
            return None
        agrees = _says_agreed(clause) or _records(clause) or _is_heading(clause)
        above = [word for other in clauses[:number] for word in other.words]
        if agrees and not is_others(clause.words) and (together or not is_with_others(above)):
            return clause
    return None


def _opens_aside(clause: Clause) -> bool:
    """«Как договорились, …», «…, о которых говорили»."""
    if clause.words[0].form in {"как", "поскольку", "если", "когда", "после"}:
        return True
    return any(word.is_one_of(frozenset({"который", "как"})) for word in clause.words[:3])


def _is_pointed_at(main: Clause) -> bool:
    """«Следуем тому, на чём сошлись» tells nothing; «фиксирую то, о чём условились» records."""
    acting = any(word.is_finite for word in main.words)
    return acting and main.words[-1].form in ALL and not any(map(_is_recording, main.words))


def _says_agreed(clause: Clause) -> bool:
    """«Договорились», «решено»: of several people, in the past."""
    for number, word in enumerate(clause.words):
        agreed = word.is_one_of(LISTS["agreed"]) or word.is_one_of(LISTS["decided"])
        if not agreed or (number and clause.words[number - 1].form == "не"):
            continue
        if word.may_be("past", "plur") and word.likeliest_part == "VERB":
            return True
        if word.likeliest_part == "PRTS" and word.may_be("neut"):
            return True
    return False


def _records(clause: Clause) -> bool:
    """«Фиксирую договорённости», «подвожу итоги встречи», «отправляю договорённости»."""
    verb = next((word for word in clause.words if _is_recording(word)), None)
    if verb is None:
        return False
    recorded = LISTS["agreements"] | LISTS["talks"]
    if verb.is_one_of(LISTS["sending"]):
        recorded = _SENT
    return any(word.is_one_of(recorded) for word in clause.words)


def _is_recording(word: Word) -> bool:
    """A present of the first person, of both aspects too: «фиксирую», «резюмируем»."""
    records = word.is_one_of(LISTS["recording"] | LISTS["sending"])
    if not (records and word.is_finite and word.is_in_person("1")):
        return False
    return not word.is_future or morphology.has_grammeme(word.form, "pres")


def _lists(clause: Clause) -> bool:
    """«Фиксирую договорённости» is what a list begins with, «подтверждаю договорённость» alone
    is not."""
    verbs = (word for word in clause.words if _is_recording(word))
    recorded = any(word.is_one_of(LISTS["agreements"]) for word in clause.words)
    return recorded and any(not verb.is_one_of(_CONFIRMING) for verb in verbs)


def _is_heading(clause: Clause) -> bool:
    """«Итоги встречи:», «Наши договорённости:», «Коротко о результатах беседы»."""
    colon = (number for number, word in enumerate(clause.words) if number and word.mark == ":")
    heading = clause.words[: next(colon, None)]
    if any(word.is_finite for word in heading):
        return False
    opening = heading[:_LONGEST_HEADING]
    about = any(word.form in {"о", "об"} for word in opening[:2])
    named = about and any(word.is_one_of(LISTS["talks"]) for word in heading)
    return any(
        word.is_one_of(LISTS["agreements"]) and (named or word.may_be("nomn")) for word in opening
    )


def _has_content(clauses: Sequence[Clause], agreeing: Clause) -> bool:
    """«Договорились, что …», «решили перенести», «договорились о доставке 5 мая»."""
    number = clauses.index(agreeing)
    after = clauses[number + 1 :]
    if any(clause.words[0].form in _CONTENT for clause in after):
        return True
    return any(word.may_be("INFN") for word in agreeing.words)


def _announces(words: Sequence[Word], text: str, end: int) -> bool:
    """«О следующем», «следующее:», a colon."""
    following = any(word.form in {"следующем", "следующее", "следующие"} for word in words)
    return following or _COLON.search(text, words[0].start, end + 3) is not None
