"""The options page and the page of a rule, as the writer reads and uses them."""

from typing import Any

import msgspec

from .processes import wait_for
from .product import EXTENSION
from .thunderbird import Thunderbird
from .views import View, background_of, open_views, wait_for_view

_READ = """
const control = document.getElementById(key);
const field = control.closest(".field");
const text = element => element && !element.hidden ? element.innerText.trim() : "";
return {
  value: control.value,
  shown: control.selectedOptions ? control.selectedOptions[0].innerText : control.value,
  disabled: control.disabled,
  items: [...field.querySelectorAll(".item")].map(item => item.firstChild.textContent),
  described: control.getAttribute("aria-describedby").split(" ")
    .map(id => text(document.getElementById(id))).filter(Boolean).join(" "),
  error: text(field.querySelector(".error")),
};
"""


class Reading(msgspec.Struct, frozen=True):
    """One setting as it stands on the page; ``described`` is what a screen reader adds."""

    value: str
    shown: str
    disabled: bool
    items: list[str]
    described: str
    error: str


class SettingsPage:
    def __init__(self, thunderbird: Thunderbird, view: View) -> None:
        self.view = view
        self._display = thunderbird.display
        shown = "return !document.getElementById('settings').hidden;"
        wait_for("the settings", lambda: view.run(shown), 30)

    def read(self, key: str) -> Reading:
        """How the setting of this key, such as «rules.spelling», stands."""
        return msgspec.convert(self.view.run(_READ, key=key), Reading)

    def mistakes(self) -> str:
        """What the page says of mistakes in the files; empty where it says nothing."""
        return str(
            self.view.run(
                "const m = document.getElementById('mistakes'); return m.hidden ? '' : m.innerText;"
            )
        )

    def go_to(self, key: str) -> None:
        """Bring the page to the front, by a click on its edge, and give the keys to a setting."""
        left, top, width, height = self.view.area
        self._display.click(left + width - 30, top + height // 2)
        wait_for("the page at the front", lambda: self.view.run("return document.hasFocus();"))
        self.view.run("document.getElementById(key).focus();", key=key)

    def choose(self, key: str, value: str) -> None:
        """Choose a value of a list, as its menu does."""
        script = """
          const select = document.getElementById(key);
          select.value = value;
          select.dispatchEvent(new Event("change", { bubbles: true }));
        """
        self.view.run(script, key=key, value=value)

    def is_saved(self) -> None:
        self.view.wait_for_text("Сохранено: действует со следующей проверки")


def open_settings(thunderbird: Thunderbird) -> SettingsPage:
    """Open the page as the list of add-ons does."""
    for view in open_views(thunderbird, "options/options.html"):
        view.close()
    background_of(thunderbird, EXTENSION).run("messenger.runtime.openOptionsPage();")
    return SettingsPage(thunderbird, wait_for_view(thunderbird, "options/options.html"))


def explanation(thunderbird: Thunderbird) -> dict[str, Any]:
    """The page of a rule that is open: its title, and how many letters good and bad it shows."""
    view = wait_for_view(thunderbird, "rule/rule.html")
    script = """
      return { title: document.getElementById("title").innerText,
        bad: every("#bad li").length, good: every("#good li").length, marked: every("mark").length };
    """
    return dict(wait_for("the letters", lambda: (said := view.run(script))["bad"] and said))
