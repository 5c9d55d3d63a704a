"""The letter is long and in one block."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import BlockKind, Letter, Zone
from pismovnik.policy import Policy
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.rule import Rule
from pismovnik.russian.language import Language
from pismovnik.russian.paragraphs import Paragraph, paragraphs
from pismovnik.russian.topics import stages
from pismovnik.text import Text

_SUBJECT = "Переход на новый склад"
_FIRST_WEEK = (
    "Рассказываю, как идёт переезд на новый склад. На первой неделе мы вывезли паллеты с крупной "
    "техникой и разместили их в зоне А. Стеллажи для мелкого товара собраны наполовину: поставщик "
    "прислал крепёж не того размера, и замену он привезёт в четверг. Погрузчики прошли осмотр и "
    "допущены к работе, водители получили пропуска."
)
_SECOND_WEEK = (
    "На второй неделе перевозим запасные части и сразу наклеиваем новые адреса ячеек. В это время "
    "приём возвратов приостановлен, магазины предупреждены письмом. Учётную программу переключим в "
    "ночь на субботу, когда отгрузок нет. Если остатки разойдутся больше чем на один процент, "
    "пересчитаем зону целиком. Охрана просит поставить вторую камеру у южных ворот."
)
_THIRD_WEEK = (
    "На третьей неделе сдаём старое помещение арендодателю и подписываем акт. Ключи примет его "
    "управляющий, показания счётчиков снимем вместе. После переезда проведём полную инвентаризацию, "
    "в ней участвуют все кладовщики и один бухгалтер. Итог сообщим Вам 30 июня."
)
_REPORT = " ".join((_FIRST_WEEK, _SECOND_WEEK, _THIRD_WEEK))
_OPENING = "Рассказываю, как идёт переезд на новый склад."
_LESSON = (
    "Сообщаю, как пройдёт обучение новых сотрудников отделения. В понедельник медсёстры знакомятся с "
    "журналами и сдают зачёт по асептике. Занятие ведёт старшая сестра, оно длится два часа. Во вторник "
    "санитары учатся работать с новой моечной машиной, инструкция к ней висит у раковины. Врачи в этот день "
    "свободны. В среду все вместе проверяют аптечки и списывают просроченное. Списание оформляет аптекарь, "
    "акты подписывает заведующий. В четверг приходит представитель завода, он покажет новый дефибриллятор и "
    "ответит на вопросы. Аппарат останется у нас на месяц, потом решим, покупать ли его. В пятницу проводим "
    "общую тренировку: условный пациент поступает в приёмный покой, бригада принимает его за десять минут. "
    "Результаты запишет наблюдатель. Тех, кто не справится, обучим ещё раз через неделю. Удостоверения выдадим "
    "в конце месяца, их печатает отдел кадров. Просим освободить сотрудников от дежурств на эти дни."
)
_CONTRACT = (
    "5.4. Исполнитель выполняет работы в срок, указанный в графике. Заказчик принимает их в течение пяти "
    "дней. При обнаружении недостатков составляется акт. Недостатки устраняются за счёт исполнителя. Срок "
    "устранения указывается в акте. Если заказчик не подписал акт и не направил возражений, работы "
    "считаются принятыми. Оплата производится в течение десяти банковских дней. Датой оплаты считается "
    "день списания денег со счёта заказчика. Стороны освобождаются от ответственности при пожаре, "
    "наводнении, запрете властей. О таких обстоятельствах сторона сообщает в течение трёх дней. "
    "Подтверждением служит справка торгово-промышленной палаты. Споры решаются переговорами. Срок "
    "ответа на претензию — двадцать дней. После него сторона вправе обратиться в суд по месту нахождения "
    "ответчика. Изменения договора действительны в письменной форме. Приложения являются его частью."
)


def _example(*body: str, marked: str = "", note: str = "", html: bool = False) -> Example:
    if html:
        inner = "".join(f"<p>{part}</p>" for part in body)
        text = f"<p>Здравствуйте, Олег Викторович!</p>{inner}<p>С уважением,<br>Анна Смирнова</p>"
    else:
        text = in_letter(*body)
    return Example(text=text, marked=marked, note=note, html=html, subject=_SUBJECT)


def _wrapped(text: str) -> str:
    return re.sub(r"(.{50,68}) ", r"\1\n", text)


RULE = Rule(
    id="structure.wall",
    title=Text(ru="Длинный текст без абзацев", en="A wall of text"),
    why=Text(
        ru="Сплошной текст не читают, а просматривают и пропускают важное. Короткие абзацы, пункты и "
        "заголовки показывают, из чего письмо состоит.",
        en="A wall of text is skimmed and what matters is missed. Short paragraphs, items and headings "
        "show what the letter is made of.",
    ),
    slide=6,
    severity=Severity.WARN,
    good=(
        _example("Груз прибыл. Накладную передаст водитель.", note="logistics: short"),
        _example(_FIRST_WEEK, _SECOND_WEEK, _THIRD_WEEK, note="the same report in paragraphs"),
        _example(
            _FIRST_WEEK.replace(". ", ".<br>") + "<br>" + _SECOND_WEEK.replace(". ", ".<br>"),
            note="every thought on a line of its own",
            html=True,
        ),
        _example(
            _wrapped(_FIRST_WEEK),
            _wrapped(_SECOND_WEEK),
            _wrapped(_THIRD_WEEK),
            note="plain text wrapped at 68 characters, in paragraphs",
        ),
        _example(
            "\n".join(f"{n}. {s.strip()}." for n, s in enumerate(_REPORT.split(". "), 1)),
            note="a numbered list",
        ),
        _example(
            "По Вашей просьбе привожу пункт 5.4 договора. «" + _REPORT + "» Срок согласия — 5 мая.",
            note="law: a long quotation is not the writer's",
        ),
        _example(_CONTRACT, note="law: a clause of a contract, given in full"),
        _example(
            "Сведения для пропуска на завод:\nИванов Пётр Сергеевич, водитель, «Газель» А 123 ВС;\n"
            "Петров Илья Олегович, грузчик;\nСидоров Олег Игоревич, стропальщик.",
            note="construction: lines of data",
        ),
        _example(
            "Анализ крови сдайте утром, не завтракая. Результат будет готов через день. Если гемоглобин "
            "низкий, врач назначит второй приём. Направление действует месяц. Полис возьмите с собой. "
            "Приём идёт с 8:00 до 11:00.",
            note="medicine: many short sentences are no wall",
        ),
        _example(
            _FIRST_WEEK,
            "Что делаем дальше:",
            "- " + _SECOND_WEEK,
            "- " + _THIRD_WEEK,
            "Смета лежит в общей папке. Ответьте, пожалуйста, до 5 июня.",
            note="long paragraphs among items",
        ),
    ),
    bad=(
        _example(_REPORT, marked=_OPENING, note="logistics"),
        _example(_REPORT, marked=_OPENING, note="in HTML", html=True),
        _example(_wrapped(_REPORT), marked=_wrapped(_OPENING + " ").strip(), note="hard-wrapped"),
        _example(
            _REPORT,
            "Жду ответа до 5 июня.",
            marked=_OPENING,
            note="a short paragraph does not help",
        ),
        _example(
            _REPORT + " " + _REPORT.replace("склад", "офис"),
            marked=_OPENING,
            note="twice as long",
        ),
        _example(
            _LESSON,
            marked="Сообщаю, как пройдёт обучение новых сотрудников отделения.",
            note="medicine, HR",
        ),
    ),
)

#: Characters of a paragraph: shown as a hint, held, held even in a structured letter.
_LONG = 700
_WALL = 900
_HUGE = 1800
_MANY_SENTENCES = 8
_FEW_SENTENCES = 6
_MOST = 0.6
_QUOTATION = re.compile(r"«[^«»]{80,}(?:«[^«»]*»[^«»]*)*»")
_CLAUSE = re.compile(r"\d+(?:\.\d+)+\.?\s")
_CUT_APART = 150
_CUTS = 3


class _Layout(msgspec.Struct, frozen=True):
    """How a letter is divided: the length of its body, and its items, cells and headings."""

    length: int
    divided: bool


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    layout = _layout(letter)
    for index, block in letter.in_zones(Zone.BODY):
        if block.kind not in {BlockKind.PARAGRAPH, BlockKind.CELL}:
            continue
        for paragraph in paragraphs(block.text):
            severity = _severity(language, paragraph, layout)
            if severity is None:
                continue
            first = language.analysis(paragraph.text).sentences[0]
            yield RULE.at(
                index,
                block,
                paragraph.start + first.start,
                paragraph.start + first.stop,
                _message(language, paragraph),
                severity=severity,
            )


def _layout(letter: Letter) -> _Layout:
    blocks = [block for _, block in letter.in_zones(Zone.BODY)]
    parts = [b for b in blocks if b.kind in {BlockKind.ITEM, BlockKind.HEADING} or b.bold]
    cells = [b for b in blocks if b.kind is BlockKind.CELL]
    return _Layout(
        length=sum(len(block.text) for block in blocks), divided=len(parts) > 1 or len(cells) > 2
    )


def _severity(language: Language, paragraph: Paragraph, layout: _Layout) -> Severity | None:
    length = _own_length(paragraph)
    if length < _LONG or _CLAUSE.match(paragraph.text):
        return None
    sentences = len(language.analysis(paragraph.text).sentences)
    alone = not layout.divided and length >= _MOST * layout.length
    if sentences >= _FEW_SENTENCES and (length >= _HUGE or (length >= _WALL and alone)):
        return Severity.WARN
    long = length >= _WALL or (alone and sentences >= _MANY_SENTENCES)
    return Severity.HINT if long else None


def _own_length(paragraph: Paragraph) -> int:
    """Characters without long quotations."""
    return len(_QUOTATION.sub("", paragraph.text))


def _message(language: Language, paragraph: Paragraph) -> Text:
    """Says how long the paragraph is and before which words it may be cut."""
    about = round(len(paragraph.text), -2)
    count = len(language.analysis(paragraph.text).sentences)
    places = [_words_at(paragraph.text, start) for start in _cuts(language, paragraph)]
    ru = f"Абзац слишком длинный: около {about} знаков, предложений — {count}. "
    en = f"The paragraph is too long: about {about} characters, {count} sentences. "
    if not places:
        return Text(ru=ru + "Разделите его на короткие.", en=en + "Divide it into short ones.")
    return Text(
        ru=ru + f"Разделите его, например, перед словами {_list(places, ' и ')}.",
        en=en + f"Divide it, for example before {_list(places, ' and ')}.",
    )


def _list(places: Sequence[str], joint: str) -> str:
    return joint.join([", ".join(places[:-1]), places[-1]] if len(places) > 1 else places)


def _cuts(language: Language, paragraph: Paragraph) -> Sequence[int]:
    """Up to three places where another stage or matter begins, well apart."""
    cuts: list[int] = []
    for start in stages(language, paragraph.text):
        if (
            start - (cuts[-1] if cuts else 0) >= _CUT_APART
            and len(paragraph.text) - start >= _CUT_APART
        ):
            cuts.append(start)
    step = max(1, -(-len(cuts) // _CUTS))
    return cuts[::step]


def _words_at(text: str, start: int) -> str:
    words = text[start:].split()[:3]
    return f"«{' '.join(words).rstrip(',.:;')}…»"
