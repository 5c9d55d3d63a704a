"""The address that opens a letter: «Здравствуйте, Олег Викторович!», «Уважаемые коллеги,».

Forms after Л. П. Демидов, «Деловая переписка», and gramota.ru's answers on обращение:
a salutation («здравствуйте», «добрый день»), an adjective («уважаемый»), titles, names and
nouns («коллеги») in any order, closed by an exclamation mark or a comma.
"""

import functools
import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.people import is_first_name, is_kinship, is_patronymic, is_surname
from pismovnik.russian.transliteration import edit_distance
from pismovnik.text_lists import read_words

PartKind = Literal[
    "salutation", "adjective", "title", "noun", "rest", "name", "placeholder", "and", "mark"
]

_LISTS = read_words(__file__, "greetings.txt")


def _phrases(section: str) -> tuple[tuple[str, ...], ...]:
    """The entries of a section as tuples of words, the longest first."""
    return tuple(sorted((tuple(e.split()) for e in _LISTS[section]), key=len, reverse=True))


_SALUTATIONS = _phrases("salutations")
_BEFORE = _phrases("before salutations")
_AFTER = _phrases("after salutations")
_NOUNS = _phrases("nouns")
_TITLES = frozenset(_LISTS["titles"])
_GROUPS = frozenset(_LISTS["groups"])
_NO_ADDRESSES = frozenset(_LISTS["no addresses"])
_ADJECTIVES = frozenset(_LISTS["adjectives"])

#: «Уважаемый(ая)», «Уважаемые/-ый» are one word, as are «тов.» and «А.».
_TOKEN = re.compile(
    r"[^\W\d_]+ый\s?(?:\(\s?-?\w{1,3}(?:/\w{1,3})?\s?\)|/\s?-?\w{2,3}\b)"
    r"|[^\W\d_]+(?:ая|ые)\s?(?:\(\s?-?\w{1,3}(?:/\w{1,3})?\s?\)|/\s?-?\w{2,3}\b)"
    r"|<[^<>\n]{1,40}>|\[[^\[\]\n]{1,40}\]|\{+[^{}\n]{1,40}\}+|%\w+%|_{2,}|\.{3}|(?:Х{3,}|X{3,})\b"
    r"|(?:тов|гр|гг?|проф|акад|ув|уваж)\."
    r"|[^\W\d_]\."
    r"|[^\W\d_]+(?:[-’'][^\W\d_]+)*"
    r"|\S",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"[<\[{%_].+|(?i:Х{3,}|X{3,}|ф\.?и\.?о\.?|имя|отчество|фамилия)")
_SMILE = re.compile(
    r"\s?(?:[:;=]-?\)+|\)+|[\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\u200d]?)+", re.UNICODE
)
_CELEBRATION = re.compile(
    r"с\s+(?:наступ|прошед|новым|рождеством|праздник|днём|днем|юбиле)\w*(?:\s+\w+){0,5}(?=[!,])",
    re.IGNORECASE,
)
#: «Добрый вечер, мои дорогие коллеги!»
_OWN = frozenset({"мой", "моя", "мои", "наш", "наша", "наши", "все"})
#: «Здравствуйте, Ван Мин-Хо!»: whatever it is, it is called.
_CALLED = re.compile(r"[A-ZА-ЯЁ][\w’'-]*(?:\s+[A-ZА-ЯЁ][\w’'-]*){0,3}(?=\s?!)")
_MARKS = frozenset("!,.:;—–-…?")
_ENDS = frozenset("!,.:;—–-…")
_LONGEST_ADDRESS = 12
_LONGEST_GROUP = 6
_LONGEST_NAME = 5
_VERBS = frozenset({"VERB", "INFN", "GRND", "PRED", "PRTS"})
_NOT_NAMES = _VERBS | {"NPRO", "PREP", "CONJ", "PRCL", "ADVB", "INTJ", "NUMR", "COMP"}
_NOT_IN_GROUPS = _VERBS | {"NPRO", "INTJ", "COMP"}


