"""Names that the letter itself makes known: of its people, companies and files."""

import re
from collections.abc import Iterator

from pismovnik.letter.model import Letter, Zone

_NAME = re.compile(r"\b[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*")
# In running text the first word of a sentence is capital whatever it is.
_NAME_INSIDE = re.compile(r"(?<=[а-яё0-9,»)«-][ «])" + _NAME.pattern + r"|(?<=«)" + _NAME.pattern)
_THREAD = (Zone.QUOTE, Zone.FORWARD)
_SHORTEST = 3
_LONGEST_ENDING = 3
# Not «-овной»: «Основной» ends so too.
_PATRONYMIC = re.compile(r"[А-ЯЁ][а-яё]+(?:(?:[оеё]в|ь)ич(?:а|у|ем|е)?|(?:[оеё]в|ич)н[ау])")


class KnownNames:
    """Words that stand with a capital letter where only names do."""

    def __init__(self, names: Iterator[str]) -> None:
        self._by_beginning: dict[str, set[str]] = {}
        for name in names:
            for part in (name, *name.split("-")):
                folded = _folded(part)
                self._by_beginning.setdefault(folded[:_SHORTEST], set()).add(folded)

    def have(self, word: str) -> bool:
        """Whether this is one of the names, in whatever case: «Дамбаевичу» of «Дамбаевич»."""
        folded = _folded(word)
        near = self._by_beginning.get(folded[:_SHORTEST], ())
        return any(_same_name(folded, name) for name in near)


def known_names(letter: Letter) -> KnownNames:
    """From the headers, the names of files, the signature and what others wrote below."""
    return KnownNames(_names(letter))


def is_patronymic(word: str) -> bool:
    return _PATRONYMIC.fullmatch(word) is not None


def _names(letter: Letter) -> Iterator[str]:
    for address in (letter.sender, *letter.recipients):
        if address is not None:
            yield from _NAME.findall(address.name)
    for _, block in letter.in_zones(Zone.SIGNATURE):
        yield from _NAME.findall(block.text)
    for attachment in letter.attachments:
        yield from _NAME_INSIDE.findall(attachment.name)
    yield from _NAME_INSIDE.findall(letter.subject)
    for _, block in letter.in_zones(*_THREAD):
        yield from _NAME_INSIDE.findall(block.text)


def _same_name(word: str, name: str) -> bool:
    """Two forms of one name: they differ by endings only."""
    common = 0
    for first, second in zip(word, name, strict=False):
        if first != second:
            break
        common += 1
    longest = max(len(word), len(name))
    return common >= max(_SHORTEST, len(name) - 2) and longest - common <= _LONGEST_ENDING


def _folded(word: str) -> str:
    return word.lower().replace("ё", "е")
