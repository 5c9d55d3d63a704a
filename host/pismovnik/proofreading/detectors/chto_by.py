"""«Что бы» for the conjunction «чтобы», and the other way round.

The conjunction of purpose is one word; «что бы» is the pronoun with a particle and answers
the question "what?" (Rosenthal, Справочник по правописанию, § 61). Told apart here by what
stands around: an infinitive of purpose that opens a sentence, a verb of wish before.
"""

import re
from collections.abc import Iterator

from pismovnik.proofreading.engine import Match
from pismovnik.russian import morphology
from pismovnik.russian.language import Language
from pismovnik.text_lists import read_words

_SPLIT = re.compile(r"\b[Чч]то бы\b(?! ни\b)")
_SENTENCE = re.compile(r"[^.!?…\n]*[.!?…]*")
_WORD = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)
_LISTS = read_words(__file__, "chto_by.txt")
_QUESTIONS = frozenset(_LISTS["questions"])
_ANTECEDENT = re.compile(
    r"\b(?:то|того|тому|том|тем|одно|такое|нечто|что-то|что-нибудь|вс[её]|всего|ничего|ничто|много|мало),\s*\Z",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\b(?:для|ради|вместо|кроме|без|помимо|с тем)(?: того)?,?\s*\Z|\b(?:образом|затем|так),\s*\Z",
    re.IGNORECASE,
)
_JOINED_BEFORE_NI = re.compile(r"\b([Чч])тобы(?=(?: [а-яё]+){0,3} ни ([а-яё]+))(?! ни ничего)")
_CONDITION = re.compile(r"\b(?:если|ежели|когда|кабы)\b", re.IGNORECASE)
_FEW = 4
_NOT_FOR = re.compile(r"\bни за (чтобы)\b", re.IGNORECASE)


def split_chtoby(_language: Language, text: str) -> Iterator[Match]:
    """«Что бы закрепить её, …», «Просим, что бы Вы проверили …», «Чтобы ни случилось, …»."""
    for sentence in _SENTENCE.finditer(text):
        for found in _SPLIT.finditer(sentence[0]):
            before, after = sentence[0][: found.start()], sentence[0][found.end() :]
            if not sentence[0].endswith("?") and _is_conjunction(before, after):
                yield _match(sentence.start() + found.start(), found[0])
        for found in _JOINED_BEFORE_NI.finditer(sentence[0]):
            clause = sentence[0][found.end() :].partition(",")[0]
            if clause.count(" ни ") == 1 and _is(found[2], "VERB", "past"):
                yield _apart(sentence.start() + found.start(), "чтобы", found[1])
        for found in _NOT_FOR.finditer(sentence[0]):
            yield _apart(sentence.start() + found.start(1), found[1], found[1][0])


def _is_conjunction(before: str, after: str) -> bool:
    if " ни " in after.partition(",")[0]:
        return False  # «что бы я вам ни сказала»
    if _AIM.search(before):
        return True
    earlier = [lemma for word in _WORD.findall(before) for lemma in morphology.lemmas(word.lower())]
    if _QUESTIONS.intersection(earlier):
        return False  # «не знаю, что бы предложить»
    if not before.strip(" «—–-"):
        return _begins_with_infinitive(after) and "," in after
    if not before.rstrip().endswith(",") or _ANTECEDENT.search(before):
        return False  # «нужно то, что бы подошло всем»
    return _begins_with_infinitive(after) or _is_wish(before + after, after)


def _begins_with_infinitive(after: str) -> bool:
    """«Не ждать», «повторно запустить»: adverbs do not count."""
    for word in _WORD.findall(after)[:_FEW]:
        if _is(word, "INFN"):
            return True
        if word != "не" and not _is(word, "ADVB"):
            return False
    return False


def _is_wish(sentence: str, after: str) -> bool:
    """A past verb with a subject of its own: «…, что бы система его сохраняла».

    «Что бы могло быть», «что бы он сказал, если б узнал» are pronouns.
    """
    words = _WORD.findall(after.partition(",")[0])
    if _CONDITION.search(sentence) or "!" in sentence or not words or _is(words[0], "past"):
        return False
    return any(_is(word, "VERB", "past") for word in words)


def _is(word: str, *grammemes: str) -> bool:
    return morphology.has_grammeme(word.lower(), *grammemes)


def _match(start: int, written: str) -> Match:
    meant = written.replace(" ", "")
    return Match(
        rule_id="chto_by",
        category="TYPOS",
        message="Союз «чтобы» пишется слитно. Раздельно пишут, когда можно убрать «бы».",
        start=start,
        end=start + len(written),
        replacements=(meant,),
        confidence=0.92,
    )


def _apart(start: int, written: str, capital: str) -> Match:
    return Match(
        rule_id="chto_by",
        category="TYPOS",
        message="«Что бы… ни» и «ни за что бы» пишут раздельно: здесь это местоимение с частицей.",
        start=start,
        end=start + len(written),
        replacements=(f"{capital}то бы",),
        confidence=0.93,
    )
