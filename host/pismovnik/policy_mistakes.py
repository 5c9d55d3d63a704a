"""What is wrong in a policy file, told so that whoever wrote the file can mend it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import msgspec

from pismovnik.policy import ENGINE_RULES, Policy, RuleLevel
from pismovnik.rules.registry import rule_ids
from pismovnik.text import Text

_LEVELS = ", ".join(get_args(RuleLevel))
_TEXTS = Text(
    ru='ожидается список строк, например ["один", "два"]',
    en='a list of strings is expected, such as ["one", "two"]',
)
_SECTION = Text(ru="ожидается раздел, например [{key}]", en="a table is expected, such as [{key}]")
#: What a key takes, by its name. The keys are those of ``Policy``.
_EXPECTED = {
    "company.domains": _TEXTS,
    "company.managers": _TEXTS,
    "customers.domains": _TEXTS,
    "work.hours": Text(
        ru="ожидается время, например «09:00-18:00»", en="a time is expected, such as 09:00-18:00"
    ),
    "work.days": Text(
        ru="ожидаются дни недели: mon, tue, wed, thu, fri, sat, sun",
        en="weekdays are expected: mon, tue, wed, thu, fri, sat, sun",
    ),
    "work.answer_minutes": Text(
        ru="ожидается целое число минут, не меньше 1",
        en="a whole number of minutes is expected, at least 1",
    ),
    "languagetool.mode": Text(
        ru="ожидается одно из слов auto, remote, local, embedded, off",
        en="expected one of auto, remote, local, embedded, off",
    ),
    "languagetool.url": Text(
        ru="ожидается адрес сервера, например https://lt.firm.example:8081",
        en="the address of a server is expected, such as https://lt.firm.example:8081",
    ),
    "languagetool.java_memory": Text(
        ru="ожидается целое число мегабайт от 256 до 16384",
        en="a whole number of megabytes is expected, from 256 to 16384",
    ),
    "dictionary.words": _TEXTS,
    "dictionary.files": _TEXTS,
    "editor.underline": Text(ru="ожидается true или false", en="expected true or false"),
    "locked": Text(
        ru='ожидается список ключей, например ["rules", "languagetool.url"]',
        en='a list of keys is expected, such as ["rules", "languagetool.url"]',
    ),
}
#: The keys of the sections, without the rules.
POLICY_KEYS = tuple(key for key in _EXPECTED if "." in key)
_NO_DOMAIN = Text(
    ru="«{item}» не домен: он пишется без «@», пробелов и http, например firm.example",
    en="“{item}” is no domain: write it without @, spaces and http, such as firm.example",
)
_NO_MAILBOX = Text(
    ru="«{item}» не почтовый адрес: ожидается адрес без имени, например director@firm.example",
    en="“{item}” is no address: write it without a name, such as director@firm.example",
)
#: What the items of a list must look like, and what is said of one that does not.
_ITEMS = {
    "company.domains": (re.compile(r"[\w-]+(\.[\w-]+)*"), _NO_DOMAIN),
    "company.managers": (re.compile(r"[^\s@<>,;]+@[\w-]+(\.[\w-]+)*"), _NO_MAILBOX),
    "customers.domains": (re.compile(r"\*|[\w-]+(\.[\w-]+)*"), _NO_DOMAIN),
}
_CLOCK = r"([01]\d|2[0-3]):[0-5]\d"
#: What single values must look like, beyond their types.
_VALUES = {
    "work.hours": re.compile(f"{_CLOCK}-{_CLOCK}"),
    "languagetool.url": re.compile(r"(https?://[^\s/]+\S*)?"),
}
_LEVEL_EXPECTED = Text(ru=f"ожидается одно из слов {_LEVELS}", en=f"expected one of {_LEVELS}")
_NO_KEY = Text(ru="такой настройки нет", en="there is no such setting")
_LONGEST_QUOTE = 60
_PATH_IN_ERROR = re.compile(r" - at `\$\.?(?P<key>.*?)`$")
_HEADER = re.compile(r"\s*\[\s*[\"']?(?P<name>[^\]\"']*?)[\"']?\s*\]")
_UNKNOWN_FIELD = re.compile(r"Object contains unknown field `(?P<field>.*?)`")


class PolicyError(Exception):
    """A policy file is wrong; ``reason`` is one sentence with file, line and key."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


class WrongValue(PolicyError):
    """A value is none of its key's; ``reason`` is one sentence for whoever typed it."""


def is_rule(rule: str) -> bool:
    """Whether there is a rule of this id, the engines' families and their parts among them."""
    return rule in rule_ids() or rule.partition(".")[0] in ENGINE_RULES


def at_line(path: Path, line: int, what: Text) -> Text:
    return Text(ru=f"{path}:{line}: {what.ru}", en=f"{path}:{line}: {what.en}")


def check_policy(path: Path, text: str, contents: Mapping[str, Any]) -> None:
    """Raises PolicyError for the first value that is none of a policy's."""
    for key, advice in _mistakes(contents):
        what = Text(ru=f"{key}: {advice.ru}.", en=f"{key}: {advice.en}.")
        raise PolicyError(at_line(path, line_of(text, key), what))


