"""Commas and dashes that a rule names: before «который», around «пожалуйста», after a participle.

Sources: Правила русской орфографии и пунктуации 1956, §§ 138–155, 164; Розенталь,
Справочник по правописанию и литературной правке, §§ 5, 24–28, 32–34.
"""

from collections.abc import Iterator, Sequence

from pismovnik.proofreading.engine import Match
from pismovnik.russian.clauses import is_predicate
from pismovnik.russian.language import Language
from pismovnik.russian.sentences import sentences, separates
from pismovnik.russian.words import Word, plain, plain_set
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "commas.txt")
_SAYING = plain_set(_LISTS["saying"])
_ASIDES = tuple(tuple(plain(entry).split()) for entry in _LISTS["asides"])
_THEREFORE = frozenset(_LISTS["therefore"])
_AIMS = frozenset(_LISTS["aims"])
_JOINTS = frozenset({"и", "а", "но", "или", "да", "либо", "же", "ни", "не"})
_SUBJECTS = frozenset({"я", "мы", "он", "она", "они", "вы", "ты"})
_BEFORE_AIM = frozenset({"наш", "главный", "основной", "ваш", "первый", "этот"})


def _parts(mark: str) -> bool:
    """Whether no comma can be missing where a mark stands: «файл (который прислали)»."""
    return separates(mark) or "(" in mark or "[" in mark


def misplaced_commas(language: Language, text: str) -> Iterator[Match]:
    """Missing and superfluous marks, the surest first."""
    for words in sentences(language, text):
        yield from _before_which(text, words)
        yield from _before_that(text, words)
        yield from _around_asides(text, words)
        yield from _after_participle(text, words)
        yield from _before_therefore(text, words)
        yield from _after_however(text, words)
        yield from _dash_after_aim(text, words)


def _before_which(text: str, words: Sequence[Word]) -> Iterator[Match]:
    """«Остаток который указан», «отчёт в котором нет строк»."""
    for place, word in enumerate(words):
        if "который" not in word.lemmas:
            continue
        first = place - 1 if place and words[place - 1].may_be("PREP") else place
        if first < 1 or _parts(words[first].mark) or _parts(word.mark):
            continue
        if _belongs_to_noun(words, first, word):
            continue
        before = words[first - 1]
        named = before.pos in {"NOUN", "PROPN"} and not before.may_be("VERB", "impr")
        if named and any(is_predicate(later) for later in words[place + 1 :]):
            yield _comma(text, before, words[first], "«Который» присоединяет придаточное")


def _belongs_to_noun(words: Sequence[Word], first: int, which: Word) -> bool:
    """«…, доступ к которому закрыт», «…, часть которых оплачена»: the clause begins earlier."""
    near = words[max(0, first - 3) : first]
    owned = words[first] is which and which.may_be("gent")
    return owned or any("," in word.mark for word in near)


def _before_that(text: str, words: Sequence[Word]) -> Iterator[Match]:
    """«Сообщаем что сервис отключим»."""
    for place, word in enumerate(words[1:], start=1):
        before, later = words[place - 1], words[place + 1 :]
        if word.form != "что" or _parts(word.mark) or not before.lemmas & _SAYING:
            continue
        if not (before.is_finite or before.may_be("INFN") or before.may_be("PRED")):
            continue
        pronoun = not later or later[0].form in {"угодно", "бы", "за", "ли", "нибудь", "то"}
        if not pronoun and any(map(is_predicate, later)) and _has_subject(later):
            yield _comma(text, before, word, "«Что» присоединяет придаточное")


def _has_subject(later: Sequence[Word]) -> bool:
    """«Сообщаем что сервис отключён»: «что» is no object itself, as in «сообщили что нашли»."""
    return any(word.pos in {"NOUN", "PROPN", "PRON"} and word.has("Case", "Nom") for word in later)


def _around_asides(text: str, words: Sequence[Word]) -> Iterator[Match]:
    """«К сожалению в этот период», «Уточните пожалуйста, в каком виде»."""
    forms = [word.form for word in words]
    for aside in _ASIDES:
        for place in range(len(words) - len(aside) + 1):
            end = place + len(aside)
            if tuple(forms[place:end]) != aside or any(
                _parts(word.mark) for word in words[place + 1 : end]
            ):
                continue
            yield from _around(text, words, place, end)


