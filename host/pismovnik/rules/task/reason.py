"""New work is taken on and nobody knows what it is for."""

from collections.abc import Iterator

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Letter, Zone
from pismovnik.policy import Policy
from pismovnik.rules.audience import reaches_customer
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.rule import Rule
from pismovnik.russian import morphology
from pismovnik.russian.commitments.tasks import (
    Task,
    asks_for,
    asks_one_more,
    asks_to_make,
    gives_purpose,
    knows_purpose,
    speaks_of_change,
    speaks_of_fault,
    tasks,
)
from pismovnik.russian.language import Language
from pismovnik.russian.words import Word
from pismovnik.text import Text, in_quotes


def _example(*paragraphs: str, marked: str = "", note: str = "") -> Example:
    return Example(text=in_letter(*paragraphs), marked=marked, note=note)


RULE = Rule(
    id="task.reason",
    title=Text(ru="Задача без цели", en="A task without its purpose"),
    why=Text(
        ru="Зная, зачем заказчику работа и какой измеримый результат ему нужен, можно предложить "
        "решение лучше и не переделывать. Спросить об этом дешевле всего в первом ответе.",
        en="Knowing why the work is wanted and how its success is measured, you may find a better "
        "solution. The first answer is the cheapest place to ask.",
    ),
    slide=5,
    severity=Severity.WARN,
    good=(
        _example(
            "Новый отчёт по возвратам берём в работу, он будет готов 20 марта.",
            "Для кого он готовится и на какие вопросы должен отвечать?",
            note="retail: the purpose is asked",
        ),
        _example(
            "Доработку приняли в работу: добавим в карточку пациента поле «Аллергия», чтобы "
            "врач видел его до назначения.",
            note="medicine: the purpose is stated",
        ),
        _example(
            "Заявку на ремонт насоса приняли в работу, мастер приедет 13 марта к 10:00.",
            note="utilities: a repair needs no reason",
        ),
        _example(
            "Вашу заявку приняли: закрывающие документы за февраль отправим 16 марта.",
            note="finance: papers are no task",
        ),
        _example(
            "Ошибку в выгрузке приняли в работу. Исправим её и пересоберём таблицу 13 марта.",
            note="IT: a fault",
        ),
        _example(
            "Заказ № 204 принят: 40 светильников доставим на склад 17 марта.",
            note="trade: goods are delivered",
        ),
        _example(
            "Изменения в планировке взяли в работу: проём расширим до 1200 мм. Цель — провезти "
            "оборудование без разборки.",
            note="construction: the goal is named",
        ),
        _example(
            "Ваше пожелание о новой теме курса внесли в план. Какой результат должны показать "
            "слушатели после занятий?",
            note="education: the measurable result is asked",
        ),
        Example(
            text=in_letter(
                "Новую форму анкеты берём в работу, сделаем к 18 марта.",
            )
            + "\n\n11.03.2026 10:02, Кузнецов Олег Викторович пишет:\n> Нужна новая форма анкеты: "
            "кандидаты путают поля и бросают её на середине.",
            note="HR: the customer gave the reason in the quote",
            kind="reply",
        ),
        _example(
            "Если согласуете смету, возьмём новый раздел сайта в работу 16 марта.",
            note="IT: nothing is taken on yet",
        ),
        _example(
            "Запись на 18 марта подтверждаем, анализы сделаем в день приёма.",
            note="medicine: an appointment",
        ),
        Example(
            text=in_letter("Второй комплект ключей сделаем и передадим в день приёмки.")
            + "\n\n11.03.2026 10:02, Кузнецов Олег Викторович пишет:\n> Сделайте, пожалуйста, "
            "второй комплект ключей: нас на складе двое, не хватает.",
            note="rent: the quote says why",
            kind="reply",
        ),
        _example(
            "Маршрут изменим с 16 марта: по предписанию дорожной службы мост закрыт.",
            note="logistics: the reason is an order",
        ),
    ),
    bad=(
        _example(
            "Заявку на новый отчёт по складу получили и берём в работу, срок — 20 марта.",
            "Уточните, пожалуйста, в каком виде его присылать.",
            marked="берём в работу",
            note="logistics: details are asked, the purpose is not",
        ),
        _example(
            "Изменения в планировке приняли в работу: перегородку перенесём на метр вправо. "
            "Какого цвета делать стену?",
            marked="Изменения в планировке приняли в работу",
            note="construction",
        ),
        _example(
            "Ваше пожелание принято: добавим в программу курса модуль о переговорах, он начнётся "
            "6 апреля.",
            marked="пожелание принято",
            note="education",
        ),
        _example(
            "Приступаем к доработке личного кабинета. Пришлите, пожалуйста, логотип и цвета.",
            marked="Приступаем к доработке",
            note="finance",
        ),
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><p>Задачу взяли в работу, сделаем до "
            "27 марта:</p><ul><li>добавим в анкету три вопроса;</li><li>изменим порядок "
            "разделов.</li></ul><p>С уважением,<br>Анна Смирнова</p>",
            html=True,
            marked="взяли в работу",
            note="HR: a list",
        ),
        Example(
            text=in_letter("Да, сделаем такую таблицу к 19 марта. Включать ли в неё филиалы?")
            + "\n\n11.03.2026 10:02, Кузнецов Олег Викторович пишет:\n> Нужна таблица по "
            "обращениям за квартал с разбивкой по районам.",
            marked="сделаем такую таблицу",
            kind="reply",
            note="public sector: a hint, for nothing says «в работу»",
        ),
        Example(
            text=in_letter("Чат-бота взяли в работу, покажем его 3 апреля. Пришлите логотип.")
            + "\n\n11.03.2026 10:02, Кузнецов Олег Викторович пишет:\n> Сделайте нам чат-бота для "
            "пациентов.",
            marked="взяли в работу",
            kind="reply",
            note="medicine: what is made stands in the quote",
        ),
        Example(
            text=in_letter("Второй шлагбаум поставим 20 марта. Какого цвета должна быть стрела?")
            + "\n\n11.03.2026 10:02, Кузнецов Олег Викторович пишет:\n> Поставьте, пожалуйста, "
            "шлагбаум и на вторые ворота.",
            marked="Второй шлагбаум поставим",
            kind="reply",
            note="security: one more of a thing, a hint",
        ),
        _example(
            "По Вашей просьбе добавим в журнал приёма две графы и уберём столбец с адресом. "
            "Новый бланк будет готов 16 марта.",
            marked="По Вашей просьбе",
            note="medicine",
        ),
    ),
)


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    if not reaches_customer(letter, policy):
        return
    found = [
        (index, task)
        for index, block in letter.in_zones(Zone.BODY)
        for task in tasks(language, block.text)
    ]
    accepted = [(index, task) for index, task in found if task.accepted]
    quoted = _quoted(letter)
    found = [(index, task) for index, task in found if _is_wanted(task, quoted, language)]
    if not (accepted or (found and quoted)) or _is_known(letter, quoted, language):
        return
    makes = (
        any(task.makes for _, task in found)
        or speaks_of_change(language, letter.subject)
        or any(asks_to_make(language, text) or asks_one_more(language, text) for text in quoted)
    )
    if makes:
        index, task = (accepted or found)[0]
        thing = next((task.thing for _, task in found if task.thing is not None), None)
        yield _finding(letter, index, task, thing, Severity.WARN if accepted else Severity.HINT)


