"""The writer announces an absence without its days, a deputy or the deputy's contacts."""

from collections.abc import Iterator

import msgspec

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Letter, Zone
from pismovnik.policy import Policy
from pismovnik.rules.audience import reaches_customer
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.rule import Rule
from pismovnik.russian.absences import absences
from pismovnik.russian.absences.deputies import Standing, standing_in
from pismovnik.russian.absences.terms import Announcement, Term, stays_reachable, term_of
from pismovnik.russian.language import Language
from pismovnik.text import Text


def _example(
    *paragraphs: str,
    marked: str = "",
    note: str = "",
    subject: str = "Работы в марте",
    cc: tuple[str, ...] = (),
) -> Example:
    return Example(text=in_letter(*paragraphs), marked=marked, note=note, subject=subject, cc=cc)


RULE = Rule(
    id="absence.incomplete",
    title=Text(ru="Неполное сообщение об отсутствии", en="An incomplete notice of absence"),
    why=Text(
        ru="Заказчик не должен остаться без ответа: он заранее знает, в какие дни Вас не будет, "
        "кто Вас заменит и как с ним связаться.",
        en="No customer should be left without an answer: he knows beforehand on which days you "
        "are away, who stands in for you and how to reach them.",
    ),
    slide=4,
    severity=Severity.WARN,
    good=(
        _example(
            "С 16 по 27 марта я буду в отпуске. Все вопросы по монтажу в это время решает "
            "Павел Нечаев: +7 846 200-00-31, p.nechaev@vector-it.example.",
            note="construction: complete",
        ),
        _example(
            "Ухожу на больничный, выйду 23 марта. За меня остаётся Гузель Фанисовна Ахметова, "
            "доб. 215.",
            note="finance: the end by the day of return, a deputy with an extension",
        ),
        _example(
            "В пятницу, 13 марта, меня не будет. Рейсы в этот день ведёт Тимур Алиев, он в копии.",
            cc=("Тимур Алиев <t.aliev@vector-it.example>",),
            note="logistics: one day, the deputy in copy",
        ),
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><p>До конца недели я в командировке. "
            "Кто ответит на вопросы:</p><table><tr><td>Счета</td><td>Ирина Котова</td>"
            "<td>200-00-32</td></tr><tr><td>Акты</td><td>Денис Юрьев</td><td>200-00-33</td></tr>"
            "</table><p>С уважением,<br>Анна Смирнова</p>",
            html=True,
            note="HR: the deputies in a table",
        ),
        _example(
            "Пока я была в отпуске, счёт оплатили. Закрывающие документы вышлю сегодня.",
            note="past",
        ),
        _example(
            "Наш бухгалтер с понедельника в отпуске, а Сергей болеет, поэтому акт подпишет "
            "директор.",
            note="the absence of others",
        ),
        _example(
            "Офис не работает с 1 по 8 мая. Заявки принимаем на портале.",
            note="public sector: an office's holidays",
        ),
        _example(
            "Если я уйду на больничный, приём проведёт другой врач.",
            note="medicine: a condition",
        ),
        _example(
            "16 марта буду в командировке в Вашем городе и заеду к Вам на объект.",
            note="the writer comes to the customer",
        ),
        _example(
            "Отпуск цемента со склада — с 8:00. Меня не будет на приёмке, акт подпишет прораб.",
            note="«отпуск» of goods; an event without the writer",
        ),
        _example(
            "Сегодня до 16:00 я недоступна: идут экзамены. Отвечу вечером.",
            note="education: some hours",
        ),
        _example(
            "Вы будете в отпуске с 16 марта? Тогда договор подпишем до этого дня.",
            note="the reader's leave",
        ),
        _example(
            "С 16 по 20 марта буду в командировке, но остаюсь на связи и отвечаю на письма.",
            note="IT: away but reachable",
        ),
        Example(
            text=in_letter("С понедельника ухожу в отпуск."),
            to=("Павел Нечаев <p.nechaev@vector-it.example>",),
            note="colleagues know whom to ask",
        ),
    ),
    bad=(
        _example(
            "С 16 марта ухожу в отпуск. По счетам обращайтесь в бухгалтерию.",
            marked="ухожу в отпуск",
            note="finance: no last day, nobody named",
        ),
        _example(
            "С 16 по 27 марта я буду в отпуске. Монтажом займётся Тимур, чертежи у него есть.",
            marked="буду в отпуске",
            note="construction: no contacts",
            subject="Отпуск с 16 по 27 марта",
        ),
        _example(
            "Сообщаю, что нахожусь на больничном. Приём ведёт Ольга Петровна Сомова, тел. 200-00-35.",
            marked="нахожусь на больничном",
            note="medicine: no days",
        ),
        _example(
            "До 20 марта не смогу отвечать на письма и звонки.",
            marked="не смогу отвечать на письма",
            note="education: no deputy",
        ),
        _example(
            "Меня не будет в офисе с 16 по 20 марта, отвечу по возвращении.",
            marked="Меня не будет",
            note="logistics: no deputy",
        ),
        _example(
            "На время моего отпуска все вопросы передаю коллегам.",
            marked="моего отпуска",
            note="HR: nothing is said",
        ),
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><ul><li>Счёт оплатите до 20 марта.</li>"
            "<li>С 23 марта я в командировке, пишите Ирине Котовой.</li></ul>"
            "<p>С уважением,<br>Анна Смирнова</p>",
            html=True,
            marked="в командировке",
            note="public sector: in a list",
        ),
        Example(
            text=in_letter("Отчёт во вложении, остальное после 27 марта: улетаю в отпуск.")
            + "\n\n12.03.2026 10:00, Кузнецов Олег Викторович пишет:\n> Когда будет отчёт?",
            kind="reply",
            marked="улетаю в отпуск",
            note="IT: in passing, in a reply",
        ),
    ),
)


