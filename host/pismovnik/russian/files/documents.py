"""Documents that a text names: «акт сверки № 5 от 3 марта», «три файла», «обе сметы»."""

import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.language import Language
from pismovnik.russian.remembering import remembered
from pismovnik.russian.words import Word, plain, plain_set, word_of
from pismovnik.text_lists import read_words

Day = tuple[int, int]

_LISTS = read_words(__file__, "documents.txt")
_FILES = read_words(__file__, "attachments.txt")
_GENERIC = plain_set(_FILES["generic"])
_MERE_WRAPPERS = plain_set(_FILES["mere wrappers"])
_WRAPPERS = _MERE_WRAPPERS | plain_set(_FILES["wrappers"])
_COUNTS = {
    "один": 1, "оба": 2, "два": 2, "двое": 2, "пара": 2, "три": 3, "трое": 3, "четыре": 4,
    "четверо": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10,
}  # fmt: skip
_MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_MONTH = "|".join(rf"{m}[а-я]*" for m in _MONTHS if m != "ма") + "|мая"
_WORDED_DAY = re.compile(rf"\b(\d{{1,2}})\s+({_MONTH})", re.I)
_FIGURED_DAY = re.compile(r"(?<![\d.])(\d{1,2})[._-](\d{1,2})(?:[._-](?:20)?\d\d)?(?![\d])")
_ISO_DAY = re.compile(r"(?<!\d)20\d\d[._-](\d{1,2})[._-](\d{1,2})(?!\d)")
_SIGNED_NUMBER = re.compile(r"(?:№|\bN[oº]?\b\.?|\bномер\w*)\s*([\w/.-]*\d[\w/-]*(?:\.\d[\w/-]*)*)")
_UNITS = r"(?:шт|руб|стр|экз|год|файл|документ|позици|человек|час|дн|тыс|млн|л\b|г\b|мм\b|м\b)"
_BARE_NUMBER = re.compile(
    rf"\s+(\d+(?:[-/][\w/-]+)?)\b(?![.,:]\d)(?!\s*(?:%|{_MONTH}|{_UNITS}))", re.I
)
_PERIODS = frozenset({"год", "квартал", "месяц", "неделя", "сумма", "рубль", "номер"})
#: «акт по договору № 5»: behind these the number is that of another document
_ANOTHER = re.compile(r"\b(?:по|к|ко|из|согласно|с|со|о|об|при|в|между)\b", re.I)


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A document named in a text.

    ``kind`` is empty for «файл», «документы» and for what the lists do not know; ``name`` is
    how the text calls it; ``words`` are the lemmas by which a file of it may be called;
    ``count`` is None for a plural without a number; ``start`` and ``end`` are code points.
    """

    kind: str
    name: str
    words: frozenset[str]
    count: int | None
    number: str
    days: frozenset[Day]
    generic: bool
    start: int
    end: int

    @property
    def is_strong(self) -> bool:
        """Whether it is a document of its own rather than a file of any kind."""
        return bool(self.kind) and not self.generic


@functools.cache
def _kinds() -> dict[tuple[str, ...], str]:
    """Kinds by the lemmas of the words that name them."""
    return {
        tuple(_first_lemma(word) for word in entry.split()): title.split(" | ")[0]
        for title, entries in _LISTS.items()
        for entry in entries
    }


@functools.cache
def families() -> dict[str, frozenset[str]]:
    """The families of every kind."""
    titles = (title.partition(" | ") for title in _LISTS)
    return {kind: frozenset(families.split(", ")) for kind, _, families in titles}


def _first_lemma(word: str) -> str:
    return (
        plain(morphology.parses(word)[0].normal_form) if morphology.is_known(word) else plain(word)
    )


@remembered
def documents_in(language: Language, text: str) -> Iterator[Document]:
    """The documents that a text names, sentence by sentence."""
    for sentence in language.analysis(text).sentences:
        yield from find_documents(text, [word_of(token) for token in sentence.tokens])


def kind_at(words: Sequence[Word], index: int) -> tuple[str, int]:
    """The kind of document named at a word, with the number of its words; ("", 0) if none."""
    following = words[index + 1].lemmas if index + 1 < len(words) else frozenset()
    single = ""
    for lemma in words[index].lemmas:
        for entry, kind in _entries_from(lemma):
            if len(entry) == 2 and entry[1] in following:
                return kind, 2
            single = kind if len(entry) == 1 else single
    return single, int(bool(single))


@functools.lru_cache(maxsize=1_500)
def _entries_from(lemma: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple((entry, kind) for entry, kind in _kinds().items() if entry[0] == lemma)


def names_document(words: Sequence[Word], index: int) -> bool:
    """Whether the word names a document or file of any kind."""
    kind, _ = kind_at(words, index)
    return bool(kind) or words[index].is_one_of(_GENERIC | _WRAPPERS)


def count_of(word: Word) -> int | None:
    """The number that a numeral says: «три», «обе», «2»."""
    if word.text.isdecimal():
        return int(word.text) if len(word.text) <= 2 else None
    return next((_COUNTS[lemma] for lemma in word.lemmas if lemma in _COUNTS), None)


def days_in(text: str) -> frozenset[Day]:
    """The days (day, month) that a text names: «6 августа», «06.08.2026», «2026-08-06»."""
    found = {(int(m[2]), int(m[1])) for m in _ISO_DAY.finditer(text)}
    rest = _ISO_DAY.sub(" ", text)
    found |= {(int(m[1]), int(m[2])) for m in _FIGURED_DAY.finditer(rest)}
    found |= {(int(m[1]), month_of(m[2])) for m in _WORDED_DAY.finditer(rest)}
    return frozenset((day, month) for day, month in found if 1 <= day <= 31 and 1 <= month <= 12)


def month_of(word: str) -> int:
    """The number of a month from its name in any form, 0 where it is none."""
    lowered = word.lower()
    return next((n for n, stem in enumerate(_MONTHS, 1) if lowered.startswith(stem)), 0)


def find_documents(text: str, words: Sequence[Word]) -> tuple[Document, ...]:
    """The documents that the words of one clause name as its subject or object.

    Those behind a preposition («по договору») and those in the genitive («реестр актов»)
    only tell about others and are left out.
    """
    return tuple(_Finder(text, words).documents())


class _Head(msgspec.Struct):
    """A noun that names a document, while its complements are collected."""

    index: int
    length: int
    kind: str
    generic: bool
    wrapper: bool
    count: int | None
    words: set[str]
    genitive_allowed: bool


class _Finder:
    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self._text = text
        self._words = words
        self._heads: list[_Head] = []

    def documents(self) -> Iterator[Document]:
        index = 0
        while index < len(self._words):
            index += self._read(index)
        self._heads = [head for head in self._heads if not self._is_mere_wrapper(head)]
        for number, head in enumerate(self._heads, 1):
            following = self._heads[number : number + 1]
            yield self._document(head, following[0].index if following else len(self._words))

    def _is_mere_wrapper(self, head: _Head) -> bool:
        """«образцы бетона»: no document is named behind the word."""
        return head.wrapper and not head.kind and self._words[head.index].is_one_of(_MERE_WRAPPERS)

    def _read(self, index: int) -> int:
        """Take the document that begins at a word, and tell how many words were read."""
        word = self._words[index]
        kind, length = kind_at(self._words, index)
        generic = not kind and word.is_one_of(_GENERIC)
        wrapper = length < 2 and word.is_one_of(_WRAPPERS)
        if not (kind or generic or wrapper) or not self._is_noun(index + max(length, 1) - 1):
            return 1
        before = self._before(index)
        head = _Head(
            index=index,
            length=max(length, 1),
            kind=kind,
            generic=generic,
            wrapper=wrapper,
            count=self._count(before + 1, index, word),
            words=set(),
            genitive_allowed=wrapper or generic,
        )
        self._place(head, before)
        return head.length

    def _is_noun(self, index: int) -> bool:
        word = self._words[index]
        return word.may_be("NOUN") or word.text.isupper() or word.may_be("UNKN")

    def _before(self, index: int) -> int:
        """The index of the word before the adjectives and numerals of a noun, -1 if none."""
        index -= 1
        while index >= 0 and self._modifies(self._words[index]):
            index -= 1
        return index

    @staticmethod
    def _modifies(word: Word) -> bool:
        if word.is_one_of(frozenset(_COUNTS)) or word.text.isdecimal():
            return True
        parts = ("ADJF", "PRTF", "NUMR", "Apro", "Anum")
        return any(word.may_be(part) for part in parts) and not word.may_be("PREP")

    def _count(self, first: int, index: int, noun: Word) -> int | None:
        numerals = [count_of(word) for word in self._words[first:index]]
        said = next((number for number in reversed(numerals) if number), None)
        if said is not None:
            return said
        singular = noun.may_be("sing") or noun.text.isupper()
        return 1 if singular and not self._is_plural(noun) else None

    @staticmethod
    def _is_plural(noun: Word) -> bool:
        """«акты», «счета»: a plural as subject or object («счета» is no genitive there)."""
        return noun.may_be("plur", "nomn") and not noun.may_be("sing", "nomn")

    def _place(self, head: _Head, before: int) -> None:
        noun = self._words[head.index + head.length - 1]
        previous = self._heads[-1] if self._heads else None
        governor = self._words[before] if before >= 0 else None
        counted = self._is_counted(head, before + 1, governor)
        if governor is not None and governor.may_be("PREP") and not self._is_noun_too(governor):
            if head.generic and counted:
                self._heads.append(head)
            return
        if self._depends(noun, governor, counted):
            if previous is not None:
                self._complement(previous, head)
            return
        if (
            previous is not None
            and previous.genitive_allowed
            and self._is_joined_genitive(noun, governor)
        ):
            self._heads.append(head)
            return
        oblique = not any(noun.may_be(case) for case in ("nomn", "accs", "UNKN"))
        if oblique and not counted and not self._is_unread(noun):
            return
        self._heads.append(head)

    def _is_counted(self, head: _Head, first: int, governor: Word | None) -> bool:
        """«три акта», but not «продление пяти лицензий» nor «продление 5 лицензий»."""
        if head.count is None or head.count < 2:
            return False
        numeral = next(word for word in self._words[first:] if count_of(word))
        if not numeral.text.isdecimal():
            return numeral.may_be("nomn") or numeral.may_be("accs") or not numeral.may_be("gent")
        governed = governor is not None and governor.may_be("NOUN") and not governor.may_be("PREP")
        return not governed or (governor is not None and governor.may_be("loct"))

    @staticmethod
    def _is_noun_too(word: Word) -> bool:
        return word.may_be("VERB") or word.may_be("GRND")

    @staticmethod
    def _is_unread(noun: Word) -> bool:
        return noun.text.isupper()

    @staticmethod
    def _depends(noun: Word, governor: Word | None, counted: bool) -> bool:
        """«реестр заявок», «скан договора»: a genitive right behind a noun."""
        if governor is None or counted or not noun.may_be("gent") or governor.may_be("CONJ"):
            return False
        if not governor.is_word or not (governor.may_be("NOUN") or governor.text.isupper()):
            return False
        return not noun.may_be("nomn") or not governor.may_be("loct")

    @staticmethod
    def _is_joined_genitive(noun: Word, governor: Word | None) -> bool:
        """«копии договора и акта»."""
        joined = governor is not None and governor.text.lower() in {"и", ",", "а"}
        return joined and noun.may_be("gent")

    @staticmethod
    def _complement(head: _Head, inner: _Head) -> None:
        if head.wrapper and (inner.kind or inner.generic):
            head.kind, head.generic, head.wrapper = inner.kind, inner.generic, False

    def _document(self, head: _Head, end: int) -> Document:
        inside = self._phrase(head, end)
        last = head.index + head.length - 1
        after = self._words[last].stop
        limit = self._words[end].start if end < len(self._words) else len(self._text)
        clause = self._words[-1].stop
        tail = self._text[after : min(limit, clause)]
        known = bool(head.kind)
        return Document(
            kind=head.kind,
            name=self._text[inside[0].start : inside[-1].stop],
            words=frozenset(lemma for word in inside if _tells(word) for lemma in word.lemmas),
            count=head.count,
            number=_number(tail),
            days=_days_of_issue(tail),
            generic=not known,
            start=inside[0].start,
            end=inside[-1].stop,
        )

    def _phrase(self, head: _Head, end: int) -> Sequence[Word]:
        """The noun and what follows it up to a mark, a verb or the next document."""
        stop = head.index + head.length
        while stop < end:
            word = self._words[stop]
            if not word.is_word and word.text not in {"№", "«", "»", '"', "-"}:
                break
            if word.is_verbal or word.may_be("CONJ"):
                break
            if word.may_be("PREP") and word.text.lower() in {"по", "к", "ко", "в", "во", "с", "со"}:
                break
            stop += 1
        first = self._before(head.index) + 1
        return self._words[first:stop]


def _tells(word: Word) -> bool:
    """Whether a file may well be called by this word."""
    if len(word.text) < 4 or not word.text.isalpha() or word.is_one_of(_PERIODS):
        return False
    return word.may_be("NOUN") and not month_of(word.text)


def _number(tail: str) -> str:
    bare = _BARE_NUMBER.match(tail)
    if bare and not days_in(bare[0]):
        return bare[1]
    signed = _SIGNED_NUMBER.search(tail)
    if signed is None or _ANOTHER.search(tail[: signed.start()]):
        return ""
    return signed[1].rstrip(".-/")


def _days_of_issue(tail: str) -> frozenset[Day]:
    """«№ 5 от 3 марта»: the day of the document, not a day by which something is due."""
    issued = re.search(r"\bот\s+(.{5,22})", tail)
    if issued is None or _ANOTHER.search(tail[: issued.start()]):
        return frozenset()
    day = re.match(r"\s*(?:\d{1,2}\s+[а-я]+|[\d._-]+)", issued[1], re.I)
    return days_in(day[0]) if day else frozenset()
