"""Words that are mistaken for each other because they sound alike."""

import functools
from collections.abc import Iterator

from pismovnik.russian import morphology

#: Letters that sound alike in a weak place: vowels without stress, consonants at the end.
_SOUNDS = ("ао", "еия", "эе", "бп", "вф", "гкх", "дт", "жш", "зс", "ъь", "щш", "цс", "ую")
_ALIKE = {
    letter: [other for group in _SOUNDS if letter in group for other in group if other != letter]
    for group in _SOUNDS
    for letter in group
}
_DOUBLED = "нснлмрткпдф"
_SHORTEST = 3


@functools.lru_cache(maxsize=5_000)
def sounding_alike(word: str) -> tuple[str, ...]:
    """Words of the dictionary that differ in one letter which is not heard: «компания, кампания»."""
    if len(word) < _SHORTEST:
        return {"не": ("ни",), "ни": ("не",)}.get(word, ())
    return tuple(sorted({other for other in _respelt(word) if morphology.is_known(other)} - {word}))


def _respelt(word: str) -> Iterator[str]:
    if word.endswith("тся"):
        yield word[:-3] + "ться"
    if word.endswith("ться"):
        yield word[:-4] + "тся"
    for place, letter in enumerate(word):
        before, after = word[:place], word[place + 1 :]
        yield from (before + other + after for other in _ALIKE.get(letter, ()))
        if letter in "ьъ":
            yield before + after
        if letter in _DOUBLED:
            yield before + letter + letter + after
            if after[:1] == letter:
                yield before + after
    yield word + "ь"
