import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";

import { JSDOM } from "jsdom";

import { Texts } from "../../../extension/lib/i18n.js";
import { ReportPage } from "../../../extension/popup/page.js";
import { finding } from "./support.mjs";

const ROOT = new URL("../../../extension/", import.meta.url);
const HTML = readFileSync(new URL("popup/popup.html", ROOT), "utf8");
const MESSAGES = JSON.parse(readFileSync(new URL("_locales/ru/messages.json", ROOT), "utf8"));

const texts = new Texts({
  getMessage: (key, values) => {
    assert.ok(key in MESSAGES, key);
    return MESSAGES[key].message.replace("$1", /** @type {string[]} */ (values)[0] ?? "");
  },
});

const PLACE = { block: 0, start: 0, end: 6, before: "", words: "договр", after: "" };

/** @param {object} [parts] */
const shown = (parts = {}) => ({
  ...finding(),
  place: null,
  id: 0,
  title: "У письма есть тема",
  why: "Так его находят.",
  slide: 7,
  canTurnOff: true,
  canSkip: true,
  ...parts,
});

/** @param {object} [parts] */
const view = (parts = {}) => ({
  stage: "checked",
  hash: "h",
  held: false,
  send: "no",
  failure: null,
  problems: [],
  isComplete: true,
  omitted: 0,
  skipped: 0,
  underlines: "on",
  groups: [],
  ...parts,
});

/** @param {...object} findings */
const warnings = (...findings) => [{ severity: "warn", findings: findings.map((parts, id) => shown({ id, ...parts })) }];

/** @type {object[]} */
let sent;
let closed = 0;
/** @type {string[]} rules whose page was opened */
let explained;
/** @type {boolean[]} for what the window was fitted: a card or the report */
let fitted;
/** @type {ReportPage} */
let page;

beforeEach(() => {
  const { window } = new JSDOM(HTML);
  Object.assign(globalThis, { document: window.document });
  sent = [];
  closed = 0;
  explained = [];
  fitted = [];
  page = new ReportPage(window.document, texts, {
    send: (message) => sent.push(message),
    close: () => (closed += 1),
    explain: (rule) => explained.push(rule),
    fit: (isCard) => fitted.push(isCard),
  });
});

/** @param {object} shownView */
const show = (shownView) => page.receive({ type: "view", view: shownView });

/** @param {string} selector */
const all = (selector) => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]);

/** @param {string} name */
const press = (name) => {
  const found = all("button").find(({ textContent }) => textContent?.startsWith(name));
  assert.ok(found, `no button «${name}»`);
  found.click();
};

/** @param {string} key */
const type = (key) => {
  const { KeyboardEvent } = /** @type {any} */ (document.defaultView);
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
};

const headline = () => document.getElementById("headline")?.textContent;

test("a letter without findings: all is well, and nothing to decide", () => {
  show(view());
  assert.equal(headline(), "Всё в порядке");
  assert.deepEqual(all("footer button"), []);
});

test("the same, held while it was mended: one button sends it", () => {
  show(view({ held: true, send: "clear" }));
  press("Отправить");
  assert.deepEqual(sent, [{ type: "send", hash: "h" }]);
});

test("a held letter says so; the button names what it does", () => {
  show(view({ held: true, send: "anyway", groups: warnings({}) }));
  assert.equal(headline(), "Письмо пока не отправлено");
  assert.equal(document.getElementById("summary")?.textContent, "1 предупреждение");
  press("Отправить всё равно");
  assert.deepEqual(sent, [{ type: "send", hash: "h" }]);
});

test("a letter that is not held cannot be sent from here", () => {
  show(view({ groups: warnings({}) }));
  assert.equal(all("footer button").length, 0);
});

test("a ban offers neither to skip nor to send", () => {
  const groups = [{ severity: "block", findings: [shown({ severity: "block", canSkip: false, canTurnOff: false })] }];
  show(view({ held: true, groups }));
  const names = all("button").map(({ textContent }) => textContent);
  assert.deepEqual(names, ["Почему?", "Подробнее", "Вернуться к письму"]);
});

