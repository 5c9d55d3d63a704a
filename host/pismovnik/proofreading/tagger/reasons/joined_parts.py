"""Commas between the parts of a sentence: lists, clauses, and where something inserted ends.

Sources: Розенталь, §§ 83–91, 104–116; Правила 1956, §§ 137–145.
"""

from collections.abc import Sequence

from pismovnik.proofreading.tagger.reasons.surroundings import (
    LISTS,
    QUESTIONS,
    FixedPhrases,
    Surroundings,
    agree,
    breaks,
    fits_noun,
    governed,
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
    is_subject,
    opens_relative,
    same_case,
    share_case,
    subjects,
    without_particles,
)
from pismovnik.proofreading.tagger.reasons.texts import Reason
from pismovnik.russian.words import Word

_ADJECTIVES = frozenset(LISTS["adjectives"])
_SUBORDINATING = FixedPhrases("subordinating")
#: «Однако если срок прошёл»: a clause may begin after these.
_BEFORE_OPENERS = frozenset({"и", "а", "но", "однако", "поэтому", "также", "например", "или"})
_STRONG = frozenset({"если", "чтобы", "когда", "хотя", "поскольку", "пока", "что", "где", "куда"})
#: Predicates without a subject: «и замечаний нет».
_IMPERSONAL = frozenset({"нет", "нельзя", "нужно", "надо", "можно", "придется", "необходимо"})
_REACH = 12
#: The phrases with these words end with a comma as they begin with one.
_SET_OFF = FixedPhrases("set off")
_JOINTS = frozenset({"и", "или", "либо", "ни", "да", "то"})


def joint(around: Surroundings) -> Reason | None:
    """A comma before «и», «или», «ни», «либо», «да»."""
    form = around.right.form
    if form not in _JOINTS:
        return None
    rest = around.after[1:]
    if _repeats(around, rest):
        return Reason.REPEATED_UNION
    if around.opened_by_comma and (ended := _opened(around)) is not None:
        counts = bool(rest) and rest[0].text[0].isdigit()
        opens = _opens(rest) or is_clause(rest) or counts
        continues = opens or any(word.form == form for word in around.before)
        return ended if form == "и" and not continues else None
    if form in {"и", "или", "да"} and not _opens(rest) and has_predicate(around.before):
        impersonal = is_clause(around.before) and any(w.form in _IMPERSONAL for w in rest[:4])
        return Reason.COORDINATE if impersonal or is_clause(rest) else None
    return None


def _opens(words: Sequence[Word]) -> bool:
    return bool(words) and bool(_SUBORDINATING.at(words, 0) or opens_relative(words, 0))


def _repeats(around: Surroundings, rest: Sequence[Word]) -> bool:
    """«и акт, и счёт», «ни акта, ни счёта»: the same union stands before two like words."""
    form = around.right.form
    earlier = around.words[max(0, around.gap - _REACH) : around.gap]
    places = [i for i, word in enumerate(earlier[:-1]) if word.form == form]
    if not places or not rest or has_predicate(rest):
        return False
    return form != "и" or is_alike(earlier[places[-1] + 1], rest[0])


def end(around: Surroundings) -> Reason | None:
    """The gap ends what a comma or the sentence opened, and the sentence goes on."""
    ended = _opened(around)
    if ended is None or around.right.form in _JOINTS | {"как"}:
        return None
    if _continues_list(around) and ended is not Reason.CONCESSION_END:
        return None
    needs_verb = around.right.pos == "ADP" or ended is Reason.CLARIFICATION_END
    if needs_verb and not has_predicate(around.after):
        return None
    rest = without_particles(around.after)
    if not rest or is_participle(rest[0]) or is_gerund(rest[0]) or _is_genitive(around):
        return None
    if _SUBORDINATING.at(around.words, around.gap) or opens_relative(around.words, around.gap):
        return None
    if is_attribute(rest[0]) and (around.left.pos == "ADJ" or head(rest, 0, len(rest)) is None):
        return None
    goes_on = has_predicate(around.words[around.gap :]) or not around.is_at_start
    return ended if goes_on else None


def _noun_ahead(around: Surroundings) -> Word | None:
    """The noun that begins what follows; in «остальные шесть цехов» the number does."""
    noun = head(around.words, around.gap, around.end)
    counted = noun is not None and around.right.feats.get("Case") != noun.feats.get("Case")
    return None if counted else noun


def _is_genitive(around: Surroundings) -> bool:
    """«…, начинающийся с std имени крейта»: what follows belongs to the words before."""
    noun = _noun_ahead(around)
    return noun is not None and noun.has("Case", "Gen")


