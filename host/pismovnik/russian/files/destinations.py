"""Where and when a document goes: to this letter, to another place, at another time."""

import itertools
from collections.abc import Sequence

from pismovnik.russian.clauses import Clause, follows_preposition
from pismovnik.russian.files.documents import days_in
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_LISTS = {
    title: plain_set(words) for title, words in read_words(__file__, "attachments.txt").items()
}


def other_target(words: Sequence[Word]) -> bool:
    """«к договору», «к заявке», «к Вашему письму», «к письму от 3 марта»: not this letter."""
    for index, word in enumerate(words):
        if word.text.lower() not in {"к", "ко"}:
            continue
        noun = noun_behind(words, index)
        if noun is None:
            continue
        between = words[index + 1 : noun]
        if not words[noun].is_one_of(_LISTS["this letter"]):
            return True
        if any(w.is_one_of(_LISTS["not this letter"]) for w in between):
            return True
        if noun + 1 < len(words) and words[noun + 1].text.lower() == "от":
            return True
    return False


def this_letter(words: Sequence[Word]) -> bool:
    """«к письму», «к настоящему сообщению»."""
    return not other_target(words) and any(word.text.lower() in {"к", "ко"} for word in words)


def noun_behind(words: Sequence[Word], index: int) -> int | None:
    for place in range(index + 1, min(index + 5, len(words))):
        if words[place].may_be("NOUN") and not words[place].may_be("ADJF"):
            return place
    return None


def goes_elsewhere(words: Sequence[Word]) -> bool:
    """«курьером», «через ЭДО», «по ссылке», «в чат», «с водителем», «в налоговую»."""
    for index, word in enumerate(words):
        if word.is_one_of(_LISTS["channels"]) and not _is_electronic_mail(words, index):
            bare = word.may_be("ablt") and not follows_preposition(words, index)
            if bare or follows_preposition(words, index, {"через", "по", "в", "во", "на"}):
                return True
        if word.is_one_of(_LISTS["carriers"]) and follows_preposition(words, index, {"с", "со"}):
            return True
        if word.is_one_of(_LISTS["places"]) and follows_preposition(
            words, index, {"в", "во", "на"}
        ):
            return True
    return _in_another_letter(words)


def _in_another_letter(words: Sequence[Word]) -> bool:
    """«отдельным письмом», «в следующем сообщении»."""
    return any(
        first.is_one_of(frozenset({"отдельный", "следующий", "другой"}))
        and second.is_one_of(_LISTS["this letter"])
        for first, second in itertools.pairwise(words)
    )


def _is_electronic_mail(words: Sequence[Word], index: int) -> bool:
    near = words[max(0, index - 2) : index]
    return words[index].is_one_of(frozenset({"почта"})) and any(
        w.text.lower().startswith(("электрон", "эл")) for w in near
    )


def at_other_time(clause: Clause, times: str) -> bool:
    """«завтра», «в понедельник», «15 апреля» without «от» or «за»."""
    for index, word in enumerate(clause.parts):
        if word.is_one_of(_LISTS[times]) and not follows_preposition(
            clause.parts, index, {"за", "до", "от", "с", "на", "из"}
        ):
            return True
    return _names_free_day(clause)


def _names_free_day(clause: Clause) -> bool:
    for index, word in enumerate(clause.parts[:-1]):
        if not word.text.isdecimal() or not days_in(f"{word.text} {clause.parts[index + 1].text}"):
            continue
        if index == 0 or not clause.parts[index - 1].may_be("PREP"):
            return True
    return False
