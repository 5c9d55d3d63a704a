"""Marks that the trained network finds, and above all correct sentences."""

import pytest

from pismovnik.findings import Severity
from pismovnik.proofreading import severities
from pismovnik.proofreading.engine import Match
from pismovnik.proofreading.tagger import Tagger
from pismovnik.russian.language import Language

TAGGER = Tagger(Language())


def warnings(text: str) -> list[Match]:
    return [match for match in TAGGER.matches(text) if severities.severity(match) is Severity.WARN]


def told(text: str) -> list[Match]:
    return [match for match in TAGGER.matches(text) if severities.severity(match)]


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("Мы проверили что архив открывается.", "проверили, что"),
        ("Бухгалтер, которая вела договор уволилась.", "договор, уволилась"),
        ("Пришлите, пожалуйста, акт чтобы мы закрыли месяц.", "акт, чтобы"),
        ("Мебель собрали но не расставили.", "собрали, но"),
        ("Если ответа не будет мы отменим бронь.", "будет, мы"),
        ("Журнал «Вестник» который Вы просили, вышел.", "Вестник», который"),
    ],
)
def test_a_missing_comma(text: str, fix: str) -> None:
    (match,) = warnings(text)
    assert match.replacements == (fix,)
    corrected = text[: match.start] + fix + text[match.end :]
    assert warnings(corrected) == []


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("Перенос срока, требует согласования.", "срока требует"),
        ("Просим, согласовать макет.", "Просим согласовать"),
        ("Поэтому, мы вынуждены остановить работы.", "Поэтому мы"),
        ("Мы проверили смету, и нашли две ошибки.", "смету и"),
        ("Уведомляем Вас, о смене реквизитов.", "Вас о"),
        ("По итогам проверки, выявлены три нарушения.", "проверки выявлены"),
        ("Наша цель сократить срок согласования.", "цель — сократить"),
        ("Пилотный проект это проверка решения.", "проект — это"),
        ("Предлагаем два варианта перенос срока или возврат денег.", "варианта: перенос"),
    ],
)
def test_other_marks(text: str, fix: str) -> None:
    (match,) = told(text)
    assert match.replacements == (fix,)
    corrected = text[: match.start] + fix + text[match.end :]
    assert told(corrected) == []


def test_a_comma_that_good_writers_put_too_is_a_hint() -> None:
    (match,) = told("Тем не менее, оплата так и не поступила.")
    assert severities.severity(match) is Severity.HINT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Да",
        "…",
        "Для того чтобы закрыть месяц, пришлите акт.",
        "Ввиду того что дорога закрыта, груз придёт в среду.",
        "Срок прежний, однако документы нужны раньше.",
        "Он работает у нас как инженер.",
        "В связи с переносом срока, просим сообщить новую дату.",
        "Новый, удобный интерфейс понравился заказчику.",
        "Отчёт директора завода.",
        "Просьба прислать скан договора.",
        "Следующие документы уже подписаны, акт и счёт в пути.",
        "Прошу подтвердить, что всё записано верно.",
        "Полив там включался дважды.",
        "1–3 мая      закрыто\n4–8 мая      как обычно",
        "Оплата по счёту № 15 на сумму 91 200 рублей поступила сегодня утром.",
        "Please send the invoice that we asked for.",
    ],
)
def test_correct_sentences(text: str) -> None:
    assert warnings(text) == []


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("Мы приехали, что бы проверить кабель.", "чтобы"),
        ("В поставку входят столы, стулья, а так же лампы.", "также"),
    ],
)
def test_words_written_apart(text: str, fix: str) -> None:
    assert fix in [match.replacements[0] for match in warnings(text)]


def test_several_texts_are_read_at_once_and_remembered() -> None:
    texts = ["Мы знаем что груз прибыл.", "Груз пришёл.", "Мы знаем что груз прибыл."]
    tagger = Tagger(Language())
    tagger.prepare(texts)
    assert [len(list(tagger.matches(text))) for text in texts] == [1, 0, 1]
