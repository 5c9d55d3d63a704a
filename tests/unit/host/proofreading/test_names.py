"""Names that a letter makes known."""

import datetime

import pytest

from pismovnik.letter.model import Address, Attachment, Block, BlockKind, Letter, Zone
from pismovnik.proofreading.names import is_patronymic, known_names


def _letter(**changes: object) -> Letter:
    fields: dict[str, object] = {
        "sender": Address("Гаянэ Саркисян", "g@firm.example"),
        "to": (Address("Цыренов Баир Дамбаевич", "b@site.example"),),
        "subject": "Поставка в посёлок Чулман",
        "date": datetime.datetime(2026, 3, 2, tzinfo=datetime.timezone.utc),
        "attachments": (Attachment("Акт_Фишт.pdf"), Attachment("Смета Пшехо-Су.xlsx")),
        "blocks": (
            _block("С уважением,\nГаянэ Саркисян, ООО «Сценатех»", Zone.SIGNATURE),
            _block("Расчитывали на вас. Привет от Алмазбека и Ко.", Zone.QUOTE),
        ),
    }
    return Letter(**{**fields, **changes})  # type: ignore[arg-type]


def _block(text: str, zone: Zone) -> Block:
    return Block(kind=BlockKind.PARAGRAPH, zone=zone, text=text, source=0, offset=0)


@pytest.mark.parametrize(
    "word",
    [
        "Дамбаевич",
        "Дамбаевичу",
        "Цыренову",
        "Гаянэ",
        "Саркисян",
        "Сценатеха",
        "Чулмане",
        "Алмазбеку",
        "Пшехо-Су",
    ],
)
def test_names_around_the_letter_are_known_in_every_case(word: str) -> None:
    assert known_names(_letter()).have(word)


@pytest.mark.parametrize("word", ["Расчитывать", "Поставк", "Привед", "Баранов", "Цыпленков"])
def test_a_capital_letter_that_opens_a_sentence_makes_no_name(word: str) -> None:
    assert not known_names(_letter()).have(word)


@pytest.mark.parametrize(
    "word", ["Дамбаевич", "Хажмуратовича", "Гасановна", "Ильинична", "Фаритовну"]
)
def test_patronymics(word: str) -> None:
    assert is_patronymic(word)


@pytest.mark.parametrize("word", ["кирпич", "Москвич", "Основной", "Расчитывать", "Больница"])
def test_other_words_are_no_patronymics(word: str) -> None:
    assert not is_patronymic(word)
