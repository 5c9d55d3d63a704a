"""Scorn: insults, sarcasm, contempt for the reader's mind, rude orders and threats.

Blame without scorn («Вы снова не прочли памятку») is no matter of this module, see
reproaches.py. «Понятно даже ребёнку» praises a product and mocks a reader: it is scorn only
beside a contrast or a reproach.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from pismovnik.russian.clauses import Clause, own_clauses
from pismovnik.russian.language import Language
from pismovnik.russian.phrases import Match, is_unbroken, sections
from pismovnik.russian.remembering import remembered
from pismovnik.russian.tone.contempt import contempt
from pismovnik.russian.tone.sayings import names_their_people
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

ScornKind = Literal["insult", "nonsense", "swearing", "mockery", "hysterics", "threat", "order"]

_LISTS = read_words(__file__, "scorn.txt")
_WORDS = {title: plain_set(entries) for title, entries in _LISTS.items()}
_PHRASES = sections(_LISTS)
_PHRASED: tuple[tuple[str, ScornKind, bool], ...] = (
    ("insults", "insult", True),
    ("swearing", "swearing", True),
    ("nonsense", "nonsense", True),
    ("mocked mind", "mockery", True),
    ("sarcasm", "mockery", True),
    ("hysterics", "hysterics", True),
    ("threats", "threat", True),
    ("barked", "order", True),
    ("soothing", "hysterics", False),
)
_READER = frozenset({"вы", "вас", "вам", "вами", "ты", "тебя", "тебе"})
#: «Второклассник», «первокурсник».
_OF_A_CLASS = re.compile(r"(?:класс|курс)ни(?:к|ца)$")
_DENYING = frozenset({"не", "ни", "от", "без"})
_CALLING = frozenset({"назвать", "называть", "обозвать", "обзывать", "оскорбить", "обругать"})
#: «х**ня», «бл*дь», «п***ц»; a masked name has a capital, a masked number has digits.
_MASKED = re.compile(
    r"(?<![\w*])(?:х|ху|бл|бля|п|пи|пиз|пизд|е|еб|ё|за[её]|г|го|д|де|ж|жо|с|су|м|му)"
    r"(?:[*#@]{2,}[а-яё]{0,4}|[*#@][а-яё]{1,4})(?![\w*])"
)
_SCARE = re.compile(
    r"\b(?:ваш\w*|так[а-я]+ называем\w+)\s+(?:[а-яё]+\s+)?[«\"“„](?:специалист|эксперт|профессионал|мастер|работ|сервис|качеств"
    r"|помощ|поддержк|обслуживани|забот|менеджер|инженер|юрист|решени|логик"
    r"|прораб|бригад|бухгалтер|программист|аналитик|логист|консультант|дизайнер|админ|разработчик|монтажник"
    r"|мастерск|знаток|умел|техник|контролер|контролёр|руковод|начальни|проектиров|архитектор|врач|учит|педагог"
    r"|оператор|сотрудник|помощник|организаци|порядок|порядк|учет|учёт|контрол|забот|аргумент|довод|объяснени)\w*[»\"”“]",
    re.I,
)


class Scorn(msgspec.Struct, frozen=True, kw_only=True):
    """Scornful words of a text, in code points; ``sure`` tells them from words that may be meant well."""

    kind: ScornKind
    start: int
    end: int
    words: str
    sure: bool


@remembered
def scorn(language: Language, text: str) -> Iterator[Scorn]:
    """The scorn of a text, at most one for a sentence, the surest first."""
    groups = [
        tuple(group)
        for _, group in itertools.groupby(own_clauses(language, text), lambda c: c.sentence)
    ]
    best: dict[int, Scorn] = {}
    for number, clauses in enumerate(groups):
        near = [c for group in groups[max(0, number - 1) : number + 2] for c in group]
        before = groups[number - 1] if number else ()
        for start, end, kind, sure in _of_sentence(clauses, near, before, text):
            if number not in best or (sure and not best[number].sure):
                best[number] = Scorn(
                    kind=kind, start=start, end=end, words=text[start:end], sure=sure
                )
    yield from best.values()
    for pattern, kind in ((_MASKED, "swearing"), (_SCARE, "mockery")):
        for match in pattern.finditer(text):
            yield _spelled(match, kind)


def _spelled(match: "re.Match[str]", kind: ScornKind) -> Scorn:
    return Scorn(kind=kind, start=match.start(), end=match.end(), words=match[0], sure=True)


_Found = tuple[int, int, ScornKind, bool]


def _of_sentence(
    clauses: Sequence[Clause], near: Sequence[Clause], before: Sequence[Clause], text: str
) -> Iterator[_Found]:
    if _apologises(clauses):
        return
    for clause in clauses:
        if clause.reported or _tells_of_insult(clause):
            continue
        yield from _phrased(clause, text)
        yield from _called(clause, text)
        yield from _even_a_child(clause, clauses, near)
        yield from _hard_thing(clause, clauses)
        yield from _ordered(clause, text)
    yield from _so_that(clauses, text)
    for found in contempt(clauses, before, text):
        yield found.start, found.end, "insult" if found.insult else "mockery", True


def _apologises(clauses: Sequence[Clause]) -> bool:
    """«Приносим извинения за хамство курьера»: the writer's own fault; not «извините, но…»."""
    roots = ("извин", "сожале", "простите")
    words = [word for clause in clauses for word in clause.words]
    return any(
        word.form.startswith(roots) and (after is None or after.form not in {"но", "конечно"})
        for word, after in itertools.zip_longest(words, words[1:])
    )


