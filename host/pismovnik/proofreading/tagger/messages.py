"""What is said to the writer about words that are divided wrongly."""

from pismovnik.proofreading.tagger.mistakes import Kind
from pismovnik.text import Text

_TEMPLATES: dict[Kind, Text] = {
    "apart": Text(
        ru="Похоже, здесь «{written}» пишется раздельно: «{meant}».",
        en="«{written}» seems to be two words here: «{meant}».",
    ),
    "together": Text(
        ru="Похоже, здесь «{written}» — одно слово: «{meant}».",
        en="«{written}» seems to be one word here: «{meant}».",
    ),
}


def of_mistake(kind: Kind, written: str, meant: str) -> Text:
    """The message about ``written`` in whose place ``meant`` should stand."""
    template = _TEMPLATES[kind]
    return Text(
        ru=template.ru.format(written=written, meant=meant),
        en=template.en.format(written=written, meant=meant),
    )
