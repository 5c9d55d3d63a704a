"""The pages of the extension: the report, the welcome page, the settings, wherever they show."""

import json
from typing import Any

from .processes import wait_for
from .thunderbird import Thunderbird

#: All browsers that show a page of an extension: tabs, panels at buttons, windows.
_FIND = """
  const found = [];
  for (const window of windows(null)) {
    for (const browser of window.document.querySelectorAll("browser")) {
      const url = browser.currentURI?.spec ?? "";
      if (!url.startsWith("moz-extension:")) { continue; }
      const panel = browser.closest("panel");
      if (panel && panel.state !== "open") { continue; }
      found.push({
        context: browser.browsingContext.id,
        url,
        window: window.docShell.outerWindowID,
        panel: Boolean(panel),
        ready: !browser.webProgress?.isLoadingDocument,
        left: Math.round(browser.screenX * window.devicePixelRatio),
        top: Math.round(browser.screenY * window.devicePixelRatio),
        width: Math.round(browser.clientWidth * window.devicePixelRatio),
        height: Math.round(browser.clientHeight * window.devicePixelRatio),
      });
    }
  }
  return found.filter(view => view.ready && view.url.includes(part)
    && (windowId === null || view.window === windowId));
"""

#: A script for a page runs in the page's own process, in the page's own world.
_RUN_INSIDE = """
  const context = BrowsingContext.get(contextId);
  if (!context?.currentWindowGlobal) { throw new Error("the page is closed"); }
  const actor = context.currentWindowGlobal.getActor("MarionetteCommands");
  return actor.executeScript(script, [JSON.stringify(data)], {
    timeout: 20000, sandboxName: null, newSandbox: true, async: false,
    file: "test", line: 0,
  });
"""

_PAGE_PRELUDE = """
const every = selector => [...document.querySelectorAll(selector)];
const seen = element => element.checkVisibility({ visibilityProperty: true });
const named = (role, name) => every(role).filter(seen).filter(element =>
  [element.getAttribute("aria-label"), element.innerText, element.title]
    .some(text => text && text.replace(/\\s+/g, " ").trim().startsWith(name)));
"""

BUTTONS = "button, a[href], summary, [role=button], input[type=button]"


class View:
    """An open page of the extension."""

    def __init__(self, thunderbird: Thunderbird, found: dict[str, Any]) -> None:
        self._thunderbird = thunderbird
        self.context: int = found["context"]
        self.url: str = found["url"]
        self.window: int = found["window"]
        self.in_panel: bool = found["panel"]
        self.area: tuple[int, int, int, int] = (
            found["left"],
            found["top"],
            found["width"],
            found["height"],
        )

    def run(self, script: str, /, **values: Any) -> Any:
        """Run the body of an async function in the page; it returns plain data."""
        names = "".join(f"const {name} = _given[{json.dumps(name)}];\n" for name in values)
        source = (
            f"const _given = JSON.parse(arguments[0]);\n{names}{_PAGE_PRELUDE}\n"
            f"return (async () => {{\n{script}\n}})().then(v => JSON.stringify(v ?? null));"
        )
        answer = self._thunderbird.chrome(
            _RUN_INSIDE, contextId=self.context, script=source, data=values
        )
        return json.loads(answer) if answer else None

    @property
    def text(self) -> str:
        """What a person can read on the page."""
        return str(self.run("return document.body.innerText;"))

    def wait_for_text(self, text: str, seconds: float = 10) -> None:
        wait_for(f"«{text}» on the page", lambda: text in self.text, seconds)

    def buttons(self, name: str = "") -> list[str]:
        """The names of the visible, enabled buttons that begin with ``name``."""
        script = "return named(role, name).filter(b => !b.disabled).map(b => b.innerText.trim());"
        return list(self.run(script, role=BUTTONS, name=name))

    def click(self, name: str, index: int = 0) -> None:
        """Press the button, link or summary whose name begins with ``name``."""
        wait_for(f"the button «{name}»", lambda: self.buttons(name))
        self.run("named(role, name)[index].click();", role=BUTTONS, name=name, index=index)

    def click_on(self, selector: str, index: int = 0) -> None:
        """Press the element at ``selector``."""
        wait_for(selector, lambda: self.run("return every(selector).length", selector=selector))
        self.run("every(selector)[index].click();", selector=selector, index=index)

    def close(self) -> None:
        """Close the window or the tab that shows the page."""
        self._thunderbird.chrome(
            """
            const window = windowOf(id);
            const tabs = window.document.getElementById("tabmail");
            const tab = tabs?.tabInfo.find(t => t.browser?.browsingContext?.id === context);
            if (tab) { tabs.closeTab(tab); } else { window.close(); }
            """,
            id=self.window,
            context=self.context,
        )
        wait_for("the end of the page", lambda: not self.is_open)

    @property
    def is_open(self) -> bool:
        return any(view.context == self.context for view in open_views(self._thunderbird))


def open_views(thunderbird: Thunderbird, part: str = "", window: int | None = None) -> list[View]:
    """The pages whose address contains ``part``, in ``window`` or anywhere."""
    found = thunderbird.chrome(_FIND, part=part, windowId=window)
    return [View(thunderbird, view) for view in found]


def wait_for_view(
    thunderbird: Thunderbird, part: str, window: int | None = None, seconds: float = 10
) -> View:
    """The page, once it is shown and loaded."""
    look = lambda: open_views(thunderbird, part, window)  # noqa: E731
    return wait_for(f"the page {part}", look, seconds)[0]


def background_of(thunderbird: Thunderbird, extension: str) -> View:
    """The page of the extension that nobody sees."""
    found = thunderbird.chrome(
        """
        const { extension } = WebExtensionPolicy.getByID(id);
        for (const view of extension.views) {
          if (view.viewType !== "background") { continue; }
          return {
            context: view.xulBrowser.browsingContext.id, url: view.uri.spec,
            window: 0, panel: false, left: 0, top: 0, width: 0, height: 0,
          };
        }
        return null;
        """,
        id=extension,
    )
    assert found, "the background of the extension sleeps"
    return View(thunderbird, found)
