"""Why a comma between two words is superfluous (Розенталь, §§ 84–99, 108, 114; Правила 1956, § 137)."""

from collections.abc import Callable

from pismovnik.proofreading.tagger.reasons import parted_members
from pismovnik.proofreading.tagger.reasons.parted_members import (
    ADDRESSED,
    ASIDES,
    POLITE,
    SUBORDINATING,
    opens_inserted,
)
from pismovnik.proofreading.tagger.reasons.surroundings import (
    LISTS,
    FixedPhrases,
    Gap,
    Surroundings,
    has_predicate,
    is_alike,
    is_attribute,
    is_clause,
    is_finite,
    is_infinitive,
    share_case,
    subjects,
    without_particles,
)
from pismovnik.proofreading.tagger.reasons.texts import Reason
from pismovnik.russian.people import is_first_name
from pismovnik.russian.words import Word

_NEVER = FixedPhrases("never parenthetical")
_NEVER_DIVIDED = FixedPhrases("never divided")
_SELDOM_DIVIDED = FixedPhrases("seldom divided")
_FIXED = FixedPhrases("phrases")
_ROLE = frozenset(LISTS["in the role of"])
_JOINING = frozenset({"и", "а", "но"})
_SINGLE = frozenset({"и", "или", "либо"})
_SUBORDINATORS = frozenset({"если", "хотя", "чтобы"})
_UNIONS = frozenset({"и", "а", "но", "или", "либо", "что", "чтобы", "если", "хотя"})


def superfluous_comma(gap: Gap) -> Reason | None:
    """Why a comma in a gap is not needed, or None where no rule can be named."""
    around = Surroundings(gap)
    if not around.is_inside or around.left.form in {"уважением", "благодарностью"}:
        return None
    if around.left.form == around.right.form:
        return None  # «очень, очень нужно»
    return next((reason for judge in _JUDGES if (reason := judge(around)) is not None), None)


def needs_no_comma(gap: Gap) -> bool:
    """Whether a gap may stay open: «для того чтобы» (§ 108), «…, однако срок прежний» (§ 99)."""
    around = Surroundings(gap)
    if not around.is_inside:
        return False
    inside_union = SUBORDINATING.around(around.words, around.gap) >= 0
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
    named = is_first_name(around.right.text) or around.right.form in ADDRESSED
    return Reason.BEFORE_ADDRESSED if around.left.form in POLITE and named else None


def _after_union(around: Surroundings) -> Reason | None:
    """«Но, мы решили»: nothing is inserted after the union."""
    if around.left.form not in _UNIONS or opens_inserted(around.words, around.gap):
        return None
    if around.left.form == "а" and around.gap == 1:
        return None  # «А, теперь понятно»
    if around.closed_by_comma and not (
        around.left.form in _SUBORDINATORS and is_clause(around.after)
    ):
        return None
    opens = len(around.before) == 1
    return Reason.AFTER_UNION if opens and has_predicate(around.after) else None


def _not_parenthetical(around: Surroundings) -> Reason | None:
    """«Однако, мы», «Тем не менее, срок», «Мы, якобы, согласились»."""
    words, gap = around.words, around.gap
    inserted = opens_inserted(around.words, around.gap) or (
        around.closed_by_comma and not has_predicate(around.after)
    )
    if around.left.form == "однако" and gap == 1:
        return None if inserted else Reason.HOWEVER
    start = gap - _NEVER.before(words, gap)
    if start < gap and not inserted and not (gap == 1 and around.left.form in ASIDES):
        joined = start - 1 == around.start and words[start - 1].form in _JOINING
        alone = start == around.start and (around.is_at_start or around.opened_by_comma)
        return Reason.NOT_PARENTHETICAL if alone or joined else None
    enclosed = _NEVER.at(words, gap) == around.end - gap and around.closed_by_comma
    named = around.right.text[0].isupper() or opens_inserted(words, around.end)
    return Reason.NOT_PARENTHETICAL_BEFORE if enclosed and not named else None


def _single_union(around: Surroundings) -> Reason | None:
    """«счёт, и акт», «подпишите, и верните»; the second one of «и …, и …» takes its comma."""
    form, rest = around.right.form, without_particles(around.after[1:])
    if form not in _SINGLE or not rest or around.opened_by_comma or _is_repeated(around):
        return None
    if _opens_inserted_after(around) or _explains(around):
        return None
    if not any(_may_be_alike(word, rest[0]) for word in around.before[-5:]):
        return None
    if is_finite(rest[0]) or is_infinitive(rest[0]) or rest[0].likeliest_part == "PRTS":
        return None if subjects(rest) or _is_impersonal(around, rest[0]) else Reason.SINGLE_UNION
    predicated = has_predicate(around.words[around.gap :]) or is_infinitive(rest[-1])
    shared = not has_predicate(around.before) and not is_clause(rest)
    return None if predicated and not shared else Reason.SINGLE_UNION  # «приёмка, и оплата идут»


def _may_be_alike(first: Word, second: Word) -> bool:
    """«Прилагаем счёт, и договор»: natasha may read one as an object and the other as a subject."""
    nouns = first.pos == second.pos == "NOUN" and share_case(first, second)
    return nouns or is_alike(first, second)


def _is_repeated(around: Surroundings) -> bool:
    """«и акт, и счёт», «подписан, и подписан в срок»."""
    words, form = around.words, around.right.form
    following = words[around.end].form if around.end < len(words) else ""
    again = len(around.after) > 1 and around.after[1].form in {w.form for w in around.before[-5:]}
    return again or following == form or any(word.form == form for word in around.before)


def _explains(around: Surroundings) -> bool:
    """«Опенинг, или заставка, идёт минуту», «готов ли акт, или ждать?»"""
    if around.right.form == "и":
        return False
    asked = around.ends_with == "?" or any(word.form == "ли" for word in around.before)
    return asked or around.end < len(around.words)


def _is_impersonal(around: Surroundings, verb: Word) -> bool:
    """«Вас не было, и пришлось уехать»: «пришлось» has no subject in common with the verb before."""
    neuter = verb.may_be("VERB", "neut", "sing")
    return neuter and not any(
        around.before[place].has("Gender", "Neut") for place in subjects(around.before)
    )


def _opens_inserted_after(around: Surroundings) -> bool:
    """«…, и, если нужно, …»"""
    following = around.gap + 1
    if following < len(around.words) and "," in around.words[following].mark:
        return True
    return bool(SUBORDINATING.at(around.words, following))


def _role(around: Surroundings) -> Reason | None:
    """«Просим использовать акт, как основание»."""
    rest = around.after[1:]
    if around.right.form != "как" or not rest or has_predicate(rest) or around.closed_by_comma:
        return None
    if not (is_attribute(rest[0]) or rest[0].pos == "NOUN") or rest[0].form in {"правило", "можно"}:
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
    _single_union,
    _role,
    *parted_members.JUDGES,
)
