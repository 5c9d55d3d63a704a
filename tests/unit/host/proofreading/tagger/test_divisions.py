import pytest

from pismovnik.proofreading.tagger import divisions


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("также", ("так", "же")),
        ("чтобы", ("что", "бы")),
        ("неправильно", ("не", "правильно")),
        ("по-моему", ("по", "моему")),
        ("поэтому", ("по", "этому")),
        ("насколько", ("на", "сколько")),
        ("зато", ("за", "то")),
    ],
)
def test_words_that_may_be_written_apart(word: str, parts: tuple[str, str]) -> None:
    assert divisions.split(word) == parts
    assert divisions.joined(*parts) == word


@pytest.mark.parametrize(
    "words", [("на", "завтра"), ("в", "месте"), ("за", "работы"), ("и", "так")]
)
def test_words_that_only_the_sense_joins(words: tuple[str, str]) -> None:
    assert divisions.joined(*words) is None


@pytest.mark.parametrize("word", ["настройка", "поставка", "зарплата", "стол", "поставщик", ""])
def test_words_that_are_one(word: str) -> None:
    assert divisions.split(word) is None
