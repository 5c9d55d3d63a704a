"""Why a comma between two words is superfluous (Розенталь, §§ 84–99, 108, 114; Правила 1956, § 137)."""

from collections.abc import Callable

from pismovnik.proofreading.detectors import commas
from pismovnik.proofreading.tagger.reasons.surroundings import (
    LISTS,
    FixedPhrases,
    Gap,
    Surroundings,
    agree,
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
from pismovnik.russian.people import is_first_name
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_GREETINGS = read_words(greetings.__file__, "greetings.txt")
_POLITE = plain_set(_GREETINGS["adjectives"])
_ADDRESSED = plain_set(_GREETINGS["nouns"]) | plain_set(_GREETINGS["titles"])
_NEVER = FixedPhrases("never parenthetical")
_PARENTHETICAL = FixedPhrases("parentheticals", "sometimes parenthetical")
_SUBORDINATING = FixedPhrases("subordinating")
_NEVER_DIVIDED = FixedPhrases("never divided")
_SELDOM_DIVIDED = FixedPhrases("seldom divided")
_FIXED = FixedPhrases("phrases")
_OPENINGS = FixedPhrases("openings")
_OPTIONAL = FixedPhrases("optional openings")
_BEFORE_INFINITIVES = frozenset(LISTS["before infinitives"])
_BEFORE_ASKED = frozenset({"вас", "тебя", "их", "его", "ее", "бы"})
#: «Думаю, решение верное»
_SAYING = plain_set(read_words(commas.__file__, "commas.txt")["saying"])
_ROLE = frozenset(LISTS["in the role of"])
_SINGLE = frozenset({"и", "или", "либо"})
#: «Хорошо, мы согласны»
_ANSWERS = frozenset({"хорошо", "ладно", "отлично", "прекрасно", "понятно", "верно", "точно"})
_SUBORDINATORS = frozenset({"если", "хотя", "чтобы"})
_UNIONS = frozenset({"и", "а", "но", "или", "либо", "что", "чтобы", "если", "хотя"})


def superfluous_comma(gap: Gap) -> Reason | None:
    """Why a comma in a gap is not needed, or None where no rule can be named."""
    around = Surroundings(gap)
    if not around.is_inside or around.left.form in {"уважением", "благодарностью"}:
        return None
    return next((reason for judge in _JUDGES if (reason := judge(around)) is not None), None)


def needs_no_comma(gap: Gap) -> bool:
    """Whether a gap may stay open: «для того чтобы» (§ 108), «…, однако срок прежний» (§ 99)."""
    around = Surroundings(gap)
    if not around.is_inside:
        return False
    inside_union = _SUBORDINATING.around(around.words, around.gap) >= 0
    return inside_union or around.left.form == "однако"


def _inside_phrase(around: Surroundings) -> Reason | None:
    """«не позднее, чем в среду», «как, раз», «тогда, как»."""
    words, gap = around.words, around.gap
    possible = gap > 1 and (words[gap - 2].form, around.left.form) == ("как", "можно")
    if possible or _FIXED.around(words, gap) >= 0:
        return Reason.PHRASE
    if _NEVER_DIVIDED.around(words, gap) >= 0:
        return Reason.COMPOUND_UNION
    return Reason.COMPOUND_UNION if _SELDOM_DIVIDED.around(words, gap) == 0 else None


def _inside_address(around: Surroundings) -> Reason | None:
    """«Уважаемый, Иван Петрович!»"""
    named = is_first_name(around.right.text) or around.right.form in _ADDRESSED
    return Reason.BEFORE_ADDRESSED if around.left.form in _POLITE and named else None


def _after_preposition(around: Surroundings) -> Reason | None:
    only = around.left.pos == "ADP" and around.left.likeliest_part == "PREP"
    return Reason.AFTER_PREPOSITION if only and around.right.pos in {"NOUN", "ADJ"} else None


def _after_union(around: Surroundings) -> Reason | None:
    """«Но, мы решили»: nothing is inserted after the union."""
    if around.left.form not in _UNIONS or _opens_inserted(around):
        return None
    if around.closed_by_comma and not (
        around.left.form in _SUBORDINATORS and is_clause(around.after)
    ):
        return None
    opens = len(around.before) == 1
    return Reason.AFTER_UNION if opens and has_predicate(around.after) else None


def _opens_inserted(around: Surroundings) -> bool:
    """Whether something that is set off by commas begins after the gap."""
    words, gap = around.words, around.gap
    if _PARENTHETICAL.at(words, gap) or _SUBORDINATING.at(words, gap) or opens_relative(words, gap):
        return True
    near = around.after[:3]
    if around.right.form == "как":
        return True
    return any(is_gerund(word) for word in near) or is_participle(around.right)


def _not_parenthetical(around: Surroundings) -> Reason | None:
    """«Однако, мы», «Тем не менее, срок», «Мы, якобы, согласились»."""
    words, gap = around.words, around.gap
    length = _NEVER.before(words, gap)
    if around.left.form == "однако" and gap == 1:
        inserted = _opens_inserted(around) or around.closed_by_comma
        return None if inserted else Reason.HOWEVER
    if length and gap - length == around.start and not _opens_inserted(around):
        inserted = around.closed_by_comma and not has_predicate(around.after)
        alone = around.is_at_start or around.opened_by_comma
        return Reason.NOT_PARENTHETICAL if alone and not inserted else None
    length = _NEVER.at(words, gap)
    enclosed = length and gap + length == around.end and around.closed_by_comma
    return Reason.NOT_PARENTHETICAL_BEFORE if enclosed else None


def _single_union(around: Surroundings) -> Reason | None:
    """«счёт, и акт», «подпишите, и верните»; the second one of «и …, и …» takes its comma."""
    form, rest = around.right.form, without_particles(around.after[1:])
    if form not in _SINGLE or not rest or around.opened_by_comma:
        return None
    if any(word.form == form for word in around.before) or _opens_inserted_after(around):
        return None
    if not any(is_alike(word, rest[0]) for word in around.before[-5:]):
        return None
    verbal = is_finite(rest[0]) or is_infinitive(rest[0]) or rest[0].likeliest_part == "PRTS"
    shared = not has_predicate(around.before) and not is_clause(rest)
    if not verbal and (has_predicate(around.after) or is_infinitive(rest[-1])) and not shared:
        return None  # «приёмка, и оплата проходят» share a predicate
    return None if verbal and subjects(rest) else Reason.SINGLE_UNION


def _opens_inserted_after(around: Surroundings) -> bool:
    """«…, и, если нужно, …»"""
    following = around.gap + 1
    if following < len(around.words) and "," in around.words[following].mark:
        return True
    return bool(_SUBORDINATING.at(around.words, following))


def _subject_predicate(around: Surroundings) -> Reason | None:
    """«Перенос срока, требует согласования»."""
    if not around.is_at_start or _has_phrase(around):
        return None
    verb = next((word for word in without_particles(around.after)[:1]), None)
    if verb is None or verb.form == "нет":
        return None
    if not (is_finite(verb) or verb.has("Variant", "Short")):
        return None
    places = subjects(around.before) or _first_noun(around)
    if len(places) != 1 or has_predicate(around.before) or has_infinitive(around.before):
        return None
    return Reason.SUBJECT_PREDICATE if fits_subject(verb, around.before[places[0]]) else None


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
        or any(_SUBORDINATING.at(before, place) for place in range(len(before)))
        or bool(_PARENTHETICAL.before(around.words, around.gap))
        or bool(_PARENTHETICAL.at(around.words, 0))
    )


