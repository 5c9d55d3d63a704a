"""What stands around a function word: questions that several detectors ask."""

from collections.abc import Collection, Iterator, Sequence

from pismovnik.proofreading.detectors.corrections import is_, of_words
from pismovnik.proofreading.engine import Match
from pismovnik.russian.sentences import separates
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

LISTS = read_words(__file__, "together.txt")


QUESTIONS = plain_set(LISTS["questions"])


RELATIVES = frozenset(LISTS["relatives"])


Words = Sequence[Word]


Found = Iterator[Match]


def next_word(words: Words, place: int) -> Word | None:
    """The word behind a place, if no mark stands before it."""
    after = words[place + 1 : place + 2]
    return after[0] if after and not separates(after[0].mark) else None


def opens(words: Words, place: int, joints: Collection[str]) -> bool:
    """Whether a part of the sentence begins at a place: at its start, after a mark or a joint."""
    return place == 0 or separates(words[place].mark) or words[place - 1].form in joints


def relative_follows(words: Words, place: int) -> bool:
    """«…, что», «…, как», «…, с кем» right behind a place."""
    after = words[place + 1 : place + 3]
    if not after or "," not in after[0].mark:
        return False
    return after[0].form in RELATIVES or (
        after[0].may_be("PREP") and after[1:] != () and after[1].form in RELATIVES
    )


def noun_agrees(words: Words, place: int, *grammemes: str) -> bool:
    """Whether a noun in this case and number, perhaps behind adjectives, follows a place."""
    for other in words[place + 1 : place + 5]:
        if separates(other.mark) and not (other.mark == "," and is_(other.text, "ADJF")):
            return False
        form = other.text
        noun = is_(form, "NOUN", *grammemes) or not form.isalpha() or form[0].isupper()
        if noun and not (is_(form, "femn") and not is_(form, "NOUN", "masc")):
            return True
        adjective = is_(form, "ADJF", *grammemes) or is_(form, "PRTF", *grammemes)
        if not (adjective or is_(form, "ADVB") or is_(form, "PRCL")):
            return False
    return False


def masculine(words: Words, place: int, case: str) -> bool:
    """A noun of the masculine or neuter gender in the singular follows."""
    return noun_agrees(words, place, case, "sing", "masc") or noun_agrees(
        words, place, case, "sing", "neut"
    )


def is_verb(word: Word) -> bool:
    return word.is_finite or is_(word.text, "INFN")


def asks(before: Words) -> bool:
    return any(word.lemmas & QUESTIONS for word in before)


def confusion(text: str, covered: Words, meant: str, message: str, confidence: float) -> Match:
    return of_words(text, covered, "spelling_here", meant, message, confidence)
