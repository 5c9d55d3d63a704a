"""What is installed, what works, and what to do about the rest."""

import importlib.metadata
import json
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from pismovnik import __version__
from pismovnik.installation import EXTENSION_ID, OLDEST_THUNDERBIRD
from pismovnik.installation.native import registered_manifests
from pismovnik.installation.places import Machine, Places, places
from pismovnik.installation.policies import (
    DamagedPolicies,
    ForbiddenByPolicy,
    installs_extension,
    policies_file,
)
from pismovnik.installation.registry import Registry, registry
from pismovnik.installation.server import answers
from pismovnik.installation.thunderbird import (
    ExtensionState,
    Thunderbird,
    extension_state,
    find_profiles,
    find_thunderbirds,
)
from pismovnik.text import Text

if TYPE_CHECKING:
    from pismovnik.checking import Checker
    from pismovnik.policy_files import PolicyFiles

State = Literal["ok", "warning", "failed"]

_PACKAGES = (
    "language-tool-python",
    "msgspec",
    "natasha",
    "nativemessaging",
    "pylat-ru",
    "pymorphy3",
    "selectolax",
    "tomlkit",
)
_NOTHING = Text(ru="", en="")
_REINSTALL = Text(ru="Запустите install.py ещё раз.", en="Run install.py again.")
_REPAIR = Text(
    ru="Запустите install.py --languagetool ещё раз; если не поможет, уберите LanguageTool: "
    "install.py --without-languagetool.",
    en="Run install.py --languagetool again; if that does not help, remove LanguageTool: "
    "install.py --without-languagetool.",
)
_FREE_BYTES = 100_000_000
_WRONG_SENTENCE = "Мы подготовили програму."
_WRONG_WORD = "програму"
_SENTENCE_WITH_NAME = "Договор подпишет Анна Сергеевна Смирнова."