class Word(msgspec.Struct, frozen=True):
    """A word of the greeting; ``start`` and ``end`` are code points of the text."""

    text: str
    start: int
    end: int


class Part(msgspec.Struct, frozen=True):
    """A word or mark of the greeting and what it is there for. «rest» depends on a noun."""

    kind: PartKind
    text: str
    start: int
    end: int


class Greeting(msgspec.Struct, frozen=True, kw_only=True):
    """A greeting taken apart; ``start`` and ``end`` are code points of the text."""

    start: int
    end: int
    parts: tuple[Part, ...]

    def of_kind(self, *kinds: PartKind) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.kind in kinds)

    @property
    def salutations(self) -> tuple[Part, ...]:
        return self.of_kind("salutation")

    @property
    def adjectives(self) -> tuple[Part, ...]:
        return self.of_kind("adjective")

    @property
    def nouns(self) -> tuple[Part, ...]:
        return self.of_kind("noun", "title")

    @property
    def names(self) -> tuple[tuple[Part, ...], ...]:
        """The words of names and initials, one tuple for each person named."""
        persons: list[list[Part]] = []
        before: Part | None = None
        for part in self.parts:
            if part.kind == "name":
                if before is not None and before.kind == "name":
                    persons[-1].append(part)
                else:
                    persons.append([part])
            before = part
        return tuple(tuple(person) for person in persons)

    @property
    def mark(self) -> str:
        """The sign that closes it, empty where there is none."""
        last = self.parts[-1]
        return last.text if last.kind == "mark" else ""


def parse_greeting(text: str) -> Greeting | None:
    """The greeting at the beginning of a text, or None where it begins with something else."""
    return _Reader(text).read()