def _adverbial(around: Surroundings) -> Reason | None:
    """«В связи с переносом срока, просим сообщить»."""
    before, words = around.before, around.words
    if not around.is_at_start or has_predicate(before) or has_infinitive(before):
        return None
    if _OPTIONAL.at(words, 0) or _has_phrase(around) or _opens_inserted(around):
        return None
    if subjects(before) or _lists(around) or not has_predicate(words[around.gap :]):
        return None
    if around.closed_by_comma and not has_predicate(around.after):
        return None
    prepositional = _OPENINGS.at(words, 0) and len(before) > 1
    adverb = len(before) == 1 and before[0].pos == "ADV" and _is_adverb(before[0])
    dated = before[0].text[0].isdigit() and len(before) > 1 and before[1].has("Case", "Gen")
    return Reason.ADVERBIAL_AT_START if prepositional or adverb or dated else None


def _is_adverb(word: Word) -> bool:
    return word.likeliest_part in {"ADVB", "COMP"} and word.form not in _ANSWERS


def _lists(around: Surroundings) -> bool:
    """«На складе, в цехе и в офисе установили …»: the comma parts members of a list."""
    same_preposition = around.right.pos == "ADP" or around.right.text[0].isdigit()
    same_case = around.right.pos in {"NOUN", "PROPN", "ADJ"} and is_alike(around.left, around.right)
    subject = around.right.has("Case", "Nom") and is_clause(around.after)
    return same_preposition or (same_case and not subject)


