"""HTML bodies to raw blocks, the way the editor of the extension reads them.

The same bodies and their blocks stand in ``tests/contract/blocks``; both readers are
tested against them. Nothing here recurses: letters may be nested without end.
"""

import re
from collections.abc import Iterator

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pismovnik.letter.limits import (
    BODY_TOO_LONG,
    MAX_BODY_CHARACTERS,
    MAX_NESTING,
    MAX_OPEN_FORMATTING,
    NESTED_TOO_DEEP,
    LetterTooLarge,
)
from pismovnik.letter.model import Origin, RawBlock, RawBlockKind

_BLOCK_ELEMENTS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
#: Elements whose text is not text of the letter.
_SKIPPED_ELEMENTS = frozenset(
    ["head", "script", "style", "title", "template", "noscript", "iframe", "object", "svg", "math"]
)
_KIND_OF_ELEMENT: dict[str, RawBlockKind] = {
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "li": "item",
    "dt": "item",
    "dd": "item",
    "td": "cell",
    "th": "cell",
    "pre": "preformatted",
}
_ORIGIN_OF_CLASS: dict[str, Origin] = {
    "moz-forward-container": "forward",
    "moz-cite-prefix": "cite-prefix",
    "moz-signature": "signature",
}
_TAG = re.compile(r"<(?P<closes>/?)(?P<name>[a-z][a-z0-9:]*)", re.IGNORECASE)
_FORMATTING = frozenset(
    [
        "a",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
    ]
)
#: Elements that have no end, or whose end may be left out.
_ENDS_BY_ITSELF = frozenset(
    [
        "area",
        "base",
        "body",
        "br",
        "col",
        "colgroup",
        "dd",
        "dt",
        "embed",
        "head",
        "hr",
        "html",
        "img",
        "input",
        "li",
        "link",
        "meta",
        "optgroup",
        "option",
        "p",
        "param",
        "rp",
        "rt",
        "source",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "track",
        "wbr",
        "o:p",
    ]
)
_HIDDEN = re.compile(r"(?:^|;)\s*display\s*:\s*none", re.IGNORECASE)
_FONT_WEIGHT = re.compile(r"(?:^|;)\s*font-weight\s*:\s*([a-z0-9]+)", re.IGNORECASE)
_PRESERVED_SPACE = re.compile(
    r"(?:^|;)\s*white-space\s*:\s*(?:pre|pre-wrap|break-spaces)\b", re.IGNORECASE
)
_COLLAPSIBLE_RUN = re.compile(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")
_PRESERVED_RUN = re.compile(r"\n|[^\n]+")
_VISIBLE = re.compile(r"[^\s\u00a0\u200b\ufeff]")


class _Context(msgspec.Struct, frozen=True):
    """What holds for the text inside an element."""

    kind: RawBlockKind = "paragraph"
    origin: Origin = "author"
    quote_depth: int = 0
    bold: bool = False
    preserved: bool = False

    def inside(self, element: LexborNode) -> "_Context":
        style = element.attributes.get("style") or ""
        quote = _is_quote(element)
        return _Context(
            kind=_KIND_OF_ELEMENT.get(_tag(element), self.kind),
            origin=_origin_of(element) if self.origin == "author" else self.origin,
            quote_depth=self.quote_depth + quote,
            bold=_is_bold(element, style, self.bold),
            preserved=self.preserved
            or _tag(element) == "pre"
            or _PRESERVED_SPACE.search(style) is not None,
        )


def raw_blocks(html: str) -> tuple[RawBlock, ...]:
    """The blocks of an HTML body. Raises LetterTooLarge past the bounds on size and nesting."""
    _refuse_endless_nesting(html)
    body = LexborHTMLParser(html).body
    if body is None:
        return ()
    collector = _Collector()
    for element, context in _walk(body):
        if context is None:
            collector.end()
        elif _tag(element) == "-text":
            collector.add_text(element.text_content or "", context)
        elif _tag(element) == "br":
            collector.add_break()
        if collector.characters > MAX_BODY_CHARACTERS:
            raise LetterTooLarge(BODY_TOO_LONG)
    collector.end()
    return tuple(collector.blocks)


def _refuse_endless_nesting(html: str) -> None:
    """Before it is parsed: the parser's time grows with the square of what is left open."""
    nesting = formatting = 0
    for tag in _TAG.finditer(html):
        step = -1 if tag["closes"] else 1
        name = tag["name"].lower()
        if name in _FORMATTING:
            formatting = max(0, formatting + step)
        elif name not in _ENDS_BY_ITSELF:
            nesting = max(0, nesting + step)
        if nesting > MAX_NESTING or formatting > MAX_OPEN_FORMATTING:
            raise LetterTooLarge(NESTED_TOO_DEEP)


class _Collector:
    """Collects the text of one block after the other."""

    def __init__(self) -> None:
        self.blocks: list[RawBlock] = []
        self.characters = 0
        self._begin()

    def _begin(self) -> None:
        self._parts: list[str] = []
        self._context: _Context | None = None
        self._bold = True
        self._breaks = 0
        self._space = False

    def add_break(self) -> None:
        """A line break counts only when text follows in the same block."""
        self._space = False
        if self._parts:
            self._breaks += 1

    def add_text(self, text: str, context: _Context) -> None:
        run = _PRESERVED_RUN if context.preserved else _COLLAPSIBLE_RUN
        for match in run.finditer(text):
            if context.preserved and match[0] == "\n":
                self.add_break()
            elif not context.preserved and match[0][0] in " \t\n\r\f":
                self._space = self._space or (bool(self._parts) and not self._breaks)
            else:
                self._add_run(match[0], context)

    def _add_run(self, text: str, context: _Context) -> None:
        self._context = self._context or context
        if not context.bold and _VISIBLE.search(text):
            self._bold = False
        lead = "\n" * self._breaks + " " * self._space
        self._breaks, self._space = 0, False
        self._parts.append(lead + text)
        self.characters += len(lead) + len(text)

    def end(self) -> None:
        text = "".join(self._parts)
        if self._context is not None and _VISIBLE.search(text):
            self.blocks.append(
                RawBlock(
                    kind=self._context.kind,
                    origin=self._context.origin,
                    text=text,
                    bold=self._bold,
                    quote_depth=self._context.quote_depth,
                )
            )
        self._begin()


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, _Context | None]]:
    """Text nodes and line breaks with their context; None for the edges of block elements."""
    contexts = [_Context().inside(root)]
    node = root.child
    while node is not None:
        inner = None if _is_skipped(node) else contexts[-1].inside(node)
        if inner is not None and _tag(node) in _BLOCK_ELEMENTS:
            yield node, None
        if _tag(node) in {"-text", "br"}:
            yield node, contexts[-1]
        elif inner is not None and node.child is not None:
            contexts.append(inner)
            node = node.child
            continue
        if _tag(node) in _BLOCK_ELEMENTS:
            yield node, None
        while node.next is None:
            parent = node.parent
            if parent is None or len(contexts) == 1:
                return
            node = parent
            contexts.pop()
            if _tag(node) in _BLOCK_ELEMENTS:
                yield node, None
        node = node.next


def _tag(node: LexborNode) -> str:
    return node.tag or ""


def _is_skipped(node: LexborNode) -> bool:
    if _tag(node).startswith(("-", "_")):  # text and comments hold no elements
        return False
    style = node.attributes.get("style") or ""
    return (
        _tag(node) in _SKIPPED_ELEMENTS
        or "hidden" in node.attributes
        or bool(_HIDDEN.search(style))
    )


def _is_quote(element: LexborNode) -> bool:
    kind = element.attributes.get("type") or ""
    return _tag(element) == "blockquote" and kind.lower() == "cite"


def _origin_of(element: LexborNode) -> Origin:
    if _is_quote(element):
        return "quote"
    classes = (element.attributes.get("class") or "").split()
    return next((o for name, o in _ORIGIN_OF_CLASS.items() if name in classes), "author")


def _is_bold(element: LexborNode, style: str, inherited: bool) -> bool:
    weight = _FONT_WEIGHT.search(style)
    if weight is None:
        return inherited or _tag(element) in {"b", "strong"}
    value = weight[1].lower()
    return value in {"bold", "bolder"} or (value.isdigit() and int(value) >= 600)
