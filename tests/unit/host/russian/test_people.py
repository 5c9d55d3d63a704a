"""Persons in headers, and whether a greeting names them."""

import pytest

from pismovnik.letter.assemble import parse_address
from pismovnik.russian.people import (
    Agreement,
    Person,
    compare,
    first_name_gender,
    is_surname,
    name_words,
    names_office,
    patronymic_gender,
    person_of_address,
    person_of_box,
    person_of_words,
)
from pismovnik.russian.transliteration import edit_distance, sound_of, sounds_like


def _person(name: str) -> Person:
    return person_of_words(name_words(name))


@pytest.mark.parametrize(
    ("header", "first", "patronymic", "surname"),
    [
        ("Кузнецов Олег Викторович <k@x.example>", "Олег", "Викторович", "Кузнецов"),
        ("Олег Викторович Кузнецов <k@x.example>", "Олег", "Викторович", "Кузнецов"),
        ("«Кузнецов, Олег» <k@x.example>", "Олег", "", "Кузнецов"),
        ('"Кузнецов Олег (снабжение)" <k@x.example>', "Олег", "", "Кузнецов"),
        ("Ольга Викторовна <o@x.example>", "Ольга", "Викторовна", ""),
        ("Светлана <s@x.example>", "Светлана", "", ""),
        ("Rustam Valiev <r.valiev@x.example>", "Rustam", "", "Valiev"),
        ("Kuznetsov Oleg <kuznetsov@x.example>", "Oleg", "", "Kuznetsov"),
        ("Dmitry Petrovich Sidorov <d@x.example>", "Dmitry", "Petrovich", "Sidorov"),
        ("Мамедов Эльчин Расим оглы <m@x.example>", "Эльчин", "Расим оглы", "Мамедов"),
        ("Данияр Серикулы <d@x.example>", "Данияр", "Серикулы", ""),
        ("Петрова-Водкина Анна Сергеевна <a@x.example>", "Анна", "Сергеевна", "Петрова-Водкина"),
        ("Тхагапсоев Аслан Хажмуратович <t@x.example>", "Аслан", "Хажмуратович", "Тхагапсоев"),
        ("Тихая Варвара Денисовна <t@x.example>", "Варвара", "Денисовна", "Тихая"),
        ("Станкевич Мария Олеговна <s@x.example>", "Мария", "Олеговна", "Станкевич"),
        ("Роман Абрамович <r.abramovich@x.example>", "Роман", "", "Абрамович"),
        ("Жанна Воробей <z@x.example>", "Жанна", "", "Воробей"),
        ("Саша Ким <sasha@x.example>", "Саша", "", "Ким"),
        ("Igor K. <igor@x.example>", "Igor", "", ""),
        ("Анна Петрова | Ромашка <a@x.example>", "Анна", "", "Петрова"),
        ("г-н Кузнецов Олег <k@x.example>", "Олег", "", "Кузнецов"),
    ],
)
def test_the_parts_of_a_display_name(
    header: str, first: str, patronymic: str, surname: str
) -> None:
    person = person_of_address(parse_address(header))

    assert person is not None
    assert (person.first, person.patronymic, person.surname) == (first, patronymic, surname)


@pytest.mark.parametrize(
    "header",
    [
        "info@x.example",
        "Отдел закупок <zakupki@x.example>",
        "ООО «Ромашка» <office@x.example>",
        "Приёмная Иванова И. И. <priem@x.example>",
        "Sales Team <sales@x.example>",
        "Гостиница «Мария» <info@x.example>",
        "Бухгалтерия <buh@x.example>",
        "Школа Анны Ким <info@x.example>",
    ],
)
def test_offices_are_nobody(header: str) -> None:
    assert person_of_address(parse_address(header)) is None


@pytest.mark.parametrize(
    "header", ["Zhang Wei <wei.zhang@x.example>", "Кузнецов <kuznetsov@x.example>"]
)
def test_what_may_be_either_name_stays_open(header: str) -> None:
    person = person_of_address(parse_address(header))

    assert person is not None
    assert not person.is_known


@pytest.mark.parametrize(
    ("box", "first"),
    [
        ("oleg.kuznetsov@x.example", "Oleg"),
        ("kuznetsov.oleg@x.example", "Oleg"),
        ("o.kuznetsov@x.example", None),
        ("kuznetsov@x.example", None),
        ("anna.buh@x.example", None),
        ("info@x.example", None),
    ],
)
def test_a_person_told_by_the_mailbox(box: str, first: str | None) -> None:
    person = person_of_box(parse_address(box))

    assert (person.first if person else None) == first


