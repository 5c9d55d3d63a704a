from collections import Counter

import pytest

from pismovnik.russian import trades
from pismovnik.russian.trades.abbreviations import abbreviations
from pismovnik.text_lists import read_words


def found(text: str, *names: str) -> list[str]:
    return [text[short.start : short.end] for short in abbreviations(text, names)]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Выгрузите НСИ и согласуйте ЧТЗ.", ["НСИ", "ЧТЗ"]),
        ("СКУДом и КИПиА займёмся завтра, КПэ утвердим.", ["СКУДом", "КИПиА", "КПэ"]),
        ("Батареи в ибп заменили.", ["ибп"]),
        ("СКУД-контроллер заменили, два ИБП исправны.", ["СКУД", "ИБП"]),
        ("СРОКИ ПНР И СМР", ["ПНР", "СМР"]),
        ("Срок по SLA, сборка через CI/CD.", ["SLA", "CI/CD"]),
        ("Просим прислать ФЗЩК.", ["ФЗЩК"]),
    ],
)
def test_abbreviations_of_trades_are_found(text: str, letters: list[str]) -> None:
    assert found(text) == letters


@pytest.mark.parametrize(
    "text",
    [
        "ООО «СКБ», ПАО МТС и завод ЖБК: ИНН 6300000017, НДС 20 %, файл PDF.",
        "КС-2, М-15, КП-2026-017, ВРУ-1-13, щит ЩР-12, № 45-РП, 7-ИД/2026.",
        "А123ВС 63, О 402 КМ 63, С 417 ОХ 163.",
        "НИ ОДНОГО ОТВЕТА, УЖЕ ТРИ РАЗА, СРОЧНО, УРА!",
        "А. Х. Мамедов, ИВАНОВ ПЁТР, КИМ ОЛЕГ.",
        "Давление 0,6 МПа, мощность 5 кВт, 630 кВА, 12 ГГц, 30 дБ, рН 7.",
        "ХХ век, III квартал, том IV.",
        "МРТ, УЗИ, ОМС, ЕГЭ, ОСАГО, СНИЛС, МФЦ, РЖД, ХМАО, СПб, МСК.",
        "Раздел «НСИ», файл «ЧТЗ v2.docx», адрес nsi.firm.example/НСИ.",
        "Код `НСИ`, почта НСИ@firm.example.",
        "Экспертизу провёл НИИСФ, кафедра ТОЭ, проект ВЕГА.",
        "ВАЗ-2107, КамАЗ, ВКонтакте, СанПиН, ГОСТ Р 7.0.97-2016.",
        "",
    ],
)
def test_names_codes_and_known_ones_are_not(text: str) -> None:
    assert found(text) == []


def test_a_file_that_is_attached_is_a_name() -> None:
    assert found("Файл ЧТЗ новое во вложении", "ЧТЗ новое") == []


def test_what_it_stands_for_is_told() -> None:
    (known,) = abbreviations("Проверили СКУД.")
    assert known.expansions == ("система контроля и управления доступом",)
    assert (known.trade, known.common) == ("security", False)
    (unknown,) = abbreviations("Проверили ФЗЩК.")
    assert not unknown.is_listed and unknown.common


def test_no_abbreviation_stands_twice() -> None:
    lists = read_words(trades.__file__, "abbreviations.txt")
    letters: Counter[str] = Counter(
        word.upper() for line in lists["known"] for word in line.split()
    )
    for title, lines in lists.items():
        if title != "known" and not title.startswith("before"):
            letters.update(line.split(" = ")[0].upper() for line in lines)
            assert all(line.split(" = ")[1] for line in lines)
    assert [word for word, count in letters.items() if count > 1] == []
