"""Policy files: the system's under the user's, read anew when they change.

A mistake is named with file, line and key; the last good policy stays in force. What the
writer settles in the report («Добавить в словарь») and on the options page goes into the
user's file, with its comments kept.
"""

import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
import platformdirs
import tomlkit

from pismovnik.policy import Policy
from pismovnik.policy_mistakes import PolicyError, WrongValue, check_value
from pismovnik.policy_reading import (
    about,
    check_dictionary,
    check_size,
    missing_dictionaries,
    read_policy_file,
    text_of,
    with_whole_paths,
)
from pismovnik.text import Text

__all__ = ["BOTH_COUNT", "Origin", "PolicyError", "PolicyFiles", "PolicyLocked", "WrongValue"]

#: Who has settled a value: nobody, the system's file or the user's.
Origin = Literal["default", "system", "user"]

#: Lists in which the items of both files count; elsewhere the user's value is over the system's.
BOTH_COUNT = ("dictionary.words", "dictionary.files")

#: The customers where none are named: everybody outside the company.
_EVERYBODY = "*"

_LONGEST_WORD = 100
_NOT_A_WORD = Text(
    ru=f"В словарь можно добавить одно слово не длиннее {_LONGEST_WORD} знаков.",
    en=f"The dictionary takes single words of up to {_LONGEST_WORD} characters.",
)


class PolicyLocked(PolicyError):
    """The system's policy does not let the user change this."""


def system_file() -> Path:
    return platformdirs.site_config_path("pismovnik", appauthor=False) / "policy.toml"


def user_file() -> Path:
    return platformdirs.user_config_path("pismovnik", appauthor=False) / "policy.toml"


