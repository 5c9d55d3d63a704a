import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import { runInThisContext } from "node:vm";

import { editor, editorWith, highlights } from "./dom.mjs";

/** Each letter has a script of its own, so it is run anew. */
const SCRIPT = readFileSync(new URL("../../../extension/editor/editor.js", import.meta.url), "utf8");

/** @type {HTMLElement} */
let body;
/** @type {any[]} what the background was told */
let told;
/** @type {(request: any) => Promise<any>} */
let ask;

beforeEach(() => {
  body = editorWith("<p>Вот договр.</p>");
  told = [];
  Object.assign(globalThis, {
    MutationObserver: theWindow().MutationObserver,
    devicePixelRatio: 2,
    screen: { availWidth: 1400, availHeight: 1000 },
    messenger: {
      runtime: {
        onMessage: { addListener: (/** @type {typeof ask} */ listener) => (ask = listener) },
        sendMessage: async (/** @type {any} */ message) => void told.push(message),
      },
    },
  });
  Object.assign(theWindow(), { mozInnerScreenX: 100, mozInnerScreenY: 50 });
  const box = { left: 10, right: 50, top: 20, bottom: 40, height: 20 };
  theWindow().Range.prototype.getBoundingClientRect = () => /** @type {any} */ (box);
  theWindow().Range.prototype.getClientRects = () => /** @type {any} */ ([box]);
  editor.isListening = false;
  editor.underline([], []);
  runInThisContext(SCRIPT);
  told = [];
});

const theWindow = () => /** @type {Window & typeof globalThis} */ (document.defaultView);

const turn = () => new Promise((resolve) => setImmediate(resolve));

const text = () => /** @type {Text} */ (body.firstChild?.firstChild);

const MARK = {
  id: 0,
  severity: "warn",
  place: { block: 0, start: 4, end: 10, before: "Вот ", words: "договр", after: "." },
};

const lines = () => [...(highlights.get("pismovnik-warn") ?? [])].map(String);

/** @param {string} type @param {object} [more] */
function click(type, more = {}) {
  const { MouseEvent } = theWindow();
  body.dispatchEvent(new MouseEvent(type, { bubbles: true, detail: 1, clientX: 20, clientY: 30, ...more }));
}

test("the version grows with every change, and the reading says which it is of", async () => {
  assert.equal(await ask({ type: "version" }), 0);
  text().insertData(0, "а");
  await turn();
  /** @type {HTMLElement} */ (body.firstChild).style.fontWeight = "bold";
  await turn();
  assert.equal(await ask({ type: "version" }), 2);
  const reading = await ask({ type: "read", isPlainText: false });
  assert.equal(reading.version, 2);
  assert.equal(reading.blocks[0].text, "аВот договр.");
  assert.equal("pieces" in reading.blocks[0], false);
});

test("the letter is read anew only where it has changed, or is read otherwise", async (t) => {
  const read = t.mock.method(editor, "readHtml");
  const plain = t.mock.method(editor, "readPlain");
  await ask({ type: "read", isPlainText: false });
  await ask({ type: "underline", marks: [MARK] });
  assert.equal(read.mock.callCount(), 1);
  await ask({ type: "read", isPlainText: true });
  assert.equal(plain.mock.callCount(), 1);
  text().insertData(0, "а");
  await turn();
  await ask({ type: "read", isPlainText: true });
  assert.equal(plain.mock.callCount(), 2);
});

test("a pause in the writing is told, once", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  for (const letter of "да") {
    text().insertData(0, letter);
    await turn();
    t.mock.timers.tick(500);
  }
  assert.deepEqual(told, []);
  t.mock.timers.tick(300);
  assert.deepEqual(told, [{ type: "edited" }]);
});

test("while an input method composes nothing is told and nothing painted, then both", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  await ask({ type: "underline", marks: [MARK] });
  const { Event } = theWindow();
  body.dispatchEvent(new Event("compositionstart", { bubbles: true }));
  text().insertData(9, "о");
  await turn();
  t.mock.timers.tick(5000);
  assert.deepEqual(told, []);
  assert.deepEqual(lines(), ["договор"]);
  await ask({ type: "underline", marks: [] });
  assert.equal(lines().length, 1);
  body.dispatchEvent(new Event("compositionend", { bubbles: true }));
  assert.deepEqual(lines(), []);
  t.mock.timers.tick(800);
  assert.deepEqual(told, [{ type: "edited" }]);
});

test("a click on underlined words asks for their card, in pixels of the screen", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  await ask({ type: "underline", marks: [MARK] });
  Object.assign(document, { caretPositionFromPoint: () => ({ offsetNode: text(), offset: 5 }) });
  click("click");
  t.mock.timers.tick(300);
  const at = { id: 0, word: [220, 140, 300, 180], screen: [0, 0, 2800, 2000] };
  assert.deepEqual(told, [{ type: "card", at }]);
  text().insertData(0, "а");
  await turn();
  text().insertData(0, "б");
  await turn();
  assert.deepEqual(told.slice(1), [{ type: "no_card" }], "the letter was changed");
});

test("a click that means something else asks for no card", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  await ask({ type: "underline", marks: [MARK] });
  Object.assign(document, { caretPositionFromPoint: () => ({ offsetNode: text(), offset: 5 }) });
  for (const more of [{ ctrlKey: true }, { shiftKey: true }, { button: 1 }, { detail: 2 }, { clientX: 400 }]) click("click", more);
  document.getSelection()?.selectAllChildren(body);
  click("click");
  document.getSelection()?.collapse(text(), 0);
  for (const next of ["mousedown", "keydown"]) {
    click("click");
    click(next);
  }
  t.mock.timers.tick(300);
  assert.deepEqual(told, []);
});

test("the keyboard asks where the next finding is, which is then selected", async () => {
  assert.equal(await ask({ type: "at_caret" }), null);
  await ask({ type: "underline", marks: [MARK] });
  assert.equal((await ask({ type: "at_caret" })).id, 0);
  assert.equal(String(document.getSelection()), "договр");
});
