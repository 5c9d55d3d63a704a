"""Policy files: the system's under the user's, read anew when they change.

A mistake is named with file, line and key; the last good policy stays in force. What the
writer settles in the report («Добавить в словарь») goes into the user's file, with its
comments kept.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import platformdirs
import tomlkit
from tomlkit.exceptions import TOMLKitError

from pismovnik.policy import Policy, RuleLevel
from pismovnik.policy_mistakes import PolicyError, at_line, check_policy, is_rule, line_of
from pismovnik.text import Text
from pismovnik.unreadable import why_unreadable

__all__ = ["PolicyError", "PolicyFiles", "PolicyLocked", "read_policy_file"]

#: A larger file takes seconds to read; many words belong into a file of [dictionary] files.
_MAX_BYTES = 512 * 1024
_LONGEST_WORD = 100
_NOT_UTF8 = Text(
    ru="файл сохранён не в UTF-8; откройте его в редакторе и сохраните в этой кодировке",
    en="the file is not in UTF-8; save it in this encoding",
)
_TOO_LARGE = Text(
    ru=f"файл больше {_MAX_BYTES // 1024} КиБ; длинный список слов вынесите в отдельный файл "
    "и назовите его в [dictionary] files",
    en=f"the file is larger than {_MAX_BYTES // 1024} KiB; put a long list of words into a file "
    "of its own and name it in [dictionary] files",
)
_NO_TOML = Text(
    ru="запись не по правилам TOML; проверьте кавычки, скобки, знак «=» и нет ли повторов",
    en="this is no TOML; look at the quotation marks, the brackets, the sign = and repetitions",
)
_KEY_TWICE = re.compile(r'Key "(.*)" already exists')
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
        self._system = system
        self.user = user
        self._stamp: object = None
        self._good: dict[Path, dict[str, Any]] = {}
        self._policy = Policy()
        self.problems: tuple[Text, ...] = ()

    @classmethod
    def installed(cls) -> "PolicyFiles":
        """The files of this machine and this user."""
        return cls(system_file(), user_file())

    @classmethod
    def of_file(cls, path: Path) -> "PolicyFiles":
        """One file and no other, for the command line. Raises PolicyError where it is wrong."""
        if not path.exists():
            raise PolicyError(_about(path, Text(ru="такого файла нет", en="there is no such file")))
        files = cls(path, None)
        files.policy()
        if files.problems:
            raise PolicyError(files.problems[0])
        return files

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where the files are looked for, the system's first."""
        return tuple(path for path in (self._system, self.user) if path is not None)

    def policy(self) -> Policy:
        """The policy of the files as they are now; of the last good ones where they are wrong."""
        dictionaries = map(Path, self._policy.dictionary.files)
        stamp = tuple(_stamp(path) for path in (self._system, self.user, *dictionaries))
        if stamp != self._stamp:
            self._stamp = stamp
            self._reload()
        return self._policy

    def _reload(self) -> None:
        problems: list[Text] = []
        system = self._last_good(self._system, problems)
        user = self._last_good(self.user, problems)
        merged = _merge(system, user, tuple(system.get("locked", ())))
        self._policy = msgspec.convert(merged, Policy, strict=True)
        self.problems = (*problems, *_missing_dictionaries(self._policy))

    def _last_good(self, path: Path | None, problems: list[Text]) -> dict[str, Any]:
        """The contents of a file, or what they were before it became wrong."""
        if path is None:
            return {}
        try:
            self._good[path] = read_policy_file(path)
        except PolicyError as error:
            problems.append(error.reason)
        return self._good.get(path, {})

    def set_rule(self, rule: str, level: RuleLevel | None) -> None:
        """Set a rule's severity in the user's file; None takes the setting out again.

        Raises PolicyError for a rule that there is not, as every method that writes does for
        a damaged file and for a locked key.
        """
        if not is_rule(rule):
            raise PolicyError(Text(ru=f"Правила {rule} нет.", en=f"There is no rule {rule}."))

        def change(document: tomlkit.TOMLDocument) -> None:
            table = _table(document, "rules")
            if level is None:
                table.pop(rule, None)
            else:
                table[rule] = level

        self._change(f"rules.{rule}", change)

    def add_word(self, word: str) -> None:
        word = word.strip()
        if not word or len(word) > _LONGEST_WORD or not word.isprintable():
            raise PolicyError(_NOT_A_WORD)

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
            locked = Text(
                ru=f"администратор запретил менять «{key}»", en=f"the key {key} is locked"
            )
            raise PolicyLocked(_about(self._system, locked))
        if self.user is None:
            raise PolicyLocked(Text(ru="Файла настроек нет.", en="There is no file of the user."))
        read_policy_file(self.user)  # a damaged file is left as it is
        document = tomlkit.parse(_text_of(self.user) if self.user.exists() else "")
        change(document)
        _write(self.user, tomlkit.dumps(document))


def read_policy_file(path: Path | None) -> dict[str, Any]:
    """The contents of a policy file, checked; empty where there is no file. Raises PolicyError.

    The names of dictionary files are made absolute: they count from the folder of the file.
    """
    if path is None or not path.exists():
        return {}
    text = _text_of(path)
    try:
        contents: dict[str, Any] = tomlkit.parse(text).unwrap()
    except TOMLKitError as error:
        twice = _KEY_TWICE.match(str(error))
        line = line_of(text, twice[1]) if twice else getattr(error, "line", 1)
        raise PolicyError(at_line(path, line, _sentence(_NO_TOML))) from None
    except (ValueError, RecursionError):  # numbers of a thousand digits, brackets without end
        raise PolicyError(at_line(path, 1, _sentence(_NO_TOML))) from None
    check_policy(path, text, contents)
    dictionary = contents.get("dictionary", {})
    if "files" in dictionary:
        dictionary["files"] = [
            str(path.parent / Path(name).expanduser()) for name in dictionary["files"]
        ]
    return contents


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise PolicyError(_about(path, _TOO_LARGE))
        return path.read_text(encoding="utf-8-sig")  # Windows' Notepad writes the mark
    except UnicodeDecodeError:
        raise PolicyError(_about(path, _NOT_UTF8)) from None
    except OSError as error:
        raise PolicyError(_about(path, why_unreadable(error))) from None


def _about(path: Path | None, what: Text) -> Text:
    sentence = _sentence(what)
    return Text(ru=f"{path}: {sentence.ru}", en=f"{path}: {sentence.en}")


def _sentence(what: Text) -> Text:
    return Text(ru=what.ru + ".", en=what.en + ".")


def _missing_dictionaries(policy: Policy) -> Iterator[Text]:
    for name in policy.dictionary.files:
        try:
            Path(name).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            yield _about(Path(name), _NOT_UTF8)
        except OSError as error:
            reason = why_unreadable(error)
            yield _about(
                Path(name),
                Text(ru=f"словарь из настроек: {reason.ru}", en=f"dictionary: {reason.en}"),
            )


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
