"""Compares the files that a letter names with those that it carries."""

import enum
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from pismovnik.russian.files.attachments import Mention
from pismovnik.russian.files.documents import Document, families
from pismovnik.russian.files.file_names import FileName, same_number
from pismovnik.russian.words import plain, plain_set
from pismovnik.text_lists import read_words

_DISTINCT = plain_set(read_words(__file__, "attachments.txt")["distinct families"])


class Fault(enum.Enum):
    NUMBER = "number"  # «счёт № 412», «Счёт № 421.pdf»
    DAY = "day"  # «счёт от 6 августа», «Счёт от 08.06.pdf»
    KIND = "kind"  # «схема», «Смета.xlsx»
    COUNT = "count"  # «три документа», two files


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A named document that is not among the files, or a number of files that is wrong.

    ``mention`` is where the letter says it; ``documents`` are those that lack a file, or
    the one that says the number; ``files`` are those that were attached in their place.
    """

    fault: Fault
    mention: Mention
    documents: tuple[Document, ...]
    files: tuple[FileName, ...]
    certain: bool


def differences(mentions: Sequence[Mention], files: Sequence[FileName]) -> Iterator[Difference]:
    """Where the mentions and the files cannot both be right; the surest kind of fault first.

    Archives and files whose names tell nothing may be whatever the letter names.
    """
    if not files or any(file.is_archive for file in files):
        return
    found = [d for mention in mentions for d in _wrong_marks(mention, files)]
    if not found:
        found = [*_wrong_count(mentions, files)] or [*_without_file(mentions, files)]
    yield from found


def _wrong_marks(mention: Mention, files: Sequence[FileName]) -> Iterator[Difference]:
    """Numbers and dates that contradict those in the names of files of the same kind."""
    for document in mention.documents:
        alike = [f for f in files if f.kinds == {document.kind} and not f.is_archive]
        alike = [f for f in alike if not _is_of_another(f, document, mention)]
        fault = _mark_fault(document, alike, files)
        if fault is not None:
            yield Difference(
                fault=fault,
                mention=mention,
                documents=(document,),
                files=tuple(alike),
                certain=mention.certain,
            )


def _mark_fault(
    document: Document, alike: Sequence[FileName], files: Sequence[FileName]
) -> Fault | None:
    if document.count != 1 or not alike:
        return None
    if document.number:
        if not all(file.numbers for file in alike):
            return None
        if not any(_bears(file, document.number) for file in files):
            return Fault.NUMBER
        alike = [file for file in alike if _bears(file, document.number)]
    issued = [file for file in alike if file.days and " от " in file.name.replace("_", " ")]
    if document.days and issued and not any(file.days & document.days for file in issued):
        return Fault.DAY
    return None


def _bears(file: FileName, number: str) -> bool:
    return any(same_number(number, other) for other in file.numbers | file.figures)


def _is_of_another(file: FileName, document: Document, mention: Mention) -> bool:
    """Whether the file bears the number of another document named beside this one."""
    others = (d for d in mention.documents if d is not document and d.kind == document.kind)
    return any(other.number and _bears(file, other.number) for other in others)


def _wrong_count(mentions: Sequence[Mention], files: Sequence[FileName]) -> Iterator[Difference]:
    """«три документа» beside two files."""
    for mention in mentions:
        for document in mention.documents:
            if document.count is None or document.count < 2:
                continue
            difference = _count_difference(mention, document, mentions, files)
            if difference is not None:
                yield difference


def _count_difference(
    mention: Mention, document: Document, mentions: Sequence[Mention], files: Sequence[FileName]
) -> Difference | None:
    assert document.count is not None
    own = [f for f in files if f.may_be(document)] if document.is_strong else list(files)
    if document.kind == "фотография":
        own = [f for f in files if f.is_picture]
    expected = document.count
    if len(own) == expected or not own or any(f.plural for f in own):
        return None
    if len(own) < expected:
        certain = document.words.isdisjoint({"документ"}) or len(own) > 1 or own[0].is_telling
        return _count_of(mention, document, own, certain=certain and mention.certain)
    beside = [d for m in mentions if m is not mention for d in m.documents]
    if document.is_strong or beside:
        return None
    return _count_of(mention, document, own, certain=mention.certain)


def _count_of(
    mention: Mention, document: Document, files: Iterable[FileName], *, certain: bool
) -> Difference:
    return Difference(
        fault=Fault.COUNT,
        mention=mention,
        documents=(document,),
        files=tuple(files),
        certain=certain,
    )


def _without_file(mentions: Sequence[Mention], files: Sequence[FileName]) -> Iterator[Difference]:
    """Documents of a clear kind for which no file can stand."""
    silent = [file for file in files if not file.is_telling]
    lacking = [
        (mention, document)
        for mention in mentions
        for document in mention.documents
        if document.is_strong and not any(f.is_telling and f.may_be(document) for f in files)
    ]
    if len(lacking) <= len(silent) or any(file.plural for file in silent):
        return
    for mention in mentions:
        documents = tuple(document for owner, document in lacking if owner is mention)
        if documents:
            clear = all(_is_distinct({d.kind}) for d in documents) and all(
                _is_distinct(file.kinds) for file in files
            )
            yield Difference(
                fault=Fault.KIND,
                mention=mention,
                documents=documents,
                files=tuple(files),
                certain=mention.certain and clear and not silent,
            )


def _is_distinct(kinds: Iterable[str]) -> bool:
    """Whether documents of these kinds are never sent under another name."""
    return all(plain(family) in _DISTINCT for kind in kinds for family in families()[kind])
