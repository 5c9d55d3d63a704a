"""What a verb of a clause is about: «пришлём акт сверки» is about «акт сверки»."""

from collections.abc import Sequence

from pismovnik.russian.clauses import Clause
from pismovnik.russian.words import Word

_BEFORE_NOUN = frozenset({"ADJ", "DET", "NUM", "PART"})


def thing_of(clause: Clause, verb: Word) -> tuple[int, int] | None:
    """The first noun without preposition that the verb governs, with its adjectives."""
    words = clause.words
    for number, word in enumerate(words):
        if word.pos not in {"NOUN", "PROPN"} or not _is_thing(word, verb):
            continue
        first = number
        while first and words[first - 1].pos in _BEFORE_NOUN and not words[first].mark:
            first -= 1
        if first and (words[first - 1].pos == "ADP" or words[first - 1].may_be("PREP")):
            continue
        return words[first].start, _end_of_phrase(words, number)
    return None


def _is_thing(word: Word, verb: Word) -> bool:
    """The object; natasha takes «акт» before «подготовим» for the subject, which is «мы»."""
    if verb.likeliest_part in {"PRTS", "ADJS"}:
        return word.has("Case", "Nom")
    mine = verb.may_be("1per") and word.has("Case", "Nom") and word.may_be("inan", "accs")
    return mine or word.has("Case", "Acc")


def _end_of_phrase(words: Sequence[Word], number: int) -> int:
    """«акт сверки расчётов»: with up to two genitives behind."""
    last = number
    for place in range(number + 1, min(number + 3, len(words))):
        if words[place].mark or not words[place].has("Case", "Gen"):
            break
        if words[place].pos not in {"NOUN", "PROPN"}:
            break
        last = place
    return words[last].stop
