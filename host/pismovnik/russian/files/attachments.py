"""What a letter says of its files: «Направляю во вложении акт», «Смета приложена к письму».

A mention is a promise where the writer says that this very letter carries the file: by a
verb of attaching or sending in the first person present («прилагаю», «направляю договор»),
by a passive («прилагается», «приложен»), or by «во вложении» and its kin. What the reader
is to send, what was or will be sent, what goes by another way, and questions are none.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

from pismovnik.letter.model import Block, BlockKind, Letter
from pismovnik.russian.clauses import Clause, clauses
from pismovnik.russian.files.documents import Document, find_documents
from pismovnik.russian.files.promises import (
    GIVING,
    Scene,
    asks_to_look,
    is_by_reader,
    is_condition,
    is_form,
    judge,
    third_subject,
)
from pismovnik.russian.language import Language
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_LISTS = {
    title: plain_set(words) for title, words in read_words(__file__, "attachments.txt").items()
}
_LINK = re.compile(r"https?://|www\.|\bссылк", re.IGNORECASE)
_LABEL = re.compile(
    r"\s*(?:приложени[ея]|вложени[ея])\s*(?:[:–—]|\(\d|на\s+\d+\s+л)", re.IGNORECASE
)


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that say of files that this letter carries them.

    ``start`` and ``end`` are code points of the block number ``block``. ``certain`` is
    False where the words may mean something else too. ``documents`` are those named with
    it, in the order of the text, and those of a list that it opens.
    """

    block: int
    start: int
    end: int
    certain: bool
    documents: tuple[Document, ...]


def promises_of(letter: Letter, language: Language) -> tuple[Mention, ...]:
    """The places where the writer says that this letter carries a file."""
    written = list(letter.written())
    reader = _Reader(letter, language)
    return tuple(
        mention
        for position, (index, block) in enumerate(written)
        for mention in reader.read(index, block, [b for _, b in written[position + 1 :]])
    )


def speaks_of_files(letter: Letter, language: Language) -> bool:
    """Whether the writer says anything of a file that goes, or went, with a letter.

    Wider than a promise: «файл», «скан», «отправила акт», «проверьте смету» will do. What
    the reader is asked for, and what is yet to be sent, will not.
    """
    return bool(promises_of(letter, language)) or any(
        _speaks_of_file(clause, find_documents(block.text, clause.parts))
        for _, block in letter.written()
        for clause in clauses(language, block.text)
    )


def _speaks_of_file(clause: Clause, documents: tuple[Document, ...]) -> bool:
    words = clause.parts
    for word in words:
        later = word.may_be("VERB", "futr") and not word.may_be("impr", "excl")
        if later or is_form(word, GIVING, "impr") or is_form(word, GIVING, "INFN"):
            return False
    if any(word.is_one_of(_LISTS["plain files"]) and word.may_be("NOUN") for word in words):
        return not any(word.is_one_of(frozenset({"капитальный", "денежный"})) for word in words)
    if not documents:
        return False
    own = not third_subject(words, documents)
    return any(
        (own and is_form(word, GIVING, "past"))
        or is_form(word, GIVING, "1per")
        or asks_to_look(word)
        for word in words
    )


