"""Why a dash or a colon is missing between two words (Розенталь, §§ 79, 89, 116–119; Правила 1956, §§ 159–174)."""

from collections.abc import Callable, Sequence

from pismovnik.proofreading.tagger.reasons.surroundings import (
    LISTS,
    Gap,
    Surroundings,
    breaks,
    has_infinitive,
    has_predicate,
    is_alike,
    is_attribute,
    is_finite,
    is_infinitive,
    is_subject,
    opens_relative,
    subjects,
)
from pismovnik.proofreading.tagger.reasons.texts import Reason
from pismovnik.russian.words import Word

_DASH_SIGNS = frozenset("—–-")
_THIS = frozenset({"это", "вот", "значит"})
_SUMMING = frozenset({"все", "всё", "этот", "такой", "весь"})
_GENERALISING = frozenset(LISTS["generalising"])
_GOVERNING_INFINITIVES = frozenset(LISTS["governing infinitives"])
_EMPHATIC = frozenset(LISTS["emphatic"])


def missing_dash(gap: Gap) -> Reason | None:
    """Why a dash is needed in a gap that has no mark, or None where no rule can be named."""
    return _first(gap, _DASHES)


def missing_colon(gap: Gap) -> Reason | None:
    """Why a colon is needed in a gap that has no mark, or None where no rule can be named."""
    return _first(gap, _COLONS)


def _first(gap: Gap, judges: tuple[Callable[[Surroundings], Reason | None], ...]) -> Reason | None:
    around = Surroundings(gap)
    if not around.is_inside:
        return None
    return next((reason for judge in judges if (reason := judge(around)) is not None), None)


def _this_is(around: Surroundings) -> Reason | None:
    """«Пилотный проект это проверка решения»."""
    if around.right.form not in _THIS or len(around.after) < 2 or has_predicate(around.before):
        return None
    named = any(is_subject(around.before, place) for place in range(len(around.before)))
    named = named or any(is_infinitive(word) for word in around.before)
    nominal = around.right.form != "это" or not any(is_finite(word) for word in around.after)
    return Reason.THIS_IS if named and nominal else None


def _summing(around: Surroundings) -> Reason | None:
    """«Договор, акт, счёт всё готово»."""
    listed = around.opened_by_comma or any(w.form in {"и", "или"} for w in around.before)
    sums = around.right.form in {"все", "это"} or around.right.lemma in _SUMMING
    if not (listed and sums) or not has_predicate(around.after):
        return None
    return None if has_predicate(around.words[: around.gap]) else Reason.GENERALISING_WORD


def _infinitive(around: Surroundings) -> Reason | None:
    """«Цель сократить срок», «Главное требование сдать корпус»; «просьба ответить» is one group."""
    right = is_infinitive(around.right) or (around.right.form == "не" and _infinitive_next(around))
    named = _nominatives(around.before)
    if not right or len(named) != 1 or has_infinitive(around.before):
        return None
    if has_predicate(around.before) or has_predicate(around.after) or _has_dash(around):
        return None
    governs = around.before[named[0]].is_one_of(_GOVERNING_INFINITIVES)
    emphasised = any(word.is_one_of(_EMPHATIC) for word in around.before[: named[0]])
    return None if governs and not emphasised else Reason.INFINITIVE


def _has_dash(around: Surroundings) -> bool:
    """«Правильный способ убрать ошибку — спросить»: the dash stands where the predicate begins."""
    return any(not _DASH_SIGNS.isdisjoint(word.mark) for word in around.words)


def _infinitive_next(around: Surroundings) -> bool:
    return len(around.after) > 1 and is_infinitive(around.after[1])


def _nominal(around: Surroundings) -> Reason | None:
    """«Иванов руководитель проекта», «Стоимость 20 тысяч рублей»; no heading, no line of a table."""
    if around.ends_with not in {".", "!", "…"} or _is_in_quotes(around):
        return None
    if has_predicate(around.before) or has_predicate(around.after) or _has_dash(around):
        return None
    if any(is_infinitive(word) for word in (*around.before, *around.after)):
        return None
    if not _nominatives(around.before) or opens_relative(around.before, 0):
        return None
    if around.left.pos == "PRON" or around.right.form in {"не", "и", "или", "а", "но"}:
        return None
    named = _is_amount(around.after) or _nominatives(around.after[:4])
    return Reason.NOUN_IS_NOUN if named and not around.left.text[-1].isdigit() else None


def _is_amount(words: Sequence[Word]) -> bool:
    """«20 рабочих дней», not «паспорт 36 12», «кабинет 5»."""
    number = words[0].pos == "NUM" or words[0].text.isdigit()
    counted = next((word for word in words[1:] if not is_attribute(word)), None)
    return number and counted is not None and counted.pos == "NOUN"


def _is_in_quotes(around: Surroundings) -> bool:
    marks = "".join(word.mark for word in around.words[: around.gap + 1])
    return marks.count("«") > marks.count("»")


def _nominatives(words: Sequence[Word]) -> list[int]:
    """The subjects; natasha may read the first noun of a group as an object."""
    found = [place for place in subjects(words) if words[place].pos in {"NOUN", "PROPN"}]
    if found:
        return found
    first = next((i for i, word in enumerate(words) if not is_attribute(word)), 0)
    return [first] if words[first].pos == "NOUN" and words[first].may_be("nomn") else []


def _list(around: Surroundings) -> Reason | None:
    """«Нужны следующие документы устав, выписка и карточка»."""
    near = around.before[-4:]
    announced = any(word.is_one_of(_GENERALISING) for word in near)
    counted = any(word.pos == "NUM" and word.lemma != "один" for word in near[:-1])
    if not (announced or (counted and around.left.pos == "NOUN")):
        return None
    if around.left.form == "равно" or around.left.pos not in {"NOUN", "PRON", "ADJ", "DET"}:
        return None
    return Reason.LIST_AFTER_GENERALISING if _lists(around) else None


def _lists(around: Surroundings) -> bool:
    """Whether like words follow, parted by commas or «и»."""
    words, first = around.words, around.right
    for place in range(around.gap + 1, min(len(words), around.gap + 9)):
        word = words[place]
        joined = word.form in {"и", "или"}
        if not (joined or breaks(word.mark)):
            continue
        following = words[place + 1] if joined and place + 1 < len(words) else word
        if is_alike(first, following) or {first.pos, following.pos} <= {"NOUN", "ADJ", "PROPN"}:
            return True
    return False


_DASHES = (_this_is, _summing, _infinitive, _nominal)
_COLONS = (_list,)
