"""The report of a letter as the writer reads and uses it."""

import msgspec

from .compose import Compose
from .processes import wait_for
from .views import View, open_views

_READ = """
const text = element => element?.innerText.trim() ?? "";
return {
  headline: text(document.getElementById("headline")),
  summary: text(document.getElementById("summary")),
  busy: !document.getElementById("progress").hidden || !document.getElementById("headline").innerText
    || document.getElementById("content").childElementCount === 0,
  notes: every(".note").map(text),
  findings: every(".finding").map(item => ({
    severity: ["block", "warn", "hint"].find(name => item.classList.contains(name)),
    rule: item.dataset.rule ?? "",
    message: text(item.querySelector(".message")),
    excerpt: text(item.querySelector(".excerpt")),
    corrections: [...item.querySelectorAll(".corrections button")].map(text),
  })),
  buttons: every("#footer button").filter(seen).map(text),
};
"""


class Finding(msgspec.Struct, frozen=True):
    severity: str
    rule: str
    message: str
    excerpt: str
    corrections: list[str]


class Reading(msgspec.Struct, frozen=True):
    """Everything on the report page at one moment."""

    headline: str
    summary: str
    busy: bool
    notes: list[str]
    findings: list[Finding]
    buttons: list[str]

    @property
    def warnings(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity != "hint"]

    @property
    def rules(self) -> set[str]:
        return {finding.rule for finding in self.warnings}


class Report:
    """The report of one letter, in the popup at the button or in a window of its own."""

    def __init__(self, view: View) -> None:
        self.view = view

    def read(self) -> Reading:
        """What the page says, once the check that it shows is finished."""
        return wait_for("a finished report", self._finished, 20)

    def now(self) -> Reading:
        return msgspec.convert(self.view.run(_READ), Reading)

    def about(self, words: str) -> Finding:
        """The finding whose message or excerpt contains ``words``, once there is one."""

        def look() -> list[Finding]:
            return [f for f in self.read().findings if words in f.message or words in f.excerpt]

        return wait_for(f"a finding about «{words}»", look)[0]

    def becomes_clear(self) -> Reading:
        """What the page says, once nothing holds the letter any more."""

        def look() -> Reading | None:
            reading = self.read()
            return None if reading.warnings else reading

        return wait_for("a report without warnings", look)

    def jump(self, finding: Finding) -> None:
        """Press the finding itself: the editor shows its place."""
        self._press(finding, ".place")

    def correct(self, finding: Finding, correction: str) -> None:
        """Press a correction of the finding."""
        self._press(finding, ".corrections button", correction)

    def skip(self, finding: Finding) -> None:
        self._press(finding, ".actions button", "Пропустить")

    def add_to_dictionary(self, finding: Finding) -> None:
        self._press(finding, ".actions button", "Добавить в словарь")

    def why(self, finding: Finding) -> str:
        """Open the reason of the finding and return it."""
        self._press(finding, ".actions button[aria-expanded]")
        script = "return every('.finding')[index].querySelector('.why').innerText;"
        return str(self.view.run(script, index=self._index(finding)))

    def turn_off(self, finding: Finding) -> None:
        self.why(finding)
        self._press(finding, ".why button", "Не проверять")

    def press(self, name: str) -> None:
        """Press the button under the report whose name begins with ``name``."""
        self.view.click(name)

    def _finished(self) -> Reading | None:
        reading = self.now()
        return None if reading.busy else reading

    def _index(self, finding: Finding) -> int:
        return self.read().findings.index(finding)

    def _press(self, finding: Finding, selector: str, name: str = "") -> None:
        script = """
          const buttons = [...every(".finding")[index].querySelectorAll(selector)];
          const button = buttons.find(b => b.innerText.trim().startsWith(name));
          if (!button) { throw new Error("no such button: " + name); }
          button.click();
        """
        self.view.run(script, index=self._index(finding), selector=selector, name=name)


def report_of(letter: Compose, seconds: float = 10) -> Report:
    """The report at the button of the letter, once it is open."""
    return Report(letter.popup("popup/popup.html", seconds))


def report_window(letter: Compose, seconds: float = 10) -> Report:
    """The report in a window of its own, which stands in for the popup."""

    def look() -> list[View]:
        views = open_views(letter.thunderbird, "popup/popup.html")
        return [view for view in views if not view.in_panel and view.window != letter.id]

    return Report(wait_for("the window with the report", look, seconds)[0])


def card_window(letter: Compose, seconds: float = 10) -> Report:
    """The card of one finding in a window, opened with the keyboard, once it has the keys."""

    def look() -> Report | None:
        views = open_views(letter.thunderbird, "popup/popup.html")
        cards = [view for view in views if "card=" in view.url]
        is_ready = "return document.hasFocus() && every('.finding').length === 1;"
        return Report(cards[0]) if cards and cards[0].run(is_ready) else None

    return wait_for("the card", look, seconds)


def ask_for_report(letter: Compose) -> Report:
    """Press the button «Проверить письмо»."""
    letter.press_button()
    return report_of(letter)
