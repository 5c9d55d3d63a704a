"""The words of each sentence in a row, with the marks between them."""

from collections.abc import Iterable

from pismovnik.russian.language import Language, Token
from pismovnik.russian.remembering import remembered
from pismovnik.russian.words import Word, word_of

_OPENING = frozenset("«„“\"'([")


@remembered
def sentences(language: Language, text: str) -> tuple[tuple[Word, ...], ...]:
    """The words of every sentence that has any.

    ``Word.mark`` holds all the marks since the word before: «сказал: „да“» gives «да» the mark
    «:„». Numbers are words too.
    """
    found = (marked(sentence.tokens) for sentence in language.analysis(text).sentences)
    return tuple(words for words in found if words)


def separates(mark: str) -> bool:
    """Whether a mark sets two words apart; an opening quotation mark alone does not."""
    return any(character not in _OPENING for character in mark)


def marked(tokens: Iterable[Token]) -> tuple[Word, ...]:
    """The words among tokens, each with the marks before it."""
    words: list[Word] = []
    mark = ""
    for token in tokens:
        if token.is_word:
            words.append(word_of(token, mark=mark))
            mark = ""
        else:
            mark += token.text
    return tuple(words)
