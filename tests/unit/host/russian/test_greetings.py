"""Greetings taken apart: what belongs to the address and what does not."""

import pytest

from pismovnik.letter.model import Zone
from pismovnik.rules.example import Example
from pismovnik.russian.greetings import adjective_form, agreed_adjective, parse_greeting


def _greeting(text: str) -> str | None:
    greeting = parse_greeting(text)
    return None if greeting is None else text[greeting.start : greeting.end]


@pytest.mark.parametrize(
    ("letter", "greeting"),
    [
        ("Здравствуйте, Олег Викторович!\nАкт готов.", "Здравствуйте, Олег Викторович!"),
        ("Здравствуйте,\nОлег Викторович!\nАкт готов.", "Здравствуйте,\nОлег Викторович!"),
        ("Добрый день! Акт подписан.", "Добрый день!"),
        ("Добрый день\nАкт подписан.", "Добрый день"),
        ("Добрый день. Направляю акт.", "Добрый день."),
        ("Добрый день, прошу выслать счёт!", "Добрый день,"),
        ("Добрый день, спасибо за помощь!", "Добрый день,"),
        ("Добрый день, Акт во вложении.", "Добрый день,"),
        ("Добрый день, Мария просила передать счёт.", "Добрый день,"),
        ("Добрый день, это Мария из «Вектора».", "Добрый день,"),
        ("Здравствуйте! Анна Смирнова, компания «Вектор».", "Здравствуйте!"),
        ("Здравствуйте! Мария Ивановна в отпуске.", "Здравствуйте!"),
        ("Добрый день! Олег Викторович, счёт во вложении.", "Добрый день! Олег Викторович,"),
        ("Уважаемый Олег Викторович! Здравствуйте!", "Уважаемый Олег Викторович! Здравствуйте!"),
        ("Олег Викторович, направляю акт.", "Олег Викторович,"),
        ("Олег Викторович\nНаправляю акт.", "Олег Викторович"),
        ("Анна, Артём, добрый день!", "Анна, Артём, добрый день!"),
        ("Коллеги, прошу до пятницы прислать отчёты.", "Коллеги,"),
        ("Здравствуйте! Коллеги из отдела просят ответа.", "Здравствуйте!"),
        ("Уважаемые члены закупочной комиссии!", "Уважаемые члены закупочной комиссии!"),
        ("Уважаемые члены ТСЖ «Уют»!", "Уважаемые члены ТСЖ «Уют»!"),
        ("Уважаемые жители дома № 5!", "Уважаемые жители дома № 5!"),
        ("Уважаемый директор школы Мария Ивановна!", "Уважаемый директор школы Мария Ивановна!"),
        ("Уважаемый товарищ генерал-майор!", "Уважаемый товарищ генерал-майор!"),
        ("Ваше Превосходительство!", "Ваше Превосходительство!"),
        ("Добрый день, отдел закупок!", "Добрый день, отдел закупок!"),
        ("Добрый вечер, мои дорогие коллеги!", "Добрый вечер, мои дорогие коллеги!"),
        ("Здравствуйте, Ван Мин-Хо!", "Здравствуйте, Ван Мин-Хо!"),
        ("Салам алейкум, Рамзан Ахмедович!", "Салам алейкум, Рамзан Ахмедович!"),
        ("Здраствуйте, Олег!", "Здраствуйте, Олег!"),
        ("С Новым годом, уважаемые коллеги!", "С Новым годом, уважаемые коллеги!"),
        ("Добрый день, Олег!!! Акт.", "Добрый день, Олег!!!"),
        ("Добрый день :) Акт готов.", "Добрый день :)"),
        ("👋 Добрый день, Олег!", "Добрый день, Олег!"),
        ("Доброе! Счёт получил.", "Доброе!"),
        ("Уважаемый Олег Викторович направляем акт.", "Уважаемый Олег Викторович"),
    ],
)
def test_where_a_greeting_ends(letter: str, greeting: str) -> None:
    assert _greeting(letter) == greeting


@pytest.mark.parametrize(
    "letter",
    [
        "",
        "!!!",
        "Направляю Вам акт сверки.",
        "Весы выдаём завтра, 28 октября.",
        "Дорогие запчасти привезли вчера.",
        "Добрый полицейский вернул пропуск.",
        "Коллеги из отдела закупок попросили счёт.",
        "Анна Смирнова, менеджер проекта, сообщит Вам дату.",
        "Иванов Иван Иванович, паспорт проверен.",
        "Любовь к делу — главное.",
        "Москва, 12 марта",
        "Отчёт готов, прошу проверить.",
        "Милый сердцу проект закрыт.",
    ],
)
def test_no_greeting(letter: str) -> None:
    assert _greeting(letter) is None


