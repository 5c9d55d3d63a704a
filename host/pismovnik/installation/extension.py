"""Putting the extension into every Thunderbird, and taking it out again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pismovnik.installation import OLDEST_THUNDERBIRD
from pismovnik.installation.changes import Changes, remove_empty
from pismovnik.installation.places import Machine, Places
from pismovnik.installation.policies import (
    DamagedPolicies,
    ForbiddenByPolicy,
    allow_extension,
    forget_extension,
    installs_extension,
    may_write,
    policies_file,
)
from pismovnik.installation.thunderbird import (
    Kind,
    Profile,
    Thunderbird,
    extension_state,
    find_profiles,
    in_use,
)

KINDS: tuple[Kind, ...] = ("package", "archive", "snap", "flatpak", "app", "windows")
_NAMES: dict[Kind, str] = {
    "package": "пакет системы",
    "archive": "из архива",
    "snap": "snap",
    "flatpak": "flatpak",
    "app": "приложение",
    "windows": "Windows",
}


@dataclass
class Placed:
    """Where the extension was put; the receipt keeps it for the removal."""

    policies: set[str] = field(default_factory=set)
    profiles: set[str] = field(default_factory=set)


class Connector:
    """Puts the extension into the Thunderbirds of one machine and says what came of it."""

    def __init__(
        self,
        machine: Machine,
        where: Places,
        programs: list[Thunderbird],
        changes: Changes,
        tell: Callable[[str], None],
    ) -> None:
        self._machine = machine
        self._where = where
        self._programs = programs
        self._changes = changes
        self._tell = tell
        self.placed = Placed()

    def connect(self, entry: dict[str, str], former: Placed, policies: bool) -> bool:
        """Serve every Thunderbird. False where none could be served.

        ``entry`` is the extension's part of policies.json. Without ``policies`` such files
        are left alone even where there are rights. Raises OSError.
        """
        entry = {**entry, "install_url": self._where.extension.as_uri()}
        served = [self._connect_one(program, entry, policies) for program in self._programs]
        if self.placed.policies:
            self._leave_profiles(former)
        return any(served)

    def _connect_one(self, program: Thunderbird, entry: dict[str, str], policies: bool) -> bool:
        title = f"Thunderbird {program.version} ({_NAMES[program.kind]}, {program.folder})"
        if program.kind == "flatpak":
            self._tell(
                f"{title}: из flatpak Письмовник не запускается: такой Thunderbird отделён от "
                "программ компьютера. Поставьте Thunderbird пакетом системы или из архива."
            )
            return False
        if not program.supported:
            self._tell(
                f"{title}: версия слишком старая, нужна {OLDEST_THUNDERBIRD} или новее. "
                "Обновите Thunderbird и запустите установку снова."
            )
            return False
        if program.kind == "snap":
            self._tell(
                f"{title}: при первой проверке система спросит, можно ли Thunderbird запускать "
                "pismovnik. Разрешите, иначе проверять письма будет нечем."
            )
        elif policies:
            try:
                if self._by_policy(program, entry, title):
                    return True
            except ForbiddenByPolicy as error:
                self._tell(f"{title}: администратор запретил Письмовник в {error}.")
                return False
        if self._where.scope == "system":
            self._tell(f"{title}: не подключён, см. выше.")
            return False
        return self._by_profiles(program, title)

    def _by_policy(self, program: Thunderbird, entry: dict[str, str], title: str) -> bool:
        """Raises ForbiddenByPolicy, OSError."""
        path = policies_file(self._machine, self._programs, program)
        try:
            if not may_write(path):
                return self._allowed_by_administrator(path, title)
            allow_extension(path, entry, self._changes)
        except DamagedPolicies as error:
            self._tell(f"{title}: файл политик повреждён и не тронут ({error}).")
            return False
        self.placed.policies.add(str(path))
        self._tell(f"{title}: подключён через {path}. Перезапустите Thunderbird.")
        return True

    def _allowed_by_administrator(self, path: Path, title: str) -> bool:
        if not installs_extension(path):
            return False
        self._tell(f"{title}: расширение ставит администратор через {path}.")
        return True

    def _by_profiles(self, program: Thunderbird, title: str) -> bool:
        profiles = find_profiles(self._machine, program.kind)
        if not profiles:
            self._tell(
                f"{title}: ещё не запускался, профиля нет. "
                "Запустите его один раз, затем повторите установку."
            )
            return False
        for profile in profiles:
            self._into_profile(profile, title)
        return True

    def _into_profile(self, profile: Profile, title: str) -> None:
        data = self._where.extension.read_bytes() if not self._changes.dry_run else b""
        try:
            self._changes.write(profile.extension, data)
        except PermissionError:
            self._tell(f"{title}, профиль «{profile.name}»: нет прав на запись.")
            return
        self.placed.profiles.add(str(profile.extension))
        if extension_state(profile) == "active":
            self._tell(f"{title}, профиль «{profile.name}»: подключён.")
            return
        first = "Закройте и откройте" if in_use(profile) else "Откройте"
        self._tell(
            f"{title}, профиль «{profile.name}»: остался один щелчок. {first} Thunderbird и "
            "нажмите «Включить» в сообщении о новом дополнении "
            "(оно же: меню ≡ → «Дополнения и темы» → «Письмовник»)."
        )

    def _leave_profiles(self, former: Placed) -> None:
        """A copy that waits to be allowed would keep the policy from installing its own."""
        for path in former.profiles - self.placed.profiles:
            self._changes.remove(Path(path))


def disconnect(
    machine: Machine,
    where: Places,
    programs: list[Thunderbird],
    former: Placed,
    changes: Changes,
    tell: Callable[[str], None],
) -> bool:
    """Take the extension out of policies and profiles. False where something had to stay."""
    complete = True
    files = {policies_file(machine, programs, program) for program in programs}
    files |= {program.policies for program in programs} | {Path(name) for name in former.policies}
    for path in sorted(files):
        complete &= _forget(path, changes, tell)
    if where.scope == "user":
        copies = {profile.extension for kind in KINDS for profile in find_profiles(machine, kind)}
        for copy in sorted(copies | {Path(name) for name in former.profiles}):
            if changes.remove(copy) and not changes.dry_run:
                remove_empty(copy.parent)
    return complete


def _forget(path: Path, changes: Changes, tell: Callable[[str], None]) -> bool:
    try:
        if forget_extension(path, changes) and not changes.dry_run:
            remove_empty(path.parent)
    except DamagedPolicies as error:
        tell(f"Файл политик повреждён и не тронут ({error}).")
        return False
    except PermissionError:
        tell(f"Нет прав убрать запись из {path}. Повторите удаление от администратора.")
        return False
    return True
