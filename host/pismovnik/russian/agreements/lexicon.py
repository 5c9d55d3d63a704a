"""Words of talks and agreements, and whether a clause tells of an oral one of one's own."""

from collections.abc import Sequence

from pismovnik.russian.clauses import Clause
from pismovnik.russian.dates import DateMention
from pismovnik.russian.phrases import sections
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_ENTRIES = read_words(__file__, "agreements.txt")
_OF_PHRASES = ("oral", "by agreement", "in force")
LISTS = {title: plain_set(entries) for title, entries in _ENTRIES.items()}
PHRASES = sections({title: _ENTRIES[title] for title in _OF_PHRASES})
#: «Всё, о чём говорили», «следуем тому, на чём сошлись»
ALL = frozenset({"все", "то", "тому", "тем", "том", "того", "всего", "всем", "всему"})
#: «Обсудили у себя», «решили между собой»
_APART = frozenset({"у", "между", "меж"})
_THIS_LETTER = frozenset({"письмом", "письмо"})
PERSONAL = frozenset({"вами", "тобой", "мной", "нами"})


def is_written(clause: Clause) -> bool:
    """«Согласовали в договоре»; «дублирую письмом», «свожу в одно письмо» tell of this letter."""
    return any(
        word.is_one_of(LISTS["written"]) and word.form not in _THIS_LETTER for word in clause.words
    )


def _is_owner(word: Word) -> bool:
    """«На собрании жильцов»."""
    return word.pos == "NOUN" and word.may_be("anim", "gent") and word.likeliest_part == "NOUN"


def is_with_others(words: Sequence[Word]) -> bool:
    """«Договорились с типографией», «созвонились с врачом», «обсудили у себя»."""
    for number, word in enumerate(words):
        if number and word.form in {"себя", "собой"} and words[number - 1].form in _APART:
            return True
        if word.form not in {"с", "со"}:
            continue
        following = next((w for w in words[number + 1 : number + 4] if w.pos == "NOUN"), None)
        agreed = number > 0 and words[number - 1].is_one_of(LISTS["agreed"] | LISTS["oral verbs"])
        partner = following is not None and following.has("Case", "Ins")
        if partner and following is not None and (agreed or following.may_be("anim")):
            return True
    return False


def is_others(words: Sequence[Word]) -> bool:
    """«Мы договорились с подрядчиком», «мы у себя обсудили», «Вы с ним решили», «юристы согласовали»."""
    together = any(word.form in PERSONAL for word in words)
    us = together or any(word.form in {"мы", "нами"} for word in words)
    if any(word.form == "вы" for word in words) and not us:
        return True
    if not together and is_with_others(words):
        return True
    for number, word in enumerate(words):
        talk = word.pos == "NOUN" and word.is_one_of(LISTS["talks"])
        if talk and not us and any(map(_is_owner, words[number + 1 : number + 2])):
            return True
        doing = word.pos == "NOUN" and word.has("Case", "Nom") and word.may_be("anim", "nomn")
        if doing and not us and not word.is_one_of(frozenset({"сторона", "коллега"})):
            return True
    return False


def is_told(words: Sequence[Word], dates: Sequence[DateMention]) -> bool:
    """Whether a number or a day to come stands among the words."""
    return any(
        word.text[0].isdigit() or any(date.start <= word.start < date.end for date in dates)
        for word in words
    )