class _Reader:
    """Walks over the words of a greeting until a word that cannot belong to one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = tuple(_words(text))
        self._next = next((i for i, w in enumerate(self._words) if _may_open(w.text)), 0)
        self._parts: list[Part] = []

    def read(self) -> Greeting | None:
        while self._next < len(self._words) and self._step():
            pass
        while self._parts and self._parts[-1].kind == "and":
            self._parts.pop()
        if not self._is_address():
            return None
        end = self._parts[-1].end
        smile = _SMILE.match(self._text, end)
        end = smile.end() if smile else end
        return Greeting(start=self._parts[0].start, end=end, parts=tuple(self._parts))

    def _step(self) -> bool:
        if self._repeat_mark():
            return True
        if self._is_closed() and not self._may_go_on():
            return False
        return (
            self._salutation()
            or self._adjective()
            or self._placeholder()
            or self._title_or_noun()
            or self._name()
            or self._called_before_salutation()
            or self._dependent_words()
            or self._group()
            or self._joint()
        )

    # --- what has been read ------------------------------------------------------------

    def _has(self, *kinds: PartKind) -> bool:
        return any(part.kind in kinds for part in self._parts)

    def _last(self) -> PartKind | None:
        return self._parts[-1].kind if self._parts else None

    def _is_closed(self) -> bool:
        """After «!» or «.», or at the end of a line that has no comma."""
        if not self._parts:
            return False
        if self._last() == "mark":
            return self._parts[-1].text != "," and self._parts[-1].text not in "—–-"
        return self._breaks_line(self._next)

    def _is_address(self) -> bool:
        if not self._parts:
            return False
        if self._has("salutation", "adjective"):
            return True
        if self._has("noun", "title"):
            return self._last() == "mark"
        names = [part.text for part in self._parts if part.kind == "name"]
        if not any(is_first_name(name) or is_patronymic(name) for name in names):
            return False
        return self._calls_by_name(names)

    def _calls_by_name(self, names: list[str]) -> bool:
        """«Олег Викторович, направляю…» calls; «Анна Смирнова, менеджер, сообщит…» tells."""
        last = self._parts[-1]
        mark = last.text if last.kind == "mark" else ""
        with_surname = any(map(is_surname, names))
        if self._text[last.end :].split("\n")[0].strip() == "":
            return mark in {"!", ","} or not with_surname
        return mark == "!" or (mark == "," and not with_surname)

    # --- what follows ------------------------------------------------------------------

    def _text_at(self, place: int) -> str:
        return self._words[place].text if place < len(self._words) else ""

    def _breaks_line(self, place: int) -> bool:
        """Whether the word at this place begins a new line, or is past the end."""
        if place >= len(self._words):
            return True
        before = self._words[place - 1].end if place else 0
        return "\n" in self._text[before : self._words[place].start]

    def _ends_at(self, place: int) -> bool:
        """Whether an address may end before the word at this place."""
        return self._breaks_line(place) or self._text_at(place) in _ENDS

    def _may_go_on(self) -> bool:
        """«Добрый день! Олег Викторович, …»: the name may follow in a sentence of its own."""
        closing = self._parts[-1]
        new_line = self._breaks_line(self._next)
        if new_line and not (closing.kind == "mark" and closing.text == "!"):
            return False
        if self._phrase_at(self._next, _SALUTATIONS):
            return not self._has("salutation")
        if self._has("name", "noun", "title", "placeholder"):
            return False
        if self._text_at(self._next).lower() in _ADJECTIVES:
            return True
        end = self._names_end(self._next)
        if (
            end is not None and self._text_at(end) == ","
        ):  # «Здравствуйте! Анна Смирнова, „Вектор“.»
            return not any(is_surname(word.text) for word in self._words[self._next : end])
        end = end or self._noun_end(self._next)
        return end is not None and self._text_at(end) in {"!", ","}

    def _phrase_at(self, place: int, phrases: tuple[tuple[str, ...], ...]) -> int:
        """How many words of one of the phrases stand at this place, on one line."""
        for phrase in phrases:
            words = self._words[place : place + len(phrase)]
            fits = len(words) == len(phrase) and all(map(_is_word_of_phrase, words, phrase))
            if fits and not any(self._breaks_line(place + i) for i in range(1, len(phrase))):
                return len(phrase)
        return 0

    # --- steps: each takes a part of the greeting, or tells that there is none ----------

    def _take(self, kind: PartKind, count: int = 1) -> bool:
        first, last = self._words[self._next], self._words[self._next + count - 1]
        self._parts.append(Part(kind, self._text[first.start : last.end], first.start, last.end))
        self._next += count
        return True

    def _salutation(self) -> bool:
        if not self._parts:
            celebration = _CELEBRATION.match(self._text, self._words[self._next].start)
            if celebration:
                ends = (i for i, w in enumerate(self._words) if w.end == celebration.end())
                return self._take("salutation", next(ends) + 1 - self._next)
        before = self._phrase_at(self._next, _BEFORE)
        length = self._phrase_at(self._next + before, _SALUTATIONS)
        if not length:
            return False
        single = self._text_at(self._next + before).lower()
        if (
            length == 1
            and single in {"добрый", "доброе"}
            and not self._ends_at(self._next + before + 1)
        ):
            return False
        length += before
        length += self._phrase_at(self._next + length, _AFTER)
        return self._take("salutation", length)

    def _adjective(self) -> bool:
        if self._text_at(self._next).lower() in _OWN and self._parts:
            following = self._next + 1
            known = self._text_at(following).lower() in _ADJECTIVES
            return (known or self._noun_end(following) is not None) and self._take("rest")
        word = re.split(r"[\s(/]", self._text_at(self._next).lower())[0]
        if not any(_is_word_of_phrase(Word(word, 0, 0), adjective) for adjective in _ADJECTIVES):
            return False
        if not self._parts and not self._adjective_opens():
            return False
        return self._take("adjective")

    def _adjective_opens(self) -> bool:
        """«Дорогие запчасти привезли» is no address: a verb or a full stop would end one."""
        word = self._text_at(self._next).lower()
        if word.startswith(("ув", "глубокоув", "многоув")):
            return True
        line = self._text[self._words[self._next].start :].split("\n")[0]
        address = re.match(r"[^!,]*[!,]|[^.!?]*$", line)
        return address is not None and not has_verb(address[0])

    def _placeholder(self) -> bool:
        if not self._has("salutation", "adjective"):
            return False
        word = self._text_at(self._next)
        if not _PLACEHOLDER.fullmatch(word) or (word.islower() and word.isalpha()):
            return False
        return self._take("placeholder")

    def _title_or_noun(self) -> bool:
        word = self._text_at(self._next)
        if word.lower() in _TITLES:
            after = self._next + 1
            called = (
                self._ends_at(after)
                or self._names_end(after) is not None
                or self._text_at(after).lower() in _TITLES
            )
            return (called or self._last() in {"adjective", "title"}) and self._take("title")
        length = self._noun_end(self._next)
        if length is not None:
            return self._take("noun", length - self._next)
        follows = self._last() in {"adjective", "title"} or (
            self._last() == "and" and self._has("noun")
        )
        return follows and _is_common_noun(word) and self._take("noun")

    def _noun_end(self, place: int) -> int | None:
        """Where a noun of the list ends that is called, not told of: «Коллеги, …»."""
        count = self._phrase_at(place, _NOUNS)
        if not count:
            return None
        end = place + count
        called = (
            self._ends_at(end) or self._text_at(end).lower() == "и" or self._last() == "adjective"
        )
        return end if called or self._names_end(end) else None

    def _name(self) -> bool:
        end = max(self._names_end(self._next) or 0, self._called_end() or 0) or None
        if end is None:
            return False
        while self._next < end:
            self._take("name")
        return True

    def _called_before_salutation(self) -> bool:
        """«Прийт, добрый вечер!», «Отдел кадров, здравствуйте!»: whatever it is, it is called."""
        if self._parts:
            return False
        for count in range(1, _LONGEST_NAME):
            place = self._next + count
            if self._breaks_line(place):
                return False
            comma = self._text_at(place) == ","
            if self._phrase_at(place + comma, _SALUTATIONS) and not self._breaks_line(
                place + comma
            ):
                return self._take_called(count)
        return False

    def _take_called(self, count: int) -> bool:
        words = [word.text for word in self._words[self._next : self._next + count]]
        if has_verb(" ".join(words)) or any(not word[0].isalpha() for word in words):
            return False
        if not all(word[0].isupper() for word in words):
            return words[0][0].isupper() and self._take("noun", count)
        for _ in words:
            self._take("name")
        return True

    def _called_end(self) -> int | None:
        """Where capitalised words end that stand between a salutation and «!»."""
        after_salutation = self._has("salutation") and self._last() == "mark"
        if (not after_salutation and self._last() != "adjective") or self._has("name", "noun"):
            return None
        called = _CALLED.match(self._text, self._words[self._next].start)
        if called is None or has_verb(called[0]) or not _may_all_be_names(called[0]):
            return None
        return next(i + 1 for i, word in enumerate(self._words) if word.end == called.end())

    def _names_end(self, place: int) -> int | None:
        """Where the name ends that begins here, or None where none does."""
        end = place
        while end < len(self._words) and end - place < _LONGEST_NAME:
            if (end > place and self._breaks_line(end)) or not self._is_name_at(end, place):
                break
            end += 1
        if end == place:
            return None
        words = [word.text for word in self._words[place:end]]
        likely = self._has("adjective", "title") or any(map(_is_strong_name, words))
        if not likely and not self._may_be_foreign_name(words, end):
            return None
        return end if self._name_is_called(end) else None

    def _may_be_foreign_name(self, words: list[str], end: int) -> bool:
        """«Здравствуйте, Лан!»: nobody's name in any dictionary."""
        if not self._has("salutation") or not (self._ends_at(end) or self._text_at(end) == "и"):
            return False
        return all(not morphology.is_known(word) or _is_animate(word) for word in words)

    def _name_is_called(self, end: int) -> bool:
        """«Добрый день, Мария!», not «Добрый день, Мария просила передать…»."""
        if self._ends_at(end) or self._last() in {"adjective", "title"}:
            return True
        following = self._text_at(end).lower()
        if following == "и":
            return self._is_name_at(end + 1, end + 1) or bool(self._phrase_at(end + 1, _NOUNS))
        if self._phrase_at(end, _SALUTATIONS):
            return True
        return bool(self._parts) and any(
            "1per" in parse.tag or "impr" in parse.tag for parse in morphology.parses(following)
        )

    def _is_name_at(self, place: int, first: int) -> bool:
        word = self._text_at(place)
        if not word or word.lower() in _ADJECTIVES or self._phrase_at(place, _SALUTATIONS):
            return False
        if place > first and is_kinship(word):
            return True
        if word[0].isupper() and _is_name(word):
            return word.lower() not in _TITLES and not self._phrase_at(place, _NOUNS)
        return word.islower() and self._is_lower_case_name(place)

    def _is_lower_case_name(self, place: int) -> bool:
        """«здравствуйте, олег викторович»: names that are no other word, or have a patronymic."""
        word = self._text_at(place)
        if is_patronymic(word):
            return place > 0 and is_first_name(self._text_at(place - 1))
        if is_first_name(word) and is_patronymic(self._text_at(place + 1)):
            return True
        return is_first_name(word) and all(
            "Name" in parse.tag for parse in morphology.parses(word) if parse.is_known
        )

    def _dependent_words(self) -> bool:
        """«Уважаемые члены закупочной комиссии!»: the words that depend on the noun."""
        if self._last() not in {"noun", "title", "rest"} or not self._has("adjective", "title"):
            return False
        if self._ends_at(self._next) or (
            self._text_at(self._next) == "и" and self._joins(self._next + 1)
        ):
            return False
        line = self._text[self._words[self._next].start :].split("\n")[0]
        closed = re.match(r"[^!,.:;?]*", line)
        if closed is None or len(closed[0].split()) > _LONGEST_ADDRESS or has_verb(closed[0]):
            return False
        return self._take("rest")

    def _group(self) -> bool:
        """«Добрый день, отдел закупок!», «Здравствуйте, члены жюри!»"""
        if not self._has("salutation") or self._has("name", "noun", "adjective"):
            return False
        line = self._text[self._words[self._next].start :].split("\n")[0]
        group = re.match(r"[^!,.:;?]*(?=!|$)", line)
        if group is None or not _is_group(group[0]):
            return False
        self._take("noun")
        while not self._ends_at(self._next):
            self._take("rest")
        return True

    def _joins(self, place: int) -> bool:
        """Whether a further address follows «и»."""
        word = self._text_at(place).lower()
        return (
            word in _ADJECTIVES
            or word in _TITLES
            or bool(self._names_end(place) or self._phrase_at(place, _NOUNS))
        )

    def _joint(self) -> bool:
        text = self._text_at(self._next)
        if text.lower() in {"и", "and"} and self._last() in {"name", "noun", "title", "rest"}:
            return self._take("and")
        if text not in _MARKS or not self._parts or self._breaks_line(self._next):
            return False
        if _SMILE.match(self._text, self._words[self._next].start):
            return False
        if self._last() == "mark":
            return False
        if text in "—–-" and not self._has("salutation", "adjective"):
            return False
        return self._take("mark")

    def _repeat_mark(self) -> bool:
        """«Добрый день!!!»"""
        if self._last() != "mark" or self._breaks_line(self._next):
            return False
        mark = self._parts[-1]
        if self._text_at(self._next) not in "!?." or mark.text not in "!?.":
            return False
        end = self._words[self._next].end
        self._parts[-1] = Part("mark", mark.text, mark.start, end)
        self._next += 1
        return True


