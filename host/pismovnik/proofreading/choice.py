"""Which engine proofreads, and why."""

from collections.abc import Callable
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from pismovnik.policy import LanguageToolSettings
from pismovnik.proofreading import local, words
from pismovnik.proofreading.engine import Engine, Match, never
from pismovnik.proofreading.spare import EngineWithSpare
from pismovnik.text import Text

Kind = Literal["remote", "local", "embedded", "off"]


class Choice(msgspec.Struct, frozen=True):
    """The engine for some settings. ``reason`` is one sentence for the person who asks."""

    kind: Kind
    reason: Text


def choose(settings: LanguageToolSettings) -> Choice:
    """A server named in the policy, else a LanguageTool on this computer, else the built-in engine.

    A mode that cannot be had gives the built-in engine, and the reason tells why.
    """
    if settings.mode == "off":
        return _OFF
    if settings.mode == "embedded":
        return _EMBEDDED
    if settings.url and settings.mode in {"auto", "remote"}:
        return _remote(settings.url)
    if settings.mode == "remote":
        return _NO_URL
    if local.installed():
        return _LOCAL
    return _NOT_INSTALLED if settings.mode == "local" else _EMBEDDED


def choose_engine(settings: LanguageToolSettings) -> Engine:
    """The engine of ``choose``, ready to check. A server on this computer begins to start."""
    kind = choose(settings).kind
    if kind == "off":
        return SilentEngine()
    if kind == "embedded":
        return _embedded()
    if kind == "remote":
        return _remote_engine(settings.url)
    return _local_engine(settings.java_memory)


class SilentEngine:
    """Proofreading is switched off."""

    name = "off"
    problem = None

    def check(self, text: str, cancelled: Callable[[], bool] = never) -> list[Match]:
        return []

    def close(self) -> None:
        pass


# requests is loaded only where a server is asked, and Java starts meanwhile.
def _remote_engine(url: str) -> Engine:
    from pismovnik.proofreading.languagetool import RemoteLanguageTool

    return EngineWithSpare(RemoteLanguageTool(url), _embedded)


def _local_engine(memory: int) -> Engine:
    installation = local.installed()
    if installation is None:  # taken away since it was chosen
        return _embedded()
    from pismovnik.proofreading.shared_server import SharedServer

    server = SharedServer(installation, memory, local.server_folder())
    server.start()
    from pismovnik.proofreading.languagetool import LocalLanguageTool

    return EngineWithSpare(LocalLanguageTool(server), _embedded)


def _embedded() -> Engine:
    from pismovnik.proofreading.embedded import EmbeddedEngine

    return EmbeddedEngine(words.is_right)


def _remote(url: str) -> Choice:
    host = urlsplit(url if "//" in url else "//" + url).hostname or url
    return Choice(
        "remote",
        Text(
            ru=f"Правописание проверяет сервер LanguageTool {host}, названный в настройках.",
            en=f"The LanguageTool server {host} named in the policy proofreads.",
        ),
    )


_LOCAL = Choice(
    "local",
    Text(
        ru="Правописание проверяет LanguageTool, установленный на этом компьютере.",
        en="LanguageTool installed on this computer proofreads.",
    ),
)
_EMBEDDED = Choice(
    "embedded",
    Text(
        ru="Правописание проверяет встроенный движок: ему не нужны ни Java, ни сеть.",
        en="The built-in engine proofreads; it needs neither Java nor a network.",
    ),
)
_NO_URL = Choice(
    "embedded",
    Text(
        ru="В настройках выбран сервер LanguageTool, но его адрес (languagetool.url) не указан: "
        "проверяет встроенный движок.",
        en="The policy asks for a LanguageTool server but names none (languagetool.url): "
        "the built-in engine proofreads.",
    ),
)
_NOT_INSTALLED = Choice(
    "embedded",
    Text(
        ru="В настройках выбран LanguageTool на этом компьютере, но он не установлен: проверяет "
        "встроенный движок. Чтобы установить, запустите install.py --languagetool.",
        en="The policy asks for LanguageTool on this computer, but it is not installed: the "
        "built-in engine proofreads. To install it, run install.py --languagetool.",
    ),
)
_OFF = Choice(
    "off",
    Text(
        ru="Проверка правописания выключена в настройках.",
        en="Proofreading is switched off in the policy.",
    ),
)
