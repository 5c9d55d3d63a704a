"""Endings that the sentence decides: «-тся» and «-ться», «в течение», «связанны с».

Sources: Розенталь, Справочник по правописанию и литературной правке, §§ 12, 51, 57, 198;
Правила 1956, §§ 61–63, 105.
"""

from collections.abc import Iterator, Sequence

from pismovnik.proofreading.detectors.corrections import clause, is_, of_words
from pismovnik.proofreading.engine import Match
from pismovnik.russian import morphology
from pismovnik.russian.language import Language
from pismovnik.russian.sentences import sentences, separates
from pismovnik.russian.words import Word, plain, plain_set
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "endings.txt")
_GOVERNING = plain_set(_LISTS["infinitive follows"])
_STRICT = plain_set(_LISTS["nothing but an infinitive"])
_ADJECTIVES_TOO = plain_set(_LISTS["adjectives too"])
_TIMES = plain_set(_LISTS["times"])
_PHRASES = tuple(
    (tuple(plain(written).split()), meant)
    for written, _, meant in (entry.partition(" = ") for entry in _LISTS["set phrases"])
)
_BETWEEN = frozenset(_LISTS["between a verb and its infinitive"])
_SUBJECTS = frozenset(
    {"он", "она", "оно", "это", "кто", "который", "которая", "которое", "никто", "каждый"}
)
_PLURAL = frozenset({"они", "которые", "все"})

Words = Sequence[Word]
Found = Iterator[Match]


def wrong_endings(language: Language, text: str) -> Found:
    """«Надо торопится», «он торопиться», «в течении недели», «связанны с ремонтом»."""
    for words in sentences(language, text):
        for place, word in enumerate(words):
            if word.form.endswith("тся"):
                yield from _infinitive(text, words, place)
            elif word.form.endswith("ться"):
                yield from _finite(text, words, place)
            elif word.form in {"течении", "течений"}:
                yield from _during(text, words, place)
            elif word.form.endswith(("нно", "нна", "нны")):
                yield from _short(text, words, place)
        yield from _phrases(text, words)


def _infinitive(text: str, words: Words, place: int) -> Found:
    """«Надо торопится», «может понадобится»: what to do?"""
    word = words[place]
    meant = word.text[:-2] + "ься"
    if not is_(meant, "INFN") or separates(word.mark):
        return
    start, end = clause(words, place)
    if _hangs_on(words, start, place) or _future_behind(words[place + 1 : end]):
        yield _found(text, [word], meant, "Что делать? — «-ться», с мягким знаком.", 0.93)
    elif _joins_infinitive(words, start, place):
        yield _found(text, [word], meant, "Что делать? — «-ться», с мягким знаком.", 0.86)


def _hangs_on(words: Words, start: int, place: int) -> bool:
    for before in reversed(words[max(start, place - 4) : place]):
        if before.is_one_of(_STRICT) and not _is_noun(before):
            return True
        if before.form not in _BETWEEN:
            return False
    return False


def _future_behind(after: Words) -> bool:
    """«Уменьшатся не будут»."""
    forms = [word.form for word in after[:2]]
    return forms[:1] in (["будет"], ["будут"]) or forms in (["не", "будет"], ["не", "будут"])


def _joins_infinitive(words: Words, start: int, place: int) -> bool:
    """«Нужно открыть отчёт и убедится»: a second infinitive behind «и»."""
    if place - start < 3 or words[place - 1].form not in {"и", "или"}:
        return False
    before = words[start : place - 1]
    first = next(
        (i for i, word in enumerate(before) if word.is_one_of(_STRICT) and not _is_noun(word)), None
    )
    if first is None or any(word.is_finite for word in before[first + 1 :]):
        return False
    return any(is_(word.text, "INFN") for word in before[first + 1 :])


def _is_noun(word: Word) -> bool:
    return word.pos in {"NOUN", "PROPN"} or word.form in {"стали", "пор", "можно-таки"}


def _finite(text: str, words: Words, place: int) -> Found:
    """«Он постоянно торопиться», «который находиться»: what does he do?"""
    word = words[place]
    if (separates(word.mark) and place) or word.text[0].isupper():
        return  # «Функция „Поделиться“»
    start, end = clause(words, place)
    subject = _subject(words, start, place)
    if subject is None or _hangs(words, start, end, place):
        return
    if start and words[start].mark.strip(" ") not in {",", ";", "("}:
        return
    if (
        start
        and any(other.is_one_of(_GOVERNING) for other in words[max(0, start - 6) : start])
        and subject.form not in _SUBJECTS | _PLURAL
    ):
        return
    number = "plur" if subject.form in _PLURAL or subject.has("Number", "Plur") else "sing"
    tense = "futr" if is_(word.text, "INFN", "perf") else "pres"
    meant = morphology.inflect(word.text.lower(), "VERB", "3per", number, tense)
    if meant is not None and meant.endswith("тся"):
        yield _found(text, [word], meant, "Что делает? — «-тся», без мягкого знака.", 0.9)


