"""Which engine is taken, and what is said of it."""

from pathlib import Path

import pytest

from pismovnik.policy import LanguageToolSettings
from pismovnik.proofreading import choice, local
from pismovnik.proofreading.choice import choose, choose_engine
from pismovnik.proofreading.local import Installation, installation_in

FOUND = Installation(Path("languagetool-server.jar"), "java")


@pytest.fixture(params=[None, FOUND], ids=["not installed", "installed"])
def installed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setattr(local, "installed", lambda: request.param)
    return request.param is not None


@pytest.mark.parametrize(
    ("mode", "url", "without", "with_it"),
    [
        ("auto", "", "embedded", "local"),
        ("auto", "https://lt.firm.example", "remote", "remote"),
        ("remote", "https://lt.firm.example", "remote", "remote"),
        ("remote", "", "embedded", "embedded"),
        ("local", "https://lt.firm.example", "embedded", "local"),
        ("embedded", "https://lt.firm.example", "embedded", "embedded"),
        ("off", "https://lt.firm.example", "off", "off"),
    ],
)
def test_choices(installed: bool, mode: str, url: str, without: str, with_it: str) -> None:
    chosen = choose(LanguageToolSettings(mode=mode, url=url))  # type: ignore[arg-type]
    assert chosen.kind == (with_it if installed else without)
    assert chosen.reason.ru.endswith(".")
    assert chosen.reason.en.endswith(".")


def test_a_mode_that_cannot_be_had_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "installed", lambda: None)
    assert "install.py --languagetool" in choose(LanguageToolSettings(mode="local")).reason.ru
    assert "languagetool.url" in choose(LanguageToolSettings(mode="remote")).reason.ru


def test_the_reason_names_the_server_but_not_its_password() -> None:
    settings = LanguageToolSettings(url="https://user:secret@lt.firm.example:8010/")
    reason = choose(settings).reason
    assert "lt.firm.example" in reason.ru
    assert "secret" not in reason.ru + reason.en


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        (LanguageToolSettings(mode="off"), "off"),
        (LanguageToolSettings(mode="embedded"), "embedded"),
        (LanguageToolSettings(mode="local"), "languagetool-local"),
        (LanguageToolSettings(url="http://127.0.0.1:1"), "languagetool"),
    ],
)
def test_engines(
    monkeypatch: pytest.MonkeyPatch, settings: LanguageToolSettings, name: str
) -> None:
    monkeypatch.setattr(local, "installed", lambda: FOUND)
    engine = choose_engine(settings)
    assert engine.name == name
    engine.close()


def test_switched_off_means_silent() -> None:
    assert choice.SilentEngine().check("Это ашибка.") == []


def test_a_folder_without_the_jar_is_no_installation(tmp_path: Path) -> None:
    assert installation_in(tmp_path) is None
    assert installation_in(tmp_path / "absent") is None


def test_java_may_be_named_beside_the_jar(tmp_path: Path) -> None:
    (tmp_path / "languagetool-server.jar").touch()
    (tmp_path / "java.txt").write_text("/opt/java/bin/java\n", encoding="utf-8")
    assert installation_in(tmp_path) == Installation(
        tmp_path / "languagetool-server.jar", "/opt/java/bin/java"
    )
