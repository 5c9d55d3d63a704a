"""What stands around a gap between two words, as the reasons of punctuation ask for it."""

import functools
from collections.abc import Iterable, Sequence

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.clauses import is_predicate
from pismovnik.russian.language import Token
from pismovnik.russian.sentences import marked
from pismovnik.russian.words import Word, plain
from pismovnik.text_lists import read_words

LISTS = read_words(__file__, "reasons.txt")
NOMINALS = frozenset({"NOUN", "PROPN", "PRON"})
QUESTIONS = frozenset(
    {"что", "где", "куда", "откуда", "когда", "почему", "зачем", "сколько", "как"}
)
RELATIVE = frozenset(LISTS["relative"])
_PARTICLES = frozenset({"не", "уже", "еще", "также", "тоже", "же", "ли", "бы", "только", "лишь"})
#: «Может быть» comments; it is no predicate of a clause.
_COMMENTS = frozenset({"кажется", "говорят", "значит", "похоже", "видно"})


#: Marks that part a sentence; quotation marks do not.
_BREAKS = frozenset(",;:—–-()[]…!?.")


def breaks(mark: str) -> bool:
    """Whether a mark parts the words around it."""
    return not _BREAKS.isdisjoint(mark)


class Gap(msgspec.Struct, frozen=True):
    """The gap between two neighbouring words of a sentence that natasha has read.

    ``left`` and ``right`` are the places of the two words among the tokens; marks are tokens
    too and may stand between them.
    """

    sentence: tuple[Token, ...]
    left: int
    right: int


class FixedPhrases:
    """A set of phrases of fixed forms that is asked at one place of a sentence."""

    def __init__(self, *sections: str) -> None:
        entries = {tuple(plain(entry).split()) for title in sections for entry in LISTS[title]}
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self._by_last: dict[str, list[tuple[str, ...]]] = {}
        self._by_any: dict[str, list[tuple[str, ...]]] = {}
        for entry in sorted(entries, key=len, reverse=True):
            self._by_first.setdefault(entry[0], []).append(entry)
            self._by_last.setdefault(entry[-1], []).append(entry)
            for form in set(entry):
                self._by_any.setdefault(form, []).append(entry)

    def at(self, words: Sequence[Word], place: int) -> int:
        """How many words the longest phrase has that begins at ``place``; 0 where none does."""
        entries = self._by_first.get(words[place].form, ()) if place < len(words) else ()
        return next((len(entry) for entry in entries if _stands(entry, words, place)), 0)

    def before(self, words: Sequence[Word], end: int) -> int:
        """How many words the longest phrase has that ends before ``end``; 0 where none does."""
        entries = self._by_last.get(words[end - 1].form, ()) if end else ()
        found = (len(entry) for entry in entries if _stands(entry, words, end - len(entry)))
        return next(found, 0)

    def around(self, words: Sequence[Word], gap: int) -> int:
        """The start of a phrase that has this gap inside, or -1."""
        starts = (
            gap - inside
            for entry in self._by_any.get(words[gap].form, ())
            for inside in range(1, len(entry))
            if _stands(entry, words, gap - inside)
        )
        return next(starts, -1)


def _stands(entry: tuple[str, ...], words: Sequence[Word], start: int) -> bool:
    if start < 0 or start + len(entry) > len(words):
        return False
    return all(words[start + i].form == form for i, form in enumerate(entry))


