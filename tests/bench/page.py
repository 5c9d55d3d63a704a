"""docs/benchmarks.md, in Russian."""

from collections.abc import Iterable, Iterator

from pismovnik.installation import jars
from tests.bench import rows
from tests.bench.figures import Figures, Soak, median, p95
from tests.bench.rows import Row, kilo
from tests.bench.typing_cost import BETWEEN_KEYS, KEYS_IN_A_BURST, PAUSES

_HEAD = """\
# Скорость и память

<!-- Создано командой `make bench`. -->

Письмовник сравнён со стандартным `language_tool_python`, который запускает LanguageTool {languagetool} на Java:
те же письма, тот же запуск, по очереди. Миллисекунды верны для одного компьютера, отношения — почти
для любого.

{machine}
"""

_TABLE_HEAD = """
| Что измерено | Медиана | p95 | LanguageTool | Отношение | Обещано | |
|---|---|---|---|---|---|---|
"""

_KEYS_HEAD = """
## Набор текста

![От нажатия клавиши до кадра на экране](pictures/bench-keys.svg)

Настоящий Thunderbird печатает по клавише раз в {between} мс, по {burst} клавиш подряд, в середине письма и
делает паузы от {pause} с. Предпроверка начинается в паузах и попадает на следующие нажатия. Время
считается от мгновения, в которое клавиша должна была нажаться, до конца кадра с новой буквой. Одни и те
же нажатия набраны без расширения и с ним; добавка — разность 95-х процентилей. Самая длинная задача —
наибольшее опоздание таймера, который срабатывает в окне письма каждые 4 мс.

| Письмо | Без расширения, медиана / p95 | С расширением, медиана / p95 | Добавка p95 | Самая длинная задача без / с | Работа хоста за это время |
|---|---|---|---|---|---|
"""

_GROWTH_HEAD = """
## Как время растёт с длиной письма

![Время проверки и длина письма](pictures/bench-growth.svg)

| Тысяч знаков | Новое письмо к LanguageTool | Изменено слово, к полной проверке |
|---|---|---|
"""

_PARTS_HEAD = """
## Из чего складывается полная проверка

Каждая часть отдельно, внутри одного процесса, после общего разбора предложений. Медианы тех же писем.

| Часть | Время | К полной проверке | Обещано |
|---|---|---|---|
"""

_HOW = """
## Как измерено

- **Ответ при отправке** — то, чего ждёт пишущий: Thunderbird спрашивает расширения событием
  `onBeforeSend` и стоит, пока они не ответят. Измерено от этого события до ответа в окне письма;
  само письмо не уходит. Рядом — один вызов `language_tool_python` для того же письма. Из задержанного
  письма потом открывается отчёт, это время не входит.
- **Полная проверка** — правила компании, движок, модель пунктуации и свои правила языка; хост видит эти
  письма впервые, а Java уже видела каждое и прогрета. Запросы идут через тот же канал, что у
  Thunderbird.
- **Повторная проверка** — в письме меняется одно слово, и едет только изменённый абзац.
- **Память** — PSS всех процессов после одних и тех же писем: хост и то, насколько с расширением больше
  сам Thunderbird. Куча Java ограничена 512 МБ; с обычной кучей стандартный занял {shipped:.0f} МБ,
  Письмовник — {share} от этого.
- Медианы и 95-е процентили (p95); отношения — медианы отношений по письмам.

Повторить: `make bench` (около восьми минут, нужны пакеты из `make system`), рост памяти — `make soak`.
"""


