"""The virtual environment that the host runs in.

A new one is built in a folder of its own and never moved, since its scripts hold absolute
paths. It counts only from the moment the launchers name it.
"""

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from pismovnik.installation.errors import InstallationError
from pismovnik.installation.places import Machine, program
from pismovnik.installation.progress import Progress

PREFIX = "runtime-"
_MARK = "pismovnik.json"
_BYTES_NEEDED = 600_000_000  # the wheels unpacked, their compiled files, room for pip
_SOURCES = ("pyproject.toml", "LICENSE", "THIRD_PARTY_NOTICES.md", "host")
#: Settings of pip that would put packages elsewhere than into the environment.
_MISLEADING = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV")


def lock_file(source: Path, languagetool: bool) -> Path:
    return source / ("requirements-languagetool.lock" if languagetool else "requirements.lock")


def fingerprint(source: Path, languagetool: bool) -> str:
    """A name for what the environment is built from: equal sources, equal fingerprint."""
    digest = hashlib.sha256(sys.version.encode())
    for path in [lock_file(source, languagetool), source / "pyproject.toml", *_modules(source)]:
        digest.update(str(path.relative_to(source)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def find_whole(data: Path, wanted: str) -> Path | None:
    """An environment of this fingerprint with all its files, if there is one."""
    for runtime in sorted(data.glob(f"{PREFIX}*")):
        if _mark(runtime) == wanted and _has_all_files(runtime):
            return runtime
    return None


def build(
    machine: Machine, data: Path, source: Path, languagetool: bool, progress: Progress
) -> Path:
    """Make a new environment beside the old one. Raises InstallationError, OSError."""
    _require_space(data)
    runtime = Path(tempfile.mkdtemp(prefix=PREFIX, dir=data))
    runtime.chmod(0o755)
    try:
        with progress.step("Создаю отдельное окружение Python"):
            _make_environment(runtime)
        with progress.step("Скачиваю и ставлю пакеты"):
            lock = lock_file(source, languagetool)
            _install_packages(machine, runtime, lock, progress)
        with progress.step("Ставлю Письмовник"):
            _install_product(machine, runtime, source)
        mark = json.dumps({"fingerprint": fingerprint(source, languagetool)})
        (runtime / _MARK).write_text(mark, encoding="utf-8")
    except BaseException:
        shutil.rmtree(runtime, ignore_errors=True)
        raise
    return runtime


def remove_others(data: Path, current: Path | None) -> None:
    """Remove environments that no launcher names: former and half-made ones."""
    for runtime in data.glob(f"{PREFIX}*"):
        if runtime != current:
            shutil.rmtree(runtime, ignore_errors=True)


def can_make_environments() -> bool:
    """Debian keeps a part of ``venv`` in a package of its own."""
    return bool(importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"))


def install_venv(
    run: Callable[[list[str]], object] | None = None, is_root: bool | None = None
) -> None:
    """As root on Debian install that package. Raises InstallationError with the command else."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    cure = f"Выполните: sudo apt install {package} — и запустите установку снова."
    message = "В этом Python нет модуля для создания окружений (venv)."
    root = os.name == "posix" and os.geteuid() == 0 if is_root is None else is_root
    if not shutil.which("apt-get"):
        raise InstallationError(message, "Установите Python 3.10–3.13 целиком и повторите.")
    if not root:
        raise InstallationError(message, cure)
    try:
        for command in (["update"], ["install", "-y", package]):
            (run or _run_apt)(["apt-get", "-qq", *command])
    except (OSError, subprocess.CalledProcessError) as error:
        raise InstallationError(f"Не удалось поставить пакет {package}.", cure) from error


def _run_apt(command: list[str]) -> None:
    silent = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=True, env=silent, capture_output=True)


def _modules(source: Path) -> list[Path]:
    files = (source / "host").rglob("*")
    return sorted(path for path in files if path.is_file() and "__pycache__" not in path.parts)


def _mark(runtime: Path) -> str | None:
    try:
        return str(json.loads((runtime / _MARK).read_text(encoding="utf-8"))["fingerprint"])
    except (OSError, ValueError, KeyError):
        return None


def _has_all_files(runtime: Path) -> bool:
    """Whether every file that the packages list is there with its size, and Python starts."""
    packages = [*runtime.glob("lib/python*/site-packages"), *runtime.glob("Lib/site-packages")]
    records = [record for folder in packages for record in folder.glob("*.dist-info/RECORD")]
    if not any(record.parent.name.startswith("pismovnik-") for record in records):
        return False
    return all(_is_complete(record) for record in records) and _starts(runtime)


def _is_complete(record: Path) -> bool:
    root = record.parent.parent
    for line in record.read_text(encoding="utf-8").splitlines():
        name, _, size = line.rsplit(",", 2)
        try:
            found = (root / name.strip('"')).stat().st_size
        except OSError:
            return False
        if size and int(size) != found:
            return False
    return True


def _starts(runtime: Path) -> bool:
    python = program(Machine(), runtime, "python")
    try:
        done = subprocess.run([python, "-I", "-c", "import pismovnik"], capture_output=True)
    except OSError:
        return False
    return done.returncode == 0


def _require_space(data: Path) -> None:
    free = shutil.disk_usage(data).free
    if free < _BYTES_NEEDED:
        raise InstallationError(
            f"На диске с папкой {data} свободно {free // 1_000_000} МБ, "
            f"а нужно {_BYTES_NEEDED // 1_000_000} МБ.",
            "Освободите место и запустите установку снова.",
        )


def _make_environment(runtime: Path) -> None:
    done = _run([sys.executable, "-I", "-m", "venv", str(runtime)])
    if done.returncode:
        raise InstallationError(
            f"Не удалось создать окружение Python: {_last_line(done.stdout)}",
            f"Проверьте, что {sys.executable} -m venv работает, и запустите установку снова.",
        )


def _install_packages(machine: Machine, runtime: Path, lock: Path, progress: Progress) -> None:
    total = len(re.findall(r"^[\w.-]+==", lock.read_text(encoding="utf-8"), re.MULTILINE))
    command = [
        *_pip(machine, runtime),
        "--no-deps",
        "--require-hashes",
        "--only-binary",
        ":all:",
        "-r",
        str(lock),
    ]
    seen: list[str] = []
    with subprocess.Popen(
        command,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        try:
            for line in process.stdout or ():
                seen.append(line.rstrip())
                collected = sum(text.startswith("Collecting ") for text in seen)
                progress.at(collected, total + 1)
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise _pip_failed("\n".join(seen))


def _install_product(machine: Machine, runtime: Path, source: Path) -> None:
    """Build from a copy, for setuptools writes into the folder that it builds."""
    with tempfile.TemporaryDirectory(prefix="pismovnik-build-") as folder:
        for name in _SOURCES:
            _copy(source / name, Path(folder) / name)
        offline = ["--no-index", "--no-deps", "--no-build-isolation"]
        done = _run([*_pip(machine, runtime), *offline, folder])
    if done.returncode:
        raise _pip_failed(done.stdout)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        ignored = shutil.ignore_patterns("__pycache__", "*.egg-info", "build")
        # Not copytree's own copy2: a read-only checkout must not give a read-only copy.
        shutil.copytree(source, target, ignore=ignored, copy_function=shutil.copyfile)
        for folder in [target, *(path for path in target.rglob("*") if path.is_dir())]:
            folder.chmod(0o755)
    elif source.exists():
        shutil.copyfile(source, target)


def _pip(machine: Machine, runtime: Path) -> list[str]:
    python = str(program(machine, runtime, "python"))
    quiet = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    command = [python, "-I", "-m", "pip", "install", *quiet]
    if "PIP_RETRIES" not in os.environ:
        command += ["--retries", "2"]
    if "PIP_CACHE_DIR" not in os.environ:
        command.append("--no-cache-dir")  # so that removal leaves nothing behind
    return command


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _MISLEADING}


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def _pip_failed(output: str) -> InstallationError:
    handle, log = tempfile.mkstemp(prefix="pismovnik-pip-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(output)
    return InstallationError(
        f"Не удалось поставить пакеты Python: {_reason(output)}.",
        f"{_cure(output)} Полный вывод pip: {log}",
    )


def _reason(output: str) -> str:
    lowered = output.lower()
    if "no space left" in lowered:
        return "кончилось место на диске"
    if "do not match the hashes" in lowered:
        return "скачанный пакет не тот, что закреплён (другая контрольная сумма)"
    if _no_network(lowered):
        return "нет связи с хранилищем пакетов"
    if "no matching distribution" in lowered:
        return "в хранилище пакетов нет нужной версии для этого Python и этой системы"
    return _last_line(output)


def _no_network(lowered: str) -> bool:
    """pip says of an index that it cannot reach no more than that it has no versions."""
    silent = "(from versions: none)" in lowered and "ignoring indexes" not in lowered
    return (silent and not os.environ.get("PIP_NO_INDEX")) or any(
        sign in lowered for sign in _NO_NETWORK
    )


_NO_NETWORK = (
    "newconnectionerror",
    "name resolution",
    "getaddrinfo",
    "proxyerror",
    "connecttimeout",
    "readtimeout",
    "read timed out",
    "connection refused",
    "network is unreachable",
    "ssl: certificate_verify_failed",
)


def _cure(output: str) -> str:
    lowered = output.lower()
    if "no space left" in lowered:
        return "Освободите место и запустите установку снова."
    if "certificate_verify_failed" in lowered:
        return "Укажите сертификат организации в переменной PIP_CERT и запустите установку снова."
    if _no_network(lowered):
        return (
            "Проверьте подключение к интернету (прокси задаётся переменной HTTPS_PROXY, "
            "зеркало — PIP_INDEX_URL) и запустите установку снова."
        )
    if "ignoring indexes" in lowered or os.environ.get("PIP_NO_INDEX"):
        return "Уберите переменную PIP_NO_INDEX или укажите папку с пакетами в PIP_FIND_LINKS."
    return "Запустите установку снова."


def _last_line(output: str) -> str:
    lines = [line for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR:")]
    return (errors or lines or ["неизвестная причина"])[-1].removeprefix("ERROR:").strip()[:300]
