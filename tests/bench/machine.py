"""What the measurements ran on."""

import datetime
import os
import platform
import re
from pathlib import Path

import msgspec
import psutil

from tests.bench.editor import Editor


class Machine(msgspec.Struct, frozen=True):
    date: datetime.date
    processor: str
    cores: int
    gigabytes: int
    python: str
    thunderbird: str


def this_machine(editor: Editor) -> Machine:
    return Machine(
        date=datetime.date.today(),
        processor=_processor(),
        cores=os.cpu_count() or 1,
        gigabytes=round(psutil.virtual_memory().total / 2**30),
        python=platform.python_version(),
        thunderbird=str(editor.thunderbird.chrome("return Services.appinfo.version;")),
    )


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    named = (
        re.search(r"^model name\s*:\s*(.+)$", known.read_text(), re.M) if known.exists() else None
    )
    return named[1].strip() if named else platform.machine()