class PolicyFiles:
    """The policy in force. ``problems`` says what is wrong in the files, a sentence each."""

    def __init__(self, system: Path | None, user: Path | None) -> None:
        self.system = system
        self.user = user
        self._reading = threading.RLock()  # the options page and a check may ask at once
        self._stamp: object = None
        self._good: dict[Path, dict[str, Any]] = {}
        self._policy = self._without_user = Policy()
        self.problems: tuple[Text, ...] = ()

    @classmethod
    def installed(cls) -> "PolicyFiles":
        """The files of this machine and this user."""
        return cls(system_file(), user_file())

    @classmethod
    def of_file(cls, path: Path) -> "PolicyFiles":
        """One file and no other, for the command line. Raises PolicyError where it is wrong."""
        if not path.exists():
            raise PolicyError(about(path, Text(ru="такого файла нет", en="there is no such file")))
        files = cls(path, None)
        files.policy()
        if files.problems:
            raise PolicyError(files.problems[0])
        return files

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where the files are looked for, the system's first."""
        return tuple(path for path in (self.system, self.user) if path is not None)

    def policy(self) -> Policy:
        """The policy of the files as they are now; of the last good ones where they are wrong."""
        with self._reading:
            dictionaries = map(Path, self._policy.dictionary.files)
            stamp = tuple(_stamp(path) for path in (self.system, self.user, *dictionaries))
            if stamp != self._stamp:
                self._stamp = stamp
                self._reload()
            return self._policy

    def without_user(self) -> Policy:
        """The policy that would hold if the user had settled nothing."""
        self.policy()
        return self._without_user

    def origin(self, key: str) -> Origin:
        """Who has settled a key such as «rules.spelling» or «work.hours»."""
        if self.own(key) is not None:
            return "user"
        return "default" if _value(self._contents(self.system), key) is None else "system"

    def own(self, key: str) -> Any:
        """What the user's file says of a key, None where it says nothing or must not."""
        return None if self.policy().is_locked(key) else _value(self._contents(self.user), key)

    def set_value(self, key: str, value: object) -> None:
        """Set a key in the user's file; None takes it out again, so that the system's value holds.

        Raises WrongValue for a value that the key does not take; every method that writes
        raises PolicyError for a damaged file and PolicyLocked for a locked key.
        """
        check_value(key, value)

        def change(document: tomlkit.TOMLDocument) -> None:
            section, _, name = key.partition(".")
            if value is not None:
                _table(document, section)[name] = list(value) if isinstance(value, tuple) else value
            elif section in document:
                _table(document, section).pop(name, None)

        self._change(key, change)

    def add_item(self, key: str, item: str) -> None:
        """Add an item to a list of the user's file, which begins as the list that holds now."""
        item = item.strip()
        check_value(key, [item])
        if key == "dictionary.words":
            _check_word(item)
        if key == "dictionary.files" and self.user is not None:
            check_dictionary(self.user, item)

        def change(items: Any) -> None:
            if _EVERYBODY in items:  # a customer who is named stands for himself
                items.remove(_EVERYBODY)
            if item not in items:
                items.append(item)

        self._change_list(key, change)

    def remove_item(self, key: str, item: str) -> None:
        """Take an item out of a list of the user's file, which begins as the list that holds now."""
        check_value(key, [])

        def change(items: Any) -> None:
            if item in items:
                items.remove(item)

        self._change_list(key, change)

    def _reload(self) -> None:
        problems: list[Text] = []
        system = self._last_good(self.system, problems)
        user = self._last_good(self.user, problems)
        merged = _merge(system, user, tuple(system.get("locked", ())))
        self._without_user = msgspec.convert(system, Policy, strict=True)
        self._policy = msgspec.convert(merged, Policy, strict=True)
        self.problems = (*problems, *missing_dictionaries(self._policy))

    def _last_good(self, path: Path | None, problems: list[Text]) -> dict[str, Any]:
        """The contents of a file, or what they were before it became wrong."""
        if path is None:
            return {}
        try:
            self._good[path] = read_policy_file(path)
        except PolicyError as error:
            problems.append(error.reason)
        return with_whole_paths(self._contents(path), path.parent)

    def _contents(self, path: Path | None) -> dict[str, Any]:
        return self._good.get(path, {}) if path is not None else {}

    def _change_list(self, key: str, change: Callable[[Any], None]) -> None:
        section, _, name = key.partition(".")
        inherited = [] if key in BOTH_COUNT else _value(_plain(self.without_user()), key)

        def apply(document: tomlkit.TOMLDocument) -> None:
            table = _table(document, section)
            if name not in table:
                table[name] = list(inherited or [])
            change(table[name])

        self._change(key, apply)

    def _change(self, key: str, change: Callable[[tomlkit.TOMLDocument], None]) -> None:
        if self.policy().is_locked(key):
            locked = Text(
                ru=f"администратор запретил менять «{key}»", en=f"the key {key} is locked"
            )
            raise PolicyLocked(about(self.system, locked))
        if self.user is None:
            raise PolicyLocked(Text(ru="Файла настроек нет.", en="There is no file of the user."))
        read_policy_file(self.user)  # a damaged file is left as it is
        document = tomlkit.parse(text_of(self.user) if self.user.exists() else "")
        change(document)
        text = tomlkit.dumps(document)
        check_size(self.user, text)
        _write(self.user, text)


def _check_word(word: str) -> None:
    if not word or len(word) > _LONGEST_WORD or not word.isprintable():
        raise WrongValue(_NOT_A_WORD)


def _value(contents: Mapping[str, Any], key: str) -> Any:
    section, _, name = key.partition(".")
    return contents.get(section, {}).get(name)


def _plain(policy: Policy) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(policy)
    return plain


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
        elif full in BOTH_COUNT and isinstance(below, list):
            merged[key] = [*below, *(word for word in value if word not in below)]
        else:
            merged[key] = value
    return merged


def _table(document: tomlkit.TOMLDocument, name: str) -> Any:
    if name not in document:
        document[name] = tomlkit.table()
    return document[name]


def _stamp(path: Path | None) -> tuple[int, int, int] | None:
    if path is None:
        return None
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _write(path: Path, text: str) -> None:
    """Replace a file whole, so that no reader sees half of it."""
    path = path.resolve()  # a link stays one
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, prefix=".policy-", delete=False
    ) as file:
        file.write(text)
    try:
        if path.exists():
            shutil.copymode(path, file.name)
        os.replace(file.name, path)
    except OSError:
        os.unlink(file.name)
        raise