test("a failure: one sentence, a cure, to try again or to send unchecked", () => {
  show(view({ stage: "failed", held: true, send: "unchecked", failure: "missing", isComplete: false }));
  assert.equal(headline(), "Письмо не проверено");
  assert.match(document.body.textContent ?? "", /не установлена.*install\.py/s);
  press("Отправить без проверки");
  press("Повторить");
  assert.deepEqual(sent, [{ type: "send", hash: "h" }, { type: "check" }]);
});

test("a part that was not checked is told, beside what was found", () => {
  show(view({ held: true, send: "unchecked", isComplete: false, problems: ["Орфография не проверена."], groups: warnings({}) }));
  assert.equal(document.querySelector(".note")?.textContent, "Орфография не проверена.");
  assert.equal(all(".finding").length, 1);
});

test("each thing that may be done with a finding is sent with its number", () => {
  show(view({ groups: warnings({}, { id: 4, place: PLACE, replacements: ["договор"], word: "договр" }) }));
  all(".place")[1].click();
  press("договор");
  all(".finding")[1].querySelectorAll("button");
  for (const name of ["Пропустить", "Добавить", "Не проверять"]) {
    const buttons = all(".finding:nth-child(2) button");
    buttons.find(({ textContent }) => textContent?.startsWith(name))?.click();
  }
  assert.deepEqual(sent, [
    { type: "select", id: 4 },
    { type: "replace", id: 4, replacement: "договор" },
    { type: "skip", id: 4 },
    { type: "addWord", id: 4 },
    { type: "turnOff", id: 4 },
  ]);
});

test("the reason is one click away and stays open when the report is shown anew", () => {
  show(view({ groups: warnings({}) }));
  const why = () => /** @type {HTMLElement} */ (document.querySelector(".why"));
  assert.equal(why().hidden, true);
  press("Почему?");
  assert.equal(why().hidden, false);
  assert.match(why().textContent ?? "", /Так его находят.*Слайд 7 · subject\.missing/);
  show(view({ groups: warnings({}), skipped: 1 }));
  assert.equal(why().hidden, false);
});

test("from the reason a button leads to the page of the rule", () => {
  show(view({ groups: warnings({}) }));
  press("Почему?");
  press("Подробнее");
  assert.deepEqual(explained, ["subject.missing"]);
  assert.deepEqual(sent, []);
});

test("what comes from a letter is text, never markup", () => {
  const evil = "<img src=x onerror=alert(1)><b>";
  show(
    view({
      problems: [evil],
      groups: warnings({ message: evil, excerpt: evil, title: evil, why: evil, place: PLACE, replacements: [evil], word: evil }),
    }),
  );
  assert.equal(all("main img, main b").length, 0);
  assert.ok(all(".message")[0].textContent?.includes(evil));
});

test("arrows go from finding to finding, Escape closes", () => {
  show(view({ groups: warnings({}, {}, {}) }));
  const focused = () => all(".place").indexOf(/** @type {HTMLElement} */ (document.activeElement));
  type("ArrowDown");
  assert.equal(focused(), 0);
  type("ArrowDown");
  type("ArrowDown");
  type("ArrowDown");
  assert.equal(focused(), 2);
  type("ArrowUp");
  assert.equal(focused(), 1);
  type("Escape");
  assert.equal(closed, 1);
});

test("when a finding is gone the focus stays in the report", () => {
  show(view({ groups: warnings({}, {}) }));
  type("ArrowUp");
  show(view({ groups: warnings({}) }));
  assert.equal(document.activeElement, all(".place")[0]);
  show(view());
  assert.equal(document.activeElement?.id, "headline");
});

test("every control has a name, and the outcome is announced", () => {
  show(view({ held: true, send: "anyway", groups: warnings({ place: PLACE, replacements: ["", "договор"] }) }));
  for (const control of all("button")) assert.ok(control.getAttribute("aria-label") ?? control.textContent);
  assert.match(document.querySelector("[role=status]")?.textContent ?? "", /не отправлено.*1 предупреждение/);
});

