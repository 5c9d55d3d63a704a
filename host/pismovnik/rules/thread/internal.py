"""An internal discussion below the letter goes to the customer."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Address, Letter, Zone
from pismovnik.policy import Policy
from pismovnik.rules.audience import reaches_customer
from pismovnik.rules.correspondents import (
    Side,
    is_named,
    is_same_person,
    readers_outside,
    unseen_letters,
    words_in,
)
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.rule import Rule
from pismovnik.russian.addressees import greeted_people
from pismovnik.russian.greetings import parse_greeting
from pismovnik.russian.internal_talk import calls_thou, internal_talk
from pismovnik.russian.language import Language
from pismovnik.russian.people import Person, is_role_box, person_of_address, person_of_words
from pismovnik.russian.threads import QuotedLetter
from pismovnik.russian.words import words_of
from pismovnik.text import Text

_FORWARD = "---------- Перенаправленное сообщение ----------"
_TO_ANNA = "Кому: Анна Смирнова <a.smirnova@vector-it.example>"
_PAUL = "От: Павел Нечаев <p.nechaev@vector-it.example>"


def _reply(quote: str, *, body: str = "Сроки подтверждаю: 15 мая.", note: str = "") -> Example:
    return Example(text=f"{in_letter(body)}\n\n{quote}", kind="reply", note=note)


def _forward(
    quote: str, *, author: str = _PAUL, body: str = "Расчёт готов: 46 000 рублей.", note: str = ""
) -> Example:
    below = f"{_FORWARD}\n{author}\n{_TO_ANNA}\nТема: Расчёт\nДата: 10.03.2026 17:20\n\n{quote}"
    return Example(text=f"{in_letter(body)}\n\n{below}", kind="forward", note=note)


def _marked(example: Example, words: str) -> Example:
    return msgspec.structs.replace(example, marked=words)


_NECHAEV = "Павел Нечаев <p.nechaev@vector-it.example>"

RULE = Rule(
    id="thread.internal",
    title=Text(ru="Внутренняя переписка в письме", en="An internal discussion goes outside"),
    why=Text(
        ru="Заказчик прочтёт то, что коллеги писали друг другу: цены для себя, оценки, сомнения. "
        "Взять эти слова назад будет нельзя.",
        en="The customer will read what colleagues wrote to each other: costs, opinions, doubts. "
        "That cannot be taken back.",
    ),
    slide=None,
    severity=Severity.WARN,
    good=(
        _reply(
            "11.03.2026 17:42, Кузнецов Олег Викторович пишет:\n> Анна, наш заказчик торопит, "
            "себестоимость растёт. Что ему отвечать?",
            note="the reader's own letter",
        ),
        _reply(
            "11.03.2026 17:42, Кузнецов Олег Викторович пишет:\n> Когда приедет кран?\n>\n"
            "> 10.03.2026 12:10, Тимур Сафин пишет:\n>> Олег Викторович, добрый день! Клиенту "
            "обещаны работы с 15 марта.",
            note="construction: a colleague's letter that the reader quotes",
        ),
        _reply(
            "10.03.2026 12:10, Тимур Сафин <t.safin@vector-it.example> пишет:\n> Олег Викторович, "
            "здравствуйте! Прибор принят, квитанция № 6120.",
            note="repairs: a colleague's letter to the reader",
        ),
        _forward(
            "Груз ПРИБЫЛ!!! Мест 24, вес 610 кг. Клиент забирает сам.",
            author="От: Служба доставки <info@skorohod.example>",
            body="Груз прибыл, извещение перевозчика ниже.",
            note="logistics: a carrier's notice",
        ),
        Example(
            text=in_letter("Распределим задачи так: Анна измеряет, Артём считает.")
            + "\n\n11.03.2026 10:12, Павел Нечаев <p.nechaev@vector-it.example> пишет:\n"
            "> Клиенту пока ничего не говори, маржа 40%.",
            to=("Артём Лысенко <a.lysenko@vector-it.example>",),
            kind="reply",
            note="it stays in the company",
        ),
        _forward(
            "Анна, зонд исправен, поверка действует до 12 мая. Павел",
            body="Пересылаю заключение нашего инженера о зонде.",
            note="medicine: meant for the reader",
        ),
        _reply(
            "11.03.2026 17:42, Елена Орлова пишет:\n> Здравствуйте! Пропуск на двоих заказан.",
            note="an unknown author, and nothing but business",
        ),
        _reply(
            "11.03.2026 17:42, Кузнецов О. В. <kuznetsov@stroygrad.example> пишет:\n> Между нами: "
            "директор уступит до 35.",
            note="finance: the reader's confidences are his own",
        ),
        Example(text=in_letter("Клиенту не говорите, пожалуйста, о подарке."), note="no thread"),
        _forward(
            "Олег Викторович, добрый день! Акт за март подписан.",
            author="От: Анна Смирнова <a.smirnova@vector-it.example>",
            body="Повторно направляю письмо от 3 марта.",
            note="the writer's own letter once more",
        ),
        _reply(
            "> Здравствуйте, Анна! Когда начнутся занятия?\n> Родители спрашивают.",
            note="education: a quote without its author",
        ),
    ),
    bad=(
        _marked(
            _reply(
                "11.03.2026 13:35, Илья Горбунов пишет:\n> Анна, клиенту говори 15 мая, хотя там "
                "ещё никто не садился."
            ),
            "Илья Горбунов пишет",
        ),
        _marked(
            _forward("Аня, себестоимость у нас 19 тысяч. Ставь 46, они не торгуются."), _NECHAEV
        ),
        _marked(
            _reply(
                "11.03.2026 13:35, Павел Нечаев <p.nechaev@vector-it.example> пишет:\n> Анна, "
                "бетон привезут только 9-го, заказчику скажи, что виновата погода."
            ),
            "Павел Нечаев",
        ),
        _marked(
            _forward(
                "Коллеги, между нами: врач из клиники опять перепутала пробы, но в отчёте про это "
                "молчим.",
                author="От: Лаборатория <lab@vector-it.example>",
            ),
            "lab@vector-it.example",
        ),
        _marked(
            _reply(
                "11.03.2026 13:35, Ольга Рябинина <buh@vector-it.example> пишет:\n> Анна, этот "
                "Кузнецов нас достал. Пусть сначала заплатит, акт я ему не отдам."
            ),
            "Ольга Рябинина",
        ),
        _marked(
            _forward(
                "Анна, кандидат нам самим не подошёл, но для них сойдёт. Наценка обычная.",
                author="От: Кадры <hr@vector-it.example>",
            ),
            "hr@vector-it.example",
        ),
    ),
)

_UNNAMED = Text(
    ru="Под Вашим письмом заказчик прочтёт внутреннюю переписку. Удалите её или оставьте только "
    "то, что предназначено ему.",
    en="Below your letter the customer will read an internal talk. Delete it or leave only what "
    "is meant for the reader.",
)
_VOCATIVE = re.compile(r"\s*(?P<name>[А-ЯЁ][а-яё-]+(?: [А-ЯЁ][а-яё]+)?)\s*[,!]")
_INTRODUCED = re.compile(
    r"(?<!\w)(?:ниже|пересыла\w+|пересла\w+|перенаправля\w+|направля\w+|прилага\w+)(?!\w)", re.I
)
_SURE = 2
_SURE_OF_INTRODUCED = 4
_MOST_LETTERS = 6
_SURE_OF_UNKNOWN = 4


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    if not letter.recipients or not reaches_customer(letter, policy):
        return
    introduced = _INTRODUCED.search(letter.text_of(Zone.BODY)) is not None
    for quoted, side in islice(unseen_letters(letter, policy), _MOST_LETTERS):
        severity = _severity(_Reading(letter, language, policy, quoted, side), introduced)
        if severity is not None:
            yield _finding(quoted, severity)
            return


class _Reading:
    """A quoted letter, read for whether it is talk among colleagues."""

    def __init__(
        self,
        letter: Letter,
        language: Language,
        policy: Policy,
        quoted: QuotedLetter,
        side: Side,
    ) -> None:
        readers = readers_outside(letter, policy)
        called = _called(quoted.text)
        own = [a for a in letter.recipients if policy.is_own(a, letter)]
        own += [letter.sender] if letter.sender else []
        self.side = side
        self.to_reader = _is_any(called, readers)
        self.to_colleague = _is_any(called, own) or _is_sent_within(quoted, letter, policy)
        self.author_named = bool(quoted.author.name)
        self.by_office = is_role_box(quoted.author)
        self.nameless_reader = any(person_of_address(reader) is None for reader in readers)
        self._language = language
        self._quoted = quoted
        self._readers = readers

    @property
    def is_familiar(self) -> bool:
        """Whether the author says «ты»: to the writer hardly anybody but colleagues do."""
        return calls_thou(words_of(self._language.analysis(self._quoted.text).tokens))

    @property
    def talk(self) -> int:
        """How plainly it is talk among colleagues; a reader who is spoken of is a sign of it."""
        words = words_in(self._quoted.text)
        spoken_of = any(is_named(reader, words) for reader in self._readers)
        return internal_talk(self._language, self._quoted.text) + spoken_of


def _severity(reading: _Reading, introduced: bool) -> Severity | None:
    """None where it is no internal talk, or nothing tells that it is."""
    if reading.to_reader or reading.side is Side.OUTSIDER:
        return None
    talk = reading.talk - introduced
    if reading.side is Side.UNKNOWN:
        return _severity_of_unknown(reading, talk)
    if talk >= (_SURE_OF_INTRODUCED if introduced else _SURE) or (
        talk > 0 and reading.to_colleague and not reading.by_office
    ):
        return Severity.WARN
    if reading.by_office or talk < 0:
        return None
    return Severity.HINT if talk > 0 or reading.to_colleague else None


def _severity_of_unknown(reading: _Reading, talk: int) -> Severity | None:
    """The author is on nobody's side as far as is known; he may be the reader, or his colleague."""
    sure = _SURE_OF_UNKNOWN if reading.to_colleague else _SURE_OF_UNKNOWN + 1
    if talk < sure:
        return Severity.HINT if reading.to_colleague and reading.is_familiar else None
    certain = reading.author_named and not reading.nameless_reader
    return Severity.WARN if certain else Severity.HINT