def test_the_parts_of_a_greeting() -> None:
    greeting = parse_greeting("Здравствуйте, уважаемые Ирина Павловна и Олег!")

    assert greeting is not None
    assert [part.text for part in greeting.salutations] == ["Здравствуйте"]
    assert [part.text for part in greeting.adjectives] == ["уважаемые"]
    assert [[w.text for w in person] for person in greeting.names] == [
        ["Ирина", "Павловна"],
        ["Олег"],
    ]
    assert greeting.mark == "!"


def test_a_title_is_no_name() -> None:
    greeting = parse_greeting("Уважаемый г-н Кузнецов!")

    assert greeting is not None
    assert [part.text for part in greeting.nouns] == ["г-н"]
    assert [[w.text for w in person] for person in greeting.names] == [["Кузнецов"]]


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("Уважаемый <ФИО>!", "<ФИО>"),
        ("Здравствуйте, {{name}}!", "{{name}}"),
        ("Уважаемый ______!", "______"),
    ],
)
def test_gaps_of_a_template(text: str, gap: str) -> None:
    greeting = parse_greeting(text)

    assert greeting is not None
    assert "".join(part.text for part in greeting.of_kind("placeholder")) in (gap, gap.strip("{}"))


@pytest.mark.parametrize(
    ("word", "form", "changed", "expected"),
    [
        ("Уважаемый", "masc", "plur", "Уважаемые"),
        ("уважаемая", "femn", "masc", "уважаемый"),
        ("Дорогая", "femn", "masc", "Дорогой"),
        ("Дорогой", "masc", "plur", "Дорогие"),
        ("Уважаемый(ая)", None, "femn", "Уважаемая"),
    ],
)
def test_forms_of_the_adjective(word: str, form: str, changed: str, expected: str) -> None:
    assert adjective_form(word) == form
    assert agreed_adjective(word, changed) == expected  # type: ignore[arg-type]


def _zones(text: str, html: bool = False) -> list[tuple[Zone, str]]:
    return [(block.zone, block.text) for block in Example(text=text, html=html).letter().blocks]


def test_a_greeting_below_a_letterhead_in_one_paragraph() -> None:
    text = (
        "Исх. № 7 от 12.03.2026\nКузнецову О. В.\nУважаемый Олег Викторович!\nПоставка перенесена."
    )

    assert _zones(text) == [
        (Zone.BODY, "Исх. № 7 от 12.03.2026\nКузнецову О. В."),
        (Zone.GREETING, "Уважаемый Олег Викторович!"),
        (Zone.BODY, "Поставка перенесена."),
    ]


def test_a_greeting_after_a_sentence_does_not_begin_the_letter() -> None:
    zones = _zones("Мы направили Вам акт вчера вечером.\n\nДобрый день, Олег!")

    assert Zone.GREETING not in [zone for zone, _ in zones]


def test_offsets_of_a_greeting_cut_out_of_a_paragraph() -> None:
    text = "<div>Добрый день!<br>Счёт оплачен.<br>С уважением,<br>Анна</div>"
    blocks = Example(text=text, html=True).letter().blocks
    whole = "Добрый день!\nСчёт оплачен.\nС уважением,\nАнна"

    assert [block.zone for block in blocks] == [Zone.GREETING, Zone.BODY, Zone.CLOSING]
    for block in blocks:
        assert whole[block.offset : block.offset + len(block.text)] == block.text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Эгле, здравствуйте!", ["Эгле"]),
        ("Ыйман, добрый день!", ["Ыйман"]),
        ("Пак Чжун, доброе утро!", ["Пак", "Чжун"]),
        ("Отдел продаж, здравствуйте!", []),
    ],
)
def test_whatever_stands_before_a_salutation_is_called(text: str, names: list[str]) -> None:
    greeting = parse_greeting(text + " Акт готов.")
    assert greeting is not None
    assert text == (text + " Акт готов.")[greeting.start : greeting.end]
    assert [part.text for person in greeting.names for part in person] == names


@pytest.mark.parametrize(
    "text", ["Пишем Вам, добрый день!", "Направляю акт, добрый день!", "Акт готов. Добрый день!"]
)
def test_a_sentence_before_a_salutation_is_not_called(text: str) -> None:
    assert parse_greeting(text) is None
