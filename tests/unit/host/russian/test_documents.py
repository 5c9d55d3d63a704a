"""Documents named in a text: kinds, numbers, dates, counts."""

import pytest

from pismovnik.russian.files.documents import Document, days_in, find_documents
from pismovnik.russian.language import Language
from pismovnik.russian.words import word_of

LANGUAGE = Language()


def _documents(text: str) -> tuple[Document, ...]:
    words = [word_of(t) for t in LANGUAGE.analysis(text).tokens]
    return find_documents(text, words)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Направляю акт, счёт-фактуру и реестр заявок.", ["акт", "счёт-фактура", "реестр"]),
        ("Прикладываю проект соглашения и доверенность.", ["соглашение", "доверенность"]),
        ("Прилагаю копии договора и акта по договору № 204/25.", ["договор", "акт"]),
        (
            "Направляем КП и ТЗ на согласование.",
            ["коммерческое предложение", "техническое задание"],
        ),
        ("Высылаю акт сверки взаимных расчётов.", ["акт"]),
        (
            "Высылаю платёжку, скан паспорта и фото.",
            ["платёжное поручение", "паспорт", "фотография"],
        ),
        ("Счёт на продление пяти лицензий программы.", ["счёт"]),
        ("Отправляем образцы бетона и комплект запчастей.", []),
        ("Отправляем бригаду с актом.", []),
        ("Работы идут по договору и по графику.", []),
        ("Срок действия сертификата истекает в мае.", []),
        ("Направляем упаковочный лист.", ["упаковочный лист"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [(d.kind) for d in _documents(text)] == kinds


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Счёт № 412 на сумму 37 200 рублей.", "412"),
        ("Счёт на оплату №45/1 от 12.05.2026.", "45/1"),
        ("Коммерческое предложение № КП-2026-017.", "КП-2026-017"),
        ("Накладная 118 готова.", "118"),
        ("Акт по договору № 132.", ""),
        ("Счёт 12 мая оплачен.", ""),
        ("Договор 2 страницы.", ""),
        ("Смета 300 руб.", ""),
    ],
)
def test_numbers(text: str, number: str) -> None:
    assert _documents(text)[0].number == number


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Прилагаю три файла.", 3),
        ("Обе сметы готовы.", 2),
        ("Прилагаем 2 файла.", 2),
        ("Высылаю акты за май.", None),
        ("Высылаю акт.", 1),
        ("Пять фотографий готовы.", 5),
    ],
)
def test_counts(text: str, count: int | None) -> None:
    assert _documents(text)[0].count == count


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("от 6 августа 2026 года", {(6, 8)}),
        ("от 06.08.2026", {(6, 8)}),
        ("2026-08-06", {(6, 8)}),
        ("12_05_2026", {(12, 5)}),
        ("пункты 3.4 и 45.1", {(3, 4)}),
        ("1 мая и 3 марта", {(1, 5), (3, 3)}),
        ("18.40 и 99.99", set()),
    ],
)
def test_days(text: str, days: set[tuple[int, int]]) -> None:
    assert days_in(text) == days
