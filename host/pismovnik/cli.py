"""The command ``pismovnik``.

Imports stand inside the commands: ``pismovnik host`` must answer within a third of a second.
"""

import argparse
import io
import json
import logging
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from pismovnik import __version__
from pismovnik.text import Locale, Text

if TYPE_CHECKING:
    from pismovnik.checking import Checker
    from pismovnik.findings import Finding, Report

_FAULT = Text(
    ru="проверить не удалось из-за ошибки программы",
    en="a fault of the program kept the letter from being checked",
)
_NO_RULE = Text(
    ru="правила {rule} нет; все правила покажет команда pismovnik rules",
    en="there is no rule {rule}; `pismovnik rules` lists them all",
)
EXIT_CLEAN, EXIT_WARNINGS, EXIT_FAILED = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns its exit status."""
    logging.basicConfig(level=logging.ERROR, format="pismovnik: %(message)s")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(arguments)
    try:
        status: int = options.command(options)
        if sys.stdout is not None:  # it may be closed from the start
            sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has gone, e.g. ``| head``
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_FAILED
    except OSError as error:
        return _fail(f"{error.filename or ''}: {error.strerror}")
    except KeyboardInterrupt:
        return EXIT_FAILED
    return status


class _Parser(argparse.ArgumentParser):
    """argparse says its own part in English; whoever runs this reads Russian."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, add_help=False)
        self._positionals.title = "аргументы"
        self._optionals.title = "ключи"
        self.add_argument("-h", "--help", action="help", help="показать эту справку")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "Запуск:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "Запуск:", 1)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        print(f"Так запустить нельзя, справка: {self.prog} --help ({message})", file=sys.stderr)
        raise SystemExit(EXIT_FAILED)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="pismovnik", description="Проверяет деловые письма на русском языке до отправки."
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"pismovnik {__version__}",
        help="показать версию",
    )
    commands = parser.add_subparsers(required=True, metavar="команда", title="команды")

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
        return _fail(error.reason.in_locale(options.lang))
    _tell_policy_problems(checker, options.lang)
    status = EXIT_CLEAN
    for path in options.files:
        try:
            report = checker.check(read_eml(path))
        except LetterError as error:
            status = _fail(f"{path}: {error.reason.in_locale(options.lang)}")
            continue
        except Exception as error:  # a fault of the program: the other letters are still checked
            reason = _FAULT.in_locale(options.lang)
            status = _fail(f"{path}: {reason} ({describe_error(error)})")
            continue
        _print_report(path, report, options)
        for problem in report.problems:
            if problem.holds:
                status = _fail(f"{path}: {problem.message.in_locale(options.lang)}")
        if any(finding.severity.holds for finding in report.findings):
            status = max(status, EXIT_WARNINGS)
    checker.close()
    return status


def _tell_policy_problems(checker: "Checker", locale: Locale) -> None:
    checker.policy_files.policy()
    for problem in checker.policy_files.problems:
        print(f"pismovnik: {problem.in_locale(locale)}", file=sys.stderr)


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
        **_confidence_json(finding),
    }


def _confidence_json(finding: "Finding") -> dict[str, float]:
    """The probability of an error, where it is known."""
    return {} if finding.confidence is None else {"confidence": round(finding.confidence, 2)}


def _proofread(options: argparse.Namespace) -> int:
    from pismovnik.checking import Checker
    from pismovnik.policy_files import PolicyFiles
    from pismovnik.proofreading.engine import EngineError

    checker = Checker(PolicyFiles.installed())
    _tell_policy_problems(checker, "ru")
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
            status = _fail(f'строка {number}: ожидается {{"id": ..., "text": "..."}}')
            continue
        try:
            findings = list(_text_findings(checker, text))
        except EngineError as error:
            status = _fail(f"строка {number}: {error.reason.ru}")
            continue
        print(json.dumps({"id": identity, "findings": findings}, ensure_ascii=False))
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
            **_confidence_json(finding),
        }


def _rules(options: argparse.Namespace) -> int:
    from pismovnik import reference

    if options.write:
        reference.write(options.write)
        return EXIT_CLEAN
    try:
        _print_lines(reference.lines(options.rule, options.lang))
    except KeyError:
        return _fail(_NO_RULE.in_locale(options.lang).format(rule=options.rule))
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
