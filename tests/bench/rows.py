"""What was promised, and whether the run has kept it."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from tests.bench.figures import Figures, Soak, median, p95, ratio
from tests.bench.sending import Verdicts
from tests.bench.typing_cost import TypingCost

#: Characters of the letter that the promises on long letters are about.
LONG = 20_000

Unit = Literal["с", "мс", "МБ", "%", ""]


class Limit(msgspec.Struct, frozen=True):
    """A promise: the value is not above the bound."""

    value: float
    bound: float
    unit: Unit
    #: What the value is a ratio to; empty for an absolute value.
    to: str = ""

    @property
    def is_kept(self) -> bool:
        return self.value <= self.bound


class Row(msgspec.Struct, frozen=True):
    """One line of the table.

    ``value`` is the median, where it was measured often; ``worst`` the 95th percentile; ``stock``
    the median of language_tool_python.
    """

    name: str
    unit: Unit
    value: float | None
    worst: float | None = None
    stock: float | None = None
    limits: tuple[Limit, ...] = ()


def promised(figures: Figures, soak: Soak | None) -> Iterator[Row]:
    yield from (_verdict(verdicts) for verdicts in figures.sending)
    yield _full_check(figures)
    yield _edited(figures)
    yield _hello(figures)
    yield _start(figures)
    yield _memory(figures)
    yield from _typing(next(cost for cost in figures.typing if round(cost.length, -3) == LONG))
    yield _growth_of_memory(soak)


def shared_memory(figures: Figures) -> float:
    """MB by which Thunderbird itself is larger with the extension: median over all letters."""
    costs = figures.typing
    larger = [
        round_with.memory - round_without.memory
        for cost in costs
        for round_with, round_without in zip(cost.with_extension, cost.without, strict=True)
    ]
    return max(0.0, median(larger))


def delays(cost: TypingCost, *, with_extension: bool) -> list[float]:
    """Milliseconds from each key to its frame, of all rounds."""
    rounds = cost.with_extension if with_extension else cost.without
    return [delay for typed in rounds for delay in typed.delays]


def longest_task(cost: TypingCost, *, with_extension: bool) -> float:
    """Milliseconds; 0 where no task was longer than a frame."""
    rounds = cost.with_extension if with_extension else cost.without
    return max((task for typed in rounds for task in typed.tasks), default=0.0)


def added(cost: TypingCost) -> float:
    """Milliseconds by which the 95th percentile is later with the extension."""
    return p95(delays(cost, with_extension=True)) - p95(delays(cost, with_extension=False))


def _verdict(verdicts: Verdicts) -> Row:
    worst = p95(verdicts.seconds)
    answer = "отпущено" if verdicts.held == 0 else "задержано"
    return Row(
        f"Ответ при отправке проверенного письма, {kilo(verdicts.length)} тыс. знаков ({answer})",
        "мс",
        1000 * median(verdicts.seconds),
        1000 * worst,
        1000 * median(verdicts.stock),
        (
            Limit(worst / median(verdicts.stock), 0.3, "", "к LanguageTool"),
            Limit(1000 * worst, 50, "мс"),
        ),
    )


def _full_check(figures: Figures) -> Row:
    ours = [1000 * pair.ours for pair in figures.usual]
    return Row(
        f"Полная проверка нового письма, около {figures.usual_length:.0f} знаков",
        "мс",
        median(ours),
        p95(ours),
        1000 * median([pair.stock for pair in figures.usual]),
        (Limit(ratio(figures.usual), 1.2, "", "к LanguageTool"),),
    )


def _edited(figures: Figures) -> Row:
    (long,) = (row for row in figures.growth if row.length == LONG)
    again = [1000 * seconds for seconds in long.edited]
    full = median([1000 * pair.ours for pair in long.full])
    return Row(
        "Повторная проверка, когда в письме из 20 тыс. знаков изменено слово",
        "мс",
        median(again),
        p95(again),
        limits=(Limit(median(again) / full, 0.1, "", "к полной проверке"),),
    )


def _hello(figures: Figures) -> Row:
    middle = median(figures.hello)
    return Row(
        "От запуска хоста до его ответа",
        "с",
        middle,
        p95(figures.hello),
        limits=(Limit(middle, 0.3, "с"),),
    )


def _start(figures: Figures) -> Row:
    ours = [pair.ours for pair in figures.start]
    return Row(
        "От запуска до первого полного отчёта",
        "с",
        median(ours),
        p95(ours),
        median([pair.stock for pair in figures.start]),
        (Limit(ratio(figures.start), 0.5, "", "к LanguageTool"),),
    )


def _memory(figures: Figures) -> Row:
    used = figures.memory.host + shared_memory(figures)
    share = used / figures.memory.stock_small
    limit = Limit(share, 0.6, "", "к LanguageTool с -Xmx512m")
    small = figures.memory.stock_small
    return Row("Память, пока пишут письмо, все процессы", "МБ", used, None, small, (limit,))


def _typing(cost: TypingCost) -> Iterator[Row]:
    size = f"письмо из {kilo(cost.length)} тыс. знаков"
    plus, task = added(cost), longest_task(cost, with_extension=True)
    with_it, without = delays(cost, with_extension=True), delays(cost, with_extension=False)
    yield Row(
        f"Добавка к каждому нажатию клавиши, {size}",
        "мс",
        median(with_it) - median(without),
        plus,
        limits=(Limit(plus, 4, "мс"),),
    )
    yield Row(
        f"Самая длинная задача при наборе, {size}",
        "мс",
        task,
        limits=(Limit(task, 50, "мс"),),
    )


def _growth_of_memory(soak: Soak | None) -> Row:
    if soak is None:
        return Row("Рост памяти хоста за 5000 проверок", "%", None)
    grown = 100 * (soak.pss_mb[-1] / soak.pss_mb[0] - 1)
    name = f"Рост памяти хоста за {soak.checks[-1]} проверок"
    return Row(name, "%", grown, limits=(Limit(grown, 5, "%"),))


def kilo(length: int) -> str:
    """Thousands of characters, as in «0,6» and «20»."""
    return f"{length / 1000:.1f}".removesuffix(".0").replace(".", ",")
