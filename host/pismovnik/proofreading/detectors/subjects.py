"""Subject and predicate that differ in number, gender or person: «мы получил», «сроки перенесена».

Sources: Розенталь, Справочник по правописанию и литературной правке, §§ 183–191; Русская грамматика
1980, §§ 2238–2253. Where usage allows two forms («ряд сотрудников отказались», «врач приняла»),
nothing is said.
"""

from collections.abc import Iterator, Sequence

from pismovnik.proofreading.detectors.forms import (
    Form,
    Predicate,
    depends,
    forms,
    is_name,
    is_unsure,
    nominatives,
    parts,
    predicates,
    written_like,
)
from pismovnik.proofreading.engine import Match
from pismovnik.russian.language import Language
from pismovnik.russian.sentences import sentences, separates
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "subjects.txt")
_SEVERAL = plain_set(_LISTS["several"])
_MEASURES = plain_set(_LISTS["measures"])
_TAKE_OBJECTS = plain_set(_LISTS["take objects"])
_OPENERS = frozenset(_LISTS["openers"])
_BETWEEN = frozenset(_LISTS["between pronoun and verb"])
_PRONOUNS = frozenset(
    {"которая", "которые", "которое", "который", "я", "мы", "он", "она", "они", "вы", "ты"}
)
_JOINTS = frozenset({"и", "или", "да", "либо", "ни", "с", "со", "а", "но", "не", "как", "плюс"})
_JOINTS_OF_SEVERAL = frozenset({"и", "или", "да", "либо", "ни", "с", "со", "плюс"})
_JOINTS_OF_NOUNS = frozenset({"и", "или", "либо", "да", "ни"})
_NEUTER_WORDS = frozenset({"это", "то", "было", "все", "что"})
_ONE_OF = frozenset({"каждый", "каждая", "каждое", "один", "одна", "одно", "любой", "любая"})
_NOBODY = frozenset({"никто", "кто-то", "кто-нибудь", "кто-либо", "некто"})
_SOON = 4
_PLURAL = next(form for form in forms("они") if form.case == "nomn")
_SURE, _LIKELY = 0.93, 0.85


def unfit_predicates(language: Language, text: str) -> Iterator[Match]:
    """«Вы прислал», «договор с заказчиком подписана», «водители получил»."""
    for words in sentences(language, text):
        for start, end in _segments(words):
            found = (
                _after_pronoun(words[start:end])
                or _after_one_of_many(words[start:end])
                or _after_two(words[start:end])
                or _after_noun(words, start, end)
                or _before_noun(words, start, end)
            )
            if found is not None:
                yield found


