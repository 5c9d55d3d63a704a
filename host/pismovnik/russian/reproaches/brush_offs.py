"""Brush-offs: responsibility is denied, the reader is sent away.

A refusal that tells whom to turn to, or what the writer will do, is none.
"""

from collections.abc import Iterator

from pismovnik.russian.clauses import Clause, is_predicate
from pismovnik.russian.phrases import Match, sections
from pismovnik.russian.reproaches.marks import (
    Reproach,
    Setting,
    is_denied,
    is_refused,
    phrased,
    reproach,
)
from pismovnik.russian.words import Word
from pismovnik.text_lists import read_words

_PHRASES = sections(read_words(__file__, "brush_offs.txt"))
#: With these «читайте договор» is advice: «перед оплатой», «чтобы не ошибиться».
_ADVISING = frozenset({"перед", "до", "при", "чтобы", "пожалуйста", "прежде", "сначала"})
_FOR = frozenset({"за"})
_RESPONSIBILITY = frozenset({"ответственности", "ответственность"})
_LEADING = frozenset({"а", "что", "но", "ведь", "просто", "у", "нас", "к", "сожалению"})


def helps(clause: Clause) -> bool:
    """Whether a clause tells the reader what is done for him or whom to turn to."""
    return _PHRASES["help"].is_in(clause.words) and not _sends_away(clause)


def brush_offs(clause: Clause, setting: Setting) -> Iterator[Reproach]:
    """Where a clause denies responsibility or sends the reader away."""
    yield from phrased(clause, setting, _PHRASES["brushing off"], "brush-off", sure=True)
    yield from _their_problem(clause)
    if setting.helped or any(_will_act(other) for other in setting.others):
        return
    yield from phrased(clause, setting, _PHRASES["refusing help"], "brush-off", sure=True)
    yield from _not_answering(clause)
    yield from phrased(clause, setting, _PHRASES["not ours"], "brush-off", sure=False)
    yield from _rules_are_rules(clause)
    yield from _go_and_read(clause, setting)


def _sends_away(clause: Clause) -> bool:
    names = ("refusing help", "not ours", "brushing off")
    return any(_PHRASES[name].is_in(clause.words) for name in names)


def _will_act(clause: Clause) -> bool:
    """«Мы не отвечаем за таможню, но сообщим, как только груз выпустят»."""
    words = clause.words
    return any(
        word.is_future and word.is_in_person("1") and not (i and words[i - 1].form == "не")
        for i, word in enumerate(words)
    )


def _not_answering(clause: Clause) -> Iterator[Reproach]:
    """«Мы за качество воды в Вашем районе не отвечаем»."""
    words = clause.words
    if not clause.has_form(_FOR) or not clause.speaks_of_writer:
        return
    for place, word in enumerate(words):
        if word.is_finite and is_refused(words, place) and word.is_in_person("1"):
            responsible = clause.has_form(_RESPONSIBILITY)
            if "отвечать" in word.lemmas or ("нести" in word.lemmas and responsible):
                yield reproach(clause, 0, len(words), "brush-off", sure=True)


def _their_problem(clause: Clause) -> Iterator[Reproach]:
    """«Это Ваши трудности», with no predicate between the same two marks."""
    for match in _PHRASES["their problem"].find(clause.words):
        if not is_denied(clause.words, match) and not any(
            is_predicate(word) for word in _between_marks(clause.words, match)
        ):
            yield reproach(clause, match.first, match.end, "brush-off", sure=True)


def _between_marks(words: tuple[Word, ...], match: Match) -> tuple[Word, ...]:
    marked = [i for i, word in enumerate(words) if word.mark]
    first = max((i for i in marked if i <= match.first), default=0)
    end = min((i for i in marked if i >= match.end), default=len(words))
    return words[first:end]


def _rules_are_rules(clause: Clause) -> Iterator[Reproach]:
    """«Таковы правила», «у нас так положено»: with nothing else said."""
    for match in _PHRASES["rules are rules"].find(clause.words):
        if all(word.form in _LEADING for word in clause.words[: match.first]):
            yield reproach(clause, match.first, match.end, "brush-off", sure=True)


def _go_and_read(clause: Clause, setting: Setting) -> Iterator[Reproach]:
    """«Читайте договор», «всё написано в договоре»; with a page or a file it is help."""
    said = (clause, *setting.others)
    if any(_tells_where(c) or c.has_form(_ADVISING) for c in said):
        return
    yield from phrased(clause, setting, _PHRASES["go and read"], "brush-off", sure=True)
    sent = any(_PHRASES["go and read"].is_in(c.words) for c in said)
    yield from phrased(clause, setting, _PHRASES["all is written"], "brush-off", sure=sent)


def _tells_where(clause: Clause) -> bool:
    return any(part.text[0].isdigit() for part in clause.parts) or any(
        word.lemmas & {"вложение", "приложить", "приложенный", "ссылка", "прилагать", "раздел"}
        for word in clause.words
    )
