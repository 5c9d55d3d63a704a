"""The reference of the rules: on the screen, and as pages of the documentation."""

from collections.abc import Iterator
from pathlib import Path

from pismovnik.findings import Severity
from pismovnik.policy import Policy
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
_USUAL = Example(text="")
_LANGUAGE = Language()
_GENERATED = "<!-- Создано командой `pismovnik rules --write`. Правьте модуль правила, а не эту страницу. -->"


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


def _page(card: RuleCard, locale: Locale) -> Iterator[str]:
    yield f"# {card.id}: {card.title.in_locale(locale)}"
    yield ""
    yield card.why.in_locale(locale)
    yield ""
    slide, by_default = _SLIDE.in_locale(locale), _BY_DEFAULT.in_locale(locale)
    severity = _SEVERITIES[card.severity].in_locale(locale)
    yield f"{slide}: {card.slide or '—'}. {by_default}: {severity}."
    loaded = all_rules().get(card.id)
    if loaded is not None:
        yield from _examples(_BAD.in_locale(locale), loaded.record.bad, locale, loaded)
        yield from _examples(_GOOD.in_locale(locale), loaded.record.good, locale, loaded)


def _examples(
    heading: str, examples: tuple[Example, ...], locale: Locale, rule: LoadedRule
) -> Iterator[str]:
    """The letters, each with what the report says of it."""
    yield ""
    yield f"## {heading}"
    for example in examples:
        yield ""
        yield from (f"> {line}" if line else ">" for line in _letter(example))
        for finding in rule.check(example.letter(), _LANGUAGE, Policy()):
            yield ""
            yield finding.message.in_locale(locale)


def _letter(example: Example) -> Iterator[str]:
    """Markdown joins lines; two spaces at the end keep them apart."""
    yield from (f"{header}" for header in _headers(example))
    yield ""
    yield from (f"{line}" if line else "" for line in example.text.split("\n"))


def _headers(example: Example) -> Iterator[str]:
    """The headers that are not the usual ones of an example."""
    if example.to != _USUAL.to:
        yield f"Кому: {', '.join(example.to)}"
    if example.cc:
        yield f"Копия: {', '.join(example.cc)}"
    if example.subject != _USUAL.subject:
        yield f"Тема: {example.subject.strip() or '(нет)'}"
    if example.attachments:
        yield f"Вложения: {', '.join(example.attachments)}"
