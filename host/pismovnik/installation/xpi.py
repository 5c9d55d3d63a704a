"""Packing the extension: the same files give the same bytes."""

import io
import zipfile
from pathlib import Path

from pismovnik.installation.errors import InstallationError

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the oldest time that a zip file can hold
_NOT_PACKED = ("README.md", "tsconfig.json", "jsconfig.json")


def pack(folder: Path) -> bytes:
    """The extension as the bytes of an .xpi file. Raises InstallationError, OSError."""
    if not (folder / "manifest.json").is_file():
        raise InstallationError(
            f"В папке {folder} нет расширения.",
            "Скачайте Письмовник заново целиком и запустите установку из его папки.",
        )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).parts):
            name = path.relative_to(folder)
            if path.is_file() and _is_packed(name):
                entry = zipfile.ZipInfo(name.as_posix(), _LONG_AGO)
                entry.create_system = 3
                entry.external_attr = 0o644 << 16
                # Stored, not deflated: the result of zlib differs between its versions.
                archive.writestr(entry, path.read_bytes())
    return buffer.getvalue()


def _is_packed(name: Path) -> bool:
    hidden = any(part.startswith(".") for part in name.parts)
    return not hidden and name.name not in _NOT_PACKED and not name.name.endswith(".test.js")
