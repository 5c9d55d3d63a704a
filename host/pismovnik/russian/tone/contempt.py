"""Contempt for the reader or his people: belittled ability, mock advice, mock praise.

Few words are contempt by themselves: it is made of signs that meet in a sentence, such as
the reader's people, a denied ability and a simple act («Ваши прорабы не в состоянии запомнить
даже число»). What the writer says of himself, a fault of a program and a plain refusal lack
one of them.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from pismovnik.russian.clauses import Clause
from pismovnik.russian.phrases import is_unbroken
from pismovnik.russian.tone.irony import irony
from pismovnik.russian.tone.sayings import (
    PHRASES,
    SUBJECT,
    WORDS,
    YOU,
    Contempt,
    Saying,
    at,
    names_their_people,
)
from pismovnik.russian.words import Word

_OURS = frozenset({"наш", "мой"})
_CHILDISH = frozenset({"детский", "самодеятельность", "умелый", "проходной"})
_POINTING = frozenset(
    {"ваш", "твой", "этот", "уважаемый", "дорогой", "господин", "товарищ", "многоуважаемый"}
)
_NAMED = re.compile(r"(?:горе|чудо)-(?!печ)[а-я]{4,}")
_FAR = 3


def contempt(clauses: Sequence[Clause], before: Sequence[Clause], text: str) -> Iterator[Contempt]:
    """The contempt of a sentence; ``before`` are the clauses of the sentence before it."""
    own = tuple(clause for clause in clauses if not clause.reported)
    if not own:
        return
    words = tuple(sorted((w for c in own for w in c.words), key=lambda word: word.start))
    lemmas = frozenset().union(*(word.lemmas for word in words))
    sentence = Saying(own, words, lemmas, text)
    yield from _said_anyhow(sentence)
    yield from _scornful_names(sentence)
    if sentence.speaks_of_reader:
        yield from _said_of_reader(sentence)
        yield from _unable(sentence)
        yield from _if_only(sentence)
        yield from _bothers_with_trifles(sentence)
        yield from _scorned_works(sentence)
        yield from _beyond(sentence)
    yield from _circus(sentence)
    yield from irony(sentence, before)


# --- whole phrases -------------------------------------------------------------------------


def _said_anyhow(sentence: Saying) -> Iterator[Contempt]:
    return _phrased(sentence, "said anyhow phrases")


def _said_of_reader(sentence: Saying) -> Iterator[Contempt]:
    return _phrased(sentence, "said of the reader phrases")


def _phrased(sentence: Saying, title: str) -> Iterator[Contempt]:
    for match in sentence.find(title):
        words = sentence.words
        if is_unbroken(words, match, sentence.text) and not _is_ours(words, match.first):
            yield at(words[match.first], words[match.end - 1])


def _is_ours(words: Sequence[Word], place: int) -> bool:
    return place > 0 and words[place - 1].is_one_of(_OURS | {"прежде", "больше", "о"})


def _is_of_reader(clause: Clause, sentence: Saying) -> bool:
    """Whether the reader or his people are the subject of a clause of the sentence."""
    if clause.speaks_of_writer or any(
        word.is_one_of(_OURS) and word.has("Case", "Nom") for word in clause.words
    ):
        return False
    you = clause.has_form(SUBJECT) or clause.speaks_of_reader
    at_you = any(
        a.form == "у" and b.form in {"вас", "тебя"} for a, b in itertools.pairwise(clause.words)
    )
    return you or at_you or names_their_people(sentence.words, subject=True)


# --- ability -----------------------------------------------------------------------------------


def _unable(sentence: Saying) -> Iterator[Contempt]:
    """«Ваши прорабы не в состоянии запомнить даже число»; not «не могут войти в систему»."""
    if sentence.has("technical causes"):
        return
    for clause in sentence.clauses:
        if not _is_of_reader(clause, sentence):
            continue
        for title in ("unable phrases", "weakly unable phrases", "deigning phrases"):
            match = next(PHRASES[title].find(clause.words), None)
            if match is None:
                continue
            rest = [word for word in clause.words if word is not clause.words[match.first]]
            sharp = any(word.is_one_of(WORDS["sharpening"]) for word in rest)
            mind = any(word.is_one_of(WORDS["acts of the mind"]) for word in rest)
            tells_apart = any(word.form in {"отличить", "отличать", "различить"} for word in rest)
            enough = {
                "unable phrases": sharp or (mind and not clause.conditioned),
                "weakly unable phrases": (sharp and mind) or (tells_apart and _has_from(rest)),
                "deigning phrases": True,
            }
            if enough[title]:
                yield at(clause.words[match.first], clause.words[match.end - 1])
                return


def _has_from(words: Sequence[Word]) -> bool:
    return any(word.form in {"от", "и"} for word in words)


def _beyond(sentence: Saying) -> Iterator[Contempt]:
    """«Для Ваших контролёров это, видимо, непосильно»; not «сроки непосильны, перенесём»."""
    if not sentence.has("ironic") or sentence.speaks_of_writer:
        return
    if sentence.lemmas.isdisjoint(YOU) and not names_their_people(sentence.words):
        return
    word = sentence.first("beyond")
    if word is not None:
        yield at(word, word)
    for match in sentence.find("beyond phrases"):
        yield at(sentence.words[match.first], sentence.words[match.end - 1])


def _if_only(sentence: Saying) -> Iterator[Contempt]:
    """«Если бы Вы хоть раз заглянули в отчёты, не отвлекали бы людей»."""
    forms = [word.form for word in sentence.words]
    if "если" not in forms or "бы" not in forms:
        return
    start = forms.index("если")
    supposed = sentence.words[start : start + 9]
    if not any(word.form in SUBJECT for word in supposed) and not names_their_people(supposed):
        return
    looked = any(word.is_past and word.is_one_of(WORDS["attention"]) for word in supposed)
    at_last = any(
        word.is_one_of(WORDS["at last"]) or word.form in {"голову", "головой", "мозги"}
        for word in supposed
    )
    pestered = any(
        first.form == "не" and second.is_past and second.is_one_of(WORDS["pestering"])
        for first, second in itertools.pairwise(sentence.words)
    )
    deigned = any(
        word.lemma in {"удосужиться", "потрудиться", "соизволить"} for word in supposed
    ) or (
        any(word.lemma == "уметь" for word in supposed)
        and any(word.is_one_of(WORDS["acts of the mind"]) for word in supposed)
    )
    if (looked and (at_last or pestered)) or deigned:
        yield at(sentence.words[start], supposed[-1])


# --- worth -------------------------------------------------------------------------------------


def _bothers_with_trifles(sentence: Saying) -> Iterator[Contempt]:
    """«Вы отвлекаете людей ерундой»; not «не хочу отвлекать Вас мелочами»."""
    if not sentence.has("trifles"):
        return
    for clause in sentence.clauses:
        told = clause.speaks_of_reader and not clause.speaks_of_writer
        if not told and not _begins_with_stop(clause.words):
            continue
        trifle = next((w for w in clause.words if w.is_one_of(WORDS["trifles"])), None)
        verb = next((w for w in clause.words if w.is_one_of(WORDS["bothering"])), None)
        writes = any(w.lemma in {"писать", "присылать", "говорить"} for w in clause.words)
        strong = trifle is not None and trifle.is_one_of(WORDS["strongly trifles"])
        if trifle is not None and (verb is not None or (writes and strong)):
            first = verb if verb is not None else trifle
            low, high = sorted((first, trifle), key=lambda word: word.start)
            yield at(low, high)
            return
    scorned = any(word.is_past and word.is_one_of(WORDS["bothering"]) for word in sentence.words)
    trifle = sentence.first("trifles")
    if scorned and trifle is not None and "бы" in sentence.lemmas and _has_subject(sentence):
        yield at(trifle, trifle)


def _has_subject(sentence: Saying) -> bool:
    return not sentence.lemmas.isdisjoint(SUBJECT) and not sentence.speaks_of_writer


def _begins_with_stop(words: Sequence[Word]) -> bool:
    return any(w.form in {"хватит", "прекратите", "перестаньте", "бросьте"} for w in words[:3])


def _circus(sentence: Saying) -> Iterator[Contempt]:
    """«У Вас не фирма, а балаган», «это какой-то цирк»; not «билеты в цирк»."""
    if not sentence.has("circus"):
        return
    for number, word in enumerate(sentence.words):
        if not word.is_one_of(WORDS["circus"]) or not _is_childish(sentence.words, number):
            continue
        before = sentence.words[max(0, number - 3) : number]
        sheer = any(w.is_one_of(WORDS["sheer"]) for w in before)
        made = any(
            w.lemma in {"устроить", "устраивать", "развести", "превратить", "превращать"}
            for w in sentence.words
        )
        not_but = _stands_against(sentence.words, number)
        named = word.mark == "—" and any(
            w.lemma == "ваш" for w in sentence.words[max(0, number - 4) : number]
        )
        reader = sentence.speaks_of_reader or not sentence.lemmas.isdisjoint({"это", "этот"})
        if reader and (named or not_but or (sheer and not _is_goal(before)) or made):
            yield at(before[0] if before else word, word)
            return


def _is_childish(words: Sequence[Word], number: int) -> bool:
    """«Сад» and «кружок» only with their adjectives: «детский сад», «кружок самодеятельности»."""
    word = words[number]
    if word.lemma in {"сад", "садик", "кружок", "двор"}:
        around = words[max(0, number - 1) : number + 2]
        return any(w.lemma in _CHILDISH for w in around)
    return True


def _stands_against(words: Sequence[Word], number: int) -> bool:
    """«Не организация, а цирк»."""
    near = words[max(0, number - 5) : number]
    forms = [word.form for word in near]
    if "не" not in forms or "а" not in forms[forms.index("не") :]:
        return False
    return any(word.is_one_of(WORDS["work and firm"]) for word in near)


def _is_goal(before: Sequence[Word]) -> bool:
    """«Прямо в цирк»: a place."""
    return any(word.form in {"в", "из", "на", "к", "у", "от", "до"} for word in before[-2:])


def _scorned_works(sentence: Saying) -> Iterator[Contempt]:
    """«Ваши отговорки», «глупые вопросы задаёте»; not «нет глупых вопросов»."""
    words = sentence.words
    denied = not sentence.lemmas.isdisjoint({"нет", "бывает", "стесняться", "бояться"})
    for number, word in enumerate(words):
        theirs = any(w.lemma in {"ваш", "твой"} for w in words[max(0, number - _FAR) : number])
        if theirs and word.pos == "NOUN" and word.is_one_of(WORDS["scornful works"]):
            yield at(words[max(0, number - 1)], word)
        scorned = theirs and words[number - 1].is_one_of(WORDS["scorned people"])
        if scorned and word.may_be("NOUN", "anim") and names_their_people(words):
            yield at(words[number - 1], word)
        if not word.is_one_of(WORDS["works of the reader"]) or number == 0 or denied:
            continue
        quality = words[number - 1]
        if quality.pos not in {"ADJ", "NOUN"} or not quality.is_one_of(WORDS["scornful qualities"]):
            continue
        asked = any(clause.speaks_of_reader for clause in sentence.clauses) or any(
            w.has("Mood", "Imp") for w in words
        )
        stop = any(_begins_with_stop(clause.words) for clause in sentence.clauses)
        if theirs or ((asked or stop) and not sentence.speaks_of_writer):
            yield at(quality, word)


def _scornful_names(sentence: Saying) -> Iterator[Contempt]:
    """«Горе-прорабы», «Ваши умельцы»."""
    for number, word in enumerate(sentence.words):
        if _NAMED.fullmatch(word.form) and not _is_supposed(sentence, word):
            yield Contempt(word.start, word.stop, insult=True)
        elif word.pos == "NOUN" and word.is_one_of(WORDS["scornful people"]):
            before = sentence.words[max(0, number - 2) : number]
            if any(w.lemma in _POINTING for w in before):
                yield at(before[0] if before else word, word)


def _is_supposed(sentence: Saying, word: Word) -> bool:
    """«Если печь сложили горе-мастера»: nobody's people."""
    return any(clause.conditioned and word in clause.words for clause in sentence.clauses)