def _participle_before_noun(around: Surroundings) -> Reason | None:
    """«Полученные от заказчика, замечания учтены»."""
    if not (around.is_at_start and is_participle(around.before[0])):
        return None
    noun = around.right
    if len(around.before) < 2 or not agree(noun, around.before[0]):
        return None
    return None if has_predicate(around.before) else Reason.PARTICIPLE_BEFORE_NOUN


def _attribute_before_noun(around: Surroundings) -> Reason | None:
    """«новый, договор»: the adjective next to its noun."""
    left, right = around.left, around.right
    full = left.pos in {"ADJ", "DET"} and left.likeliest_part in {"ADJF", "NPRO"}
    if not full or not agree(right, left) or left.feats.get("Case") != right.feats.get("Case"):
        return None
    if (
        right.pos != "NOUN"
        or around.opened_by_comma
        or left.may_be("NOUN")
        or left.has("Degree", "Cmp")
    ):
        return None
    before = around.before[:-1]
    postponed = any(agree(word, left) for word in before[-3:]) or has_predicate(before[-1:])
    return None if postponed else Reason.ATTRIBUTE_BEFORE_NOUN


def _verb_infinitive(around: Surroundings) -> Reason | None:
    """«Просим, согласовать»; «просим, согласовав смету, вернуть» sets a phrase off."""
    rest = without_particles(around.after)
    if not rest or not is_infinitive(rest[0]) or around.opened_by_comma:
        return None
    before = around.before
    if len(before) > 1 and around.left.form in _BEFORE_ASKED:
        before = before[:-1]  # «прошу Вас, рассмотреть», «хотели бы, уточнить»
    asks = before[-1].is_one_of(_BEFORE_INFINITIVES) and not is_infinitive(before[-1])
    return Reason.VERB_INFINITIVE if asks else None


def _verb_object(around: Surroundings) -> Reason | None:
    """«Направляем, акты сверки»: an accusative that nothing else governs."""
    before = around.before
    if len(before) > 1 and around.left.form in {"вам", "тебе", "им", "ему", "ей"}:
        before = before[:-1]
    if around.opened_by_comma or around.closed_by_comma or not _wants_object(before[-1]):
        return None
    noun = head(around.words, around.gap, around.end)
    if noun is None or not noun.may_be("NOUN", "accs") or has_predicate(around.after):
        return None
    called = noun.text[0].isupper() or noun.form in _ADDRESSED
    return None if called or before[-1].is_one_of(_SAYING) else Reason.VERB_OBJECT


def _wants_object(word: Word) -> bool:
    """A transitive verb beside which no noun can be the subject."""
    return word.may_be("tran") and any(
        word.may_be(*form) for form in (("VERB", "1per"), ("VERB", "impr"), ("INFN",))
    )


def _role(around: Surroundings) -> Reason | None:
    """«Просим использовать акт, как основание»."""
    rest = around.after[1:]
    if around.right.form != "как" or not rest or has_predicate(rest) or around.closed_by_comma:
        return None
    if rest[0].form in {"и", "правило", "можно", "обычно", "всегда"} or has_infinitive(rest[:1]):
        return None
    used = any(word.is_one_of(_ROLE) for word in around.before[-4:])
    compared = any(
        word.form in {"так", "такой", "такие", "такая", "такое"} for word in around.before
    )
    return Reason.ROLE if used and not compared else None


_JUDGES: tuple[Callable[[Surroundings], Reason | None], ...] = (
    _inside_address,
    _inside_phrase,
    _not_parenthetical,
    _after_union,
    _after_preposition,
    _single_union,
    _role,
    _verb_infinitive,
    _participle_before_noun,
    _subject_predicate,
    _attribute_before_noun,
    _verb_object,
    _adverbial,
)
