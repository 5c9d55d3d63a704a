"""What a reader sees as one paragraph."""

import pytest

from pismovnik.russian.paragraphs import paragraphs


def texts(text: str) -> list[str]:
    return [" ".join(paragraph.text.split()) for paragraph in paragraphs(text)]


def test_lines_wrapped_at_a_width_are_one_paragraph() -> None:
    text = (
        "Пункт 4.1 устанавливает общий срок приёмки: пять рабочих дней.\n"
        "Приложение № 2 содержит особое правило для оборудования, которое\n"
        "монтируется в горячих цехах: его принимают после испытаний под\n"
        "нагрузкой."
    )
    assert texts(text) == [" ".join(text.split())]


def test_lines_of_their_own_are_paragraphs() -> None:
    text = "Счёт оплачен.\nАкт подписан 3 мая.\nКлючи переданы дежурному."
    assert texts(text) == text.split("\n")


def test_a_short_line_ends_a_paragraph_of_wrapped_text() -> None:
    text = (
        "Плитку отгрузим в понедельник, машина придёт к восьми часам\n"
        "утра.\n"
        "Для разгрузки понадобится погрузчик на две тонны и один\n"
        "стропальщик."
    )
    assert len(texts(text)) == 2


def test_long_lines_are_never_wrapped_text() -> None:
    line = "Плитку отгрузим в понедельник, машина придёт к восьми часам утра и встанет у ворот " * 2
    assert len(texts(f"{line.strip()}\nДля разгрузки нужен погрузчик.")) == 2


def test_places_are_those_of_the_text() -> None:
    text = "  Счёт оплачен.\n\n Акт подписан. "
    assert [text[p.start : p.end] for p in paragraphs(text)] == ["Счёт оплачен.", "Акт подписан."]


@pytest.mark.parametrize("text", ("", "\n", "  \n \n"))
def test_nothing_is_no_paragraph(text: str) -> None:
    assert paragraphs(text) == ()