class Surroundings:
    """The words of a sentence and the gap before word number ``gap``.

    The words from ``start`` to the gap and from the gap to ``end`` stand between two marks.
    """

    def __init__(self, gap: Gap) -> None:
        self.words = marked(gap.sentence)
        self.gap = sum(token.is_word for token in gap.sentence[: gap.right])
        self.ends_with = gap.sentence[-1].text if gap.sentence else ""
        self.start = next((i for i in range(self.gap - 1, 0, -1) if breaks(self.words[i].mark)), 0)
        self.end = next(
            (i for i in range(self.gap + 1, len(self.words)) if breaks(self.words[i].mark)),
            len(self.words),
        )

    @property
    def is_inside(self) -> bool:
        """Whether the gap has a word on either side."""
        return 0 < self.gap < len(self.words)

    @property
    def left(self) -> Word:
        return self.words[self.gap - 1]

    @property
    def right(self) -> Word:
        return self.words[self.gap]

    @property
    def before(self) -> Sequence[Word]:
        """The words between the mark before and the gap."""
        return self.words[self.start : self.gap]

    @property
    def after(self) -> Sequence[Word]:
        """The words between the gap and the next mark."""
        return self.words[self.gap : self.end]

    @property
    def opened_by_comma(self) -> bool:
        return self.start > 0 and "," in self.words[self.start].mark

    @property
    def closed_by_comma(self) -> bool:
        return self.end < len(self.words) and "," in self.words[self.end].mark

    @property
    def is_at_start(self) -> bool:
        """Whether the words before the gap open the sentence."""
        return self.start == 0


def has_predicate(words: Iterable[Word]) -> bool:
    return any(_predicates(word) and word.form not in _COMMENTS for word in words)


def _predicates(word: Word) -> bool:
    return is_predicate(word) or word.likeliest_part == "ADJS"


def is_finite(word: Word) -> bool:
    return word.is_finite and word.form not in _COMMENTS


def has_infinitive(words: Iterable[Word]) -> bool:
    return any(is_infinitive(word) for word in words)


def is_infinitive(word: Word) -> bool:
    return word.has("VerbForm", "Inf") or word.likeliest_part == "INFN"


def is_subject(words: Sequence[Word], place: int) -> bool:
    """Whether a word can be a subject by itself: a nominative that no preposition governs."""
    word = words[place]
    if not (word.pos in NOMINALS and word.has("Case", "Nom") and word.may_be("nomn")):
        return False
    return not governed(words, place)


def governed(words: Sequence[Word], place: int) -> bool:
    """Whether a preposition stands before a word and its attributes."""
    for before in reversed(words[max(0, place - 3) : place]):
        if before.pos == "ADP":
            return True
        if before.pos not in {"ADJ", "DET", "NUM"} or breaks(before.mark):
            return False
    return False


def subjects(words: Sequence[Word]) -> list[int]:
    return [place for place in range(len(words)) if is_subject(words, place)]


def is_gerund(word: Word) -> bool:
    """«Закрыв»; «полив» may be a noun as well."""
    if word.likeliest_part != "GRND" or word.form in _NO_GERUNDS:
        return False
    return not word.may_be("NOUN")


def is_participle(word: Word) -> bool:
    """A full participle by all that is known of it: «данный», «следующий» are adjectives as well."""
    return word.may_be("PRTF") and word.form not in _ADJECTIVAL


def is_attribute(word: Word) -> bool:
    part = word.likeliest_part
    return (word.pos in {"ADJ", "DET", "NUM"} and part != "VERB") or part in {"ADJF", "PRTF"}


@functools.lru_cache(maxsize=4096)
def _forms(word: str) -> frozenset[tuple[str, str]]:
    """Case with gender or «plur» of all readings, rare ones too: «значения» is seldom nominative."""
    return frozenset(
        (str(parse.tag.case), str(number))
        for parse in morphology.parses(word)
        for number in ([parse.tag.gender] if parse.tag.number == "sing" else ["plur"])
        if parse.tag.case and number
    )


@functools.lru_cache(maxsize=4096)
def _verb_forms(word: str) -> frozenset[tuple[str, ...]]:
    """Mood, tense, person, number and gender of the finite readings of a word."""
    return frozenset(
        tuple(str(part) for part in (tag.mood, tag.tense, tag.person, tag.number, tag.gender))
        for tag in (parse.tag for parse in morphology.parses(word))
        if tag.POS == "VERB"
    )


