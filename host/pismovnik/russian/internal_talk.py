"""Whether a text is talk among colleagues that no customer should read.

It speaks of the customer as of a third person, of one's own costs, tells what to say and what
to hide, calls the reader «ты».
"""

import re
from collections.abc import Sequence

from pismovnik.russian import morphology
from pismovnik.russian.language import Language
from pismovnik.russian.phrases import sections
from pismovnik.russian.remembering import remembered
from pismovnik.russian.words import Word, words_of
from pismovnik.text_lists import read_words

_PHRASES = sections(read_words(__file__, "internal_talk.txt"))
#: A costs figure or an order to keep silent tells enough; frank words alone do not.
_WEIGHTS = {
    "money of one's own": 4,
    "secrecy": 4,
    "coaching": 4,
    "discretion": 2,
    "scorn": 1,
    "frank": 1,
}
_CUSTOMERS = frozenset({"клиент", "клиентка", "заказчик", "заказчица", "покупатель"})
_OWN_CUSTOMERS = frozenset({"наш", "мой", "свой", "ваш", "твой", "уважаемый", "дорогой"})
_THOU = frozenset({"ты", "тебя", "тебе", "тобой"})
_LONGEST = 3_000
#: «Вали» is «Валя» as well
_LIKELY = 0.5
#: «Клиент: ООО „Сила“» in a notice of a program
_FIELD = re.compile(r"(?:клиент|заказчик|покупатель)\s*:", re.IGNORECASE)


@remembered
def internal_talk(language: Language, text: str) -> int:
    """How plainly a text is talk among colleagues: 0 not at all, 4 and more beyond doubt."""
    words = words_of(language.analysis(_FIELD.sub("", text[:_LONGEST])).tokens)
    found = sum(weight for title, weight in _WEIGHTS.items() if _PHRASES[title].is_in(words))
    return found + _speaks_of_customer(words) + calls_thou(words)


def calls_thou(words: Sequence[Word]) -> bool:
    """Whether somebody is called «ты», by the word or by a verb: «Ставь 46»."""
    return any(w.form in _THOU or _is_singular_second(w) for w in words)


def _is_singular_second(word: Word) -> bool:
    """By context, or by the dictionary where natasha misses it: «Проведи для галочки»."""
    commanded = word.has("Mood", "Imp") and word.has("Number", "Sing")
    spoken = word.has("Person", "2") and word.has("Number", "Sing")
    if (commanded or spoken) and (word.may_be("impr", "sing") or word.may_be("2per", "sing")):
        return True
    likeliest = morphology.parses(word.text)[0]
    known = {"impr", "sing"} in likeliest.tag or {"2per", "sing"} in likeliest.tag
    return known and likeliest.score >= _LIKELY


def _speaks_of_customer(words: Sequence[Word]) -> bool:
    """«Клиенту говори 15 мая»; not «уважаемый клиент», «наш заказчик»."""
    for place, word in enumerate(words):
        before = words[place - 1].lemmas if place else frozenset()
        singular = word.has("Number", "Sing") or word.may_be("sing")
        if word.is_one_of(_CUSTOMERS) and singular and not before & _OWN_CUSTOMERS:
            return True
    return False
