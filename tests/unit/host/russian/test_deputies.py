"""Who stands in for an absent writer, and whether the reader can reach them."""

import pytest

from pismovnik.rules.example import Example, in_letter
from pismovnik.russian.absences.deputies import standing_in
from pismovnik.russian.language import Language

LANGUAGE = Language()


def _of(example: Example) -> tuple[str, bool]:
    standing = standing_in(example.letter(), LANGUAGE)
    return (standing.deputy.text if standing.deputy else "", standing.reachable)


@pytest.mark.parametrize(
    ("text", "deputy", "reachable"),
    [
        ("Меня заменит Павел Нечаев, тел. 200-00-31.", "Павел Нечаев", True),
        ("За меня — Юлия Рожкова, yu.rozhkova@vector-it.example.", "Юлия Рожкова", True),
        ("Пишите Алие Рашитовне, доб. 12.", "Алие Рашитовне", True),
        ("Кассами займётся Тимур.", "Тимур", False),
        ("Занятия проведёт Антон Павлович Гусев.", "Антон Павлович Гусев", False),
        ("Пишите Кириллу Львову, его телефон у Вас есть.", "Кириллу Львову", True),
        ("Звоните Зое Павловне по общему номеру.", "Зое Павловне", True),
        ("Обращайтесь к моим коллегам в отдел продаж.", "", False),
        ("Обращайтесь в отдел продаж: +7 846 200-00-31.", "", True),
        ("Мой коллега Вас выручит.", "", False),
        ("Срочное — мне на +7 927 200-00-31.", "", False),
        ("Пишите мне на a.smirnova@vector-it.example.", "", False),
        ("Олег Викторович, счёт оплатите до 16 марта.", "", False),
        ("Заявки заменит Олег, доб. 14.", "Олег", True),
        ("Смета на 1 250 000 рублей готова, договор № 15-20-30 подписан.", "", False),
    ],
)
def test_a_deputy_and_contacts_in_the_text(text: str, deputy: str, reachable: bool) -> None:
    assert _of(Example(text=in_letter(text))) == (deputy, reachable)


def test_the_deputys_mailbox_in_copy_is_a_contact() -> None:
    text = in_letter("Меня заменит Тимур Алиев.")
    assert _of(Example(text=text)) == ("Тимур Алиев", False)
    copied = Example(text=text, cc=("Алиев Тимур <t.aliev@vector-it.example>",))
    assert _of(copied) == ("Тимур Алиев", True)
    by_box = Example(text=text, cc=("t.aliev@vector-it.example",))
    assert _of(by_box) == ("Тимур Алиев", True)


def test_the_signature_may_give_the_deputys_number_but_not_the_writers() -> None:
    text = in_letter("Меня заменит Тимур Алиев.")
    assert _of(Example(text=f"{text}\nтел. 200-00-30")) == ("Тимур Алиев", False)
    assert _of(Example(text=f"{text}\n-- \nТимур Алиев, тел. 200-00-31")) == ("Тимур Алиев", True)


def test_the_subject_and_a_table_may_name_deputies() -> None:
    subject = Example(text=in_letter("Я в отпуске."), subject="На вопросы ответит Павел Нечаев")
    assert _of(subject)[0] == "Павел Нечаев"
    table = "<p>Кто ответит:</p><table><tr><td>Акты</td><td>Денис Юрьев</td><td>200-00-33</td></tr></table>"
    assert _of(Example(text=table, html=True)) == ("Денис Юрьев", True)
