"""Plain-text bodies taken apart by their marks."""

import pytest

from pismovnik.letter.assemble import assemble
from pismovnik.letter.limits import MAX_JUDGED_CHARACTERS
from pismovnik.letter.model import Block, BlockKind, RawBlock, Zone


def blocks(text: str) -> tuple[Block, ...]:
    return assemble([RawBlock(kind="plain", origin="author", text=text)])


def zones(text: str) -> list[tuple[str, str]]:
    return [(block.zone.value, block.text) for block in blocks(text)]


def test_a_quote_below_is_not_the_writers() -> None:
    text = "Добрый день!\n\nДа.\n\n22.06.2026 16:48, Иван Шевчук пишет:\n> Когда?\n> Жду.\n"
    assert zones(text) == [
        ("greeting", "Добрый день!"),
        ("body", "Да."),
        ("quote", "22.06.2026 16:48, Иван Шевчук пишет:"),
        ("quote", "Когда?\nЖду."),
    ]


@pytest.mark.parametrize(
    "prefix",
    [
        "22.06.2026 16:48, Иван Шевчук пишет:",
        "пн, 22 июн. 2026 г. в 16:48, Иван Шевчук <i@b.example>:\nwrote:",
        "On 6/22/26 4:48 PM, Ivan wrote:",
        "22 июня 2026 г. Вы писали:",
        "22 июня 2026 г., в 16:48, Иван Шевчук <ivan@b.example> написал(а):",
        "Иван Шевчук <ivan@b.example> писал(а) 22.06.2026 16:48:",
        "чт, 12 мар. 2026 г. в 10:22, Иван Шевчук <ivan@b.example>:",
        "Четверг, 12 марта 2026, 10:22 +03:00 от Иван Шевчук <ivan@b.example>:",
    ],
)
def test_the_line_above_a_quote_belongs_to_it(prefix: str) -> None:
    found = zones(f"Да, приедем.\n\n{prefix}\n\n> Приедете?\n")
    assert found[0][0] == "body"
    assert all(zone == "quote" for zone, text in found[1:]), found


def test_the_line_before_the_prefix_stays_the_writers() -> None:
    text = "Приедем в 16:00.\n22.06.2026, Иван Шевчук пишет:\n> Когда?"
    assert zones(text)[0] == ("body", "Приедем в 16:00.")


def test_answers_between_quotes_are_the_writers() -> None:
    text = "> Когда?\n\nВ среду.\n\n> Сколько?\nДва часа.\n"
    assert [zone for zone, _ in zones(text)] == ["quote", "body", "quote", "body"]


def test_the_signature_ends_where_a_quote_begins() -> None:
    text = "Да.\n\n-- \nАнна\nООО «Вектор ИТ»\n\n09.12.2026 19:20, Варвара пишет:\n> Ждать?"
    assert [zone for zone, _ in zones(text)] == ["body", "signature", "quote", "quote"]


@pytest.mark.parametrize(
    "mark",
    [
        "-------- Перенаправленное сообщение --------",
        "-----Original Message-----",
        "---------- Forwarded message ---------",
        "Начало переадресованного сообщения:\n\nОт: Иван",
        "От: Иван <i@b.example>\nОтправлено: 1 июня 2026 г. 10:00\nКому: Анна\nТема: Акт",
        "From: Ivan\nSent: Monday\nTo: Anna\nSubject: Act",
    ],
)
def test_below_a_forward_mark_nothing_is_the_writers(mark: str) -> None:
    found = zones(f"Пересылаю.\n\n{mark}\n\nтекст с ашибкой\n\nещё")
    assert found[0] == ("body", "Пересылаю.")
    assert {zone for zone, _ in found[1:]} == {"forward"}


def test_a_line_about_from_and_to_is_no_forward() -> None:
    assert {zone for zone, _ in zones("От: склад, Заводская, 3\nКому: Иванов\n\nТекст")} == {"body"}


def test_list_items_are_blocks_of_their_own() -> None:
    found = blocks("Нужно:\n- акт;\n- счёт\n  за май.\n\n1. Первое.\n2) Второе.")
    assert [(block.kind, block.text) for block in found] == [
        (BlockKind.PARAGRAPH, "Нужно:"),
        (BlockKind.ITEM, "- акт;"),
        (BlockKind.ITEM, "- счёт\n  за май."),
        (BlockKind.ITEM, "1. Первое."),
        (BlockKind.ITEM, "2) Второе."),
    ]


@pytest.mark.parametrize("text", ["", "\n\n  \n", "> только цитата"])
def test_a_letter_without_words_of_the_writer_has_none(text: str) -> None:
    assert not [block for block in blocks(text) if block.zone is Zone.BODY]


def test_offsets_lead_back_into_the_whole_text() -> None:
    text = "  Добрый день!\n\n  Акт 😀 готов.\n\n- один\n- два\n\nС уважением,\nАнна\n"
    for block in blocks(text):
        assert text[block.offset : block.offset + len(block.text)] == block.text


def test_two_hundred_nested_quotes_are_read() -> None:
    text = "Да.\n" + "\n".join(">" * depth + " слово" for depth in range(1, 201))
    found = blocks(text)
    assert found[0].zone is Zone.BODY
    assert found[-1].quote_depth == 200


@pytest.mark.parametrize(
    "prefix",
    [
        "чт, 12 мар. 2026 г. в 10:22, Иван <i@b.example>:",
        '12.03.2026, 10:22, "Иван" <i@b.example>:',
        "12 марта 2026 г., в 10:22, Иван <i@b.example> написал(а):",
    ],
)
def test_below_the_line_of_a_web_mailer_nothing_is_the_writers(prefix: str) -> None:
    texts = ["Добрый день!", "Да.", prefix, "старое", "письмо"]
    raw = [RawBlock(kind="paragraph", origin="author", text=text) for text in texts]
    assert [block.zone for block in assemble(raw)][2:] == [Zone.QUOTE] * 3


def test_a_line_that_announces_words_of_others_stays_the_writers() -> None:
    texts = ["12 марта Иван Шевчук писал:", "срок подходит."]
    raw = [RawBlock(kind="paragraph", origin="author", text=text) for text in texts]
    assert [block.zone for block in assemble(raw)] == [Zone.BODY, Zone.BODY]


def test_data_without_spaces_is_left_out_and_the_rest_keeps_its_place() -> None:
    text = "Ключ 😀: " + "A" * 5_000 + " отправлен. Подтвердите."
    before, after = blocks(text)
    assert (before.text, after.text) == ("Ключ 😀:", "отправлен. Подтвердите.")
    assert text[after.offset :] == after.text


def test_what_is_past_the_bound_is_not_judged() -> None:
    text = "Акт подписан. " * (MAX_JUDGED_CHARACTERS // 14 + 100)
    body, surplus = blocks(text)
    assert (len(body.text), surplus.zone) == (MAX_JUDGED_CHARACTERS, Zone.SURPLUS)
    assert text[surplus.offset :].startswith(surplus.text)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("line", ["Спасибо!\n", "1 пишет:\n", "От: а\n", "- а\n", ">\n", "\n"])
def test_a_hundred_thousand_lines_are_read_in_time(line: str) -> None:
    blocks(line * 100_000)