class _Place(msgspec.Struct, frozen=True):
    """Where an absence is announced; ``index`` is None for the subject."""

    index: int | None
    said: Announcement


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    if not reaches_customer(letter, policy):
        return
    places = list(_places(letter, language))
    body = [block.text for _, block in letter.in_zones(Zone.BODY)]
    if not places or any(stays_reachable(language, text) for text in body):
        return
    term = term_of(letter, language, [place.said for place in places])
    standing = standing_in(letter, language)
    missing = _missing(places[0].said, term, standing)
    if missing and term is not Term.HOURS:
        severity = _severity(places[0].said, term, standing, missing)
        yield _finding(letter, places[0], missing, severity)


def _places(letter: Letter, language: Language) -> Iterator[_Place]:
    """The announcements of the letter, certain ones first."""
    found = [
        _Place(index, Announcement(block.text, absence))
        for index, block in letter.in_zones(Zone.BODY)
        for absence in absences(language, block.text)
    ]
    found += [
        _Place(None, Announcement(letter.subject, absence))
        for absence in absences(language, letter.subject)
        if any(word.is_finite or word.text[0].isdigit() for word in absence.clause.words)
    ]
    return iter(sorted(found, key=lambda place: place.said.absence.mentioned))


#: What may be missing, as the object of «не назвали» and in English.
_FIRST_DAY = Text(ru="первый день отсутствия", en="the first day")
_LAST_DAY = Text(ru="последний день отсутствия", en="the last day")
_DAYS = Text(ru="дни отсутствия", en="the days")
_DEPUTY = Text(ru="заместителя и его контакты", en="a deputy and their contacts")
_NAME = Text(ru="имя заместителя", en="the deputy's name")
_OF_DAYS = (_FIRST_DAY, _LAST_DAY, _DAYS)
_WHEN = Text(ru="когда Вас не будет", en="when you are away")
_WHOM = Text(ru="к кому обращаться", en="whom to ask")


def _missing(said: Announcement, term: Term, standing: Standing) -> tuple[Text, ...]:
    days = {Term.UNKNOWN: _DAYS, Term.NO_END: _LAST_DAY, Term.NO_BEGIN: _FIRST_DAY}
    if said.absence.open_ended:
        days = {Term.UNKNOWN: _FIRST_DAY}
    missing = [days[term]] if term in days else []
    if standing.deputy is None:
        missing.append(_NAME if standing.reachable else _DEPUTY)
    elif not standing.reachable:
        name = standing.deputy.text
        missing.append(
            Text(
                ru=f"телефон или адрес заместителя («{name}»)",
                en=f"the deputy's telephone or mailbox (“{name}”)",
            )
        )
    return tuple(missing)


def _severity(
    said: Announcement, term: Term, standing: Standing, missing: tuple[Text, ...]
) -> Severity:
    """Milder where the reader is hardly left alone, or the writer cannot know the day."""
    unsure = (
        said.absence.mentioned
        or term is Term.ONE_DAY
        or missing == (_NAME,)
        or missing == (_FIRST_DAY,)
        or (said.absence.sick and missing == (_LAST_DAY,))
    )
    return Severity.HINT if unsure else Severity.WARN


def _finding(
    letter: Letter, place: _Place, missing: tuple[Text, ...], severity: Severity
) -> Finding:
    absence = place.said.absence
    words = " ".join(place.said.text[absence.start : absence.end].split())
    days = [text for text in missing if text in _OF_DAYS]
    aims = [*([_WHEN] if days else []), *([_WHOM] if len(missing) > len(days) else [])]
    message = Text(
        ru=f"Вы сообщаете об отсутствии («{words}»), но не назвали "
        f"{_listed([text.ru for text in missing], 'и')}. Допишите, чтобы заказчик знал, "
        f"{_listed([aim.ru for aim in aims], 'и')}.",
        en=f"You announce an absence (“{words}”) but do not give "
        f"{_listed([text.en for text in missing], 'and')}. Add it, so that the customer knows "
        f"{_listed([aim.en for aim in aims], 'and')}.",
    )
    if place.index is None:
        return RULE.about("subject", message, excerpt=words, severity=severity)
    block = letter.blocks[place.index]
    return RULE.at(place.index, block, absence.start, absence.end, message, severity=severity)


def _listed(items: list[str], word: str) -> str:
    """«А и Б»; before «заместителя и его контакты» only a comma."""
    joint = ", " if f" {word} " in items[-1] else f" {word} "
    return joint.join(items)
