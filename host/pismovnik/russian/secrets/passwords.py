"""Passwords, PIN codes and code words that a text tells, as against those it only speaks of.

A password has a name before it («Пароль: …», «с паролем …») and does not look like a word
of the sentence: «пароль придёт по СМС» and «пароль: не короче 12 знаков» tell none.
"""

import functools
import itertools
import re
from collections.abc import Iterator

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.words import plain
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "passwords.txt")
_NO_PASSWORDS = frozenset(_LISTS["no passwords"])
_DATA = frozenset(_LISTS["data"])


def _beginnings(section: str) -> str:
    """A pattern for the entries of a section, the longest first, with any ending."""
    entries = sorted(_LISTS[section], key=len, reverse=True)
    patterns = (
        re.escape(e[:-1]) + r"(?!\w)" if e.endswith("$") else re.escape(e) + r"\w*" for e in entries
    )
    return r"(?<!\w)(?:" + "|".join(patterns) + ")"


_LABEL = re.compile(_beginnings("passwords"))
_LOGIN = re.compile(_beginnings("logins"))
_LOGIN_JOINED = re.compile(_beginnings("logins") + r"\s*(?:и|/|,|\||\+|:|\\)\s*(?:временный\s+)?$")
_EXAMPLE = re.compile(_beginnings("only examples"))
_USUAL = re.compile("|".join(map(_beginnings, ("meetings", "guest networks", "one-time codes"))))

#: Between the name and the password: «для входа в кабинет», «(временный)», and a mark.
_SEPARATOR = re.compile(
    r"[^\S\n]*(?P<more>(?:«[^«»\n]{0,60}»|[\w.+-]{1,40}@[\w.-]{1,40}|[^\n:=—–.!?;,«»]){0,60}?)(?:[:=]|\s[-—–]\s|[—–])[^\S\n]*"
)
_BESIDE = re.compile(r"[^\S\n]+(?P<more>(?:[а-яё-]+[^\S\n]+){0,4})(?=\S)", re.IGNORECASE)
_NEXT_LINE = re.compile(r"[^\S\n]*[^\n:=—–.!?;,]{0,60}[:—–]?[^\S\n]*\n\s*(?=\S)")
_TOKEN = re.compile(r"\S+")
_DIGIT_GROUPS = re.compile(r"\d+(?:[ \u00a0-]\d+)*(?![\w@.,/:-]*\w)")
_QUOTED = re.compile(r"[«\"“„'`]([^«»\"“”„'`\n]{3,40})[»\"”“'`]")
_OUTER = "«»\"'“”„`()[]<>{}*"
_TRAILING = ".,;:!?…"
_SPECIAL = re.compile(r"[#@$%^&*!_+=~?]")
_NOT_SECRET = re.compile(
    r"(?:https?://|www\.|\\\\)\S*|[^@\s]+@[\w-]+(?:\.[\w-]+)+|[*•.xх_?…#-]+|\+\d[\d() -]+|"
    r"\d{1,2}\.\d{1,2}(?:\.\d{2,4})?|\d{1,2}:\d{2}|№.*|\d+-?[а-яё]+(?:-\w+)?|[a-z]{1,4}-[а-яё]+|\d+[.)]|.{65,}",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?P<login>[^\s/|,;:]+)(?:\s*[/|,;:]\s*|\s+(?:и|парол\w*)\s+|[^\S\n]+)(?P<secret>\S+)"
)
#: «admin / Qwe123!» with a mark between; not a part of a link.
_MARKED_PAIR = re.compile(
    r"(?<![\w/.:@-])(?P<login>[A-Za-z][\w.@-]{3,})\s*(?:/|\||:(?!/))\s*(?P<secret>[^\s/|]+)(?!/)"
)
_PLURAL = re.compile(r"(?<!\w)пароли[^\n.!?]{0,60}:")
_AFTER_DASH = re.compile(r"(?:\s[-—–]|:)\s+(?=\S)")
_CONTEXT = 200
_SHORTEST = 3
_SHORTEST_BESIDE = 4


class Password(msgspec.Struct, frozen=True):
    """A password in a text, in code points.

    ``sure`` is False for one that is meant to be passed on (a meeting's, a guest network's)
    and for what may be an ordinary word.
    """

    start: int
    end: int
    sure: bool


