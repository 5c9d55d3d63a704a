"""The policy in force as the options page gets it."""

from pathlib import Path

import pytest

from pismovnik.messaging.settings import settings_result
from pismovnik.messaging.types import Setting, SettingsResult
from pismovnik.policy_files import PolicyFiles
from pismovnik.rules.cards import all_cards


@pytest.fixture
def files(tmp_path: Path) -> PolicyFiles:
    return PolicyFiles(tmp_path / "system.toml", tmp_path / "user.toml")


def shown(files: PolicyFiles, *, system: str = "", user: str = "") -> SettingsResult:
    for path, text in ((files.system, system), (files.user, user)):
        assert path is not None
        path.write_text(text, encoding="utf-8")
    return settings_result(files, "ru")


def setting(result: SettingsResult, key: str) -> Setting:
    of_rules = (rule.setting for rule in result.rules)
    (found,) = (one for one in (*result.settings, *of_rules) if one.key == key)
    return found


def test_without_files_everything_is_default(files: PolicyFiles) -> None:
    result = settings_result(files, "en")
    assert {one.origin for one in result.settings} == {"default"}
    assert {rule.setting.origin for rule in result.rules} == {"default"}
    assert {rule.rule for rule in result.rules} == {card.id for card in all_cards()}
    assert setting(result, "customers.domains").value == ("*",)
    assert (result.system_file, result.user_file) == (str(files.system), str(files.user))


def test_each_value_tells_who_has_settled_it(files: PolicyFiles) -> None:
    result = shown(
        files,
        system='locked = ["company"]\n[company]\ndomains = ["vega.example"]\n'
        "[work]\nanswer_minutes = 60\n",
        user='[company]\ndomains = ["other.example"]\n[work]\nanswer_minutes = 20\n',
    )
    domains = setting(result, "company.domains")
    assert (domains.value, domains.origin, domains.locked) == (("vega.example",), "system", True)
    minutes = setting(result, "work.answer_minutes")
    assert (minutes.value, minutes.inherited, minutes.origin) == (20, 60, "user")
    assert setting(result, "company.managers").locked


def test_a_rule_shows_its_level_and_what_it_would_be(files: PolicyFiles) -> None:
    result = shown(
        files,
        system='[rules]\n"greeting.name" = "block"\nspelling = "hint"\n',
        user='[rules]\n"greeting.name" = "off"\n',
    )
    name, spelling, form = (
        setting(result, f"rules.{rule}") for rule in ("greeting.name", "spelling", "greeting.form")
    )
    assert (name.value, name.inherited, name.origin) == ("off", "block", "user")
    assert (spelling.value, spelling.inherited, spelling.origin) == ("hint", "hint", "system")
    assert (form.value, form.inherited, form.origin) == ("warn", "warn", "default")


def test_in_the_dictionary_the_words_of_both_are_kept_apart(files: PolicyFiles) -> None:
    result = shown(
        files,
        system='[dictionary]\nwords = ["Вега"]\n',
        user='[dictionary]\nwords = ["клинкер"]\n',
    )
    words = setting(result, "dictionary.words")
    assert (words.value, words.fixed, words.origin) == (("клинкер",), ("Вега",), "user")


def test_of_a_long_list_the_last_items_are_shown(files: PolicyFiles) -> None:
    words = ", ".join(f'"слово{n}"' for n in range(1234))
    result = shown(files, user=f"[dictionary]\nwords = [{words}]\n")
    found = setting(result, "dictionary.words")
    assert isinstance(found.value, tuple)
    assert (len(found.value), found.value[-1], found.omitted) == (1000, "слово1233", 234)


def test_a_damaged_file_is_told_and_the_last_good_policy_shown(files: PolicyFiles) -> None:
    shown(files, user="[work]\nanswer_minutes = 20\n")
    result = shown(files, user='[work]\nanswer_minutes = "скоро"\n')
    assert setting(result, "work.answer_minutes").value == 20
    (problem,) = result.problems
    assert problem.startswith(f"{files.user}:2: work.answer_minutes: ")


def test_yes_and_no_stay_yes_and_no(files: PolicyFiles) -> None:
    assert setting(settings_result(files, "ru"), "editor.underline").value is True
    files.set_value("editor.underline", False)
    assert files.policy().editor.underline is False
    changed = setting(settings_result(files, "ru"), "editor.underline")
    assert (changed.value, changed.inherited, changed.origin) == (False, True, "user")
    locked = shown(
        files,
        system='locked = ["editor"]\n[editor]\nunderline = true\n',
        user="[editor]\nunderline = false\n",
    )
    found = setting(locked, "editor.underline")
    assert (found.value, found.locked, found.origin) == (True, True, "system")
