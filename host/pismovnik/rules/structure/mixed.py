"""The letter runs several matters together in one paragraph."""

from collections.abc import Iterator

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Block, BlockKind, Letter, Zone
from pismovnik.policy import Policy
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.rule import Rule
from pismovnik.russian.language import Language
from pismovnik.russian.paragraphs import Paragraph, paragraphs
from pismovnik.russian.subjects import topic_of
from pismovnik.russian.topics import (
    Matter,
    announces_several,
    is_named,
    matters,
    named_items,
    names_of,
)
from pismovnik.text import Text


def _example(body: str, *, subject: str, marked: str = "", note: str = "") -> Example:
    return Example(text=in_letter(body), subject=subject, marked=marked, note=note)


RULE = Rule(
    id="structure.mixed",
    title=Text(ru="Разные вопросы в одном абзаце", en="Several matters in one paragraph"),
    why=Text(
        ru="Когда в абзаце несколько вопросов, на часть из них не отвечают: их не замечают. "
        "Пункт, абзац или заголовок на каждый вопрос — и ни один не потеряется.",
        en="When a paragraph holds several matters, some stay unanswered. Give each its own item, "
        "paragraph or heading.",
    ),
    slide=6,
    severity=Severity.WARN,
    good=(
        _example(
            "Весы с печатью этикеток мы осмотрели: износилась печатающая головка. Новую деталь "
            "заказали 6 октября. Ремонт закончим 15 октября. Акт и гарантийный талон передадим "
            "вместе с прибором, оплата не нужна: случай гарантийный.",
            subject="Ремонт весов по квитанции № 5581",
            note="service: one story with its steps",
        ),
        _example(
            "Монтаж начнём 26 июня в 9:00, закончим в 14:00, до начала репетиции. Разгрузить машину "
            "у служебного входа можно только до 10:00, предупредите, пожалуйста, охрану. Кабели "
            "закроем резиновыми коробами, экран поставим справа. Свет настроим вечером.",
            subject="Монтаж сцены 26 июня",
            note="events: many things, one event",
        ),
        _example(
            "1. Замки в номерах 214 и 216 не открывались из-за батареек, их мы поменяли.\n\n"
            "2. Отчёт о загрузке исправим к 21 июля, ошибка была в подсчёте гостей с ранним заездом.\n\n"
            "3. Счёт за июнь перевыпустим завтра на новое юридическое лицо.",
            subject="Ответы по замкам, отчёту и счёту",
            note="hotel: an item for each matter",
        ),
        _example(
            "Бетон для фундамента привезут 14 мая, насос будет на площадке к восьми утра.\n\n"
            "Разрешение на вырубку тополей управа пока не выдала.\n\n"
            "Охранник жалуется на сломанный шлагбаум у южных ворот.\n\n"
            "Цену утеплителя подтвердите, пожалуйста, до пятницы.",
            subject="Вопросы по объекту на Садовой",
            note="construction: a paragraph for each matter",
        ),
        _example(
            "Направляю договор, счёт и акт за май. Договор прошу подписать и вернуть до 5 июня. Счёт "
            "оплатите, пожалуйста, до 10 июня. Акт подпишите в двух экземплярах: один остаётся у Вас, "
            "второй пришлите почтой по адресу, указанному в договоре.",
            subject="Договор, счёт и акт за май",
            note="finance: the papers of one deal",
        ),
        _example(
            "Операция назначена на 14 мая в 9:30. Накануне нельзя есть после 20:00, воду можно пить до "
            "полуночи. Анализ крови сдайте до 12 мая в нашей лаборатории. Возьмите с собой полис, "
            "паспорт и сменную обувь, палата будет готова к 8:00.",
            subject="Подготовка к операции",
            note="medicine: what one event needs",
        ),
        _example(
            "Соколов выходит 3 июня. Приказ подписан, договор в двух экземплярах лежит у меня. Пропуск "
            "закажем в понедельник, рабочее место готовит отдел снабжения. Инструктаж по охране труда "
            "проведёт Мухина, займёт он один час.",
            subject="Приём на работу Соколова",
            note="HR: one man's first day",
        ),
        _example(
            "Проверку провели 3 марта. Датчики в коридорах сработали за восемь секунд, норма — десять. "
            "Также проверены огнетушители: два просрочены, их заменим до 10 марта. Кроме того, в подвале "
            "не горит указатель выхода, лампу поменяем в тот же день.",
            subject="Проверка пожарной системы",
            note="«также» and «кроме того» add to the same matter",
        ),
        _example(
            "Замок починили. Счёт вышлем завтра.",
            subject="Ответы по замку, счёту и пропуску",
            note="two short sentences need no list",
        ),
        _example(
            "Завод остановил печь на ремонт, поэтому стекло придёт 20 июня вместо 5-го. Рамы уже собраны и "
            "ждут на складе. Монтажники свободны с 22 июня, окна поставят за три дня. Неустойку по пункту "
            "6.1 зачтём в последнем счёте, его сумма уменьшится.",
            subject="Перенос сроков поставки",
            note="a cause and its consequences",
        ),
    ),
    bad=(
        _example(
            "Зарплатный проект подключён, карты выдадут 3 июня в кассе. Отпуск Петровой согласован с 3 по 16 "
            "июня, приказ подпишет директор. Медосмотр водителей перенесён на четверг, направления лежат в "
            "кадрах. Заявление Гусева отклонено: нет свидетельства.",
            subject="Карты, отпуск и медосмотр",
            marked="Отпуск",
            note="HR: the subject lists the matters",
        ),
        _example(
            "Кабель в диспетчерской заменён, связь есть. Учётная запись Лариной разблокирована, пароль она "
            "получит по телефону. Картридж для цветного плоттера закажем в среду. Антивирус на складском "
            "ноутбуке обновлён до последней версии.",
            subject="Заявки № 301, 305 и 318",
            marked="Учётная запись",
            note="IT: several requests by number",
        ),
        _example(
            "Вакцина от гриппа поступит на склад 3 октября. Холодильник в процедурном кабинете отремонтирован, "
            "журнал температур заполнен. Договор с лабораторией продлён до декабря, новые тарифы вышлем "
            "завтра. Жалобу пациентки Орловой рассмотрела комиссия.",
            subject="Ответы на Ваши вопросы",
            marked="Холодильник",
            note="medicine",
        ),
        _example(
            "Фура с плиткой вышла из Казани утром и будет в понедельник. Что касается пустых поддонов, их "
            "заберёт попутная машина 5 июня. Насчёт повреждённой упаковки: страховщик принял фотографии, "
            "выплату назначит до 20 июня.",
            subject="Рейс из Казани",
            marked="Что касается пустых поддонов",
            note="logistics: the writer turns to another matter twice",
        ),
        _example(
            "Бетон для фундамента привезут 14 мая, насос будет на площадке к восьми утра. Разрешение на "
            "вырубку тополей управа пока не выдала, инспектор обещал ответить до пятницы. Охранник жалуется на "
            "сломанный шлагбаум у южных ворот. Сметчик просит подтвердить цену утеплителя.",
            subject="Вопросы по объекту на Садовой",
            marked="Разрешение",
            note="construction",
        ),
        _example(
            "Окна в спортзале вставят 12 июля, леса уже стоят. Учебники по химии придут из типографии в "
            "августе. Столовая просит новые весы и две кастрюли. Автобус на экскурсию заказан на 20 сентября, "
            "водитель предупреждён. Сайт перевели на новый сервер.",
            subject="Новости",
            marked="Учебники",
            note="public sector: a hint, no sign but the words themselves",
        ),
    ),
)

