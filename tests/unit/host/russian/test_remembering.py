"""What is said of a text is found out once, and forgotten when there is too much of it."""

from collections.abc import Iterator

import pytest

from pismovnik.russian import remembering
from pismovnik.russian.remembering import Memory, remembered


class Counter:
    """Something that finds words out, and counts how often it is asked to."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    @remembered
    def words(self, text: str) -> list[str]:
        self.asked.append(text)
        return text.split()

    @remembered
    def long_words(self, text: str, *, longer_than: int = 3) -> Iterator[str]:
        self.asked.append(text)
        yield from (word for word in text.split() if len(word) > longer_than)


def test_a_text_is_asked_about_once() -> None:
    counter = Counter()
    assert counter.words("Счёт оплачен.") == ["Счёт", "оплачен."]
    assert counter.words("Счёт " + "оплачен.") == ["Счёт", "оплачен."]
    assert counter.words("Счёт выставлен.") == ["Счёт", "выставлен."]
    assert counter.asked == ["Счёт оплачен.", "Счёт выставлен."]


def test_each_owner_and_each_option_has_its_own_answer() -> None:
    one, other = Counter(), Counter()
    assert one.long_words("Акт и счёт") == ("счёт",)
    assert other.long_words("Акт и счёт") == ("счёт",)
    assert one.long_words("Акт и счёт", longer_than=2) == ("Акт", "счёт")
    assert one.long_words("Акт и счёт") == ("счёт",)
    assert (len(one.asked), len(other.asked)) == (2, 1)


def test_what_an_iterator_finds_can_be_gone_through_again() -> None:
    counter = Counter()
    assert list(counter.long_words("Акт и смета")) == ["смета"]
    assert list(counter.long_words("Акт и смета")) == ["смета"]
    assert len(counter.asked) == 1


def test_a_failure_is_not_remembered() -> None:
    attempts: list[str] = []

    @remembered
    def find(text: str) -> int:
        attempts.append(text)
        if len(attempts) == 1:
            raise ValueError
        return len(text)

    with pytest.raises(ValueError):
        find("Акт подписан.")
    assert find("Акт подписан.") == 13


def test_the_texts_asked_about_long_ago_are_forgotten() -> None:
    memory = Memory(400)
    memory.about("а" * 100)["known"] = 1
    memory.about("б" * 100)["known"] = 2
    assert memory.about("а" * 100) == {"known": 1}  # asked about again
    memory.about("в" * 100)
    assert memory.about("а" * 100) == {"known": 1}
    assert memory.about("б" * 100) == {}


def test_many_short_texts_are_bounded_too() -> None:
    memory = Memory(10_000)
    memory.about("самый первый")["known"] = 1
    for number in range(1_000):
        memory.about(str(number))
    assert memory.about("самый первый") == {}


def test_a_huge_text_drives_nothing_out() -> None:
    memory = Memory(1_000)
    memory.about("коротко")["known"] = 1
    memory.about("ы" * 600)["known"] = 2
    assert memory.about("ы" * 600) == {}
    assert memory.about("коротко") == {"known": 1}


def test_everything_can_be_forgotten() -> None:
    memory = Memory(300)
    memory.about("а" * 100)["known"] = 1
    memory.clear()
    assert memory.about("а" * 100) == {}
    memory.about("б" * 100)["known"] = 2
    assert memory.about("б" * 100) == {"known": 2}
    counter = Counter()
    counter.words("Смета готова.")
    remembering.texts.clear()
    counter.words("Смета готова.")
    assert len(counter.asked) == 2
