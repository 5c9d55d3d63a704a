"""A machine of files in a test's own folder."""

from pathlib import Path

import pytest

from pismovnik.installation.places import Machine, System

ROOT = Path(__file__).resolve().parents[3]


class FakeRegistry:
    """A registry in memory: ``(hive, key, name) -> value``."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str, str], str] = {}

    def read(self, hive: str, key: str, name: str = "") -> str | None:
        return self.values.get((hive, key, name))

    def subkeys(self, hive: str, key: str) -> list[str]:
        below = [
            known[len(key) + 1 :].split("\\")[0]
            for root, known, _ in self.values
            if root == hive and known.startswith(key + "\\")
        ]
        return sorted(set(below))

    def write(self, hive: str, key: str, value: str) -> None:
        self.values[hive, key, ""] = value

    def delete(self, hive: str, key: str) -> None:
        self.values.pop((hive, key, ""), None)


@pytest.fixture
def registry() -> FakeRegistry:
    return FakeRegistry()


@pytest.fixture
def linux(tmp_path: Path) -> Machine:
    return machine(tmp_path, "linux")


def machine(folder: Path, system: System, **environment: str) -> Machine:
    root = folder / "root"
    home = root / "home" / "anna"
    home.mkdir(parents=True)
    return Machine(system, root, home, environment)


def add_thunderbird(folder: Path, version: str = "140.2.0esr", name: str = "Thunderbird") -> Path:
    folder.mkdir(parents=True)
    ini = f"; not used\n[App]\nVendor=Mozilla\nName={name}\nVersion={version}\n"
    (folder / "application.ini").write_text(ini, encoding="utf-8")
    return folder


def add_profile(root: Path, name: str, number: int = 0) -> Path:
    folder = root / f"x1y2.{name}"
    folder.mkdir(parents=True)
    with (root / "profiles.ini").open("a", encoding="utf-8") as ini:
        ini.write(f"[Profile{number}]\nName={name}\nIsRelative=1\nPath={folder.name}\n\n")
    return folder
