"""Where a sentence only points to an oral agreement: «так, как решили на встрече».

What a sentence goes on to tell by a colon, a number, a day or «то есть» is no pointing.
"""

import re
from collections.abc import Sequence

from pismovnik.russian.agreements.lexicon import ALL, LISTS, PHRASES, is_others, is_told, is_written
from pismovnik.russian.clauses import Clause
from pismovnik.russian.dates import DateMention
from pismovnik.russian.words import Word

_RELATIVES = frozenset({"который", "что", "какой", "чей"})
_AS = frozenset({"как", "так"})
_CORRELATIVES = frozenset({"так", "такой", "таков"})
_BESIDE = 3
#: What was agreed follows: «…, то есть сначала плитка», «…: сначала плитка».
_TELLS = re.compile(r":(?!\d)|(?<!\w)(?:то есть|т\. ?е\.|а именно)(?!\w)", re.IGNORECASE)


def pointing(
    clauses: Sequence[Clause], text: str, dates: Sequence[DateMention]
) -> tuple[int, int] | None:
    """The words of a sentence that lean on an agreement without telling it, in code points.

    ``dates`` are the days to come in the sentence.
    """
    if any(clause.question or clause.hypothetical for clause in clauses):
        return None
    if _TELLS.search(text, clauses[0].start, max(clause.stop for clause in clauses) + 2):
        return None
    return (
        _by_clause(clauses, dates) or _by_participle(clauses, dates) or _by_phrase(clauses, dates)
    )


def _by_clause(clauses: Sequence[Clause], dates: Sequence[DateMention]) -> tuple[int, int] | None:
    """«Монтаж делаем так, как решили», «цена та, на которой сошлись», «как решили, работаем»."""
    for number, clause in enumerate(clauses):
        if not _leans(clause):
            continue
        main = next((c for c in reversed(clauses[:number]) if not c.subordinate), None)
        before = [w for w in main.words if w.stop <= clause.start] if main is not None else []
        if _is_relative(clause):
            if main is not None and _is_open_term(main, before, dates):
                return main.start, clause.stop
            continue
        rest = [other for other in clauses if other is not clause and not _leans(other)]
        others = [word for other in rest for word in other.words]
        if (before and _is_likened(before, others, dates)) or _is_empty(others, dates):
            words = [*others, *clause.words]
            return min(word.start for word in words), max(word.stop for word in words)
    return None


def _by_participle(
    clauses: Sequence[Clause], dates: Sequence[DateMention]
) -> tuple[int, int] | None:
    """«Работаем по цене, обговорённой на встрече», «на оговорённых устно условиях»."""
    for clause in clauses:
        words = clause.words
        if is_written(clause) or is_others(words) or not _is_spoken(clause):
            continue
        for number, word in enumerate(words):
            agreed = word.likeliest_part == "PRTF" and word.is_one_of(_agreed())
            beside = words[max(0, number - _BESIDE) : number + 2 * _BESIDE]
            terms = [w for w in beside if w.is_one_of(LISTS["terms"]) and _is_noun(w)]
            if agreed and terms and _is_in_force(words) and not is_told(words, dates):
                return clause.start, clause.stop
    return None


def _by_phrase(clauses: Sequence[Clause], dates: Sequence[DateMention]) -> tuple[int, int] | None:
    """«По нашей договорённости продолжаем», «наш уговор остаётся в силе»."""
    for clause in clauses:
        if is_others(clause.words):
            continue
        for title in ("by agreement", "in force"):
            for match in PHRASES[title].find(clause.words):
                own = [*clause.words[: match.first], *clause.words[match.end :]]
                if title == "in force" and _is_all(clause.words, own, dates):
                    return clause.start, clause.stop
                if own and _is_empty(own, dates):
                    return clause.start, clause.stop
    return None


def _is_all(words: Sequence[Word], own: Sequence[Word], dates: Sequence[DateMention]) -> bool:
    """Whether nothing is told but that the agreement stands; «договорённость о двух рейсах» is."""
    told = is_told(words, dates) or any(word.form in {"о", "об"} for word in words)
    return not told and not any(_is_noun(w) and not w.is_one_of(LISTS["empty"]) for w in own)


# --- the clause that points ------------------------------------------------------------------


def _agreed() -> frozenset[str]:
    return LISTS["agreed"] | LISTS["decided"] | LISTS["oral verbs"]


