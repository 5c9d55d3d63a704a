"""A fresh home and Thunderbird profile with one account that sends to the sink."""

import json
from collections.abc import Mapping
from pathlib import Path

Value = str | int | bool

WRITER = "Анна Смирнова"
WRITER_ADDRESS = "smirnova@vega.example"

PREFERENCES: dict[str, Value] = {
    "mail.accountmanager.accounts": "account1,account2",
    "mail.accountmanager.defaultaccount": "account1",
    "mail.accountmanager.localfoldersserver": "server2",
    "mail.account.account1.server": "server1",
    "mail.account.account1.identities": "id1",
    "mail.account.account2.server": "server2",
    # Never asked for mail: only an account that can receive may be the default one.
    "mail.server.server1.type": "pop3",
    "mail.server.server1.hostname": "127.0.0.1",
    "mail.server.server1.userName": "smirnova",
    "mail.server.server1.name": WRITER_ADDRESS,
    "mail.server.server1.check_new_mail": False,
    "mail.server.server1.login_at_startup": False,
    "mail.server.server2.type": "none",
    "mail.server.server2.hostname": "Local Folders",
    "mail.server.server2.userName": "nobody",
    "mail.server.server2.name": "Local Folders",
    "mail.identity.id1.fullName": WRITER,
    "mail.identity.id1.useremail": WRITER_ADDRESS,
    "mail.identity.id1.smtpServer": "smtp1",
    "mail.identity.id1.valid": True,
    "mail.identity.id1.compose_html": True,
    "mail.identity.id1.fcc": False,
    "mail.identity.id1.draft_folder": "mailbox://nobody@Local%20Folders/Drafts",
    "mail.identity.id1.stationery_folder": "mailbox://nobody@Local%20Folders/Templates",
    "mail.identity.id1.reply_on_top": 1,
    "mail.smtpservers": "smtp1",
    "mail.smtp.defaultserver": "smtp1",
    "mail.smtpserver.smtp1.hostname": "127.0.0.1",
    "mail.smtpserver.smtp1.authMethod": 1,
    "mail.smtpserver.smtp1.try_ssl": 0,
    "mail.smtpserver.smtp1.username": "",
    # Nothing may ask, greet or reach for the network.
    "app.update.enabled": False,
    "app.donation.eoy.version.viewed": 999,
    "browser.shell.checkDefaultClient": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "datareporting.healthreport.uploadEnabled": False,
    "extensions.update.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "mail.provider.suppress_dialog_on_startup": True,
    "mail.rights.version": 1,
    "mail.shell.checkDefaultClient": False,
    "mail.spam.version": 1,
    "mail.winsearch.firstRunDone": True,
    "mail.warn_on_send_accel_key": False,
    "mailnews.start_page.enabled": False,
    "mailnews.start_page_override.mstone": "ignore",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.type": 0,
    "services.settings.server": "data:,#no-remote-settings",
    "toolkit.telemetry.enabled": False,
    # The writer's habits that the stories count on.
    "mail.compose.attachment_reminder": False,
    "mail.compose.autosave": False,
    "mail.compose.default_to_paragraph": True,
    "mail.compose.warn_public_recipients.aggressive": False,
    "mail.compose.warn_public_recipients.threshold": 1000,
    "mail.SpellCheckBeforeSend": False,
    "mail.spellcheck.inline": False,
}


def write_profile(profile: Path, smtp_port: int, more: Mapping[str, Value]) -> None:
    """Write ``user.js``; ``more`` overrides the preferences above."""
    preferences = {**PREFERENCES, "mail.smtpserver.smtp1.port": smtp_port, **more}
    profile.mkdir(parents=True, exist_ok=True)
    with (profile / "user.js").open("a", encoding="utf-8") as file:
        for name, value in preferences.items():
            file.write(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n")


def write_profiles_ini(home: Path, profile: Path) -> None:
    """Make ``profile`` the one that Thunderbird, and the installer, find in this home."""
    folder = home / ".thunderbird"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "profiles.ini").write_text(
        "[General]\nStartWithLastProfile=1\nVersion=2\n\n"
        f"[Profile0]\nName=default\nIsRelative=0\nPath={profile}\nDefault=1\n",
        encoding="utf-8",
    )
