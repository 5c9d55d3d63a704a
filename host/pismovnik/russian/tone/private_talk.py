"""Private life in a letter about work: family, home, leisure, health, gossip, invitations.

No word is private by itself: children are a school's work and a match is a club's. A sentence
is private by what is done with the words: the reader is asked about his own, greetings go to
his family, the writer tells what he and his family did or invites the reader to his leisure.
A matter of which the rest of the letter speaks is the letter's business.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from pismovnik.russian.language import Language
from pismovnik.russian.people import is_first_name
from pismovnik.russian.phrases import sections
from pismovnik.russian.remembering import remembered
from pismovnik.russian.sentences import sentences
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "private_talk.txt")
_WORDS = {t: plain_set(entries) for t, entries in _LISTS.items() if not t.endswith("phrases")}
_PHRASES = sections({t: entries for t, entries in _LISTS.items() if t.endswith("phrases")})
_KIN = {t.partition(": ")[2]: words for t, words in _WORDS.items() if t.startswith("kin: ")}
_LEISURE = {t.partition(": ")[2]: words for t, words in _WORDS.items() if t.startswith("leisure: ")}
_TRADES = {t.partition(": ")[2]: words for t, words in _WORDS.items() if t.startswith("trade: ")}
_LIFE = {**_KIN, **_LEISURE}
_MATTERS = {matter: words | _TRADES[matter] for matter, words in _LIFE.items()}
_OWN_MATTERS = {m: words - _WORDS["papers about kin"] for m, words in _MATTERS.items()}
_ALL_KIN = frozenset().union(*_KIN.values())
_ALL_LEISURE = frozenset().union(*_LEISURE.values())
_WE = frozenset({"я", "мы", "меня", "нас", "мне", "нам", "мной", "нами"})
_YOU = frozenset({"вы", "вас", "вам", "вами", "ты", "тебя", "тебе", "тобой"})

_ADVERBS = frozenset({"уже", "тоже", "как", "куда", "опять", "еще"})

_SHORT = 6
_HOW_DO_YOU_LIKE = 3
_LONGEST_REMARK = 25
_LONGEST_SENTENCE = 35
_LONGEST_QUESTION = 9

#: Days of rest and parts of the body are too common to tell anything by themselves.
_COMMON = ("home", "health")
_TELLING_WORDS = (_ALL_KIN | _ALL_LEISURE) - _LIFE["home"] - _LIFE["health"]

Signal = Literal[
    "asks",
    "greets",
    "invites",
    "gossips",
    "own family",
    "own leisure",
    "own health",
    "ailing",
    "feels",
    "life",
    "much life",
]
_WEIGHTS: dict[Signal, int] = {
    "asks": 2,
    "greets": 2,
    "invites": 2,
    "gossips": 2,
    "own family": 2,
    "own leisure": 2,
    "own health": 2,
    "ailing": 1,
    "feels": 1,
    "life": 1,
    "much life": 2,
}
#: What a letter of work may say too: only beside the others a sign of private talk.
_WEAK: frozenset[Signal] = frozenset({"life", "much life", "ailing", "feels"})
_OWN: frozenset[Signal] = frozenset({"own family", "own leisure", "own health"})
_PHRASED: tuple[tuple[Signal, str], ...] = (
    ("asks", "asking phrases"),
    ("greets", "greeting phrases"),
    ("invites", "inviting phrases"),
    ("gossips", "gossip phrases"),
    ("own leisure", "own life phrases"),
)


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """A private sentence, in code points; ``matters`` are the parts of life that it names."""

    number: int
    start: int
    end: int
    signals: frozenset[Signal]
    matters: frozenset[str]

    @property
    def weight(self) -> int:
        return sum(_WEIGHTS[signal] for signal in self.signals)

    @property
    def telling(self) -> frozenset[Signal]:
        """The signals that are private by themselves."""
        return self.signals - _WEAK

    @property
    def is_own(self) -> bool:
        """Whether the writer tells of himself and his family."""
        return not _OWN.isdisjoint(self.signals)


@remembered
def private_remarks(language: Language, text: str) -> tuple[Remark, ...]:
    """The sentences of a text that may be private, in their order."""
    found: list[Remark] = []
    for number, words in enumerate(sentences(language, text)):
        goes_on = bool(found) and found[-1].number == number - 1
        signals = _signals(words, text, goes_on=goes_on)
        if signals:
            found.append(
                Remark(
                    number=number,
                    start=words[0].start,
                    end=_end(text, words),
                    signals=signals,
                    matters=frozenset(_matters_of(words, _LIFE)),
                )
            )
    return tuple(found)


@remembered
def matters_of_sentences(
    language: Language, text: str, *, of_own: bool = False
) -> tuple[frozenset[str], ...]:
    """The parts of life of which each sentence of a text speaks, its trades included.

    ``of_own`` leaves out papers about kin: a policy is no reason to tell of one's own family.
    """
    known = _OWN_MATTERS if of_own else _MATTERS
    return tuple(frozenset(_matters_of(words, known)) for words in sentences(language, text))


def passes_over(language: Language, text: str, number: int) -> bool:
    """Whether a sentence between two private ones may belong to them: it is short and no work."""
    words = sentences(language, text)[number]
    return (
        len(words) <= _SHORT
        and not _speaks_of_work(words)
        and not any(word.text[0].isdigit() for word in words)
    )


def _end(text: str, words: Sequence[Word]) -> int:
    end = words[-1].stop
    while end < len(text) and text[end] in '.!?…)»"':
        end += 1
    return end


def _matters_of(words: Sequence[Word], matters: Mapping[str, frozenset[str]]) -> Iterator[str]:
    lemmas = frozenset().union(*(word.lemmas for word in words))
    return (matter for matter, known in matters.items() if not known.isdisjoint(lemmas))


# --- what a sentence does ------------------------------------------------------------------


def _signals(words: Sequence[Word], text: str, *, goes_on: bool) -> frozenset[Signal]:
    if len(words) > _LONGEST_SENTENCE or _has(words, "wishing"):
        return frozenset()
    asked = text[words[-1].stop : words[-1].stop + 3].lstrip(')»" ').startswith("?")
    told = any(word.is_past for word in words)
    possible = {"asks": asked, "invites": not told, "own leisure": not asked}
    found: set[Signal] = {
        signal
        for signal, title in _PHRASED
        if possible.get(signal, True) and _PHRASES[title].is_in(words)
    }
    if asked and goes_on and _asks_back(words):
        found.add("asks")
    if _speaks_of_work(words):
        found.discard("own leisure")
        return frozenset(found & {"greets", "asks"} if goes_on else found & {"greets"})
    if asked and _asks_of_life(words):
        found.add("asks")
    if not _has(words, "apology"):
        found.update(_of_own_life(words, goes_on=goes_on))
        found.update(_of_life(words, addressed=asked))
    if found and any(word.form in _WORDS["feeling"] for word in words):
        found.add("feels")
    return frozenset(found)


def _asks_of_life(words: Sequence[Word]) -> bool:
    """«Как Ваше колено?», «А у Вас на даче как?», «Вы вчера хоккей смотрели?»."""
    if words[0].form == "как" and len(words) == _HOW_DO_YOU_LIKE and words[1].form in _YOU:
        return words[2].may_be("Geox")  # «Как Вам Казань?»
    about_life = any(word.is_one_of(_TELLING_WORDS | _LEISURE["health"]) for word in words)
    if not about_life or not _speaks_of_reader(words):
        return False
    how = any(word.is_one_of(_WORDS["familiar"]) for word in words)
    did = any(word.is_past and _is_leisure_verb(word) for word in words)
    return len(words) <= _LONGEST_QUESTION and (how or did)


def _asks_back(words: Sequence[Word]) -> bool:
    """After private words: «А Вы куда?», «У Вашего уже все сменились?», «Как Ваша Алиса?»."""
    if len(words) > _LONGEST_QUESTION:
        return False
    if len(words) <= _HOW_DO_YOU_LIKE + 1 and words[0].form == "а":
        return any(word.form in _YOU for word in words)
    return any(
        word.lemma == "ваш" and (after.form in _ADVERBS or is_first_name(after.text))
        for word, after in itertools.pairwise(words)
    )


def _of_life(words: Sequence[Word], *, addressed: bool) -> Iterator[Signal]:
    """What names people or things of private life, by whomever it is done."""
    named = list(_life_words(words))
    matters = {matter for matter in _matters_of(words, _LIFE) if matter not in _COMMON}
    own = _speaks_of_own(words)
    if own and len(named) > 2 and len(matters) > 1 and len(words) <= _LONGEST_REMARK:
        yield "much life"
    elif len(named) > 1 or (named and (addressed or own)):
        yield "life"


def _life_words(words: Sequence[Word]) -> Iterator[Word]:
    return (word for word in words if word.is_one_of(_TELLING_WORDS))


def _is_leisure_verb(word: Word) -> bool:
    return word.is_one_of(_WORDS["past leisure"] | _WORDS["leisure verbs"])


def _of_own_life(words: Sequence[Word], *, goes_on: bool) -> Iterator[Signal]:
    own = _speaks_of_own(words)
    family = _names_own_family(words) or _names_mine(words) or (goes_on and _names_youngest(words))
    leisure = _has_any(words, _ALL_LEISURE)
    did = _did(words, "past leisure") or (leisure and _did(words, "leisure verbs"))
    if family:
        yield "own family"
    told = did and leisure and (own or (_is_elliptic_past(words) and not _speaks_of_reader(words)))
    told_on = goes_on and own and (leisure or did)
    rests = any(w.is_one_of(_WORDS["pure leisure"]) and w.is_in_person("1") for w in words)
    if told or told_on or rests or _PHRASES["going out phrases"].is_in(words):
        yield "own leisure"
    if _has(words, "ailing"):
        if _is_own_ailment(words):
            yield "own health"
        elif family or own:
            yield "ailing"


def _is_own_ailment(words: Sequence[Word]) -> bool:
    """«Спина замучила», «я простудилась»; not «если болит горло», «у Вас болит спина»."""
    supposed = any(word.form in {"если", "когда", "при"} for word in words)
    if supposed or _speaks_of_reader(words):
        return False
    organ = any(w.is_one_of(_LEISURE["health"]) and w.has("Case", "Nom") for w in words)
    return organ or any(word.form == "я" for word in words)


def _names_own_family(words: Sequence[Word]) -> bool:
    """«Мы с мужем», «мой сын», «у нас внучка», «с женой ездили»."""
    for number, word in enumerate(words):
        if not word.is_one_of(_ALL_KIN | _WORDS["with kin"]):
            continue
        before = words[max(0, number - 4) : number]
        if any(w.lemma == "ваш" for w in before[-2:]):
            continue
        if _follows_we_with(before) or (word.may_be("nomn") and _stands_at_us(before)):
            return True
        if _goes_along(words, number) or _is_unowned(words, number):
            return True
        around = (*before[-2:], *words[number + 1 : number + 2])
        if word.is_one_of(_ALL_KIN) and any(
            w.lemma in {"мой", "наш"} and w.has("Number", "Sing") for w in around
        ):
            return True
    return False


def _names_mine(words: Sequence[Word]) -> bool:
    """«А мой-то вчера зуб потерял», «мои опять болеют»: mine are whom no noun names."""
    for number, word in enumerate(words):
        if word.form in {"мой-то", "моя-то", "мои-то", "наш-то", "наша-то"}:
            return True
        if word.form not in {"мой", "моя", "мои"} or number + 1 == len(words):
            continue
        after = words[number + 1]
        named = any(_is_other_subject(w) for w in words if w is not word)
        if after.pos in {"ADV", "VERB", "PART"} and not named and not _speaks_of_reader(words):
            return True
    return False


def _follows_we_with(before: Sequence[Word]) -> bool:
    """«Мы с», «нам с», «я со своим»."""
    return any(
        first.form in _WE and second.form in {"с", "со"}
        for first, second in itertools.pairwise(before)
    )


def _goes_along(words: Sequence[Word], number: int) -> bool:
    """«С женой ездили», «летим с детьми», «всей семьёй выбрались», «ездила к маме»."""
    before = {word.form for word in words[max(0, number - 2) : number]}
    along = words[number].may_be("ablt") and before & {"с", "со", "всей", "всем"}
    to_them = words[number].may_be("datv") and before & {"к", "ко"}
    if not along and not to_them:
        return False
    follows = number + 1 < len(words) and words[number + 1].has("Case", "Gen")
    part = next(part for part in _parts(words) if words[number] in part)
    ours = any(word.is_finite and word.is_in_person("1") for word in part)
    return not follows and (ours or _is_elliptic_past(part))


def _is_unowned(words: Sequence[Word], number: int) -> bool:
    """«Муж вчера купил машину»: nobody's husband but the writer's."""
    word = words[number]
    others = [w for w in words if w is not word and w.is_one_of(_ALL_KIN - _KIN["pets"])]
    owned = number + 1 < len(words) and words[number + 1].has("Case", "Gen")
    return (
        word.is_one_of(_WORDS["unowned kin"])
        and word.has("Case", "Nom")
        and not others
        and not owned
        and not _speaks_of_reader(words)
        and (number == 0 or not words[number - 1].has("Case", "Nom"))
    )


def _stands_at_us(before: Sequence[Word]) -> bool:
    """«У меня дочка», «у нас вчера внук»."""
    return any(
        first.form == "у" and second.form in {"меня", "нас"}
        for first, second in itertools.pairwise(before)
    )


def _names_youngest(words: Sequence[Word]) -> bool:
    """«А младшая научилась плавать»: after other private words a child, not a rank."""
    return any(
        word.is_one_of(_WORDS["youngest"]) and following.pos in {"VERB", "ADV", "PART"}
        for word, following in itertools.pairwise(words)
    )


def _did(words: Sequence[Word], title: str) -> bool:
    return any(word.is_past and word.is_one_of(_WORDS[title]) for word in words)


def _is_elliptic_past(words: Sequence[Word]) -> bool:
    """«Ездили на море», «Ездила к маме»: without a subject the writer and his own."""
    return any(
        any(word.is_past and not word.has("Gender", "Neut") for word in part)
        and not any(map(_is_other_subject, part))
        for part in _parts(words)
    )


def _parts(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words between marks."""
    starts = [number for number, word in enumerate(words) if number == 0 or word.mark]
    return (words[a:b] for a, b in itertools.zip_longest(starts, starts[1:]))


def _is_other_subject(word: Word) -> bool:
    return (
        word.pos in {"NOUN", "PROPN", "PRON"} and word.has("Case", "Nom") and word.form not in _WE
    )


def _speaks_of_own(words: Sequence[Word]) -> bool:
    return any(
        word.form in _WE or (word.is_finite and word.is_in_person("1")) or word.lemma == "мой"
        for word in words
    )


def _speaks_of_reader(words: Sequence[Word]) -> bool:
    return any(word.form in _YOU or word.lemma in {"ваш", "твой"} for word in words)


def _speaks_of_work(words: Sequence[Word]) -> bool:
    return _has(words, "business") or _has(words, "asking for work")


def _has(words: Sequence[Word], title: str) -> bool:
    return _has_any(words, _WORDS[title])


def _has_any(words: Sequence[Word], lemmas: frozenset[str]) -> bool:
    return any(word.is_one_of(lemmas) for word in words)
