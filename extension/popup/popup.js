/** The report page: shows what the background sends, and sends back what the writer does. */
import { Texts } from "../lib/i18n.js";
import { ReportPage } from "./page.js";

/** Pixels of the window that explains a rule. */
const RULE_WINDOW = Object.freeze({ width: 640, height: 720 });

const texts = new Texts(messenger.i18n);
const tabOfWindow = new URLSearchParams(location.search).get("tab");

/** @returns {Promise<number>} */
async function composeTab() {
  if (tabOfWindow !== null) return Number(tabOfWindow);
  const [tab] = await messenger.tabs.query({ active: true, currentWindow: true });
  return Number(tab?.id);
}

texts.fill(document);
document.body.classList.toggle("window", tabOfWindow !== null);
const tabId = await composeTab();

/** @type {messenger.runtime.Port | null} */
let port = null;

/** Connects to the background; one that was suspended meanwhile wakes up. */
function connected() {
  if (port) return port;
  port = messenger.runtime.connect();
  port.onMessage.addListener((message) => page.receive(message));
  port.onDisconnect.addListener(() => (port = null));
  port.postMessage({ type: "watch", tabId });
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

const page = new ReportPage(
  document,
  texts,
  (message) => connected().postMessage(message),
  () => window.close(),
  explain,
);
connected();
