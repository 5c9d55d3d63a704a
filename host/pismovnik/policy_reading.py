"""One policy file and the dictionaries that it names: read, checked, or said what is wrong."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from pismovnik.policy import Policy
from pismovnik.policy_mistakes import (
    PolicyError,
    WrongValue,
    at_line,
    check_policy,
    line_of_repetition,
)
from pismovnik.text import Text
from pismovnik.unreadable import why_unreadable

#: A larger file takes seconds to read; many words belong into a file of [dictionary] files.
_MAX_BYTES = 512 * 1024
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
_NO_NAME = Text(ru="это не имя файла", en="this is no name of a file")
_KEY_TWICE = re.compile(r'Key "(.*)" already exists')


def read_policy_file(path: Path | None) -> dict[str, Any]:
    """The contents of a policy file, checked; empty where there is no file. Raises PolicyError."""
    if path is None or not path.exists():
        return {}
    text = text_of(path)
    try:
        contents: dict[str, Any] = tomlkit.parse(text).unwrap()
    except TOMLKitError as error:
        twice = _KEY_TWICE.match(str(error))
        line = line_of_repetition(text, twice[1]) if twice else getattr(error, "line", 1)
        raise PolicyError(at_line(path, line, _sentence(_NO_TOML))) from None
    except (ValueError, RecursionError):  # numbers of a thousand digits, brackets without end
        raise PolicyError(at_line(path, 1, _sentence(_NO_TOML))) from None
    check_policy(path, text, contents)
    return contents


def with_whole_paths(contents: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The contents with the names of dictionary files counted from the folder of the policy."""
    dictionary = contents.get("dictionary", {})
    if "files" not in dictionary:
        return contents
    files = [str(_whole_path(name, folder)) for name in dictionary["files"]]
    return {**contents, "dictionary": {**dictionary, "files": files}}


def _whole_path(name: str, folder: Path) -> Path:
    try:
        return folder / Path(name).expanduser()
    except RuntimeError:  # «~nobody»: there is no such user
        return folder / name


def text_of(path: Path) -> str:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise PolicyError(about(path, _TOO_LARGE))
        return path.read_text(encoding="utf-8-sig")  # Windows' Notepad writes the mark
    except UnicodeDecodeError:
        raise PolicyError(about(path, _NOT_UTF8)) from None
    except OSError as error:
        raise PolicyError(about(path, why_unreadable(error))) from None


def about(path: Path | None, what: Text) -> Text:
    sentence = _sentence(what)
    return Text(ru=f"{path}: {sentence.ru}", en=f"{path}: {sentence.en}")


def _sentence(what: Text) -> Text:
    return Text(ru=what.ru + ".", en=what.en + ".")


def check_size(path: Path, text: str) -> None:
    """Raises PolicyError for the text of a policy that would be too large to be read again."""
    if len(text.encode()) > _MAX_BYTES:
        raise PolicyError(about(path, _TOO_LARGE))


def missing_dictionaries(policy: Policy) -> Iterator[Text]:
    for name in policy.dictionary.files:
        wrong = _wrong_with_dictionary(Path(name))
        if wrong is not None:
            yield about(
                Path(name),
                Text(ru=f"словарь из настроек: {wrong.ru}", en=f"dictionary: {wrong.en}"),
            )


def _wrong_with_dictionary(path: Path) -> Text | None:
    try:
        path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return _NOT_UTF8
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        return why_unreadable(error) if isinstance(error, OSError) else _NO_NAME
    return None


def check_dictionary(policy: Path, name: str) -> None:
    wrong = _wrong_with_dictionary(_whole_path(name, policy.parent)) if name else _NO_NAME
    if wrong is not None:
        raise WrongValue(about(Path(name or "?"), wrong))
