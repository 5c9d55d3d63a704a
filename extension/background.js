/** Wires Thunderbird's events to the modules; decides nothing itself. */
import { ActionButton } from "./lib/action.js";
import { Cards } from "./lib/card.js";
import { Checker, keyOf } from "./lib/checker.js";
import { Compose } from "./lib/compose.js";
import { HostConnection } from "./lib/connection.js";
import { Drafts } from "./lib/drafts.js";
import { Guard } from "./lib/guard.js";
import { answerPage } from "./lib/pages.js";
import { Texts } from "./lib/i18n.js";
import { Lifetime } from "./lib/lifetime.js";
import { Panel } from "./lib/panel.js";
import { Precheck } from "./lib/precheck.js";
import { Underlines } from "./lib/underlines.js";

const texts = new Texts(messenger.i18n);
const connection = new HostConnection(() => messenger.runtime.connectNative("pismovnik"), {
  clientVersion: messenger.runtime.getManifest().version,
  locale: texts.locale,
});
const compose = new Compose(messenger);
const lifetime = new Lifetime(connection, () => compose.openTabs());
const host = {
  /** @type {(type: string, fields?: object) => Promise<any>} */
  request(type, fields) {
    lifetime.prolong();
    return connection.request(type, fields);
  },
};
const drafts = new Drafts(messenger.storage.session);
const checker = new Checker(compose, host, drafts, texts.locale);
const button = new ActionButton(messenger, texts);
const guard = new Guard(compose, checker, drafts, openReport);
const panel = new Panel({ checker, compose, drafts, guard, host, locale: texts.locale });
const precheck = new Precheck((tabId) => checker.check(tabId));
const cards = new Cards(messenger, { button, compose, panel });
const underlines = new Underlines(compose);

/** @param {number} tabId */
function openReport(tabId) {
  panel.showAll(tabId);
  void button.openReport(tabId, () => panel.isShown(tabId, "popup", "window"));
}

/** After the policy has changed every letter is to be checked anew. */
async function outdateReports() {
  for (const tabId of await compose.openTabs()) {
    await checker.outdate(tabId);
    precheck.changed(tabId);
  }
}

drafts.onChange((tabId, state) => void button.update(tabId, state));
drafts.onChange((tabId, state) => void underlines.update(tabId, state));

/** @type {(tab: messenger.tabs.Tab, details: Record<string, any>) => Promise<{cancel?: true}>} */
const beforeSend = ({ id }, details) => guard.beforeSend(Number(id), details);
// The type package does not know that the listener may answer with a promise.
messenger.compose.onBeforeSend.addListener(/** @type {any} */ (beforeSend));
messenger.compose.onIdentityChanged.addListener(({ id }) => precheck.changed(Number(id)));
messenger.compose.onComposeStateChanged.addListener(({ id }) => precheck.changed(Number(id)));
messenger.compose.onAttachmentAdded.addListener(({ id }) => precheck.changed(Number(id)));
messenger.compose.onAttachmentRemoved.addListener(({ id }) => precheck.changed(Number(id)));

messenger.runtime.onConnect.addListener((port) => panel.connect(port));
/** @type {Record<string, (tabId: number, message: any) => unknown>} what the editors tell */
const ON_NEWS = {
  opened(tabId) {
    // The host loads while the first words are written. Where it is missing, the first check tells.
    lifetime.prolong();
    connection.open().catch(() => {});
    underlines.forget(tabId);
    void drafts.get(tabId).then((state) => underlines.update(tabId, state));
  },
  edited: (tabId) => precheck.edited(tabId),
  card: (tabId, { at }) => cards.openAtButton(tabId, at),
  no_card: (tabId) => panel.closeCard(tabId),
};
messenger.runtime.onMessage.addListener((message, { tab }) => {
  if (!(message.type in ON_NEWS)) return answerPage(host, message, outdateReports);
  void ON_NEWS[message.type](Number(tab?.id), message);
  return undefined;
});
messenger.commands.onCommand.addListener((command, tab) => {
  if (command === "next-finding") void cards.openNext(tab);
  else if (tab?.type === "messageCompose") void button.openWindow(Number(tab.id));
});
messenger.tabs.onRemoved.addListener((tabId) => {
  precheck.forget(tabId);
  checker.forget(tabId);
  panel.forget(tabId);
  underlines.forget(tabId);
  cards.forget(tabId);
  void drafts.forget(tabId);
  lifetime.prolong();
  if (connection.isOpen) host.request("forget", { draftKey: keyOf(tabId) }).catch(() => {});
});
messenger.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") void messenger.tabs.create({ url: "welcome/welcome.html" });
});

void compose.install();
