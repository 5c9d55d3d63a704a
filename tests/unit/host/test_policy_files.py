"""Policy files: merged, locked, damaged, read anew."""

from pathlib import Path

import pytest

from pismovnik.findings import Severity
from pismovnik.letter.assemble import parse_address
from pismovnik.policy import Policy
from pismovnik.policy_files import PolicyFiles
from pismovnik.proofreading.dictionary import Dictionary
from pismovnik.rules.example import Example


@pytest.fixture
def files(tmp_path: Path) -> PolicyFiles:
    return PolicyFiles(tmp_path / "system.toml", tmp_path / "user" / "policy.toml")


def write(files: PolicyFiles, tmp_path: Path, *, system: str = "", user: str = "") -> None:
    (tmp_path / "system.toml").write_text(system, encoding="utf-8")
    (tmp_path / "user").mkdir(exist_ok=True)
    (tmp_path / "user" / "policy.toml").write_text(user, encoding="utf-8")


def test_without_files_the_defaults_hold(files: PolicyFiles) -> None:
    assert files.policy() == Policy()
    assert files.problems == ()


def test_the_user_is_over_the_system(files: PolicyFiles, tmp_path: Path) -> None:
    write(
        files,
        tmp_path,
        system='[rules]\n"attachment.missing" = "block"\nspelling = "hint"\n',
        user='[rules]\nspelling = "warn"\n',
    )
    policy = files.policy()
    assert policy.level("attachment.missing", Severity.WARN) is Severity.BLOCK
    assert policy.level("spelling", Severity.HINT) is Severity.WARN


def test_a_locked_key_stays_as_the_system_says(files: PolicyFiles, tmp_path: Path) -> None:
    write(
        files,
        tmp_path,
        system='locked = ["rules.spelling", "company"]\n[rules]\nspelling = "block"\n'
        '[company]\ndomains = ["a.example"]\n',
        user='[rules]\nspelling = "off"\n[company]\ndomains = ["b.example"]\n',
    )
    policy = files.policy()
    assert policy.level("spelling", Severity.WARN) is Severity.BLOCK
    assert policy.company.domains == ("a.example",)
    assert (files.origin("rules.spelling"), files.own("rules.spelling")) == ("system", None)


def test_the_words_of_both_files_count(files: PolicyFiles, tmp_path: Path) -> None:
    write(
        files,
        tmp_path,
        system='[dictionary]\nwords = ["Вектор"]\n',
        user='[dictionary]\nwords = ["клинкер"]\n',
    )
    assert files.policy().dictionary.words == ("Вектор", "клинкер")
    assert files.own("dictionary.words") == ["клинкер"]


def test_the_dictionary_files_of_both_count(files: PolicyFiles, tmp_path: Path) -> None:
    write(files, tmp_path, system='[dictionary]\nfiles = ["a.txt"]\n')
    assert files.user is not None
    files.user.write_text('[dictionary]\nfiles = ["a.txt"]\n', encoding="utf-8")
    names = (str(tmp_path / "a.txt"), str(tmp_path / "user" / "a.txt"))
    assert files.policy().dictionary.files == names


