"""Memory of processes, as proportional set size: pages that several share are counted once."""

from collections.abc import Iterable

import psutil


def of_tree(pid: int, leaving_out: Iterable[psutil.Process] = ()) -> float:
    """MB of a process and all below it, less ``leaving_out`` and what is below them."""
    left_out = {p.pid for root in leaving_out for p in _tree(root)}
    counted = (p for p in _tree(psutil.Process(pid)) if p.pid not in left_out)
    return sum(_proportional(process) for process in counted) / 1e6


def _tree(root: psutil.Process) -> list[psutil.Process]:
    return [root, *root.children(recursive=True)]


def _proportional(process: psutil.Process) -> int:
    """Bytes; none for a process that has just ended."""
    try:
        return int(process.memory_full_info().pss)
    except psutil.NoSuchProcess:
        return 0
