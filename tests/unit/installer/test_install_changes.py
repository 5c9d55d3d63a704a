"""Changes are taken back whole, or shown only."""

from pathlib import Path

import pytest

from pismovnik.installation.changes import Changes


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def changes(told: list[str]) -> Changes:
    return Changes(False, told.append)


def tree(folder: Path) -> dict[str, bytes | str]:
    return {
        str(path.relative_to(folder)): str(path.readlink())
        if path.is_symlink()
        else path.read_bytes()
        if path.is_file()
        else "folder"
        for path in folder.rglob("*")
    }


def test_rollback_restores_everything(tmp_path: Path, changes: Changes) -> None:
    (tmp_path / "kept.json").write_text("old")
    (tmp_path / "gone.json").write_text("old")
    (tmp_path / "link").symlink_to("kept.json")
    before = tree(tmp_path)
    changes.write(tmp_path / "kept.json", b"new")
    changes.write(tmp_path / "deep" / "er" / "new.json", b"new")
    changes.remove(tmp_path / "gone.json")
    changes.link(tmp_path / "link", tmp_path / "other")
    changes.link(tmp_path / "second", tmp_path / "other")
    assert tree(tmp_path) != before
    changes.rollback()
    assert tree(tmp_path) == before


def test_commit_keeps_everything(tmp_path: Path, changes: Changes) -> None:
    changes.write(tmp_path / "file", b"new")
    changes.commit()
    changes.rollback()
    assert (tmp_path / "file").read_bytes() == b"new"


def test_dry_run_tells_and_touches_nothing(tmp_path: Path, told: list[str]) -> None:
    (tmp_path / "file").write_text("old")
    before = tree(tmp_path)
    changes = Changes(True, told.append)
    changes.write(tmp_path / "file", b"new")
    changes.write(tmp_path / "folder" / "file", b"new")
    changes.remove(tmp_path / "file")
    changes.link(tmp_path / "link", tmp_path / "file")
    changes.make_folder(tmp_path / "other")
    assert tree(tmp_path) == before
    assert len(told) == 5


def test_an_equal_file_is_not_written(tmp_path: Path, changes: Changes) -> None:
    changes.write(tmp_path / "file", b"same", executable=True)
    inode = (tmp_path / "file").stat().st_ino
    assert not changes.write(tmp_path / "file", b"same", executable=True)
    assert (tmp_path / "file").stat().st_ino == inode


def test_executable_bit_is_repaired(tmp_path: Path, changes: Changes) -> None:
    path = tmp_path / "launcher"
    path.write_bytes(b"same")
    path.chmod(0o644)
    assert changes.write(path, b"same", executable=True)
    assert path.stat().st_mode & 0o111 == 0o111


def test_mode_of_an_existing_file_stays(tmp_path: Path, changes: Changes) -> None:
    path = tmp_path / "policies.json"
    path.write_text("old")
    path.chmod(0o640)
    changes.write(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_linked_file_stays_linked(tmp_path: Path, changes: Changes) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    changes.write(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_what_is_to_be_done_at_failure(changes: Changes) -> None:
    done: list[str] = []
    changes.at_failure(lambda: done.append("failed"))
    changes.rollback()
    assert done == ["failed"]
