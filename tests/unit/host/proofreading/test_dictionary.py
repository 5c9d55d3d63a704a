"""Words that the policy declares right."""

import os
from pathlib import Path

import pytest

from pismovnik.policy import Dictionary as Settings
from pismovnik.proofreading.dictionary import Dictionary


@pytest.mark.parametrize("word", ["коворкинг", "коворкинга", "Коворкингами", "СЦЕНАТЕХ"])
def test_words_in_all_their_forms(word: str) -> None:
    assert Dictionary(["коворкинг", "Сценатех"]).has(word)


@pytest.mark.parametrize("word", ["расчитывать", "ковёр", "сцена", ""])
def test_other_words(word: str) -> None:
    assert not Dictionary(["коворкинг", "Сценатех"]).has(word)


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("диоптриметр\n\n  Сценатех  \n", encoding="utf-8")
    settings = Settings(words=("коворкинг",), files=(str(path), str(tmp_path / "absent.txt")))
    dictionary = Dictionary.of(settings)
    assert dictionary.has("диоптриметра")
    assert dictionary.has("сценатех")
    assert dictionary.has("коворкинга")


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("диоптриметр\n", encoding="utf-8")
    settings = Settings(files=(str(path),))
    assert not Dictionary.of(settings).has("георешётка")
    path.write_text("георешётка\n", encoding="utf-8")
    os.utime(path, (1, 1))
    assert Dictionary.of(settings).has("георешётки")


def test_a_file_that_is_no_text_adds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(b"\xff\xfe\x00\x01")
    assert not Dictionary.of(Settings(files=(str(path),))).has("слово")
