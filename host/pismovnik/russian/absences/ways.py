"""Other ways to announce an absence than «буду в отпуске»: «меня не будет», «болею», «мой отпуск»."""

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
    is_own_verb,
    own_verb,
)
from pismovnik.russian.clauses import Clause
from pismovnik.russian.phrases import Match
from pismovnik.russian.words import Word

_ABOUT = frozenset({"о", "об", "обо"})
_BEFORE_OR_AFTER = frozenset({"до", "перед", "после"})
_WEEKEND = frozenset({"суббота", "воскресенье"})
_READERS = frozenset({"вас", "вам", "ваш", "вы"})
#: «Слегла с тяжёлой пневмонией»
_LONGEST_ILLNESS = 4


def other_ways(clause: Clause) -> Iterator[Absence]:
    """The absences that a clause announces, in the order in which they count."""
    yield from _taking(clause)
    yield from _by_phrase(clause)
    yield from _not_answering(clause)
    yield from _ill(clause)
    yield from _owned(clause)


def _taking(clause: Clause) -> Iterator[Absence]:
    """«Беру отгул», «я открыла больничный»; «мне оформили» is told of others' work."""
    words = clause.words
    for number, word in enumerate(words):
        coming = is_own_verb(word)
        taken = is_own_past(clause, number)
        negated = number > 0 and words[number - 1].form == "не"
        if negated or not word.is_one_of(WORDS["taking"]) or not (coming or taken):
            continue
        for place in range(number + 1, min(number + 1 + BEFORE_ADJECTIVES, len(words))):
            if words[place].is_one_of(WORDS["taken"]) and words[place].may_be("accs"):
                yield announced(clause, number, place)


def _by_phrase(clause: Clause) -> Iterator[Absence]:
    words = clause.words
    if any(word.is_past for word in words):
        return
    for match in PHRASES["away phrases"].find(words):
        if match.first == 0 or words[match.first - 1].form != "не" or match.phrase[:2] == "не":
            yield announced(clause, match.first, match.end - 1)
    for match in PHRASES["last day phrases"].find(words):
        if not any(word.form in _READERS for word in words):
            yield announced(clause, match.first, match.end - 1, departs=True)
    for match in PHRASES["not here phrases"].find(words):
        if _is_missed(words, match):
            yield announced(clause, match.first, match.end - 1)
    for match in PHRASES["off work phrases"].find(words):
        if _is_off_work(words, match):
            yield announced(clause, match.first, match.end - 1)


def _is_missed(words: Sequence[Word], match: Match) -> bool:
    """«Меня не будет в офисе»; not «у меня не будет вопросов», «меня не будет на совещании»."""
    mine = next(n for n in range(match.first, match.end) if words[n].form == "меня")
    if mine and words[mine - 1].may_be("PREP"):
        return False
    rest = (*words[: match.first], *words[match.end :])
    nouns = [w for w in rest if w.likeliest_part == "NOUN" and not w.may_be("Name")]
    known = WORDS["here"] | WORDS["time"] | WORDS["in"] | WORDS["on"]
    return all(noun.is_one_of(known) or noun.may_be("Geox") for noun in nouns)


def _is_off_work(words: Sequence[Word], match: Match) -> bool:
    """«В пятницу не работаю»; not «не работаю с НДС», «в субботу и воскресенье не работаю»."""
    rest = (*words[: match.first], *words[match.end :])
    timed = [word for word in rest if word.text[0].isdigit() or word.is_one_of(WORDS["time"])]
    weekend = [word for word in timed if word.is_one_of(_WEEKEND)]
    return len(timed) > len(weekend) and all(
        is_about_time(word) or word.form == "я" for word in rest
    )


def _not_answering(clause: Clause) -> Iterator[Absence]:
    """«Не смогу отвечать на письма», «почту читать не буду»; not «не смогу ответить сегодня»."""
    words = clause.words
    negated = [
        number
        for number, word in enumerate(words)
        if number and words[number - 1].form == "не" and is_own_verb(word) and word.is_future
    ]
    answers = [n for n, word in enumerate(words) if word.is_one_of(WORDS["answering"])]
    letters = [n for n, word in enumerate(words) if word.is_one_of(WORDS["letters"])]
    if negated and answers and letters and not any(word.lemma == "ваш" for word in words):
        said = (negated[0] - 1, negated[0], answers[0], letters[0])
        yield announced(clause, min(said), max(said))


def _ill(clause: Clause) -> Iterator[Absence]:
    """«Болею, температура под сорок», «Слегла с гриппом, занятий нет»; no tale of the past."""
    words = clause.words
    first = 1 if words[0].form == "я" and len(words) > 1 else 0
    word = words[first]
    said_by_me = first == 1 and word.may_be("past", "sing")
    now = is_own_verb(word) or said_by_me or is_own_past(clause, first)
    told = sum(other.is_past for other in words) > 1 or clause.subordinate
    ends = range(first + 1, min(first + _LONGEST_ILLNESS, len(words)) + 1)
    alone = any(clause.sets_off(0, end) for end in ends)
    what = words[first + 1 : first + 2]
    of_illness = all(w.mark or w.form in {"с", "со"} or w.has("Case", "Ins") for w in what)
    if word.is_one_of(WORDS["ill"]) and now and not told and alone and of_illness:
        yield announced(clause, first, first)


def _owned(clause: Clause) -> Iterator[Absence]:
    """«Мой отпуск», «на время моего отсутствия», «у меня командировка», «о своём отпуске»."""
    words = clause.words
    if any(word.is_past for word in words):
        return
    acts = any(is_own_verb(word) for word in words)
    telling = own_verb(clause, WORDS["telling"]) is not None
    for number, word in enumerate(words):
        if word.is_one_of(WORDS["own absence"]):
            first = _owner_before(words, number, acts=acts)
            about = _about(words, number) if telling and not has_owner(words, number) else None
            if first is not None or about is not None:
                place = first if first is not None else about
                assert place is not None
                earlier = words[place - 1].form if place else ""
                yield announced(clause, place, number, mentioned=earlier in _BEFORE_OR_AFTER)
        if word.is_one_of(WORDS["at me"]) and (word.may_be("nomn") or word.may_be("accs")):
            mine = _at_me(words, number)
            if mine is not None:
                yield announced(clause, mine, number)


def _owner_before(words: Sequence[Word], number: int, *, acts: bool) -> int | None:
    for place in range(number - 1, max(-1, number - 3), -1):
        if words[place].lemma == "мой" or (acts and words[place].lemma == "свой"):
            return place
    return None


def _about(words: Sequence[Word], number: int) -> int | None:
    """The first word of «предстоящем отпуске» in «о предстоящем отпуске»."""
    place = number
    while place and words[place - 1].may_be("ADJF"):
        place -= 1
    return place if place and words[place - 1].form in _ABOUT else None


def _at_me(words: Sequence[Word], number: int) -> int | None:
    for place in range(max(0, number - BEFORE_ADJECTIVES - 1), number - 1):
        if words[place].form == "у" and words[place + 1].form == "меня":
            between = words[place + 2 : number]
            return place if all(map(is_about_time, between)) else None
    return None