def _quoted(letter: Letter) -> list[str]:
    """What stands nearest below the letter, or above an answer, up to a bound."""
    texts: list[str] = []
    for _, block in letter.in_zones(Zone.QUOTE, Zone.FORWARD):
        if sum(map(len, texts)) > _QUOTED_CHARACTERS:
            break
        texts.append(block.text[:_QUOTED_CHARACTERS])
    return texts


def _is_wanted(task: Task, quoted: list[str], language: Language) -> bool:
    """One more of a thing is new work if the customer asked for it."""
    if not task.another or task.thing is None:
        return True
    return any(asks_for(language, text, task.thing) for text in quoted)


def _is_known(letter: Letter, quoted: list[str], language: Language) -> bool:
    """Whether the purpose stands in the letter or in what the customer wrote, or is a repair."""
    written = [letter.subject, *(block.text for _, block in letter.in_zones(Zone.BODY))]
    return any(
        knows_purpose(language, text) or speaks_of_fault(language, text) for text in written
    ) or any(gives_purpose(language, text) or speaks_of_fault(language, text) for text in quoted)


_QUOTED_CHARACTERS = 3_000


def _finding(
    letter: Letter, index: int, task: Task, thing: Word | None, severity: Severity
) -> Finding:
    block = letter.blocks[index]
    said = " ".join(block.text[task.start : task.end].split())
    wanted = _wanted(thing)
    return RULE.at(
        index,
        block,
        task.start,
        task.end,
        Text(
            ru=f"Вы берётесь за работу ({in_quotes(said)}), но в письме не видно её цели. Спросите, "
            f"для чего {wanted} и по какому признаку будет ясно, что задача решена.",
            en=f"You take on work (“{said}”) without its purpose. Ask what it is for and how both "
            "of you will see that it has helped.",
        ),
        severity=severity,
    )


def _wanted(thing: Word | None) -> str:
    """«нужен отчёт», «нужна колонка», «нужны изменения»."""
    if thing is None or thing.has("Case", "Loc"):
        return "нужна эта работа"
    plural = thing.has("Number", "Plur")
    noun = next((p for p in morphology.parses(thing.form) if "NOUN" in p.tag), None)
    named = noun.inflect({"plur" if plural else "sing", "nomn"}) if noun else None
    if noun is None or named is None:
        return "нужна эта работа"
    if plural:
        return f"нужны {named.word}"
    return (
        {"masc": "нужен", "femn": "нужна", "neut": "нужно"}[str(noun.tag.gender)]
        + " "
        + str(named.word)
    )
