"""Work is promised and no day is named for it anywhere in the letter."""

import re
from collections.abc import Iterator

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Letter, Zone
from pismovnik.policy import Policy
from pismovnik.rules.audience import reaches_customer
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.promised import Days, Promise, days, promises
from pismovnik.rules.rule import Rule
from pismovnik.russian.commitments import Commitment
from pismovnik.russian.dates import dates_of
from pismovnik.russian.language import Language
from pismovnik.text import Text, in_quotes


def _example(*paragraphs: str, marked: str = "", note: str = "") -> Example:
    return Example(text=in_letter(*paragraphs), marked=marked, note=note)


RULE = Rule(
    id="deadline.missing",
    title=Text(ru="Обещание без срока", en="A promise without a date"),
    why=Text(
        ru="Когда срок не назван, заказчику остаётся ждать и напоминать. Один день или час в "
        "письме показывает, что подгонять и проверять Вас не нужно.",
        en="Without a date the customer can only wait and remind. One day or hour shows that you "
        "need no pushing.",
    ),
    slide=5,
    severity=Severity.WARN,
    good=(
        _example(
            "Проверим журнал печати и ответим Вам завтра до 12:00.",
            note="IT: the term stands with the second verb",
        ),
        _example(
            "Перегородку перенесём, розетки заменим.",
            "Работы начнём 16 марта и закончим 20 марта.",
            note="construction: one term for the whole work",
        ),
        _example(
            "Если Вы подтвердите размеры, изготовим шкаф и привезём его.",
            note="furniture: hangs on the reader's answer",
        ),
        _example(
            "Груз отправим на следующий день после оплаты счёта.",
            note="logistics: an occasion is a term",
        ),
        _example(
            "Будем рады ответить на Ваши вопросы. При необходимости свяжемся с Вами по телефону.",
            note="finance: courtesies",
        ),
        _example(
            "Вы пишете, что сами подготовите список и вышлете его. Спасибо, это удобно.",
            note="HR: the reader's promise",
        ),
        _example(
            "Обслуживание включает осмотр и чистку. Выезжаем по заявкам, расходные материалы "
            "меняем бесплатно.",
            note="service: how things are done in general",
        ),
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><p>Подготовим площадку и обучим медсестёр."
            "</p><table><tr><td>Площадка</td><td>18 марта</td></tr><tr><td>Обучение</td><td>"
            "20 марта</td></tr></table><p>С уважением,<br>Анна Смирнова</p>",
            html=True,
            note="medicine: the terms stand in a table",
        ),
        Example(
            text=in_letter("Привезём экран и колонки, проверим звук и поможем лектору."),
            subject="Оборудование для лекции 24 марта",
            note="education: the subject names the day",
        ),
        _example(
            "Учтём Ваши пожелания и постараемся не мешать жильцам. Надеемся на понимание.",
            note="public sector: nothing with a day is promised",
        ),
        _example(
            "Сейчас перезвоню Вам. Пароль к архиву пришлю отдельным письмом.",
            note="IT: done at once",
        ),
        _example(
            "Ведём кадровый учёт под ключ: оформим приём, составим график отпусков, подготовим "
            "ответы инспекции. Стоимость — от 900 рублей за сотрудника.",
            note="accounting: what a service is",
        ),
        _example(
            "Спасибо за тёплые слова, передам их всему отделу.",
            note="hotel: kind words are passed on",
        ),
        _example(
            "Отметим, что деньги придут на карту сами, а чек Вы найдёте в личном кабинете.",
            note="retail: what follows by itself",
        ),
    ),
    bad=(
        _example(
            "Ошибку в выгрузке видим. Разберёмся и сообщим Вам о результате.",
            marked="Разберёмся и сообщим",
            note="IT",
        ),
        _example(
            "Трещину в стяжке мы осмотрели. Акт составим и вышлем Вам на подпись.",
            marked="Акт составим и вышлем",
            note="construction",
        ),
        _example(
            "Машина сломалась под Тверью. Мы перегрузим товар и доставим его на Ваш склад.",
            marked="перегрузим товар и доставим",
            note="logistics",
        ),
        _example(
            "Анализ выполнен с ошибкой. Лаборатория повторит его бесплатно, а мы вернём Вам "
            "деньги за первый.",
            marked="Лаборатория повторит его бесплатно",
            note="medicine",
        ),
        _example(
            "Расхождение в сверке подтвердилось. Корректировочный счёт-фактуру оформим и "
            "направим Вам.",
            marked="Корректировочный счёт-фактуру оформим и направим",
            note="finance",
        ),
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><p>Спасибо за замечания к программе "
            "курса.</p><ul><li>Практику по сварке добавим.</li><li>Новую программу согласуем с "
            "мастером и пришлём.</li></ul><p>С уважением,<br>Анна Смирнова</p>",
            html=True,
            marked="Новую программу согласуем с мастером и пришлём",
            note="education: a list without days",
        ),
        _example(
            "Копию приказа о переводе нашли не сразу: архив переехал. Мы сделаем её и передадим "
            "в отдел кадров.",
            marked="сделаем её и передадим",
            note="HR",
        ),
        _example(
            "Обращение о шуме приняли в работу. Выясняем, кому принадлежит кондиционер.",
            marked="Выясняем",
            note="public sector: under way, with no end in sight",
        ),
    ),
)


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    if not reaches_customer(letter, policy):
        return
    found = promises(letter, language)
    if any(promise.is_vague for promise in found):  # deadline.vague asks for the day
        return
    undated = [promise for promise in found if _weight(promise) >= _WORTH_ASKING]
    if not undated:
        return
    named = days(letter, language)
    if not _is_dated(found, named):
        heaviest = max(undated, key=_weight)
        yield _finding(heaviest, _severity(letter, heaviest, named))
        return
    apart = [promise for promise in undated if _weight(promise) > _SURE and not named.near(promise)]
    if apart and not named.planned:
        yield _finding(max(apart, key=_weight), Severity.HINT)


