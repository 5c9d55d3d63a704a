/** The report page: shows what the background sends, and sends back what the writer does. */
import { Texts } from "../lib/i18n.js";
import { ReportPage } from "./page.js";

/** Pixels of the window that explains a rule. */
const RULE_WINDOW = Object.freeze({ width: 640, height: 720 });

/** Pixels of a window that showed one finding and is to show them all. */
const REPORT_HEIGHT = 640;

const texts = new Texts(messenger.i18n);
const query = new URLSearchParams(location.search);
const tabOfWindow = query.get("tab");
const card = query.get("card");

/** @returns {Promise<number>} */
async function composeTab() {
  if (tabOfWindow !== null) return Number(tabOfWindow);
  const [tab] = await messenger.tabs.query({ active: true, currentWindow: true });
  return Number(tab?.id);
}

texts.fill(document);
document.body.classList.toggle("window", tabOfWindow !== null);
const kind = tabOfWindow === null ? "popup" : card === null ? "window" : "card";
const tabId = await composeTab();

/** @type {messenger.runtime.Port | null} */
let port = null;

/** Connects to the background; one that was suspended meanwhile wakes up. */
function connected() {
  if (port) return port;
  port = messenger.runtime.connect();
  port.onMessage.addListener((message) => page.receive(message));
  port.onDisconnect.addListener(() => (port = null));
  port.postMessage({ type: "watch", tabId, kind });
  return port;
}

/**
 * In a window of its own: a tab would open behind the letter.
 *
 * @param {string} rule
 */
function explain(rule) {
  const url = messenger.runtime.getURL(`rule/rule.html?window&rule=${encodeURIComponent(rule)}`);
  void messenger.windows.create({ type: "popup", url, ...RULE_WINDOW });
}

/**
 * Gives the window of a card the height that its content needs.
 *
 * @param {boolean} isCard
 */
function fit(isCard) {
  if (kind !== "card") return;
  const height = isCard ? outerHeight - innerHeight + document.body.offsetHeight : REPORT_HEIGHT;
  if (height !== outerHeight) void messenger.windows.update(messenger.windows.WINDOW_ID_CURRENT, { height });
}

const page = new ReportPage(document, texts, {
  send: (message) => connected().postMessage(message),
  close: () => window.close(),
  explain,
  fit,
});
page.showCard(card);
connected();
