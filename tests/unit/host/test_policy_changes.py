"""What the report and the options page write into the user's policy file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pismovnik.findings import Severity
from pismovnik.policy_files import PolicyError, PolicyFiles, PolicyLocked, WrongValue


@pytest.fixture
def files(tmp_path: Path) -> PolicyFiles:
    (tmp_path / "user").mkdir()
    return PolicyFiles(tmp_path / "system.toml", tmp_path / "user" / "policy.toml")


def write(files: PolicyFiles, *, system: str = "", user: str = "") -> None:
    for path, text in ((files.system, system), (files.user, user)):
        assert path is not None
        path.write_text(text, encoding="utf-8")


def text_of(files: PolicyFiles) -> str:
    assert files.user is not None
    return files.user.read_text(encoding="utf-8")


BY_HAND = """\
# наша политика
company.domains = ["vega.example"] # главный
rules = { spelling = "hint" } # мягко

[dictionary]
words = [
  "Вега", # это мы
  "клинкер",
]
"""


def test_what_was_written_by_hand_is_kept(files: PolicyFiles) -> None:
    write(files, user=BY_HAND)
    files.add_item("dictionary.words", "опалубка")
    files.add_item("company.domains", "vega-it.example")
    files.set_value("rules.greeting.name", "off")
    files.set_value("work.days", ("mon", "tue"))
    for kept in ("# наша политика", "# главный", "# мягко", '"Вега", # это мы'):
        assert kept in text_of(files)
    policy = files.policy()
    assert files.problems == ()
    assert policy.dictionary.words == ("Вега", "клинкер", "опалубка")
    assert policy.company.domains == ("vega.example", "vega-it.example")
    assert policy.rules == {"spelling": "hint", "greeting.name": "off"}
    assert policy.work.days == ("mon", "tue")


def test_a_change_by_hand_between_two_changes_is_kept(files: PolicyFiles) -> None:
    files.set_value("work.answer_minutes", 45)
    write(files, user=text_of(files).replace("45", "50 # после обеда"))
    files.set_value("work.hours", "08:00-17:00")
    assert "50 # после обеда" in text_of(files)
    assert files.policy().work.answer_minutes == 50


def test_a_value_is_set_and_set_back(files: PolicyFiles) -> None:
    write(files, system='[rules]\n"greeting.name" = "hint"\n')
    files.set_value("rules.greeting.name", "off")
    assert files.policy().level("greeting.name", Severity.WARN) is None
    files.set_value("rules.greeting.name", None)
    assert files.policy().level("greeting.name", Severity.WARN) is Severity.HINT
    files.set_value("work.hours", None)
    assert "work" not in text_of(files)


def test_an_item_comes_and_goes(files: PolicyFiles) -> None:
    files.add_item("dictionary.words", " клинкер ")
    files.add_item("dictionary.words", "клинкер")
    assert files.policy().dictionary.words == ("клинкер",)
    files.remove_item("dictionary.words", "клинкер")
    files.remove_item("dictionary.words", "клинкер")
    assert files.policy().dictionary.words == ()


def test_a_list_of_the_user_begins_with_the_systems(files: PolicyFiles) -> None:
    write(files, system='[company]\ndomains = ["vega.example"]\n')
    files.add_item("company.domains", "vega-it.example")
    assert files.policy().company.domains == ("vega.example", "vega-it.example")
    files.remove_item("company.domains", "vega.example")
    assert files.policy().company.domains == ("vega-it.example",)


def test_a_dictionary_of_the_user_has_only_his_words(files: PolicyFiles) -> None:
    write(files, system='[dictionary]\nwords = ["Вега"]\n')
    files.add_item("dictionary.words", "клинкер")
    assert files.policy().dictionary.words == ("Вега", "клинкер")
    assert "Вега" not in text_of(files)


def test_the_first_customer_who_is_named_is_no_longer_everybody(files: PolicyFiles) -> None:
    files.add_item("customers.domains", "client.example")
    assert files.policy().customers.domains == ("client.example",)
    files.set_value("customers.domains", None)
    assert files.policy().customers.domains == ("*",)


def test_a_file_of_words_must_be_there(files: PolicyFiles, tmp_path: Path) -> None:
    with pytest.raises(WrongValue, match="no such file"):
        files.add_item("dictionary.files", "words.txt")
    (tmp_path / "user" / "words.txt").write_text("клинкер\n", encoding="utf-8")
    files.add_item("dictionary.files", "words.txt")
    assert files.policy().dictionary.files == (str(tmp_path / "user" / "words.txt"),)
    assert files.own("dictionary.files") == ["words.txt"]


@pytest.mark.parametrize("name", ["", "~nobody/words.txt", "a\0b"])
def test_what_is_no_file_is_refused(files: PolicyFiles, name: str) -> None:
    with pytest.raises(WrongValue):
        files.add_item("dictionary.files", name)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("work.hours", "9-18", "Ожидается время"),
        ("work.hours", "09:00-18:00\n", "Ожидается время"),
        ("work.hours", 9, "Ожидается время"),
        ("work.days", (), "Ожидаются дни"),
        ("work.days", ("mo",), "Ожидаются дни"),
        ("work.answer_minutes", 0, "не меньше 1"),
        ("work.answer_minutes", "полчаса", "целое число минут"),
        ("editor.underline", "да", "true или false"),
        ("editor.underline", 1, "true или false"),
        ("languagetool.mode", "java", "auto, remote"),
        ("languagetool.url", "ftp://lt.vega.example", "https://"),
        ("languagetool.java_memory", 5, "от 256"),
        ("company.domains", ("a@vega.example",), "«a@vega.example» не домен"),
        ("company.domains", "vega.example", "список"),
        ("customers.domains", ("http://client.example",), "не домен"),
        ("company.managers", ("Ирина",), "«Ирина» не почтовый адрес"),
        ("rules.greeting.name", "никогда", "off, hint, warn, block"),
        ("rules.greeting.name", ("off",), "off, hint, warn, block"),
        ("rules.no.such", "off", "Такой настройки нет"),
        ("locked", ("rules",), "Такой настройки нет"),
        ("locked", None, "Такой настройки нет"),
        ("work", None, "Такой настройки нет"),
        ("work.lunch", "13:00", "Такой настройки нет"),
        ("", "", "Такой настройки нет"),
    ],
)
def test_a_wrong_value_is_refused_with_what_is_expected(
    files: PolicyFiles, key: str, value: object, said: str
) -> None:
    with pytest.raises(WrongValue) as error:
        files.set_value(key, value)
    assert said in error.value.reason.ru and error.value.reason.ru.endswith(".")
    assert files.user is not None and not files.user.exists()


@pytest.mark.parametrize("word", ["", "  ", "два\nслова", "а" * 1000, "\ud83d"])
def test_what_is_no_word_does_not_come_into_the_dictionary(files: PolicyFiles, word: str) -> None:
    with pytest.raises(WrongValue):
        files.add_item("dictionary.words", word)
    assert files.user is not None and not files.user.exists()


@pytest.mark.parametrize("lock", ["rules", "rules.greeting", "rules.greeting.name"])
def test_a_locked_key_is_not_written(files: PolicyFiles, lock: str) -> None:
    write(files, system=f'locked = ["{lock}", "dictionary"]\n', user="# моё\n")
    changes: tuple[Callable[[], None], ...] = (
        lambda: files.set_value("rules.greeting.name", "off"),
        lambda: files.set_value("rules.greeting.name", None),
        lambda: files.add_item("dictionary.words", "клинкер"),
        lambda: files.remove_item("dictionary.words", "клинкер"),
    )
    for change in changes:
        with pytest.raises(PolicyLocked) as error:
            change()
        assert str(files.system) in error.value.reason.ru
    assert text_of(files) == "# моё\n"


def test_a_damaged_file_is_not_written_to(files: PolicyFiles) -> None:
    write(files, user="[rules\n")
    with pytest.raises(PolicyError, match=r"policy\.toml:1:"):
        files.add_item("dictionary.words", "клинкер")
    assert text_of(files) == "[rules\n"


def test_a_file_does_not_grow_until_it_cannot_be_read(files: PolicyFiles) -> None:
    write(files, user="#" * (512 * 1024 - 20))
    with pytest.raises(PolicyError, match="larger than"):
        files.add_item("dictionary.words", "клинкер")
    files.policy()
    assert files.problems == ()


def test_a_link_to_the_policy_stays_a_link(files: PolicyFiles, tmp_path: Path) -> None:
    kept = tmp_path / "kept.toml"
    kept.write_text("", encoding="utf-8")
    assert files.user is not None
    files.user.symlink_to(kept)
    files.add_item("dictionary.words", "клинкер")
    assert files.user.is_symlink()
    assert "клинкер" in kept.read_text(encoding="utf-8")
