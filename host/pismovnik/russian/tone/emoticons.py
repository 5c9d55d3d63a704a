"""Emoji and smileys: «🔥», «:)», «))», «xD».

The brackets of a text are counted, so that «(см. пункт 3)», «1)» and «а)» are none.
"""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from pismovnik.russian.tone.quotations import quoted_or_linked

#: A «bracket» is one that no other opens: «спасибо)».
SignKind = Literal["emoji", "pictogram", "smiley", "bracket"]

#: Emoji_Presentation and pictures from U+1F000 on (Unicode 15, emoji-data.txt).
_PICTURE = (
    r"(?:[\U0001F1E6-\U0001F1FF]{2}|[\U0001F004\U0001F0CF\U0001F300-\U0001FAFF]|[\u2600-\u27BF]\uFE0F"
    r"|[\u231A\u231B\u23E9-\u23F3\u2614\u2615\u2648-\u2653\u267F\u2693\u26A1\u26BD\u26BE\u26C4\u26C5"
    r"\u26D4\u26EA\u26F2\u26F3\u26F5\u26FA\u26FD\u2639\u263A\u2705\u270A\u270B\u2728\u274C\u274E"
    r"\u2753-\u2755\u2757\u2764\u2795-\u2797\u2B50\u2B55])[\uFE0F\U0001F3FB-\U0001F3FF]*"
)
_EMOJI = re.compile(rf"{_PICTURE}(?:\u200D(?:{_PICTURE}|[\u2640\u2642]\uFE0F?))*")
#: Marks of a list or of an address line: they show no mood.
_PICTOGRAMS = frozenset(
    "✅❌✔☑❗❓⚠➡ℹ📎📌📞☎📧✉📍🔗📅🗓🕐🕒🕙⏰📄📁📂📃📑📝🖨💻🖥📱📲🏢🏠🔹🔸🔴🟢🟡🔵⚪⚫🔔🔒🔑💡📊📈📉🛠🔧⚙🚚📦💳💰"
)
_BRACKETS = re.compile(
    r"(?P<eyes>[:;=8][-'’]?)?(?P<closing>\)+)|(?P<sad>[:;=]['’]?-?)?(?P<opening>\(+)"
)
_OTHER = re.compile(
    r"(?<![\w.])(?:[xXхХ]D+|[:;=]-?[DPРp]|[:=]-[/|]|\^_+\^|[oOоО]_[oOоО]|:-?\*)(?![\w/])(?!\s?\d)"
)
_LONGEST_NUMBER = 12
_ENUMERATED = re.compile(r"(?:^|[\n;,.:]|\s)\s*(?:\w|[ivxIVX]+|[\d.]+\w?)$")


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """An emoji or a smiley of a text, in code points."""

    kind: SignKind
    start: int
    end: int
    text: str


def signs(text: str, *, open_brackets: int = 0) -> tuple[Sign, ...]:
    """The emoji and smileys of a text in its order.

    ``open_brackets`` counts the brackets that stand open where the text begins.
    """
    hidden = quoted_or_linked(text)
    found = [*_emoji(text), *_smileys(text, open_brackets)]
    return tuple(
        sign for sign in sorted(found, key=lambda sign: sign.start) if not hidden[sign.start]
    )


def open_brackets(text: str, before: int = 0) -> int:
    """How many brackets are still open at the end of a text, with those open before it."""
    depth = before
    for character in text:
        if character == "(":
            depth += 1
        elif character == ")" and depth:
            depth -= 1
    return depth


def _emoji(text: str) -> Iterator[Sign]:
    for match in _EMOJI.finditer(text):
        kind: SignKind = "pictogram" if match[0][0] in _PICTOGRAMS else "emoji"
        yield Sign(kind=kind, start=match.start(), end=match.end(), text=match[0])


def _smileys(text: str, depth: int) -> Iterator[Sign]:
    closings = text.count(")")
    for match in _BRACKETS.finditer(text):
        closings -= len(match["closing"] or "")
        if match["closing"]:
            surplus = len(match["closing"]) - depth
            depth = max(0, -surplus)
            whole = surplus == len(match["closing"])
            if (whole or surplus > 1) and surplus > 0 and _smiles(text, match, surplus):
                yield _sign(match)
        elif match["sad"] and depth + len(match["opening"]) > closings and _is_sad(text, match):
            yield _sign(match)
        else:
            depth += len(match["opening"])
    for match in _OTHER.finditer(text):
        yield _sign(match)


def _sign(match: "re.Match[str]") -> Sign:
    kind: SignKind = "bracket" if match[0] == ")" else "smiley"
    return Sign(kind=kind, start=match.start(), end=match.end(), text=match[0])


def _smiles(text: str, match: "re.Match[str]", surplus: int) -> bool:
    """«:)», «спасибо))», «спасибо)»; not «1)», «первое) бланк», «8)» or an unpaired bracket."""
    after = text[match.end() : match.end() + 2]
    ends = not after or after[0] in " \n.,!?\xa0"
    if match["eyes"] and match["eyes"] != "8":
        return ends or surplus > 1
    before = text[max(0, match.start() - _LONGEST_NUMBER) : match.start()].rstrip(" ")
    if not before or not ends or _ENUMERATED.search(before):
        return False
    return surplus > 1 or _ends_sentence(text[match.end() :])


def _ends_sentence(rest: str) -> bool:
    """Nothing follows, or a new line, or a capital."""
    line = rest.lstrip(" \xa0")
    return not line or line[0] == "\n" or line[0].isupper()


def _is_sad(text: str, match: "re.Match[str]") -> bool:
    after = text[match.end() : match.end() + 1]
    return not after or after in " \n.,!"