class _Reader:
    """Reads the blocks of one letter."""

    def __init__(self, letter: Letter, language: Language) -> None:
        self._language = language
        self._is_reply = letter.kind == "reply"
        self._has_table = any(b.kind is BlockKind.CELL for _, b in letter.written())
        self._speaks_of_apps = _speaks_of_apps(letter)

    def read(self, index: int, block: Block, following: Sequence[Block]) -> Iterator[Mention]:
        label = _LABEL.match(block.text)
        if label:
            yield self._labelled(index, block, label, following)
            return
        sentences = self._language.analysis(block.text).sentences
        found: dict[int, list[Clause]] = {}
        for clause in clauses(self._language, block.text):
            found.setdefault(clause.sentence, []).append(clause)
        for number, sentence in enumerate(sentences):
            nearby = "".join(s.text for s in sentences[number : number + 2])
            items = _items(following) if number == len(sentences) - 1 else []
            opens_list = sentence.text.rstrip().endswith(":")
            yield from self._sentence(
                index, block, found.get(number, []), opens_list, nearby, items
            )

    def _labelled(
        self, index: int, block: Block, label: re.Match[str], following: Sequence[Block]
    ) -> Mention:
        """«Приложение: акт на 2 л.», the mark of an enclosure by ГОСТ Р 7.0.97-2016, 5.21."""
        end = len(block.text.rstrip())
        words = self._words(block.text[label.end() : end], label.end())
        documents = find_documents(block.text, words) if words else ()
        return Mention(
            block=index,
            start=label.end() - len(label[0].lstrip()),
            end=end,
            certain=not self._speaks_of_apps,
            documents=documents or self._listed(_items(following)),
        )

    def _sentence(
        self,
        index: int,
        block: Block,
        found: Sequence[Clause],
        opens_list: bool,
        nearby: str,
        items: Sequence[Block],
    ) -> Iterator[Mention]:
        documents = _named_in(block.text, found)
        for place, clause in enumerate(found):
            scene = Scene(
                clause=clause,
                documents=documents[place],
                conditional=any(
                    c.subordinate and is_condition(c) for c in found if c is not clause
                ),
                reported=clause.subordinate and any(is_by_reader(c) for c in found),
                has_link=_LINK.search(nearby) is not None,
                lists_inline=opens_list or bool(items) or self._has_table,
                speaks_of_apps=self._speaks_of_apps,
                is_reply=self._is_reply,
            )
            verdict = judge(scene)
            if verdict is None:
                continue
            named = documents[place] or _before(documents, place)
            if opens_list and not any(document.is_strong for document in named):
                named += self._listed(items)
            first, last = clause.parts[verdict.first], clause.parts[verdict.last]
            yield Mention(
                block=index,
                start=min([first.start, *(d.start for d in documents[place])]),
                end=_closed(block.text, max([last.stop, *(d.end for d in documents[place])])),
                certain=verdict.certain and not (clause.question and clause.last),
                documents=named,
            )

    def _listed(self, items: Sequence[Block]) -> tuple[Document, ...]:
        """The first document of each item of a list."""
        named: list[Document] = []
        for item in items:
            opening = clauses(self._language, item.text)[:1]
            documents = find_documents(item.text, opening[0].parts) if opening else ()
            named += documents[:1]
        return tuple(named)

    def _words(self, text: str, offset: int) -> tuple[Word, ...]:
        tokens = self._language.analysis(text).tokens
        return tuple(Word(t.text, t.start + offset, t.stop + offset) for t in tokens)


def _closed(text: str, end: int) -> int:
    """Past the bracket or quote that closes the words: «(во вложении)», «файл „акт.pdf“»."""
    return end + 1 if text[end : end + 1] in {")", "»"} else end


def _items(following: Sequence[Block]) -> list[Block]:
    return list(itertools.takewhile(lambda block: block.kind is BlockKind.ITEM, following))


def _named_in(text: str, found: Sequence[Clause]) -> list[tuple[Document, ...]]:
    """The documents of each clause: «Акт готов, отправляю» names its object beforehand."""
    named: list[tuple[Document, ...]] = []
    for number, clause in enumerate(found):
        own = find_documents(text, _without_turns(clause.parts))
        before = found[number - 1] if number else None
        if not own and before is not None and not any(w.is_verbal for w in before.parts):
            own = named[-1]
        named.append(own)
    return named


def _without_turns(parts: Sequence[Word]) -> list[Word]:
    """«Подписав акт, направляю счёт»: without what a gerund governs, but for one of sending."""
    starts = [number for number, part in enumerate(parts) if number == 0 or part.mark]
    turns = (parts[a:b] for a, b in itertools.zip_longest(starts, starts[1:]))
    return [word for turn in turns if not any(_is_side_action(w) for w in turn) for word in turn]


def _is_side_action(word: Word) -> bool:
    return word.has("VerbForm", "Conv") and not word.is_one_of(GIVING)


def _before(documents: Sequence[tuple[Document, ...]], place: int) -> tuple[Document, ...]:
    """«Акт подписан, он во вложении»: the documents of the clause before."""
    return next((named for named in reversed(documents[:place]) if named), ())


def _speaks_of_apps(letter: Letter) -> bool:
    """Whether «приложение» is a program here: «мобильное приложение», «скачайте приложение»."""
    text = letter.subject + "\n" + "\n".join(block.text for block in letter.blocks)
    near = re.findall(r"(\w+)?\W+приложени\w*(?:\W+(\w+)\W+(\w+))?", text, re.IGNORECASE)
    words = (Word(word, 0, 0) for match in near for word in match if word)
    return any(word.is_one_of(_LISTS["applications"]) for word in words)
