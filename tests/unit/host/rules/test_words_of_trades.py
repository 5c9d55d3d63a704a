"""jargon.unexplained and abbreviation.unexplained where a whole letter decides."""

import pytest

from pismovnik.findings import Finding, Severity
from pismovnik.policy import Dictionary, Policy
from pismovnik.rules.abbreviation import unexplained as abbreviation
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.jargon import unexplained as jargon
from pismovnik.russian.language import Language

LANGUAGE = Language()
READER = "Ефимова Рената <r.efimova@lesnaya-dacha.example>"


def check(example: Example, policy: Policy | None = None) -> list[Finding]:
    letter, used = example.letter(), policy or Policy()
    return [
        *jargon.check(letter, LANGUAGE, used),
        *abbreviation.check(letter, LANGUAGE, used),
    ]


def letter(*paragraphs: str, to: str = READER, quote: str = "", author: str = READER) -> Example:
    name = author.split(" <")[0]
    thread = f"\n\n12.03.2026 10:00, {name} пишет:\n" + "\n".join(
        f"> {line}" for line in quote.splitlines()
    )
    text = in_letter(*paragraphs) + (thread if quote else "")
    return Example(text=text, to=(to,), kind="reply" if quote else "new")


def severities(findings: list[Finding]) -> list[Severity]:
    return [finding.severity for finding in findings]


def test_what_a_colleague_wrote_below_makes_nothing_known() -> None:
    quote = "Рената ждёт: когда прод и СКУД?"
    colleague = letter("Прод обновлён, СКУД настроена.", quote=quote, author="Анна Смирнова")
    assert severities(check(colleague)) == [Severity.HINT, Severity.WARN]
    assert check(letter("Прод обновлён, СКУД настроена.", quote=quote)) == []


def test_one_noun_of_the_trade_is_a_hint_two_terms_are_a_warning() -> None:
    assert severities(check(letter("Сервак обновлён."))) == [Severity.HINT]
    assert severities(check(letter("Задеплоили обновление."))) == [Severity.WARN]
    assert severities(check(letter("Сервак обновлён, бэкап готов."))) == [Severity.WARN]


def test_two_words_of_a_trade_make_the_reader_one_of_it() -> None:
    quote = "Прод лежит, логи пустые."
    assert check(letter("Дамп сняли, хотфикс задеплоили.", quote=quote)) == []
    assert check(letter("Дамп сняли, хотфикс задеплоили.", quote="Прод не отвечает.")) != []


def test_an_explanation_given_below_holds() -> None:
    quote = "Систему контроля и управления доступом (СКУД) настроим завтра."
    assert check(letter("СКУД настроена.", quote=quote, author="Анна Смирнова")) == []


@pytest.mark.parametrize(
    ("box", "text"),
    [
        ("it@lesnaya-dacha.example", "Логи приложили, дамп сняли."),
        ("buh@lesnaya-dacha.example", "Ждём первичку до пятницы."),
        ("info@poliklinika5.example", "ФГДС назначена."),
    ],
)
def test_a_mailbox_of_the_trade_leaves_a_hint(box: str, text: str) -> None:
    assert severities(check(letter(text, to=box))) == [Severity.HINT]


def test_an_abbreviation_is_told_of_once_and_three_at_most() -> None:
    findings = check(letter("НСИ, ЧТЗ, СКУД, ИБП и СХД. НСИ проверена.", "НСИ готова."))
    assert [finding.excerpt for finding in findings] == ["НСИ", "ЧТЗ", "СКУД"]


def test_a_later_explanation_holds_for_the_whole_letter() -> None:
    assert check(letter("НСИ выгрузим.", "НСИ — это справочники товаров и цен.")) == []
    assert check(letter("Бэкап цел.", "Бэкап (резервная копия) хранится год.")) == []


def test_jargon_gives_one_finding_for_a_block() -> None:
    findings = check(letter("Хотфикс вышел, дамп снят.", "Логи чистые, дамп цел.", "Всё готово."))
    assert [finding.excerpt for finding in findings] == ["Хотфикс вышел, дамп", "Логи"]


def test_mere_hints_are_one() -> None:
    assert len(check(letter("Очистите кеш.", "Релиз — во вторник.", "Тикет закрыт."))) == 1


def test_the_policy_knows_a_word_with_its_prefixes_and_forms() -> None:
    policy = Policy(dictionary=Dictionary(words=("деплоить", "прод", "СКУД")))
    assert check(letter("Задеплоили на прод, СКУД проверена."), policy) == []


def test_colleagues_talk_as_they_like() -> None:
    assert check(letter("Прод лёг, НСИ нет.", to="pavel@vector-it.example")) == []


@pytest.mark.parametrize("text", ["", " ", "\n> НСИ", "\ud800", "(" * 5000, "НСИ(" * 3000])
def test_odd_letters_raise_nothing(text: str) -> None:
    check(Example(text=text, sender="", to=()))