AdjectiveForm = Literal["masc", "femn", "neut", "plur"]
_ENDINGS: dict[AdjectiveForm, str] = {"masc": "ый", "femn": "ая", "neut": "ое", "plur": "ые"}


def adjective_form(word: str) -> AdjectiveForm | None:
    """The gender or the number of «уважаемый», «дорогая»; None for «уважаемый(ая)»."""
    lowered = word.lower()
    if lowered.endswith(("ый", "ой", "ий")):
        return "masc"
    return next(
        (f for f, e in _ENDINGS.items() if lowered.endswith((e, e.replace("ы", "и")))), None
    )


def agreed_adjective(word: str, form: AdjectiveForm) -> str:
    """The adjective in another form: «уважаемый» → «уважаемые», «дорогая» → «дорогой»."""
    stem = re.split(r"[\s(/]", word)[0][:-2]
    ending = _ENDINGS[form]
    if stem.lower().endswith(("г", "к", "х")):
        ending = {"masc": "ой", "plur": "ие"}.get(form, ending)
    return stem + ending


def has_verb(text: str) -> bool:
    """Whether a text has a verb as the likeliest reading of one of its words; initials are none."""
    return any(
        morphology.parses(word)[0].tag.POS in _VERBS for word in re.findall(r"[^\W\d_]{2,}", text)
    )


