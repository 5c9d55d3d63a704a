"""A letter has an abbreviation that somebody outside the trade need not know."""

from collections.abc import Iterable, Iterator

import msgspec

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import WRITTEN, Block, Letter
from pismovnik.policy import Dictionary, Policy
from pismovnik.rules.audience import reaches_customer
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.known_words import KnownWords, prose_of
from pismovnik.rules.rule import Rule
from pismovnik.russian.language import Language
from pismovnik.russian.trades.abbreviations import Abbreviation, abbreviations
from pismovnik.russian.trades.explanations import explains_abbreviation, spells_out
from pismovnik.text import Text

_MOST_FINDINGS = 3
_MOST_HINTS = 1
_MOST_PLACES = 10


def _example(
    *paragraphs: str, marked: str = "", note: str = "", attachments: tuple[str, ...] = ()
) -> Example:
    return Example(
        text=in_letter(*paragraphs), marked=marked, note=note, attachments=attachments, to=_TO
    )


_TO = ("Кузнецов Олег Викторович <o.kuznetsov@sosnovy-bor.example>",)

RULE = Rule(
    id="abbreviation.unexplained",
    title=Text(ru="Нерасшифрованное сокращение", en="An unexplained abbreviation"),
    why=Text(
        ru="Сокращения своей отрасли кажутся нам общеизвестными, а заказчик гадает или "
        "переспрашивает. Хватает одной расшифровки в скобках при первом упоминании.",
        en="The abbreviations of our own trade seem known to all, while the customer guesses or "
        "asks. One explanation in brackets, where it stands first, is enough.",
    ),
    slide=6,
    severity=Severity.WARN,
    about_words=True,
    good=(
        _example(
            "Счёт с НДС выставит ООО «Вектор ИТ», ИНН 6300000017, КПП 630001001, БИК 043601000. "
            "Файл PDF и оригинал по ЭДО — до 20 марта.",
            note="finance: known to everybody",
        ),
        _example(
            "Систему контроля и управления доступом (СКУД) проверим 16 марта. После проверки "
            "СКУД заработает в обычном режиме.",
            note="security: explained behind the full words",
        ),
        _example(
            "ИБП (источник бесперебойного питания) заменим 18 марта, второй ИБП — 19 марта.",
            note="IT: explained in brackets",
        ),
        _example(
            "Просим выгрузить НСИ, то есть справочники товаров, поставщиков и цен.",
            note="retail: explained in other words",
        ),
        _example(
            "Строительно-монтажные работы начнём 1 апреля. График СМР направим 25 марта.",
            note="construction: the full words stand nearby",
        ),
        _example(
            "Акты КС-2 и КС-3, форма М-15 и щит ВРУ-1-13 приняты. Чертежи выполнены по "
            "ГОСТ Р 21.101-2020 и СП 48.13330, кабель ВВГнг-LS.",
            note="construction: forms, standards and codes",
        ),
        _example(
            "МЫ НЕ ПОЛУЧИЛИ НИ ОДНОГО ОТВЕТА. СРОК ПРОДЛЁН ДО 20 МАРТА.",
            note="public sector: whole words in capitals",
        ),
        _example(
            "Автомобиль С 417 ОХ 63 и КАМАЗ Р 208 ВМ 163 прибудут в 9:00 МСК, груз 20 т, "
            "давление в шинах 0,8 МПа.",
            note="logistics: number plates and units",
        ),
        _example(
            "Запись на МРТ и УЗИ по ОМС открыта. Справку подпишет А. Х. Мамедов, ЛОР.",
            note="medicine: abbreviations of laymen, initials",
        ),
        _example(
            "Вы получили файл «ЧТЗ v2.docx», замечания к нему просим прислать до 20 марта. "
            "В программе он лежит в папке «НСИ».",
            note="IT: names of a file and of a folder",
            attachments=("ЧТЗ v2.docx",),
        ),
        _example(
            "Договор заключён с ПАО МКПК и АО «ГНБ-Строй», поставщик — завод ЖБК.",
            note="construction: names of firms",
        ),
        Example(
            text=in_letter("СКУД настроим 20 марта, доступ к ЛК откроем в тот же день.")
            + "\n\n12.03.2026 10:00, Кузнецов Олег Викторович пишет:\n"
            + "> Добрый день! Когда заработает СКУД и откроется ЛК?",
            kind="reply",
            to=_TO,
            note="security: the reader's own words",
        ),
        Example(
            text=in_letter("ПНР на насосной закончим 27 марта."),
            subject="Re: ПНР на насосной станции",
            kind="reply",
            to=_TO,
            note="utilities: the subject is the reader's",
        ),
        Example(
            text=in_letter("Просим до 20 марта согласовать ЧТЗ."),
            to=_TO,
            policy=Policy(dictionary=Dictionary(words=("ЧТЗ",))),
            note="IT: the company's policy lists it",
        ),
        Example(
            text=in_letter("НСИ выгружена, ЧТЗ согласовано."),
            to=("Павел Нечаев <p.nechaev@vector-it.example>",),
            note="IT: among colleagues",
        ),
    ),
    bad=(
        _example(
            "Просим Вас до 20 марта выгрузить НСИ из старой программы.",
            marked="НСИ",
            note="IT",
        ),
        _example(
            "Пароль от ЛК придёт в сообщении на Ваш телефон.",
            marked="ЛК",
            note="public sector: an abbreviation that only the office uses",
        ),
        _example(
            "Во втором подъезде заменим АПС и СОУЭ, жильцов предупредим.",
            marked="АПС",
            note="housing: one finding for each abbreviation",
        ),
        _example(
            "Для выдачи кредита банку нужны ОСВ и БДДС за год.",
            marked="БДДС",
            note="finance",
        ),
        _example(
            "После осмотра врач направит Вас на ФГДС.",
            marked="ФГДС",
            note="medicine",
        ),
        _example(
            "Просим подписать ПВТР и другие ЛНА до 20 марта.",
            marked="ПВТР",
            note="HR",
        ),
        _example(
            "Рабочую программу загрузите в ЭИОС до начала семестра.",
            marked="ЭИОС",
            note="education",
        ),
        _example(
            "Обслуживанием СКУДа с апреля занимается другой инженер.",
            marked="СКУДа",
            note="security: with an ending",
        ),
        _example(
            "По договору ответим за два часа: таков SLA.",
            marked="SLA",
            note="IT: in Latin letters",
        ),
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><table><tr><td>Работа</td><td>Срок</td></tr>"
            "<tr><td>ПНР вентиляции</td><td>20 марта</td></tr></table><p>С уважением,<br>"
            "Анна Смирнова</p>",
            html=True,
            to=_TO,
            marked="ПНР",
            note="construction: in a table",
        ),
        _example(
            "Просим внести в договор ФЗЩК и прислать его до 20 марта.",
            marked="ФЗЩК",
            note="an abbreviation of no list: only a hint",
        ),
    ),
)


