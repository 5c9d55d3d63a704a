"""What typing costs in the real editor, with the extension and without it."""

import random
from typing import Any

import msgspec

from tests.bench.editor import Editor
from tests.bench.letters import Paragraphs
from tests.e2e.compose import Compose

#: Typed into the middle of the letter; long enough for all bursts.
TYPED = (
    "Просим Вас направить исправленный план работ до пятницы, чтобы мы успели согласовать "
    "состав бригады и порядок приёмки, а также подтвердить даты поставки и имя того, кто "
    "примет оборудование на складе. "
) * 3

KEYS_IN_A_BURST = 12
#: Milliseconds from one key to the next: 130 words in a minute, a very quick writer.
BETWEEN_KEYS = 90
#: Milliseconds of a pause. The pre-check begins in the longer ones and runs into the next keys.
PAUSES = (700, 2600)

_TYPE = """
  const window = windowOf(id);
  const editor = window.GetCurrentEditorElement().contentWindow;
  window.focus();
  window.GetCurrentEditorElement().focus();
  const paragraphs = editor.document.querySelectorAll("p");
  const middle = paragraphs[Math.floor(paragraphs.length / 2)];
  editor.getSelection().collapse(middle.lastChild, middle.lastChild.length);
  const tip = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
  tip.beginInputTransactionForTests(window);

  const now = () => window.performance.now();
  const sleep = ms => new Promise(r => window.setTimeout(r, Math.max(0, ms)));
  // A message posted while a frame is prepared arrives when that frame has been painted.
  const painted = () => new Promise(r => editor.requestAnimationFrame(() => {
    const channel = new window.MessageChannel();
    channel.port1.onmessage = () => { channel.port1.close(); r(now()); };
    channel.port2.postMessage(0);
  }));

  // A timer that is due every 4 ms comes late by the length of the task in its way.
  const tasks = [];
  let beating = true;
  let last = now();
  const beat = () => {
    const late = now() - last - 4;
    if (late > 16) { tasks.push(late); }
    last = now();
    if (beating) { window.setTimeout(beat, 4); }
  };
  beat();

  const frames = [];
  let due = now() + 500;
  for (const [number, key] of [...text].entries()) {
    await sleep(due - now());
    const planned = due;
    const event = new window.KeyboardEvent("", { key, code: "", keyCode: 0 });
    tip.keydown(event);
    tip.keyup(event);
    frames.push(painted().then(at => at - planned));
    due += (number + 1) % burst ? gap : pauses[Math.floor(number / burst)];
  }
  const delays = await Promise.all(frames);
  await sleep(after);
  beating = false;
  return { delays, tasks };
"""


class Typed(msgspec.Struct, frozen=True):
    """One piece of writing: milliseconds from each key to its frame, and of long tasks.

    ``host_seconds``: how long the host worked meanwhile; ``memory``: MB of Thunderbird.
    """

    delays: list[float]
    tasks: list[float]
    host_seconds: float
    memory: float


class TypingCost(msgspec.Struct, frozen=True):
    """The same writing in the same letter, without the extension and with it, by rounds."""

    length: int
    without: list[Typed]
    with_extension: list[Typed]


def measure(editor: Editor, body: Paragraphs, rounds: int, bursts: int) -> TypingCost:
    """Type ``bursts`` times into the letter, each round without the extension and with it."""
    cost = TypingCost(len(body.text), [], [])
    for number in range(rounds):
        # What comes second finds the program warmer: each comes second in turn.
        for on in (False, True) if number % 2 == 0 else (True, False):
            editor.switch(on=on)
            typed = _round(editor, body, number, bursts)
            (cost.with_extension if on else cost.without).append(typed)
    editor.switch(on=False)
    return cost


def _round(editor: Editor, body: Paragraphs, seed: int, bursts: int) -> Typed:
    with editor.letter(body) as letter:
        letter.type("—")
        editor.wait_until_checked()
        worked = editor.host_seconds()
        typed = _type(letter, seed, bursts)
        editor.wait_until_checked()
        worked = editor.host_seconds() - worked
        return Typed(typed["delays"], typed["tasks"], worked, editor.memory())


def _type(letter: Compose, seed: int, bursts: int) -> Any:
    chance = random.Random(seed)
    return letter.thunderbird.chrome(
        _TYPE,
        id=letter.id,
        text=(TYPED * bursts)[: bursts * KEYS_IN_A_BURST],
        burst=KEYS_IN_A_BURST,
        gap=BETWEEN_KEYS,
        pauses=[chance.uniform(*PAUSES) for _ in range(bursts)],
        after=PAUSES[1],
    )
