"""Memory of the host over thousands of checks of changing letters: ``make soak``.

Letters are put together from the paragraphs of tests/letters and then written on: words are
replaced, misspelt, numbered; drafts are closed, settings change. Memory is that of the host
process with all that it has started, as proportional set size.
"""

import argparse
import itertools
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tests.bench.figures import Soak
from tests.bench.host import Host
from tests.bench.letters import CLOSING, GREETING, Paragraphs, paragraphs
from tests.bench.stock import CACHE
from tests.contract.host_process import HostProcess, running_host

FILE = CACHE / "soak.json"
#: Checks at which memory is looked at; growth counts from the first.
EVERY = 500
CHECKS = 5_000
MOST_GROWTH = 0.05

_SHORTEST = 100  # characters beside the longest word, so that all edits leave a long paragraph
_EDITS = 9  # of a letter after its first check
_LETTERS_UNTIL_SETTING = 5
_SETTINGS = ("tone.informal", "jargon.unexplained", "deadline.vague", "structure.wall")
_LEVELS = ("warn", "hint", "off", None)


def main() -> int:
    """Run, write what bench.py reads; 1 where memory has grown too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checks", type=int, default=CHECKS)
    checks = parser.parse_args().checks
    figures = Soak([], [])
    with tempfile.TemporaryDirectory() as home, running_host(Path(home)) as process:
        host = Host(process)
        host.hello()
        for number, (draft, letter) in enumerate(itertools.islice(_writing(process), checks), 1):
            host.check(draft, letter)
            if number % EVERY == 0:
                figures.checks.append(number)
                figures.pss_mb.append(host.memory())
                print(f"{number:5} checks: {figures.pss_mb[-1]:.0f} MB", flush=True)
    growth = figures.pss_mb[-1] / figures.pss_mb[0] - 1
    print(f"grown by {growth:.1%}, promised {MOST_GROWTH:.0%} at most")
    if checks == CHECKS:
        CACHE.mkdir(exist_ok=True)
        FILE.write_bytes(msgspec.json.encode(figures))
    return int(growth > MOST_GROWTH)


def _writing(process: HostProcess) -> Iterator[tuple[str, Paragraphs]]:
    """Drafts, each as it is first checked and after each edit; settings change between them."""
    chance = random.Random(1)
    known = [text for text in paragraphs() if _without_longest_word(text) >= _SHORTEST]
    words = sorted({word for text in known for word in text.split() if word.isalpha()})
    for number in itertools.count():
        draft = f"draft {number}"
        body = chance.sample(known, chance.randint(1, 8))
        letter = Paragraphs((GREETING, *body, *CLOSING))
        yield draft, letter
        for edit in range(_EDITS):
            letter = letter.with_word(edit, _word(words, chance))
            yield draft, letter
        _ask(process, number, "forget", draftKey=draft)
        if number % _LETTERS_UNTIL_SETTING == 0:
            key = f"rules.{chance.choice(_SETTINGS)}"
            _ask(process, number, "set_setting", key=key, value=chance.choice(_LEVELS))


def _without_longest_word(text: str) -> int:
    return len(text) - max(map(len, text.split(" ")))


def _word(words: list[str], chance: random.Random) -> str:
    """A word, a number or a slip: a letter left out or doubled."""
    word = chance.choice(words)
    place = chance.randrange(len(word))
    slips = (word[:place] + word[place + 1 :], word[: place + 1] + word[place:])
    return chance.choice((word, word, str(chance.randrange(100_000)), *slips)) or word


def _ask(process: HostProcess, number: int, kind: str, **fields: str | None) -> None:
    request = {"v": 1, "id": -1 - number, "type": kind, "locale": "ru", **fields}
    answer = process.ask(request)
    if "error" in answer:
        raise RuntimeError(f"the host answered {kind} with {answer['error']}")


if __name__ == "__main__":
    sys.exit(main())
