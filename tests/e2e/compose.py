"""Compose windows, used as a writer uses them."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from .processes import wait_for
from .thunderbird import Thunderbird
from .views import View, open_views, wait_for_view

Answer = Literal["Reply", "ReplyAll", "ForwardInline", "ForwardAsAttachment"]
Folder = Literal["Drafts", "Templates"]

_OPENED = """
  const known = new Set(before);
  const opened = windows("msgcompose").filter(w => !known.has(w.docShell.outerWindowID));
  return opened.find(w => w.composeEditorReady)?.docShell.outerWindowID ?? null;
"""

_NEW = """
  const make = contract => Cc[contract].createInstance();
  const fields = make("@mozilla.org/messengercompose/composefields;1")
    .QueryInterface(Ci.nsIMsgCompFields);
  const params = make("@mozilla.org/messengercompose/composeparams;1")
    .QueryInterface(Ci.nsIMsgComposeParams);
  fields.to = to.join(", ");
  fields.subject = subject;
  if (body) { fields.body = body; }
  params.composeFields = fields;
  params.type = Ci.nsIMsgCompType.New;
  params.format = html ? Ci.nsIMsgCompFormat.HTML : Ci.nsIMsgCompFormat.PlainText;
  MailServices.compose.OpenComposeWindowWithParams(null, params);
"""

_INTO_FOLDER = """
  const root = MailServices.accounts.localFoldersServer.rootFolder
    .QueryInterface(Ci.nsIMsgLocalMailFolder);
  if (!root.containsChildNamed(folder)) { root.createLocalSubfolder(folder); }
  const local = root.getChildNamed(folder).QueryInterface(Ci.nsIMsgLocalMailFolder);
  return local.addMessage(raw).messageKey;
"""

_OPEN_MESSAGE = """
  const root = MailServices.accounts.localFoldersServer.rootFolder;
  const local = root.getChildNamed(folder);
  const header = local.GetMessageHeader(key);
  MailServices.compose.OpenComposeWindow(null, header, local.getUriForMsg(header),
    Ci.nsIMsgCompType[kind], html ? Ci.nsIMsgCompFormat.HTML : Ci.nsIMsgCompFormat.PlainText,
    MailServices.accounts.defaultAccount.defaultIdentity, null, null);
"""

#: Keys as the window system delivers them: keydown, keypress, keyup, each trusted.
_TYPE = """
  const window = windowOf(id);
  window.focus();
  window.GetCurrentEditorElement().focus();
  const tip = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
  tip.beginInputTransactionForTests(window);
  const special = { "\\n": ["Enter", 13] };
  for (const character of text) {
    const [key, keyCode] = special[character] ?? [character, 0];
    const event = new window.KeyboardEvent("", { key, code: keyCode ? key : "", keyCode });
    tip.keydown(event);
    tip.keyup(event);
  }
"""

#: What the Custom Highlight API paints in the editor, seen as the page itself sees it.
_UNDERLINED = """
  const view = Cu.waiveXrays(window.GetCurrentEditor().document.defaultView);
  return ["block", "warn", "hint"].flatMap(severity =>
    [...(view.CSS.highlights.get("pismovnik-" + severity) ?? [])]
      .map(range => [range.toString(), severity]));
"""

#: The middle of words of the letter, in pixels of the screen.
_PLACE_OF = """
  const view = window.GetCurrentEditor().document.defaultView;
  const range = view.document.createRange();
  const walker = view.document.createTreeWalker(view.document.body, 4);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at === -1) { continue; }
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + words.length);
  }
  if (range.collapsed) { throw new Error("no such words"); }
  if (select) {
    window.GetCurrentEditor().selection.removeAllRanges();
    window.GetCurrentEditor().selection.addRange(range);
  }
  const { left, top, width, height } = range.getBoundingClientRect();
  return [view.mozInnerScreenX + left + width / 2, view.mozInnerScreenY + top + height / 2]
    .map(pixels => Math.round(pixels * view.devicePixelRatio));
"""

_COMPOSE_URL = "chrome://messenger/content/messengercompose/messengercompose.xhtml"

_TAKE_BUTTON_AWAY = f"""
  const url = "{_COMPOSE_URL}";
  const before = Services.xulStore.getValue(url, "composeToolbar2", "currentset");
  const left = before.split(",").filter(id => !id.includes("pismovnik"));
  Services.xulStore.setValue(url, "composeToolbar2", "currentset", left.join(","));
  return before;
