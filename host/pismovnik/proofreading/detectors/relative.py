"""«Который» in a gender or number that no noun before it has: «договор, которая истекла».

Source: Розенталь, Справочник по правописанию и литературной правке, § 210 («который» takes gender
and number from the word that it stands for, its case from its own clause).
"""

from collections.abc import Iterator, Sequence

from pismovnik.proofreading.detectors.forms import (
    CASES,
    Form,
    case_in_context,
    forms,
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
from pismovnik.russian.words import Word

_NO_NOUN_FITS, _OBJECT = 0.9, 0.9
_WHICH = "который"
_HEADS = frozenset({"NOUN", "NPRO", "NUMR", "ADJF", "PRTF"})
_SUBJECTS = frozenset({"я", "мы", "ты", "вы"})
_JOINING = frozenset({"и", "или", "с", "со", "да", "либо", "ни", "из", "ряд", "пара", "часть"})
_NEAR = 6
_LONGEST_OPENING = 4


def unfit_relatives(language: Language, text: str) -> Iterator[Match]:
    """«Смету, который подготовил прораб» → «которую»."""
    for words in sentences(language, text):
        for place, word in enumerate(words):
            if not (place and _is_which(word)):
                continue
            opening = _opening(words, place)
            if opening:
                found = _unlike_all(words[:opening], word, _allowed(words, place)) or _object(
                    words, place, opening
                )
                if found is not None:
                    yield found


def _is_which(word: Word) -> bool:
    return any(form.parse.normal_form == _WHICH for form in forms(word.text))


def _opening(words: Sequence[Word], place: int) -> int | None:
    """Where the clause of «который» begins: «…, который», «…, в котором», «…, срок которого»."""
    for start in range(place, max(0, place - _LONGEST_OPENING), -1):
        if separates(words[start].mark):
            between = words[start:place]
            if words[start].mark != "," or any(map(_cannot_open, between)):
                return None
            owned = parts(between[-1].text) & {"NOUN"} if between else frozenset()
            if owned and not any(form.case == "gent" for form in forms(words[place].text)):
                return None
            return start
    return None


def _allowed(words: Sequence[Word], place: int) -> frozenset[str]:
    """The cases that the preposition before «который» takes."""
    every = frozenset(CASES)
    if words[place].mark:
        return every
    return CASES_OF.get(words[place - 1].form, every)


def _cannot_open(word: Word) -> bool:
    return bool(predicates(word.text)) or word.form in {"и", "или", "а", "но", "чем", "что"}


def _unlike_all(before: Sequence[Word], which: Word, allowed: frozenset[str]) -> Match | None:
    if is_unsure(before[-1]) or any(map(is_unsure, before[-3:])):
        return None
    mine = tuple(form for form in forms(which.text) if form.case in allowed)
    heads = [word for word in before if _heads(word) and not _is_speaker(word, before)]
    if not heads:
        return None
    fitting = [w for w in heads if any(form.matches(own) for form in _heads(w) for own in mine)]
    if any(form.number == "plur" for form in mine) and _are_several(before, heads):
        return None
    if fitting or any(map(is_unsure, before)) or all(map(is_name, heads)):
        return None
    meant = _meant(before, mine)
    if not meant:
        return None
    return _match(which, meant, _NO_NOUN_FITS)


def _is_speaker(word: Word, before: Sequence[Word]) -> bool:
    """«Мы ждём партию, которую»: «мы» takes «который» only right behind it."""
    return word.form in _SUBJECTS and word is not before[-1]


def _heads(word: Word) -> tuple[Form, ...]:
    return tuple(form for form in forms(word.text) if form.part in _HEADS)


def _are_several(before: Sequence[Word], heads: Sequence[Word]) -> bool:
    """«Отец и сын, которые владеют заводом»; «ряд домов», «кто-то из них» are several too."""
    nouns = [word for word in heads if parts(word.text) & {"NOUN", "NPRO", "NUMR"}]
    if len(nouns) < 2:
        return False
    last = before.index(nouns[-1])
    near = before[max(0, last - _NEAR) : last + 1]
    return any(
        word.form in _JOINING or "," in word.mark or "NUMR" in parts(word.text) for word in near
    )


def _meant(before: Sequence[Word], mine: Sequence[Form]) -> tuple[str, ...]:
    """«Который» like the nearest noun, in each of the cases that it may stand in."""
    noun = next((w for w in reversed(before) if "NOUN" in parts(w.text)), None)
    if noun is None:
        return ()
    case = case_in_context(noun)
    like = next(form for form in forms(noun.text) if form.case == case)
    meant = (inflected(own, like, own.case) for own in mine)
    return tuple(dict.fromkeys(filter(None, meant)))


def _object(words: Sequence[Word], place: int, opening: int) -> Match | None:
    """«Книга, которая мы прочли» → «которую»: the clause has another subject."""
    which = words[place]
    if opening != place or place + 2 >= len(words) or words[place + 1].form not in _SUBJECTS:
        return None
    end = next((i for i in range(place + 1, len(words)) if separates(words[i].mark)), len(words))
    subject, clause = words[place + 1], words[place + 1 : end]
    verb = next((word for word in clause if predicates(word.text)), None)
    if verb is None or any(form.case != "nomn" for form in forms(which.text)):
        return None
    fits = any(p.fits(form) for p in predicates(verb.text) for form in nominatives(subject))
    if not fits or not any(p.parse.tag.transitivity == "tran" for p in predicates(verb.text)):
        return None
    meant = morphology.inflect(which.text, "ADJF", "femn", "sing", "accs")
    return _match(which, (meant,), _OBJECT) if meant else None


def _match(which: Word, meant: Sequence[str], confidence: float) -> Match:
    return Match(
        rule_id="relative_agreement",
        category="GRAMMAR",
        message=f"«{which.text}» не согласуется со словом, к которому относится. Верно: «{meant[0]}».",
        start=which.start,
        end=which.stop,
        replacements=tuple(written_like(which.text, form) for form in meant),
        confidence=confidence,
    )
