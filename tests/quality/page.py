"""docs/quality.md: the figures of one run as tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from tests.quality.counting import BUCKETS, LetterResult, Result, Share
from tests.quality.sets import Set


class Measured(msgspec.Struct, frozen=True):
    """A whole run. ``results`` and ``letters`` follow the order of ``systems``."""

    systems: Sequence[str]
    results: Mapping[Set, Sequence[Result]]
    letters: Sequence[LetterResult]


#: What was promised of a set, «at least; the aim», in the columns of the first table.
_TARGETS = {
    "GERA.dev.m2": ("", "", "0,66; 0,75", "3 %; 2 %", "", "", "35 %; 50 %", "0,85"),
    "LORuGEC.val.m2": ("", "", "0,68; 0,75", "", "", "", "", ""),
    "RuSpellGold.dev.jsonl": ("", "", "", "", "8; 4", "0,75; 0,85", "", ""),
}

_KINDS = {
    "mark": "знаки препинания",
    "capital": "прописная или строчная буква",
    "joined": "слитно, раздельно, через дефис",
    "letters": "буквы и окончания в слове",
    "superfluous": "лишнее слово",
    "words": "пропущенные и другие слова",
    "PUNCT": "знаки препинания",
    "S:ORTH": "правописание: слитно, раздельно, через дефис",
    "S:TYPO": "опечатка",
    "S:LETTER:CASE": "прописная или строчная буква",
    "L:OTHER": "выбор слова",
    "L:REP": "повтор, лишнее слово",
    "L:CONSTR": "построение фразы",
    "L:MORPH": "слово с не той приставкой или суффиксом",
    "LACK": "пропущенное слово",
    "STYLE": "слог",
    "D:ORDER": "порядок слов",
    "D:REF": "неясно, о ком или о чём речь",
    "G:NOUN:CASE": "падеж существительного",
    "G:NOUN:NUM": "число существительного",
    "G:ADJ:CASE": "падеж прилагательного",
    "G:ADJ:NUM": "число прилагательного",
    "G:ADJ:GEN": "род прилагательного",
    "G:VERB:P/N/G": "лицо, число, род глагола",
    "G:VERB:ASPECT": "вид глагола",
    "G:VERB:T/A": "время глагола",
    "G:VERB:FORM": "форма глагола",
    "G:PRON:FORM": "форма местоимения",
    "G:NUM:FORM": "форма числительного",
    "G:PREP:WRONG": "выбор предлога",
    "G:CONJ:WRONG": "выбор союза",
}
_FAMILIES = {
    "spelling": "орфография",
    "grammar": "грамматика",
    "punctuation": "пунктуация",
    "speech": "речь",
    "typography": "оформление",
}


def page(measured: Measured) -> str:
    parts = (
        _beginning(),
        _headlines(measured),
        _letters(measured),
        _found_by_kind(measured),
        _calibration(measured),
        _rules(measured),
    )
    return "\n".join(line for part in parts for line in part)


def _beginning() -> Iterator[str]:
    yield """# Качество проверки языка

<!-- Создано командой `make quality`. -->

Одна команда, `make quality`, проверяет одни и те же тексты тремя способами и считает одинаково:

- **LanguageTool** — Java-сервер, каким его запускает `language_tool_python`: все правила по
  умолчанию, каждое замечание считается, замены в том порядке, в каком они предложены;
- **встроенный движок** — те же правила на Python, без всего, что к ним добавляет Письмовник;
- **Письмовник** — как в письме; подсказки не считаются, если не сказано иначе.

