"""The headings under which rules stand together where all are listed."""

from pismovnik.rules.cards import RuleCard
from pismovnik.text import Text

#: What the slides of the deck are about.
_OF_SLIDE = {
    4: Text(ru="Тон и доступность", en="Tone and availability"),
    5: Text(ru="Договорённости, задачи и сроки", en="Agreements, tasks and terms"),
    6: Text(ru="Понятность и сложные разговоры", en="Clarity and hard talks"),
    7: Text(ru="Деловое письмо", en="The business letter"),
}
_BEYOND = Text(ru="Безопасность переписки", en="Safety")
_LANGUAGE = Text(ru="Грамотность", en="Language")


def topic_of(card: RuleCard) -> Text:
    """The heading of a rule; what engines find, «spelling» and the like, stands apart."""
    if "." not in card.id:
        return _LANGUAGE
    return _BEYOND if card.slide is None else _OF_SLIDE.get(card.slide, _BEYOND)