_SHORTEST = 180
_LONGEST = 900  # beyond it the paragraph is a wall, and structure.wall says so
_SEVERAL = 3
_MANY = 4
_SHOWN_WORDS = 4


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    for index, block in letter.in_zones(Zone.BODY):
        if block.kind not in {BlockKind.PARAGRAPH, BlockKind.CELL}:
            continue
        for paragraph in paragraphs(block.text):
            if len(paragraph.text) < _SHORTEST:
                continue
            found = matters(language, paragraph.text)
            if len(found) < _SEVERAL:
                continue
            severity = _severity(letter, language, paragraph, found)
            if severity is not None:
                yield _finding(index, block, paragraph, found, severity)


def _severity(
    letter: Letter, language: Language, paragraph: Paragraph, found: tuple[Matter, ...]
) -> Severity | None:
    """A warning needs the writer's own sign of several matters.

    Disjoint words alone make a hint, and none where the subject names what they are about.
    """
    topic = topic_of(letter.subject)
    subject = language.analysis(topic).tokens
    opening = language.analysis(paragraph.text).sentences[0]
    turned = sum(1 for matter in found if matter.turned)
    many = len(found) >= _MANY
    announced = announces_several(topic, subject) or announces_several(opening.text, opening.tokens)
    if _listed(named_items(subject), found) >= _SEVERAL or turned > 1 or (many and announced):
        return Severity.WARN
    named = names_of(subject)
    enough = len(found) > _MANY or (many and not named)
    on_topic = any(is_named(matter, named) for matter in found)
    hinted = enough and not on_topic and len(paragraph.text) <= _LONGEST
    return Severity.HINT if hinted else None


def _listed(items: tuple[frozenset[str], ...], found: tuple[Matter, ...]) -> int:
    """How many things listed in the subject have a matter of their own here."""
    pairs = [
        (n, m) for n, item in enumerate(items) for m, f in enumerate(found) if is_named(f, item)
    ]
    return min(len({n for n, _ in pairs}), len({m for _, m in pairs}))


def _opening(paragraph: Paragraph, matter: Matter) -> str:
    """The first words of a matter, up to the first thing that it names."""
    words = paragraph.text[matter.start : matter.opening_end].split()
    return " ".join(words[:_SHOWN_WORDS]) + ("…" if len(words) > _SHOWN_WORDS else "")


def _finding(
    index: int, block: Block, paragraph: Paragraph, found: tuple[Matter, ...], severity: Severity
) -> Finding:
    """Marks where the second matter begins."""
    themes = ", ".join(f"«{_opening(paragraph, matter)}»" for matter in found)
    second = found[1]
    return RULE.at(
        index,
        block,
        paragraph.start + second.start,
        paragraph.start + second.opening_end,
        Text(
            ru=f"В одном абзаце собраны разные вопросы; они начинаются со слов {themes}. Выделите каждому отдельный пункт "
            "или абзац с заголовком.",
            en=f"One paragraph holds several matters; they begin with {themes}. Give each its own item, or a "
            "paragraph with a heading.",
        ),
        severity=severity,
    )
