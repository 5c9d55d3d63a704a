"""Changes to files that are taken back when the installation fails half-way."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path


class Changes:
    """Writes and removes files; ``rollback`` restores what was there before.

    With ``dry_run`` nothing is touched: each change is only told to ``tell``.
    Every write replaces a file in one step, so a reader sees the old or the new one.
    """

    def __init__(self, dry_run: bool, tell: Callable[[str], None]) -> None:
        self.dry_run = dry_run
        self._tell = tell
        self._undo: list[Callable[[], object]] = []
        self._finish: list[Callable[[], object]] = []
        self.made_folders: list[Path] = []

    def write(self, path: Path, data: bytes, executable: bool = False) -> bool:
        """Make the file hold ``data``. False where it already did. Raises OSError."""
        path = Path(os.path.realpath(path))
        before = path.read_bytes() if path.is_file() else None
        mode = 0o755 if executable else 0o644
        if before is not None:
            mode = path.stat().st_mode & 0o777 | (0o111 if executable else 0)
            if before == data and mode == path.stat().st_mode & 0o777:
                return False
        if self.dry_run:
            self._tell(f"записать {path}")
            return True
        self.make_folder(path.parent)
        _replace(path, data, mode)
        self._undo.append(path.unlink if before is None else lambda: _replace(path, before, mode))
        return True

    def remove(self, path: Path) -> bool:
        """Remove a file or a link. False where there is none. Raises OSError."""
        if not os.path.lexists(path):
            return False
        if self.dry_run:
            self._tell(f"удалить {path}")
            return True
        if path.is_symlink():
            target = os.readlink(path)
            path.unlink()
            self._undo.append(lambda: path.symlink_to(target))
        else:
            before, mode = path.read_bytes(), path.stat().st_mode & 0o777
            path.unlink()
            self._undo.append(lambda: _replace(path, before, mode))
        return True

    def link(self, path: Path, target: Path) -> None:
        """Make ``path`` a symbolic link to ``target``. Raises OSError."""
        if path.is_symlink() and Path(os.readlink(path)) == target:
            return
        if self.dry_run:
            self._tell(f"создать ссылку {path} → {target}")
            return
        self.make_folder(path.parent)
        self.remove(path)
        path.symlink_to(target)
        self._undo.append(path.unlink)

    def make_folder(self, path: Path) -> None:
        """Make a folder and those above it. Raises OSError."""
        if path.is_dir():
            return
        if self.dry_run:
            self._tell(f"создать папку {path}")
            return
        self.make_folder(path.parent)
        path.mkdir()
        self.made_folders.append(path)
        self._undo.append(lambda: remove_empty(path))

    def swap_folder(self, new: Path, target: Path) -> None:
        """Put the folder ``new`` in the place of ``target``. Raises OSError."""
        old = target.with_name(f"{target.name}-old")
        shutil.rmtree(old, ignore_errors=True)
        if target.exists():
            target.rename(old)
            self._undo.append(lambda: old.rename(target))
        new.rename(target)
        self._undo.append(lambda: shutil.rmtree(target))
        self.at_success(lambda: shutil.rmtree(old, ignore_errors=True))

    def at_failure(self, action: Callable[[], object]) -> None:
        """Do this too when the changes are taken back."""
        self._undo.append(action)

    def at_success(self, action: Callable[[], object]) -> None:
        """Do this when everything has worked."""
        self._finish.append(action)

    def commit(self) -> None:
        self._undo.clear()
        while self._finish:
            self._finish.pop(0)()

    def rollback(self) -> None:
        """Take everything back, the last change first."""
        self._finish.clear()
        while self._undo:
            try:
                self._undo.pop()()
            except OSError as error:
                self._tell(f"Не удалось вернуть прежнее состояние: {error}")


def remove_empty(path: Path) -> None:
    """Remove a folder where nothing is in it."""
    if path.is_dir() and not any(path.iterdir()):
        path.rmdir()


def _replace(path: Path, data: bytes, mode: int) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