@pytest.mark.parametrize(
    ("greeted", "header"),
    [
        ("Олег Викторович", "Кузнецов Олег Викторович"),
        ("Олег", "Кузнецов Олег Викторович"),
        ("Олег Викторович", "Олег Кузнецов"),
        ("Рустам", "Rustam Valiev"),
        ("Елена Максимовна", "Elena Kravchenko"),
        ("Юлия", "Julia Smirnova"),
        ("Евгений", "Evgenii Sokolov"),
        ("Ксения", "Xenia Orlova"),
        ("Дима", "Dmitry Petrov"),
        ("Катя", "Ekaterina Petrova"),
        ("Майкл", "Michael Petrov"),
        ("А. Х. Тхагапсоев", "Тхагапсоев Аслан Хажмуратович"),
        ("Пётр Ильич", "Иванов П. И."),
        ("Саша", "Александр Кузнецов"),
        ("Саша", "Александра Кузнецова"),
        ("Слава", "Вячеслав Сомов"),
        ("Слава", "Станислав Сомов"),
        ("Маш", "Мария Петрова"),
        ("Олесь", "Олеся Тарабрина"),
        ("Артем", "Артём Лысенко"),
        ("Наталия", "Наталья Орлова"),
        ("Марья Ивановна", "Мария Ивановна Петрова"),
        ("Геннадий Валериевич", "Геннадий Валерьевич Ким"),
        ("Иван Иваныч", "Петров Иван Иванович"),
        ("Сергей Сергеич", "Сомов Сергей Сергеевич"),
        ("Карина Левоновна", "Оганесян Карине Левоновна"),
        ("Гаяне", "Гаянэ Саркисян"),
        ("Иванова", "Иванов Мария Петровна"),
        ("Кузнецов", "Кузнецов Олег Викторович"),
    ],
)
def test_the_same_person(greeted: str, header: str) -> None:
    assert compare(_person(greeted), _person(header)) is Agreement.SAME


@pytest.mark.parametrize(
    ("greeted", "header"),
    [
        ("Галина Степановна", "Мартынюк Галина Сергеевна"),
        ("Валентин Игоревич", "Сафронов Игорь Валентинович"),
        ("Олга Викторовна", "Иванова Ольга Викторовна"),
        ("Олег Петров", "Кузнецов Олег Викторович"),
        ("Марина Ивановна", "Сомова Мария Ивановна"),
    ],
)
def test_nearly_the_same_person(greeted: str, header: str) -> None:
    assert compare(_person(greeted), _person(header)) is Agreement.NEAR


@pytest.mark.parametrize(
    ("greeted", "header"),
    [
        ("Александр", "Александра Кузнецова"),
        ("Ольга Викторовна", "Кузнецов Олег Викторович"),
        ("Мария", "Марина Петрова"),
        ("Мария", "Dmitry Petrov"),
        ("Олег", "Olga Valieva"),
        ("Вячеслав", "Станислав Сомов"),
        ("Егор Ильич", "Иванов П. И."),
        ("Петров", "Кузнецов Олег Викторович"),
        ("Игорь", "Кузнецов Олег"),
    ],
)
def test_another_person(greeted: str, header: str) -> None:
    assert compare(_person(greeted), _person(header)) is Agreement.OTHER


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Олег", "masc"), ("Никита", "masc"), ("Карине", "femn"), ("Любовь", "femn"), ("Саша", None)],
)
def test_the_gender_of_first_names(name: str, gender: str | None) -> None:
    assert first_name_gender(name) == gender


@pytest.mark.parametrize(
    ("patronymic", "gender"),
    [
        ("Ильич", "masc"),
        ("Ильинична", "femn"),
        ("Расим оглы", "masc"),
        ("Тофик кызы", "femn"),
        ("Серикулы", "masc"),
        ("", None),
    ],
)
def test_the_gender_of_patronymics(patronymic: str, gender: str | None) -> None:
    assert patronymic_gender(patronymic) == gender


@pytest.mark.parametrize("word", ["Кузнецов", "Сомова", "Тхагапсоев", "Чуб", "Кравченко"])
def test_surnames(word: str) -> None:
    assert is_surname(word)


@pytest.mark.parametrize("word", ["Олег", "Викторович", "Карине", "Лев", "Акт", "Договор", "Лан"])
def test_no_surnames(word: str) -> None:
    assert not is_surname(word)


def test_departments_sign_letters() -> None:
    assert names_office("Отдел кадров ООО «Вектор ИТ»")
    assert names_office("бухгалтерия")
    assert not names_office("Анна Смирнова")


@pytest.mark.parametrize(
    ("first", "second"), [("Щербаков", "Shcherbakov"), ("Наталья", "Natalya"), ("Хаким", "Khakim")]
)
def test_one_sound_in_two_alphabets(first: str, second: str) -> None:
    assert sound_of(first) == sound_of(second)


def test_a_slip_in_a_long_name_is_one_sound_in_a_short_one_two() -> None:
    assert sounds_like("Александр", "Alexander")
    assert not sounds_like("Инна", "Inga")


def test_edit_distance_stops_at_its_limit() -> None:
    assert edit_distance("олег", "олег", limit=1) == 0
    assert edit_distance("ольга", "олга", limit=1) == 1
    assert edit_distance("ольга", "игорь", limit=2) == 3