def _subject(words: Words, start: int, place: int) -> Word | None:
    """A nominative of the clause, the nearest before the verb, else the first behind it.

    A reflexive verb takes no object, so that a nominative beside it is a subject.
    """
    _, end = clause(words, place)
    before = (word for word in reversed(words[start:place]) if _is_nominative(word))
    behind = (word for word in words[place + 1 : end] if _is_nominative(word))
    return next(before, None) or next(behind, None)


def _is_nominative(word: Word) -> bool:
    if word.form in _SUBJECTS | _PLURAL:
        return word.has("Case", "Nom")
    return word.pos in {"NOUN", "PROPN"} and word.has("Case", "Nom") and is_(word.text, "nomn")


def _hangs(words: Words, start: int, end: int, place: int) -> bool:
    """Whether the clause has another verb, or anything that an infinitive may hang on.

    A verb behind «и» is the second one of the same subject.
    """
    joint = next((i for i in range(place + 1, end) if words[i].form in {"и", "или"}), end)
    near = range(max(start, place - 2), place + 2)
    return any(_governs(words[i], i in near) for i in range(start, joint) if i != place)


def _governs(word: Word, near: bool) -> bool:
    if word.pos in {"NOUN", "PROPN"} and not near and not word.may_be("PRED"):
        return False
    verb = (
        is_(word.text, "INFN")
        or word.is_finite
        or word.likeliest_part in {"VERB", "PRED", "ADJS", "PRTS", "GRND"}
    )
    return verb or word.is_one_of(_GOVERNING) or word.form in _LOOSE


def _during(text: str, words: Words, place: int) -> Found:
    """«В течении недели»: the stretch of time, not the current of a river."""
    if not place or words[place - 1].form != "в" or separates(words[place].mark):
        return
    after = words[place + 1 : place + 4]
    if not after or separates(after[0].mark):
        return
    if after[0].form.startswith("котор"):
        after = words[max(0, place - 8) : place]
    if any(w.is_one_of(_TIMES) or w.text[0].isdigit() or is_(w.text, "NUMR") for w in after):
        meant = "течение"
        yield _found(
            text, [words[place]], meant, "Предлог «в течение» (времени) пишут с «е».", 0.95
        )


def _phrases(text: str, words: Words) -> Found:
    forms = [word.form for word in words]
    for phrase, meant in _PHRASES:
        wanted = phrase[: phrase.index("+")] if "+" in phrase else phrase
        if wanted[-1] not in forms and wanted[0] not in forms:
            continue
        for place in range(len(words) - len(wanted) + 1):
            end = place + len(wanted)
            if tuple(forms[place:end]) != wanted or any(
                separates(w.mark) for w in words[place + 1 : end]
            ):
                continue
            if _fits(words, place, end, phrase[-1] if "+" in phrase else ""):
                covered = words[place:end]
                yield _found(text, covered, meant, f"Правильно: «{meant}».", 0.92)


def _fits(words: Words, place: int, end: int, wanted: str) -> bool:
    leading = words[max(0, place - 4) : place]
    if any(word.is_one_of(_LEADING) for word in leading):
        return False
    after = words[end : end + 3]
    if not wanted:
        return True
    if not after or separates(after[0].mark):
        return False
    if wanted == "time":
        return any(w.is_one_of(_TIMES) or w.text[0].isdigit() for w in after)
    return after[0].may_be("gent") or after[0].form in {"его", "ее", "их"}


#: «Как не волноваться», «прежде чем браться», «а он ну смеяться».
_LOOSE = frozenset(_LISTS["before loose infinitives"])
#: «Привести в соответствие с», «вступить в отношение», «обвинять в отсутствии».
_LEADING = plain_set(_LISTS["leading"])


def _short(text: str, words: Words, place: int) -> Found:
    """«Связанны с ремонтом», «работа организованна нами»: short participles have one «н»."""
    word = words[place]
    meant = word.text[:-2] + word.text[-1]
    if not is_(meant, "PRTS") or is_(word.text, "NOUN"):
        return
    after = (
        words[place + 1]
        if place + 1 < len(words) and not separates(words[place + 1].mark)
        else None
    )
    by = after is not None and after.has("Case", "Ins") and not after.may_be("PREP")
    with_ = plain(meant).startswith("связан") and after is not None and after.form in {"с", "со"}
    aux = place > 0 and words[place - 1].form in {
        "был",
        "была",
        "было",
        "были",
        "будет",
        "будут",
        "быть",
    }
    adverb = is_(word.text, "ADVB")
    start, end = clause(words, place)
    told = any(words[i].is_finite for i in range(start, end) if i != place)
    adverb = adverb or (word.form.endswith("нно") and told and not aux)
    only_participle = not adverb and plain(meant)[:-1] not in _ADJECTIVES_TOO
    if with_ or only_participle or (aux and by):
        yield _found(text, [word], meant, "В кратких причастиях пишут одно «н».", 0.9)


def _found(text: str, covered: Words, meant: str, message: str, confidence: float) -> Match:
    return of_words(text, covered, "endings", meant, message, confidence)
