"""The reference of the rules: what a person reads of a rule and its examples."""

import pytest

from pismovnik.reference import explain
from pismovnik.rules.cards import all_cards
from pismovnik.rules.registry import all_rules
from pismovnik.rules.topics import topic_of
from pismovnik.russian.language import Language


@pytest.fixture(scope="module")
def language() -> Language:
    return Language()


def test_bad_letters_say_what_is_wrong_and_good_ones_nothing(language: Language) -> None:
    page = explain("greeting.name", "ru", language)
    assert page.good and all(letter.messages for letter in page.bad)
    assert not any(letter.messages or letter.marked for letter in page.good)


def test_headers_come_in_the_language_of_the_reader(language: Language) -> None:
    in_russian = explain("subject.vague", "ru", language).bad[0].headers
    in_english = explain("subject.vague", "en", language).bad[0].headers
    assert in_russian[0].startswith("Тема: ") and in_english[0].startswith("Subject: ")


def test_letters_in_html_are_shown_as_text(language: Language) -> None:
    rule = "attachment.missing"
    assert any(example.html for example in all_rules()[rule].record.bad)
    for letter in explain(rule, "ru", language).bad:
        assert "</" not in letter.text and "&nbsp;" not in letter.text
        assert letter.marked in letter.text


def test_the_words_of_a_secret_are_marked_though_the_message_hides_them(language: Language) -> None:
    letter = explain("secret.leak", "ru", language).bad[0]
    assert letter.marked and letter.marked in letter.text
    assert letter.marked not in " ".join(letter.messages)


def test_what_engines_find_has_its_reason_and_no_examples(language: Language) -> None:
    page = explain("grammar.agreement", "ru", language)
    assert (page.card.id, page.bad, page.good) == ("grammar", (), ())
    with pytest.raises(KeyError):
        explain("no.such", "ru", language)


def test_every_rule_has_a_topic_and_language_one_of_its_own() -> None:
    topics = {card.id: topic_of(card).ru for card in all_cards()}
    assert topics["spelling"] == topics["grammar"] == "Грамотность"
    assert topics["greeting.name"] == topics["subject.missing"] == "Деловое письмо"
    assert topics["secret.leak"] == topics["thread.internal"]
