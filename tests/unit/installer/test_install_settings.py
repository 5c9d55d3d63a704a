"""Naming a LanguageTool server in the user's policy."""

from pathlib import Path

import msgspec
import pytest
import tomlkit

from pismovnik.installation.settings import main, with_server
from pismovnik.policy import Policy

URL = "https://lt.firm.example:8081"


def policy(text: str) -> Policy:
    return msgspec.convert(tomlkit.parse(text).unwrap(), Policy, strict=True)


@pytest.mark.parametrize(
    "before", ["", '[languagetool]\nmode = "local"\njava_memory = 1024\n', "[dictionary]\n"]
)
def test_server_is_named(before: str) -> None:
    settings = policy(with_server(before, URL)).languagetool
    assert (settings.mode, settings.url) == ("remote", URL)


def test_what_the_user_wrote_stays() -> None:
    before = '# наше\n[rules]\n"spelling" = "hint" # тихо\n\n[languagetool]\njava_memory = 1024\n'
    after = with_server(before, URL)
    assert "# наше" in after and "# тихо" in after
    assert policy(after).languagetool.java_memory == 1024


def test_a_damaged_policy_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "policy.toml"
    path.write_text("[rules\n")
    assert main([str(path), URL]) == 1
    printed = capsys.readouterr()
    assert printed.err and not printed.out
