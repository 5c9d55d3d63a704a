"""The letter has a subject that says nothing."""

import re
from collections.abc import Iterator

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Letter, LetterKind, Zone
from pismovnik.policy import Policy
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.rule import Rule
from pismovnik.russian import morphology
from pismovnik.russian.files.documents import Document, documents_in
from pismovnik.russian.language import Language
from pismovnik.russian.subjects import topic_of
from pismovnik.russian.words import Word, plain, plain_set
from pismovnik.text import Text
from pismovnik.text_lists import read_words

_LISTS = {title: plain_set(words) for title, words in read_words(__file__, "vague.txt").items()}
_EMPTY = _LISTS["nouns"] | _LISTS["adjectives"] | _LISTS["verbs"] | _LISTS["adverbs"]
_WORD = re.compile(r"[^\W_]+(?:[-–./:][^\W_]+)*")
_PURE_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2}:\d\d")
_FUNCTION_WORDS = ("PREP", "CONJ", "PRCL", "NPRO", "INTJ", "Apro")


def _letter(
    subject: str,
    body: str = "Бетон привезут в среду к 9:00.",
    *,
    marked: str = "",
    kind: LetterKind = "new",
    note: str = "",
) -> Example:
    return Example(text=in_letter(body), subject=subject, kind=kind, marked=marked, note=note)


RULE = Rule(
    id="subject.vague",
    title=Text(ru="Тема ни о чём не говорит", en="The subject says nothing"),
    why=Text(
        ru="По теме читатель решает, открыть ли письмо сейчас, и ищет его потом среди сотен других.",
        en="By the subject the reader decides whether to open the letter, and finds it again later.",
    ),
    slide=7,
    severity=Severity.WARN,
    good=(
        _letter("Счёт № 509", note="the number tells which"),
        _letter("Договор 132-26"),
        _letter("Отпуск", note="one word may be enough"),
        _letter("Акт сверки"),
        _letter("Re: Касса на складе не открывает смену", kind="reply"),
        _letter("Итоги встречи от 12.05.2026 14:00"),
        _letter("Резюме на вакансию бухгалтера"),
        _letter("Вопрос по договору аренды", note="an empty word beside a telling one"),
        _letter("Срочно: не работает лифт в корпусе 2"),
        _letter("Документы для тендера"),
        _letter("Напоминание об оплате"),
        _letter("Информация о вакцинации"),
        _letter("КП-2026-017", note="a code"),
        _letter("Больничный"),
        _letter("Документы Петровой", note="whose they are"),
        _letter("Справка 2-НДФЛ"),
        _letter("", note="that is subject.missing"),
    ),
    bad=(
        _letter("Документы", marked="Документы"),
        _letter("Важная информация", marked="Важная информация"),
        _letter("Re: Вопрос", marked="Вопрос", kind="reply", note="the customer's own words"),
        _letter("Срочно!", marked="Срочно!"),
        _letter("Добрый день", marked="Добрый день"),
        _letter("По поводу вчерашнего", marked="По поводу вчерашнего"),
        _letter("(без темы)", marked="(без темы)"),
        _letter("Как договаривались", marked="Как договаривались"),
        _letter("Коммерческое предложение", marked="Коммерческое предложение", note="of what?"),
        _letter("12.03", marked="12.03"),
        _letter("Иванов", marked="Иванов"),
        _letter("Письмо", "Направляем счёт № 509 от 15 сентября за лицензии.", marked="Письмо"),
    ),
)


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    topic = topic_of(letter.subject)
    severity = _severity(topic)
    if severity is None:
        return
    if letter.kind in {"reply", "forward"}:
        severity = Severity.HINT
    better = _better_subject(letter, language)
    yield RULE.about(
        "subject",
        Text(
            ru=f"Тема «{topic}» не говорит, о чём письмо. "
            + (f"Напишите, например: «{better}»." if better else "Назовите в ней предмет письма."),
            en=f"The subject «{topic}» does not tell what the letter is about. "
            + (f"Write, for example, «{better}»." if better else "Name the matter in it."),
        ),
        excerpt=topic,
        severity=severity,
        replacements=(better,) if better else (),
    )


def _severity(topic: str) -> Severity | None:
    """How surely a topic is empty: one without a word that tells anything; None where one does."""
    words = [Word(m[0], m.start(), m.end()) for m in _WORD.finditer(topic)]
    if not topic:
        return None
    telling = [word for word in words if not _is_empty(word)]
    if not telling:
        return Severity.WARN
    if _is_bare(words, telling) or all(_is_only_name_or_date(word) for word in telling):
        only = len(telling) == len(words) or _is_bare(words, telling)
        return Severity.HINT if only else None
    return None


def _is_empty(word: Word) -> bool:
    if any(character.isdigit() for character in word.text):
        return False
    if word.is_one_of(_EMPTY):
        return True
    reading = morphology.parses(word.text)[0].tag
    return any(part in reading for part in _FUNCTION_WORDS)


def _is_bare(words: list[Word], telling: list[Word]) -> bool:
    """«Договор», «Новый счёт», «Коммерческое предложение»: the kind of a document, and no more."""
    phrase = [plain(word.text) for word in words]
    if " ".join(phrase) in _LISTS["bare phrases"]:
        return True
    related = any(word.may_be("PREP") for word in words)  # «Напоминание об оплате»
    return len(telling) == 1 and telling[0].is_one_of(_LISTS["bare"]) and not related


def _is_only_name_or_date(word: Word) -> bool:
    """«Иванов», «12.03», «4512»: whose or when, but not what."""
    if _PURE_DATE.fullmatch(word.text) or word.text.isdecimal():
        return True
    named = any(morphology.has_grammeme(word.text, mark) for mark in ("Name", "Surn", "Patr"))
    return named and word.text[0].isupper() and not morphology.has_grammeme(word.text, "Geox")


def _better_subject(letter: Letter, language: Language) -> str:
    """The one numbered document of the letter, as «Счёт № 509»; empty if it is not certain."""
    numbered = {d.number: d for d in _documents(letter, language) if d.number and d.is_strong}
    if len(numbered) != 1:
        return ""
    number, document = next(iter(numbered.items()))
    kind = document.kind
    return f"{kind[0].upper()}{kind[1:]} № {number}" if kind else ""


def _documents(letter: Letter, language: Language) -> Iterator[Document]:
    for _, block in letter.in_zones(Zone.BODY):
        yield from documents_in(language, block.text)
