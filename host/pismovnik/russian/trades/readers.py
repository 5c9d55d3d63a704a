"""What the readers of a letter know of a trade: by their words, their mailboxes, their titles."""

import re
from collections.abc import Iterator

from pismovnik.letter.model import Address, Letter
from pismovnik.russian.words import plain
from pismovnik.text_lists import read_words

_TRADES = {
    trade: re.compile(f"(?:{'|'.join(patterns)})")
    for trade, patterns in read_words(__file__, "readers.txt").items()
}
_SEPARATORS = re.compile(r"[._\-\d]+")
#: Letters behind a word in a mailbox: «logista@»; with more it is a surname, «gruzdev@».
_ENDING = re.compile(r"(?!ov|ev|in|ko)[a-z]{0,2}")


def trades_of_readers(readers: tuple[Address, ...]) -> frozenset[str]:
    """The trades that the mailboxes of the readers show: «buh@», «Отдел ИТ», «@stroy-dom.example»."""
    return frozenset(trade for address in readers for trade in _trades_of(address))


def trades_of_titles(text: str) -> frozenset[str]:
    """The trades of the titles in a signature or a letter: «системный администратор»."""
    lowered = plain(text)
    return frozenset(trade for trade, pattern in _TITLES.items() if pattern.search(lowered))


def subject_of_reader(letter: Letter) -> str:
    """The subject where it was the reader's own, in an answer; else nothing."""
    found = _ANSWER.match(letter.subject)
    return letter.subject[found.end() :] if found else ""


_ANSWER = re.compile(r"\s*(?:(?:re|fwd?|ответ|отв|пер|на)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_TITLES = {
    trade: re.compile("|".join(patterns))
    for trade, patterns in read_words(__file__, "titles.txt").items()
}


def _trades_of(address: Address) -> Iterator[str]:
    local, _, domain = address.box.partition("@")
    firm = domain.rsplit(".", 1)[0]
    for trade, pattern in _TRADES.items():
        if any(map(pattern.match, _SEPARATORS.split(firm))) or any(
            _is_word(pattern, name) for name in _SEPARATORS.split(local)
        ):
            yield trade
    yield from trades_of_titles(address.name)


def _is_word(pattern: re.Pattern[str], name: str) -> bool:
    found = pattern.match(name)
    return found is not None and _ENDING.fullmatch(name, found.end()) is not None
