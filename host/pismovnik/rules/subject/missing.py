"""The letter has no subject."""

from collections.abc import Iterator

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Letter
from pismovnik.policy import Policy
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.rule import Rule
from pismovnik.russian.language import Language
from pismovnik.russian.subjects import topic_of
from pismovnik.text import Text

_BODY = in_letter("Акт подписан.")

RULE = Rule(
    id="subject.missing",
    title=Text(ru="У письма нет темы", en="The letter has no subject"),
    why=Text(
        ru="По теме письмо находят и через год. Письмо без темы легко принять за спам и удалить.",
        en="A letter is found by its subject a year later; without one it looks like spam.",
    ),
    slide=7,
    severity=Severity.WARN,
    needs_russian=False,
    good=(
        Example(text=_BODY, subject="Акт за март подписан"),
        Example(text=_BODY, subject="Re: Акт за март", kind="reply"),
        Example(text=_BODY, subject="Отпуск", note="one word is a subject"),
        Example(text=_BODY, subject="№ 509", note="a number is one"),
        Example(text=_BODY, subject="Документы", note="empty of sense: that is subject.vague"),
        Example(text=_BODY, subject="Re: Fwd: Отв: Приёмка крыши", kind="reply"),
        Example(text=_BODY, subject="Ответственный за пожарную безопасность", note="no «Отв:»"),
        Example(text=_BODY, subject="Пересмотр тарифов на воду", note="no «Пер:»"),
        Example(text=_BODY, subject="RE:ST — новая коллекция", note="a brand"),
        Example(text=_BODY, subject="1С: обновление в субботу"),
        Example(text=_BODY, subject="Invoice 4512"),
    ),
    bad=(
        Example(text=_BODY, subject=""),
        Example(text=_BODY, subject="  "),
        Example(text=_BODY, subject="Re:", kind="reply", note="an answer to a letter with none"),
        Example(text=_BODY, subject="Fwd: Re: ", kind="forward"),
        Example(text=_BODY, subject="Отв:", kind="reply"),
        Example(text=_BODY, subject="RE[2]:", kind="reply"),
        Example(
            text="Коллеги, добрый день!\n\nОтчёт готов.\n\nС уважением,\nПётр Ли", subject="\t"
        ),
    ),
)


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    if not topic_of(letter.subject):
        yield RULE.about(
            "subject",
            Text(
                ru="У письма нет темы. Назовите в ней предмет письма, например номер договора.",
                en="The letter has no subject. Say what it is about, e.g. the number of the contract.",
            ),
        )
