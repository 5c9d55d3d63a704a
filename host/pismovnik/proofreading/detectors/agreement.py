"""An adjective that does not agree with the noun right after it: «в новом программе».

Source: Розенталь, Справочник по правописанию и литературной правке, §§ 192–197; Русская грамматика
1980, § 1295. Silent where the adjective may be a noun of its own («рабочие завода»), may govern
the noun («полный воды») or stands with several nouns («первый и второй этажи»).
"""

import itertools
from collections.abc import Iterator, Sequence

from pismovnik.proofreading.detectors.forms import (
    Form,
    case_in_context,
    forms,
    in_case,
    inflected,
    is_name,
    is_unsure,
    nominatives,
    parts,
    predicates,
    written_like,
)
from pismovnik.proofreading.detectors.prepositions import CASES_OF
from pismovnik.proofreading.engine import Match
from pismovnik.russian import morphology
from pismovnik.russian.language import Language
from pismovnik.russian.sentences import sentences, separates
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "agreement.txt")
_GOVERNING = plain_set(_LISTS["governing"])
_OWN = plain_set(_LISTS["nouns of their own"])
_COUNTING = plain_set(_LISTS["counting"])
_PREDICATIVE = frozenset(
    {"такое", "это", "то", "все", "одно", "самое", "сам", "сама", "сами", "само"}
)
#: «Управляемых службой»; «большой ростом».
_PASSIVE = tuple(
    f"{stem}{end}" for stem in ("ем", "им", "ом") for end in _LISTS["adjective endings"]
)
_LOOKS = plain_set(_LISTS["looks"])
_JOINTS = frozenset({"и", "или", "либо", "да", "а", "но", "не", "ни", "как", "то"})
_MOSTLY = 0.75
_NEAR = 3  # words from a subject to its verb
_AFTER_PREPOSITION, _PLAIN = 0.92, 0.9


def unfit_adjectives(language: Language, text: str) -> Iterator[Match]:
    """«О срочном доставка», «добрым чувствами»."""
    for words in sentences(language, text):
        for place in range(len(words) - 1):
            found = _judged(words, place)
            if found is not None:
                yield found


def _judged(words: Sequence[Word], place: int) -> Match | None:
    adjective, noun = words[place], words[place + 1]
    if "самый" in adjective.lemmas:
        return _most(adjective, noun)
    mine, its = forms(adjective.text), forms(noun.text)
    if noun.mark or parts(noun.text) != {"NOUN"} or not _is_plain_adjective(adjective, its):
        return None
    if is_unsure(noun) or is_unsure(adjective) or is_name(noun) or noun.text[0].isupper():
        return None
    if any(form.agrees(other) for form in mine for other in its):
        return None
    if (
        _is_made_so(words, place)
        or _stands_with_several(words, place)
        or _may_depend(words, place, its)
        or _is_subject(words, place + 1)
    ):
        return None
    preposition = words[place - 1] if place and not separates(adjective.mark) else None
    allowed = CASES_OF.get(preposition.form) if preposition is not None else None
    return _told(adjective, noun, allowed)


def _is_subject(words: Sequence[Word], place: int) -> bool:
    """«С крупным таблица не помещается»: after the adjective a noun is left out."""
    subjects = nominatives(words[place])
    following = itertools.takewhile(lambda word: not separates(word.mark), words[place + 1 :])
    return any(
        verb.fits(subject)
        for word in itertools.islice(following, _NEAR)
        for verb in predicates(word.text)
        for subject in subjects
    )


def _most(most: Word, adjective: Word) -> Match | None:
    """«Самый лучшее решение» → «самое лучшее»."""
    if adjective.mark or parts(adjective.text) != {"ADJF"} or is_unsure(adjective):
        return None
    own, its = forms(most.text), forms(adjective.text)
    if not own or any(form.agrees(other) for form in own for other in its):
        return None
    meant = inflected(own[0], its[0])
    if meant is None:
        return None
    return _match(most, adjective, (f"{written_like(most.text, meant)} {adjective.text}",), _PLAIN)


def _is_plain_adjective(word: Word, its: Sequence[Form]) -> bool:
    """Whether a word is an adjective that neither governs the noun nor is one itself."""
    if not _is_mostly_adjective(word, its) or word.lemmas & (_GOVERNING | _OWN):
        return False
    tags = [form.parse.tag for form in forms(word.text)]
    if any("Anum" in tag for tag in tags):
        return False
    if "какой" in word.lemmas:
        return False
    if all(form.case == "ablt" for form in its) and (
        word.form.endswith(_PASSIVE) or its[0].parse.normal_form in _LOOKS
    ):
        return False
    owned = any(form.case == "gent" for form in its)
    return not any("Subx" in tag and (owned or "Apro" in tag) for tag in tags)


