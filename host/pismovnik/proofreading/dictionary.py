"""The words that the policy declares right."""

import functools
from collections.abc import Iterable
from pathlib import Path

from pismovnik import policy
from pismovnik.russian import morphology


class Dictionary:
    """Words with all their forms: «коворкинга» belongs to «коворкинг»."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word.strip().lower() for word in words)

    @classmethod
    def of(cls, settings: policy.Dictionary) -> "Dictionary":
        """The words of the settings and of the files that they name, one word a line.

        A file that cannot be read adds nothing; ``PolicyFiles.problems`` names it.
        """
        files = tuple((name, _changed(name)) for name in settings.files)
        return _read(settings.words, files)

    def has(self, word: str) -> bool:
        lower = word.lower()
        return lower in self._words or not self._lemmas.isdisjoint(morphology.lemmas(lower))

    @functools.cached_property
    def _lemmas(self) -> frozenset[str]:
        return frozenset(lemma for word in self._words for lemma in morphology.lemmas(word))


@functools.lru_cache(maxsize=4)
def _read(words: tuple[str, ...], files: tuple[tuple[str, float], ...]) -> Dictionary:
    found = list(words)
    for name, _ in files:
        try:
            lines = Path(name).read_text(encoding="utf-8-sig").splitlines()
        except (OSError, ValueError):
            continue
        found += [line for line in lines if line.strip()]
    return Dictionary(found)


def _changed(name: str) -> float:
    """When a file was changed last, so that a change is seen."""
    try:
        return Path(name).stat().st_mtime
    except OSError:
        return 0.0