def passwords(text: str) -> Iterator[Password]:
    """The passwords of a text, in its order, without those that stand there as examples."""
    lowered = _lowered(text)
    reached = 0
    for label in _LABEL.finditer(lowered):
        if label.start() < reached or _is_in_link(lowered, label.start()):
            continue
        if _is_example(lowered, label.start(), label.end()):
            continue
        found = _after(text, lowered, label)
        if found is not None:
            reached = found.end
            usual = _is_usual(lowered, label.start(), found.start)
            yield msgspec.structs.replace(found, sure=found.sure and not usual)
    for others in (_after_logins, _after_plural):
        for found in others(text, lowered):
            if found.start >= reached:
                reached = found.end
                yield found


def awaits_password(text: str) -> bool:
    """Whether a text is only the name of a password, whose value stands in the next cell or line."""
    lowered = _lowered(text).strip()
    label = _LABEL.search(lowered)
    if label is None or len(lowered) > _CONTEXT // 2 or "\n" in lowered:
        return False
    tells = any(_judged(m[0], "", separated=True) for m in _TOKEN.finditer(text[label.end() :]))
    return not tells and not re.search(r"[.!?;]\s*\S", lowered)


def is_password(text: str, *, in_table: bool = False) -> bool:
    """Whether a whole line or cell may be the password that its name announced.

    In a table the neighbour of «Пароль» may be the next heading: there words do not count.
    """
    word = text.strip()
    if len(text.split()) != 1 or _judged(word, "", separated=True) is not True:
        return False
    return not in_table or word.isdigit() or _is_strong(word)


def is_usual_place(text: str) -> bool:
    """Whether a text speaks of meetings, guest networks and the like, whose codes are shared."""
    return _USUAL.search(_lowered(text)) is not None


@functools.lru_cache(maxsize=64)
def _lowered(text: str) -> str:
    """In lower case with «е» for «ё», of the same length."""
    lowered = text.lower().replace("ё", "е")
    return lowered if len(lowered) == len(text) else text


def _is_example(lowered: str, start: int, end: int) -> bool:
    before = re.split(r"[.!?\n]", lowered[max(0, start - 60) : start])[-1]
    after = re.split(r"[.!?\n]", lowered[end : end + 40])[0]
    announced = re.split(r"[:=—–]", after)[0]
    return _EXAMPLE.search(before) is not None or _EXAMPLE.search(announced) is not None


def _is_in_link(lowered: str, place: int) -> bool:
    """Links to meetings carry their passwords, and are meant to be passed on."""
    before = lowered[max(0, place - _CONTEXT) : place].split()
    joined = place > 0 and not lowered[place - 1].isspace()
    return joined and bool(before) and "://" in before[-1]


def _is_usual(lowered: str, start: int, end: int) -> bool:
    return _USUAL.search(lowered, max(0, start - _CONTEXT), end) is not None


def _after(text: str, lowered: str, label: re.Match[str]) -> Password | None:
    """The password that belongs to a name."""
    end = label.end()
    pair = _LOGIN_JOINED.search(lowered, max(0, label.start() - 40), label.start())
    separator = _SEPARATOR.match(text, end)
    if separator is not None:
        if pair is not None:
            return _second(text, separator.end())
        found = _value(text, separator.end(), separated=True)
        if found is not None or not text[separator.end() :].startswith("\n"):
            return found
    below = _NEXT_LINE.match(text, end)
    if below is not None:
        return _alone(text, below.end())
    beside = _BESIDE.match(text, end)
    if beside is not None and any(map(_is_verb, beside["more"].split())):
        return None
    if beside is not None and pair is not None and not beside["more"]:
        return _second(text, beside.end())
    if beside is None:
        return None
    after_login = _LOGIN.search(lowered, max(0, label.start() - 60), label.start()) is not None
    return _value(text, beside.end(), separated=after_login and not beside["more"])


def _is_verb(word: str) -> bool:
    """«Пароль хранится в …» says something else of the password."""
    return morphology.parses(word.lower())[0].tag.POS in {"VERB", "INFN", "PRTS", "GRND"}


def _after_logins(text: str, lowered: str) -> Iterator[Password]:
    """«Доступы: admin / Qwe123!»: a login and a password without its name."""
    for label in _LOGIN.finditer(lowered):
        separator = _SEPARATOR.match(text, label.end())
        if separator is None or _LABEL.search(lowered, label.start(), separator.end()):
            continue
        line = text[separator.end() : separator.end() + _CONTEXT].split("\n", 1)[0]
        pair = _MARKED_PAIR.search(line)
        if pair is not None:
            start = separator.end() + pair.start("secret")
            found = _value(text, start, separated=True)
            if found is not None and _is_strong(text[found.start : found.end]):
                yield found


