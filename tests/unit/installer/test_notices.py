"""The notices name everything that is installed, and are up to date."""

from pismovnik.notices import notices

from .conftest import ROOT


def test_the_file_is_what_the_locks_say() -> None:
    kept = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8").splitlines()
    assert kept == list(notices(ROOT)), "run `make notices`"


def test_licences_that_bind_are_named() -> None:
    rows = dict(line.strip("| ").split(" | ") for line in notices(ROOT) if line.count(" | ") == 1)
    assert rows["language-tool-python"] == "GPL-3.0-only"
    assert rows["pylat-ru"] == "LGPL-2.1-or-later"
    assert "Lesser" in rows["org.languagetool:languagetool-server:6.8"]
