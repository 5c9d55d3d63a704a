#!/usr/bin/env python3
"""Installs, repairs, upgrades and removes Письмовник: ``python3 install.py --help``."""

import sys


def start_with_supported_python() -> None:
    """Hand over to a Python that the packages know, where this is another one."""
    if (3, 10) <= sys.version_info[:2] <= (3, 13):
        return
    import shutil
    import subprocess

    for name in ("python3.13", "python3.12", "python3.11", "python3.10"):
        found = shutil.which(name)
        if found and subprocess.call([found, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            sys.exit(subprocess.call([found, *sys.argv]))
    sys.exit(
        "Письмовнику нужен Python 3.10, 3.11, 3.12 или 3.13, а это Python %d.%d.\n"
        "Поставьте новый Python и запустите: python3.12 install.py" % sys.version_info[:2]
    )


start_with_supported_python()  # before the imports, which an older Python cannot read

import argparse
import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SOURCE = Path(__file__).resolve().parent
sys.path.insert(0, str(SOURCE / "host"))
sys.dont_write_bytecode = True  # the checkout stays as it is

from pismovnik import __version__
from pismovnik.installation import native, runtime, selftest, thunderbird, xpi
from pismovnik.installation.changes import Changes, remove_empty
from pismovnik.installation.errors import InstallationError
from pismovnik.installation.extension import Connector, Placed, disconnect
from pismovnik.installation.places import Machine, Places, Scope, launchers, places, program
from pismovnik.installation.progress import Progress
from pismovnik.installation.registry import registry
from pismovnik.installation.server import answers, server_url
from pismovnik.proofreading import leases

OK, FAILED, INTERRUPTED = 0, 1, 130
SCOPES: tuple[Scope, ...] = ("user", "system")


class Installer:
    """One run of the installation; ``changes`` takes everything back if it fails."""

    def __init__(self, options: argparse.Namespace, machine: Machine) -> None:
        self.options = options
        self.machine = machine
        self.where: Places = places(machine, "system" if options.system else "user")
        self.receipt = read_receipt(self.where.receipt)
        self.languagetool = self._wants_languagetool()
        wanted = runtime.fingerprint(SOURCE, self.languagetool)
        self.runtime = runtime.find_whole(self.where.data, wanted)
        self.progress = Progress(self._steps(), sys.stdout)
        self.changes = Changes(options.dry_run, lambda text: self.progress.line(f"  {text}"))
        self.placed = Placed()

    def run(self) -> int:
        """Install or repair. Raises InstallationError, OSError, KeyboardInterrupt."""
        try:
            self._install()
        except BaseException:
            self.changes.rollback()
            raise
        self.changes.commit()
        if not self.options.dry_run:
            runtime.remove_others(self.where.data, self.runtime)
        if self.languagetool:
            self._fetch_languagetool()
        elif self.where.languagetool.exists():
            self._remove_tree(self.where.languagetool)
        self._tell_end()
        return OK

    def _wants_languagetool(self) -> bool:
        if self.options.without_languagetool:
            return False
        return self.options.languagetool or bool(self.receipt.get("languagetool"))

    def _steps(self) -> int:
        building = 0 if self.runtime else 3 + (not runtime.can_make_environments())
        return 2 + building + self.languagetool

    def _install(self) -> None:
        require_rights(self.where.data)
        self.changes.make_folder(self.where.data)
        if self.runtime is None:
            self._build_runtime()
        with self.progress.step("Подключаю к Thunderbird"):
            notes = self._connect()
        for note in notes:
            self.progress.line(f"      {note}")
        if self.options.languagetool_url:
            self._name_server()
        self._write_receipt()
        if not self.options.dry_run:
            with self.progress.step("Проверяю письмо с ошибками через установленную программу"):
                report = self._check_sample()
            for line in report:
                self.progress.line(f"      {line}")

    def _build_runtime(self) -> None:
        if self.options.dry_run:
            lock = runtime.lock_file(SOURCE, self.languagetool).name
            self.progress.line(f"  создать окружение Python в {self.where.data} по {lock}")
            return
        if not runtime.can_make_environments():
            with self.progress.step("Ставлю недостающую часть Python (venv)"):
                runtime.install_venv()
        data = self.where.data
        built = runtime.build(self.machine, data, SOURCE, self.languagetool, self.progress)
        self.runtime = built
        self.changes.at_failure(lambda: shutil.rmtree(built, ignore_errors=True))

    def _connect(self) -> list[str]:
        """The host's manifest, then the extension. Returns what the person should know."""
        current = self.runtime or self.where.data / f"{runtime.PREFIX}…"
        native.write_launchers(self.machine, self.where.data, current, self.changes)
        template = (SOURCE / "manifest" / "native-host.json").read_text(encoding="utf-8")
        native.register(self.machine, self.where, template, registry(), self.changes)
        self._link_command()
        self.changes.write(self.where.extension, xpi.pack(SOURCE / "extension"))
        programs = thunderbird.find_thunderbirds(self.machine, registry())
        if not programs:
            return [
                "Thunderbird на этом компьютере не найден. Всё остальное установлено: "
                "поставьте Thunderbird и запустите установку ещё раз."
            ]
        notes: list[str] = []
        connector = Connector(self.machine, self.where, programs, self.changes, notes.append)
        entry = json.loads((SOURCE / "manifest" / "policies-entry.json").read_text("utf-8"))
        connector.connect(entry, placed(self.receipt), not self.options.without_policies)
        self.placed = connector.placed
        return notes

    def _link_command(self) -> None:
        command = self.where.command
        launcher = launchers(self.machine, self.where.data)[0]
        if command is None or (os.path.lexists(command) and not is_link_to(command, launcher)):
            return
        if os.access(existing(command), os.W_OK):
            self.changes.link(command, launcher)

    def _name_server(self) -> None:
        url = self.options.languagetool_url
        policy = self.where.settings / "policy.toml"
        if self.runtime is None:
            self.progress.line(f"  записать сервер LanguageTool в {policy}")
            return
        command = ["-m", "pismovnik.installation.settings", str(policy), url]
        done = subprocess.run([self._python(), "-I", *command], capture_output=True)
        if done.returncode:
            reason = done.stderr.decode("utf-8", "replace").strip()
            raise InstallationError(
                f"Файл настроек {policy} повреждён: {reason}", "Исправьте или удалите его."
            )
        self.changes.write(policy, done.stdout)
        if not answers(url):
            self.progress.line(
                f"      Сервер {url} сейчас не отвечает. Адрес записан; пока сервера нет, "
                "письма проверяет встроенная проверка."
            )

    def _write_receipt(self) -> None:
        receipt = {
            "version": __version__,
            "languagetool": self.languagetool,
            "policies": sorted(self.placed.policies),
            "profiles": sorted(self.placed.profiles),
            "folders": sorted(
                names(self.receipt, "folders") | {str(path) for path in self.changes.made_folders}
            ),
        }
        text = json.dumps(receipt, indent=2, ensure_ascii=False) + "\n"
        self.changes.write(self.where.receipt, text.encode())

    def _check_sample(self) -> list[str]:
        manifests = native.registered_manifests(self.machine, self.where, registry())
        sample = SOURCE / "manifest" / "sample-letter.eml"
        policies = [places(self.machine, scope).settings for scope in SCOPES]
        own_rules = any((folder / "policy.toml").exists() for folder in policies)
        return selftest.check_sample(manifests[0], sample, __version__, not own_rules)

    def _fetch_languagetool(self) -> None:
        """An addition to a working installation: its failure takes nothing back."""
        lock = SOURCE / "manifest" / "languagetool.lock"
        folder = self.where.languagetool
        if self.options.dry_run:
            self.progress.line(f"  скачать LanguageTool в {folder} по {lock.name}")
            return
        with self.progress.step("Скачиваю LanguageTool (86 МБ)"):
            reason = self._run_jars(lock, folder)
        if reason:
            raise InstallationError(
                f"LanguageTool не скачан: {reason}.",
                "Письмовник уже установлен и работает со встроенной проверкой. "
                "Скачанное сохранено: запустите install.py --languagetool ещё раз.",
            )

    def _run_jars(self, lock: Path, folder: Path) -> str:
        """Why the jars could not be fetched; empty where they were."""
        command = ["-m", "pismovnik.installation.jars", str(lock), str(folder)]
        with subprocess.Popen(
            [self._python(), "-I", *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        ) as process:
            try:
                for line in process.stdout or ():
                    self.progress.at(*map(int, line.split()))
                reason = process.stderr.read() if process.stderr else ""
            except BaseException:
                process.kill()
                raise
        return (reason.strip() or "неизвестная причина") if process.returncode else ""

    def _remove_tree(self, folder: Path) -> None:
        if self.options.dry_run:
            self.progress.line(f"  удалить {folder}")
            return
        end_languagetool(self.machine)
        shutil.rmtree(folder)

    def _python(self) -> str:
        assert self.runtime is not None
        return str(program(self.machine, self.runtime, "python"))

    def _tell_end(self) -> None:
        if self.options.dry_run:
            self.progress.line("Ничего не изменено: это был пробный запуск.")
            return
        command = self.where.command
        launcher = launchers(self.machine, self.where.data)[0]
        on_path = command is not None and is_link_to(command, launcher)
        shown = command if on_path else launcher
        self.progress.line(f"Письмовник {__version__} установлен. Проверить: {shown} doctor")


def uninstall(options: argparse.Namespace, machine: Machine) -> int:
    """Remove everything that an installation left, settings included."""
    where = places(machine, "system" if options.system else "user")
    progress = Progress(1, sys.stdout)
    changes = Changes(options.dry_run, lambda text: progress.line(f"  {text}"))
    receipt = read_receipt(where.receipt)
    programs = thunderbird.find_thunderbirds(machine, registry())
    complete = disconnect(machine, where, programs, placed(receipt), changes, progress.line)
    native.unregister(machine, where, registry(), changes)
    command = where.command
    if command is not None and is_link_to(command, launchers(machine, where.data)[0]):
        changes.remove(command)
    if not options.dry_run:
        end_languagetool(machine)
    for folder in (where.data, where.settings):
        if folder.exists():
            complete &= remove_folder(folder, changes, progress)
    if options.dry_run:
        progress.line("Ничего не изменено: это был пробный запуск.")
        return OK
    changes.commit()
    for folder in sorted(map(Path, names(receipt, "folders")), reverse=True):
        remove_empty(folder)
    parts = [*where.native_manifests, where.data, where.settings, *([command] if command else [])]
    prune_home([part.parent for part in parts], machine)
    if not complete:
        return FAILED
    progress.line("Письмовник удалён вместе с настройками и словарём.")
    return OK


def end_languagetool(machine: Machine) -> None:
    """End this user's LanguageTool server, which lives a little longer than the last host."""
    leases.end_all(places(machine, "user").data / leases.FOLDER)


def remove_folder(folder: Path, changes: Changes, progress: Progress) -> bool:
    if changes.dry_run:
        progress.line(f"  удалить {folder}")
        return True
    try:
        shutil.rmtree(folder)
    except OSError as error:
        progress.line(
            f"Не удалось удалить {folder} ({error.strerror}). "
            "Закройте Thunderbird и повторите удаление."
        )
        return False
    return True


def prune_home(folders: list[Path], machine: Machine) -> None:
    """Remove folders that were made for us alone: empty ones below the home folder."""
    for folder in folders:
        while machine.home in folder.parents and folder.is_dir() and not any(folder.iterdir()):
            remove_empty(folder)
            folder = folder.parent


def read_receipt(path: Path) -> dict[str, object]:
    """What an earlier run wrote down; empty where it is missing or damaged."""
    try:
        receipt = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return receipt if isinstance(receipt, dict) else {}


def names(receipt: dict[str, object], key: str) -> set[str]:
    value = receipt.get(key)
    return {name for name in value if isinstance(name, str)} if isinstance(value, list) else set()


def placed(receipt: dict[str, object]) -> Placed:
    return Placed(names(receipt, "policies"), names(receipt, "profiles"))


def is_link_to(path: Path, target: Path) -> bool:
    return path.is_symlink() and Path(os.readlink(path)) == target


def existing(path: Path) -> Path:
    """The path itself, or the nearest folder above it that is there."""
    while not path.exists():
        path = path.parent
    return path


def require_rights(data: Path) -> None:
    """Raises InstallationError where nothing can be installed."""
    folder = existing(data)
    if not os.access(folder, os.W_OK):
        raise InstallationError(
            f"Нет прав на запись в {folder}.",
            "Запустите установку от пользователя, которому принадлежит эта папка; "
            "для всех пользователей — от администратора с ключом --system.",
        )


def refuse_sudo_for_one_user(options: argparse.Namespace) -> None:
    """``sudo`` without ``--system`` would serve root, or leave root's files in a home."""
    if options.system or os.environ.get("SUDO_UID", "0") == "0":
        return
    raise InstallationError(
        "Установка запущена через sudo: она досталась бы пользователю root, а не Вам.",
        "Запустите её без sudo, а для всех пользователей компьютера: "
        "sudo python3 install.py --system",
    )


def address(text: str) -> str:
    """An argument that must be the address of an http server."""
    try:
        return server_url(text)
    except ValueError as error:
        message = f"нужен адрес вида https://сервер:8081, а не «{text}»"
        raise argparse.ArgumentTypeError(message) from error


def parse_arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="install.py", description="Ставит, чинит, обновляет и удаляет Письмовник."
    )
    add = parser.add_argument
    add("--system", action="store_true", help="для всех пользователей (от администратора)")
    add("--uninstall", action="store_true", help="удалить всё, вместе с настройками и словарём")
    add("--dry-run", action="store_true", help="показать, что будет сделано, и ничего не делать")
    add(
        "--without-policies",
        action="store_true",
        help="не трогать policies.json Thunderbird, даже если есть права",
    )
    engine = parser.add_mutually_exclusive_group()
    engine.add_argument(
        "--languagetool", action="store_true", help="скачать LanguageTool вместе с его Java"
    )
    engine.add_argument(
        "--without-languagetool", action="store_true", help="убрать скачанный LanguageTool"
    )
    engine.add_argument(
        "--languagetool-url", type=address, metavar="URL", help="адрес сервера LanguageTool"
    )
    return parser.parse_args(arguments)


def refuse_store_python(machine: Machine, prefix: str = sys.base_prefix) -> None:
    """Windows shows files written by a Python of the Store to that Python alone."""
    if machine.system == "windows" and "WindowsApps" in prefix:
        raise InstallationError(
            "Это Python из Microsoft Store: Thunderbird не увидит того, что он установит.",
            "Поставьте обычный Python 3.13 для Windows и запустите: py -3.13 install.py",
        )


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Only one installation at a time. Raises InstallationError where another runs."""
    if sys.platform == "win32" or not data.is_dir():
        yield
        return
    import fcntl

    handle = os.open(data, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        message = "Уже идёт другая установка Письмовника."
        raise InstallationError(message, "Дождитесь её конца.") from error
    finally:
        os.close(handle)


def run(arguments: list[str]) -> int:
    options = parse_arguments(arguments)
    machine = Machine()
    refuse_sudo_for_one_user(options)
    refuse_store_python(machine)
    with alone(places(machine, "system" if options.system else "user").data):
        if options.uninstall:
            return uninstall(options, machine)
        return Installer(options, machine).run()


def main(arguments: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    try:
        return run(arguments)
    except KeyboardInterrupt:
        print("\nПрервано. Прежнее состояние возвращено; чтобы поставить, запустите ещё раз.")
        return INTERRUPTED
    except InstallationError as error:
        print(f"\n{error.message}\n{error.cure}".rstrip(), file=sys.stderr)
    except OSError as error:
        print(f"\nНе удалось: {error}", file=sys.stderr)
        print(
            "Прежнее состояние возвращено. Устраните причину и запустите ещё раз.", file=sys.stderr
        )
    return FAILED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
