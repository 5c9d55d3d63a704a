"""The letters that are measured: those of tests/letters, and long ones made of their paragraphs."""

import itertools
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from pismovnik.letter.html import raw_blocks

LETTERS = Path(__file__).parents[1] / "letters"
FILES = ("own.jsonl", "own-nopolicy.jsonl", "house.jsonl")

#: Characters of a letter of the usual length, about 640.
USUAL = range(540, 800)

#: A shorter paragraph is a greeting, a signature or an item, and is found in many letters.
SHORTEST_PARAGRAPH = 60

GREETING = "Уважаемый Олег Викторович!"
CLOSING = ("С уважением,", "Анна Смирнова")


class Paragraphs(msgspec.Struct, frozen=True):
    """The body of a letter, a string for each paragraph."""

    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """As language_tool_python is given it."""
        return "\n\n".join(self.parts)

    def with_word(self, number: int, word: str) -> "Paragraphs":
        """The same letter with another word in the middle of one of its long paragraphs."""
        long = [i for i, part in enumerate(self.parts) if len(part) >= SHORTEST_PARAGRAPH]
        place = long[number % len(long)]
        words = self.parts[place].split(" ")
        words[len(words) // 2] = word
        parts = (*self.parts[:place], " ".join(words), *self.parts[place + 1 :])
        return Paragraphs(parts)


#: A letter that nothing holds at Send.
CORRECT = Paragraphs(
    (
        GREETING,
        "Благодарим Вас за подробный ответ. Мы изучили замечания к графику поставок и готовы "
        "начать отгрузку 12 января 2027 года. Первая партия включает четыре насоса и два шкафа "
        "управления; вторая партия прибудет на склад через неделю.",
        "Монтаж начнём после приёмки оборудования. В бригаде пять человек, список для пропусков "
        "направим Вам до 25 декабря 2026 года. Работы займут девять дней, каждый вечер мы будем "
        "сообщать, что сделано за день.",
        "Просим до 20 декабря 2026 года подтвердить адрес склада и время, в которое там можно "
        "разгружать машины.",
        *CLOSING,
    )
)


def usual_letters() -> list[Paragraphs]:
    """Letters of the usual length; no sentence but greetings and closings is there twice."""
    kept: list[Paragraphs] = []
    seen: set[str] = set()
    for letter in _bodies():
        sentences = {s for part in letter.parts for s in _sentences(part)}
        if len(letter.text) in USUAL and not sentences & seen:
            kept.append(letter)
            seen |= sentences
    return kept


def made_letters(lengths: Iterable[int]) -> list[Paragraphs]:
    """A letter of each length, in characters. None has a paragraph that another has.

    Raises ValueError where the letters of tests/letters are too few for that.
    """
    found = paragraphs()
    return [_letter_of(length, found) for length in lengths]


def _letter_of(length: int, paragraphs: Iterator[str]) -> Paragraphs:
    parts = [GREETING]
    missing = length - len("\n\n".join((GREETING, *CLOSING)))
    while missing > SHORTEST_PARAGRAPH:
        paragraph = next(paragraphs, None)
        if paragraph is None:
            raise ValueError(f"too few paragraphs for a letter of {length} characters")
        parts.append(_cut(paragraph, missing))
        missing -= len(parts[-1]) + 2
    return Paragraphs((*parts, *CLOSING))


def _cut(paragraph: str, length: int) -> str:
    """The paragraph, or as many of its words as the length allows."""
    if len(paragraph) <= length:
        return paragraph
    return paragraph[: paragraph.rfind(" ", 0, length)].rstrip(" ,;:—") + "."


def paragraphs() -> Iterator[str]:
    seen: set[str] = set()
    for part in itertools.chain.from_iterable(letter.parts for letter in _bodies()):
        sentences = set(_sentences(part))
        if len(part) >= SHORTEST_PARAGRAPH and not sentences & seen:
            seen |= sentences
            yield part


def _sentences(text: str) -> list[str]:
    found = re.split(r"(?<=[.!?])\s+", text)
    return [sentence for sentence in found if len(sentence) >= SHORTEST_PARAGRAPH // 2]


def _bodies() -> Iterator[Paragraphs]:
    for file in FILES:
        for line in (LETTERS / file).read_text(encoding="utf-8").splitlines():
            yield Paragraphs(tuple(_parts(json.loads(line))))


def _parts(letter: dict[str, Any]) -> Iterator[str]:
    if letter["format"] == "html":
        yield from (block.text for block in raw_blocks(letter["body"]) if block.origin == "author")
        return
    for part in re.split(r"\n\s*\n", letter["body"]):
        if not part.startswith(">"):
            yield part.strip()
