"""The letter carries a file of which its text says nothing."""

from collections.abc import Iterator

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import WRITTEN, Letter
from pismovnik.policy import Policy
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.rule import Rule
from pismovnik.russian.files.attachments import Mention, promises_of, speaks_of_files
from pismovnik.russian.files.documents import Document, documents_in
from pismovnik.russian.files.file_names import FileName, files_of, read_file_name
from pismovnik.russian.language import Language
from pismovnik.russian.words import word_of
from pismovnik.text import Text


def _letter(
    body: str, *attachments: str, subject: str = "Работы на объекте", note: str = ""
) -> Example:
    return Example(text=in_letter(body), attachments=attachments, subject=subject, note=note)


RULE = Rule(
    id="attachment.unmentioned",
    title=Text(
        ru="О прикреплённом файле ничего не сказано", en="An attached file is not mentioned"
    ),
    why=Text(
        ru="Если о файле не сказано, читатель может его не заметить, а если он не дойдёт, "
        "никто не узнает о пропаже.",
        en="A file of which nothing is said is easily overlooked, and nobody notices its loss.",
    ),
    slide=7,
    severity=Severity.WARN,
    good=(
        _letter("Во вложении акт за март.", "Акт за март.pdf"),
        _letter("Файл со списком группы обновлён.", "Список.xlsx"),
        _letter(
            "Водитель привезёт кирпич по накладной № 118.", "Накладная № 118.pdf", note="named"
        ),
        _letter("Расписание — в «Расписание практики.xlsx».", "Расписание практики.xlsx"),
        _letter("Трещина видна на фото 2.", "IMG_2034.jpg", "IMG_2035.jpg", note="pictures"),
        _letter(
            "Проверьте, пожалуйста, смету до пятницы.", "Смета на кровлю.xlsx", note="to be read"
        ),
        _letter("Отправила Вам договор на подпись.", "Договор.docx"),
        _letter("Документы на вычет готовы, распечатайте и подпишите их.", "scan.pdf"),
        _letter("Встречаемся в среду в 10:00.", "invite.ics", note="a program adds it"),
        _letter("Приём перенесён на 16:00.", "image001.png", "logo.png", note="a signature"),
        _letter("Ключ обновлён, письмо подписано.", "smime.p7s", "winmail.dat", "Смирнова.vcf"),
        _letter("Отчёт сдан в срок.", note="no file"),
        _letter("Прилагаю акт, договор подпишем позже.", "Акт.pdf", "Договор аренды.pdf"),
    ),
    bad=(
        _letter("Бетон привезут в среду к 9:00.", "Доверенность_образец.docx"),
        _letter("Приём у кардиолога — 5 мая в 10:00.", "Памятка пациенту.pdf"),
        _letter(
            "Замечания к пункту 3.4 приняты. После этого подпишем договор и отправим его курьером.",
            "Договор с правками.docx",
            note="the contract is spoken of, but not as a file",
        ),
        _letter(
            "Пришлите, пожалуйста, файл с остатками.", "Форма.xlsx", note="another file is meant"
        ),
        _letter("Просим оплатить до пятницы.", "Счёт № 5.pdf", subject="Счёт № 5"),
        _letter("Экзамен пройдёт 3 июня.", "image001.png", "План аудиторий.pdf"),
        _letter("Прилагаю акт.", "Акт за май.pdf", "Договор аренды.pdf", note="one more file"),
    ),
)


#: «Отправляю сверку объёмов …» is about «Сверка объёмов км 14-17.xlsx».
_WORDS_OF_A_TOPIC = 2


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    text = letter.text_of(*WRITTEN)
    files = [file for file in files_of(letter.attachments) if not file.is_named_in(text)]
    if not files:
        return
    named = _documents(letter, language)
    promises = promises_of(letter, language)
    if promises:
        strangers = _strangers(files, promises, named)
        if strangers:
            yield _finding(strangers, Severity.HINT)
    elif not (speaks_of_files(letter, language) or any(f.is_numbered_in(text) for f in files)):
        yield _finding(files, _severity(letter, named, _words(letter, language), files))


def _severity(
    letter: Letter, named: list[Document], words: set[str], files: list[FileName]
) -> Severity:
    """A hint where the text is about what the files are, or they came with a forward."""
    topic = read_file_name(letter.subject)
    kinds = topic.kinds | {document.kind for document in named}
    hinted = letter.kind == "forward" or any(
        file.kinds & kinds or len(file.words & words) >= _WORDS_OF_A_TOPIC for file in files
    )
    return Severity.HINT if hinted else RULE.severity


def _words(letter: Letter, language: Language) -> set[str]:
    """The dictionary forms of all words that the writer wrote."""
    return {
        lemma
        for _, block in letter.written()
        for token in language.analysis(block.text).tokens
        for lemma in word_of(token).lemmas
    }


def _documents(letter: Letter, language: Language) -> list[Document]:
    """All documents that the text names, as files or not."""
    return [
        document for _, block in letter.written() for document in documents_in(language, block.text)
    ]


def _strangers(
    files: list[FileName], promises: tuple[Mention, ...], named: list[Document]
) -> list[FileName]:
    """Files of a clear kind beside others that the text names one by one."""
    promised = [document for promise in promises for document in promise.documents]
    if not promised or not all(document.is_strong for document in promised):
        return []
    strangers = [f for f in files if f.is_telling and not any(f.may_be(d) for d in named)]
    return strangers if len(strangers) < len(files) else []


def _finding(files: list[FileName], severity: Severity) -> Finding:
    names = ", ".join(f"«{file.name}»" for file in files)
    one = len(files) == 1
    return RULE.about(
        "attachments",
        Text(
            ru=f"К письму {'прикреплён файл' if one else 'прикреплены файлы'} {names}, но в тексте "
            f"о {'нём' if one else 'них'} ничего не сказано. "
            f"Назовите {'его' if one else 'их'} в письме или уберите.",
            en=f"The text says nothing of {names}. Mention {'it' if one else 'them'} or remove "
            f"{'it' if one else 'them'}.",
        ),
        severity=severity,
    )
