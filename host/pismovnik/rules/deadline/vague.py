"""Work is promised with «скоро», «на днях», «в ближайшее время» in place of a date."""

from collections.abc import Iterator, Sequence

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Letter
from pismovnik.policy import Policy
from pismovnik.rules.audience import reaches_customer
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.promised import Promise, promises
from pismovnik.rules.rule import Rule
from pismovnik.russian.commitments import Commitment
from pismovnik.russian.commitments.terms import Term
from pismovnik.russian.doubts import doubts
from pismovnik.russian.language import Language
from pismovnik.russian.remembering import remembered
from pismovnik.text import Text, in_quotes


def _example(*paragraphs: str, marked: str = "", note: str = "") -> Example:
    return Example(text=in_letter(*paragraphs), marked=marked, note=note)


RULE = Rule(
    id="deadline.vague",
    title=Text(ru="Срок словом «скоро»", en="A vague deadline"),
    why=Text(
        ru="«Скоро» и «в ближайшее время» каждый понимает по-своему: заказчик ждёт, напоминает и "
        "не может планировать. День и час снимают вопрос; если их ещё нет, скажите, когда будут.",
        en="Everybody reads “soon” in his own way: the customer waits, reminds and cannot plan. "
        "Name a day, or the day on which you will know.",
    ),
    slide=5,
    severity=Severity.WARN,
    good=(
        _example(
            "Отчёт о проверке сервера пришлём в пятницу, 20 марта, до 12:00.",
            note="IT: a day and an hour",
        ),
        _example(
            "Скорее всего, плиту повредили при разгрузке. Экспертизу проведём 25 марта.",
            note="construction: «скорее всего» is a guess, no term",
        ),
        _example(
            "Новый маршрут согласуем на днях, не позднее 16 марта.",
            note="logistics: the vague word is settled by a date",
        ),
        _example(
            "Вы просили прислать результаты анализов как можно скорее. Они готовы, выдаём их "
            "сегодня до 18:00.",
            note="medicine: the hurry is the reader's",
        ),
        _example(
            "Желаем Вам скорейшего выздоровления. До скорой встречи в понедельник!",
            note="HR: wishes",
        ),
        _example(
            "В ближайшие выходные, 14 и 15 марта, читальный зал работает с 10:00.",
            note="public sector: the nearest days are named",
        ),
        _example(
            "Сбой начался в 9:15, и уже в ближайшее время после этого дежурный отключил сервер.",
            note="IT: told of the past",
        ),
        _example(
            "Сверку закончим в ближайший вторник, акт подпишем на день позже.",
            note="finance: «ближайший вторник» is a day, «на день позже» counts from it",
        ),
        _example(
            "Расписание сессии скоро утвердят. Точный срок сообщим 16 марта.",
            note="education: the day on which it will be known",
        ),
        _example(
            "Мы оперативно заменили насос, и со временем давление выровнялось.",
            note="utilities: past work",
        ),
        _example(
            "Просим прислать ведомость не позднее 18 марта: позже внести изменения нельзя.",
            note="finance: «позже» compares",
        ),
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><p>Образцы плитки привезём "
            "19 марта.</p><p>С уважением,<br>Анна Смирнова</p><blockquote type='cite'><p>Мы скоро "
            "пришлём Вам размеры.</p></blockquote>",
            html=True,
            note="construction: the vague word stands in the quote",
        ),
    ),
    bad=(
        _example(
            "Причину обрыва нашли. Скоро всё восстановим и отчитаемся.",
            marked="Скоро",
            note="telecom",
        ),
        _example(
            "Недостающие крепления довезём на днях, извините за задержку.",
            marked="на днях",
            note="construction",
        ),
        _example(
            "Выписку из приказа наш отдел кадров подготовит в кратчайшие сроки.",
            marked="в кратчайшие сроки",
            note="HR: one's own department",
        ),
        _example(
            "Как только у менеджера появится время, посчитаем доставку до Казани.",
            marked="Как только у менеджера появится время",
            note="logistics: the work waits for one's own leisure",
        ),
        _example(
            "Заключение врача вышлем при первой же возможности.",
            marked="при первой же возможности",
            note="medicine",
        ),
        _example(
            "Новые цены действуют с 1 апреля. Расчёт каждый из Вас получит от нас в скором времени.",
            marked="в скором времени",
            note="agriculture: what the reader gets, the writer sends",
        ),
        _example(
            "Методичку доработаем и пришлём чуть позже.",
            marked="чуть позже",
            note="education",
        ),
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><ul><li>Справку о расчётах бухгалтерия "
            "выдаст в ближайшее время.</li><li>Договор уже подписан.</li></ul><p>С уважением,<br>"
            "Анна Смирнова</p>",
            html=True,
            marked="в ближайшее время",
            note="finance: in a list",
        ),
        _example(
            "Ответ на жалобу — в самые ближайшие дни.",
            marked="в самые ближайшие дни",
            note="public sector: no verb at all",
        ),
    ),
)


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    if not reaches_customer(letter, policy):
        return
    found = promises(letter, language)
    for number, promise in enumerate(found):
        term = _vague_term(promise)
        if term is None or _is_settled(promise, found[number : number + 2]):
            continue
        if not _is_doubted(promise, term, language):
            yield _finding(promise, term)


def _vague_term(promise: Promise) -> Term | None:
    """The vague term of a sentence, where none of its promises has a date."""
    terms = [commitment.term for commitment in promise.commitments if commitment.term is not None]
    if any(term.kind == "date" for term in terms):
        return None
    return next((term for term in terms if term.is_vague), None)


def _is_settled(promise: Promise, nearest: Sequence[Promise]) -> bool:
    """«Скоро пришлём. Точный день назовём 5 мая»."""
    return any(
        near.index == promise.index
        and near.sentence <= promise.sentence + 1
        and any(_settles(commitment) for commitment in near.commitments)
        for near in nearest
    )


def _settles(commitment: Commitment) -> bool:
    return commitment.kind == "answer" and _has_date(commitment)


def _has_date(commitment: Commitment) -> bool:
    return commitment.term is not None and commitment.term.kind == "date"


def _is_doubted(promise: Promise, term: Term, language: Language) -> bool:
    """Whether wording.uncertain speaks of the same words."""
    found = _doubts(language, promise.block.text)
    return any(start < term.end and term.start < end for start, end in found)


@remembered
def _doubts(language: Language, text: str) -> tuple[tuple[int, int], ...]:
    return tuple((doubt.start, doubt.end) for doubt in doubts(language, text))


def _finding(promise: Promise, term: Term) -> Finding:
    ours = any(not c.conditional and c.kind != "happening" for c in promise.commitments)
    sure = ours and term.kind == "vague"
    said = " ".join(promise.block.text[term.start : term.end].split())
    return RULE.at(
        promise.index,
        promise.block,
        term.start,
        term.end,
        Text(
            ru=f"{in_quotes(said)} — не срок для {in_quotes(promise.words)}: адресат не поймёт, когда ждать. "
            "Назовите день, а если его ещё нет — день, когда он станет известен.",
            en=f"“{said}” is no date for “{promise.words}”. Name the day, or the day on which you "
            "will know it.",
        ),
        severity=Severity.WARN if sure else Severity.HINT,
    )
