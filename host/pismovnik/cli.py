"""The command ``pismovnik``.

Imports stand inside the commands: ``pismovnik host`` must answer within a third of a second.
"""

import argparse
import io
import json
import logging
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pismovnik import __version__
from pismovnik.text import Locale

if TYPE_CHECKING:
    from pismovnik.checking import Checker
    from pismovnik.findings import Finding, Report

EXIT_CLEAN, EXIT_WARNINGS, EXIT_FAILED = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns its exit status."""
    logging.basicConfig(level=logging.ERROR, format="pismovnik: %(message)s")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(arguments)
    try:
        status: int = options.command(options)
    except BrokenPipeError:  # the reader of our output has gone, e.g. ``| head``
        sys.stdout = None
        return EXIT_FAILED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pismovnik", description="Проверяет деловые письма на русском языке до отправки."
    )
    parser.add_argument("--version", action="version", version=f"pismovnik {__version__}")
    commands = parser.add_subparsers(required=True, metavar="команда")

    check = commands.add_parser("check", help="проверить письма в файлах .eml")
    check.add_argument("files", nargs="+", type=Path, metavar="письмо.eml")
    check.add_argument("--policy", type=Path, metavar="ФАЙЛ", help="взять политику из этого файла")
    check.add_argument("--json", action="store_true", help="одна строка JSON на письмо")
    check.set_defaults(command=_check)

    proofread = commands.add_parser("proofread", help="проверить тексты со стандартного ввода")
    proofread.add_argument(
        "--jsonl", action="store_true", required=True, help='строки JSON {"id", "text"}'
    )
    proofread.set_defaults(command=_proofread)

    rules = commands.add_parser("rules", help="показать правила и примеры к ним")
    rules.add_argument("rule", nargs="?", help="одно правило, например greeting.name")
    rules.add_argument("--write", type=Path, metavar="ПАПКА", help="записать справочник в папку")
    rules.set_defaults(command=_rules)

    doctor = commands.add_parser("doctor", help="что установлено, что работает, что поправить")
    doctor.set_defaults(command=_doctor)

    host = commands.add_parser("host", help="то, что запускает Thunderbird")
    host.add_argument("thunderbird", nargs="*", help=argparse.SUPPRESS)
    host.set_defaults(command=_host)

    for command in (check, rules, doctor):
        command.add_argument("--lang", choices=("ru", "en"), default="ru", help="язык сообщений")
    return parser


def _check(options: argparse.Namespace) -> int:
    from pismovnik.checking import Checker, describe_error
    from pismovnik.letter.eml import read_eml
    from pismovnik.letter.limits import LetterError
    from pismovnik.policy_files import PolicyError, PolicyFiles

    try:
        checker = Checker(
            PolicyFiles.of_file(options.policy) if options.policy else PolicyFiles.installed()
        )
    except PolicyError as error:
        return _fail(str(error))
    checker.policy_files.policy()
    for problem in checker.policy_files.problems:
        print(f"pismovnik: {problem}", file=sys.stderr)
    status = EXIT_CLEAN
    for path in options.files:
        try:
            report = checker.check(read_eml(path))
        except LetterError as error:
            status = _fail(f"{path}: {error}")
            continue
        except Exception as error:  # a fault of the program: the other letters are still checked
            status = _fail(f"{path}: could not be checked: {describe_error(error)}")
            continue
        _print_report(path, report, options)
        if any(finding.severity.holds for finding in report.findings):
            status = max(status, EXIT_WARNINGS)
    checker.close()
    return status


def _print_report(path: Path, report: "Report", options: argparse.Namespace) -> None:
    from pismovnik.readable import report_lines

    if not options.json:
        print("\n".join(report_lines(path.name, report, options.lang)))
        return
    findings = [_finding_json(finding, options.lang) for finding in report.findings]
    line: dict[str, Any] = {"file": str(path), "findings": findings}
    if report.problems:
        line["problems"] = [
            {"code": p.code, "message": p.message.in_locale(options.lang)} for p in report.problems
        ]
    print(json.dumps(line, ensure_ascii=False))


def _finding_json(finding: "Finding", locale: Locale) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message.in_locale(locale),
        "excerpt": finding.excerpt,
        "block": finding.block,
        "start": finding.start,
        "end": finding.end,
        "replacements": list(finding.replacements),
    }


def _proofread(options: argparse.Namespace) -> int:
    from pismovnik.checking import Checker
    from pismovnik.policy_files import PolicyFiles

    checker = Checker(PolicyFiles.installed())
    status = EXIT_CLEAN
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            request = json.loads(line)
            text, identity = request["text"], request["id"]
            if not isinstance(text, str):
                raise TypeError
        except (ValueError, KeyError, TypeError):
            status = _fail(f'line {number}: expected {{"id": ..., "text": "..."}}')
            continue
        print(
            json.dumps(
                {"id": identity, "findings": list(_text_findings(checker, text))},
                ensure_ascii=False,
            )
        )
    checker.close()
    return status


def _text_findings(checker: "Checker", text: str) -> Iterator[dict[str, Any]]:
    for finding in checker.proofread(text):
        yield {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "start": finding.start,
            "end": finding.end,
            "replacements": list(finding.replacements),
        }


def _rules(options: argparse.Namespace) -> int:
    from pismovnik import reference

    if options.write:
        reference.write(options.write)
        return EXIT_CLEAN
    try:
        _print_lines(reference.lines(options.rule, options.lang))
    except KeyError:
        return _fail(f"there is no rule {options.rule}; `pismovnik rules` lists them all")
    return EXIT_CLEAN


def _doctor(options: argparse.Namespace) -> int:
    from pismovnik.checking import Checker
    from pismovnik.doctor import examine
    from pismovnik.policy_files import PolicyFiles
    from pismovnik.readable import doctor_lines

    checker = Checker(PolicyFiles.installed())
    checks = examine(checker)
    checker.close()
    _print_lines(doctor_lines(checks, options.lang))
    return EXIT_WARNINGS if any(check.state == "failed" for check in checks) else EXIT_CLEAN


def _host(options: argparse.Namespace) -> int:
    from pismovnik.messaging.loop import run_host

    run_host()
    return EXIT_CLEAN


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _fail(reason: str) -> int:
    print(f"pismovnik: {reason}", file=sys.stderr)
    return EXIT_FAILED
