"""Sentences cut into clauses: one predicate each, as far as marks and conjunctions tell."""

from collections.abc import Sequence

import msgspec

from pismovnik.russian.language import Sentence
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_CONDITIONS = plain_set(read_words(__file__, "attachments.txt")["conditions"])
_CONJUNCTIONS = frozenset({"и", "а", "но", "или", "поэтому", "также"})
_RELATIVES = frozenset({"который", "что", "где", "чей", "кто", "куда", "откуда"})
_SUBORDINATE = _RELATIVES | _CONDITIONS | {"как", "хотя", "поскольку", "так", "если"}
_MARKS = frozenset({",", ";", ":", "—", "–", "-", "(", ")", "…", "\n"})


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a sentence with one predicate; ``words`` are without those in «…» quotes."""

    words: tuple[Word, ...]
    subordinate: bool
    question: bool
    text: str


def clauses_of(text: str, sentence: Sentence) -> list[Clause]:
    """Cut at marks and conjunctions, then join the pieces that have no predicate."""
    words = _outside_quotes(tuple(Word(t.text, t.start, t.stop) for t in sentence.tokens))
    question = sentence.text.rstrip().endswith("?")
    pieces = _joined(_pieces(words))
    return [
        Clause(
            words=tuple(piece),
            subordinate=_opens_subordinate(piece),
            question=question and number == len(pieces) - 1,
            text=text[piece[0].start : piece[-1].stop],
        )
        for number, piece in enumerate(pieces)
    ]


def _outside_quotes(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Without what «…» quotes, where it is more than a name: «Вы пишете: „прилагаю акт“»."""
    kept: list[Word] = []
    inside: list[Word] = []
    opened = False
    for word in words:
        if word.text in {"«", "“", "„"}:
            opened = True
        if opened:
            inside.append(word)
        else:
            kept.append(word)
        if word.text in {"»", "”"} and opened:
            if not any(is_predicate(w) and w.text not in {"см"} for w in inside):
                kept.extend(inside)
            opened, inside = False, []
    return tuple(kept + inside)


def _pieces(words: Sequence[Word]) -> list[list[Word]]:
    pieces: list[list[Word]] = [[]]
    for word in words:
        if word.text in _MARKS:
            pieces.append([])
        elif word.text.lower() in _CONJUNCTIONS and not _is_how(pieces[-1]):
            pieces.append([word])
        else:
            pieces[-1].append(word)
    return [piece for piece in pieces if piece]


def _is_how(piece: Sequence[Word]) -> bool:
    """«как и обещала»: the conjunction does not open a clause of its own."""
    return len(piece) == 1 and piece[0].text.lower() in {"как", "так"}


def _joined(pieces: list[list[Word]]) -> list[list[Word]]:
    """Pieces without a predicate belong to the clause before, or to the first one behind."""
    clauses: list[list[Word]] = []
    waiting: list[Word] = []
    main = -1
    for piece in pieces:
        if not (any(is_predicate(word) for word in piece) or _is_nominal(piece)):
            if main >= 0:
                clauses[main].extend(piece)
            else:
                waiting.extend(piece)
            continue
        if _opens_subordinate(piece):
            clauses.append(list(piece))
            continue
        clauses.append(waiting + list(piece))
        waiting = []
        main = len(clauses) - 1
    if waiting:
        clauses.append(waiting)
    return clauses


def _is_nominal(piece: Sequence[Word]) -> bool:
    """«…, сканы во вложении»: a sentence without a verb."""
    places = [i for i in range(len(piece)) if attachment_phrase(piece, i) is not None]
    return bool(places) and any(
        word.may_be("NOUN", "nomn") and not follows_preposition(piece, index)
        for index, word in enumerate(piece)
        if index not in places
    )


def _opens_subordinate(piece: Sequence[Word]) -> bool:
    return any(word.is_one_of(_SUBORDINATE) for word in piece[:3] if not is_predicate(word))


def is_condition(clause: Clause) -> bool:
    return any(word.is_one_of(_CONDITIONS) for word in clause.words)


def is_by_reader(clause: Clause) -> bool:
    """«Вы пишете, что …», «в Вашем письме сказано, что …»."""
    return any(word.text.lower() in {"вы", "вашем", "вашему", "вами"} for word in clause.words)


def is_predicate(word: Word) -> bool:
    if word.text.lower() == "см":
        return True
    return word.is_word and word.likeliest_part in {"VERB", "PRTS", "INFN", "GRND"}


def attachment_phrase(words: Sequence[Word], index: int) -> int | None:
    """The index of «во» in «во вложении», of the noun itself in «вложением»; None if neither."""
    word = words[index]
    if word.is_one_of(frozenset({"вложение", "приложение", "аттач", "атач", "прикрепление"})):
        if word.may_be("loct") or (word.may_be("accs") and word.is_one_of(frozenset({"аттач"}))):
            return _preposition_before(words, index)
        if word.may_be("ablt") and not follows_preposition(words, index):
            return index
    return None


def _preposition_before(words: Sequence[Word], index: int) -> int | None:
    for place in range(index - 1, max(-1, index - 4), -1):
        if words[place].text.lower() in {"в", "во"}:
            return place
        if not words[place].may_be("ADJF"):
            return None
    return None


def follows_preposition(
    words: Sequence[Word], index: int, prepositions: set[str] | None = None
) -> bool:
    for word in reversed(words[max(0, index - 3) : index]):
        if word.may_be("PREP"):
            return prepositions is None or word.text.lower() in prepositions
        if not (word.may_be("ADJF") or word.may_be("NPRO")):
            return False
    return False
