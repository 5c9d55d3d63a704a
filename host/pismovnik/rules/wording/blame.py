"""The letter blames the reader or brushes him off."""

from collections.abc import Iterator

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Letter, Zone
from pismovnik.policy import Policy
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.rule import Rule
from pismovnik.russian.language import Language
from pismovnik.russian.reproaches import Kind, offers_help, reproaches
from pismovnik.text import Text


def _example(*sentences: str, marked: str = "", note: str = "") -> Example:
    return Example(text=in_letter(*sentences), marked=marked, note=note)


RULE = Rule(
    id="wording.blame",
    title=Text(ru="Упрёк или отписка", en="Blame, or a brush-off"),
    why=Text(
        ru="Упрёк заставляет защищаться, а не решать вопрос; отписка оставляет читателя без помощи. "
        "Назовите факт и следующий шаг.",
        en="Blame makes people defend themselves instead of solving the matter; a brush-off leaves "
        "them without help. Name the fact and the next step.",
    ),
    slide=7,
    severity=Severity.WARN,
    good=(
        _example(
            "Доступ на площадку был открыт 14 мая, на две недели позже графика. Работы закончим 28 мая.",
            note="construction: the same fact without a culprit",
        ),
        _example(
            "Оплата по счёту № 118 не поступила. Проверьте, пожалуйста, прошёл ли платёж.",
            note="finance",
        ),
        _example(
            "Задержка произошла по нашей вине, приносим извинения. Груз прибудет 5 мая.",
            note="logistics: the writer's own fault",
        ),
        _example(
            "Вашей вины в этом нет: анализатор требовал калибровки.",
            note="medicine: guilt is denied",
        ),
        _example(
            "Вы пишете, что мы сорвали сроки и что это не Ваша проблема. Проверим журнал к 6 мая.",
            note="the reader's own words",
        ),
        _example(
            "По пункту 4.2 договора Вы обязаны принять работы за пять дней, а мы обязаны устранить "
            "замечания за десять.",
            note="public sector: the duties of both sides",
        ),
        _example(
            "При просрочке по Вашей вине срок переносится на число дней задержки.",
            note="a clause of a contract, nothing has happened",
        ),
        _example(
            "Помочь с лифтом мы ничем не можем: он не наш. Обратитесь, пожалуйста, к обслуживающей "
            "компании по телефону +7 846 200-00-70.",
            note="a refusal that tells whom to turn to",
        ),
        _example(
            "Перевозчик сорвал сроки, поэтому тираж прибудет 9 июня.",
            note="printing: a third person",
        ),
        _example(
            "Вы должны были получить уведомление 3 мая. Если его нет, мы отправим второе.",
            note="HR: an expectation, no reproach",
        ),
        _example(
            "Изменение тарифа Вас не касается: цена закреплена до декабря.",
            note="what does not concern the reader is no brush-off",
        ),
        _example(
            "Ваши проблемы с входом решены: пароль сброшен в 10:15.",
            note="IT: «Ваши проблемы» are not pushed away",
        ),
    ),
    bad=(
        _example(
            "Бригада стояла два дня: проход закрыли Вы сами. Сроки сорвали именно Вы.",
            marked="сорвали именно Вы",
            note="construction",
        ),
        _example(
            "Деньги ушли на чужой счёт из-за Вашей невнимательности.",
            marked="из-за Вашей невнимательности",
            note="finance",
        ),
        _example(
            "Порвалась упаковка? Это не наша проблема.",
            marked="не наша проблема",
            note="logistics",
        ),
        _example(
            "Вы снова не указали срок годности вакцины.",
            marked="Вы снова не указали",
            note="medicine",
        ),
        _example(
            "Вам следовало раньше подумать о замене на время отпуска.",
            marked="Вам следовало раньше подумать о замене на время отпуска",
            note="HR",
        ),
        _example("Ничем помочь не можем.", marked="Ничем помочь не можем", note="public sector"),
        _example(
            "Как я уже сто раз писала, форма заполняется печатными буквами.",
            marked="сто раз",
            note="education",
        ),
        _example("Обращайтесь куда хотите.", marked="Обращайтесь куда хотите", note="IT"),
    ),
)

_MESSAGES: dict[Kind, Text] = {
    "guilt": Text(
        ru="Слова «{0}» возлагают вину на адресата. Назовите сам факт и то, что будет дальше: "
        "что случилось, когда и кто это исправит.",
        en="The words “{0}” put the blame on the reader. Say what happened and what comes next.",
    ),
    "duty": Text(
        ru="Слова «{0}» попрекают адресата тем, чего он не сделал. Напишите, что нужно сделать "
        "теперь и к какому сроку.",
        en="The words “{0}” hold up to the reader what he failed to do. Say what is to be done now "
        "and by when.",
    ),
    "brush-off": Text(
        ru="Слова «{0}» звучат как отписка. Скажите, что Вы сделаете или к кому обратиться.",
        en="The words “{0}” sound like a brush-off. Say what you will do or whom to turn to.",
    ),
    "scolding": Text(
        ru="Слова «{0}» звучат как выговор. Повторите нужное спокойно или сошлитесь на прежнее "
        "письмо по его дате.",
        en="The words “{0}” sound like a scolding. Repeat what matters calmly or refer to the "
        "earlier letter by its date.",
    ),
}


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    helped = any(offers_help(language, block.text) for _, block in letter.in_zones(Zone.BODY))
    for index, block in letter.in_zones(Zone.BODY):
        for reproach in reproaches(language, block.text, helped=helped):
            words = " ".join(block.text[reproach.start : reproach.end].split())
            message = _MESSAGES[reproach.kind]
            yield RULE.at(
                index,
                block,
                reproach.start,
                reproach.end,
                Text(ru=message.ru.format(words), en=message.en.format(words)),
                severity=Severity.WARN if reproach.sure else Severity.HINT,
            )