def agree(noun: Word, attribute: Word) -> bool:
    """Whether a noun and an adjective or participle can stand in one gender, number and case."""
    if noun.pos not in {"NOUN", "PROPN"}:
        return False
    return not _forms(noun.text.lower()).isdisjoint(_forms(attribute.text.lower()))


def head(words: Sequence[Word], place: int, end: int) -> Word | None:
    """The noun of the group that begins at ``place``, before ``end``."""
    for word in words[place:end]:
        if word.pos in {"NOUN", "PROPN"}:
            return word
        if not is_attribute(word):
            return None
    return None


def share_case(*words: Word) -> bool:
    """Whether the dictionary allows one case for all these words."""
    cases = [{case for case, _ in _forms(word.text.lower())} for word in words]
    return bool(set.intersection(*cases))


def without_particles(words: Sequence[Word]) -> Sequence[Word]:
    skipped = next((i for i, word in enumerate(words) if word.form not in _PARTICLES), len(words))
    return words[skipped:]


def fits_subject(verb: Word, subject: Word) -> bool:
    """Whether a finite verb agrees with a noun or pronoun in number, and gender in the past."""
    if verb.has("Mood", "Imp"):
        return False
    if verb.has("Person", "1") or verb.has("Person", "2"):
        return subject.form in {"я", "мы", "ты", "вы"}
    if verb.feats.get("Number") != subject.feats.get("Number"):
        return False
    genders = verb.feats.get("Gender"), subject.feats.get("Gender")
    return None in genders or genders[0] == genders[1]


def is_clause(words: Sequence[Word]) -> bool:
    """Whether a subject and a verb that agrees with it stand among the words."""
    found = subjects(words)
    verbs = [word for word in words if is_finite(word) or word.has("Variant", "Short")]
    return any(fits_subject(verb, words[place]) for verb in verbs for place in found)


def is_alike(first: Word, second: Word) -> bool:
    """Whether two words can be members of one list by their part of speech, case or tense."""
    if is_infinitive(first) or is_infinitive(second):
        return is_infinitive(first) and is_infinitive(second)
    if first.pos != second.pos and not {first.pos, second.pos} <= {"NOUN", "PROPN"}:
        return False
    if first.pos == "VERB":
        short = first.likeliest_part == second.likeliest_part == "PRTS"
        return short or not _verb_forms(first.text.lower()).isdisjoint(
            _verb_forms(second.text.lower())
        )
    if first.pos in {"NOUN", "PROPN", "ADJ", "PRON"}:
        return same_case(first, second)
    return first.pos in {"ADP", "ADV"} and (first.pos == "ADV" or first.form == second.form)


def opens_relative(words: Sequence[Word], place: int) -> bool:
    """«который», «в котором», «часть которых», «на основании которого», «какой срок»."""
    word = words[place]
    if word.lemma in RELATIVE or word.form.startswith("котор"):
        return word.form.startswith("котор") or has_predicate(words[place + 1 :])
    near = words[place + 1 : place + 4]
    for offset, later in enumerate(near):
        if breaks(later.mark) or later.pos in {"VERB", "AUX", "CCONJ"}:
            return False
        if later.form.startswith("котор"):
            return True
        if offset == 0 and word.pos == "ADP" and later.lemma in {"кто", "чей", "какой", "что"}:
            return later.form not in {"что", "чего-то"} and has_predicate(words[place + 2 :])
    return False


def same_case(first: Word, second: Word) -> bool:
    return first.feats.get("Case") == second.feats.get("Case") is not None


def fits_noun(noun: Word, attribute: Word) -> bool:
    """natasha tells no case of many participles."""
    return "Case" not in attribute.feats or same_case(noun, attribute)


_NO_GERUNDS = frozenset(plain(word) for word in LISTS["no gerunds"])
_ADJECTIVAL = frozenset(
    form
    for stem in ("следующ", "данн", "определенн", "настоящ", "текущ", "будущ")
    for ending in ("ий", "ый", "ая", "ее", "ое", "ие", "ые", "его", "ого", "ей", "ой", "их", "ых")
    for form in (stem + ending,)
)
