import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Panel } from "../../../extension/lib/panel.js";
import { checkResult, fakeEvent, finding, letter, TAB, World } from "./support.mjs";

/** @type {World} */
let world;
/** @type {any[]} what the page was told */
let told;
/** @type {unknown[][]} what was done in the window */
let done;
/** @type {any[]} requests to the host besides checks */
let asked;
let placesAreThere = true;
/** @type {ReturnType<typeof fakeEvent>} */
let says;
/** @type {Panel} */
let panel;

const WORD = finding({ rule: "spelling", block: 0, start: 0, end: 1, replacements: ["Ъ"], word: "слово", fingerprint: "w" });

beforeEach(() => {
  told = [];
  done = [];
  asked = [];
  placesAreThere = true;
  world = new World((request) => {
    if (request.type === "check") return checkResult([WORD, finding()]);
    if (request.type === "hello") return undefined;
    asked.push(request);
    return { type: "settings", settings: [], rules: [], systemFile: "", userFile: "", problems: [] };
  });
  /** @type {any} */
  const compose = {
    ...world.compose,
    select: async (/** @type {unknown[]} */ ...args) => done.push(["select", ...args]) > 0 && placesAreThere,
    replace: async (/** @type {unknown[]} */ ...args) => done.push(["replace", ...args]) > 0 && placesAreThere,
    send: async (/** @type {number} */ tabId) => done.push(["send", tabId]),
  };
  const { checker, drafts, guard, connection } = world;
  panel = new Panel({ checker, compose, drafts, guard, host: connection, locale: "en" });
  says = fakeEvent();
  const gone = fakeEvent();
  panel.connect({ postMessage: (message) => told.push(structuredClone(message)), onMessage: says, onDisconnect: gone });
});

/**
 * Says something as the page and waits until all that follows from it has happened.
 *
 * @param {object} message
 */
async function say(message) {
  const happened = () => told.length + done.length + asked.length;
  says.fire(message);
  let before;
  do {
    before = happened();
    await new Promise((resolve) => setTimeout(resolve, 30));
  } while (happened() !== before || ["idle", "checking"].includes((await world.state()).stage));
}

const lastView = () => told.filter(({ type }) => type === "view").at(-1).view;

test("a page that opens sees the letter checked", async () => {
  await say({ type: "watch", tabId: TAB, kind: "popup" });
  assert.equal(panel.isShown(TAB, "popup"), true);
  assert.equal(panel.isShown(TAB, "window", "card"), false);
  assert.equal(lastView().stage, "checked");
  assert.equal(lastView().held, false);
});

test("a page opened by Send shows the held letter without another check", async () => {
  await world.send();
  const [port] = world.ports;
  const checks = () => port.received.filter(({ type }) => type === "check").length;
  await say({ type: "watch", tabId: TAB, kind: "popup" });
  assert.equal(checks(), 1);
  assert.equal(lastView().send, "anyway");
});

test("a letter changed since it was held is no longer held", async () => {
  await world.send();
  world.details = letter("<p>Иначе.</p>");
  await say({ type: "watch", tabId: TAB, kind: "popup" });
  assert.equal(lastView().held, false);
  assert.equal(lastView().send, "no");
});

test("a jump and a correction go to the place of their finding", async () => {
  await say({ type: "watch", tabId: TAB, kind: "popup" });
  await say({ type: "select", id: 0 });
  await say({ type: "replace", id: 0, replacement: "Ъ" });
  assert.deepEqual(done.map(([name, tabId, place, text]) => [name, tabId, /** @type {any} */ (place).start, text]), [
    ["select", TAB, 0, undefined],
    ["replace", TAB, 0, "Ъ"],
  ]);
});

test("only a correction that the host proposed is made, only where there is a place", async () => {
  await say({ type: "watch", tabId: TAB, kind: "popup" });
  await say({ type: "replace", id: 0, replacement: "другое" });
  await say({ type: "replace", id: 1, replacement: "Ъ" });
  await say({ type: "select", id: 1 });
  await say({ type: "select", id: 99 });
  assert.deepEqual(done, []);
});

test("where the text has changed the writer is told", async () => {
  await say({ type: "watch", tabId: TAB, kind: "popup" });
  placesAreThere = false;
  await say({ type: "select", id: 0 });
  assert.ok(told.some(({ type, key }) => type === "notice" && key === "text_changed"));
});