def _is_sent_within(quoted: QuotedLetter, letter: Letter, policy: Policy) -> bool:
    """Whether its header «Кому» names the company's mailboxes alone."""
    boxes = [address for address in quoted.to if address.box]
    return bool(boxes) and all(policy.is_own(address, letter) for address in boxes)


def _called(text: str) -> tuple[Person, ...]:
    """The people to whom a text is addressed by name at its beginning."""
    greeting = parse_greeting(text)
    if greeting is not None and greeting.names:
        return tuple(greeted.person for greeted in greeted_people(greeting))
    vocative = _VOCATIVE.match(text)
    return (person_of_words(vocative["name"].split()),) if vocative else ()


def _is_any(people: tuple[Person, ...], addresses: Iterable[Address]) -> bool:
    return any(is_same_person(person, address) for person in people for address in addresses)


def _finding(quoted: QuotedLetter, severity: Severity) -> Finding:
    """About the line that names the author; places within quotes are not exact."""
    name = quoted.author.name or quoted.author.box
    line = quoted.line or quoted.text.split("\n")[0]
    named = Text(
        ru=f"Под Вашим письмом заказчик прочтёт переписку с коллегами (её автор — «{name}»). "
        "Удалите её или оставьте только то, что предназначено ему.",
        en=f"Below your letter the customer will read a talk among colleagues (by “{name}”). "
        "Delete it or leave only what is meant for the reader.",
    )
    return RULE.about("body", named if name else _UNNAMED, excerpt=line, severity=severity)
