"""What one run of the bench has measured, and how it is summed up. Times are seconds."""

import statistics
from collections.abc import Sequence

import msgspec

from tests.bench.checks import Growth, Memory, Pair
from tests.bench.machine import Machine
from tests.bench.parts import Parts
from tests.bench.sending import Verdicts
from tests.bench.typing_cost import TypingCost


class Soak(msgspec.Struct, frozen=True):
    """Memory of the host in MB after so many checks of changing letters (``make soak``)."""

    checks: list[int]
    pss_mb: list[float]


class Figures(msgspec.Struct, frozen=True):
    machine: Machine
    hello: list[float]
    start: list[Pair]
    usual: list[Pair]
    usual_length: float
    growth: list[Growth]
    memory: Memory
    parts: Parts
    sending: list[Verdicts]
    typing: list[TypingCost]


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """The smallest value that 95 of 100 do not exceed."""
    ordered = sorted(values)
    return ordered[-(-95 * len(ordered) // 100) - 1]


def ratio(pairs: Sequence[Pair]) -> float:
    """The median over the letters, of each letter's own ratio to stock."""
    return median([pair.ours / pair.stock for pair in pairs])