def page(figures: Figures, soak: Soak | None) -> str:
    return "".join(
        (
            _HEAD.format(languagetool=jars.VERSION, machine=_machine(figures)),
            _TABLE_HEAD,
            _lines(_line(row) for row in rows.promised(figures, soak)),
            _keys(figures),
            _GROWTH_HEAD,
            _lines(_growth(figures)),
            _PARTS_HEAD,
            _lines(_parts(figures)),
            _how(figures),
        )
    )


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _machine(figures: Figures) -> str:
    machine = figures.machine
    return (
        f"Измерено {machine.date:%d.%m.%Y}: {machine.processor}, ядер {machine.cores}, "
        f"памяти {machine.gigabytes} ГБ, Python {machine.python}, Thunderbird {machine.thunderbird}. "
        f"Писем обычной длины {len(figures.usual)}, запусков хоста {len(figures.hello)}, "
        f"нажатий клавиш {sum(len(t.delays) for c in figures.typing for t in c.without)} "
        "без расширения и столько же с ним."
    )


def _line(row: Row) -> str:
    ratios = [f"{_number(limit.value)} {limit.to}" for limit in row.limits if limit.to]
    promises = [f"≤ {limit.bound:g} {limit.unit}".strip().replace(".", ",") for limit in row.limits]
    kept = "" if not row.limits else "✓" if all(limit.is_kept for limit in row.limits) else "✗"
    values = (_with_unit(value, row.unit) for value in (row.value, row.worst, row.stock))
    shares = "; ".join(ratios) or "—"
    cells = (row.name, *values, shares, " и ".join(promises), kept)
    return f"| {' | '.join(cells)} |"


def _keys(figures: Figures) -> str:
    pause = " до ".join(_number(milliseconds / 1000) for milliseconds in PAUSES)
    head = _KEYS_HEAD.format(between=BETWEEN_KEYS, burst=KEYS_IN_A_BURST, pause=pause)
    lines = []
    for cost in figures.typing:
        off, on = (rows.delays(cost, with_extension=x) for x in (False, True))
        tasks = [rows.longest_task(cost, with_extension=x) for x in (False, True)]
        worked = sum(typed.host_seconds for typed in cost.with_extension)
        times = " | ".join(f"{_tenths(median(x))} / {_tenths(p95(x))} мс" for x in (off, on))
        longest = " / ".join(_task(task) for task in tasks)
        lines.append(
            f"| {kilo(cost.length)} тыс. знаков | {times} | {_tenths(rows.added(cost))} мс "
            f"| {longest} | {_tenths(worked)} с |"
        )
    return head + _lines(lines)


def _task(milliseconds: float) -> str:
    return f"{milliseconds:.0f} мс" if milliseconds else "< 16 мс"


def _growth(figures: Figures) -> Iterator[str]:
    for row in figures.growth:
        to_stock = median([pair.ours / pair.stock for pair in row.full])
        to_full = median(row.edited) / median([pair.ours for pair in row.full])
        yield f"| {kilo(row.length)} | {_number(to_stock)} | {_number(to_full)} |"


def _parts(figures: Figures) -> Iterator[str]:
    parts = figures.parts
    full = median(parts.full)
    engine = median([a / b for a, b in zip(parts.full, parts.engine, strict=True)])
    for name, seconds, promise in (
        ("Встроенный движок", parts.engine, f"проверка ≤ 1,5 движка: {_number(engine)}"),
        ("Правила компании", parts.rules, "≤ 40 мс"),
        ("Модель пунктуации", parts.tagger, "≤ 30 мс"),
        ("Свои правила языка", parts.detectors, ""),
    ):
        middle = median(seconds)
        yield f"| {name} | {1000 * middle:.0f} мс | {_number(middle / full)} | {promise} |"


def _how(figures: Figures) -> str:
    used = figures.memory.host + rows.shared_memory(figures)
    share = _number(used / figures.memory.stock)
    return _HOW.format(shipped=figures.memory.stock, share=share)


def _with_unit(value: float | None, unit: str) -> str:
    return "—" if value is None else f"{_number(value)} {unit}".strip()


def _tenths(value: float) -> str:
    return f"{value:.1f}".replace(".", ",").replace("-", "−")


def _number(value: float) -> str:
    """Three digits that mean something, with a comma."""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:.{digits}f}".replace(".", ",").replace("-", "−")