test("skipping and bringing back", async () => {
  await say({ type: "watch", tabId: TAB, kind: "popup" });
  await say({ type: "skip", id: 0 });
  assert.equal(lastView().skipped, 1);
  assert.deepEqual(lastView().groups[0].findings.map((/** @type {any} */ { rule }) => rule), ["subject.missing"]);
  await say({ type: "restore" });
  assert.equal(lastView().skipped, 0);
});

test("words and rules go to the host, and the letter is checked anew", async () => {
  await say({ type: "watch", tabId: TAB, kind: "popup" });
  await say({ type: "addWord", id: 0 });
  await say({ type: "turnOff", id: 1 });
  assert.deepEqual(asked.map(({ type, key, item, value, locale }) => [type, key, item ?? value, locale]), [
    ["add_item", "dictionary.words", "слово", "en"],
    ["set_setting", "rules.subject.missing", "off", "en"],
  ]);
  assert.equal(world.ports[0].received.filter(({ type }) => type === "check").length, 3);
});

test("a setting that cannot be changed is told in one sentence", async () => {
  world.respond = (request, port) => {
    if (request.type === "set_setting") {
      queueMicrotask(() => port.say({ v: 1, id: request.id, error: { code: "policy_locked", message: "" } }));
      return undefined;
    }
    return request.type === "check" ? checkResult([finding()]) : undefined;
  };
  await say({ type: "watch", tabId: TAB, kind: "popup" });
  await say({ type: "turnOff", id: 0 });
  assert.ok(told.some(({ type, key }) => type === "notice" && key === "failure_locked"));
});

test("sending closes the page and sends exactly once", async () => {
  await world.send();
  await say({ type: "watch", tabId: TAB, kind: "popup" });
  await say({ type: "send", hash: lastView().hash });
  assert.deepEqual(done, [["send", TAB]]);
  assert.ok(told.some(({ type }) => type === "close"));
  assert.deepEqual(await world.send(), {});
});

test("sending what is no longer shown checks again instead", async () => {
  await world.send();
  await say({ type: "watch", tabId: TAB, kind: "popup" });
  await say({ type: "send", hash: "another" });
  assert.deepEqual(done, []);
});

test("a page cannot send a letter that Send did not hold", async () => {
  await say({ type: "watch", tabId: TAB, kind: "popup" });
  await say({ type: "send", hash: lastView().hash });
  assert.deepEqual(done, []);
});

test("a popup that opens after a click shows that finding alone, the next one all", async () => {
  await say({ type: "watch", tabId: TAB, kind: "window" });
  assert.equal(await panel.showCard(TAB, "popup", 0), "w");
  await say({ type: "watch", tabId: TAB, kind: "popup" });
  const cards = () => told.filter(({ type }) => type === "card");
  assert.deepEqual(cards(), [{ type: "card", fingerprint: "w" }]);
  await say({ type: "watch", tabId: TAB, kind: "popup" });
  assert.equal(cards().length, 1);
});

test("pages that are open are told which finding to show, a report in a window is left alone", async () => {
  await say({ type: "watch", tabId: TAB, kind: "window" });
  await panel.showCard(TAB, "card", 1);
  assert.equal(told.some(({ type }) => type === "card"), false);
  await say({ type: "watch", tabId: TAB, kind: "card" });
  await panel.showCard(TAB, "card", 1);
  assert.deepEqual(told.at(-1), { type: "card", fingerprint: "f1" });
  assert.equal(await panel.showCard(TAB, "card", 9), null);
});

test("a change of the letter closes cards, also one that has not opened yet", async () => {
  await say({ type: "watch", tabId: TAB, kind: "window" });
  await panel.showCard(TAB, "popup", 0);
  panel.closeCard(TAB);
  assert.deepEqual(told.at(-1), { type: "close_card" });
  await say({ type: "watch", tabId: TAB, kind: "popup" });
  assert.equal(told.some(({ type }) => type === "card"), false);
});

test("Send makes an open card the whole report", async () => {
  await say({ type: "watch", tabId: TAB, kind: "popup" });
  panel.showAll(TAB);
  assert.deepEqual(told.at(-1), { type: "card", fingerprint: null });
});

test("lines are switched off and on for this letter", async () => {
  await say({ type: "watch", tabId: TAB, kind: "popup" });
  assert.equal(lastView().underlines, "on");
  await say({ type: "underline", isOn: false });
  assert.equal(lastView().underlines, "off");
  await say({ type: "underline", isOn: true });
  assert.equal((await world.state()).isUnderlined, true);
});
