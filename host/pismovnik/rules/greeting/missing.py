"""The letter does not begin with an address to the reader."""

from collections.abc import Iterator

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Letter, Zone
from pismovnik.policy import Policy
from pismovnik.rules.courtesy import severity_for
from pismovnik.rules.example import Example
from pismovnik.rules.rule import Rule
from pismovnik.russian.addressees import addressees_of
from pismovnik.russian.language import Language
from pismovnik.text import Text

_END = "\n\nС уважением,\nАнна Смирнова"
_COLLEAGUES = ("Илья Горбунов <i.gorbunov@vector-it.example>",)

RULE = Rule(
    id="greeting.missing",
    title=Text(ru="Нет обращения", en="No greeting"),
    why=Text(
        ru="«Письмо всегда начинается с обращения»: письмо без него читается как окрик.",
        en="“A letter always begins with a greeting”; without one it reads like an order.",
    ),
    slide=7,
    severity=Severity.WARN,
    good=(
        Example(text="Здравствуйте, Олег Викторович!\n\nАкт подписан." + _END),
        Example(text="Олег Викторович, направляю подписанный акт." + _END, note="in one line"),
        Example(
            text="Исх. № 45 от 12.03.2026\nДиректору ООО «Стройград»\nКузнецову О. В.\n\n"
            "Уважаемый Олег Викторович!\n\nСообщаем о переносе поставки." + _END,
            note="below the letterhead of an official letter",
        ),
        Example(
            text="<h2>Итоги недели</h2><p>12 марта 2026 года</p><p>Коллеги, добрый день!</p>"
            "<p>Бетонирование закончено.</p><p>С уважением,<br>Анна Смирнова</p>",
            html=True,
            note="below a heading and a date",
        ),
        Example(
            text="<table><tr><td>Уважаемая Ирина Павловна!</td></tr><tr><td>Анализы готовы."
            "</td></tr></table><p>С уважением,<br>Анна Смирнова</p>",
            html=True,
            note="in the cell of a table that lays the letter out",
        ),
        Example(
            text="<div>Добрый день!<br>Счёт оплачен.<br>С уважением,<br>Анна Смирнова</div>",
            html=True,
            note="line breaks alone",
        ),
        Example(
            text="12.03.2026 10:02, Олег Кузнецов пишет:\n> Когда ждать машину?\n\n"
            "Добрый день, Олег Викторович!\n\nМашина придёт завтра в 8:00." + _END,
            kind="reply",
            note="below the quote",
        ),
        Example(text="Здраствуйте, Олег Викторович!\n\nАкт подписан." + _END, note="misspelt"),
        Example(text="Приветствую Вас, коллеги!\n\nАкт подписан." + _END),
        Example(text="Ваше Превосходительство!\n\nНаправляем ноту посольства." + _END),
        Example(text="С Новым годом, дорогие друзья!\n\nЖелаем Вам успехов." + _END),
        Example(
            text="Dear Marta,\n\nPlease find the revised schedule below.\n\nBest regards,\nAnna",
            note="an English letter",
        ),
        Example(
            text="Please find the revised schedule for the Riga office below.\n\nAnna",
            note="an English letter: the house's rule is about Russian ones",
        ),
        Example(
            text="Шановний Олеже Вікторовичу!\n\nНадсилаємо підписаний акт за березень."
            "\n\nЗ повагою,\nАнна",
            note="a Ukrainian letter",
        ),
        Example(text="День добрый! Прошу подтвердить дату осмотра объекта." + _END),
        Example(text="Товарищ полковник!\n\nДокладываю о ходе ремонта казармы." + _END),
    ),
    bad=(
        Example(text="Акт подписан, оригинал отправлен почтой." + _END),
        Example(
            text="<p>Направляем на согласование смету по корпусу Б.</p>"
            "<p>С уважением,<br>Анна Смирнова</p>",
            html=True,
        ),
        Example(
            text="12.03.2026 10:02, Олег Кузнецов пишет:\n> Здравствуйте, Анна! Где машина?\n\n"
            "Машина придёт завтра в 8:00." + _END,
            kind="reply",
            note="only the quoted letter greets",
        ),
        Example(
            text="Коллеги из отдела закупок просят перенести поставку на среду." + _END,
            note="a letter about colleagues, not to them",
        ),
        Example(text="Добрый полицейский вернул нашему водителю пропуск." + _END),
        Example(text="Анна Смирнова, менеджер проекта, сообщит Вам дату осмотра." + _END),
        Example(text="Надежда на возврат аванса остаётся." + _END, note="no name"),
        Example(text="", note="an empty letter"),
        Example(text="Прошу прислать отчёт.", to=_COLLEAGUES, note="to a colleague: a hint"),
        Example(
            text="-------- Перенаправленное сообщение --------\nТема: Груз\nОт: Служба доставки "
            "<info@skorohod.example>\n\nЗдравствуйте! Ваш груз прибыл.",
            kind="forward",
            note="passed on without a word: a hint",
        ),
    ),
)


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    severity = severity_for(letter, policy)
    if severity is None or any(letter.in_zones(Zone.GREETING)):
        return
    people = addressees_of(letter).direct
    name = people[0].address if len(people) == 1 else ""
    greeting = f"Здравствуйте, {name}!" if name else "Здравствуйте!"
    yield RULE.about(
        "body",
        Text(
            ru=f"Письмо начинается без обращения. Начните, например, так: «{greeting}»",
            en=f"The letter does not greet the reader. Begin, for example, with “{greeting}”",
        ),
        severity=severity,
    )
