"""Passwords, keys and numbers: what is a secret, and what only looks like one."""

import pytest

from pismovnik.russian.secrets import Secret, SecretKind, mask, secrets_of
from pismovnik.russian.secrets.access_keys import access_keys
from pismovnik.russian.secrets.identity_numbers import identity_numbers
from pismovnik.russian.secrets.passwords import passwords


def _passwords(text: str) -> list[str]:
    return [text[found.start : found.end] for found in passwords(text)]


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Пароль: Lipa#2026", "Lipa#2026"),
        ("Пароль для входа в кабинет — 48213.", "48213"),
        ("Пароль на файл «Смета.xlsx» — 20260312", "20260312"),
        ("логин/пароль ivanov / Qwe123", "Qwe123"),
        ("Логин и пароль: ivanov, Qwe123", "Qwe123"),
        ("Доступы: admin / Qwe123", "Qwe123"),
        ("Вход: https://lk.example, логин sila, пароль sila", "sila"),
        ("Пароль от почты info@firm.example: Inf0_Zavod", "Inf0_Zavod"),
        ("Камеры: логин cam, с паролем Petrov77, смените его.", "Petrov77"),
        ("Пароль:\nKr7-99xx", "Kr7-99xx"),
        ("Ваш пароль «Солнышко12».", "Солнышко12"),
        ("ПИН-код карты: 0912", "0912"),
        ("password=Qwerty!1", "Qwerty!1"),
        ("Пароль администратора: admin", "admin"),
    ],
)
def test_a_password_that_is_told(text: str, secret: str) -> None:
    assert _passwords(text) == [secret]


def test_each_of_several_passwords() -> None:
    assert _passwords("Пароли: Иванов — Iv2026a, Петров — Pt2026b") == ["Iv2026a", "Pt2026b"]


@pytest.mark.parametrize(
    "text",
    [
        "Пароли остались прежними.",
        "Пароль продиктую по телефону.",
        "Пароль: не короче 12 знаков",
        "Пароль: 12 знаков, буквы и цифры",
        "Пароль: отправим отдельно, 5 мая",
        "Пароль: прежний",
        "Пароль: ********",
        "Пароль: <Ваш пароль>",
        "Пароль — дата Вашего рождения.",
        "Слабые пароли, например 123456, запрещены.",
        "Пароль вида Ivanov123 не подойдёт.",
        "Пароль Windows 11 меняется раз в 90 дней.",
        "Пароль хранится в Keepass2.",
        "Пароль сбросили в 10:15.",
        "Восстановление пароля — https://lk.example/reset",
        "Вход: ворота 5 / подъезд 2",
        "Вход в Zoom: https://zoom.example/j/812?pwd=abc123XYZ",
        "Пинцеты и пин 12 на разъёме",
        "После ввода пароля 3 раза доступ закроется.",
    ],
)
def test_a_password_that_is_only_spoken_of(text: str) -> None:
    assert _passwords(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Конференция Zoom, идентификатор 812 3344, пароль 789012.",
        "Гостевой Wi-Fi, пароль welcome24",
        "Кодовое слово: Ромашка",
    ],
)
def test_what_is_meant_for_guests_is_unsure(text: str) -> None:
    assert [found.sure for found in passwords(text)] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "паспорт 36 08 512244",
        "Паспорт: серия 36 08 номер 512244",
        "паспорт гражданина РФ 3608 № 512244, выдан 12.03.2010",
        "загранпаспорт 75 1234567",
        "Карта 2202200123456780",
        "2202 2001 2345 6780",
        "CVV: 123",
        "СНИЛС 112-233-445 95",
    ],
)
def test_numbers_of_people_and_cards(text: str) -> None:
    assert len(list(identity_numbers(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "технический паспорт 36 08 512244",
        "Паспорт насоса 36 08 512244",
        "паспорт качества № 123456",
        "паспорт, ИНН 7701234567",
        "серия 36 08 № 512244",
        "2202 2001 2345 6781",  # Luhn's check digit is wrong
        "Заказ 2202200123456780",
        "карта лояльности 2202 2001 2345 6780",
        "р/с 40702810000000012345",
        "штрихкод 4601234567893",
        "СНИЛС 112-233-445 96",
        "паспорта достаточно, тел. +7 846 200-00-10",
    ],
)
def test_numbers_of_things(text: str) -> None:
    assert list(identity_numbers(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "токен: 9f86d081884c7d659a2feaa0c55ad015",
        "API-ключ — AKIAIOSFODNN7EXAMPLQ",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIE",
        "https://admin:Qwe123@ftp.firm.example/",
        "https://api.firm.example/v1?api_key=8fj3k2l1m0",
    ],
)
def test_keys(text: str) -> None:
    assert list(access_keys(text))


@pytest.mark.parametrize(
    "text",
    [
        "коммит 9f86d081884c7d659a2feaa0c55ad015",
        "лицензионный ключ: XXXXX-12345-ABCDE-67890",
        "Токены JaCarta-2-SE-PKI-GOST, 5 шт.",
        "https://disk.example/d/9f86d081884c7d659a2f",
        "Токен придёт почтой-курьером-завтра",
    ],
)
def test_no_keys(text: str) -> None:
    assert list(access_keys(text)) == []


def _told(texts: list[str], *, cells: bool = True) -> list[str]:
    return [texts[s.block][s.start : s.end] for s in secrets_of(texts, [cells] * len(texts))]


def test_the_value_stands_in_the_next_cell() -> None:
    assert _told(["Логин", "ivanov", "Пароль", "Qwe123"]) == ["Qwe123"]


def test_the_values_stand_in_a_column() -> None:
    table = ["Класс", "Пароль", "Роль", "5а", "Lisa-26", "ученик", "5б", "Volk-26", "ученик"]
    assert _told(table) == ["Lisa-26", "Volk-26"]


def test_a_neighbouring_heading_is_no_password() -> None:
    assert _told(["Логин", "Пароль", "Роль", "ivanov", "по СМС", "врач"]) == []


def test_a_list_below_the_word_passports() -> None:
    texts = ["Паспортные данные:", "Ильин А. А., 40 05 778899", "Гусев Б. Б., 40 07 112233"]
    assert _told(texts, cells=False) == ["40 05 778899", "40 07 112233"]


@pytest.mark.parametrize(
    ("kind", "words", "shown"),
    [
        ("password", "Lipa#2026yxz", "Lip•••••••xz"),
        ("password", "4821", "••••"),
        ("card", "2202 2001 2345 6780", "•••• •••• •••• 6780"),
        ("passport", "36 08 512244", "36 •• •••••4"),
        ("card code", "123", "•••"),
    ],
)
def test_secrets_are_masked_in_their_own_length(kind: SecretKind, words: str, shown: str) -> None:
    secret = Secret(kind, 0, 0, len(words))
    assert mask(secret, words) == shown
