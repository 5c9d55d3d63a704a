"""Commas that part what belongs together: subject and predicate, verb and object, adverbials.

Правила 1956, § 137 (a comma stands only where a rule asks for it); Розенталь, §§ 72–78, 92.
"""

import itertools
from collections.abc import Callable, Sequence

from pismovnik.proofreading.detectors import commas
from pismovnik.proofreading.tagger.reasons.surroundings import (
    LISTS,
    NOMINALS,
    QUESTIONS,
    RELATIVE,
    FixedPhrases,
    Surroundings,
    agree,
    breaks,
    fits_subject,
    has_infinitive,
    has_predicate,
    head,
    is_alike,
    is_attribute,
    is_clause,
    is_finite,
    is_gerund,
    is_infinitive,
    is_participle,
    opens_relative,
    subjects,
    without_particles,
)
from pismovnik.proofreading.tagger.reasons.texts import Reason
from pismovnik.russian import greetings
from pismovnik.russian.people import is_first_name, is_patronymic
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_GREETINGS = read_words(greetings.__file__, "greetings.txt")
POLITE = plain_set(_GREETINGS["adjectives"])
ADDRESSED = plain_set(_GREETINGS["nouns"]) | plain_set(_GREETINGS["titles"])
PARENTHETICAL = FixedPhrases("parentheticals", "sometimes parenthetical")
SUBORDINATING = FixedPhrases("subordinating")
_OPENINGS = FixedPhrases("openings")
_OPTIONAL = FixedPhrases("optional openings")
_SOURCES = plain_set(LISTS["sources"])
_BEFORE_INFINITIVES = frozenset(LISTS["before infinitives"])
_BEFORE_ASKED = frozenset({"вас", "тебя", "их", "его", "ее", "бы"})
_GIVEN = frozenset({"вам", "тебе", "им", "ему", "ей"})
#: «Уведомлять о»: the words and, last, the preposition that they go on with.
_GOVERNING = tuple(tuple(entry.split()) for entry in plain_set(LISTS["governing"]))
#: «Думаю, решение верное»
_SAYING = plain_set(read_words(commas.__file__, "commas.txt")["saying"])
_DAYTIMES = frozenset({"утром", "днем", "вечером", "ночью"})
_ASKING = QUESTIONS | {"чем", "причем"}
#: «Хорошо, мы согласны», «Обязательно, пришлём завтра»; «далее» may number the thoughts (§ 99)
ASIDES = frozenset(
    {"хорошо", "ладно", "отлично", "прекрасно", "понятно", "верно", "точно", "далее", "потом"}
    | {"именно", "обязательно", "непременно", "определенно", "исключительно"}
)


def opens_inserted(words: Sequence[Word], place: int) -> bool:
    """Whether something that is set off by commas begins at ``place``."""
    if place >= len(words):
        return False
    if words[place].form in {"как", "будь"} or _opens_participial(words, place):
        return True
    if PARENTHETICAL.at(words, place) or SUBORDINATING.at(words, place):
        return True
    later = itertools.takewhile(lambda word: not breaks(word.mark), words[place + 1 : place + 3])
    return any(map(is_gerund, (words[place], *later))) or opens_relative(words, place)


def _opens_participial(words: Sequence[Word], place: int) -> bool:
    """«…, присланный вчера»; «…, подписанный договор» is a noun with its attribute."""
    owned = place + 1 < len(words) and agree(words[place + 1], words[place])
    return is_participle(words[place]) and not owned


def subject_predicate(around: Surroundings) -> Reason | None:
    """«Перенос срока, требует согласования»; «Наш бухгалтер, Вам перезвонит»."""
    if not around.is_at_start or _has_phrase(around) or _is_called(around.before):
        return None
    if around.before[0].pos == "ADP":
        return None
    verb = _predicate_of_subject(around)
    if verb is None or verb.form == "нет" or verb.may_be("VERB", "impr"):
        return None
    places = subjects(around.before) or _first_noun(around)
    if len(places) != 1 or has_predicate(around.before) or has_infinitive(around.before):
        return None
    asked = any(word.form in _ASKING or word.lemma in RELATIVE for word in around.before)
    if asked or _is_postponed(around):
        return None  # «При чём тут смета, станет ясно ниже»
    return Reason.SUBJECT_PREDICATE if fits_subject(verb, around.before[places[0]]) else None


def _is_postponed(around: Surroundings) -> bool:
    """«Договор подписанный, лежит на столе»: an adjective after its noun may be set off."""
    last = around.before[-1]
    return is_attribute(last) and any(agree(word, last) for word in around.before[-3:-1])


