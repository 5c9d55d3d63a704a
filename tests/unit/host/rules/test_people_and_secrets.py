"""What the examples of the rules cannot show: hidden copies, subjects, sides, odd letters."""

import datetime

import msgspec
import pytest

from pismovnik.findings import Finding, Severity
from pismovnik.letter.assemble import parse_address
from pismovnik.letter.model import Letter
from pismovnik.policy import Company, Policy
from pismovnik.rules.conflict import escalate
from pismovnik.rules.correspondents import Side, side_of, unseen_letters
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.recipients import mixed
from pismovnik.rules.rule import CheckFunction
from pismovnik.rules.secret import leak
from pismovnik.rules.sender import personal
from pismovnik.rules.thread import internal
from pismovnik.russian.language import Language
from pismovnik.russian.threads import quoted_letters

LANGUAGE = Language()
HOUSE = Policy(
    company=Company(domains=("vector-it.example",), managers=("Director@vector-it.example",))
)
THREAT = in_letter("Если не заплатите, обратимся в суд.")
MALL, FISH = "d@mall-lada.example", "r@balt-fish.example"


def _hidden(letter: Letter, *boxes: str) -> Letter:
    return msgspec.structs.replace(letter, bcc=tuple(parse_address(box) for box in boxes))


def _severities(findings: list[Finding]) -> list[Severity]:
    return [finding.severity for finding in findings]


def test_a_manager_in_hidden_copy_knows() -> None:
    letter = _hidden(Example(text=THREAT).letter(), "director@vector-it.example")
    assert list(escalate.check(letter, LANGUAGE, HOUSE)) == []


def test_the_finding_names_the_managers() -> None:
    (finding,) = escalate.check(Example(text=THREAT).letter(), LANGUAGE, HOUSE)
    assert finding.severity is Severity.WARN
    assert "Director@vector-it.example" in finding.message.ru


def test_a_mention_of_a_claim_is_a_hint_and_nothing_without_managers() -> None:
    letter = Example(text=in_letter("Вашу претензию получили, ответим до 5 мая.")).letter()
    assert _severities(list(escalate.check(letter, LANGUAGE, HOUSE))) == [Severity.HINT]
    assert list(escalate.check(letter, LANGUAGE, Policy())) == []


def test_hidden_copies_show_nobody() -> None:
    letter = _hidden(Example(text=in_letter("Тарифы изменились."), to=(MALL,)).letter(), FISH)
    assert list(mixed.check(letter, LANGUAGE, HOUSE)) == []


def test_a_firm_and_a_private_mailbox_may_be_one_customer() -> None:
    letter = Example(text=in_letter("Счёт выставлен."), to=(MALL,), cc=("box@mail.ru",)).letter()
    assert _severities(list(mixed.check(letter, LANGUAGE, HOUSE))) == [Severity.HINT]


def test_hundreds_of_readers_are_one_finding() -> None:
    to = tuple(f"a{n}@firm{n}.example" for n in range(300))
    letter = Example(text=in_letter("Тарифы изменились."), to=to).letter()
    (finding,) = mixed.check(letter, LANGUAGE, HOUSE)
    assert finding.message.ru.count("@") == 3


def test_a_password_in_the_subject() -> None:
    letter = Example(text=in_letter("Доступ открыт."), subject="Пароль: Zavod#77").letter()
    (finding,) = leak.check(letter, LANGUAGE, HOUSE)
    assert (finding.field, finding.excerpt) == ("subject", "Za•••••7")


def test_no_message_tells_the_secret() -> None:
    letter = Example(text=in_letter("Пароль: Zavod#77, карта 2202 2001 2345 6780.")).letter()
    findings = list(leak.check(letter, LANGUAGE, HOUSE))
    assert len(findings) == 2
    for finding in findings:
        told = finding.message.ru + finding.message.en + finding.excerpt
        assert "Zavod#77" not in told and "2202" not in told


def test_at_most_five_secrets_are_listed() -> None:
    lines = "\n".join(f"Пароль: Zavod#{n}x" for n in range(10, 30))
    letter = Example(text=in_letter(lines)).letter()
    assert len(list(leak.check(letter, LANGUAGE, HOUSE))) == 5


def test_a_password_among_colleagues_is_a_hint() -> None:
    letter = Example(text=in_letter("Пароль: Zavod#77"), to=("b@vector-it.example",)).letter()
    assert _severities(list(leak.check(letter, LANGUAGE, HOUSE))) == [Severity.HINT]


def test_a_letter_between_private_mailboxes_is_a_hint() -> None:
    letter = Example(text="Привет!", sender="box@gmail.com", to=("a@gmail.com",)).letter()
    assert _severities(list(personal.check(letter, LANGUAGE, Policy()))) == [Severity.HINT]
    letter = Example(text="Привет!", sender="box@gmail.com", to=(MALL,)).letter()
    assert _severities(list(personal.check(letter, LANGUAGE, Policy()))) == [Severity.WARN]


@pytest.mark.parametrize(
    ("line", "side"),
    [
        ("Пак Денис <d.pak@vector-it.example>", Side.COLLEAGUE),
        ("Анна Смирнова", Side.WRITER),
        ("Кузнецов Олег Викторович", Side.READER),
        ("Oleg Kuznetsov", Side.READER),
        ("Мария <m@stroygrad.example>", Side.READER),
        ("Перевозчик <info@skorohod.example>", Side.OUTSIDER),
        ("Илья Горбунов", Side.UNKNOWN),
    ],
)
def test_the_side_of_an_author(line: str, side: Side) -> None:
    text = in_letter("Ниже.") + f"\n\n11.03.2026 10:10, {line} пишет:\n> Акт подписан."
    letter = Example(text=text).letter()
    (quoted,) = quoted_letters(letter)
    assert side_of(quoted, letter, HOUSE) is side


def test_what_the_reader_has_quoted_he_has_seen() -> None:
    text = (
        in_letter("Да.")
        + "\n\n11.03.2026 10:10, Кузнецов Олег Викторович пишет:\n> Подтвердите.\n>\n"
        "> 10.03.2026 9:00, Илья Горбунов пишет:\n>> Анна, клиенту скажи: 15 мая."
    )
    letter = Example(text=text).letter()
    assert list(unseen_letters(letter, HOUSE)) == []
    assert list(internal.check(letter, LANGUAGE, HOUSE)) == []


def test_a_colleagues_plain_note_is_a_hint() -> None:
    text = (
        in_letter("Акт подписан.")
        + "\n\n11.03.2026 10:10, Пак Денис <d.pak@vector-it.example> пишет:\n> Анна, акт готов."
    )
    letter = Example(text=text).letter()
    assert _severities(list(internal.check(letter, LANGUAGE, HOUSE))) == [Severity.HINT]


@pytest.mark.parametrize("check", [m.check for m in (personal, mixed, leak, internal, escalate)])
@pytest.mark.parametrize("policy", [HOUSE, Policy()])
def test_odd_letters_raise_nothing(check: CheckFunction, policy: Policy) -> None:
    date = datetime.datetime(2026, 3, 12, tzinfo=datetime.timezone.utc)
    nobody = Letter(sender=None, to=(), date=date, blocks=())
    odd = Example(text="Hello!\n\n> \n> пишет:\n\n-----", sender="x", to=("", "@", "a@")).letter()
    for letter in (nobody, odd):
        assert list(check(letter, LANGUAGE, policy)) == []
