"""The letter speaks of a file that is not attached."""

from collections.abc import Iterator

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Letter
from pismovnik.policy import Policy
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.rule import Rule
from pismovnik.russian.files.attachments import Mention, promises_of
from pismovnik.russian.files.file_names import files_of, read_file_name
from pismovnik.russian.language import Language
from pismovnik.text import Text


def _letter(
    body: str, marked: str = "", *, attachments: tuple[str, ...] = (), note: str = ""
) -> Example:
    return Example(text=in_letter(body), marked=marked, attachments=attachments, note=note)


RULE = Rule(
    id="attachment.missing",
    title=Text(ru="Обещанный файл не прикреплён", en="A promised file is not attached"),
    why=Text(
        ru="Читатель не найдёт обещанного файла и вернётся к Вам с вопросом, а дело встанет.",
        en="The reader will look for the file in vain and has to write back.",
    ),
    slide=7,
    severity=Severity.WARN,
    good=(
        _letter("Прикладываю акт за март.", attachments=("Акт за март.pdf",)),
        _letter("Справка приложена к письму.", attachments=("scan0001.pdf",)),
        _letter("Учёт капитальных вложений теперь ведётся по объектам.", note="investments"),
        _letter(
            "Мобильное приложение обновлено, в приложении есть раздел «Акты».", note="a program"
        ),
        _letter(
            "Приложение № 2 к договору вступает в силу 1 мая, сроки указаны в приложении к договору.",
            note="an annex of the contract",
        ),
        _letter("За Вашей клиникой закреплён врач, он прикреплён к третьему отделению."),
        _letter("Мы приложим все усилия, чтобы сдать объект в срок.", note="an effort"),
        _letter("Приложите, пожалуйста, к заявке копию лицензии.", note="the reader attaches"),
        _letter("Прошу прислать файл со списком студентов до 5 мая.", note="the reader sends"),
        _letter("Счёт направим до 11 июня, акт пришлём в тот же день.", note="later"),
        _letter("Договор направили 2 июня, посмотрите его, пожалуйста.", note="earlier"),
        _letter("Отправляем Вам договор курьером, он приедет до 15:00.", note="by another way"),
        _letter("Отчёт высылаю по ссылке: https://disk.example/otchet", note="in a cloud"),
        _letter("Во вложении Вашего письма нет второй страницы.", note="the reader's file"),
        _letter(
            "Вы пишете: «Прикладываю акт сверки», но файла в письме нет.", note="reader's words"
        ),
        _letter("Если нужно, приложу расчёт на бумаге.", note="under a condition"),
        _letter("Отправляем бригаду и бетон на объект к 9:00.", note="no document"),
        _letter("Высылаем реквизиты:\nИНН 6300000017, КПП 630001001", note="they stand below"),
        _letter("К каждой партии арматуры прилагается паспорт качества.", note="to the goods"),
        Example(
            text="Здравствуйте, Олег Викторович!\n\nДоговор подписан.\n\nС уважением,\n"
            "Анна Смирнова\n\n11.03.2026 17:42, Олег Кузнецов пишет:\n> Прикладываю договор.\n",
            kind="reply",
            note="only the quote promises",
        ),
    ),
    bad=(
        _letter("Направляю во вложении акт сверки за I квартал.", "во вложении акт сверки"),
        _letter("Прикладываю резюме двух кандидатов.", "Прикладываю резюме двух кандидатов"),
        _letter("Смета приложена к письму, цены в ней новые.", "Смета приложена"),
        _letter("Результаты анализов готовы, заключение врача прилагается.", "заключение врача"),
        _letter("В приложении — график поставки на июнь.", "В приложении — график поставки"),
        _letter(
            "Счёт № 45 отправляю, оплатите его, пожалуйста, до пятницы.", "Счёт № 45 отправляю"
        ),
        _letter("Подробности (см. вложение) обсудим завтра.", "см. вложение"),
        _letter("Проверьте, пожалуйста, чертёж в прикреплённом файле.", "прикреплённом файле"),
        _letter("Прикладываю приказ.", "Прикладываю приказ", attachments=("image001.png",)),
        _letter("Приложение: протокол собрания на 2 л.", "Приложение: протокол собрания на 2 л."),
        Example(
            text="<p>Добрый день, Олег Викторович!</p><p>Прилагаю:</p><ul><li>акт;</li>"
            "<li>накладную.</li></ul><p>С уважением,<br>Анна Смирнова</p>",
            marked="Прилагаю",
            html=True,
            note="a list",
        ),
    ),
)


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    if files_of(letter.attachments):
        return
    promises = [p for p in promises_of(letter, language) if not _is_kept(letter, p)]
    if not promises:
        return
    promise = next((p for p in promises if p.certain), promises[0])
    block = letter.blocks[promise.block]
    words = block.text[promise.start : promise.end]
    yield RULE.at(
        promise.block,
        block,
        promise.start,
        promise.end,
        Text(
            ru=f"В письме сказано «{words}», но к нему не прикреплено ни одного файла. "
            "Прикрепите файл или поправьте текст.",
            en=f"The letter says «{words}», but no file is attached. Attach it or change the text.",
        ),
        severity=RULE.severity if promise.certain else Severity.HINT,
    )


def _is_kept(letter: Letter, promise: Mention) -> bool:
    """Whether a picture in the text, a card or an invitation is what is spoken of."""
    files = [read_file_name(attachment.name) for attachment in letter.attachments]
    kinds = {document.kind for document in promise.documents}
    pictures = any(attachment.inline for attachment in letter.attachments)
    return (
        (pictures and bool(kinds & {"фотография", "макет", "схема"}))
        or ("визитка" in kinds and any(file.type == ".vcf" for file in files))
        or ("приглашение" in kinds and any(file.type == ".ics" for file in files))
    )
