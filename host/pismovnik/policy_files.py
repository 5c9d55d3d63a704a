"""Policy files: the system's under the user's, read anew when they change.

A mistake is named with file, line and key; the last good policy stays in force. What the
writer settles in the report («Добавить в словарь») goes into the user's file, with its
comments kept.
"""

import os
import re
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, get_args

import msgspec
import platformdirs
import tomlkit
from tomlkit.exceptions import TOMLKitError

from pismovnik.policy import ENGINE_RULES, Policy, RuleLevel
from pismovnik.rules.registry import rule_ids

_PATH_IN_ERROR = re.compile(r"(?P<reason>.*?)(?: - at `\$\.?(?P<key>.*?)`)?$", re.DOTALL)
_UNKNOWN_FIELD = re.compile(r"Object contains unknown field `(?P<field>.*)`")


class PolicyError(Exception):
    """A policy file is wrong; the message is one sentence with file, line and key."""


class PolicyLocked(PolicyError):
    """The system's policy does not let the user change this."""


def system_file() -> Path:
    return platformdirs.site_config_path("pismovnik", appauthor=False) / "policy.toml"


def user_file() -> Path:
    return platformdirs.user_config_path("pismovnik", appauthor=False) / "policy.toml"


class PolicyFiles:
    """The policy in force. ``problems`` says what is wrong in the files, a sentence each."""

    def __init__(self, system: Path | None, user: Path | None) -> None:
        self._system = system
        self.user = user
        self._stamp: object = None
        self._policy = Policy()
        self.problems: tuple[str, ...] = ()

    @classmethod
    def installed(cls) -> "PolicyFiles":
        """The files of this machine and this user."""
        return cls(system_file(), user_file())

    @classmethod
    def of_file(cls, path: Path) -> "PolicyFiles":
        """One file and no other, for the command line. Raises PolicyError where it is wrong."""
        if not path.exists():
            raise PolicyError(f"{path}: there is no such file")
        files = cls(path, None)
        files.policy()
        if files.problems:
            raise PolicyError(files.problems[0])
        return files

    def policy(self) -> Policy:
        """The policy of the files as they are now; of the last good ones where they are wrong."""
        stamp = tuple(_stamp(path) for path in (self._system, self.user))
        if stamp != self._stamp:
            self._stamp = stamp
            self._reload()
        return self._policy

    def _reload(self) -> None:
        try:
            system = read_policy_file(self._system)
            merged = _merge(system, read_policy_file(self.user), tuple(system.get("locked", ())))
            self._policy = msgspec.convert(merged, Policy, strict=True)
            self.problems = ()
        except PolicyError as error:
            self.problems = (str(error),)

    def set_rule(self, rule: str, level: RuleLevel | None) -> None:
        """Set a rule's severity in the user's file; None takes the setting out again.

        Raises PolicyError for a rule that there is not, as every method that writes does for
        a damaged file and for a locked key.
        """
        if not _is_rule(rule):
            raise PolicyError(f"there is no rule {rule}")

        def change(document: tomlkit.TOMLDocument) -> None:
            table = _table(document, "rules")
            if level is None:
                table.pop(rule, None)
            else:
                table[rule] = level

        self._change(f"rules.{rule}", change)

    def add_word(self, word: str) -> None:
        def change(words: list[str]) -> None:
            if word not in words:
                words.append(word)

        self._change_words(change)

    def remove_word(self, word: str) -> None:
        def change(words: list[str]) -> None:
            if word in words:
                words.remove(word)

        self._change_words(change)

    def user_words(self) -> tuple[str, ...]:
        words = read_policy_file(self.user).get("dictionary", {}).get("words", ())
        return tuple(words)

    def _change_words(self, change: Callable[[Any], None]) -> None:
        def apply(document: tomlkit.TOMLDocument) -> None:
            change(_table(document, "dictionary").setdefault("words", tomlkit.array()))

        self._change("dictionary.words", apply)

    def _change(self, key: str, change: Callable[[tomlkit.TOMLDocument], None]) -> None:
        if self.policy().is_locked(key):
            raise PolicyLocked(f"{self._system}: the key {key} is locked")
        if self.user is None:
            raise PolicyLocked("there is no policy file of the user")
        read_policy_file(self.user)  # a damaged file is left as it is
        text = self.user.read_text(encoding="utf-8") if self.user.exists() else ""
        document = tomlkit.parse(text)
        change(document)
        _write(self.user, tomlkit.dumps(document))


