"""The commands say plainly when the texts to measure on are not at hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.quality import evidence, quality, sets


@pytest.mark.parametrize("main", [quality.main, evidence.main])
def test_without_the_texts_nothing_is_measured(
    main: Callable[[], int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sets, "EVAL", tmp_path / "eval")
    assert main() == 2
    assert f"not here: {tmp_path / 'eval'}" in capsys.readouterr().err