def _predicate_of_subject(around: Surroundings) -> Word | None:
    """The verb after the gap; a group without a subject of its own may stand before it."""
    told = without_particles(around.after)
    enclosed = around.closed_by_comma and len(around.after) < 3
    if not told or enclosed or (subjects(told) and not _is_predicate(told[0])):
        return None
    if _is_predicate(told[0]):
        other = any(word.form in {"я", "мы", "ты", "вы"} for word in told)
        return None if other else told[0]
    aside = told[0].pos == "ADP" or told[0].form in _GIVEN | _BEFORE_ASKED
    inserted = opens_inserted(around.words, around.gap) or any(map(is_participle, told))
    if not aside or inserted or around.closed_by_comma:
        return None
    return next((word for word in told if _is_predicate(word)), None)


def _is_predicate(word: Word) -> bool:
    return is_finite(word) or word.has("Variant", "Short")


def _is_called(words: Sequence[Word]) -> bool:
    """«Коллеги, просят перенести срок», «Ольга, получила акт»: who is called, is no subject."""
    if len(words) > 3:
        return False
    named = is_first_name(words[0].text) and all(is_patronymic(word.text) for word in words[1:])
    people = len(words) == 1 and words[0].may_be("NOUN", "anim") and words[0].has("Number", "Plur")
    alone = len(words) == 1 or words[0].form in POLITE
    return named or people or (alone and words[-1].form in ADDRESSED)


def _first_noun(around: Surroundings) -> list[int]:
    """«Отчёт за октябрь, будет готов»: natasha may read the subject as an object."""
    place = next((i for i, w in enumerate(around.before) if not is_attribute(w)), 0)
    noun = around.before[place]
    subject = noun.pos == "NOUN" and noun.may_be("nomn") and not subjects(around.after)
    return [place] if subject else []


def _has_phrase(around: Surroundings) -> bool:
    """Whether the words before the gap hold what may be set off itself."""
    before = around.before
    return (
        any(is_gerund(word) for word in before)
        or any(is_participle(word) for word in before[1:])
        or opens_relative(before, 0)
        or any(SUBORDINATING.at(before, place) for place in range(len(before)))
        or bool(PARENTHETICAL.before(around.words, around.gap))
        or bool(PARENTHETICAL.at(around.words, 0))
    )


def adverbial(around: Surroundings) -> Reason | None:
    """«В течение недели, Вам ответят»; «в связи с переносом срока» may be set off (§ 75)."""
    before, words = around.before, around.words
    if not around.is_at_start or has_predicate(before) or has_infinitive(before):
        return None
    if _is_optional(before) or _has_phrase(around) or opens_inserted(around.words, around.gap):
        return None
    if _states(before) or _lists(around) or not has_predicate(words[around.gap :]):
        return None
    if around.closed_by_comma and not has_predicate(around.after):
        return None
    prepositional = _OPENINGS.at(words, 0) and len(before) > 1
    adverb = len(before) < 3 and all(map(_is_adverb, before))
    dated = before[0].text[0].isdigit() and len(before) > 1 and before[1].has("Case", "Gen")
    return Reason.ADVERBIAL_AT_START if prepositional or adverb or dated else None


def _states(words: Sequence[Word]) -> bool:
    """«В классе двенадцать мест, …», «На складе пусто, …»: a sentence without a verb."""
    judged = words[-1].likeliest_part in {"ADVB", "PRED", "ADJS"}
    if subjects(words) or (len(words) > 2 and judged and words[-1].form not in _DAYTIMES):
        return True
    return any(
        counted.has("Case", "Gen") and counted.has("Number", "Plur") and before.pos == "NOUN"
        for before, number, counted in zip(words, words[1:], words[2:], strict=False)
        if number.pos == "NUM" or number.text.isdigit()
    )


def _is_optional(before: Sequence[Word]) -> bool:
    """Whether the writer may set the opening off: «по официальным данным», «в силу обстоятельств»."""
    sourced = before[0].form == "по" and any(word.form in _SOURCES for word in before)
    viewed = any(word.form == "зрения" for word in before)
    return sourced or viewed or bool(_OPTIONAL.at(before, 0))


def _is_adverb(word: Word) -> bool:
    return word.likeliest_part in {"ADVB", "COMP"} and word.form not in ASIDES


def _lists(around: Surroundings) -> bool:
    """«На складе, в цехе и в офисе установили …»: the comma parts members of a list."""
    same_preposition = around.right.pos == "ADP" or around.right.text[0].isdigit()
    same_case = around.right.pos in {"NOUN", "PROPN", "ADJ"} and is_alike(around.left, around.right)
    subject = around.right.has("Case", "Nom") and is_clause(around.after)
    return same_preposition or around.right.form == "не" or (same_case and not subject)


