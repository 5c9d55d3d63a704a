"""Words regularly derived from a word of the dictionary: «сверочный» of «сверка».

Русская грамматика 1980, §§ 578–661 (adjectives of nouns), 255–318 (nouns of verbs, adjectives).
"""

import functools
import re

from pismovnik.russian import morphology

_SHORTEST_STEM = 3
_ADJECTIVE = "(?:ый|ий|ая|ое|ые|ого|ой|ому|ую|ым|им|ом|их|ие|ых|ыми|ими)"
_NOUN = "(?:ь|и|ью|ей|ям|ями|ях|е|я|ю|ем|й)"
# An ending with its suffix, and what the stem has in place of it.
_PATTERNS = tuple(
    (re.compile(f"{suffix}{ending}$"), bases)
    for suffix, ending, bases in (
        ("очн", _ADJECTIVE, ("ка", "чка", "ок")),
        ("ионн", _ADJECTIVE, ("ия",)),
        ("ов?ск", _ADJECTIVE, ("", "а", "я", "ь", "о")),
        ("н", _ADJECTIVE, ("", "а", "я", "ь", "о", "ия")),
        ("еньк", _ADJECTIVE, ("ый", "ий")),
        ("(?:из)?ировани", _NOUN, ("", "ировать", "изировать")),
        ("овани", _NOUN, ("овать",)),
        ("ност", _NOUN, ("ный",)),
    )
)


@functools.lru_cache(maxsize=1_500)
def is_derived(word: str) -> bool:
    """Whether a word in lower case is a regular derivative of one in the dictionary."""
    return any(
        morphology.is_known(word[: found.start()] + base)
        for pattern, bases in _PATTERNS
        if (found := pattern.search(word)) and found.start() >= _SHORTEST_STEM
        for base in bases
    )