"""

#: Height of a window's title, in pixels.
TITLE_BAR = 18


class Compose:
    """One open compose window."""

    def __init__(self, thunderbird: Thunderbird, window: int) -> None:
        self.thunderbird = thunderbird
        self.id = window

    def chrome(self, script: str, /, **values: Any) -> Any:
        """Run a script that sees the compose window as ``window``."""
        source = f"const window = windowOf(id);\n{script}"
        return self.thunderbird.chrome(source, id=self.id, **values)

    # What the writer does

    def type(self, text: str) -> None:
        """Type into the body at the caret; a line feed is the Enter key."""
        self.thunderbird.chrome(_TYPE, id=self.id, text=text)

    def click_on(self, words: str) -> None:
        """Click on words of the letter with the mouse; where they stand twice, on the last."""
        self.activate()
        left, top = self.chrome(_PLACE_OF, words=words, select=False)
        self.thunderbird.display.click(left, top)

    def select(self, words: str) -> None:
        """Select words of the letter; where they stand twice, the last."""
        self.focus()
        self.chrome(_PLACE_OF, words=words, select=True)

    def put_caret(self, where: Literal["before", "behind"], words: str) -> None:
        self.select(words)
        self.chrome(
            """
            const { selection } = window.GetCurrentEditor();
            selection[before ? "collapseToStart" : "collapseToEnd"]();
            """,
            before=where == "before",
        )

    def command(self, name: str) -> None:
        """Do what a menu item or a button of the toolbar does, such as ``cmd_bold``."""
        self.focus()
        self.chrome("window.goDoCommand(name);", name=name)

    def paste(self, text: str) -> None:
        """Paste text from the clipboard at the caret."""
        self.focus()
        self.chrome(
            """
            Cc["@mozilla.org/widget/clipboardhelper;1"].getService(Ci.nsIClipboardHelper)
              .copyString(text);
            window.goDoCommand("cmd_paste");
            """,
            text=text,
        )

    def press(self, *keys: str) -> None:
        """Press keys of the keyboard in this window, such as ``ctrl+z``."""
        self.focus()
        self.thunderbird.display.keys(*keys)

    def activate(self) -> None:
        """Bring the window to the front, by a click on its title where that is needed."""
        keys_go_to = self.thunderbird.display.keys_go_to
        left, top, width, _ = self.area
        self.chrome("window.focus();")
        if not keys_go_to(left, top):
            self.thunderbird.display.click(left + width // 2, top + TITLE_BAR // 2)
        wait_for("the window at the front", lambda: keys_go_to(left, top))

    def move_to_the_right(self, width: int, height: int) -> None:
        """Lay the window against the right edge of the screen, so that its popup lies inside."""
        self.chrome(
            """
            window.resizeTo(width, height);
            window.moveTo(window.screen.availWidth - width, 0);
            """,
            width=width,
            height=height,
        )
        edge = self.chrome("return window.screen.availWidth;")
        wait_for("the new place", lambda: self.area[0] + self.area[2] == edge)

    @property
    def area(self) -> tuple[int, int, int, int]:
        """The window on the screen: left, top, width, height, in pixels."""
        left, top, width, height = self.chrome(
            """
            const { screenX, screenY, outerWidth, outerHeight, devicePixelRatio } = window;
            return [screenX, screenY, outerWidth, outerHeight].map(n => n * devicePixelRatio);
            """
        )
        return left, top, width, height

    def focus(self) -> None:
        """Put the caret back into the body."""
        self.activate()
        self.chrome("window.GetCurrentEditorElement().focus();")

    def set_subject(self, subject: str) -> None:
        self.chrome(
            """
            const field = window.document.getElementById("msgSubject");
            field.focus();
            field.value = subject;
            field.dispatchEvent(new window.Event("input", { bubbles: true }));
            """,
            subject=subject,
        )

    def add_recipients(self, *addresses: str) -> None:
        self.chrome(
            """
            const row = window.document.getElementById("addressRowTo");
            window.addressRowAddRecipientsArray(row, addresses);
            """,
            addresses=addresses,
        )

    def attach(self, file: Path) -> None:
        self.chrome(
            """
            const attachment = Cc["@mozilla.org/messengercompose/attachment;1"]
              .createInstance(Ci.nsIMsgAttachment);
            attachment.url = Services.io.newFileURI(new window.FileUtils.File(path)).spec;
            attachment.name = name;
            attachment.size = size;
            attachment.contentType = type;
            await window.AddAttachments([attachment]);
            """,
            path=str(file),
            name=file.name,
            size=file.stat().st_size,
            type=mimetypes.guess_type(file.name)[0] or "application/octet-stream",
        )

    def send(self) -> None:
        """Press the button «Отправить»."""
        self.activate()
        self.chrome("window.document.getElementById('button-send').click();")

    def save(self, folder: Folder) -> None:
        """Save as a draft or a template, and wait until it is in the folder."""
        command = {"Drafts": "cmd_saveAsDraft", "Templates": "cmd_saveAsTemplate"}[folder]
        before = self._count(folder)
        self.chrome("window.goDoCommand(command);", command=command)
        wait_for(f"the letter in {folder}", lambda: self._count(folder) > before)
        wait_for("the end of saving", lambda: not self.is_locked)

    def close(self) -> None:
        """Close the window, where it is still open, and throw the letter away."""
        self.thunderbird.chrome(
            """
            const window = windows("msgcompose").find(w => w.docShell.outerWindowID === id);
            if (!window) { return; }
            window.gContentChanged = false;
            window.gMsgCompose.bodyModified = false;
            window.close();
            """,
            id=self.id,
        )
        wait_for("the end of the window", lambda: not self.is_open)

    # What the writer sees

    @property
    def is_open(self) -> bool:
        return bool(
            self.thunderbird.chrome(
                "return windows(null).some(w => w.docShell.outerWindowID === id);", id=self.id
            )
        )

    @property
    def send_is_disabled(self) -> bool:
        return bool(self.chrome("return window.document.getElementById('button-send').disabled;"))

    @property
    def is_readonly(self) -> bool:
        """Whether the writer cannot type."""
        return bool(
            self.chrome(
                """
                const flags = window.GetCurrentEditor().flags;
                return Boolean(window.gWindowLocked || flags & Ci.nsIEditor.eEditorReadonlyMask);
                """
            )
        )

    @property
    def is_locked(self) -> bool:
        """Whether the writer can neither type nor send."""
        return self.is_readonly or self.send_is_disabled

    @property
    def text(self) -> str:
        """The body as the writer sees it."""
        return str(self.chrome("return window.GetCurrentEditor().document.body.innerText;"))

    @property
    def body(self) -> str:
        """The body with one line feed between paragraphs, as it was typed."""
        return "\n".join(line for line in self.text.split("\n") if line)

    @property
    def selection(self) -> str:
        """The words that are selected in the body."""
        return str(self.chrome("return window.GetCurrentEditor().selection.toString();"))

    @property
    def underlined(self) -> dict[str, str]:
        """The underlined words, each with the severity whose line it has."""
        return dict(self.chrome(_UNDERLINED))

    @property
    def has_focus(self) -> bool:
        """Whether the keys go into the body of this letter."""
        return bool(
            self.chrome(
                """
                return Services.focus.focusedWindow === window.GetCurrentEditorElement()
                  .contentWindow;
                """
            )
        )

    def popup(self, part: str = "popup", seconds: float = 10) -> View:
        """The report at the button of this window, once it is open."""
        return wait_for_view(self.thunderbird, part, self.id, seconds)

    @property
    def has_popup(self) -> bool:
        return bool(open_views(self.thunderbird, window=self.id))

    def dismiss_popup(self) -> None:
        """Close the report with the Escape key."""
        self.thunderbird.display.keys("Escape")
        wait_for("the end of the popup", lambda: not self.has_popup)

    def button(self) -> dict[str, Any]:
        """The state of the extension's button: ``label``, ``title`` and ``badge``; {} if removed."""
        return dict(
            self.chrome(
                """
                const button = window.document.querySelector(
                  "#composeToolbar2 .webextension-action");
                return button ? {
                  id: button.id,
                  label: button.getAttribute("label"),
                  title: button.getAttribute("tooltiptext"),
                  badge: button.getAttribute("badge") ?? "",
                } : {};
                """
            )
        )

    def press_button(self) -> None:
        """Press the extension's button in the toolbar with the mouse."""
        left, top = self.chrome(
            """
            window.focus();
            const button = window.document.querySelector("#composeToolbar2 .webextension-action");
            const { x, y, width, height } = button.getBoundingClientRect();
            const scale = window.devicePixelRatio;
            return [(window.mozInnerScreenX + x + width / 2) * scale,
                    (window.mozInnerScreenY + y + height / 2) * scale].map(Math.round);
            """
        )
        self.thunderbird.display.click(left, top)

    def _count(self, folder: Folder) -> int:
        return int(
            self.thunderbird.chrome(
                """
                const root = MailServices.accounts.localFoldersServer.rootFolder;
                return root.containsChildNamed(folder)
                  ? root.getChildNamed(folder).getTotalMessages(false) : 0;
                """,
                folder=folder,
            )
        )


