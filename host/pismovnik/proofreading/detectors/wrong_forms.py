"""Forms that the standard language does not have: «ложите», «более выгоднее», «наши инженера».

Sources: Розенталь, Справочник по правописанию и литературной правке, §§ 149–156, 161, 173–177;
Русская грамматика 1980, §§ 1306–1308. The lists: wrong_forms.txt.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from pismovnik.proofreading.detectors.forms import forms, parts, written_like
from pismovnik.proofreading.engine import Match
from pismovnik.russian.language import Language
from pismovnik.russian.sentences import sentences
from pismovnik.russian.words import Word, plain
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "wrong_forms.txt")


def _pairs(section: str) -> dict[str, str]:
    return dict(entry.split(" = ") for entry in _LISTS[section])


_FORMS = {form: meant for forms_, meant in _pairs("forms").items() for form in forms_.split("|")}
_PLURALS = _pairs("plurals")
_DOUBTFUL = frozenset(_LISTS["doubtful plurals"])
_WORD = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, _FORMS))})(?![\w-])", re.IGNORECASE)
_DEGREES = frozenset({"более", "менее", "наиболее", "наименее", "самый", "самая", "самое", "самые"})
_HIGHEST = re.compile(r"(?:ейш|айш)(?:ий|ая|ее|ие|его|ей|ему|ую|ым|им|ем|их|ими|ею)\Z")
_ALLOWED = frozenset({"дальнейш", "ближайш", "крайн", "высш", "низш"})
_SURE, _LIKELY, _DOUBT = 0.95, 0.9, 0.7


def nonexistent_forms(language: Language, text: str) -> Iterator[Match]:
    """«Ложите», «ихний», «более выгоднее», «все договора»."""
    for found in _WORD.finditer(text):
        meant = written_like(found[0], _FORMS[found[0].lower()])
        message = f"«{found[0]}» — не литературная форма. Верно: «{meant}»."
        yield _match("word_form", message, found.start(), found.end(), meant, _SURE)
    lowered = text.lower()
    if any(degree in lowered for degree in ("боле", "мене", "сам")):
        for words in sentences(language, text):
            yield from _degrees(words)
    if any(form in lowered for form in _PLURALS):
        for words in sentences(language, text):
            yield from _plurals(words)


def _degrees(words: Sequence[Word]) -> Iterator[Match]:
    """«Более выгоднее», «наиболее важнейший»: one degree is enough."""
    for place, (degree, word) in enumerate(itertools.pairwise(words)):
        if degree.form not in _DEGREES or word.mark or word.form in _DEGREES:
            continue
        if place and words[place - 1].form in {"тем", "не", "и"}:
            continue
        compared = parts(word.text) == {"COMP"} and not degree.form.startswith("сам")
        highest = _HIGHEST.search(word.form) and not word.form.startswith(tuple(_ALLOWED))
        if compared or (highest and parts(word.text) == {"ADJF"}):
            meant = written_like(degree.text, word.text)
            message = f"«{word.text}» уже значит «{degree.text.lower()}»: одно из слов лишнее."
            yield _match("double_degree", message, degree.start, word.stop, meant, _LIKELY)


def _plurals(words: Sequence[Word]) -> Iterator[Match]:
    """«Наши инженера»: a plural adjective stands before the form."""
    for before, word in itertools.pairwise(words):
        meant = _PLURALS.get(plain(word.text))
        if meant is None or word.mark:
            continue
        own = [form for form in forms(before.text) if before.form != "все" or form.number == "plur"]
        if "ADJF" not in parts(before.text) or any(
            form.number == "sing" or form.case not in {"nomn", "accs"} for form in own
        ):
            continue
        confidence = _DOUBT if plain(word.text) in _DOUBTFUL else _LIKELY
        meant = written_like(word.text, meant)
        message = f"«{word.text}» — разговорная форма. Литературная: «{meant}»."
        yield _match("word_form", message, word.start, word.stop, meant, confidence)


def _match(rule: str, message: str, start: int, end: int, meant: str, confidence: float) -> Match:
    return Match(
        rule_id=rule,
        category="GRAMMAR",
        message=message,
        start=start,
        end=end,
        replacements=(meant,),
        confidence=confidence,
    )
