"""What the constructions of contempt and irony ask of a sentence, and whose people it names."""

from collections.abc import Iterator, Sequence

import msgspec

from pismovnik.russian.clauses import Clause
from pismovnik.russian.phrases import Match, sections
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "contempt.txt")
WORDS = {t: plain_set(entries) for t, entries in _LISTS.items() if not t.endswith("phrases")}
PHRASES = sections({t: entries for t, entries in _LISTS.items() if t.endswith("phrases")})
YOU = frozenset({"вы", "вас", "вам", "вами", "ты", "тебя", "тебе", "тобой"})
SUBJECT = frozenset({"вы", "ты"})


class Contempt(msgspec.Struct, frozen=True):
    """Words of contempt, from code point ``start`` to before ``end``; ``insult`` names a person."""

    start: int
    end: int
    insult: bool = False


class Saying(msgspec.Struct, frozen=True):
    """The writer's own words of a sentence, in order, with what is asked of them often."""

    clauses: tuple[Clause, ...]
    words: tuple[Word, ...]
    lemmas: frozenset[str]
    text: str

    def has(self, title: str) -> bool:
        return not self.lemmas.isdisjoint(WORDS[title])

    def first(self, title: str) -> Word | None:
        return next((word for word in self.words if word.is_one_of(WORDS[title])), None)

    def find(self, title: str) -> Iterator[Match]:
        if not self.lemmas.isdisjoint(PHRASES[title].firsts):
            yield from PHRASES[title].find(self.words)

    @property
    def lemmas_in_context(self) -> frozenset[str]:
        return frozenset(word.lemma for word in self.words)

    @property
    def is_question(self) -> bool:
        return any(clause.question for clause in self.clauses)

    @property
    def speaks_of_reader(self) -> bool:
        return (
            not self.lemmas.isdisjoint(YOU | {"ваш", "твой"})
            or any(clause.speaks_of_reader for clause in self.clauses)
            or any(word.has("Mood", "Imp") for word in self.words)
        )

    @property
    def speaks_of_writer(self) -> bool:
        return any(clause.speaks_of_writer for clause in self.clauses)


def names_their_people(words: Sequence[Word], *, subject: bool = False) -> bool:
    """Whether the people who work for the reader are named: «Ваши прорабы», «у Вас на складе»; ``subject``: in the nominative."""
    for number, word in enumerate(words):
        if word.lemma not in {"ваш", "твой"}:
            continue
        for after in words[number + 1 : number + 4]:
            people = after.may_be("NOUN", "anim") or after.is_one_of(WORDS["collective"])
            if after.pos in {"NOUN", "PROPN"} and people:
                if subject and not after.has("Case", "Nom"):
                    break
                if not after.is_one_of(WORDS["not staff"]):
                    return True
    return False


def at(first: Word, last: Word) -> Contempt:
    return Contempt(first.start, last.stop)