def check_value(key: str, value: object) -> None:
    """Raises WrongValue where a key takes another value. None is no value, which all keys take."""
    section, _, name = key.partition(".")
    known = is_rule(name) if section == "rules" else key in POLICY_KEYS
    contents = {} if value is None else {section: {name: value}}
    advice = next((advice for _, advice in _mistakes(contents)), None) if known else _NO_KEY
    if advice is not None:
        raise WrongValue(Text(ru=_as_sentence(advice.ru), en=_as_sentence(advice.en)))


def _as_sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _mistakes(contents: Mapping[str, Any]) -> Iterator[tuple[str, Text]]:
    """The keys of wrong values, each with what is expected there."""
    try:
        msgspec.convert({**contents, "rules": {}}, Policy, strict=True)
    except msgspec.ValidationError as error:
        yield _key_and_advice(str(error))
        return
    yield from _wrong_items(contents)
    yield from _wrong_rules(contents.get("rules", {}))
    for lock in contents.get("locked", ()):
        if not _is_key(lock):
            yield (
                "locked",
                Text(
                    ru=f"ключа «{lock}» нет, запирать нечего", en=f"there is no key {lock} to lock"
                ),
            )


def _wrong_items(contents: Mapping[str, Any]) -> Iterator[tuple[str, Text]]:
    for key, (pattern, advice) in _ITEMS.items():
        for item in _value(contents, key) or ():
            if not pattern.fullmatch(item):
                quoted = item[:_LONGEST_QUOTE]
                yield key, Text(ru=advice.ru.format(item=quoted), en=advice.en.format(item=quoted))
    for key, pattern in _VALUES.items():
        value = _value(contents, key)
        if value is not None and not pattern.fullmatch(value):
            yield key, _EXPECTED[key]
    if _value(contents, "work.days") in ([], ()):
        yield "work.days", _EXPECTED["work.days"]


def _value(contents: Mapping[str, Any], key: str) -> Any:
    section, _, name = key.partition(".")
    return contents.get(section, {}).get(name)


def line_of(text: str, key: str) -> int:
    """The line (from 1) where a key or a table stands, 1 where it cannot be found.

    Several sections have keys of the same name, so the line is looked for under its section,
    then as a dotted key, then by the section alone.
    """
    section, _, name = key.partition(".")
    current, at_section = "", 1
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if header:
            current = header["name"]
            if current in (section, key):
                at_section = number
        elif name and _begins_with(line, name if current == section else f"{section}.{name}"):
            return number
        elif not current and _begins_with(line, section):
            at_section = number
    return at_section


def line_of_repetition(text: str, name: str) -> int:
    """The line where a name stands a second time in its section, 1 where it cannot be found."""
    current, places = "", set()
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if header:
            current = header["name"]
        if current == name if header else _begins_with(line, name):
            place = (header is not None, current)
            if place in places:
                return number
            places.add(place)
    return 1


def _begins_with(line: str, name: str) -> bool:
    """Whether a line gives a value to a name, or to a part of it, with or without quotes."""
    parts = [rf"[\"']?{re.escape(part)}[\"']?" for part in name.split(".", 1)]
    dotted = r"\s*\.\s*".join(parts)
    whole = rf"[\"']{re.escape(name)}[\"']"
    return re.match(rf"\s*(?:{dotted}|{whole})\s*[=.]", line) is not None


def _last(key: str) -> str:
    return key.rpartition(".")[2]


def _key_and_advice(error: str) -> tuple[str, Text]:
    found = _PATH_IN_ERROR.search(error)
    key = re.sub(r"\[.*?\]", "", found["key"]) if found else ""
    unknown = _UNKNOWN_FIELD.match(error)
    if not unknown:
        return key, _EXPECTED.get(key) or _section(key)
    known = ", ".join(_keys_of(key))
    advice = Text(ru=f"такого ключа нет, есть {known}", en=f"there is no such key, but {known}")
    return f"{key}.{unknown['field']}".lstrip("."), advice


def _section(key: str) -> Text:
    return Text(ru=_SECTION.ru.format(key=key), en=_SECTION.en.format(key=key))


def _keys_of(section: str) -> Iterable[str]:
    if not section:
        return Policy.__struct_fields__
    return [_last(key) for key in _EXPECTED if key.startswith(section + ".")]


def _wrong_rules(rules: object) -> Iterator[tuple[str, Text]]:
    if not isinstance(rules, Mapping):
        yield "rules", _section("rules")
        return
    for rule, level in rules.items():
        if isinstance(level, Mapping):
            part = next(iter(level), "name")
            example = f'"{rule}.{part}" = "hint"'
            yield (
                f"rules.{rule}",
                Text(
                    ru=f"имя правила пишется в кавычках: {example}",
                    en=f"the name of a rule stands in quotation marks: {example}",
                ),
            )
        elif not is_rule(rule):
            yield (
                f"rules.{rule}",
                Text(
                    ru="такого правила нет; все правила покажет команда pismovnik rules",
                    en="there is no such rule; `pismovnik rules` lists them all",
                ),
            )
        elif level not in get_args(RuleLevel):
            yield f"rules.{rule}", _LEVEL_EXPECTED


def _is_key(lock: str) -> bool:
    """Whether a lock names a section, a key, a rule or a family of rules."""
    section, _, rule = lock.partition(".")
    if section == "rules" and rule:
        return is_rule(rule) or any(known.startswith(rule + ".") for known in rule_ids())
    return lock in _EXPECTED or lock in Policy.__struct_fields__
