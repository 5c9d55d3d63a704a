"""The formula that closes a letter: «С уважением, Анна Смирнова».

Some formulas close a letter wherever they open a line; others («Спасибо!», «Хорошего дня!»)
only where nothing follows but a name and what belongs to it.
"""

import re

from pismovnik.russian.greetings import has_verb
from pismovnik.russian.people import is_first_name, name_words
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "closings.txt")


def _any_of(section: str) -> str:
    entries = sorted(_LISTS[section], key=len, reverse=True)
    return "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in entries)


_OPENING = r"(?:^|(?<=\n)|(?<=[.!?…]\s))[ \t*_]*"
#: «С глубоким уважением», «С уважением к Вам и Вашей команде», not «С уважением относимся к…».
_WITH = rf"с\s+(?:[^\W\d_]+(?:ими?|ым|ой|ей)\s+){{0,3}}(?:{_any_of('with')})\b"
_STRONG = re.compile(rf"{_OPENING}(?:{_WITH}|(?:{_any_of('formulas')})\b)(?P<rest>[^\n]*)", re.I)
#: «Хорошего Вам дня!», «Желаю приятных выходных!», «До понедельника!»
_WISH = (
    r"(?:желаю|желаем|и\s+)?\s*(?:вам\s+)?"
    r"(?:хорош|добр|удачн|приятн|отличн|прекрасн|продуктивн|плодотворн|спокойн|мирн|тёпл|л[её]гк|"
    r"чудесн|замечательн)(?:ого|его|ой|ей|ых|их|ейшего)\s+(?:вам\s+|всем\s+|и\s+\w+\s+)?"
    r"(?:дня|утра|вечера|недели|выходных|пятницы|понедельника|настроения|отдыха|праздников|дней|"
    r"отпуска|лета|работы|рабочего\s+дня|рабочей\s+недели|окончания\s+\w+|начала\s+\w+)"
)
_MEETING = (
    r"до\s+(?:понедельника|вторника|среды|четверга|пятницы|субботы|воскресенья|завтра|"
    r"встречи|связи|скор\w+\s+встречи)"
)
#: «Ваш Павел»
_YOURS = r"ваш[аи]?,?\s+(?-i:[А-ЯЁ])[\w-]+(?:\s+(?-i:[А-ЯЁ])[\w-]+)?(?=\s*(?:\n|$))"
#: «Жду Вашего решения»
_WAITING = r"жд(?:у|[её]м)\s+(?:ваш\w+\s+)?(?:ответа|решения|отклика|новостей|звонка)"
_WEAK = re.compile(
    rf"{_OPENING}(?:(?:{_any_of('at the end')})\b|{_WISH}|{_MEETING}|{_WAITING}|{_YOURS})(?P<rest>[^\n]*)",
    re.IGNORECASE,
)
#: What may follow a strong formula on its line: a mark and the name, a further wish.
_REST = re.compile(r"\s*(?:[!,.;:–—-]|и\s|к\s+(?:вам|вашей|вашему)\b|(?:ко|на|за|из|от)\s|$)", re.I)
#: «Жду ответа до пятницы», «Спасибо за помощь», «Успехов в работе!»
_WEAK_REST = re.compile(_REST.pattern.replace(r"(?:ко|", r"(?:до|в|с|вам\b|"), re.I)
_LONGEST_REST = 60
_LONGEST_WEAK_REST = 6
_LONGEST_END = 12
_LONGEST_NAME = 3
_LONGEST_LINE = 300


def closing_start(text: str, below: str = "") -> int | None:
    """Where in a text the closing formula begins (code points), or None where there is none.

    ``below`` is what follows the text in the letter: «Спасибо!» closes only at the very end.
    """
    strong = next((m for m in _STRONG.finditer(text) if _closes(m)), None)
    if strong is not None:
        return strong.start()
    for match in _WEAK.finditer(text):
        following = text[match.end() :] + "\n" + below
        if _ends(match) and (_is_end(following) or _begins_with_name(following)):
            return match.start()
    return None


def _closes(match: re.Match[str]) -> bool:
    rest = match["rest"]
    return _REST.match(rest) is not None and (
        len(rest) <= _LONGEST_REST or not has_verb(rest.split(",")[0])
    )


def _ends(match: re.Match[str]) -> bool:
    rest = match["rest"]
    short = len(rest.split()) <= _LONGEST_WEAK_REST
    return short and _WEAK_REST.match(rest) is not None and not has_verb(rest)


def _is_end(text: str) -> bool:
    """Whether a text is what may stand below a closing: names, positions, telephones."""
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) <= _LONGEST_END and not any(is_prose(line) for line in lines)


def _begins_with_name(text: str) -> bool:
    """«Всего доброго! / Анна Смирнова»: whatever stands below, the letter is signed here."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    words = name_words(line)
    signed = 0 < len(words) <= _LONGEST_NAME and all(word[0].isupper() for word in words)
    return signed and any(map(is_first_name, words)) and "!" not in line


def is_prose(line: str) -> bool:
    """Whether a line tells something, as names, positions and addresses do not."""
    if len(line) > _LONGEST_LINE:
        return True
    return len(line.split()) > 1 and has_verb(line)