def _opened(around: Surroundings) -> Reason | None:
    """What the words before the gap are, and end with."""
    words, start = around.words, around.start
    before = around.before
    if len(before) == 1:
        return Reason.GERUND_END if is_gerund(before[0]) else None
    opened = around.opened_by_comma or around.is_at_start
    if not opened:
        return None
    skipped = 1 if before[0].form in _BEFORE_OPENERS else 0
    place = start + skipped
    asks = around.ends_with == "?" and words[place].form in QUESTIONS - {"когда"}
    if around.is_at_start and asks:
        return None
    if _SUBORDINATING.at(words, place) or opens_relative(words[: around.gap], place):
        predicated = has_predicate(before[1:]) or has_infinitive(before[1:])
        return Reason.CLAUSE_END if predicated else None
    if before[skipped].form == "как" and has_predicate(before[1:]):
        return Reason.CLAUSE_END
    for word in before[skipped : skipped + 3]:
        if is_gerund(word):
            return Reason.GERUND_END
        if word.pos not in {"ADV", "PART"}:
            break
    if before[0].form in {"несмотря", "невзирая"}:
        return Reason.CONCESSION_END
    if around.is_at_start:
        return None
    first = next((word for word in before if word.pos not in {"ADV", "PART"}), before[0])
    noun = words[start - 1]
    described = agree(noun, first) or any(
        agree(word, first) and fits_noun(word, first) for word in words[max(0, start - 4) : start]
    )
    if described and (is_participle(first) or first.is_one_of(_ADJECTIVES)):
        return Reason.PARTICIPLE_END
    return Reason.CLARIFICATION_END if _SET_OFF.at(words, start) else None


def _continues_list(around: Surroundings) -> bool:
    """«…, который хранит заказы счета и накладные»: the right word goes on with a list."""
    if (is_subject(around.words, around.gap) or is_attribute(around.right)) and is_clause(
        around.after
    ):
        return False
    right = _noun_ahead(around) or around.right
    return any(word.pos == right.pos and is_alike(word, right) for word in around.before[-4:])


def homogeneous(around: Surroundings) -> Reason | None:
    """«заказы счета и накладные», «выберите пункт нажмите кнопку», «новый удобный экран»."""
    if _is_in_subordinate(around):
        return None
    rest = without_particles(around.after)
    while rest and rest[0].pos == "ADV":
        rest = rest[1:]
    if not rest or is_participle(rest[0]):
        return None
    right = rest[0]
    if right.may_be("intr") and any(w.may_be("NOUN", "nomn") for w in rest[1:3]):
        return None  # «Летают птицы поют ручьи» are two clauses
    if is_finite(right) or is_infinitive(right):
        same = any(is_alike(word, right) for word in around.before)
        return Reason.HOMOGENEOUS if same and not subjects(rest) else None
    if around.left.pos == right.pos == "ADJ" and same_case(around.left, right):
        return Reason.HOMOGENEOUS
    return Reason.HOMOGENEOUS if _lists_nouns(around) else None


def _lists_nouns(around: Surroundings) -> bool:
    """Nouns in one case on both sides, and a third one after a comma or «и»."""
    noun = head(around.words, around.gap, around.end)
    if noun is None or has_predicate(around.after):
        return False
    alike = [word for word in around.before[-4:] if is_alike(word, noun)]
    if alike and (alike[-1].pos == "PROPN") != (noun.pos == "PROPN"):
        return False  # «с Иваном Петровым, директором и …» is an apposition
    place = around.words.index(noun) + 1
    third = _third(around, place)
    if third is None:
        return False
    if alike:
        return is_alike(noun, third)
    # «Пришлите акт счёт и накладную»: natasha may take one of them for something else.
    near = place == around.gap + 1 and _third(around, place, within=1) is not None
    return near and around.left.may_be("NOUN") and share_case(around.left, noun, third)


def _third(around: Surroundings, place: int, within: int = 5) -> Word | None:
    """The first word of the group after the next comma or «и», its noun where it has one."""
    words = around.words
    for later in range(place, min(len(words), place + within)):
        joined = words[later].form in {"и", "или"}
        if joined or breaks(words[later].mark):
            start = later + joined
            if not (joined or "," in words[later].mark) or start == len(words):
                return None
            return head(words, start, len(words)) or words[start]
    return None


def _is_in_subordinate(around: Surroundings) -> bool:
    """Whether a subordinate clause or a phrase was opened earlier and may still go on."""
    words = around.words[: around.gap]
    starts = [i for i, word in enumerate(words) if i == 0 or "," in word.mark]
    return any(word.form in _STRONG for word in words) or any(
        _SUBORDINATING.at(words, start)
        or opens_relative(words, start)
        or is_gerund(words[start])
        or (start > 0 and is_participle(words[start]))
        for start in starts
    )


def asyndetic(around: Surroundings) -> Reason | None:
    """«Склад закрыт отгрузки начнутся в среду»."""
    if _is_in_subordinate(around) or not has_predicate(around.before):
        return None
    starts = is_subject(around.words, around.gap) or is_attribute(around.right)
    both = is_clause(around.before) and is_clause(around.after)
    return Reason.ASYNDETIC if starts and both and not governed(around.words, around.gap) else None
