"""A participle after a comma that fits no noun before it: «с людьми, пришедшие вчера».

Source: Розенталь, Справочник по правописанию и литературной правке, § 211 (the participle stands
in the gender, number and case of its noun).
"""

from collections.abc import Iterator, Sequence

from pismovnik.proofreading.detectors.forms import (
    Form,
    case_in_context,
    depends,
    forms,
    inflected,
    is_unsure,
    nominatives,
    parts,
    predicates,
    written_like,
)
from pismovnik.proofreading.engine import Match
from pismovnik.russian.language import Language
from pismovnik.russian.sentences import sentences, separates
from pismovnik.russian.words import Word

_NO_NOUN_FITS, _NEARER_NOUN = 0.9, 0.75
#: States of somebody who is not the nearest noun: «мы шли с друзьями, промокшие до нитки».
_STATES = ("устав", "утом", "замерз", "промок", "испуг", "взволнов", "удивл", "одет", "обут")


def unfit_participles(language: Language, text: str) -> Iterator[Match]:
    """«С сотрудниками, присутствовавшие на встрече» → «присутствовавшими»."""
    for words in sentences(language, text):
        for place, word in enumerate(words):
            if place and word.mark == "," and _opens_phrase(words, place):
                yield from _judged(words, place)


def _opens_phrase(words: Sequence[Word], place: int) -> bool:
    """Whether a participle and nothing else stands here, with words of its own after it."""
    if parts(words[place].text) != {"PRTF"} or words[place].quoted:
        return False
    return place + 1 < len(words) and not separates(words[place + 1].mark)


def _judged(words: Sequence[Word], place: int) -> Iterator[Match]:
    participle, before = words[place], words[_beginning(words, place) : place]
    possible = forms(participle.text)
    if any(map(is_unsure, before[-3:])) or _fits_later(words, place, possible):
        return
    heads = [word for word in before if _agreeing(word, possible)]
    if heads:
        confidence = _NEARER_NOUN
        if not _belongs_to_neighbour(before, heads, participle):
            return
    else:
        confidence = _NO_NOUN_FITS
        if any(map(is_unsure, before)) or _is_of_several(before, possible):
            return
        if _is_of_nobody_named(words, place, possible) or _is_counted(before, possible):
            return
    meant = _meant(participle, before, possible)
    if meant is not None:
        yield Match(
            rule_id="participle_agreement",
            category="GRAMMAR",
            message=f"«{participle.text}» не согласуется со словом, к которому относится. "
            f"Верно: «{meant}».",
            start=participle.start,
            end=participle.stop,
            replacements=(meant,),
            confidence=confidence,
        )


def _beginning(words: Sequence[Word], place: int) -> int:
    return next((i for i in range(place - 1, 0, -1) if set(words[i].mark) & set(";()")), 0)


def _agreeing(word: Word, possible: Sequence[Form]) -> bool:
    """Whether a word, «те» and «последний» too, may be what the participle belongs to."""
    return any(form.agrees(mine) for form in forms(word.text) for mine in possible)


def _is_of_several(before: Sequence[Word], possible: Sequence[Form]) -> bool:
    """«Рожью и картофелем, употребляемыми в пищу»: several nouns in the case of a plural."""
    cases = [form.case for form in possible if form.number == "plur"]
    return any(
        sum(any(form.case == case for form in forms(w.text) if form.part == "NOUN") for w in before)
        > 1
        for case in cases
    )


def _is_counted(before: Sequence[Word], possible: Sequence[Form]) -> bool:
    """«Два примера, набранных крупно»: after a number the noun is singular, its participle plural."""
    return any(form.number == "plur" for form in possible) and any(
        "NUMR" in parts(word.text) or word.text[0].isdigit() for word in before
    )


def _fits_later(words: Sequence[Word], place: int, possible: Sequence[Form]) -> bool:
    """«…, полученных вчера данных», «…, уставшие с дороги, водители»: its noun comes later."""
    detached = any(form.case in {"nomn", "datv"} for form in possible)
    marks = 0
    for later in range(place + 1, len(words)):
        word = words[later]
        marks += separates(word.mark)
        if marks > 1 and not detached:
            return False
        if not parts(word.text) & {"NOUN", "NPRO"} or depends(words, later):
            continue
        if _agreeing(word, possible) and not (marks and word.has("Case", "Acc")):
            return True
    return False


def _is_of_nobody_named(words: Sequence[Word], place: int, possible: Sequence[Form]) -> bool:
    """«Вернулся из поездки, простуженный ветром»: the subject lies in the verb."""
    mine = [form for form in possible if form.case == "nomn"]
    for word in words:
        for verb in predicates(word.text):
            subject = any(verb.fits(form) for other in words[:place] for form in nominatives(other))
            if not subject and any(
                verb.number == form.number
                and (not (verb.gender and form.gender) or verb.gender == form.gender)
                for form in mine
            ):
                return True
    return False


def _belongs_to_neighbour(before: Sequence[Word], heads: Sequence[Word], participle: Word) -> bool:
    """Whether the noun next to the comma is meant, though another one far off would fit.

    «Мы говорили с инженерами, проверявшие станцию»: number and gender are the neighbour's,
    and «мы» stands beyond a verb.
    """
    neighbour, possible = before[-1], forms(participle.text)
    if participle.form.startswith(_STATES) or not {"NOUN"} <= parts(neighbour.text) <= {
        "NOUN",
        "ADJF",
    }:
        return False
    if not any(form.matches(mine) for form in forms(neighbour.text) for mine in possible):
        return False
    last = before.index(heads[-1])
    return any(word.is_finite or word.may_be("INFN") for word in before[last + 1 :])


def _meant(participle: Word, before: Sequence[Word], possible: Sequence[Form]) -> str | None:
    """The participle as the likeliest of the nouns before it wants it."""
    nouns = [word for word in reversed(before) if parts(word.text) & {"NOUN"}]
    same = [
        word
        for word in nouns
        if any(form.matches(mine) for form in forms(word.text) for mine in possible)
    ]
    nearest = before[-1]
    beside = "NOUN" in parts(nearest.text) and not nearest.has("Case", "Gen")
    for noun in (*(nearest,) * beside, *same, *nouns):
        case = case_in_context(noun)
        like = next((form for form in forms(noun.text) if form.case == case), None)
        meant = inflected(possible[0], like) if like is not None else None
        if meant is not None and meant != participle.text.lower():
            return written_like(participle.text, meant)
    return None
