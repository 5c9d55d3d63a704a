import pytest

from pismovnik.letter.model import Address
from pismovnik.rules.example import Example
from pismovnik.russian.trades.readers import subject_of_reader, trades_of_readers, trades_of_titles


@pytest.mark.parametrize(
    ("name", "box", "trade"),
    [
        ("", "buh@lesnaya-dacha.example", "accounting"),
        ("", "it@lesnaya-dacha.example", "it"),
        ("Отдел кадров", "info@lesnaya-dacha.example", "hr"),
        ("", "o.petrov@stroydom.example", "construction"),
        ("", "a.ivanova@poliklinika5.example", "medicine"),
        ("Системный администратор", "ivan@firm.example", "it"),
    ],
)
def test_mailboxes_tell_the_trade(name: str, box: str, trade: str) -> None:
    assert trade in trades_of_readers((Address(name, box),))


@pytest.mark.parametrize(
    "box",
    ["gruzdev@firm.example", "gazizov@firm.example", "kadrov@firm.example", "sysoev@firm.example"],
)
def test_surnames_tell_none(box: str) -> None:
    assert trades_of_readers((Address("", box),)) == frozenset()


def test_titles_tell_the_trade() -> None:
    assert trades_of_titles("С уважением,\nглавный бухгалтер") == {"accounting"}
    assert trades_of_titles("С уважением,\nдиректор") == frozenset()


@pytest.mark.parametrize(
    ("subject", "theirs"),
    [("Re: ПНР на объекте", "ПНР на объекте"), ("RE[2]: Fwd: ЛК", "ЛК"), ("ПНР на объекте", "")],
)
def test_an_answer_has_the_readers_subject(subject: str, theirs: str) -> None:
    assert subject_of_reader(Example(text="", subject=subject).letter()) == theirs
