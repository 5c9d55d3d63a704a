"""Function words whose spelling hangs on the sentence: «тоже» and «то же», «за то» and «зато».

The pairs, each with its rule: joined_adverbs.py, joined_conjunctions.py, joined_prepositions.py.
"""

from collections.abc import Iterator

from pismovnik.proofreading.detectors import (
    joined_adverbs,
    joined_conjunctions,
    joined_prepositions,
)
from pismovnik.proofreading.engine import Match
from pismovnik.russian.language import Language
from pismovnik.russian.sentences import sentences

_JUDGES = joined_conjunctions.JUDGES + joined_adverbs.JUDGES + joined_prepositions.JUDGES


def confused_words(language: Language, text: str) -> Iterator[Match]:
    """«Мы то же придём», «за то дешевле», «при чём дважды»."""
    for words in sentences(language, text):
        forms = {word.form for word in words}
        for judge in dict.fromkeys(judge for trigger, judge in _JUDGES if trigger in forms):
            yield from judge(text, words)