def _words(text: str) -> Iterator[Word]:
    for match in _TOKEN.finditer(text, 0, 2000):
        yield Word(match[0], match.start(), match.end())


def _may_open(word: str) -> bool:
    return word[0].isalpha()


def _is_word_of_phrase(word: Word, expected: str) -> bool:
    """The expected word, or a slip of the hand in a long one: «Здраствуйте», «Уважаемй»."""
    lowered = word.text.lower()
    if lowered == expected:
        return True
    if len(expected) < 7 or abs(len(lowered) - len(expected)) > 1 or morphology.is_known(lowered):
        return False
    return edit_distance(lowered, expected, limit=1) <= 1


def _may_all_be_names(text: str) -> bool:
    """Not «Заказчик», «Члены Жюри», «Имя Отчество»: those are nouns and gaps in a template."""
    words = text.split()
    if len(words) == 1 and _is_common_noun(words[0]):
        return False
    listed = _TITLES | _GROUPS | {noun for phrase in _NOUNS for noun in phrase}
    return not any(w.lower() in listed or _PLACEHOLDER.fullmatch(w) for w in words) and any(
        _is_strong_name(w) or not _is_common_noun(w) for w in words
    )


def _is_strong_name(word: str) -> bool:
    return is_first_name(word) or is_patronymic(word) or is_surname(word) or _is_initial(word)


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper() and word[1] == "."