def _around(text: str, words: Sequence[Word], place: int, end: int) -> Iterator[Match]:
    polite = words[place].form == "пожалуйста"
    if place and not _parts(words[place].mark):
        before = words[place - 1]
        if polite and not _asks(words[:place]):
            return
        if before.form not in _JOINTS:
            yield _comma(text, before, words[place], "Вводное слово выделяют запятыми")
    if end < len(words) and not _parts(words[end].mark):
        if place == 0 and polite:
            return  # «Пожалуйста проверьте» is found by the engine
        of_somebody = words[end].pos in {"NOUN", "PROPN"} and words[end].has("Case", "Gen")
        if not of_somebody and words[end].form not in {"же", "ли", "бы"}:
            yield _comma(text, words[end - 1], words[end], "Вводное слово выделяют запятыми")


def _asks(before: Sequence[Word]) -> bool:
    """«Проверьте пожалуйста»: not «скажите спасибо и пожалуйста»."""
    return any(word.may_be("impr") or word.may_be("INFN") for word in before[-4:])


def _after_participle(text: str, words: Sequence[Word]) -> Iterator[Match]:
    """«Заявки, полученные во время сбоя мы восстановили»: «мы» stands outside the phrase."""
    for place, word in enumerate(words):
        if not (place and "," in word.mark and word.may_be("PRTF")):
            continue
        if not _agrees(words[place - 1], word):
            continue
        for after in range(place + 1, len(words)):
            other = words[after]
            if _parts(other.mark) or other.form in _JOINTS:
                break
            if other.form in _SUBJECTS and after > place + 1:
                if any(later.is_finite for later in words[after + 1 :]):
                    reason = "Причастный оборот после определяемого слова выделяют с двух сторон"
                    yield _comma(text, words[after - 1], other, reason)
                break


def _agrees(noun: Word, participle: Word) -> bool:
    if noun.pos not in {"NOUN", "PROPN"}:
        return False
    return any(
        noun.may_be(case, number) and participle.may_be(case, number)
        for case in ("nomn", "gent", "datv", "accs", "ablt", "loct")
        for number in ("sing", "plur")
    )


def _before_therefore(text: str, words: Sequence[Word]) -> Iterator[Match]:
    """«Инженер приедет с аппаратом поэтому торговлю останавливать не придётся»."""
    for place, word in enumerate(words):
        if word.form not in _THEREFORE or not place or _parts(word.mark):
            continue
        before = words[place - 1]
        if before.form in _JOINTS or before.form == "именно":
            continue
        if is_predicate(before) and not _has_subject(words[place + 1 :]):
            continue  # «решили поэтому отложить»
        start = _clause_start(words, place)
        told = any(is_predicate(other) for other in words[start:place])
        if told and any(is_predicate(other) for other in words[place + 1 :]):
            yield _comma(text, before, word, "«Поэтому» начинает новую часть предложения")


def _clause_start(words: Sequence[Word], place: int) -> int:
    return next((i for i in range(place - 1, -1, -1) if _parts(words[i].mark)), 0)


def _after_however(text: str, words: Sequence[Word]) -> Iterator[Match]:
    """«Однако, разгрузить машину можно только до 10:00»."""
    if len(words) < 3 or words[0].form != "однако" or words[1].mark != ",":
        return
    following = words[1]
    opens = following.may_be("CONJ") or following.likeliest_part in {"GRND", "PRTF"}
    if opens or following.may_be("PREP") or any("," in word.mark for word in words[2:5]):
        return
    yield Match(
        rule_id="however",
        category="PUNCTUATION",
        message="«Однако» в начале предложения значит «но»: запятая после него не нужна.",
        start=words[0].start,
        end=following.stop,
        replacements=(f"{words[0].text} {following.text}",),
    )


def _dash_after_aim(text: str, words: Sequence[Word]) -> Iterator[Match]:
    """«Цель доработки сократить срок» → «Цель доработки — сократить срок»."""
    noun = next((i for i, w in enumerate(words[:3]) if w.lemmas & _AIMS), None)
    if noun is None or not words[noun].may_be("nomn"):
        return
    if any(not word.lemmas & _BEFORE_AIM for word in words[:noun]):
        return
    for place in range(noun + 1, min(len(words), noun + 5)):
        word = words[place]
        if _parts(word.mark) or is_predicate(word):
            return
        if word.may_be("INFN"):
            yield Match(
                rule_id="dash",
                category="PUNCTUATION",
                message="Между подлежащим и сказуемым-инфинитивом ставят тире.",
                start=words[place - 1].start,
                end=word.stop,
                replacements=(f"{words[place - 1].text} — {word.text}",),
            )
            return
        if not word.may_be("gent"):
            return


def _comma(text: str, before: Word, after: Word, reason: str) -> Match:
    gap = text[before.stop : after.start]
    return Match(
        rule_id="comma",
        category="PUNCTUATION",
        message=f"{reason}: после «{before.text}» нужна запятая.",
        start=before.start,
        end=after.stop,
        replacements=(f"{before.text},{gap}{after.text}",),
    )
