"""A real Thunderbird: started, driven through marionette, ended with all it started."""

import json
import os
import subprocess
import textwrap
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from marionette_driver.errors import MarionetteException
from marionette_driver.marionette import Marionette

from .display import Display
from .processes import end_group, free_port, wait_for
from .profile import Value, write_profile, write_profiles_ini

SECONDS_TO_START = 60
SECONDS_FOR_A_SCRIPT = 30

#: What every script in the chrome context may use.
_PRELUDE = """
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const { MailUtils } = ChromeUtils.importESModule("resource:///modules/MailUtils.sys.mjs");
const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
const windows = type => [...Services.wm.getEnumerator(type)];
const windowOf = id => {
  const found = windows(null).find(w => w.docShell.outerWindowID === id);
  if (!found) { throw new Error(`window ${id} is closed`); }
  return found;
};
const pause = ms => new Promise(r => Services.tm.dispatchToMainThread(() => {
  const timer = Cc["@mozilla.org/timer;1"].createInstance(Ci.nsITimer);
  timer.initWithCallback(() => { timer.cancel(); r(timer); }, ms, Ci.nsITimer.TYPE_ONE_SHOT);
}));
"""


class Thunderbird:
    """One running Thunderbird. ``home`` is its HOME, ``profile`` its profile folder."""

    def __init__(self, home: Path, display: Display, smtp_port: int) -> None:
        self.home = home
        self.profile = home / ".thunderbird" / "tests.default"
        self.display = display
        self._smtp_port = smtp_port
        self._process: subprocess.Popen[bytes] | None = None
        self._marionette: Marionette | None = None

    def prepare(self, preferences: Mapping[str, Value]) -> None:
        """Write the profile, before Thunderbird is started for the first time."""
        write_profiles_ini(self.home, self.profile)
        write_profile(self.profile, self._smtp_port, preferences)

    def start(self) -> None:
        port = free_port()
        write_profile(self.profile, self._smtp_port, {"marionette.port": port})
        command = ["thunderbird", "--profile", str(self.profile), "--no-remote"]
        command += ["--marionette", "-remote-allow-system-access"]
        with (self.home / "thunderbird.log").open("ab") as log:
            self._process = subprocess.Popen(
                command,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._marionette = Marionette(host="127.0.0.1", port=port)
        self._marionette.raise_for_port(timeout=SECONDS_TO_START)
        self._marionette.start_session(timeout=SECONDS_TO_START)
        self._marionette.timeout.script = SECONDS_FOR_A_SCRIPT
        self._marionette.set_context("chrome")
        wait_for("the mail window", lambda: self.chrome(_MAIL_WINDOW_READY), 30)

    def stop(self) -> None:
        """End Thunderbird as a user does; whatever is left after that is killed."""
        if self._process is None:
            return
        with suppress(MarionetteException, OSError):  # the answer is lost where it ends at once
            self.chrome("Services.startup.quit(Ci.nsIAppStartup.eForceQuit)")
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(8)
        end_group(self._process)
        self._process = None

    @contextmanager
    def restarted_with(self, preferences: Mapping[str, Value]) -> Iterator[None]:
        """Restart with other preferences; the former ones come back afterwards."""
        user_js = self.profile / "user.js"
        former = user_js.read_text(encoding="utf-8")
        self.stop()
        write_profile(self.profile, self._smtp_port, preferences)
        self.start()
        try:
            yield
        finally:
            self.stop()
            user_js.write_text(former, encoding="utf-8")
            self.start()

    def set_extension(self, extension: str, *, enabled: bool) -> None:
        """Switch an extension on or off, as in the list of add-ons."""
        self.chrome(
            """
            const addon = await AddonManager.getAddonByID(extension);
            await (enabled ? addon.enable() : addon.disable());
            """,
            extension=extension,
            enabled=enabled,
        )

    def answer_yes(self) -> None:
        """Accept the question that Thunderbird itself asks in a dialog."""
        wait_for("a question of Thunderbird", lambda: self._press_in_dialog("accept"))

    def cancel_dialogs(self) -> None:
        """Close the questions that a story has left open: they keep their windows open too."""
        while self._press_in_dialog("cancel"):
            pass

    def _press_in_dialog(self, name: str) -> bool:
        script = """
          const dialog = windows(null).find(w => w.location.href.endsWith("/commonDialog.xhtml"));
          if (dialog?.document.readyState !== "complete") { return false; }  // no buttons yet
          const button = dialog?.document.querySelector("dialog")?.getButton(name);
          if (!button || button.disabled) { return false; }
          button.click();
          return true;
        """
        return bool(self.chrome(script, name=name))

    def chrome(self, script: str, /, **values: Any) -> Any:
        """Run the body of an async function in Thunderbird itself.

        ``values`` are its variables; what it returns must be plain data. Raises
        MarionetteException where the script throws.
        """
        names = "".join(f"const {name} = _given[{json.dumps(name)}];\n" for name in values)
        body = textwrap.dedent(script)
        if "return" not in body and ";" not in body.strip().rstrip(";"):
            body = f"return ({body.strip().rstrip(';')});"
        source = (
            f"const _given = JSON.parse(arguments[0]);\n{names}{_PRELUDE}\n"
            f"return (async () => {{\n{body}\n}})().then(v => JSON.stringify(v ?? null));"
        )
        answer = self.marionette.execute_script(
            source, [json.dumps(values)], sandbox="system", new_sandbox=True
        )
        return json.loads(answer) if answer else None  # no answer: the program is ending

    @property
    def marionette(self) -> Marionette:
        assert self._marionette is not None, "Thunderbird is not running"
        return self._marionette

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            **self.display.env,
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "XDG_CACHE_HOME": str(self.home / ".cache"),
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            "XDG_DATA_HOME": str(self.home / ".local" / "share"),
            "MOZ_CRASHREPORTER_DISABLE": "1",
            "MOZ_DISABLE_AUTO_SAFE_MODE": "1",
            "NO_AT_BRIDGE": "1",
        }


_MAIL_WINDOW_READY = """
  const [main] = windows("mail:3pane");
  return main?.document.readyState === "complete" && main.gSpacesToolbar !== undefined;
"""


@contextmanager
def running_thunderbird(
    home: Path, display: Display, smtp_port: int, preferences: Mapping[str, Value]
) -> Iterator[Thunderbird]:
    """A Thunderbird with a fresh profile in ``home``."""
    thunderbird = Thunderbird(home, display, smtp_port)
    thunderbird.prepare(preferences)
    try:
        thunderbird.start()
        yield thunderbird
    finally:
        thunderbird.stop()
