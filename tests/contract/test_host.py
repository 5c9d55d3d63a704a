"""The host as a process, held to the schema of the protocol."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pismovnik.messaging.schema import protocol_schema
from tests.contract.host_process import HostProcess, running_host

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "manifest" / "protocol.schema.json").read_text(encoding="utf-8"))
SECRET = "Сикретное слово"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HostProcess]:
    with running_host(tmp_path_factory.mktemp("home")) as running:
        yield running


@pytest.fixture
def own_host(tmp_path: Path) -> Iterator[HostProcess]:
    with running_host(tmp_path) as running:
        yield running


def request(number: int, kind: str, **fields: Any) -> dict[str, Any]:
    message = {"v": 1, "id": number, "type": kind, **fields}
    validate(message, "Request")
    return message


def validate(message: object, part: str) -> None:
    jsonschema.validate(message, {**SCHEMA, "oneOf": [{"$ref": f"#/$defs/{part}"}]})


def check(number: int, text: str, key: str = "draft", **changes: Any) -> dict[str, Any]:
    draft = {
        "key": key,
        "kind": "new",
        "sender": "Анна Смирнова <a.smirnova@vector-it.example>",
        "to": ["Кузнецов Олег Викторович <kuznetsov@stroygrad.example>"],
        "cc": [],
        "bcc": [],
        "subject": "Акт за март",
        "attachments": [],
        "blocks": [
            {"kind": "plain", "origin": "author", "text": text, "bold": False, "quoteDepth": 0}
        ],
    }
    return request(number, "check", draft={**draft, **changes}, locale="ru")


def result(answer: dict[str, Any]) -> dict[str, Any]:
    validate(answer, "Success")
    found: dict[str, Any] = answer["result"]
    return found


def error(answer: dict[str, Any]) -> str:
    validate(answer, "Failure")
    code: str = answer["error"]["code"]
    return code


def test_the_schema_in_manifest_is_the_one_of_the_types() -> None:
    assert json.loads(json.dumps(protocol_schema())) == SCHEMA, "run `make schema`"


def test_hello_is_answered_before_anything_is_loaded(own_host: HostProcess) -> None:
    hello = result(own_host.ask(request(1, "hello", clientVersion="0.1.0", locale="ru")))
    assert hello["protocol"] == 1
    assert hello["engine"]["state"] == "loading"


def test_a_letter_with_faults_gets_a_report(host: HostProcess) -> None:
    text = "Здравствуйте, Олег Викторович!\n\nАкт выполненых работ готов.\n\nС уважением,\nАнна"
    report = result(host.ask(check(2, text, subject="")))
    rules = {finding["rule"].partition(".")[0] for finding in report["findings"]}
    assert rules == {"spelling", "subject"}
    spelling = next(f for f in report["findings"] if f["rule"].startswith("spelling"))
    assert text[spelling["start"] : spelling["end"]] == "выполненых"
    assert "выполненных" in spelling["replacements"]
    assert {finding["rule"] for finding in report["findings"]} == set(report["rules"])


def test_of_a_letter_checked_again_only_the_change_travels(host: HostProcess) -> None:
    text = "Здравствуйте, Олег Викторович!\n\nАкт 👍 готов.\n\nС уважением,\nАнна"
    begins, ends = len("Здравствуйте, Олег Викторович!\n\nАкт 👍 ") + 1, len("готов")
    more = "выполненых работ готов"
    splice = {"block": 0, "start": begins, "end": begins + ends, "text": more}
    edited = text.replace("готов", more)
    result(host.ask(check(40, text, key="again", revision=1)))
    changed = check(41, "", key="again", blocks=[0], splices=[splice], revision=2, base=1)
    report = result(host.ask(changed))
    assert report["findings"] == result(host.ask(check(42, edited, key="whole")))["findings"]
    assert "выполненых" in [finding["excerpt"] for finding in report["findings"]]


def test_a_change_of_a_letter_that_the_host_does_not_know_is_refused(host: HostProcess) -> None:
    changed = check(43, "", key="never seen", blocks=[0], revision=2, base=1)
    assert error(host.ask(changed)) == "unknown_base"


def test_a_clean_letter_gets_none(host: HostProcess) -> None:
    text = "Здравствуйте, Олег Викторович!\n\nАкт за март подписан.\n\nС уважением,\nАнна Смирнова"
    assert result(host.ask(check(3, text)))["findings"] == []


def test_a_newer_check_of_a_draft_ends_the_older(host: HostProcess) -> None:
    long = "Здравствуйте, Олег Викторович!\n\n" + "Акт за март подписан в срок. " * 2000
    host.send(check(10, long))
    host.send(check(11, "Здравствуйте, Олег Викторович!\n\nАкт готов.\n\nС уважением,\nАнна"))
    assert error(host.answer(10)) == "superseded"
    result(host.answer(11))


def test_a_closed_draft_ends_its_check(host: HostProcess) -> None:
    host.send(check(12, "Акт за март подписан в срок. " * 2000, key="closed"))
    result(host.ask(request(13, "forget", draftKey="closed")))
    assert error(host.answer(12)) == "cancelled"


@pytest.mark.parametrize(
    ("content", "number"),
    [
        (b"no json", None),
        (b"\xff\xfe", None),
        (b"", None),
        (b"[" * 100_000, None),
        (b"[1, 2]", None),
        (b'{"v": 1, "id": 7, "type": "no_such"}', 7),
        (b'{"v": 1, "id": 8, "type": "check", "draft": {"key": 1}}', 8),
        (b'{"v": 1, "id": "x", "type": "hello"}', None),
    ],
)
def test_a_malformed_message_is_answered_and_the_rest_goes_on(
    host: HostProcess, content: bytes, number: int | None
) -> None:
    host.send_bytes(content)
    assert error(host.answer(number)) == "bad_message"
    result(host.ask(request(99, "settings", locale="ru")))


def test_a_newer_protocol_is_refused_by_name(host: HostProcess) -> None:
    host.send({"v": 2, "id": 20, "type": "something_new"})
    assert error(host.answer(20)) == "unsupported_version"


def test_a_letter_past_the_bound_is_refused(host: HostProcess) -> None:
    assert error(host.ask(check(21, "слово " * 500_000))) == "letter_too_large"


def test_many_findings_still_fit_into_a_message(host: HostProcess) -> None:
    words = " ".join(f"ашибка{chr(1072 + n % 32)}{chr(1072 + n // 32)}" for n in range(900))
    blocks = [
        {
            "kind": "item",
            "origin": "author",
            "text": f"{words[:120]} {number}",
            "bold": False,
            "quoteDepth": 0,
        }
        for number in range(300)
    ]
    report = result(host.ask(check(22, "", blocks=blocks), seconds=200))
    assert report["findings"]


def test_a_word_is_no_error_once_it_is_in_the_dictionary(own_host: HostProcess) -> None:
    text = "Здравствуйте, Олег Викторович!\n\nМы купили тепловизер.\n\nС уважением,\nАнна Смирнова"
    before = result(own_host.ask(check(1, text)))["findings"]
    assert [finding["word"] for finding in before] == ["тепловизер"]
    word = {"key": "dictionary.words", "item": "тепловизер", "locale": "ru"}
    settings = result(own_host.ask(request(2, "add_item", **word)))["settings"]
    assert [s["value"] for s in settings if s["key"] == "dictionary.words"] == [["тепловизер"]]
    assert result(own_host.ask(check(3, text)))["findings"] == []
    result(own_host.ask(request(4, "remove_item", **word)))
    assert result(own_host.ask(check(5, text)))["findings"] == before


def test_a_rule_that_is_switched_off_is_silent(own_host: HostProcess) -> None:
    text = "Здравствуйте, Олег Викторович!\n\nАкт готов.\n\nС уважением,\nАнна Смирнова"
    assert result(own_host.ask(check(1, text, subject="")))["findings"]
    off = {"key": "rules.subject.missing", "value": "off", "locale": "ru"}
    result(own_host.ask(request(2, "set_setting", **off)))
    assert result(own_host.ask(check(3, text, subject="")))["findings"] == []
    result(own_host.ask(request(4, "set_setting", **{**off, "value": None})))
    assert result(own_host.ask(check(5, text, subject="")))["findings"]


def test_a_policy_edited_by_hand_holds_at_the_next_check(tmp_path: Path) -> None:
    text = "Здравствуйте, Олег Викторович!\n\nАкт готов.\n\nС уважением,\nАнна Смирнова"
    policy = tmp_path / "config" / "pismovnik" / "policy.toml"
    policy.parent.mkdir(parents=True)
    with running_host(tmp_path) as host:
        for number, (level, expected) in enumerate(
            {"off": [], "block": ["block"], "nonsense": ["block"], "hint": ["hint"]}.items()
        ):
            policy.write_text(f'[rules]\n"subject.missing" = "{level}"\n', encoding="utf-8")
            findings = result(host.ask(check(number, text, subject="")))["findings"]
            assert [finding["severity"] for finding in findings] == expected


@pytest.mark.parametrize(
    ("key", "value", "code", "said"),
    [
        ("rules.no.such", "off", "setting_invalid", "no such setting"),
        ("work.hours", "9-18", "setting_invalid", "A time is expected"),
        ("work.answer_minutes", 0, "setting_invalid", "at least 1"),
        ("company.domains", ["a@b"], "setting_invalid", "“a@b”"),
    ],
)
def test_a_wrong_setting_is_refused_in_the_readers_language(
    host: HostProcess, key: str, value: Any, code: str, said: str
) -> None:
    answer = host.ask(request(40, "set_setting", key=key, value=value, locale="en"))
    assert error(answer) == code
    assert said in answer["error"]["message"]


def test_a_damaged_policy_is_shown_and_not_written_to(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "pismovnik"
    folder.mkdir(parents=True)
    (folder / "policy.toml").write_text("[compani]\n", encoding="utf-8")
    with running_host(tmp_path) as host:
        (problem,) = result(host.ask(request(1, "settings", locale="ru")))["problems"]
        assert "policy.toml:1:" in problem
        change = {"key": "work.hours", "value": "08:00-17:00", "locale": "ru"}
        answer = host.ask(request(2, "set_setting", **change))
        assert error(answer) == "policy_invalid"
        assert "policy.toml:1:" in answer["error"]["message"]
    assert (folder / "policy.toml").read_text(encoding="utf-8") == "[compani]\n"


def test_a_rule_is_explained_with_letters_good_and_bad(host: HostProcess) -> None:
    page = result(host.ask(request(50, "explain_rule", rule="greeting.name", locale="en")))
    assert (page["rule"], page["slide"], page["severity"]) == ("greeting.name", 7, "warn")
    assert page["good"] and all(not letter["messages"] for letter in page["good"])
    for letter in page["bad"]:
        assert letter["messages"] and letter["marked"] in letter["text"]


def test_what_an_engine_finds_is_explained_by_its_family(host: HostProcess) -> None:
    page = result(host.ask(request(51, "explain_rule", rule="grammar.agreement", locale="ru")))
    assert (page["rule"], page["bad"], page["good"]) == ("grammar", [], [])
    assert (
        error(host.ask(request(52, "explain_rule", rule="no.such", locale="ru"))) == "unknown_rule"
    )


def test_the_host_ends_with_its_input_even_during_a_check(own_host: HostProcess) -> None:
    own_host.ask(request(1, "hello", clientVersion="0.1.0", locale="ru"))
    own_host.send(check(2, "Акт за март подписан в срок. " * 2000))
    began = time.monotonic()
    own_host.close_input()
    assert own_host.process.wait(timeout=3) == 0
    assert time.monotonic() - began < 3


def test_no_letter_text_in_the_log(own_host: HostProcess) -> None:
    own_host.ask(check(1, f"{SECRET} " * 50))
    own_host.send_bytes(json.dumps({"v": 1, "id": 2, "type": "check", "draft": SECRET}).encode())
    answer = json.dumps(own_host.answer(2), ensure_ascii=False)
    own_host.close_input()
    own_host.process.wait(timeout=5)
    assert SECRET not in own_host.stderr() + answer


def test_a_long_block_does_not_keep_the_newer_check_waiting(host: HostProcess) -> None:
    text = "Здравствуйте, Олег Викторович!\n\nАкт готов.\n\nС уважением,\nАнна"
    result(host.ask(check(30, text)))
    long = " ".join(f"Акт {n} за март подписан в срок Олегом." for n in range(2_500))
    host.send(check(31, long))
    time.sleep(1)
    began = time.monotonic()
    host.send(check(32, text))
    assert error(host.answer(31)) == "superseded"
    result(host.answer(32))
    assert time.monotonic() - began < 2


def test_what_a_library_prints_does_not_break_the_connection(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import os, threading\n"
        "def chatter():\n"
        "    os.write(1, b'noise')\n"
        "    print('noise', flush=True)\n"
        "threading.Timer(1.5, chatter).start()\n",
        encoding="utf-8",
    )
    with running_host(tmp_path, PYTHONPATH=str(tmp_path)) as host:
        result(host.ask(request(1, "hello", clientVersion="0.1.0", locale="ru")))
        time.sleep(2)
        result(host.ask(request(2, "settings", locale="ru")))


def test_a_policy_is_complained_of_in_the_readers_language(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "pismovnik"
    folder.mkdir(parents=True)
    (folder / "policy.toml").write_text("[compani]\n", encoding="utf-8")
    with running_host(tmp_path) as host:
        for number, (locale, words) in enumerate({"ru": "ключа нет", "en": "no such key"}.items()):
            hello = request(number, "hello", clientVersion="0.1.0", locale=locale)
            (problem,) = result(host.ask(hello))["policyProblems"]
            assert words in problem


def test_the_host_ends_when_it_is_told_to(own_host: HostProcess) -> None:
    own_host.ask(request(1, "hello", clientVersion="0.1.0", locale="ru"))
    own_host.process.terminate()
    assert own_host.process.wait(timeout=5) == 0
