"""The pictures of the page. Readable on a light page and on a dark one."""

from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from tests.bench.figures import Figures, median
from tests.bench.rows import delays, kilo
from tests.bench.typing_cost import TypingCost

GREY = "#808891"
#: Told apart by everyone, and on both pages; each line has a dash and a mark of its own too.
BLUE, ORANGE, GREEN = "#3a86d8", "#d9730d", "#2a9d6f"

STYLE: dict[Any, Any] = {
    "svg.hashsalt": "pismovnik",  # the same figures make the same file
    "font.size": 11,
    "text.color": GREY,
    "axes.labelcolor": GREY,
    "axes.edgecolor": GREY,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "grid.color": GREY,
    "grid.alpha": 0.3,
    "lines.linewidth": 2,
}


def draw(figures: Figures, folder: Path) -> None:
    """Write ``bench-growth.svg`` and ``bench-keys.svg``."""
    with matplotlib.rc_context(STYLE):
        _growth(figures, folder / "bench-growth.svg")
        _keys(figures.typing, folder / "bench-keys.svg")


def _growth(figures: Figures, file: Path) -> None:
    figure = Figure(figsize=(8, 4.8))
    axes = figure.subplots()
    lengths = [row.length for row in figures.growth]
    for name, colour, look, values in (
        (
            "LanguageTool на Java",
            ORANGE,
            "s--",
            [[p.stock for p in r.full] for r in figures.growth],
        ),
        (
            "Письмовник, новое письмо",
            BLUE,
            "o-",
            [[p.ours for p in r.full] for r in figures.growth],
        ),
        ("Письмовник, изменено слово", GREEN, "^-.", [row.edited for row in figures.growth]),
    ):
        axes.plot(lengths, [median(v) for v in values], look, color=colour, label=name)
    axes.set(xscale="log", yscale="log")
    axes.set_xlabel("длина письма, тысяч знаков")
    axes.set_ylabel("время проверки, секунд")
    axes.set_xticks(lengths, [kilo(length) for length in lengths])
    axes.xaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.yaxis.set_major_formatter(FuncFormatter(_number))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.legend(frameon=False)
    _save(figure, file)


def _keys(costs: list[TypingCost], file: Path) -> None:
    figure = Figure(figsize=(8, 3.4))
    plots = figure.subplots(1, len(costs), sharey=True, squeeze=False)
    for axes, cost in zip(plots[0], costs, strict=True):
        for name, colour, look, on in (
            ("без Письмовника", ORANGE, "--", False),
            ("с Письмовником", BLUE, "-", True),
        ):
            ordered = sorted(delays(cost, with_extension=on))
            share = [100 * (number + 1) / len(ordered) for number in range(len(ordered))]
            axes.plot(share, ordered, look, color=colour, label=name)
        axes.axvline(95, color=GREY, linestyle=":", linewidth=1)
        axes.set_title(f"{kilo(cost.length)} тыс. знаков", fontsize=11)
        axes.set_xlabel("% нажатий")
    plots[0][0].set_ylabel("от клавиши до кадра, мс")
    plots[0][0].set_ylim(bottom=0)
    plots[0][0].yaxis.set_major_formatter(FuncFormatter(_number))
    plots[0][0].legend(frameon=False)
    _save(figure, file)


def _save(figure: Figure, file: Path) -> None:
    for axes in figure.axes:
        axes.grid(visible=True)
    figure.tight_layout()
    file.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(file, transparent=True, metadata={"Date": None})


def _number(value: float, _: int) -> str:
    return f"{value:g}".replace(".", ",")
