"""What names of files tell."""

import pytest

from pismovnik.letter.model import Attachment
from pismovnik.russian.files.file_names import files_of, is_technical, read_file_name, same_number


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Счёт № 421 от 06.08.2026.pdf", {"счёт"}),
        ("Счет_фактура_77.pdf", {"счёт-фактура"}),
        ("Смета_Северный маяк_версия 2.xlsx", {"смета"}),
        ("КП-2026-017.pdf", {"коммерческое предложение"}),
        ("dogovor_5.docx", {"договор"}),
        ("Invoice 4512.pdf", {"счёт"}),
        ("Договор и акт.pdf", {"договор", "акт"}),
        ("ТЗ_v3.docx", {"техническое задание"}),
        ("ДоговорАренды.docx", {"договор"}),
        ("scan0001.pdf", set()),
        ("IMG_2034.jpg", set()),
        ("Документ1.docx", set()),
        ("Корпус В.pdf", set()),
    ],
)
def test_kinds(name: str, kinds: set[str]) -> None:
    assert read_file_name(name).kinds == kinds


@pytest.mark.parametrize(
    "name",
    [
        "image001.png",
        "logo.png",
        "winmail.dat",
        "smime.p7s",
        "Смирнова.vcf",
        "invite.ics",
        "ATT00001.txt",
    ],
)
def test_files_that_programs_add(name: str) -> None:
    assert is_technical(name)


@pytest.mark.parametrize(
    "name",
    ["Логотип для баннера.png", "image001.pdf", "IMG_2034.jpg", "Подпись директора.pdf", "1.png"],
)
def test_files_that_people_attach(name: str) -> None:
    assert not is_technical(name)


def test_a_picture_of_the_text_is_no_file() -> None:
    shown = Attachment("Фото.jpg", size=1, inline=True)
    assert [f.name for f in files_of((shown, Attachment("Акт.pdf")))] == ["Акт.pdf"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("204/25", "204-25", True),
        ("204/25", "204", True),
        ("КП-2026-017", "кп 2026 017", True),
        ("007", "7", True),
        ("412", "421", False),
        ("12", "412", False),
        ("КП-2026-017", "КП-2026-018", False),
    ],
)
def test_numbers(one: str, other: str, same: bool) -> None:
    assert same_number(one, other) is same


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("Расписание практики.xlsx", "см. файл «расписание практики.xlsx»", True),
        ("Расписание_практики.xlsx", "см. расписание практики", True),
        ("1.png", "пункт 1", False),
        ("Акт за май.pdf", "Работы приняты в мае", False),
    ],
)
def test_a_file_named_in_the_text(name: str, text: str, named: bool) -> None:
    assert read_file_name(name).is_named_in(text) is named
