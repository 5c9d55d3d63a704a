"""What is said to the writer about a word that another one was meant for."""

from pismovnik.proofreading.tagger.mistakes import Kind
from pismovnik.text import Text

_TEMPLATES: dict[Kind, Text] = {
    "tsya": Text(
        ru="Здесь, похоже, нужно «{meant}»: -ться пишется в неопределённой форме (что делать?), "
        "-тся — в личной (что делает?).",
        en="«{meant}» seems to be meant: -ться is the infinitive, -тся the third person.",
    ),
    "apart": Text(
        ru="Похоже, здесь «{written}» пишется раздельно: «{meant}».",
        en="«{written}» seems to be two words here: «{meant}».",
    ),
    "together": Text(
        ru="Похоже, здесь «{written}» — одно слово: «{meant}».",
        en="«{written}» seems to be one word here: «{meant}».",
    ),
    "word": Text(
        ru="Слово «{written}» есть в словаре, но сюда не подходит. Похоже, нужно «{meant}».",
        en="«{written}» is a word, but does not fit here. Did you mean «{meant}»?",
    ),
}


def of_mistake(kind: Kind, written: str, meant: str) -> Text:
    """The message about ``written`` in whose place ``meant`` should stand."""
    template = _TEMPLATES[kind]
    return Text(
        ru=template.ru.format(written=written, meant=meant),
        en=template.en.format(written=written, meant=meant),
    )
