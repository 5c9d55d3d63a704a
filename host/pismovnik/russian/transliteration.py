"""Names in Latin and in Cyrillic letters, compared by how they sound."""

import functools
import re
import unicodedata

_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіїєґў",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "h",
            "ts",
            "ch",
            "sh",
            "sh",
            "_",
            "i",
            "_",
            "e",
            "iu",
            "ia",
            "a",
            "g",
            "k",
            "n",
            "o",
            "u",
            "u",
            "h",
            "i",
            "i",
            "e",
            "g",
            "u",
        ],
        strict=True,
    )
)
#: Letters that Unicode does not take apart.
_UNDIVIDED = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"}
)
#: Spellings of one sound in the transliterations of passports, banks and mail systems.
_SPELLINGS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z]", ""),
        (r"shch|sch", "sh"),
        (r"tsch|tch", "ch"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"gh", "g"),
        (r"tz|tc", "ts"),
        (r"ck|c(?!h)|q", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"[jy]", "i"),
        (r"(.)\1+", r"\1"),
        (r"i([aeou])", r"\1"),
    )
)
_SHORTEST_WITH_TWO_SLIPS = 7
_SHORTEST_WITH_ONE_SLIP = 4


def is_latin(word: str) -> bool:
    return any("a" <= letter <= "z" for letter in _plain(word))


@functools.lru_cache(maxsize=1_500)
def sound_of(word: str) -> str:
    """A rough key of how a name sounds: «Юлия», "Yulia" and "Julia" give the same."""
    sound = "".join(_LATIN.get(letter, letter) for letter in word.lower())
    sound = _plain(sound)
    for pattern, replacement in _SPELLINGS:
        sound = pattern.sub(replacement, sound)
    return sound


def sounds_like(first: str, second: str) -> bool:
    """Whether two spellings may stand for one name: «Артём» and "Artyom", not "Olga" and "Oleg"."""
    one, other = sound_of(first), sound_of(second)
    shorter = min(len(one), len(other))
    if shorter >= _SHORTEST_WITH_TWO_SLIPS:
        return edit_distance(one, other, limit=2) <= 2
    if shorter >= _SHORTEST_WITH_ONE_SLIP:
        return edit_distance(one, other, limit=1) <= 1
    return bool(one) and one == other


def edit_distance(first: str, second: str, limit: int) -> int:
    """How many letters are added, left out or changed; ``limit + 1`` where it is more."""
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    row = list(range(len(second) + 1))
    for number, letter in enumerate(first, start=1):
        above, row = row, [number]
        for column, other in enumerate(second, start=1):
            changed = above[column - 1] + (letter != other)
            row.append(min(changed, above[column] + 1, row[-1] + 1))
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def _plain(word: str) -> str:
    """Lower case without diacritics: «Aylín» → «aylin»."""
    decomposed = unicodedata.normalize("NFKD", word.lower().translate(_UNDIVIDED))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