Тексты: GERA — школьные сочинения, LORuGEC — примеры на трудные правила русского языка, RuSpellGold —
разные тексты с опечатками. На этих же наборах подобраны вероятности правил; учиться на них
не учились. Замечание верно, если касается места, которое исправил корректор (`score_text.py`).
Чего проверка не находит — на [отдельной странице](limits.md).
"""


def _headlines(measured: Measured) -> Iterator[str]:
    yield "## Итог\n"
    rows: list[Iterable[str]] = []
    for chosen, results in measured.results.items():
        name = chosen.name
        for system, result in zip(measured.systems, results, strict=True):
            rows.append((name, system, *_headline(result)))
            name = ""
        rows.append(("", "*обещано; цель*", *_TARGETS[chosen.name]))
    yield from _table(
        "Набор | Чем проверено | Точность | Полнота | F₀,₅ | Правильных предложений с замечанием | "
        "Тревог на 1000 слов | Первая замена верна | Знаков найдено | Точность о знаках",
        rows,
    )
    yield (
        "Тревоги считаются на исправленной половине набора, где замечаний быть не должно. RuSpellGold исправлен "
        "только в словах: замечания о знаках и пробелах в нём считаются неверными.\n"
    )


def _headline(result: Result) -> Iterator[str]:
    head = result.headline
    yield from (_number(v, 3) for v in (head.precision, head.recall, head.f_half))
    yield _share(Share(head.flagged, head.clean))
    yield _number(head.alarms, 1)
    yield f"{_number(head.first, 2)} из {head.offered}" if head.offered else "—"
    marks = Share()
    for kind, share in result.counts.kinds.items():
        if kind in {"PUNCT", "mark"}:
            marks.part, marks.whole = marks.part + share.part, marks.whole + share.whole
    yield _share(marks)
    yield _precision(result.counts.punctuation())


def _letters(measured: Measured) -> Iterator[str]:
    yield "## Письма\n"
    yield (
        "Размеченные письма `letters.jsonl`, только замечания о языке. Обещано: ни одного правильного "
        "письма с предупреждением. Найденным считается и то, о чём сказано подсказкой.\n"
    )
    families = sorted({family for result in measured.letters for family in result.labels})
    yield from _table(
        "Чем проверено | Правильных писем с предупреждением | Подсказок в них | "
        + " | ".join(f"Найдено: {_FAMILIES[family]}" for family in families),
        (
            (
                name,
                _counts(result.flagged),
                str(result.hints),
                *(_counts(result.labels[family]) for family in families),
            )
            for name, result in zip(measured.systems, measured.letters, strict=True)
        ),
    )


def _found_by_kind(measured: Measured) -> Iterator[str]:
    yield "## Что найдено, по видам ошибок\n"
    for chosen, results in measured.results.items():
        yield f"### {chosen.name}\n"
        if not chosen.typed:
            yield "Виды ошибок в наборе не названы; здесь они различены по тому, что исправлено.\n"
        kinds = results[0].counts.kinds
        yield from _table(
            "Вид | " + " | ".join(measured.systems),
            (
                (_kind(kind), *(_share(result.counts.kinds[kind]) for result in results))
                for kind in sorted(kinds, key=lambda kind: (-kinds[kind].whole, kind))
            ),
        )


def _kind(kind: str) -> str:
    if kind not in _KINDS:
        return f"`{kind}`"
    return f"{_KINDS[kind]} (`{kind}`)" if kind.isupper() else _KINDS[kind]


def _calibration(measured: Measured) -> Iterator[str]:
    yield "## Держат ли слово вероятности\n"
    yield (
        "У замечания Письмовника есть вероятность того, что это ошибка: от 0,85 — предупреждение, от 0,6 — "
        "подсказка. Здесь — сколько замечаний каждого отрезка, вместе с подсказками, оказались верны на "
        "текстах с ошибками. В письмах ошибок меньше, и там доля верных ниже.\n"
    )
    ends = dict(zip(BUCKETS, (*BUCKETS[1:], 1.0), strict=True))
    yield from _table(
        "Названная вероятность | " + " | ".join(chosen.name for chosen in measured.results),
        (
            (label, *(_precision(r[-1].counts.buckets[low]) for r in measured.results.values()))
            for low, label in (
                *((low, f"{_number(low)}–{_number(end)}") for low, end in ends.items()),
                (None, "не названа"),
            )
        ),
    )


def _rules(measured: Measured) -> Iterator[str]:
    yield "## По правилам\n"
    yield (
        "Верных замечаний из всех на текстах с ошибками; прочерк — правило промолчало. Об ошибках, которых "
        "корректор не отметил, здесь не знают: они считаются неверными.\n"
    )
    for chosen, results in measured.results.items():
        yield f"### {chosen.name}\n"
        rules = sorted({rule for result in results for rule in result.counts.rules})
        yield from _table(
            "Правило | " + " | ".join(measured.systems),
            (
                (f"`{rule}`", *(_precision(result.counts.rules[rule]) for result in results))
                for rule in rules
            ),
        )


def _table(heading: str, rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield f"| {heading} |"
    yield "|---" * (heading.count("|") + 1) + "|"
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def _number(value: float, places: int = 2) -> str:
    return f"{value:.{places}f}".replace(".", ",")


def _counts(share: Share) -> str:
    return f"{share.part} из {share.whole}" if share.whole else "—"


def _share(share: Share) -> str:
    """As a percentage, for what is found."""
    value = share.value
    return "—" if value is None else f"{100 * value:.0f} % ({share.part} из {share.whole})"


def _precision(share: Share) -> str:
    value = share.value
    return "—" if value is None else f"{_number(value)} ({share.part} из {share.whole})"