class Examination(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at; ``cure`` is empty where nothing is to be done."""

    name: Text
    state: State
    message: Text
    cure: Text = _NOTHING


def examine(
    checker: "Checker", machine: Machine | None = None, keys: Registry | None = None
) -> list[Examination]:
    """Look at everything. A part that cannot be looked at is a failed one; nothing is raised."""
    here = machine or Machine()
    found = keys or registry()
    parts: tuple[tuple[Text, Callable[[], Iterator[Examination]]], ...] = (
        (_PROGRAM, _program),
        (_MANIFEST, lambda: _manifest(here, found)),
        (_THUNDERBIRD, lambda: _thunderbirds(here, found)),
        (_POLICY, lambda: _policy(checker)),
        (_NAMES, lambda: _names(checker)),
        (_SPELLING, lambda: _spelling(checker)),
        (_LANGUAGETOOL, lambda: _languagetool(checker)),
        (_DISK, lambda: _disk(places(here, "user"))),
    )
    return [result for name, look in parts for result in _carefully(name, look)]


_PROGRAM = Text(ru="Программа", en="Program")
_MANIFEST = Text(ru="Связь с Thunderbird", en="Link to Thunderbird")
_THUNDERBIRD = Text(ru="Thunderbird", en="Thunderbird")
_POLICY = Text(ru="Настройки", en="Settings")
_NAMES = Text(ru="Имена и названия", en="Names")
_SPELLING = Text(ru="Орфография", en="Spelling")
_LANGUAGETOOL = Text(ru="LanguageTool", en="LanguageTool")
_DISK = Text(ru="Диск и права", en="Disk and rights")


def _carefully(name: Text, look: Callable[[], Iterator[Examination]]) -> list[Examination]:
    try:
        return list(look())
    except Exception as error:  # the doctor has to go on where the program is broken
        reason = f"{type(error).__name__}: {error}"
        message = Text(ru=f"Проверить не удалось: {reason}", en=f"Could not be checked: {reason}")
        return [Examination(name=name, state="failed", message=message, cure=_REINSTALL)]


def _program() -> Iterator[Examination]:
    python = platform.python_version()
    missing = [name for name in _PACKAGES if _version_of(name) is None]
    if missing:
        names = ", ".join(missing)
        message = Text(ru=f"Нет пакетов: {names}.", en=f"Packages are missing: {names}.")
        yield Examination(name=_PROGRAM, state="failed", message=message, cure=_REINSTALL)
        return
    packages = ", ".join(f"{name} {_version_of(name)}" for name in _PACKAGES)
    text = f"Python {python}, {packages}."
    message = Text(ru=f"Письмовник {__version__}, {text}", en=f"Pismovnik {__version__}, {text}")
    yield Examination(name=_PROGRAM, state="ok", message=message)


def _version_of(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def _manifest(machine: Machine, keys: Registry) -> Iterator[Examination]:
    manifests = [
        path
        for scope in ("user", "system")
        for path in registered_manifests(machine, places(machine, scope), keys)
    ]
    if not manifests:
        message = Text(
            ru="Thunderbird не найдёт Письмовник: нет файла pismovnik.json.",
            en="Thunderbird will not find Pismovnik: there is no pismovnik.json.",
        )
        yield Examination(name=_MANIFEST, state="failed", message=message, cure=_REINSTALL)
        return
    reason = _fault_of_manifest(manifests[0])
    if reason is not None:
        yield Examination(name=_MANIFEST, state="failed", message=reason, cure=_REINSTALL)
        return
    message = Text(ru=f"Thunderbird найдёт {manifests[0]}.", en=f"Found by {manifests[0]}.")
    yield Examination(name=_MANIFEST, state="ok", message=message)


def _fault_of_manifest(path: Path) -> Text | None:
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        host = Path(manifest["path"])
        allowed = EXTENSION_ID in manifest["allowed_extensions"]
    except (OSError, ValueError, KeyError, TypeError):
        return Text(ru=f"Файл {path} повреждён.", en=f"{path} is damaged.")
    if not host.is_absolute() or not os.access(host, os.X_OK):
        return Text(
            ru=f"{path} ведёт к {host}, а такой программы нет.",
            en=f"{path} leads to {host}, which is not there.",
        )
    if not allowed:
        return Text(
            ru=f"{path} не разрешает расширение {EXTENSION_ID}.",
            en=f"{path} does not allow the extension {EXTENSION_ID}.",
        )
    return None


def _thunderbirds(machine: Machine, keys: Registry) -> Iterator[Examination]:
    programs = find_thunderbirds(machine, keys)
    if not programs:
        yield Examination(
            name=_THUNDERBIRD,
            state="failed",
            message=Text(ru="Thunderbird не найден.", en="No Thunderbird was found."),
            cure=Text(
                ru=f"Поставьте Thunderbird {OLDEST_THUNDERBIRD} или новее и запустите install.py.",
                en=f"Install Thunderbird {OLDEST_THUNDERBIRD} or newer and run install.py.",
            ),
        )
    for program in programs:
        yield _thunderbird(machine, programs, program)


def _thunderbird(
    machine: Machine, programs: list[Thunderbird], program: Thunderbird
) -> Examination:
    title = f"Thunderbird {program.version} ({program.folder})"
    name = Text(ru=title, en=title)
    if program.kind == "flatpak":
        return Examination(
            name=name,
            state="failed",
            message=Text(
                ru="Из flatpak Письмовник не запускается.",
                en="A flatpak Thunderbird cannot start Pismovnik.",
            ),
            cure=Text(
                ru="Поставьте Thunderbird пакетом системы или из архива.",
                en="Install Thunderbird as a package of the system or from the archive.",
            ),
        )
    if not program.supported:
        wanted = OLDEST_THUNDERBIRD
        return Examination(
            name=name,
            state="failed",
            message=Text(ru=f"Нужен Thunderbird {wanted} или новее.", en=f"{wanted} is needed."),
            cure=Text(ru="Обновите Thunderbird.", en="Update Thunderbird."),
        )
    return _extension(machine, programs, program, name)


def _extension(
    machine: Machine, programs: list[Thunderbird], program: Thunderbird, name: Text
) -> Examination:
    policies = policies_file(machine, programs, program)
    states = [extension_state(profile) for profile in find_profiles(machine, program.kind)]
    try:
        by_policy = program.kind != "snap" and installs_extension(policies)
    except ForbiddenByPolicy:
        message = Text(ru=f"Запрещено в {policies}.", en=f"Forbidden in {policies}.")
        cure = Text(ru="Обратитесь к администратору.", en="Ask your administrator.")
        return Examination(name=name, state="failed", message=message, cure=cure)
    except DamagedPolicies as error:
        message = Text(ru=f"Файл политик повреждён: {error}.", en=f"Damaged policies: {error}.")
        cure = Text(ru="Исправьте этот файл.", en="Mend this file.")
        return Examination(name=name, state="warning", message=message, cure=cure)
    state, message, cure = _EXTENSION_STATES[_best(states, by_policy)]
    return Examination(name=name, state=state, message=message, cure=cure)


def _best(states: list[ExtensionState], by_policy: bool) -> ExtensionState | Literal["policy"]:
    if "active" in states:
        return "active"
    if by_policy:
        return "policy"
    order: tuple[ExtensionState, ...] = ("new", "disabled")
    return next((state for state in order if state in states), "absent")


_ALLOW = Text(
    ru="Откройте меню ≡ → «Дополнения и темы» и включите «Письмовник».",
    en="Open the menu ≡ → Add-ons and Themes and enable «Письмовник».",
)
_EXTENSION_STATES: dict[str, tuple[State, Text, Text]] = {
    "active": ("ok", Text(ru="Расширение включено.", en="The extension is enabled."), _NOTHING),
    "policy": (
        "ok",
        Text(
            ru="Расширение поставит сам Thunderbird при следующем запуске.",
            en="Thunderbird installs the extension at its next start.",
        ),
        _NOTHING,
    ),
    "new": (
        "warning",
        Text(
            ru="Расширение на месте, Thunderbird увидит его при следующем запуске.",
            en="The extension is in place; Thunderbird sees it at its next start.",
        ),
        _ALLOW,
    ),
    "disabled": (
        "failed",
        Text(ru="Расширение выключено.", en="The extension is disabled."),
        _ALLOW,
    ),
    "absent": (
        "failed",
        Text(ru="Расширение не установлено.", en="The extension is not installed."),
        _REINSTALL,
    ),
}


def _policy(checker: "Checker") -> Iterator[Examination]:
    checker.policy_files.policy()
    for problem in checker.policy_files.problems:
        yield Examination(
            name=_POLICY,
            state="failed",
            message=problem,
            cure=Text(
                ru="Исправьте это место; до тех пор действуют прежние настройки этого файла.",
                en="Mend this place; until then the former settings of this file hold.",
            ),
        )
    if not checker.policy_files.problems:
        yield Examination(name=_POLICY, state="ok", message=_settings(checker.policy_files))


def _settings(files: "PolicyFiles") -> Text:
    there = ", ".join(str(path) for path in files.paths if path.exists())
    if there:
        return Text(
            ru=f"Файлы настроек в порядке: {there}.", en=f"The settings are sound: {there}."
        )
    places = ", ".join(map(str, files.paths))
    return Text(
        ru=f"Файлов настроек нет, всё по умолчанию. Их место: {places}.",
        en=f"There are no settings, the defaults hold. Their place: {places}.",
    )


def _names(checker: "Checker") -> Iterator[Examination]:
    spans = checker.language.analysis(_SENTENCE_WITH_NAME).spans
    if any(span.type == "PER" and "Смирнова" in span.text for span in spans):
        message = Text(ru="Имена в тексте распознаются.", en="Names are recognised.")
        yield Examination(name=_NAMES, state="ok", message=message)
        return
    message = Text(ru="Имена в тексте не распознаются.", en="Names are not recognised.")
    yield Examination(name=_NAMES, state="failed", message=message, cure=_REINSTALL)


def _spelling(checker: "Checker") -> Iterator[Examination]:
    policy = checker.policy_files.policy()
    if policy.languagetool.mode == "off" or policy.rules.get("spelling") == "off":
        message = Text(ru="Выключена в настройках.", en="Switched off in the settings.")
        yield Examination(name=_SPELLING, state="warning", message=message)
        return
    findings = checker.proofread(_WRONG_SENTENCE)
    words = {_WRONG_SENTENCE[found.start or 0 : found.end or 0] for found in findings}
    if _WRONG_WORD in words:
        message = Text(
            ru=f"Ошибка в слове «{_WRONG_WORD}» найдена.",
            en=f"The mistake in «{_WRONG_WORD}» is found.",
        )
        yield Examination(name=_SPELLING, state="ok", message=message)
        return
    message = Text(
        ru=f"Ошибка в слове «{_WRONG_WORD}» не найдена.",
        en=f"The mistake in «{_WRONG_WORD}» is not found.",
    )
    cure = Text(
        ru="Проверьте, нет ли этого слова в словаре настроек, и запустите install.py ещё раз.",
        en="See that the dictionary of the settings does not hold it, and run install.py again.",
    )
    yield Examination(name=_SPELLING, state="failed", message=message, cure=cure)


def _languagetool(checker: "Checker") -> Iterator[Examination]:
    from pismovnik.proofreading.choice import choose

    settings = checker.policy_files.policy().languagetool
    choice = choose(settings)
    if choice.kind == "remote":
        yield _server(settings.url)
        return
    problem = checker.proofreader(checker.policy_files.policy()).engine.problem
    if problem is not None:  # the look at the spelling was its first trial
        yield Examination(name=_LANGUAGETOOL, state="failed", message=problem.message, cure=_REPAIR)
        return
    as_wished = settings.mode in ("auto", choice.kind)
    state: State = "ok" if as_wished else "warning"
    yield Examination(name=_LANGUAGETOOL, state=state, message=choice.reason)


def _server(url: str) -> Examination:
    if answers(url, seconds=5):
        message = Text(ru=f"Сервер {url} отвечает.", en=f"The server {url} answers.")
        return Examination(name=_LANGUAGETOOL, state="ok", message=message)
    message = Text(ru=f"Сервер {url} не отвечает.", en=f"The server {url} does not answer.")
    cure = Text(
        ru="Проверьте адрес в настройках и связь с сервером.",
        en="Check the address in the settings and the way to the server.",
    )
    return Examination(name=_LANGUAGETOOL, state="failed", message=message, cure=cure)


def _disk(where: Places) -> Iterator[Examination]:
    folder = _existing(where.settings)
    if not os.access(folder, os.W_OK):
        message = Text(
            ru=f"Нет прав на запись в {folder}: словарь и настройки не сохранятся.",
            en=f"{folder} cannot be written: the dictionary and the settings are not kept.",
        )
        cure = Text(
            ru="Верните себе права на эту папку.", en="Give yourself the rights to this folder."
        )
        yield Examination(name=_DISK, state="failed", message=message, cure=cure)
        return
    free = shutil.disk_usage(folder).free
    if free < _FREE_BYTES:
        megabytes = free // 1_000_000
        message = Text(ru=f"Свободно {megabytes} МБ.", en=f"{megabytes} MB are free.")
        cure = Text(ru="Освободите место на диске.", en="Free some disk space.")
        yield Examination(name=_DISK, state="warning", message=message, cure=cure)
        return
    message = Text(
        ru=f"Место есть, {folder} доступна для записи. Программа лежит в {sys.prefix}.",
        en=f"There is room, {folder} can be written. The program lies in {sys.prefix}.",
    )
    yield Examination(name=_DISK, state="ok", message=message)


def _existing(path: Path) -> Path:
    while not path.exists():
        path = path.parent
    return path
