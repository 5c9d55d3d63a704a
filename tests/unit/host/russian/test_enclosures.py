"""Named files against attached files."""

import pytest

from pismovnik.letter.model import Attachment
from pismovnik.rules.example import Example
from pismovnik.russian.files.attachments import promises_of
from pismovnik.russian.files.enclosures import Difference, Fault, differences
from pismovnik.russian.files.file_names import files_of
from pismovnik.russian.language import Language

LANGUAGE = Language()


def _differences(body: str, *names: str) -> list[Difference]:
    text = f"Здравствуйте, Олег Викторович!\n\n{body}\n\nС уважением,\nАнна Смирнова"
    promises = promises_of(Example(text=text).letter(), LANGUAGE)
    assert promises, "the letter promises nothing"
    return list(differences(promises, files_of(tuple(Attachment(name) for name in names))))


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Прилагаю договор и акт.", ["Акт 7.pdf", "Договор 5.pdf"]),
        ("Прилагаю договор и акт.", ["Договор и акт.pdf"]),
        ("Прилагаю договор и акт.", ["Документы.zip"]),
        ("Прилагаю договор, акт и счёт.", ["Договор.pdf", "scan1.pdf", "scan2.pdf"]),
        ("Прилагаю договор, акт и счёт.", ["Договор.pdf", "Сканы документов.pdf"]),
        ("Направляю обе сметы.", ["Смета, корпус А.xlsx", "Смета, корпус Б.xlsx"]),
        ("Направляем счета № 5 и № 6.", ["Счёт № 5.pdf", "Счёт № 6.pdf"]),
        ("Во вложении акт № 7 по договору № 132.", ["Акт по договору 132.pdf"]),
        ("Во вложении отчёт и две таблицы.", ["Отчёт.docx", "Таблица 1.xlsx", "Таблица 2.xlsx"]),
        ("В приложении — результаты анализов и эпикриз.", ["Анализы крови.pdf", "Эпикриз.pdf"]),
        ("Прикладываю резюме двух кандидатов.", ["Иванова.pdf", "Петров.pdf"]),
        ("Прикладываю инвойс и упаковочный лист.", ["Invoice 55.pdf", "Packing list.pdf"]),
        ("Прикладываю накладную.", ["ТТН 55.pdf"]),
        ("Прикладываю договор от 3 марта.", ["Договор 15.07.2026.docx"]),
        ("Прикладываю КП на 12 камер.", ["КП 12 камер.pdf"]),
        ("Прилагаю два файла. Отдельно прикладываю счёт.", ["a.pdf", "b.pdf", "Счёт.pdf"]),
        ("Прикладываю фото протечки.", ["IMG_1.jpg", "IMG_2.jpg", "IMG_3.jpg"]),
        ("Прикладываю четыре документа: устав, приказ, доверенность и выписку.", [
            "Устав.pdf", "Приказ.pdf", "Доверенность.pdf", "Выписка ЕГРЮЛ.pdf",
        ]),
    ],
)  # fmt: skip
def test_files_that_agree_with_the_text(body: str, names: list[str]) -> None:
    assert _differences(body, *names) == []


@pytest.mark.parametrize(
    ("body", "names", "fault", "certain"),
    [
        ("Прилагаю договор и акт.", ["Договор № 5.pdf"], Fault.KIND, True),
        ("Прилагаю договор и акт.", ["scan0001.pdf"], Fault.KIND, False),
        ("Прилагаю презентацию.", ["Смета.xlsx"], Fault.KIND, False),
        ("Прикладываю полис и паспорт изделия.", ["Полис ОСАГО.pdf"], Fault.KIND, True),
        ("Прилагаю два файла.", ["scan0001.pdf"], Fault.COUNT, True),
        ("Прилагаю два файла.", ["a.pdf", "b.pdf", "c.pdf"], Fault.COUNT, True),
        ("Прилагаю три документа.", ["scan0001.pdf"], Fault.COUNT, False),
        ("Оба акта приложены.", ["Акт № 5.pdf"], Fault.COUNT, True),
        ("Прилагаю четыре фотографии.", ["1.jpg", "2.jpg", "3.jpg"], Fault.COUNT, True),
        ("Во вложении счёт № 412.", ["Счет_421.pdf"], Fault.NUMBER, True),
        ("Прикладываю счёт № 5 и счёт № 6.", ["Счёт № 5.pdf", "Счёт № 7.pdf"], Fault.NUMBER, True),
        ("Во вложении счёт № 4 от 6 мая.", ["Счёт № 4 от 05.06.2026.pdf"], Fault.DAY, True),
    ],
)
def test_files_that_contradict_the_text(
    body: str, names: list[str], fault: Fault, certain: bool
) -> None:
    assert [(d.fault, d.certain) for d in _differences(body, *names)] == [(fault, certain)]


def test_only_what_lacks_a_file_is_named() -> None:
    (difference,) = _differences("Прилагаю устав, акт и счёт.", "Устав.pdf", "Счёт.pdf")
    assert [document.name for document in difference.documents] == ["акт"]


def test_without_files_there_is_nothing_to_compare() -> None:
    assert _differences("Прилагаю договор и акт.") == []
