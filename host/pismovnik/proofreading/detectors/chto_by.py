"""«Что бы» for the conjunction «чтобы».

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
_WISHES = frozenset(_LISTS["wishes"])
_QUESTIONS = frozenset(_LISTS["questions"])
_ANTECEDENT = re.compile(r"\b(?:то|такое|нечто|что-то|что-нибудь),\s*\Z", re.IGNORECASE)


def split_chtoby(_language: Language, text: str) -> Iterator[Match]:
    """«Что бы закрепить её, …», «Просим, что бы Вы проверили …»."""
    for sentence in _SENTENCE.finditer(text):
        for found in _SPLIT.finditer(sentence[0]):
            before, after = sentence[0][: found.start()], sentence[0][found.end() :]
            if not sentence[0].endswith("?") and _is_conjunction(before, after):
                yield _match(sentence.start() + found.start(), found[0])


def _is_conjunction(before: str, after: str) -> bool:
    earlier = [lemma for word in _WORD.findall(before) for lemma in morphology.lemmas(word.lower())]
    if _QUESTIONS.intersection(earlier):
        return False  # «не знаю, что бы предложить»
    if not before.strip(" «—–-"):
        return _begins_with_infinitive(after) and "," in after
    if not before.rstrip().endswith(",") or _ANTECEDENT.search(before):
        return False  # «нужно то, что бы подошло всем»
    wished = bool(_WISHES.intersection(earlier))
    return _begins_with_infinitive(after) or (wished and _has_past_verb(after))


def _begins_with_infinitive(after: str) -> bool:
    words = _WORD.findall(after)[:2]
    if words[:1] == ["не"]:
        del words[0]
    return bool(words) and _is(words[0], "INFN")


def _has_past_verb(after: str) -> bool:
    clause = after.partition(",")[0]
    return any(_is(word, "VERB", "past") for word in _WORD.findall(clause))


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
    )
