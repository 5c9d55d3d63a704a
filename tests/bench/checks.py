"""The host beside stock language_tool_python: the same letters, one after the other in turn."""

import msgspec

from tests.bench import host, stock
from tests.bench.letters import Paragraphs

#: Correct words that stand in the place of another one in a re-check, so that each is new.
WORDS = ("срок", "план", "отчёт", "проект", "договор", "участок", "раздел", "прибор")


class Pair(msgspec.Struct, frozen=True):
    """Seconds for the same letter."""

    ours: float
    stock: float


class Growth(msgspec.Struct, frozen=True):
    """Seconds for letters of one length in characters; ``edited``: again after one other word."""

    length: int
    full: list[Pair]
    edited: list[float]


class Memory(msgspec.Struct, frozen=True):
    """MB after the same letters; stock with the small heap and with the default one."""

    host: float
    stock_small: float
    stock: float


def starts(letters: list[Paragraphs]) -> list[Pair]:
    """From the start of the process to the first full verdict."""
    return [Pair(host.start_seconds(x), stock.start_seconds(x.text)) for x in letters]


def full_checks(letters: list[Paragraphs], warm_up: Paragraphs) -> list[Pair]:
    """Letters that the host sees for the first time; Java has seen them all, and is warm."""
    with host.fresh_host() as ours, stock.running_stock() as theirs:
        ours.hello()
        ours.check("warm-up", warm_up)
        for letter in letters:
            theirs.seconds(letter.text)
        return [
            Pair(ours.check(str(number), letter), theirs.seconds(letter.text))
            for number, letter in enumerate(letters)
        ]


def growth(
    letters: dict[int, list[Paragraphs]], warm_up: list[Paragraphs], edits: int
) -> list[Growth]:
    """Letters by their length, each checked in full and again after each edit."""
    found = [Growth(length, [], []) for length in letters]
    with host.fresh_host() as ours, stock.running_stock() as theirs:
        ours.hello()
        for letter in warm_up:
            ours.check("warm-up", letter)
            theirs.seconds(letter.text)
        for row in found:
            for number, letter in enumerate(letters[row.length]):
                draft = f"{row.length}-{number}"
                row.full.append(Pair(ours.check(draft, letter), theirs.seconds(letter.text)))
                for edit in range(edits):
                    changed = letter.with_word(edit, WORDS[edit % len(WORDS)])
                    row.edited.append(ours.check(draft, changed))
    return found


def memory(letters: list[Paragraphs]) -> Memory:
    with host.fresh_host() as ours:
        ours.hello()
        for number, letter in enumerate(letters):
            ours.check(str(number), letter)
        used = ours.memory()
    return Memory(used, _stock_memory(letters, stock.SMALL_HEAP), _stock_memory(letters, ""))


def _stock_memory(letters: list[Paragraphs], java_options: str) -> float:
    with stock.running_stock(java_options) as theirs:
        for letter in letters:
            theirs.seconds(letter.text)
        return theirs.memory()
