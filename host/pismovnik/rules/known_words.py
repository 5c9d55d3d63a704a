"""What the readers of a letter know already: their own words, their trades, the policy's list."""

import functools

from pismovnik.letter.model import Block, BlockKind, Letter, Zone
from pismovnik.policy import Policy
from pismovnik.proofreading.dictionary import Dictionary
from pismovnik.rules.correspondents import Side, readers_outside, side_of
from pismovnik.russian.threads import quoted_letters
from pismovnik.russian.trades.abbreviations import letters_in
from pismovnik.russian.trades.jargon import jargon
from pismovnik.russian.trades.readers import subject_of_reader, trades_of_readers, trades_of_titles

_OURS = frozenset({Side.WRITER, Side.COLLEAGUE})
_SIGNATURE_LINES = 6
#: So many words of a trade in a reader's own letter make him one of it.
_WORDS_OF_THE_TRADE = 2
#: What is the reader's knowledge in one trade, with another.
_NEIGHBOURS = {"accounting": "finance", "finance": "accounting", "security": "construction"}


class KnownWords:
    """What may be said to these readers without an explanation."""

    def __init__(self, letter: Letter, policy: Policy) -> None:
        self._letter = letter
        self._policy = policy

    def has_word(self, text: str) -> bool:
        """Whether the policy lists these words."""
        dictionary = Dictionary.of(self._policy.dictionary)
        return all(dictionary.has(word) for word in text.split())

    @functools.cached_property
    def readers_text(self) -> str:
        """What the readers wrote in the thread, with the subject where it was theirs."""
        theirs = (
            quoted.text
            for quoted in quoted_letters(self._letter)
            if side_of(quoted, self._letter, self._policy) not in _OURS
        )
        return "\n".join((subject_of_reader(self._letter), *theirs))

    @functools.cached_property
    def thread(self) -> str:
        """All that stands below, whoever wrote it."""
        return self._letter.text_of(Zone.QUOTE, Zone.FORWARD)

    @functools.cached_property
    def letters(self) -> frozenset[str]:
        """Abbreviations that the reader uses, or that name the people of the letter."""
        signature = self._letter.text_of(Zone.SIGNATURE, Zone.CLOSING)
        names = " ".join(address.name for address in self._letter.recipients)
        return letters_in("\n".join((self.readers_text, signature, names)))

    @functools.cached_property
    def terms(self) -> frozenset[str]:
        """The keys of the terms of trades that the readers use themselves."""
        return frozenset(term.key for term in jargon(self.readers_text))

    @functools.cached_property
    def trades(self) -> frozenset[str]:
        """The trades that a reader shows himself to be of: by his title, by his words."""
        lines = self.readers_text.splitlines()
        shown = trades_of_titles("\n".join(lines[-_SIGNATURE_LINES:]))
        used = [term.trade for term in jargon(self.readers_text)]
        return _widened(shown | {t for t in used if used.count(t) >= _WORDS_OF_THE_TRADE})

    @functools.cached_property
    def likely_trades(self) -> frozenset[str]:
        """The trades that the mailboxes of the readers make likely."""
        return _widened(trades_of_readers(readers_outside(self._letter, self._policy)))


def prose_of(letter: Letter) -> tuple[tuple[int, Block], ...]:
    """The blocks of the body with their numbers, without what is shown as code."""
    return tuple(
        (index, block)
        for index, block in letter.in_zones(Zone.BODY)
        if block.kind is not BlockKind.PREFORMATTED
    )


def _widened(trades: frozenset[str] | set[str]) -> frozenset[str]:
    return frozenset(trades) | {_NEIGHBOURS[trade] for trade in trades if trade in _NEIGHBOURS}
