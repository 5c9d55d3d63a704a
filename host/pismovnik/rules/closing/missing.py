"""The letter has no closing formula or no sender's name."""

import re
from collections.abc import Iterator
from itertools import takewhile

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import WRITTEN, Address, Letter, Zone
from pismovnik.policy import Policy
from pismovnik.rules.courtesy import severity_for
from pismovnik.rules.example import Example
from pismovnik.rules.rule import Rule
from pismovnik.russian.closings import closing_start, is_prose
from pismovnik.russian.language import Language
from pismovnik.russian.people import (
    is_first_name,
    is_patronymic,
    name_words,
    names_office,
    words_of_address,
)
from pismovnik.russian.transliteration import sounds_like
from pismovnik.text import Text

_BEGIN = "Здравствуйте, Олег Викторович!\n\nАкт подписан.\n\n"

RULE = Rule(
    id="closing.missing",
    title=Text(ru="Письмо не завершено и не подписано", en="No closing or no name"),
    why=Text(
        ru="Письмо завершают вежливой формулой и именем: получатель должен знать, кто ему пишет.",
        en="A letter ends with a courteous formula and a name: the reader must know who writes.",
    ),
    slide=7,
    severity=Severity.WARN,
    good=(
        Example(text=_BEGIN + "С уважением,\nАнна Смирнова"),
        Example(text=_BEGIN + "С уважением и наилучшими пожеланиями,\nАнна"),
        Example(text=_BEGIN + "Всего доброго!\nА. Смирнова"),
        Example(text=_BEGIN + "Заранее благодарю за ответ.\n\nСмирнова А. С., юрисконсульт"),
        Example(text=_BEGIN + "Спасибо и хорошего дня!\n\nАнна Смирнова\n+7 846 200-00-10"),
        Example(text=_BEGIN + "Искренне Ваша, Анна"),
        Example(text="Здравствуйте! Акт подписан. С уважением, Анна Смирнова", note="in one line"),
        Example(text=_BEGIN + "С уважением,\nОтдел кадров ООО «Вектор ИТ»"),
        Example(
            text=_BEGIN + "-- \nС уважением,\nАнна Смирнова\nООО «Вектор ИТ»",
            note="all of it in the signature",
        ),
        Example(
            text=_BEGIN + "С уважением\n\n-- \nАнна Смирнова", note="the name in the signature"
        ),
        Example(text=_BEGIN + "-- \nАнна Смирнова\nменеджер", note="a signature counts"),
        Example(
            text=_BEGIN + "С уважением,\nДенис Пак",
            sender="Служба поддержки <support@vector-it.example>",
            note="a person signs for a role box",
        ),
        Example(
            text=_BEGIN + "С уважением,\nАнна Смирнова\n\nP. S. Склад в понедельник закрыт.",
            note="a postscript below",
        ),
        Example(
            text=_BEGIN + "С уважением,\nАнна Смирнова\n\nПриложение: акт на 2 л. в 1 экз.\n\n"
            "Исп. Петрова М. И., 200-00-11",
            note="a list of attachments below, as in official letters",
        ),
        Example(
            text="12.03.2026 10:02, Олег Кузнецов пишет:\n> Где акт?\n\n"
            "Добрый день!\n\nАкт отправлен.\n\nС уважением,\nАнна Смирнова",
            kind="reply",
            note="below the quote",
        ),
        Example(
            text="<div>Добрый день!<br>Счёт оплачен.<br>С уважением,<br>Нгуен Тхи Лан</div>",
            html=True,
            sender="Нгуен Тхи Лан <lan.nguyen@vector-it.example>",
        ),
        Example(text="Dear Marta,\n\nThe act is signed.\n\nAnna", note="an English letter"),
        Example(text=_BEGIN + "Жду ответа до пятницы.\n\nАнна"),
    ),
    bad=(
        Example(text="Здравствуйте, Олег Викторович!\n\nАкт подписан."),
        Example(text=_BEGIN + "Анна Смирнова\nООО «Вектор ИТ»", note="no formula"),
        Example(text=_BEGIN + "С уважением", note="no name"),
        Example(text=_BEGIN + "С уважением,\n+7 846 200-00-10", note="a telephone is no name"),
        Example(
            text=_BEGIN + "С уважением относимся к Вашему решению и ждём замечаний.",
            note="the words of the formula inside a sentence",
        ),
        Example(
            text="<p>Добрый день!</p><p>Спасибо за смету, оплатим её завтра.</p>",
            html=True,
            note="thanks for something are no closing",
        ),
        Example(
            text="Добрый день!\n\nМашина выйдет завтра.\n\n12.03.2026 10:02, Олег Кузнецов пишет:\n"
            "> Где машина?\n>\n> С уважением,\n> Олег Кузнецов",
            kind="reply",
            note="only the quoted letter is signed",
        ),
        Example(text=_BEGIN + "С уважением, ООО «Вектор ИТ»", note="a firm alone: a hint"),
        Example(
            text="Илья, привет!\n\nАкт подписан.",
            to=("Илья Горбунов <i.gorbunov@vector-it.example>",),
            note="to a colleague: a hint",
        ),
    ),
)