class Desk:
    """Where the writer begins letters."""

    def __init__(self, thunderbird: Thunderbird) -> None:
        self.thunderbird = thunderbird

    def new(
        self,
        *,
        to: tuple[str, ...] = (),
        subject: str = "",
        body: str = "",
        html: bool = True,
    ) -> Compose:
        """Open a new letter. ``body`` is HTML where ``html`` is set, else plain text."""
        return self._opening(_NEW, to=to, subject=subject, body=body, html=html)

    def answer(self, raw: bytes, kind: Answer = "Reply", *, html: bool = True) -> Compose:
        """Put a letter into the inbox and answer it."""
        key = self._put("Inbox", raw)
        return self._opening(_OPEN_MESSAGE, folder="Inbox", key=key, kind=kind, html=html)

    def reopen(self, folder: Folder, *, html: bool = True) -> Compose:
        """Open the newest draft again, or begin a letter from the newest template."""
        key = self.thunderbird.chrome(
            """
            const root = MailServices.accounts.localFoldersServer.rootFolder;
            const keys = [...root.getChildNamed(folder).messages].map(m => m.messageKey);
            return Math.max(...keys);
            """,
            folder=folder,
        )
        kind = {"Drafts": "Draft", "Templates": "Template"}[folder]
        return self._opening(_OPEN_MESSAGE, folder=folder, key=key, kind=kind, html=html)

    @contextmanager
    def signature(self, text: str) -> Iterator[None]:
        """Give the writer a signature, which Thunderbird puts under new letters."""
        setting = """
          const identity = MailServices.accounts.defaultAccount.defaultIdentity;
          identity.htmlSigText = text;
        """
        self.thunderbird.chrome(setting, text=text)
        try:
            yield
        finally:
            self.clear()
            self.thunderbird.chrome(setting, text="")

    @contextmanager
    def toolbar_without_button(self) -> Iterator[None]:
        """The toolbar of a writer who has dragged the extension's button away."""
        before = self.thunderbird.chrome(_TAKE_BUTTON_AWAY)
        try:
            yield
        finally:
            self.clear()
            self.thunderbird.chrome(
                "Services.xulStore.setValue(url, 'composeToolbar2', 'currentset', before);",
                url=_COMPOSE_URL,
                before=before,
            )

    def open_letters(self) -> list[Compose]:
        found = self.thunderbird.chrome(
            "return windows('msgcompose').map(w => w.docShell.outerWindowID);"
        )
        return [Compose(self.thunderbird, window) for window in found]

    def clear(self) -> None:
        """Throw all open letters away, and close the reports in windows of their own."""
        self.thunderbird.cancel_dialogs()
        for letter in self.open_letters():
            letter.close()
        for view in open_views(self.thunderbird, "popup/popup.html"):
            if not view.in_panel:
                view.close()

    def _put(self, folder: str, raw: bytes) -> int:
        text = "From - Mon Jan  1 00:00:00 2024\n" + raw.decode("latin-1")
        return int(self.thunderbird.chrome(_INTO_FOLDER, folder=folder, raw=text))

    def _opening(self, script: str, **values: Any) -> Compose:
        before = [letter.id for letter in self.open_letters()]
        self.thunderbird.chrome(script, **values)
        window = wait_for(
            "the compose window", lambda: self.thunderbird.chrome(_OPENED, before=before), 20
        )
        return Compose(self.thunderbird, window)
