"""House rules on correct sentences, each in a letter to a customer: ``make alarms``.

Every warning is one too many unless the sentence, though correct Russian, is no business of
an official letter; so each is printed to be judged by a reader.
"""

import collections
import datetime
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from pismovnik.checking import Checker
from pismovnik.findings import Finding, Severity
from pismovnik.letter.assemble import assemble, parse_address
from pismovnik.letter.model import Letter, RawBlock
from pismovnik.policy_files import PolicyFiles
from pismovnik.rules.registry import all_rules

SENTENCES = Path(__file__).parents[3] / "shared" / "eval" / "RuSpellGold.dev.jsonl"
MOST = 1_000
DATE = datetime.datetime(2026, 3, 12, 11, 20, tzinfo=datetime.timezone.utc)


def main() -> int:
    """Print the warnings of house rules, then warnings and hints counted by rule."""
    checker = Checker(PolicyFiles(system=None, user=None))
    checker.load()
    counts: collections.Counter[tuple[str, str]] = collections.Counter()
    for number, sentence in enumerate(sentences()):
        for finding in house_findings(checker, letter_with(sentence)):
            counts[finding.rule, finding.severity.value] += 1
            if finding.severity is not Severity.HINT:
                print(f"{number}\t{finding.rule}\t{finding.excerpt!r}\t{sentence}")
    for (rule, severity), count in sorted(counts.items()):
        print(f"{count:4} {severity} {rule}")
    return 0


def sentences() -> Iterator[str]:
    """The first correct sentences of the set, without the space around them."""
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    for line in lines[:MOST]:
        yield json.loads(line)["expected_clean_text"].strip()


def letter_with(sentence: str) -> Letter:
    """A letter to a customer that says only this."""
    text = f"Здравствуйте, Олег Викторович!\n\n{sentence}\n\nС уважением,\nАнна Смирнова"
    return Letter(
        sender=parse_address("Анна Смирнова <a.smirnova@vector-it.example>"),
        to=(parse_address("Кузнецов Олег Викторович <kuznetsov@stroygrad.example>"),),
        subject="Отчёт о работах за март",
        date=DATE,
        blocks=assemble((RawBlock(kind="plain", origin="author", text=text),)),
    )


def house_findings(checker: Checker, letter: Letter) -> Iterator[Finding]:
    """What the house rules say, without the proofreader."""
    policy = checker.policy_files.policy()
    for rule in all_rules().values():
        yield from rule.check(letter, checker.language, policy)


if __name__ == "__main__":
    sys.exit(main())
