"""What the name of a file tells: «Счёт № 421 от 06.08.2026.pdf», «dogovor_15.docx»."""

import re
from pathlib import PurePosixPath

import msgspec

from pismovnik.letter.model import Attachment
from pismovnik.russian.files.documents import (
    Day,
    Document,
    days_in,
    families,
    kind_at,
    names_document,
)
from pismovnik.russian.words import Word, plain

#: What mail programs and meetings add by themselves; nobody writes of these in a letter.
_TECHNICAL_TYPES = frozenset({".p7s", ".p7m", ".asc", ".sig", ".vcf", ".ics"})
_TECHNICAL_NAMES = re.compile(
    r"winmail\.dat|smime\.\w+|ATT\d+\.\w+|outlook-\w+\.(?:png|jpe?g|gif)|(?:image|logo|logotype|логотип|banner|signature|"
    r"подпись|facebook|telegram|vk|icon)[-_\d]*\.(?:png|jpe?g|gif|bmp|svg)",
    re.IGNORECASE,
)
_ARCHIVES = frozenset({".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".eml", ".msg"})
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".heic", ".gif", ".bmp", ".tif", ".tiff", ".webp"})
_KIND_OF_TYPE = {
    **dict.fromkeys((".ppt", ".pptx", ".odp", ".key"), "презентация"),
    **dict.fromkeys((".xls", ".xlsx", ".ods", ".csv", ".xlsm"), "таблица"),
    **dict.fromkeys(_PICTURES, "фотография"),
    **dict.fromkeys((".mp4", ".mov", ".avi", ".mkv"), "видеозапись"),
    **dict.fromkeys((".mp3", ".wav", ".m4a", ".ogg"), "аудиозапись"),
    **dict.fromkeys((".dwg", ".dxf", ".cdr", ".psd", ".ai"), "макет"),
}
_WORD = re.compile(r"[^\W_]+(?:[-–][^\W_]+)*")
_CAMEL = re.compile(r"(?<=[а-яёa-z])(?=[А-ЯЁA-Z])")
_COPY_MARK = re.compile(r"\s*\(\d+\)$|\s*-\s*копия.*$", re.IGNORECASE)
_NUMBER = re.compile(r"(?:№|\bN[oº]?\b\.?)\s*([\w-]*\d[\w-]*)", re.IGNORECASE)


class FileName(msgspec.Struct, frozen=True, kw_only=True):
    """The name of an attached file taken apart.

    ``kinds`` are the documents that it names; ``numbers`` are those after «№», or right
    after the kind; ``figures`` is every group of letters and digits that holds a digit.
    """

    name: str
    type: str
    kinds: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[str]
    figures: frozenset[str]
    days: frozenset[Day]
    plural: bool

    @property
    def is_archive(self) -> bool:
        return self.type in _ARCHIVES

    @property
    def is_picture(self) -> bool:
        return self.type in _PICTURES

    @property
    def is_telling(self) -> bool:
        """Whether the name says what is inside: «scan0001.pdf» and «Документы.zip» do not."""
        return bool(self.kinds) and not self.is_archive

    def may_be(self, document: Document) -> bool:
        """Whether the file may be this document, by all that its name tells."""
        if not self.is_telling or not document.kind or self.words & document.words:
            return True
        kinds = set(self.kinds)
        if self.type in _KIND_OF_TYPE:
            kinds.add(_KIND_OF_TYPE[self.type])
        own = families()[document.kind]
        return any(families()[kind] & own for kind in kinds)

    def is_named_in(self, text: str) -> bool:
        """Whether a text gives the name itself, with or without the ending."""
        stem = _squeezed(PurePosixPath(self.name).stem)
        return len(stem) > 3 and stem in _squeezed(text)

    def is_numbered_in(self, text: str) -> bool:
        """Whether a text gives the number of the document: «по накладной № 118»."""
        given = [m[1] for m in _NUMBER.finditer(text)]
        return any(_figure(number) == _figure(own) for number in given for own in self.numbers)


def files_of(attachments: tuple[Attachment, ...]) -> tuple[FileName, ...]:
    """The files that the writer attached, without pictures of the text and of the signature."""
    return tuple(
        read_file_name(a.name) for a in attachments if not a.inline and not is_technical(a.name)
    )


def is_technical(name: str) -> bool:
    """Whether a mail program attaches such a file by itself: a signature, a card, a logo."""
    path = PurePosixPath(name)
    return path.suffix.lower() in _TECHNICAL_TYPES or _TECHNICAL_NAMES.fullmatch(name) is not None


def read_file_name(name: str) -> FileName:
    """Take the name of a file apart."""
    path = PurePosixPath(name)
    stem = _CAMEL.sub(" ", _COPY_MARK.sub("", path.stem).replace("_", " "))
    words = [Word(m[0], m.start(), m.end()) for m in _WORD.finditer(stem)]
    kinds, numbers = set(), {m[1] for m in _NUMBER.finditer(stem)}
    index = 0
    while index < len(words):
        kind, length = _kind(words, index)
        index += max(length, 1)
        if kind:
            kinds.add(kind)
            numbers |= _number_behind(stem, words, index)
    return FileName(
        name=name,
        type=path.suffix.lower(),
        kinds=frozenset(kinds),
        words=frozenset(lemma for word in words if _tells(word) for lemma in word.lemmas),
        numbers=frozenset(numbers),
        figures=frozenset(word.text for word in words if any(c.isdigit() for c in word.text)),
        days=days_in(stem),
        plural=any(_is_plural(words, index) for index in range(len(words))),
    )


def _kind(words: list[Word], index: int) -> tuple[str, int]:
    kind, length = kind_at(words, index)
    if kind or "-" not in words[index].text:
        return kind, length
    parts = [Word(part, 0, 0) for part in re.split(r"[-–]", words[index].text) if part]
    found = (kind_at(parts, place)[0] for place in range(len(parts)))
    return next(((kind, 1) for kind in found if kind), ("", 0))


def _number_behind(stem: str, words: list[Word], index: int) -> set[str]:
    """«Счёт 421», but not the day in «Счёт 06.08.2026»."""
    if index >= len(words):
        return set()
    text = words[index].text
    is_date = bool(days_in(stem[words[index].start : words[index].stop + 8]))
    return {text} if text[0].isdigit() and not is_date and len(text) < 12 else set()


def _tells(word: Word) -> bool:
    return len(word.text) > 3 and word.text.isalpha()


def _is_plural(words: list[Word], index: int) -> bool:
    word = words[index]
    plural = word.may_be("NOUN", "plur") and not word.may_be("sing", "nomn")
    return plural and (names_document(words, index) or bool(_kind(words, index)[0]))


def _figure(number: str) -> str:
    """A number without marks, capitals and leading zeros: «КП-2026-017» is «кп2026017»."""
    return re.sub(r"[^\w]|_", "", plain(number)).lstrip("0")


def same_number(one: str, other: str) -> bool:
    """Whether two numbers may be one, perhaps shortened: «204/25» in «Договор 204.pdf»."""
    return _figure(one) in _ways_to_write(other) or _figure(other) in _ways_to_write(one)


def _ways_to_write(number: str) -> set[str]:
    parts = [part for part in re.split(r"[\W_]+", number) if part]
    return {_figure(number), *(_figure(part) for part in (parts[:1] + parts[-1:]))} - {""}


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", plain(text))