def read_policy_file(path: Path | None) -> dict[str, Any]:
    """The contents of a policy file, checked; empty where there is no file. Raises PolicyError."""
    if path is None:
        return {}
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise PolicyError(f"{path}: cannot be read: {error}") from error
    try:
        contents: dict[str, Any] = tomlkit.parse(text).unwrap()
    except TOMLKitError as error:
        raise PolicyError(f"{path}:{getattr(error, 'line', 1)}: {error}") from error
    _check_rules(path, text, contents.get("rules"))
    try:
        msgspec.convert(contents, Policy, strict=True)
    except msgspec.ValidationError as error:
        raise PolicyError(_explain(path, text, str(error))) from error
    return contents


def _check_rules(path: Path, text: str, rules: object) -> None:
    """Rules by name, since a wrong value's path in a table does not name its key."""
    for rule, level in rules.items() if isinstance(rules, dict) else ():
        place = f"{path}:{_line_of(text, rule)}: rules.{rule}"
        if not _is_rule(rule):
            raise PolicyError(f"{place}: there is no such rule")
        if level not in get_args(RuleLevel):
            raise PolicyError(f"{place}: expected one of {', '.join(get_args(RuleLevel))}")


def _is_rule(rule: str) -> bool:
    return rule in rule_ids() or rule.partition(".")[0] in ENGINE_RULES


def _explain(path: Path, text: str, error: str) -> str:
    match = _PATH_IN_ERROR.match(error)
    reason, key = (match["reason"], match["key"] or "") if match else (error, "")
    unknown = _UNKNOWN_FIELD.match(reason)
    if unknown:
        key = f"{key}.{unknown['field']}".lstrip(".")
    last = re.sub(r"\[.*?\]$", "", key).rpartition(".")[2]
    return f"{path}:{_line_of(text, last)}: {key}: {reason}"


def _line_of(text: str, key: str) -> int:
    """The line (from 1) where a key or a table stands, 1 where it cannot be found."""
    pattern = re.compile(rf"\s*(?:\[\s*)?[\"']?{re.escape(key)}[\"']?\s*(?:=|\])")
    lines = text.splitlines()
    return next((n for n, line in enumerate(lines, start=1) if pattern.match(line)), 1)


def _merge(
    under: Mapping[str, Any], over: Mapping[str, Any], locked: tuple[str, ...], path: str = ""
) -> dict[str, Any]:
    """The user's values over the system's, but for the locked keys."""
    merged = dict(under)
    for key, value in over.items():
        full = f"{path}.{key}".lstrip(".")
        if full == "locked" or any(full == lock or full.startswith(lock + ".") for lock in locked):
            continue
        below = under.get(key)
        if isinstance(value, Mapping):
            merged[key] = _merge(below if isinstance(below, Mapping) else {}, value, locked, full)
        elif full == "dictionary.words" and isinstance(below, list):
            merged[key] = [*below, *(word for word in value if word not in below)]
        else:
            merged[key] = value
    return merged


def _table(document: tomlkit.TOMLDocument, name: str) -> Any:
    if name not in document:
        document[name] = tomlkit.table()
    return document[name]


def _stamp(path: Path | None) -> tuple[int, int] | None:
    if path is None:
        return None
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _write(path: Path, text: str) -> None:
    """Replace a file whole, so that no reader sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, prefix=".policy-", delete=False
    ) as file:
        file.write(text)
    os.replace(file.name, path)
