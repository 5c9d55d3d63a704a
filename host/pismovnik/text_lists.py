"""Word lists that lie as data beside the code that uses them.

A list file has sections in brackets, one entry a line, and comments after «#» that give
the phrase which earned an entry. An entry that stands twice in a section is refused.
"""

from collections.abc import Mapping
from pathlib import Path


class WordListError(Exception):
    """A list file is damaged; the message names the file and the line."""


def read_words(module_file: str, name: str) -> Mapping[str, tuple[str, ...]]:
    """The sections of the list ``name`` that lies beside a module, in the order of the file."""
    path = Path(module_file).with_name(name)
    sections: dict[str, dict[str, None]] = {}
    section: dict[str, None] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        entry = line.split("#")[0].strip()
        if not entry:
            continue
        if entry.startswith("[") and entry.endswith("]"):
            section = sections.setdefault(entry[1:-1], {})
        elif section is None:
            raise WordListError(f"{path}:{number}: the entry stands before the first section")
        elif entry in section:
            raise WordListError(f"{path}:{number}: the entry «{entry}» stands twice")
        else:
            section[entry] = None
    return {title: tuple(entries) for title, entries in sections.items()}
