"""How long Send waits for the verdict on a letter that was checked while it was written."""

import time
from typing import Any

import msgspec

from tests.bench.editor import Editor
from tests.bench.letters import Paragraphs
from tests.bench.stock import Stock
from tests.e2e.compose import Compose

#: How often the verdict is asked for between two changes of the letter.
ASKED = 4

#: Seconds within which the report of a letter that was held is on the screen.
REPORT_OPENS = 1.5

#: What Thunderbird itself does first at Send: it asks the extensions, and waits. The letter
#: stays here, for nothing comes after that.
_ASK = """
  const window = windowOf(id);
  const began = window.performance.now();
  const isHeld = await new Promise(settle => {
    const detail = { resolve: () => settle(false), reject: () => settle(true) };
    const event = new window.CustomEvent("beforesend", { cancelable: true, detail });
    window.dispatchEvent(event);
    if (!event.defaultPrevented) { settle(false); }
  });
  return { seconds: (window.performance.now() - began) / 1000, isHeld };
"""


class Verdicts(msgspec.Struct, frozen=True):
    """Seconds of each verdict, and of language_tool_python for the same letter at that time."""

    length: int
    seconds: list[float]
    stock: list[float]
    held: int


def measure(editor: Editor, stock: Stock, body: Paragraphs, edits: int) -> Verdicts:
    """Change the letter, wait until it was checked, and ask; so for each of the ``edits``."""
    stock.seconds(body.text)  # Java is warm from the second time on
    verdicts: list[dict[str, Any]] = []
    seconds: list[float] = []
    editor.switch(on=True)
    with editor.letter(body) as letter:
        for _ in range(edits):
            letter.type("\n")
            editor.wait_until_checked()
            verdicts += [_verdict(letter) for _ in range(ASKED)]
            seconds.append(stock.seconds(body.text))
    editor.switch(on=False)
    held = sum(verdict["isHeld"] for verdict in verdicts)
    return Verdicts(len(body.text), [v["seconds"] for v in verdicts], seconds, held)


def _verdict(letter: Compose) -> Any:
    verdict = letter.thunderbird.chrome(_ASK, id=letter.id)
    if verdict["isHeld"]:
        time.sleep(REPORT_OPENS)
        if letter.has_popup:
            letter.dismiss_popup()
    return verdict
