"""«Который» on errors and above all on correct sentences."""

import pytest

from pismovnik.proofreading.detectors.relative import unfit_relatives
from pismovnik.russian.language import Language

LANGUAGE = Language()


@pytest.mark.parametrize(
    ("text", "excerpt", "fix"),
    [
        ("Прикладываю справку, который выдал архив.", "который", "которая"),
        ("Вопросы, которую задал аудитор, сняты.", "которую", "которые"),
        ("Договор, срок которой истёк, продлён.", "которой", "которого"),
        ("Склад, в которой хранят шины, закрыт.", "которой", "котором"),
        ("Таблица, которая мы прислали, исправлена.", "которая", "которую"),
        ("Мы ждём партию, которые отгрузил завод.", "которые", "которая"),
    ],
)
def test_errors(text: str, excerpt: str, fix: str) -> None:
    (match,) = unfit_relatives(LANGUAGE, text)
    assert text[match.start : match.end] == excerpt
    assert match.replacements[0] == fix
    assert match.confidence is not None
    corrected = text[: match.start] + fix + text[match.end :]
    assert list(unfit_relatives(LANGUAGE, corrected)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Отец и сын, которые владеют заводом, приедут.",
        "Ряд домов, который построили весной, сдан.",
        "Ряд домов, которые построили весной, сдан.",
        "Один из договоров, который мы подписали, расторгнут.",
        "Один из договоров, которые мы подписали, расторгнут.",
        "Те, которые опоздали, и та, которая не пришла, напишут завтра.",
        "Файл Orders, который прислал партнёр, открыт.",
        "Компания, с которой мы работаем, переехала.",
        "Не знаю, который час и которая из схем верна.",
        "Пришлите схемы, две из которых не открылись.",
        "Водитель с грузчиком, которые приехали утром, ждут.",
        "Статья, автор которой неизвестен, удалена.",
        "Программа, которая нам нужна, куплена.",
    ],
)
def test_correct_sentences(text: str) -> None:
    assert list(unfit_relatives(LANGUAGE, text)) == []