@functools.lru_cache(maxsize=1_500)
def _is_name(word: str) -> bool:
    """Whether a capitalised word can be a part of a name: not a pronoun, a verb, a particle."""
    if _is_initial(word) or _is_strong_name(word):
        return True
    if _PLACEHOLDER.fullmatch(word) or len(word) == 1:
        return False
    if not morphology.is_known(word):
        return True
    likeliest = morphology.parses(word)[0].tag.POS
    return likeliest == "ADJF" or (likeliest not in _NOT_NAMES and _is_animate(word))


def _is_animate(word: str) -> bool:
    return any("anim" in parse.tag for parse in morphology.parses(word) if parse.is_known)


def _is_common_noun(word: str) -> bool:
    if not word[0].isalpha() or _is_strong_name(word):
        return False
    return any(p.tag.POS == "NOUN" and p.is_known for p in morphology.parses(word))


def _is_group(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)
    if not 0 < len(words) <= _LONGEST_GROUP or re.search(r"\d{3}", text):
        return False
    first = words[0].lower()
    if first in _NO_ADDRESSES or any(
        morphology.parses(word)[0].tag.POS in _NOT_IN_GROUPS for word in words
    ):
        return False
    return first in _GROUPS or any(
        {"NOUN", "anim", "plur", "nomn"} in parse.tag for parse in morphology.parses(first)
    )
