"""A program that stands in for Java: a server that answers as LanguageTool does, and obeys.

Its text decides what it does: see DIE and HANG. Each start adds a line with its process id to
the file ``starts`` beside it.
"""

import sys
import textwrap
from pathlib import Path

import psutil

from pismovnik.proofreading.local import Installation

DIE = "умри"
HANG = "молчи"

_PROGRAM = """
    import http.server, json, os, sys, threading, time, urllib.parse
    with open(os.path.join(os.path.dirname(__file__), "starts"), "a") as starts:
        starts.write(f"{os.getpid()}\\n")
    hung = threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.reply([{"name": "Russian", "code": "ru", "longCode": "ru-RU"}])

        def do_POST(self):
            said = self.rfile.read(int(self.headers["Content-Length"])).decode()
            text = urllib.parse.parse_qs(said)["text"][0]
            if "DIE" in text:
                os._exit(3)
            if "HANG" in text:
                hung.set()
            self.reply({"matches": []})

        def reply(self, content):
            while hung.is_set():
                time.sleep(1)
            body = json.dumps(content).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    address = ("127.0.0.1", int(sys.argv[-1]))
    http.server.ThreadingHTTPServer(address, Handler).serve_forever()
"""


def installation(folder: Path) -> Installation:
    program = textwrap.dedent(_PROGRAM).replace("DIE", DIE).replace("HANG", HANG)
    return installation_of(folder, f"#!{sys.executable} -S\n{program}")


def installation_of(folder: Path, script: str) -> Installation:
    """An installation whose Java is this script."""
    java = folder / "java"
    java.write_text(script, encoding="utf-8")
    java.chmod(0o755)
    jar = folder / "languagetool-server.jar"
    jar.touch()
    return Installation(jar, str(java))


def starts(folder: Path) -> list[int]:
    """The process ids of all that were started."""
    file = folder / "starts"
    return [int(line) for line in file.read_text().split()] if file.exists() else []


def runs(pid: int) -> bool:
    """Whether the process is there, and not only its exit status."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
