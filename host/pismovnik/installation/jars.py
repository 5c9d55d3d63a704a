"""The jars of a local LanguageTool, fetched from Maven Central by jgo.

``install.py --languagetool`` starts this module in the installed environment:
``python -m pismovnik.installation.jars LOCK FOLDER``. It prints ``done total`` for each jar.
``python -m pismovnik.installation.jars --lock LOCK`` writes the lock anew (``make lock``).

The environment variable ``PISMOVNIK_MAVEN`` names a mirror of Maven Central.
"""

import hashlib
import os
import shutil
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import requests
from jgo.maven import POM, Artifact, MavenContext

VERSION = "6.8"
LOCK_NAME = "languagetool.lock"
_GROUP = "org.languagetool"
# The server's identifier of languages cannot do without the last three.
_LANGUAGES = ("language-ru", "language-es", "language-ca", "language-pt")
# Maven itself picks these; jgo would choose others among the versions that are asked for.
_PINNED = (
    "com.github.ben-manes.caffeine:caffeine:2.9.3",
    "com.google.errorprone:error_prone_annotations:2.41.0",
    "org.checkerframework:checker-qual:3.32.0",
)
_TRIES = 3
_TIMEOUT = 30  # seconds without an answer


@dataclass(frozen=True)
class Jar:
    """One line of the lock: ``group:name:version sha256 licence``."""

    coordinates: str
    sha256: str
    licence: str

    @property
    def file_name(self) -> str:
        _, name, version = self.coordinates.split(":")
        return f"{name}-{version}.jar"


class WrongJar(Exception):
    """A downloaded jar is not the one in the lock."""


def read_lock(lock: Path) -> list[Jar]:
    lines = lock.read_text(encoding="utf-8").splitlines()
    return [Jar(*line.split(maxsplit=2)) for line in lines if line and not line.startswith("#")]


def fetch(lock: Path, folder: Path) -> None:
    """Put the jars of the lock and the starting jar into ``folder``.

    Jars that are there already are kept, so an interrupted download goes on.
    Raises WrongJar, RuntimeError, OSError.
    """
    libraries = folder / "libs"
    cache = folder / "download"
    libraries.mkdir(parents=True, exist_ok=True)
    context = _context(cache)
    jars = read_lock(lock)
    for done, jar in enumerate(jars, 1):
        target = libraries / jar.file_name
        if not target.is_file() or _sha256(target) != jar.sha256:
            _fetch_one(context, jar, target, cache)
        print(done, len(jars), flush=True)
    shutil.rmtree(cache, ignore_errors=True)
    _write_server_jar(folder, [jar.file_name for jar in jars])
    shutil.copyfile(lock, folder / LOCK_NAME)


def write_lock(lock: Path, cache: Path) -> None:
    """Resolve the jars of LanguageTool and write down what was found."""
    context = _context(cache)
    server = context.create_dependency(
        f"{_GROUP}:languagetool-server:{VERSION}",
        exclusions=[context.project(_GROUP, "language-all")],
    )
    wanted = [f"{_GROUP}:{name}:{VERSION}" for name in _LANGUAGES] + list(_PINNED)
    roots = [server, *(context.create_dependency(name) for name in wanted)]
    lines = ["# group:name:version sha256 licence; written by `make lock`"]
    inputs, transitive = context.resolver.resolve(roots)
    for artifact in sorted((found.artifact for found in inputs + transitive), key=str):
        name = f"{artifact.groupId}:{artifact.artifactId}:{artifact.version}"
        lines.append(f"{name} {_sha256(artifact.resolve())} {_licence(context, artifact)}")
    lock.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _licence(context: MavenContext, artifact: Artifact) -> str:
    """The names of the licences in the jar's description, or in those that it extends."""
    pom: POM | None = artifact.component.pom()
    while pom is not None:
        names = [name.strip() for name in pom.values("licenses/license/name") if name]
        if names:
            return " / ".join(names)
        pom = context.pom_parent(pom)
    raise ValueError(f"{artifact} has no licence")


def _context(cache: Path) -> MavenContext:
    mirror = os.environ.get("PISMOVNIK_MAVEN", "").rstrip("/")
    repositories = {"central": mirror} if mirror else None
    return MavenContext(repo_cache=cache, remote_repos=repositories, timeout=_TIMEOUT)


def _fetch_one(context: MavenContext, jar: Jar, target: Path, cache: Path) -> None:
    for attempt in range(1, _TRIES + 1):
        try:
            found = context.create_dependency(jar.coordinates).artifact.resolve()
            break
        except requests.RequestException:
            # What came of the jar lies in the cache and would pass for the whole.
            shutil.rmtree(cache, ignore_errors=True)
            if attempt == _TRIES:
                raise
            time.sleep(attempt)
    if _sha256(found) != jar.sha256:
        raise WrongJar(jar.coordinates)
    found.replace(target)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        digest = hashlib.sha256()
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def _write_server_jar(folder: Path, libraries: list[str]) -> None:
    """The jar that language_tool_python starts: nothing but a list of the others."""
    class_path = " ".join(f"libs/{name}" for name in libraries)
    headers = [
        "Manifest-Version: 1.0",
        "Main-Class: org.languagetool.server.HTTPServer",
        f"Class-Path: {class_path}",
    ]
    lines = [line for header in headers for line in _folded(header)]
    with zipfile.ZipFile(folder / "languagetool-server.jar", "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", "\r\n".join(lines) + "\r\n\r\n")


def _folded(header: str) -> list[str]:
    """A manifest's lines hold 72 bytes at most; a space begins a continuation."""
    parts = [header[:70]]
    parts += [" " + header[start : start + 69] for start in range(70, len(header), 69)]
    return parts


def main(arguments: list[str]) -> int:
    if len(arguments) == 2 and arguments[0] == "--lock":
        lock = Path(arguments[1])
        write_lock(lock, lock.parent / ".jars")
        shutil.rmtree(lock.parent / ".jars")
        return 0
    lock, folder = map(Path, arguments)
    try:
        fetch(lock, folder)
    except WrongJar as error:
        print(f"скачан не тот файл, что закреплён: {error}", file=sys.stderr)
    except requests.RequestException as error:
        print(f"нет связи с Maven Central ({type(error).__name__})", file=sys.stderr)
    except (OSError, RuntimeError) as error:
        print(f"{type(error).__name__}: {error}"[:300], file=sys.stderr)
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