class _Place(msgspec.Struct, frozen=True):
    """An abbreviation in a block of the letter."""

    index: int
    block: Block
    short: Abbreviation


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    if not reaches_customer(letter, policy):
        return
    places = _places(letter)
    if not places:
        return
    known = KnownWords(letter, policy)
    findings: list[Finding] = []
    for same in _by_letters(places):
        severity = _severity(same[0].short, known)
        if severity is not None and not _is_explained(same, letter, known):
            findings.append(_finding(same[0], severity))
    yield from _fewest(findings)


def _places(letter: Letter) -> tuple[_Place, ...]:
    names = tuple(attachment.name for attachment in letter.attachments)
    return tuple(
        _Place(index, block, short)
        for index, block in prose_of(letter)
        for short in abbreviations(block.text, names)
    )


def _by_letters(places: Iterable[_Place]) -> Iterable[list[_Place]]:
    groups: dict[str, list[_Place]] = {}
    for place in places:
        groups.setdefault(place.short.letters, []).append(place)
    return groups.values()


def _severity(short: Abbreviation, known: KnownWords) -> Severity | None:
    """None for what the readers know; a hint for what they may well know."""
    if short.letters.upper() in known.letters or known.has_word(short.letters):
        return None
    if short.trade in known.trades:
        return None
    likely = short.trade in known.likely_trades
    if short.common:
        return None if likely else Severity.HINT
    return Severity.HINT if likely else Severity.WARN


def _is_explained(same: list[_Place], letter: Letter, known: KnownWords) -> bool:
    short = same[0].short
    full = "\n".join((letter.subject, letter.text_of(*WRITTEN), known.thread))
    return spells_out(full, short.letters, short.expansions) or any(
        explains_abbreviation(
            place.block.text,
            place.short.start,
            place.short.end,
            place.short.letters,
            place.short.expansions,
        )
        for place in same[:_MOST_PLACES]
    )


def _fewest(findings: list[Finding]) -> Iterator[Finding]:
    """At most three in a letter, and of mere hints one."""
    hints = [finding for finding in findings if finding.severity is Severity.HINT][:_MOST_HINTS]
    sure = [finding for finding in findings if finding.severity is not Severity.HINT]
    yield from [finding for finding in findings if finding in hints + sure][:_MOST_FINDINGS]


def _finding(place: _Place, severity: Severity) -> Finding:
    short = place.short
    written = place.block.text[short.start : short.end]
    certain = len(short.expansions) == 1
    return RULE.at(
        place.index,
        place.block,
        short.start,
        short.end,
        _message(short, written, severity),
        severity=severity,
        replacements=(f"{written} ({short.expansions[0]})",) if certain else (),
    )


def _message(short: Abbreviation, written: str, severity: Severity) -> Text:
    if not short.is_listed:
        return Text(
            ru=f"Сокращение «{written}» не из общеизвестных. Если адресат сам им не пользуется, "
            "расшифруйте его при первом упоминании.",
            en=f"The abbreviation “{written}” is not a common one. Unless the reader uses it, "
            "spell it out where it stands first.",
        )
    if len(short.expansions) > 1:
        meanings = ", ".join(f"«{expansion}»" for expansion in short.expansions)
        meanings_en = ", ".join(f"“{expansion}”" for expansion in short.expansions)
        return Text(
            ru=f"«{written}» можно прочесть по-разному: {meanings}. Напишите полностью, что "
            "имеете в виду.",
            en=f"“{written}” may be read in several ways: {meanings_en}. Write in full what you "
            "mean.",
        )
    expansion = short.expansions[0]
    known = "может не знать" if severity is Severity.WARN else "вне отрасли может не знать"
    return Text(
        ru=f"Сокращение «{written}» адресат {known}. Напишите полностью — «{expansion}» — или "
        "поясните в скобках при первом упоминании.",
        en=f"The reader may not know “{written}”. Write “{expansion}” in full, or explain it in "
        "brackets where it stands first.",
    )
