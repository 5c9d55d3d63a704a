"""Letters of the stories."""

from typing import TypedDict

import msgspec

CUSTOMER = "Иван Петрович Соколов <sokolov@client.example>"


class Headers(TypedDict, total=False):
    to: tuple[str, ...]
    subject: str


class Letter(msgspec.Struct, frozen=True):
    """What a writer types; a line feed of the body is the Enter key."""

    subject: str
    body: str
    to: tuple[str, ...] = (CUSTOMER,)

    @property
    def headers(self) -> Headers:
        return {"to": self.to, "subject": self.subject}

    def replacing(self, old: str, new: str) -> "Letter":
        """The same letter with other words in the body."""
        assert old in self.body
        return msgspec.structs.replace(self, body=self.body.replace(old, new))


CLEAN = Letter(
    subject="График поставок на январь",
    body=(
        "Уважаемый Иван Петрович!\n"
        "Благодарим Вас за подробный ответ. Мы изучили замечания к графику поставок "
        "и готовы начать отгрузку 12 января.\n"
        "Просим подтвердить адрес склада.\n"
        "С уважением,\n"
        "Анна Смирнова"
    ),
)

MISSPELT = "отгруску"
CORRECT = "отгрузку"
FAULTY = CLEAN.replacing(CORRECT, MISSPELT)

PROMISING = CLEAN.replacing(
    "Просим подтвердить адрес склада.", "Договор поставки прикреплён к этому письму."
)