def _is_dated(found: tuple[Promise, ...], named: Days) -> bool:
    """Whether the letter names a term for anything that it promises."""
    waiting = any(_has_term(c, "date", "occasion") for p in found for c in p.commitments)
    return waiting or named.planned or bool(named.blocks)


def _has_term(commitment: Commitment, *kinds: str) -> bool:
    return commitment.term is not None and commitment.term.kind in kinds


def _weight(promise: Promise) -> float:
    """How much the reader waits for what a sentence promises; 0 if he knows until when."""
    if any(_has_term(c, "date", "occasion", "at once") for c in promise.commitments):
        return 0
    promised = {c.verb: _share(c) for c in promise.commitments if not c.conditional}
    return sum(promised.values())  # «куплю, куплю» is one promise


def _share(commitment: Commitment) -> float:
    if commitment.kind in {"light", "happening"}:
        return 0
    share = _ANSWER if commitment.kind == "answer" else 1 if commitment.expected else _ASIDE
    unsure = not commitment.certain or _has_term(commitment, "stage", "then")
    return share / 2 if unsure else share


#: An answer is waited for most; of work that serves something else only half is.
_ANSWER, _ASIDE = 1.5, 0.6
_WORTH_ASKING, _SURE = 0.5, 1.0
#: Characters of the quote in which the customer's own days are sought.
_QUOTED = 5_000
#: What an offer describes is done for whoever accepts it.
_OFFER = re.compile(
    r"\b(?:коммерческое|ценовое|технико-коммерческое)\s+предложение|^\W*предложение\b|\bКП\b|"
    r"\bнаши услуги|\bкак мы работаем|\bпрайс",
    re.IGNORECASE,
)


def _severity(letter: Letter, promise: Promise, named: Days) -> Severity:
    """Less is certain in an offer, beside a request, or where the quote names a day."""
    quoted = letter.text_of(Zone.QUOTE)[:_QUOTED]
    known = named.asked or bool(dates_of(quoted, letter.date.date()))
    known = known or _OFFER.search(letter.subject) is not None
    return Severity.HINT if known or _weight(promise) < _SURE else Severity.WARN


def _finding(promise: Promise, severity: Severity) -> Finding:
    start, end = promise.span
    return RULE.at(
        promise.index,
        promise.block,
        start,
        end,
        Text(
            ru=f"{_lack(promise)} Напишите день, а если его ещё нет — день, когда он "
            "станет известен.",
            en=f"No date is named for “{promise.words}”. Name the day, or the day on which you "
            "will know it.",
        ),
        severity=severity,
    )


def _lack(promise: Promise) -> str:
    said = in_quotes(promise.words)
    if all(commitment.kind == "ongoing" for commitment in promise.commitments):
        return f"По словам {said} не понять, когда ждать результата."
    return f"Не сказано, когда: {said}."
