"""The command line, with real letters and the real engine."""

import io
import json
from pathlib import Path

import pytest

from pismovnik.cli import main
from pismovnik.proofreading.engine import EngineError
from pismovnik.proofreading.proofreader import Proofreader
from pismovnik.text import Text

GOOD = """\
From: Анна Смирнова <a.smirnova@vector-it.example>
To: Кузнецов Олег Викторович <kuznetsov@stroygrad.example>
Subject: Акт за март подписан
Content-Type: text/plain; charset=utf-8

Здравствуйте, Олег Викторович!

Акт за март подписан и отправлен Вам курьером.

С уважением,
Анна Смирнова
"""


@pytest.fixture(autouse=True)
def no_policy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "system"))


def letter(tmp_path: Path, text: str, name: str = "letter.eml") -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_good_letter_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", letter(tmp_path, GOOD)]) == 0
    assert "Замечаний нет" in capsys.readouterr().out


def test_a_faulty_letter_ends_with_1_and_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faulty = GOOD.replace("Акт за март подписан\n", "\n").replace("отправлен", "атправлен")
    assert main(["check", "--json", letter(tmp_path, faulty)]) == 1
    line = json.loads(capsys.readouterr().out)
    assert line["file"].endswith("letter.eml")
    found = {finding["rule"].partition(".")[0]: finding for finding in line["findings"]}
    assert set(found) == {"subject", "spelling"}
    assert found["spelling"]["excerpt"] == "атправлен"
    assert "отправлен" in found["spelling"]["replacements"]
    assert found["subject"]["block"] is None
    assert 0.85 <= found["spelling"]["confidence"] <= 1
    assert "confidence" not in found["subject"]


def test_what_cannot_be_read_ends_with_2_and_the_rest_is_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(tmp_path / "none.eml"), letter(tmp_path, "", "empty.eml"), letter(tmp_path, GOOD)]
    assert main(["check", "--json", *files]) == 2
    output = capsys.readouterr()
    assert [json.loads(line)["file"] for line in output.out.splitlines()] == [files[2]]
    assert len(output.err.splitlines()) == 2
    assert all("eml: " in line for line in output.err.splitlines())


def test_a_damaged_policy_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('[rules]\n"subject.missing" = "never"\n', encoding="utf-8")
    assert main(["check", "--policy", str(policy), letter(tmp_path, GOOD)]) == 2
    assert f"{policy}:2: rules.subject.missing" in capsys.readouterr().err


def test_a_policy_switches_a_rule_off(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('[rules]\n"subject.missing" = "off"\n', encoding="utf-8")
    path = letter(tmp_path, GOOD.replace("Акт за март подписан\n", "\n", 1))
    assert main(["check", path]) == 1
    assert main(["check", "--policy", str(policy), path]) == 0


def test_texts_are_proofread_line_by_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Мы 😀 расчитывали на срок."
    lines = [
        json.dumps({"id": 7, "text": text}),
        "no json",
        '{"id": 8}',
        "",
        json.dumps({"id": 9, "text": ""}),
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    assert main(["proofread", "--jsonl"]) == 2
    output = capsys.readouterr()
    first, second = map(json.loads, output.out.splitlines())
    assert (first["id"], second) == (7, {"id": 9, "findings": []})
    (finding,) = first["findings"]
    assert text[finding["start"] : finding["end"]] == "расчитывали"
    assert 0.85 <= finding["confidence"] <= 1
    assert len(output.err.splitlines()) == 2


def test_rules_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    assert "subject.missing" in capsys.readouterr().out
    assert main(["rules", "subject.missing"]) == 0
    assert "Так не надо" in capsys.readouterr().out
    assert main(["rules", "no.such"]) == 2


def test_the_reference_is_written_and_old_pages_go(tmp_path: Path) -> None:
    (tmp_path / "former.rule.md").write_text("", encoding="utf-8")
    assert main(["rules", "--write", str(tmp_path)]) == 0
    pages = {path.name for path in tmp_path.iterdir()}
    assert {"README.md", "subject.missing.md", "spelling.md"} <= pages
    assert "former.rule.md" not in pages


def test_a_letter_cannot_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faulty = GOOD.replace("отправлен", "атправлен\x1b[2J\u202e")
    main(["check", letter(tmp_path, faulty)])
    assert not {"\x1b", "\u202e"} & set(capsys.readouterr().out)


def test_a_folder_is_no_letter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert "это папка" in capsys.readouterr().err
    assert main(["check", "--lang", "en", str(tmp_path)]) == 2
    assert "folder" in capsys.readouterr().err


def test_a_letter_that_was_not_proofread_ends_with_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise EngineError(Text(ru="Движок сломан.", en="The engine is broken."))

    monkeypatch.setattr(Proofreader, "findings", fail)
    assert main(["check", letter(tmp_path, GOOD)]) == 2
    output = capsys.readouterr()
    assert "Замечаний нет" not in output.out
    assert "Движок сломан" in output.err


@pytest.mark.parametrize("arguments", [[], ["check"], ["no-such"]])
def test_what_cannot_be_run_is_told_in_russian(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "справка" in capsys.readouterr().err