def _tells_of_insult(clause: Clause) -> bool:
    """«Клиент назвал охранника хамом»: what others called each other."""
    told = any(word.is_finite and word.is_one_of(_CALLING) for word in clause.words)
    return told and not clause.speaks_of_reader


def _phrased(clause: Clause, text: str) -> Iterator[_Found]:
    said = frozenset().union(*(word.lemmas for word in clause.words))
    for title, kind, sure in _PHRASED:
        if _PHRASES[title].firsts.isdisjoint(said):
            continue
        for match in _PHRASES[title].find(clause.words):
            if _is_denied(clause.words, match) or _is_name(clause.words[match.first], text):
                continue
            if not is_unbroken(clause.words, match, text):
                continue
            if clause.hypothetical and kind in {"mockery", "threat"} and title != "sarcasm":
                continue
            yield *_place(clause, match.first, match.end), kind, sure


def _is_denied(words: Sequence[Word], match: Match) -> bool:
    """«Вы не пожалеете», «защита от дурака»."""
    before = words[match.first - 1].form if match.first else ""
    inside = [word.form for word in words[match.first : match.end]]
    added = "не" in inside and "не" not in re.split(r"[ =|?]", match.phrase)
    return before in _DENYING or added


def _is_name(word: Word, text: str) -> bool:
    before = text[max(0, word.start - 9) : word.start].rstrip(" ")
    capital = (
        word.text[0].isupper() and word.form not in _READER and not word.form.startswith("ваш")
    )
    return capital and bool(before) and (before[-1].isalnum() or before[-1] in ",»")


def _called(clause: Clause, text: str) -> Iterator[_Found]:
    """«Милочка, читайте договор»."""
    for match in _PHRASES["belittling address"].find(clause.words):
        after = text[clause.words[match.end - 1].stop :].lstrip()[:1]
        if clause.sets_off(match.first, match.end) and after in {",", "!"}:
            yield *_place(clause, match.first, match.end), "mockery", True


def _even_a_child(
    clause: Clause, clauses: Sequence[Clause], near: Sequence[Clause]
) -> Iterator[_Found]:
    """«…, хотя картинки в ней понятны даже дошкольнику»; not «пульт понятен даже ребёнку»."""
    words = clause.words
    place = next((i for i in range(1, len(words)) if _is_low_mind(words, i)), None)
    if place is None:
        return
    if any(word.is_one_of(_WORDS["shameful"]) for word in words):
        yield *_place(clause, place - 1, place + 1), "mockery", True
        return
    if not any(word.is_one_of(_WORDS["being able"]) for word in words):
        return
    scolds = _reproaches(near) or _opens_with_contrast(clauses)
    praised = any(w.is_one_of(_WORDS["praised things"]) for c in clauses for w in c.words)
    this = any(w.form in {"это", "такое", "тут", "здесь"} for w in words)
    if scolds or (this and not praised):
        yield *_place(clause, place - 1, place + 1), "mockery", True


def _is_low_mind(words: Sequence[Word], place: int) -> bool:
    """«Даже школьнику», «и ребёнок»; not «взрослый и ребёнок»."""
    word = words[place]
    if not word.is_one_of(_WORDS["low minds"]) and not _OF_A_CLASS.search(word.lemma):
        return False
    before = [each.form for each in words[max(0, place - 3) : place]]
    if "даже" in before or before[-1] in {"любой", "любому", "каждый", "каждому"}:
        return True
    listed = place > 1 and words[place - 2].pos in {"NOUN", "ADJ"}
    return before[-1] == "и" and (not listed or words[place - 2].has("Variant", "Short"))


