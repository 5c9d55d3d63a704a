"""Письмовник as a user has it: installed by install.py, its host run by Thunderbird."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from .processes import processes_of, wait_for

ROOT = Path(__file__).resolve().parents[2]
EXTENSION = "pismovnik@pismovnik"
POLICIES = Path("/etc/thunderbird/policies/policies.json")
SYSTEM_MANIFEST = Path("/usr/lib/mozilla/native-messaging-hosts/pismovnik.json")

#: The policy of the administrator.
SYSTEM_POLICY = Path("/etc/xdg/pismovnik/policy.toml")

#: Variables of the tests' own Python that must not leak into the installation.
_OURS = ("VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")


class Product:
    """The installation in one home."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._own_manifest = home / ".mozilla" / "native-messaging-hosts" / "pismovnik.json"
        self.policy = home / ".config" / "pismovnik" / "policy.toml"

    def install(self, *options: str) -> str:
        """Run install.py to its end; returns what it printed. Fails where it fails."""
        run = subprocess.run(
            [sys.executable, str(ROOT / "install.py"), *options],
            env=self._environment(),
            cwd=self.home,
            capture_output=True,
            text=True,
            timeout=600,
        )
        assert run.returncode == 0, f"install.py {' '.join(options)}:\n{run.stdout}\n{run.stderr}"
        return run.stdout

    def remains(self) -> list[Path]:
        """What of the product is still there; nothing after an uninstallation."""
        found = [path for path in self.home.rglob("*pismovnik*") if ".cache" not in path.parts]
        in_profile = [path for path in found if ".thunderbird" in path.parts]
        policies = [POLICIES] if POLICIES.exists() and EXTENSION in POLICIES.read_text() else []
        return [path for path in found if path not in in_profile] + policies

    @property
    def manifest(self) -> Path:
        """The native-messaging manifest that Thunderbird finds."""
        return self._own_manifest if self._own_manifest.exists() else SYSTEM_MANIFEST

    def hosts(self) -> list[psutil.Process]:
        """The processes that Thunderbird started to check letters."""
        hosts = processes_of(self.home, "pismovnik host")
        return hosts + processes_of(self.home, "pismovnik-host")

    def end_host(self) -> None:
        """Kill the host as a crash or an impatient user would."""
        for process in self.hosts():
            process.kill()
        wait_for("the end of the host", lambda: not self.hosts())

    def forget_settings(self) -> None:
        """Take back what the writer changed: words of the dictionary, rules switched off."""
        self.policy.unlink(missing_ok=True)

    @contextmanager
    def policy_of_the_user(self, toml: str) -> Iterator[None]:
        """Put a policy into the user's file; the host goes by it from then on."""
        self.policy.parent.mkdir(parents=True, exist_ok=True)
        self.policy.write_text(toml, encoding="utf-8")
        try:
            yield
        finally:
            self.forget_settings()

    @contextmanager
    def policy_of_the_system(self, toml: str) -> Iterator[None]:
        """Put a policy into the administrator's file."""
        folder = SYSTEM_POLICY.parent
        is_new = not folder.exists()
        with kept(SYSTEM_POLICY):
            folder.mkdir(parents=True, exist_ok=True)
            SYSTEM_POLICY.write_text(toml, encoding="utf-8")
            yield
        if is_new:
            folder.rmdir()

    @contextmanager
    def with_host(self, script: Path | None) -> Iterator[None]:
        """Let Thunderbird start ``script`` in place of the host; nothing at all for None."""
        manifest = self.manifest
        kept = manifest.read_text(encoding="utf-8")
        try:
            if script is None:
                manifest.unlink()
            else:
                changed = {**json.loads(kept), "path": str(script)}
                manifest.write_text(json.dumps(changed), encoding="utf-8")
            self.end_host()
            yield
        finally:
            manifest.write_text(kept, encoding="utf-8")
            self.end_host()

    def _environment(self) -> dict[str, str]:
        real_cache = Path.home() / ".cache" / "pip"
        kept = {name: value for name, value in os.environ.items() if name not in _OURS}
        return {**kept, "HOME": str(self.home), "PIP_CACHE_DIR": str(real_cache)}


@contextmanager
def kept(file: Path) -> Iterator[None]:
    """Put the file back as it was, whatever happens to it."""
    before = file.read_bytes() if file.exists() else None
    try:
        yield
    finally:
        if before is not None:
            file.write_bytes(before)
        else:
            file.unlink(missing_ok=True)