def _after_plural(text: str, lowered: str) -> Iterator[Password]:
    """«Пароли: Иванов — Iv2026a, Петров — Pt2026b»."""
    label = _PLURAL.search(lowered)
    for match in _AFTER_DASH.finditer(text, label.end()) if label is not None else ():
        found = _value(text, match.end(), separated=True)
        if found is not None and _is_strong(text[found.start : found.end]):
            yield found


def _second(text: str, start: int) -> Password | None:
    """The second of two words: «ivanov / Qwe123», «ivanov, Qwe123»."""
    line = text[start:].split("\n", 1)[0]
    pair = _PAIR.match(line)
    if pair is None or not pair["login"].isascii():
        return None
    return _value(text, start + pair.start("secret"), separated=True)


def _alone(text: str, start: int) -> Password | None:
    """The value on a line of its own."""
    line = text[start:].split("\n", 1)[0]
    return _value(text, start, separated=True) if len(line.split()) == 1 else None


def _value(text: str, start: int, *, separated: bool) -> Password | None:
    quoted = _QUOTED.match(text, start)
    if quoted is not None:
        sure = _judged(quoted[1], "", separated=separated)
        one = len(quoted[1].split()) == 1
        if sure is None and one and (separated or _turns(quoted[1])):
            sure = True
        return Password(quoted.start(1), quoted.end(1), sure) if sure is not None else None
    digits = _DIGIT_GROUPS.match(text, start)
    token = digits or _TOKEN.match(text, start)
    if token is None:
        return None
    word = token[0].rstrip(_TRAILING) or token[0]
    lead = len(word) - len(word.lstrip(_OUTER))
    word = word.strip(_OUTER) if not _is_placeholder(word) else ""
    rest = text[token.start() + lead + len(word) :].split("\n", 1)[0]
    sure = _judged(word, rest, separated=separated)
    begin = token.start() + lead
    return Password(begin, begin + len(word), sure) if sure is not None else None


def _is_placeholder(word: str) -> bool:
    """«<пароль>», «[будет позже]», «{password}»."""
    return word[:1] in "<[{" or word[-1:] in ">]}"


def _judged(word: str, rest: str, *, separated: bool) -> bool | None:
    """Whether the word is surely a password; None where it is none.

    ``rest`` is what follows on its line.
    """
    if len(word) < _SHORTEST or _NOT_SECRET.fullmatch(word) or plain(word) in _NO_PASSWORDS:
        return None
    if _is_strong(word):
        return True if separated or len(word) > _SHORTEST_BESIDE else None
    if word[0].isdigit():
        counted = re.match(r"[^\S\n]*[-–]?[^\S\n]*[а-яё]", rest, re.IGNORECASE)
        long_enough = separated or len(word) >= _SHORTEST_BESIDE
        few = len(re.sub(r"\D", "", word)) <= 12
        return True if not counted and long_enough and few else None
    if not separated:
        return None
    ends = not re.match(r"[^\S\n]*[\w(«]", rest)
    if word.isascii() and word.isalnum():
        return True if ends else None
    return False if ends and not rest.strip(_TRAILING + " ") and _is_code_word(word) else None


def _is_strong(word: str) -> bool:
    """Whether nobody would take it for a word: «Karavay#2026», «qWeRty», «vesna26»."""
    letters = any(c.isalpha() for c in word)
    if _NOT_SECRET.fullmatch(word) or plain(word) in _NO_PASSWORDS:
        return False
    if letters and any(c.isdigit() for c in word):
        return True
    inner = word.strip(_TRAILING)
    if _SPECIAL.search(inner) and (letters or len(inner) > _SHORTEST_BESIDE):
        return True
    return word.isascii() and word.isalpha() and _turns(word) > 1


def _turns(word: str) -> int:
    """How often a capital follows a small letter: once in «ЗимаВесна», twice in «qWeRty»."""
    return sum(a.islower() and b.isupper() for a, b in itertools.pairwise(word))


def _is_code_word(word: str) -> bool:
    """A noun in the nominative, as passwords are: not «прежний», «отправлю», «неизвестен»."""
    if not word[0].isupper() or not word.isalpha():
        return False
    parse = morphology.parses(word.lower())[0]
    common = parse.tag.POS == "NOUN" and "nomn" in parse.tag
    return common and plain(word) not in _DATA
