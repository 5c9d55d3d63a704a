"""The reference of the rules: on the screen, and as pages of the documentation."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import BlockKind, Letter
from pismovnik.rules.cards import RuleCard, all_cards, card_of
from pismovnik.rules.example import Example
from pismovnik.rules.registry import all_rules
from pismovnik.rules.rule import LoadedRule
from pismovnik.russian.language import Language
from pismovnik.text import Locale, Text

_SEVERITIES = {
    Severity.HINT: Text(ru="подсказка", en="hint"),
    Severity.WARN: Text(ru="предупреждение", en="warning"),
    Severity.BLOCK: Text(ru="запрет", en="block"),
}
_SLIDE = Text(ru="Слайд", en="Slide")
_BY_DEFAULT = Text(ru="По умолчанию", en="By default")
_BAD = Text(ru="Так не надо", en="Not so")
_GOOD = Text(ru="Так хорошо", en="But so")
_FROM = Text(ru="От", en="From")
_TO = Text(ru="Кому", en="To")
_COPY = Text(ru="Копия", en="Cc")
_SUBJECT = Text(ru="Тема", en="Subject")
_FILES = Text(ru="Вложения", en="Attachments")
_USUAL = Example(text="")
_MARKS = {BlockKind.ITEM: "• ", BlockKind.CELL: "| "}
_LANGUAGE = Language()
_GENERATED = "<!-- Создано командой `pismovnik rules --write`. Правьте модуль правила, а не эту страницу. -->"


class ShownExample(msgspec.Struct, frozen=True):
    """An example letter as a person reads it, and what the report says of it."""

    headers: tuple[str, ...]
    text: str
    marked: str
    messages: tuple[str, ...]


class Explanation(msgspec.Struct, frozen=True):
    """Everything that there is to say of a rule."""

    card: RuleCard
    bad: tuple[ShownExample, ...]
    good: tuple[ShownExample, ...]


def lines(rule: str | None, locale: Locale) -> Iterator[str]:
    """All rules, a line each, or one of them with its reason and examples. Raises KeyError."""
    if rule is None:
        return (f"{card.id:24} {card.title.in_locale(locale)}" for card in all_cards())
    return _page(card_of(rule), locale)


def write(folder: Path) -> None:
    """One page for each rule and an index of them; pages of former rules are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {f"{card.id}.md": _document(_page(card, "ru")) for card in all_cards()}
    pages["README.md"] = _document(_index())
    for old in folder.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")


def _document(page: Iterator[str]) -> str:
    return "\n".join((_GENERATED, "", *page)) + "\n"


def _index() -> Iterator[str]:
    yield "# Правила"
    yield ""
    yield "| Правило | Что не так | Слайд | По умолчанию |"
    yield "|---|---|---|---|"
    for card in all_cards():
        slide = card.slide or "—"
        yield f"| [{card.id}]({card.id}.md) | {card.title.ru} | {slide} | {_SEVERITIES[card.severity].ru} |"


def explain(rule: str, locale: Locale, language: Language) -> Explanation:
    """A rule with its example letters; what engines find has none. Raises KeyError."""
    card = card_of(rule)
    loaded = all_rules().get(card.id)
    if loaded is None:
        return Explanation(card, bad=(), good=())
    return Explanation(
        card,
        bad=tuple(_bad(example, loaded, locale, language) for example in loaded.record.bad),
        good=tuple(_good(example, locale) for example in loaded.record.good),
    )


def _bad(example: Example, rule: LoadedRule, locale: Locale, language: Language) -> ShownExample:
    letter = example.letter()
    findings = tuple(rule.check(letter, language, example.policy))
    return ShownExample(
        headers=tuple(_headers(example, locale)),
        text=_text(example),
        marked=next(filter(None, (_words(finding, letter) for finding in findings)), ""),
        messages=tuple(finding.message.in_locale(locale) for finding in findings),
    )


def _good(example: Example, locale: Locale) -> ShownExample:
    """That nothing is found in it is for the tests of the rule."""
    headers = tuple(_headers(example, locale))
    return ShownExample(headers=headers, text=_text(example), marked="", messages=())


def _words(finding: Finding, letter: Letter) -> str:
    """The words at the place of a finding; its excerpt may hide a secret."""
    if finding.block is None:
        return ""
    return letter.blocks[finding.block].text[finding.start : finding.end]


def _text(example: Example) -> str:
    """The body as plain text: marks tell lists, headings, tables and quotes apart."""
    if not example.html:
        return example.text.strip("\n")
    lines: list[str] = []
    for block in example.letter().blocks:
        mark = ("> " * block.quote_depth) + _MARKS.get(block.kind, "")
        if lines and not (block.kind in _MARKS and lines[-1].startswith(mark)):
            lines.append("")
        lines += [mark + line for line in block.text.split("\n")]
    return "\n".join(lines)


def _headers(example: Example, locale: Locale) -> Iterator[str]:
    """The headers that are not the usual ones of an example."""
    changed = {
        _FROM: example.sender if example.sender != _USUAL.sender else "",
        _TO: ", ".join(example.to) or "—" if example.to != _USUAL.to else "",
        _COPY: ", ".join(example.cc),
        _SUBJECT: example.subject.strip() or "—" if example.subject != _USUAL.subject else "",
        _FILES: ", ".join(example.attachments),
    }
    return (f"{name.in_locale(locale)}: {value}" for name, value in changed.items() if value)


def _page(card: RuleCard, locale: Locale) -> Iterator[str]:
    page = explain(card.id, locale, _LANGUAGE)
    yield f"# {card.id}: {card.title.in_locale(locale)}"
    yield ""
    yield card.why.in_locale(locale)
    yield ""
    slide, by_default = _SLIDE.in_locale(locale), _BY_DEFAULT.in_locale(locale)
    severity = _SEVERITIES[card.severity].in_locale(locale)
    yield f"{slide}: {card.slide or '—'}. {by_default}: {severity}."
    for heading, examples in ((_BAD, page.bad), (_GOOD, page.good)):
        if examples:
            yield ""
            yield f"## {heading.in_locale(locale)}"
        for example in examples:
            yield from _letter(example)


def _letter(example: ShownExample) -> Iterator[str]:
    """A letter, then what the report says of it."""
    headers = (*example.headers, "") if example.headers else ()
    yield ""
    yield from map(_quoted, (*headers, *example.text.split("\n")))
    for message in example.messages:
        yield ""
        yield message


def _quoted(line: str) -> str:
    """Markdown joins lines; two spaces at the end keep them apart."""
    return f"> {line}  " if line else ">"
