"""The letter names another file, or another number of files, than are attached."""

from collections.abc import Iterator, Sequence

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Letter
from pismovnik.policy import Policy
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.rule import Rule
from pismovnik.russian.files.attachments import promises_of
from pismovnik.russian.files.enclosures import Difference, Fault, differences
from pismovnik.russian.files.file_names import files_of
from pismovnik.russian.language import Language
from pismovnik.text import Text


def _letter(body: str, *attachments: str, marked: str = "", note: str = "") -> Example:
    return Example(text=in_letter(body), attachments=attachments, marked=marked, note=note)


RULE = Rule(
    id="attachment.mismatch",
    title=Text(
        ru="Прикреплено не то, что названо в письме",
        en="The attached files are not those that the letter names",
    ),
    why=Text(
        ru="Не тот счёт оплатят, не тот договор подпишут, а недостающий документ станут искать.",
        en="The wrong invoice gets paid, the wrong contract signed, the missing one looked for.",
    ),
    slide=7,
    severity=Severity.WARN,
    good=(
        _letter("Прилагаю договор и акт.", "Договор № 5.pdf", "Акт № 7.pdf"),
        _letter("Прилагаю договор и акт.", "Договор и акт.pdf", note="both in one file"),
        _letter("Прилагаю договор и акт.", "dogovor_5.pdf", "akt.pdf", note="in Latin letters"),
        _letter(
            "Прилагаю договор и акт.", "scan0001.pdf", "scan0002.pdf", note="names tell nothing"
        ),
        _letter("Прилагаю устав, приказ и доверенность.", "Документы.zip", note="an archive"),
        _letter("Направляю КП и ТЗ.", "Коммерческое предложение.pdf", "Техзадание_v3.docx"),
        _letter("Во вложении акт и счёт-фактура.", "УПД № 5.pdf", note="one form for both"),
        _letter("Во вложении счёт № 412 от 6 августа.", "Счёт № 412 от 06.08.2026.pdf"),
        _letter("Во вложении акт по договору № 132.", "Акт № 7.pdf", note="the contract's number"),
        _letter("Прикладываю договор № 204/25.", "Договор_204-25_подписан.pdf"),
        _letter("Три фотографии трещины приложены.", "Фото 1.jpg", "Фото 2.jpg", "Фото 3.jpg"),
        _letter(
            "Прилагаю документы.", "Акт.pdf", "Счёт.pdf", "Устав.pdf", note="no number is said"
        ),
        _letter("Направляю оба акта.", "Акты за май.pdf", note="a plural in the name"),
        _letter("Прикладываю договор с приложениями.", "Договор.docx", "Приложение 1.xlsx"),
        _letter("Прикладываю презентацию.", "Отчёт за год.pptx", note="told by its type"),
        _letter("Прикладываю резюме кандидата Сомова.", "Сомов Пётр.pdf"),
        _letter("Прикладываю акт.", note="that is attachment.missing"),
        _letter("Прикладываю выписку и снимок.", "Эпикриз.pdf", "КТ Орлова.jpg"),
    ),
    bad=(
        _letter("Прилагаю договор и акт.", "Договор № 5.pdf", marked="Прилагаю договор и акт"),
        _letter("Прилагаю два файла с чертежами.", "scan0001.pdf", marked="Прилагаю два файла"),
        _letter(
            "Направляю три документа за май: акт, счёт-фактуру и реестр заявок.",
            "Акт № 77.pdf",
            "Счёт-фактура № 77.pdf",
            marked="три документа за май",
        ),
        _letter("Направляю счёт № 412.", "Счёт № 421.pdf", marked="счёт № 412"),
        _letter("Высылаю накладную № 55 на бетон.", "nakladnaya_56.pdf", marked="накладную № 55"),
        _letter(
            "Прикладываю счёт № 7 от 6 августа.",
            "Счёт № 7 от 08.06.2026.pdf",
            marked="счёт № 7 от 6 августа",
            note="day and month in the wrong order",
        ),
        _letter("Схема трассы во вложении.", "Смета, корпус В.xlsx", marked="Схема трассы"),
        _letter("Прилагаю три фотографии шва.", "IMG_1.jpg", "IMG_2.jpg", marked="три фотографии"),
        _letter("Обе сметы во вложении.", "Смета, корпус А.xlsx", marked="Обе сметы во вложении"),
        _letter("Во вложении справка 2-НДФЛ.", "Приказ о приёме.pdf", marked="справка"),
    ),
)


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    files = files_of(letter.attachments)
    if not files:
        return
    for difference in differences(promises_of(letter, language), files):
        block = letter.blocks[difference.mention.block]
        start, end = difference.mention.start, difference.mention.end
        yield RULE.at(
            difference.mention.block,
            block,
            start,
            end,
            _message(difference, block.text[start:end]),
            severity=RULE.severity if difference.certain else Severity.HINT,
        )


def _message(difference: Difference, words: str) -> Text:
    names = _listed([file.name for file in difference.files])
    count = len(difference.files)
    if difference.fault is Fault.COUNT:
        said = difference.documents[0].name
        return Text(
            ru=f"В письме сказано «{said}», а {_attached(count)}: {names}. "
            "Прикрепите недостающее или поправьте текст."
            if count < (difference.documents[0].count or 0)
            else f"В письме сказано «{said}», а {_attached(count)}: {names}. "
            "Уберите лишнее или поправьте текст.",
            en=f"The letter says «{said}», but {count} attached: {names}. "
            "Correct the files or the text.",
        )
    said = _listed([document.name for document in difference.documents])
    if difference.fault is Fault.KIND:
        return Text(
            ru=f"В письме сказано {said}, а среди прикреплённых файлов "
            f"{'таких' if len(difference.documents) > 1 else 'такого'} нет: {names}. "
            "Прикрепите недостающее или поправьте текст.",
            en=f"The letter names {said}, but no such file is attached: {names}. "
            "Attach it or change the text.",
        )
    ru, en = ("номер", "number") if difference.fault is Fault.NUMBER else ("дата", "date")
    return Text(
        ru=f"В письме сказано {said}, а прикреплён файл {names}: {ru} "
        f"{'другой' if ru == 'номер' else 'другая'}. Замените файл или поправьте текст.",
        en=f"The letter names {said}, but the file is {names}: the {en} differs. "
        "Replace the file or change the text.",
    )


def _attached(count: int) -> str:
    """«прикреплён 1 файл», «прикреплено 2 файла», «прикреплено 5 файлов»."""
    if count % 10 == 1 and count % 100 != 11:
        return f"прикреплён {count} файл"
    few = count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14}
    return f"прикреплено {count} {'файла' if few else 'файлов'}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"«{name}»" for name in names)
