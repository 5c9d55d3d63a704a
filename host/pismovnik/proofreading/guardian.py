"""Keeps a process only as long as somebody holds the other end of standard input.

``python -I guardian.py COMMAND…`` runs the command. When standard input ends, because its
holder closed it or died in whatever way, the process is killed. Exits as the process did.
Standard library only: it is started as a bare script.
"""

import os
import subprocess
import sys
import threading

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def main(command: list[str]) -> int:
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
        )
    except OSError:
        return 127
    threading.Thread(target=_kill_at_end_of_input, args=(process,), daemon=True).start()
    return process.wait()


def _kill_at_end_of_input(process: "subprocess.Popen[bytes]") -> None:
    # Not sys.stdin: its lock would be held by this thread while the interpreter ends.
    while os.read(0, 1024):
        pass
    process.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