def _reproaches(near: Sequence[Clause]) -> bool:
    """A negated verb of the reader nearby: «Вы опять не прочитали памятку»."""
    return any(
        any(word.form in {"вы", "ты", "ваш", "ваша", "ваши"} for word in clause.words)
        and any(
            first.form == "не" and second.is_finite and not second.is_future
            for first, second in itertools.pairwise(clause.words)
        )
        and not clause.hypothetical
        for clause in near
    )


def _opens_with_contrast(clauses: Sequence[Clause]) -> bool:
    """«А Вы…», «хотя…», «неужели» beside a word of the reader."""
    forms = [word.form for clause in clauses for word in clause.words]
    contrast = any(word.is_one_of(_WORDS["contrasting"]) for c in clauses for word in c.words)
    words = [word for clause in clauses for word in clause.words]
    return contrast and (bool(_READER & set(forms)) or names_their_people(words))


def _hard_thing(clause: Clause, clauses: Sequence[Clause]) -> Iterator[_Found]:
    """«Вилка — техника сложная и не всякому по плечу, но Вы всё-таки попробуйте»."""
    words = clause.words
    hard = _hard_place(words) or _not_for_everybody(words)
    if hard is None:
        return
    trying = [(c, match) for c in clauses for match in _PHRASES["mock trying"].find(c.words)]
    urged = any(
        word.form in {"все-таки", "все", "уж", "хоть", "хотя"}
        for c, _ in trying
        for word in c.words
    )
    if trying and urged:
        yield *_place(clause, *hard), "mockery", True


def _hard_place(words: Sequence[Word]) -> tuple[int, int] | None:
    """«Техника сложная», «наука хитрая»: the adjective follows."""
    for place, (first, second) in enumerate(itertools.pairwise(words)):
        if first.is_one_of(_WORDS["hard things"]) and second.is_one_of(_WORDS["hard"]):
            return place, place + 2
    return None


def _not_for_everybody(words: Sequence[Word]) -> tuple[int, int] | None:
    """«Не всякому по плечу», «не каждому дано», «не всем под силу»."""
    forms = [word.form for word in words]
    for place, pair in enumerate(itertools.pairwise(forms)):
        if pair[0] == "не" and pair[1] in {"всякому", "каждому", "всем", "вам", "любому"}:
            rest = set(forms[place + 2 : place + 5])
            if rest & {"плечу", "дано", "силу", "силам", "зубам", "доступно", "понять"}:
                return place, min(len(words), place + 4)
    return None


def _ordered(clause: Clause, text: str) -> Iterator[_Found]:
    """«Немедленно пришлите акт!»; not «Срочно позвоните врачу»."""
    words = clause.words
    order = next(_PHRASES["order verbs"].find(words), None)
    haste = next(_PHRASES["at once"].find(words), None)
    if order is None or haste is None or _PHRASES["courtesies"].is_in(words):
        return
    if clause.conditioned or abs(order.first - haste.first) > 3 or haste.first > 1:
        return
    cried = text[clause.stop :].lstrip()[:1] == "!"
    strict = words[haste.first].form != "срочно"
    if cried or strict:
        first, end = min(order.first, haste.first), max(order.end, haste.end)
        yield *_place(clause, first, end), "order", cried


def _so_that(clauses: Sequence[Clause], text: str) -> Iterator[_Found]:
    """«Чтобы завтра деньги были!»: a purpose with nothing that is done for it."""
    if not clauses or clauses[0].words[0].form not in {"чтобы", "чтоб"} or clauses[0].reported:
        return
    words = clauses[0].words
    stop = text[clauses[-1].stop :].lstrip()[:1]
    past = any(word.is_past for word in words)
    when = any(word.is_one_of(_WORDS_BY_WHEN) or word.text[0].isdigit() for word in words[1:4])
    never = any(word.form in {"больше", "впредь"} for word in words) and any(
        word.form == "не" for word in words
    )
    if len(clauses) == 1 and past and stop in {"!", "."} and (when or never):
        yield words[0].start, clauses[0].stop, "order", True


_WORDS_BY_WHEN = frozenset(
    entry.removeprefix("=") for line in _LISTS["by when"] for entry in line.split("|")
)


def _place(clause: Clause, first: int, end: int) -> tuple[int, int]:
    return clause.words[first].start, clause.words[end - 1].stop
