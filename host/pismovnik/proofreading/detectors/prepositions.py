"""A noun behind a preposition in a case that the preposition does not take: «к отдел».

Source: Розенталь, Справочник по правописанию и литературной правке, §§ 198–200.
"""

from collections.abc import Iterator, Sequence

from pismovnik.proofreading.detectors.forms import (
    Form,
    forms,
    in_case,
    is_name,
    is_unsure,
    parts,
    written_like,
)
from pismovnik.proofreading.engine import Match
from pismovnik.russian.language import Language
from pismovnik.russian.sentences import sentences
from pismovnik.russian.words import Word
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "prepositions.txt")
#: The cases in which a noun may stand behind a preposition.
CASES_OF = {
    preposition: frozenset(cases.split())
    for entry in _LISTS["prepositions"]
    for preposition, _, cases in (entry.partition(" = "),)
}
_LIKE_NOMINATIVE = frozenset(_LISTS["look like nominative"])
_NEVER = frozenset(_LISTS["no nouns"])
_CONFIDENCE = 0.9


def unfit_cases(language: Language, text: str) -> Iterator[Match]:
    """«К отдел», «для клиентам», «из-за снегопаде»."""
    for words in sentences(language, text):
        for place in range(len(words) - 1):
            found = _judged(words, place)
            if found is not None:
                yield found


def _judged(words: Sequence[Word], place: int) -> Match | None:
    preposition = words[place]
    allowed = CASES_OF.get(preposition.form)
    if place and preposition.form == "к" and words[place - 1].text[-1].isdigit():
        return None  # «30 к показов»: thousands
    if allowed is None or (preposition.text.isupper() and len(preposition.text) > 1):
        return None
    noun_place = place + 1
    while (
        noun_place < len(words) - 1
        and not words[noun_place].mark
        and parts(words[noun_place].text) == {"ADJF"}
    ):
        noun_place += 1
    if _is_which(words[place + 1]):
        noun_place = place + 1
    noun = words[noun_place]
    if any(word.mark for word in words[place + 1 : noun_place + 1]) or not _is_object(noun):
        return None
    if any(is_unsure(w) or w.text[0].isupper() for w in words[place + 1 : noun_place + 1]):
        return None
    if is_name(noun) or noun.form in _NEVER or _is_cut(words, noun_place):
        return None
    its, attributes = forms(noun.text), words[place + 1 : noun_place]
    if any(form.case in allowed for form in its) or not _fit(attributes, its):
        return None
    if _looks_only_wrong(preposition, noun, allowed):
        return None
    meant = [
        in_case(its[0], case, its[0].number)
        for case in ("gent", "datv", "ablt", "loct", "accs")
        if case in allowed
    ]
    texts = [written_like(noun.text, form) for form in dict.fromkeys(filter(None, meant))]
    return Match(
        rule_id="preposition_case",
        category="GRAMMAR",
        message=f"После «{preposition.text.lower()}» слово «{noun.text}» стоит не в том падеже.",
        start=noun.start,
        end=noun.stop,
        replacements=tuple(texts) if not attributes else (),
        confidence=_CONFIDENCE,
    )


def _is_which(word: Word) -> bool:
    return word.form.startswith("котор") and parts(word.text) == {"ADJF"}


def _is_object(word: Word) -> bool:
    return parts(word.text) == {"NOUN"} or _is_which(word)


def _looks_only_wrong(preposition: Word, noun: Word, allowed: frozenset[str]) -> bool:
    """«Умер с голоду», «вышел в люди», «полагаемся на компилятор» (no person for the writer)."""
    its = forms(noun.text)
    if (
        "gent" in allowed
        and noun.form.endswith(("у", "ю"))
        and any(form.case == "datv" and form.gender == "masc" for form in its)
    ):
        return True
    nominative = any(form.case == "nomn" for form in its)
    if preposition.form in _LIKE_NOMINATIVE and nominative:
        return True
    return nominative and "accs" in allowed and any(form.animate for form in its)


def _is_cut(words: Sequence[Word], place: int) -> bool:
    """«К док. 5», «с тысяча девятьсот первого года»."""
    if place + 1 == len(words):
        return False
    after = words[place + 1]
    return after.mark.startswith(".") or (words[place].form == "тысяча" and not after.mark)


def _fit(attributes: Sequence[Word], its: Sequence[Form]) -> bool:
    """Whether the adjectives stand in the noun's wrong case too: «для новым клиентам»."""
    return all(
        any(form.agrees(other) for form in forms(word.text) for other in its) for word in attributes
    )
