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
    "work.hours": Text(ru="ожидается время, например «09:00-18:00»", en="such as «09:00-18:00»"),
    "work.days": Text(
        ru="ожидаются дни недели: mon, tue, wed, thu, fri, sat, sun",
        en="weekdays are expected: mon, tue, wed, thu, fri, sat, sun",
    ),
    "work.answer_minutes": Text(
        ru="ожидается целое число минут, не меньше 1", en="a whole number of minutes is expected"
    ),
    "languagetool.mode": Text(
        ru="ожидается одно из слов auto, remote, local, embedded, off",
        en="expected one of auto, remote, local, embedded, off",
    ),
    "languagetool.url": Text(ru="ожидается адрес в кавычках", en="an address in quotation marks"),
    "languagetool.java_memory": Text(
        ru="ожидается целое число мегабайт от 64 до 16384",
        en="a whole number of megabytes is expected, from 64 to 16384",
    ),
    "dictionary.words": _TEXTS,
    "dictionary.files": _TEXTS,
    "locked": Text(
        ru='ожидается список ключей, например ["rules", "languagetool.url"]',
        en='a list of keys is expected, such as ["rules", "languagetool.url"]',
    ),
}
_LEVEL_EXPECTED = Text(ru=f"ожидается одно из слов {_LEVELS}", en=f"expected one of {_LEVELS}")
_PATH_IN_ERROR = re.compile(r" - at `\$\.?(?P<key>.*?)`$")
_UNKNOWN_FIELD = re.compile(r"Object contains unknown field `(?P<field>.*?)`")


class PolicyError(Exception):
    """A policy file is wrong; ``reason`` is one sentence with file, line and key."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def is_rule(rule: str) -> bool:
    """Whether there is a rule of this id, the engines' families and their parts among them."""
    return rule in rule_ids() or rule.partition(".")[0] in ENGINE_RULES


def at_line(path: Path, line: int, what: Text) -> Text:
    return Text(ru=f"{path}:{line}: {what.ru}", en=f"{path}:{line}: {what.en}")


def check_policy(path: Path, text: str, contents: Mapping[str, Any]) -> None:
    """Raises PolicyError for the first value that is none of a policy's."""
    try:
        msgspec.convert({**contents, "rules": {}}, Policy, strict=True)
    except msgspec.ValidationError as error:
        raise _mistake(path, text, *_key_and_advice(str(error))) from None
    for key, advice in _wrong_rules(contents.get("rules", {})):
        raise _mistake(path, text, key, advice)
    for lock in contents.get("locked", ()):
        if not _is_key(lock):
            advice = Text(
                ru=f"ключа «{lock}» нет, запирать нечего", en=f"there is no key {lock} to lock"
            )
            raise _mistake(path, text, "locked", advice)


def line_of(text: str, key: str) -> int:
    """The line (from 1) where a key or a table stands, 1 where it cannot be found."""
    name = re.escape(key.removeprefix("rules.") if key.startswith("rules.") else _last(key))
    pattern = re.compile(rf"\s*(?:\[\s*)?(?:\w+\s*\.\s*)?[\"']?{name}[\"']?\s*(?:=|\]|\.)")
    lines = text.splitlines()
    return next((n for n, line in enumerate(lines, start=1) if pattern.match(line)), 1)


def _mistake(path: Path, text: str, key: str, advice: Text) -> PolicyError:
    what = Text(ru=f"{key}: {advice.ru}.", en=f"{key}: {advice.en}.")
    return PolicyError(at_line(path, line_of(text, key), what))


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