def _leans(clause: Clause) -> bool:
    """«Как договорились», «о которых мы говорили», «который Вы одобрили устно»."""
    if not (clause.words[0].form in _AS or _is_relative(clause)) or is_written(clause):
        return False
    if any(map(_is_agreed_by_us, clause.words)) and not is_others(clause.words):
        return True
    if not _is_spoken(clause):
        return False
    by_reader = any(word.form == "вы" for word in clause.words)
    return any(
        (by_reader and word.is_past and word.is_one_of(LISTS["readers words"]))
        or (word.likeliest_part == "PRTS" and word.may_be("neut") and word.is_one_of(_agreed()))
        for word in clause.words
    )


def _is_agreed_by_us(word: Word) -> bool:
    """By the dictionary: natasha takes «порешили» for a present."""
    return word.may_be("VERB", "past", "plur") and word.is_one_of(_agreed())


def _is_spoken(clause: Clause) -> bool:
    """Whether a clause names a talk: «по телефону», «на встрече», «устно»."""
    talks = (w for w in clause.words if w.is_one_of(LISTS["talks"]) and w.pos == "NOUN")
    return any(talks) or PHRASES["oral"].is_in(clause.words)


def _is_relative(clause: Clause) -> bool:
    return any(word.is_one_of(_RELATIVES) for word in clause.words[:3])


# --- the clause that tells nothing -----------------------------------------------------------


def _is_likened(
    before: Sequence[Word], others: Sequence[Word], dates: Sequence[DateMention]
) -> bool:
    """«Порядок оставляем таким, как…»: what it is like is told by the agreement alone."""
    likened = any(word.is_one_of(_CORRELATIVES) for word in before[-2:])
    past = any(map(_is_past, before))
    return likened and not past and not is_told(others, dates)


def _is_open_term(main: Clause, before: Sequence[Word], dates: Sequence[DateMention]) -> bool:
    """«Цена остаётся той», «на условиях», «условия прежние»: a term without its content."""
    if not before or is_told(main.words, dates) or _is_in_writing(main.words):
        return False
    if any(map(_is_past, main.words)):
        return False
    if before[-1].form in ALL:
        return _is_acting(main.words)
    terms = [word for word in before if word.is_one_of(LISTS["terms"])]
    pointed = any(word.lemmas & {"тот", "то", "такой"} for word in before[-2:])
    if pointed and terms:
        return True
    nouns = [word for word in before if word.pos == "NOUN" or word in terms]
    return bool(nouns) and nouns[-1] in terms


def _is_in_writing(words: Sequence[Word]) -> bool:
    """«Направляем договор на условиях, которые обсудили»: they stand there."""
    sent = any(word.is_one_of(LISTS["sending"]) for word in words)
    return sent and any(word.is_one_of(LISTS["written"]) for word in words)


def _is_in_force(words: Sequence[Word]) -> bool:
    """«Переплетём на оговорённых условиях»; what is sent or done is told."""
    return not any(_is_past(word) or word.is_one_of(LISTS["sending"]) for word in words)


def _is_past(word: Word) -> bool:
    """By the dictionary too: natasha takes «шьём» for a past."""
    return word.is_past and word.may_be("past")


def _is_acting(words: Sequence[Word]) -> bool:
    """Whether no verb tells more than that something is done: «оставляем», «работаем»."""
    verbs = [word for word in words if word.is_finite or word.may_be("INFN")]
    return all(word.is_one_of(LISTS["acting"]) and not _is_past(word) for word in verbs)


def _is_empty(words: Sequence[Word], dates: Sequence[DateMention]) -> bool:
    """«Действуем по второму варианту», «всё остаётся так»: nothing is said of what was agreed."""
    if is_told(words, dates):
        return False
    if not _is_acting(words):
        return False
    verbs = [word for word in words if word.is_finite or word.may_be("INFN")]
    if words and words[-1].form in {"так", "все"} and verbs:
        return True
    known = LISTS["terms"] | LISTS["empty"] | LISTS["talks"]
    topics = {number + 1 for number, word in enumerate(words) if word.form in {"по", "с", "со"}}
    nouns = [
        word
        for number, word in enumerate(words)
        if _is_noun(word) and not word.is_one_of(known) and number not in topics
    ]
    told = bool(verbs) or any(word.is_one_of(LISTS["terms"]) for word in words)
    return told and not nouns


def _is_noun(word: Word) -> bool:
    return word.pos in {"NOUN", "PROPN"} or word.likeliest_part == "NOUN"