def _is_mostly_adjective(word: Word, its: Sequence[Form]) -> bool:
    """«Новом» may be a noun, but «в новом программе» it is not."""
    known = parts(word.text)
    if known == {"ADJF"}:
        return True
    if known != {"ADJF", "NOUN"} or any(form.case == "gent" for form in its):
        return False
    scores = [
        parse.score for parse in morphology.parses(word.text.lower()) if parse.tag.POS == "ADJF"
    ]
    return bool(sum(scores) > _MOSTLY)


def _is_made_so(words: Sequence[Word], place: int) -> bool:
    """«Делает возможным вызов», «стал успешным год», «что такое обломовщина»."""
    cases = {form.case for form in forms(words[place].text)}
    governed = place and not separates(words[place].mark) and "PREP" in parts(words[place - 1].text)
    if "ablt" in cases and not governed:
        its = {form.case for form in forms(words[place + 1].text)}
        if its & {"nomn", "accs"}:
            return True
    return words[place].form in _PREDICATIVE


def _stands_with_several(words: Sequence[Word], place: int) -> bool:
    """«Первый и второй этажи», «старшие брат и сестра», «две новых книги»."""
    before = (*words[max(0, place - 4) : place], *words[place + 2 : place + 4])
    if any("NUMR" in parts(w.text) or w.text[0].isdigit() or w.lemmas & _COUNTING for w in before):
        return True
    mine, its = forms(words[place].text), forms(words[place + 1].text)
    if any(form.number == "plur" for form in its):
        return bool(words[place].mark) or (place > 0 and words[place - 1].form in _JOINTS)
    return any(form.number == "plur" for form in mine) and any(
        word.form in {"и", "или"} or "," in word.mark for word in words[place + 2 : place + 4]
    )


def _may_depend(words: Sequence[Word], place: int, its: Sequence[Form]) -> bool:
    """«Вопрос важный компании»: the adjective belongs to the noun before it."""
    if not place or separates(words[place].mark):
        return False
    before = words[place - 1]
    return any(
        form.agrees(mine)
        for form in forms(before.text)
        if form.part in {"NOUN", "NPRO", "ADJF", "PRTF"}
        for mine in forms(words[place].text)
    ) and "PREP" not in parts(before.text)


def _both(
    mine: Sequence[Form], its: Sequence[Form], allowed: frozenset[str]
) -> list[tuple[str, str]]:
    """«О срочном доставка»: the case is the adjective's, gender and number the noun's."""
    for own in mine:
        changed = in_case(its[0], own.case) if own.case in allowed else None
        adjective = inflected(own, its[0], own.case)
        if changed is not None and adjective is not None:
            return [(adjective, changed)]
    return []


def _told(adjective: Word, noun: Word, allowed: frozenset[str] | None) -> Match | None:
    mine, its = forms(adjective.text), forms(noun.text)
    meant: list[tuple[str, str]] = []
    case = case_in_context(noun, allowed or {form.case for form in its})
    like = next((form for form in its if form.case == case), None)
    if like is not None:
        changed = inflected(mine[0], like)
        if changed is not None:
            meant.append((changed, noun.text))
    for own in mine:
        if allowed is not None and own.case not in allowed:
            continue
        for form in its:
            if (
                form.parse.tag.gender
                and own.gender
                and form.gender != own.gender
                and own.number == "sing"
            ):
                continue
            changed = in_case(form, own.case, own.number)
            if changed is not None:
                meant.append((adjective.text, changed))
                break
    meant += _both(mine, its, allowed or frozenset()) if not meant else []
    if not meant:
        return None
    texts = dict.fromkeys(
        f"{written_like(adjective.text, first)} {written_like(noun.text, second)}"
        for first, second in meant
    )
    return _match(
        adjective, noun, tuple(texts), _AFTER_PREPOSITION if allowed is not None else _PLAIN
    )


def _match(first: Word, second: Word, meant: tuple[str, ...], confidence: float) -> Match:
    return Match(
        rule_id="adjective_agreement",
        category="GRAMMAR",
        message=f"«{first.text}» не согласуется с «{second.text}» в роде, числе или падеже.",
        start=first.start,
        end=second.stop,
        replacements=meant,
        confidence=confidence,
    )