def test_who_has_settled_a_key_is_known(files: PolicyFiles, tmp_path: Path) -> None:
    write(
        files,
        tmp_path,
        system='[work]\nhours = "08:00-17:00"\nanswer_minutes = 60\n[rules]\ngrammar = "hint"\n',
        user='[work]\nhours = "10:00-19:00"\n[rules]\n"greeting.name" = "off"\n',
    )
    keys = (
        "work.hours",
        "work.answer_minutes",
        "work.days",
        "rules.grammar",
        "rules.greeting.name",
    )
    assert [files.origin(key) for key in keys] == ["user", "system", "default", "system", "user"]
    assert files.without_user().work.hours == "08:00-17:00"


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ('[company]\n\ndomains = "a.example"\n', 3, "company.domains"),
        ('[rules]\n"greeting.name" = "wrong"\n', 2, "greeting.name"),
        ('[rules]\n# comment\n"no.such" = "hint"\n', 3, "no.such"),
        ("[languagetool]\njava_memory = 5\n", 2, "java_memory"),
        ("[languagetool]\nmodus = 1\n", 2, "languagetool.modus"),
        ('[work]\nhours = "9-18"\n', 2, "work.hours"),
        ("[company\n", 1, ""),
        ('[rules]\nspelling = "off"\nspelling = "hint"\n', 3, ""),
        ('[work]\n[rules]\ngrammar = "off"\n[work]\n', 4, ""),
        ("[company]\ndomains = []\n[customers]\ndomains = 5\n", 4, "customers.domains"),
        ("customers.domains = 5\n[company]\ndomains = []\n", 1, "customers.domains"),
        (
            '[work]\nhours = "08:00-17:00"\n[company]\ndomains = ["@vega.example"]\n',
            4,
            "@vega.example",
        ),
        ('[company]\nmanagers = ["Ирина <i@vega.example>"]\n', 2, "company.managers"),
        ('[work]\nhours = "09:00-25:00"\n', 2, "work.hours"),
        ("[work]\n\ndays = []\n", 3, "work.days"),
        ('[languagetool]\nurl = "lt.vega.example"\n', 2, "languagetool.url"),
        ('[rules]\ngreeting.name = "off"\n', 2, '"greeting.name"'),
        ('locked = ["rule.spelling"]\n', 1, "rule.spelling"),
        ("company = 5\n", 1, "company"),
        ("a = " + "[" * 100_000, 1, ""),
    ],
)
def test_a_mistake_is_named_with_file_line_and_key(
    files: PolicyFiles, tmp_path: Path, text: str, line: int, key: str
) -> None:
    write(files, tmp_path, user=text)
    assert files.policy() == Policy()
    (problem,) = files.problems
    for sentence in (problem.ru, problem.en):
        assert sentence.startswith(f"{files.user}:{line}:")
        assert key in sentence


def test_the_last_good_policy_stays_in_force(files: PolicyFiles, tmp_path: Path) -> None:
    write(files, tmp_path, user='[rules]\nspelling = "off"\n')
    assert files.policy().level("spelling", Severity.WARN) is None
    write(files, tmp_path, user="[rules\nspelling = broken")
    assert files.policy().level("spelling", Severity.WARN) is None
    assert files.problems
    write(files, tmp_path, user='[rules]\nspelling = "hint"\n')
    assert files.policy().level("spelling", Severity.WARN) is Severity.HINT
    assert files.problems == ()


def test_the_setting_of_a_family_holds_for_its_parts() -> None:
    policy = Policy(rules={"grammar": "hint", "grammar.case": "block"})
    assert policy.level("grammar.agreement", Severity.WARN) is Severity.HINT
    assert policy.level("grammar.case", Severity.WARN) is Severity.BLOCK


def test_without_a_policy_the_senders_domain_is_the_company() -> None:
    letter = Example(text="", sender="a@vector-it.example").letter()
    assert Policy().is_own(parse_address("b@mail.vector-it.example"), letter)
    assert Policy().is_customer(parse_address("b@stroygrad.example"), letter)
    assert not Policy().is_customer(parse_address("b@vector-it.example"), letter)


def test_a_damaged_file_of_the_user_does_not_lift_the_systems_policy(
    files: PolicyFiles, tmp_path: Path
) -> None:
    write(files, tmp_path, system='[rules]\nspelling = "block"\n', user="[rules\n")
    assert files.policy().level("spelling", Severity.WARN) is Severity.BLOCK
    assert len(files.problems) == 1


def test_the_mark_that_notepad_writes_is_no_mistake(files: PolicyFiles, tmp_path: Path) -> None:
    write(files, tmp_path, user='\ufeff[rules]\nspelling = "off"\n')
    assert files.policy().level("spelling", Severity.WARN) is None
    files.add_item("dictionary.words", "клинкер")
    assert files.policy().dictionary.words == ("клинкер",)


@pytest.mark.parametrize("content", ["# привет".encode("cp1251"), b"#" * 1_000_000, None])
def test_a_file_that_cannot_be_read_is_named(
    files: PolicyFiles, tmp_path: Path, content: bytes | None
) -> None:
    system = tmp_path / "system.toml"
    system.mkdir() if content is None else system.write_bytes(content)
    assert files.policy() == Policy()
    (problem,) = files.problems
    assert problem.ru.startswith(f"{system}: ")


def test_dictionary_files_count_from_the_folder_of_the_policy(
    files: PolicyFiles, tmp_path: Path
) -> None:
    write(files, tmp_path, user='[dictionary]\nfiles = ["слова.txt"]\n')
    words = tmp_path / "user" / "слова.txt"
    assert files.policy().dictionary.files == (str(words),)
    assert str(words) in files.problems[0].ru
    words.write_text("\ufeffклинкер\n", encoding="utf-8")
    assert Dictionary.of(files.policy().dictionary).has("клинкер")
    assert files.problems == ()
