import pytest

from pismovnik.proofreading.tagger import confusions


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("кампания", "компания"),
        ("находится", "находиться"),
        ("находиться", "находится"),
        ("преемник", "приемник"),
        ("не", "ни"),
        ("обоснованна", "обоснована"),
    ],
)
def test_words_that_sound_alike(word: str, other: str) -> None:
    assert other in confusions.sounding_alike(word)


def test_a_word_is_not_its_own_alternative() -> None:
    for word in ("находится", "кампания", "не", "стол"):
        assert word not in confusions.sounding_alike(word)


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
    assert confusions.split(word) == parts
    assert confusions.joined(*parts) == word


@pytest.mark.parametrize(
    "words", [("на", "завтра"), ("в", "месте"), ("за", "работы"), ("и", "так")]
)
def test_words_that_only_the_sense_joins(words: tuple[str, str]) -> None:
    assert confusions.joined(*words) is None


@pytest.mark.parametrize("word", ["настройка", "поставка", "зарплата", "стол", "поставщик", ""])
def test_words_that_are_one(word: str) -> None:
    assert confusions.split(word) is None