def participle_before_noun(around: Surroundings) -> Reason | None:
    """«Полученные от заказчика, замечания учтены»."""
    if not (around.is_at_start and is_participle(around.before[0])):
        return None
    noun = around.right
    if len(around.before) < 2 or not agree(noun, around.before[0]):
        return None
    return None if has_predicate(around.before) else Reason.PARTICIPLE_BEFORE_NOUN


def attribute_before_noun(around: Surroundings) -> Reason | None:
    """«новый, договор»: the adjective next to its noun."""
    left, right = around.left, around.right
    full = left.pos in {"ADJ", "DET"} and left.likeliest_part in {"ADJF", "NPRO"}
    if not full or not agree(right, left) or left.feats.get("Case") != right.feats.get("Case"):
        return None
    if right.pos != "NOUN" or right.likeliest_part != "NOUN" or left.may_be("NOUN"):
        return None
    listed = around.opened_by_comma or around.closed_by_comma or len(_unions(around.after)) > 0
    if listed or left.has("Degree", "Cmp"):
        return None
    before = around.before[:-1]
    postponed = any(agree(word, left) for word in before[-3:]) or has_predicate(before[-1:])
    return None if postponed else Reason.ATTRIBUTE_BEFORE_NOUN


def _unions(words: Sequence[Word]) -> list[Word]:
    return [word for word in words[:4] if word.form in {"и", "или"}]


def verb_infinitive(around: Surroundings) -> Reason | None:
    """«Просим, согласовать»; «просим, согласовав смету, вернуть» sets a phrase off."""
    rest = without_particles(around.after)
    if not rest or around.opened_by_comma or not _goes_on_with_infinitive(around, rest):
        return None
    before = around.before
    if len(before) > 1 and around.left.form in _BEFORE_ASKED:
        before = before[:-1]  # «прошу Вас, рассмотреть», «хотели бы, уточнить»
    asks = before[-1].is_one_of(_BEFORE_INFINITIVES) and not is_infinitive(before[-1])
    return Reason.VERB_INFINITIVE if asks else None


def _goes_on_with_infinitive(around: Surroundings, rest: Sequence[Word]) -> bool:
    """At once, or after an adverbial that is open on its other side: «просим, до среды ответить»."""
    if is_infinitive(rest[0]):
        return True
    adverbial = rest[0].pos == "ADP" and not opens_inserted(around.words, around.gap)
    return adverbial and has_infinitive(rest) and not has_predicate(rest)


def verb_object(around: Surroundings) -> Reason | None:
    """«Направляем, акты сверки»: an accusative that nothing else governs."""
    before = around.before
    if len(before) > 1 and around.left.form in _GIVEN:
        before = before[:-1]
    if around.opened_by_comma or around.closed_by_comma or not _wants_object(before[-1]):
        return None
    if any(word.pos in NOMINALS and word.form not in {"я", "мы"} for word in before[:-1]):
        return None  # «Это я запомню, эти слова»
    noun = head(around.words, around.gap, around.end)
    if noun is None or not noun.may_be("NOUN", "accs") or has_predicate(around.after):
        return None
    called = noun.text[0].isupper() or noun.form in ADDRESSED
    apart = called or _opens_participial(around.words, around.gap)
    return None if apart or before[-1].is_one_of(_SAYING) else Reason.VERB_OBJECT


def _wants_object(word: Word) -> bool:
    """A transitive verb beside which no noun can be the subject."""
    return word.may_be("tran") and any(
        word.may_be(*form) for form in (("VERB", "1per"), ("VERB", "impr"), ("INFN",))
    )


def governed_object(around: Surroundings) -> Reason | None:
    """«Уведомляем Вас, о переносе срока»; «Обратите внимание, на складе ремонт» are two clauses."""
    before, preposition = around.before, around.right.form
    if (
        around.right.pos != "ADP"
        or around.opened_by_comma
        or opens_inserted(around.words, around.gap)
    ):
        return None
    if has_predicate(around.after) or any(word.form == preposition for word in before):
        return None  # «сообщили о сроках, о цене»
    if len(before) > 1 and before[-1].form in _GIVEN | _BEFORE_ASKED:
        before = before[:-1]
    governed = any(
        entry[-1] == preposition and _ends_with(before, entry[:-1]) for entry in _GOVERNING
    )
    placed = around.left.form == "внимание" and any(w.has("Case", "Loc") for w in around.after)
    return None if placed or not governed else Reason.VERB_OBJECT


def _ends_with(words: Sequence[Word], lemmas: tuple[str, ...]) -> bool:
    last = words[-len(lemmas) :]
    return len(last) == len(lemmas) and all(
        lemma in word.lemmas for lemma, word in zip(lemmas, last, strict=True)
    )


JUDGES: tuple[Callable[[Surroundings], Reason | None], ...] = (
    verb_infinitive,
    participle_before_noun,
    subject_predicate,
    attribute_before_noun,
    verb_object,
    governed_object,
    adverbial,
)
