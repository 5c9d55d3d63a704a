import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { ActionButton } from "../../../extension/lib/action.js";
import { Failure } from "../../../extension/lib/failure.js";
import { answerPage } from "../../../extension/lib/pages.js";
import { checkResult, finding, TAB } from "./support.mjs";

/** @type {unknown[][]} */
let calls;
/** @type {() => Promise<boolean>} */
let openPopup;
/** @type {ActionButton} */
let button;
let windowIsOpen = true;
let letterIsOpen = true;

beforeEach(() => {
  calls = [];
  windowIsOpen = true;
  letterIsOpen = true;
  /** @type {(name: string) => (...args: unknown[]) => Promise<any>} */
  const record = (name) => async (...args) => void calls.push([name, ...args]);
  /** @type {any} */
  const api = {
    tabs: {
      get: async () => {
        if (!letterIsOpen) throw new Error("no such tab");
        return { windowId: 3 };
      },
    },
    windows: {
      get: async () => ({ left: 100, top: 50, width: 800 }),
      create: async (/** @type {unknown} */ details) => calls.push(["create", details]) && { id: 9 },
      update: async (/** @type {number} */ id) => {
        if (!windowIsOpen) throw new Error("no such window");
        calls.push(["focus", id]);
      },
    },
    composeAction: {
      openPopup: () => openPopup(),
      setBadgeText: record("text"),
      setBadgeBackgroundColor: record("color"),
      setTitle: record("title"),
    },
  };
  /** @type {any} */
  const texts = {
    get: (/** @type {string} */ key) => key,
    plural: (/** @type {string} */ key, /** @type {number} */ count) => `${key} ${count}`,
  };
  Object.assign(globalThis, { screen: { availWidth: 1200 } });
  button = new ActionButton(api, texts);
});

const WINDOW = ["create", { type: "popup", url: `popup/popup.html?tab=${TAB}`, width: 480, height: 640, left: 720, top: 50 }];

const never = async () => assert.fail("nothing was changed");

test("the report opens at the button", async () => {
  let isShown = false;
  openPopup = async () => (isShown = true);
  await button.openReport(TAB, () => isShown);
  assert.deepEqual(calls, []);
});

test("where the button was removed the report opens in a window beside the letter", async () => {
  openPopup = async () => false;
  await button.openReport(TAB, () => false);
  assert.deepEqual(calls, [WINDOW]);
});

test("the same where opening fails, or the popup never shows itself", { timeout: 10_000 }, async () => {
  openPopup = async () => {
    throw new Error("not now");
  };
  await button.openReport(TAB, () => false);
  openPopup = async () => true;
  await button.openReport(TAB + 1, () => false);
  assert.equal(calls.length, 2);
});

test("no report opens for a letter that was closed meanwhile", async () => {
  openPopup = async () => (letterIsOpen = false);
  await button.openReport(TAB, () => false);
  assert.deepEqual(calls, []);
});

test("an open window of the report comes to the front instead of a second one", async () => {
  await button.openWindow(TAB);
  await button.openWindow(TAB);
  await button.openReport(TAB, () => true);
  assert.deepEqual(calls, [WINDOW, ["focus", 9], ["focus", 9]]);
  windowIsOpen = false;
  await button.openWindow(TAB);
  assert.deepEqual(calls.at(-1), WINDOW);
});

/** @param {object} parts */
const state = (parts) => /** @type {any} */ ({ stage: "checked", skipped: [], report: null, failure: null, ...parts });

test("the badge shows how many findings hold the letter", async () => {
  const { findings } = checkResult([finding(), finding({ severity: "hint" }), finding({ severity: "block" })]);
  await button.update(TAB, state({ report: { findings } }));
  assert.deepEqual(calls[0], ["text", { tabId: TAB, text: "2" }]);
  assert.deepEqual(calls[2], ["title", { tabId: TAB, title: "badge_warnings 2" }]);
});

test("the badge is empty for a clear letter, tells a failure, and stays during a check", async () => {
  await button.update(TAB, state({ report: { findings: [] } }));
  assert.deepEqual(calls[0], ["text", { tabId: TAB, text: "" }]);
  calls = [];
  await button.update(TAB, state({ stage: "failed", failure: "died" }));
  assert.deepEqual(calls[0], ["text", { tabId: TAB, text: "!" }]);
  calls = [];
  await button.update(TAB, state({ stage: "checking" }));
  assert.deepEqual(calls, []);
});

test("the pages may ask the host for the doctor and the settings, and for nothing else", async () => {
  const host = { request: async (/** @type {string} */ type) => ({ type }) };
  assert.deepEqual(await answerPage(host, { type: "ask", request: "doctor" }, never), { result: { type: "doctor" } });
  assert.equal(answerPage(host, { type: "ask", request: "check" }, never), undefined);
  assert.equal(answerPage(host, { type: "watch" }, never), undefined);
});

test("after a change of the policy every report is outdated before the page has its answer", async () => {
  let outdated = 0;
  const host = { request: async () => ({ type: "settings" }) };
  const changed = async () => void (outdated += 1);
  for (const request of ["set_setting", "add_item", "remove_item", "settings"]) {
    await answerPage(host, { type: "ask", request, fields: {} }, changed);
  }
  assert.equal(outdated, 3);
});

test("a page learns why the host does not answer, in the host's own words", async () => {
  const host = {
    request: async () => {
      throw new Failure("settingInvalid", "Ожидается время.");
    },
  };
  const answer = await answerPage(host, { type: "ask", request: "set_setting" }, never);
  assert.deepEqual(answer, { failure: "settingInvalid", detail: "Ожидается время." });
});