def _segments(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The words between two marks."""
    start = 0
    for place in range(1, len(words) + 1):
        if place == len(words) or separates(words[place].mark):
            yield start, place
            start = place


# --- «мы получил» ------------------------------------------------------------------------


def _after_pronoun(clause: Sequence[Word]) -> Match | None:
    for place, word in enumerate(clause):
        if word.form not in _PRONOUNS or (place and clause[place - 1].form in _JOINTS):
            continue
        verb_place = _next_verb(clause, place)
        if verb_place is None:
            return None
        verb = clause[verb_place]
        if is_unsure(verb) or not _only_predicate(verb):
            return None
        subject = nominatives(word)
        if any(p.fits(form) for p in predicates(verb.text) for form in subject):
            return None
        if any(p.gender == "neut" and p.part != "VERB" for p in predicates(verb.text)):
            return None
        if word.form.startswith("котор") and (
            not _must_be_subject(clause, word, verb)
            or _is_allowed(clause, word, verb)
            or _has_other_subject(clause, verb, word)
        ):
            return None
        return _match(verb, subject[0], _SURE, word.text)
    return None


def _next_verb(clause: Sequence[Word], place: int) -> int | None:
    """The verb right after a pronoun, adverbs and «не» aside."""
    for other in range(place + 1, len(clause)):
        word = clause[other]
        if predicates(word.text):
            return other
        if not (word.form in _BETWEEN or parts(word.text) <= {"ADVB", "PRCL"}):
            return None
        if not parts(word.text):
            return None
    return None


# --- «каждый из нас знают», «которые вступил», «брат и сестра приехал» ---------------------------


def _after_one_of_many(clause: Sequence[Word]) -> Match | None:
    """«Каждый из сотрудников прошли», «никто не возражали»."""
    place = next((i for i, word in enumerate(clause[:_SOON]) if _is_one_of_many(clause, i)), None)
    if place is None:
        return None
    if any(predicates(word.text) for word in clause[:place]):
        return None
    for word in clause[place + 1 :]:
        if is_unsure(word) or word.form in _JOINTS_OF_NOUNS or "INFN" in parts(word.text):
            return None
        shown = predicates(word.text)
        if not shown:
            continue
        plural = all(p.number == "plur" and p.person in {"", "3per"} for p in shown)
        if not plural or not _only_predicate(word):
            return None
        if clause[place].form != "никто" and _has_other_subject(clause, word, clause[place]):
            return None  # «никто не заметили ошибки» has no other subject
        subject = nominatives(clause[place])[0]
        return _match(word, subject, _SURE, clause[place].text)
    return None


def _is_one_of_many(clause: Sequence[Word], place: int) -> bool:
    word = clause[place]
    if place and clause[place - 1].form in _JOINTS | {"из"}:
        return False
    if word.form in _NOBODY:
        return True
    followed = clause[place + 1].form if place + 1 < len(clause) else ""
    return word.form in _ONE_OF and followed == "из"


def _after_two(clause: Sequence[Word]) -> Match | None:
    """«Директор и бухгалтер подписал»: behind two persons the predicate is plural (§ 190)."""
    for place in range(1, len(clause) - 2):
        if clause[place].form != "и":
            continue
        first, second, verb = clause[place - 1], clause[place + 1], clause[place + 2]
        if not (_is_person(first) and _is_person(second)) or not _only_predicate(verb):
            continue
        if any(nominatives(word) or is_unsure(word) for word in clause[: place - 1]):
            return None
        shown = predicates(verb.text)
        if shown and all(p.number == "sing" and p.person in {"", "3per"} for p in shown):
            if any(predicates(word.text) for word in clause[:place]):
                return None
            return _match(verb, _PLURAL, _LIKELY, f"{first.text} и {second.text}")
    return None


def _is_person(word: Word) -> bool:
    found = forms(word.text)
    return (
        bool(found)
        and all(form.part == "NOUN" and form.animate for form in found)
        and any(form.case == "nomn" for form in found)
        and not any(form.case == "gent" for form in found)
        and not is_unsure(word)
    )


# --- «договор с заказчиком подписана» ----------------------------------------------------------


def _after_noun(words: Sequence[Word], start: int, end: int) -> Match | None:
    clause = words[start:end]
    first = next((i for i, word in enumerate(clause) if predicates(word.text)), None)
    head_place = _head(clause, len(clause) if first is None else first)
    if head_place is None or first is None:
        return None
    head, subject = clause[head_place], nominatives(clause[head_place])
    for place in _verbs(clause, first):
        verb = clause[place]
        if not _only_predicate(verb) or _is_title(words, verb):
            return None
        if any(p.fits(form) for p in predicates(verb.text) for form in subject):
            continue
        if not _must_be_subject(clause, head, verb) or _is_allowed(clause, head, verb):
            return None
        sure = start == 0 or clause[0].form in _OPENERS
        if _has_other_subject(clause if sure else words, verb, head) or _goes_on(
            words, start, verb
        ):
            return None
        return _match(verb, subject[0], _SURE if place == first else _LIKELY, head.text)
    return None


def _verbs(clause: Sequence[Word], first: int) -> Iterator[int]:
    """The predicate and those that «и» or «но» joins to it."""
    yield first
    for place in range(first + 2, len(clause)):
        if clause[place - 1].form in {"и", "но"} and predicates(clause[place].text):
            yield place


def _goes_on(words: Sequence[Word], start: int, verb: Word) -> bool:
    """«Узор, украшение прикладывались»: the subject began before the comma."""
    if not start or not any(p.number == "plur" for p in predicates(verb.text)):
        return False
    return words[start].form not in _OPENERS and any(map(nominatives, words[:start]))


def _head(clause: Sequence[Word], end: int) -> int | None:
    """The one noun before the predicate that may be its subject."""
    found = None
    for place, word in enumerate(clause[:end]):
        known = parts(word.text)
        if (
            not known
            or is_unsure(word)
            or known & {"GRND", "INFN"}
            or word.form in _JOINTS_OF_NOUNS
        ):
            return None
        if not nominatives(word) or depends(clause, place):
            continue
        if known == {"NOUN"} and found is None:
            found = place
        elif known & {"NOUN", "NPRO", "NUMR"} or found is not None:
            return None
    if found is None or (is_name(clause[found]) and not _is_surely_one(clause[found])):
        return None
    return found


def _is_surely_one(word: Word) -> bool:
    return all(form.number == "sing" for form in nominatives(word))


def _must_be_subject(clause: Sequence[Word], head: Word, verb: Word) -> bool:
    """Whether the noun can be nothing but the subject: no object, no measure of time."""
    if is_name(head) and any(p.number != "plur" for p in predicates(verb.text)):
        return False
    others = {form.case for form in forms(head.text)} - {"nomn"}
    if not others:
        return True
    if others - {"accs", "gent"} or head.lemmas & _MEASURES:
        return False
    if any(word.may_be("INFN") for word in clause):
        return False
    shown = predicates(verb.text)
    denied = any(word.form in {"не", "нет", "ни"} for word in clause)
    if "gent" in others and (denied or all(p.gender == "neut" for p in shown)):
        return False
    return all(map(_takes_no_object, shown)) and not verb.lemmas & _TAKE_OBJECTS


def _takes_no_object(predicate: Predicate) -> bool:
    return predicate.part != "VERB" or str(predicate.parse.tag.transitivity) == "intr"


def _only_predicate(word: Word) -> bool:
    """Whether a word can be nothing but a predicate: «стали» is a noun too, «важно» an adverb."""
    return parts(word.text) <= {"VERB", "PRTS", "ADJS"} and not word.may_be("impr")


def _is_title(words: Sequence[Word], verb: Word) -> bool:
    """«Статус Запрошено»: a capital letter inside a sentence."""
    return verb.text[0].isupper() and verb is not words[0]


def _is_allowed(clause: Sequence[Word], head: Word, verb: Word) -> bool:
    """What usage allows: «врач приняла», «ряд сотрудников отказались», «отец и сын пришли»."""
    shown, subject = predicates(verb.text), nominatives(head)
    near = clause[: clause.index(verb)] if clause.index(verb) > clause.index(head) else clause
    if any(form.animate and form.number == "sing" for form in subject) and any(
        p.gender == "femn" for p in shown
    ):
        return True
    if any(p.number == "plur" for p in shown) and any(
        word.form in _JOINTS_OF_SEVERAL for word in clause
    ):
        return True
    if any("NUMR" in parts(word.text) or word.text[0].isdigit() for word in near):
        return True
    if any(word.lemmas & _SEVERAL for word in near):
        return True
    neuter = any(p.gender == "neut" for p in shown)
    if neuter and any(word.form in _NEUTER_WORDS for word in clause):
        return True
    return neuter and any(p.part == "ADJS" for p in shown)


def _has_other_subject(words: Sequence[Word], verb: Word, head: Word) -> bool:
    """Whether another word could be the subject, or is of unknown gender and number."""
    shown = predicates(verb.text)
    return any(
        word is not head
        and word is not verb
        and (
            is_unsure(word)
            or (
                any(p.fits(form) for p in shown for form in nominatives(word))
                and not depends(words, place)
            )
        )
        for place, word in enumerate(words)
    )


# --- «изменилась сроки» -------------------------------------------------------------------


def _before_noun(words: Sequence[Word], start: int, end: int) -> Match | None:
    clause = words[start:end]
    for place, verb in enumerate(clause[:-1]):
        shown = predicates(verb.text)
        if not shown or not _only_predicate(verb):
            continue
        following = _past_attributes(clause, place + 1)
        if following >= len(clause):
            return None
        head = clause[following]
        if parts(head.text) != {"NOUN"} or not nominatives(head) or is_unsure(head):
            return None
        if is_name(head) or _is_title(words, verb):
            return None
        if any(p.fits(form) for p in shown for form in nominatives(head)):
            return None
        if not _must_be_subject(clause, head, verb) or _is_allowed(clause, head, verb):
            return None
        if _has_other_subject(words, verb, head) or _begins_list(words, start + following, shown):
            return None
        return _match(verb, nominatives(head)[0], _LIKELY, head.text)
    return None


def _begins_list(words: Sequence[Word], head: int, shown: Sequence[Predicate]) -> bool:
    """«Открыты библиотека, зал»: the plural is of several."""
    plural = any(p.number == "plur" for p in shown)
    return plural and any(map(nominatives, words[head + 1 :]))


def _past_attributes(clause: Sequence[Word], place: int) -> int:
    while place + 1 < len(clause) and parts(clause[place].text) & {"ADJF", "PRTF"}:
        if not nominatives(clause[place]):
            break
        place += 1
    return place


def _match(verb: Word, subject: Form, confidence: float, named: str) -> Match:
    meant = _in_form_for(verb, subject)
    return Match(
        rule_id="subject_predicate",
        category="GRAMMAR",
        message=f"«{verb.text}» не согласуется с подлежащим «{named}».",
        start=verb.start,
        end=verb.stop,
        replacements=(written_like(verb.text, meant),) if meant else (),
        confidence=confidence,
    )


def _in_form_for(verb: Word, subject: Form) -> str | None:
    parse = predicates(verb.text)[0].parse
    wanted = {subject.number}
    if parse.tag.person:
        wanted.add(str(subject.parse.tag.person or "3per"))
    elif subject.number == "sing" and subject.gender:
        wanted.add(subject.gender)
    changed = parse.inflect(wanted)
    return str(changed.word) if changed is not None else None