#: Name, firm, position, address, telephones; what stands lower is a disclaimer.
_LINES_BELOW = 12
#: «А. С.», «А. Смирнова», «АС»
_INITIALS = re.compile(r"\b[А-ЯЁA-Z]\.\s?[А-ЯЁA-Z]|^\s*[А-ЯЁA-Z]{2,3}\s*$")
#: «Директор А. С. Смирнова»: official letters may end so, without a formula.
_OFFICIAL = re.compile(r"[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+")
_COMPANY = re.compile(r"\b(?:ООО|ОАО|ЗАО|ПАО|АО|ИП|ТСЖ|НКО|АНО|ГБУ|МБУ|LLC|Ltd|GmbH)\b|«")


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    severity = severity_for(letter, policy)
    if severity is None or not letter.text_of(*WRITTEN).strip():
        return
    signature = letter.text_of(Zone.SIGNATURE)
    closing = letter.text_of(Zone.CLOSING)
    has_formula = bool(closing) or closing_start(signature) is not None
    below = (
        _lines(closing)[:_LINES_BELOW] if closing else _trailing_lines(letter.text_of(Zone.BODY))
    )
    lines = below + _lines(signature)
    has_name = any(_is_name(line, letter.sender) for line in lines)
    if has_name and (has_formula or signature):
        return
    if _is_lenient(has_formula or bool(signature), lines):
        severity = Severity.HINT
    yield RULE.about("body", _message(has_formula, has_name), severity=severity)


def _is_lenient(is_closed: bool, lines: list[str]) -> bool:
    """Signed by the firm alone, or by position and initials alone: not sure to be a fault."""
    pattern = _COMPANY if is_closed else _OFFICIAL
    return any(pattern.search(line) for line in lines)


def _message(has_formula: bool, has_name: bool) -> Text:
    if has_formula:
        return Text(
            ru="Под письмом нет имени. Подпишитесь: имя, фамилия, должность.",
            en="There is no name below the letter. Sign it: name and position.",
        )
    if has_name:
        return Text(
            ru="Перед подписью нет завершающей формулы, например «С уважением,».",
            en="No closing formula stands above the name, such as «С уважением,».",
        )
    return Text(
        ru="Письмо обрывается: нет ни завершающей формулы («С уважением,»), ни имени.",
        en="The letter breaks off: no closing formula («С уважением,») and no name.",
    )


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _trailing_lines(text: str) -> list[str]:
    """The lines below the last one that tells something: there a signature may stand."""
    return list(takewhile(lambda line: not is_prose(line), reversed(_lines(text)[-_LINES_BELOW:])))


def _is_name(line: str, sender: Address | None) -> bool:
    """Whether a line under a letter says who wrote it: a person or a department."""
    if not line.strip() or (is_prose(line) and closing_start(line) is None):
        return False
    return _names_sender(line, sender) or names_office(line) or _names_person(line)


def _names_sender(line: str, sender: Address | None) -> bool:
    known = words_of_address(sender) if sender is not None else ()
    words = [word for word in name_words(line) if len(word) > 2]
    return any(sounds_like(word, name) for word in words for name in known)


def _names_person(line: str) -> bool:
    capitalised = [word for word in name_words(line) if word[0].isupper()]
    if any(is_first_name(word) or is_patronymic(word) for word in capitalised):
        return True
    return _INITIALS.search(line) is not None and not any(c.isdigit() for c in line)
