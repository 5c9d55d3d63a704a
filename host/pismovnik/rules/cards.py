"""What the report says of a rule: its name, why it is there, the slide that asks for it.

What engines and detectors find has no modules of its own; its cards stand here.
"""

import functools
from typing import TYPE_CHECKING

import msgspec

from pismovnik.findings import Severity
from pismovnik.rules.registry import all_rules
from pismovnik.text import Text

if TYPE_CHECKING:
    from pismovnik.rules.rule import Rule


class RuleCard(msgspec.Struct, frozen=True):
    """``slide`` of the deck is None for rules beyond it; ``about_words`` as in ``Rule``."""

    id: str
    title: Text
    why: Text
    slide: int | None
    severity: Severity
    about_words: bool = False


_ENGINE_CARDS = (
    RuleCard(
        "spelling",
        Text(ru="Орфография", en="Spelling"),
        Text(
            ru="Опечатка в письме портит впечатление о компании, а иногда меняет смысл.",
            en="A misspelt word spoils the impression of the company and may change the meaning.",
        ),
        7,
        Severity.WARN,
        about_words=True,
    ),
    RuleCard(
        "grammar",
        Text(ru="Грамматика", en="Grammar"),
        Text(
            ru="Ошибки в согласовании и управлении мешают понять, кто и что должен сделать.",
            en="Errors of agreement and case make it hard to see who has to do what.",
        ),
        7,
        Severity.WARN,
    ),
    RuleCard(
        "punctuation",
        Text(ru="Пунктуация", en="Punctuation"),
        Text(
            ru="Пропущенная или лишняя запятая заставляет читателя перечитывать фразу.",
            en="A missing or superfluous comma makes the reader go over the sentence again.",
        ),
        7,
        Severity.WARN,
    ),
    RuleCard(
        "speech",
        Text(ru="Речевые ошибки", en="Usage"),
        Text(
            ru="Слова в неверном значении и лишние слова выглядят небрежно.",
            en="Words in a wrong sense and needless words look careless.",
        ),
        7,
        Severity.WARN,
    ),
    RuleCard(
        "typography",
        Text(ru="Оформление текста", en="Typography"),
        Text(
            ru="Лишние пробелы и неверные знаки делают письмо неопрятным.",
            en="Superfluous spaces and wrong signs make a letter untidy.",
        ),
        7,
        Severity.HINT,
    ),
)


@functools.cache
def _cards_by_id() -> dict[str, RuleCard]:
    return {card.id: card for card in all_cards()}


def all_cards() -> tuple[RuleCard, ...]:
    """The cards of the house rules and of what engines find, sorted by id."""
    house = (_card(rule.record) for rule in all_rules().values())
    return tuple(sorted((*house, *_ENGINE_CARDS), key=lambda card: card.id))


def _card(rule: "Rule") -> RuleCard:
    return RuleCard(rule.id, rule.title, rule.why, rule.slide, rule.severity, rule.about_words)


def card_of(rule: str) -> RuleCard:
    """The card of a rule or, for «grammar.agreement», of its family. Raises KeyError."""
    cards = _cards_by_id()
    return cards.get(rule) or cards[rule.partition(".")[0]]