test("a check that is quickly done shows no progress, a longer one does", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const progress = () => document.getElementById("progress")?.hidden === false;
  show(view());
  show(view({ stage: "checking" }));
  t.mock.timers.tick(200);
  assert.equal(progress(), false);
  t.mock.timers.tick(200);
  assert.equal(progress(), true);
  show(view({ groups: warnings({}) }));
  assert.equal(progress(), false);
  assert.equal(document.getElementById("summary")?.textContent, "1 предупреждение");
});

test("after a check that found the same, the page says so again", () => {
  show(view({ groups: warnings({}) }));
  page.receive({ type: "notice", key: "text_changed" });
  assert.match(document.getElementById("summary")?.textContent ?? "", /изменился/);
});

test("the background closes the page", () => {
  page.receive({ type: "close" });
  assert.equal(closed, 1);
});

const TWO = warnings(
  { fingerprint: "a", place: PLACE, replacements: ["договор"] },
  { fingerprint: "b", place: PLACE, message: "Второе." },
);

test("a card shows one finding, with the way to all of them", () => {
  page.showCard("b");
  show(view({ groups: TWO }));
  assert.deepEqual(all(".message").map(({ textContent }) => textContent), ["Второе."]);
  assert.equal(headline(), "Стоит исправить");
  assert.equal(document.querySelector("#headline span")?.className, "heading-warn");
  press("Все замечания");
  assert.equal(all(".finding").length, 2);
  assert.deepEqual(fitted, [true, false]);
});

test("a card shows what is known while a check runs, and closes when its finding is gone", () => {
  page.showCard("a");
  show(view({ stage: "checking", groups: TWO }));
  assert.equal(all(".finding").length, 1);
  show(view({ stage: "checking" }));
  assert.equal(closed, 0);
  show(view({ groups: [] }));
  assert.equal(closed, 1);
});

test("a card in a window has the focus on the first correction, or on the finding", () => {
  document.body.classList.add("window");
  page.showCard("a");
  show(view({ groups: TWO }));
  assert.equal(document.activeElement?.textContent, "договор");
  page.receive({ type: "card", fingerprint: "b" });
  assert.equal(document.activeElement?.className, "place");
});

test("a card that is shown anew with the same finding keeps the focus where it is", () => {
  document.body.classList.add("window");
  page.showCard("a");
  show(view({ groups: TWO }));
  const skip = all("button").find(({ textContent }) => textContent === "Пропустить");
  skip?.focus();
  show(view({ groups: TWO, hash: "newer" }));
  assert.equal(document.activeElement, skip);
});

test("a change of the letter closes a card, not the report", () => {
  show(view({ groups: TWO }));
  page.receive({ type: "close_card" });
  assert.equal(closed, 0);
  page.receive({ type: "card", fingerprint: "a" });
  page.receive({ type: "close_card" });
  assert.equal(closed, 1);
});

test("a word that was changed meanwhile turns the card into the report, which says so", () => {
  page.showCard("a");
  show(view({ groups: TWO }));
  page.receive({ type: "notice", key: "text_changed" });
  assert.equal(all(".finding").length, 2);
  assert.match(document.getElementById("summary")?.textContent ?? "", /изменился/);
});

test("a letter that could not be checked has no card", () => {
  page.showCard("a");
  show(view({ stage: "failed", failure: "missing" }));
  assert.equal(headline(), "Письмо не проверено");
});

test("the lines are switched off on a card, and on again there and in the report", () => {
  page.showCard("a");
  show(view({ groups: TWO }));
  press("Не подчёркивать");
  show(view({ groups: TWO, underlines: "off" }));
  press("Подчёркивать");
  press("Все замечания");
  press("Подчёркивать");
  const [off, on] = [{ type: "underline", isOn: false }, { type: "underline", isOn: true }];
  assert.deepEqual(sent, [off, on, on]);
  show(view({ groups: TWO, underlines: "never" }));
  assert.equal(all(".underline").length, 0);
});
