import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { placeOf } from "../../../extension/lib/letter.js";
import { editor, editorWith, highlights } from "./dom.mjs";
import { finding } from "./support.mjs";

/** @typedef {import("../../../extension/lib/underlines.js").Mark} Mark */

/** @type {HTMLElement} */
let body;
/** @type {MutationObserver} */
let observer;

const theWindow = () => /** @type {Window & typeof globalThis} */ (document.defaultView);

const blocks = () => editor.readHtml(body) ?? [];

/**
 * The marks of a report on the letter as it is now.
 *
 * @param {...(string | [string, "hint" | "warn" | "block"])} words
 * @returns {Mark[]}
 */
function marksOf(...words) {
  const read = blocks();
  return words.map((item, id) => {
    const [text, severity] = typeof item === "string" ? [item, /** @type {const} */ ("warn")] : item;
    const block = read.findIndex((candidate) => candidate.text.includes(text));
    const start = read[block].text.indexOf(text);
    const place = placeOf(finding(/** @type {any} */ ({ block, start, end: start + text.length })), read);
    assert.ok(place);
    return { id, severity, place };
  });
}

/** @param {...Parameters<typeof marksOf>[0]} words */
const underline = (...words) => editor.underline(marksOf(...words), blocks());

/** @param {"hint" | "warn" | "block"} [severity] */
const lines = (severity = "warn") => [...(highlights.get(`pismovnik-${severity}`) ?? [])].map(String);

/** Lets the script see what was changed, as the browser does after each key. */
const follow = () => editor.followChanges(observer.takeRecords());

/** @param {string} html */
function letter(html) {
  body = editorWith(html);
  observer = new (theWindow().MutationObserver)(() => {});
  observer.observe(body, { childList: true, characterData: true, subtree: true });
}

/** @param {string} words */
function textNode(words) {
  const walker = document.createTreeWalker(body, 4);
  while (walker.nextNode()) if (walker.currentNode.nodeValue?.includes(words)) return /** @type {Text} */ (walker.currentNode);
  return assert.fail(words);
}

beforeEach(() => letter("<p>Вот договр и щас.</p><p>Ашибка <b>тут</b>.</p>"));

test("each severity has lines of its own, the graver above the others", () => {
  underline(["договр", "hint"], "щас", ["Ашибка", "block"]);
  assert.deepEqual([lines("hint"), lines("warn"), lines("block")], [["договр"], ["щас"], ["Ашибка"]]);
  const [hint, warn, block] = ["hint", "warn", "block"].map((name) => highlights.get(`pismovnik-${name}`)?.priority ?? 0);
  assert.ok(hint < warn && warn < block);
});

test("nothing is put into the letter", () => {
  const before = body.innerHTML;
  underline("договр", "щас", "Ашибка тут");
  assert.equal(body.innerHTML, before);
  assert.deepEqual(observer.takeRecords(), []);
});

test("a newer report takes the place of an older one", () => {
  underline("договр", "щас");
  underline("Ашибка");
  assert.deepEqual(lines(), ["Ашибка"]);
  editor.underline([], blocks());
  assert.deepEqual(lines(), []);
});

test("words behind what is typed keep their line", () => {
  underline("договр", "щас");
  textNode("договр").insertData(0, "Да, ");
  follow();
  assert.deepEqual(lines(), ["договр", "щас"]);
});

for (const [what, change] of /** @type {[string, (text: Text) => void][]} */ ([
  ["in its middle", (text) => text.insertData(9, "о")],
  ["at its end", (text) => text.insertData(10, "ы")],
  ["at its beginning", (text) => text.insertData(4, "не")],
  ["by taking a letter out", (text) => text.deleteData(9, 1)],
])) {
  test(`a word that is changed ${what} loses its line at once, others keep theirs`, () => {
    underline("договр", "щас");
    change(textNode("договр"));
    follow();
    assert.deepEqual(lines(), ["щас"]);
  });
}

test("a comma or a space behind a word is no other word", () => {
  underline("договр");
  textNode("договр").insertData(10, ", ");
  follow();
  assert.deepEqual(lines(), ["договр"]);
});

test("a no-break space that the editor puts in place of a space changes nothing", () => {
  underline("Вот договр");
  textNode("договр").replaceData(3, 1, "\u00a0");
  follow();
  assert.deepEqual(lines().map((line) => line.replace("\u00a0", " ")), ["Вот договр"]);
});

test("words that were deleted and came back get their line back after the pause", () => {
  underline("договр", "щас");
  const text = textNode("договр");
  text.deleteData(4, 6);
  follow();
  assert.equal(editor.isIncomplete(), true);
  editor.addMissing(blocks());
  assert.deepEqual(lines(), ["щас"]);
  text.insertData(4, "договр");
  follow();
  editor.addMissing(blocks());
  assert.deepEqual(lines().sort(), ["договр", "щас"]);
  assert.equal(editor.isIncomplete(), false);
});

test("words that were made bold, or moved into another paragraph, are found again", () => {
  underline("договр", "щас");
  const text = textNode("договр");
  const bold = document.createElement("b");
  const word = text.splitText(4);
  word.splitText(6);
  word.replaceWith(bold);
  bold.append(word);
  const paragraph = document.createElement("p");
  paragraph.append("Новый.");
  body.prepend(paragraph);
  follow();
  editor.addMissing(blocks());
  assert.deepEqual(lines().sort(), ["договр", "щас"]);
});

test("a paragraph that is taken out takes its lines with it", () => {
  underline("договр", "Ашибка тут");
  body.lastElementChild?.remove();
  follow();
  assert.deepEqual(lines(), ["договр"]);
});

test("a node without findings is not looked at", () => {
  underline("договр");
  const untouched = textNode("Ашибка");
  untouched.insertData(0, "Ой. ");
  let looks = 0;
  const { toString } = theWindow().Range.prototype;
  theWindow().Range.prototype.toString = function () {
    looks += 1;
    return toString.call(this);
  };
  follow();
  assert.equal(looks, 0);
});

test("after a composition every word is looked at", () => {
  underline("договр", "щас");
  textNode("договр").insertData(9, "о");
  editor.review();
  assert.deepEqual(lines(), ["щас"]);
});

test("a click finds the words under it; of several findings the shortest", () => {
  underline("Вот договр и щас", "договр");
  const text = textNode("договр");
  Object.assign(document, { caretPositionFromPoint: () => ({ offsetNode: text, offset: 5 }) });
  const box = { left: 10, right: 50, top: 0, bottom: 12 };
  theWindow().Range.prototype.getClientRects = () => /** @type {any} */ ([box]);
  assert.equal(editor.underlineAt(30, 5)?.mark.id, 1);
  assert.equal(editor.underlineAt(400, 5), null, "beside the last word of a line");
  Object.assign(document, { caretPositionFromPoint: () => null });
  assert.equal(editor.underlineAt(30, 5), null);
});

/** Goes to the next finding, as the keyboard does. */
function next() {
  const found = editor.nextAtCaret();
  if (found) editor.show(found.range);
  return found && String(found.range);
}

/** @param {string} words @param {number} offset */
const putCaret = (words, offset) => document.getSelection()?.collapse(textNode(words), offset);

test("the keyboard goes to the finding at the caret, then on, and round the end", () => {
  underline("щас", "Ашибка тут", "договр");
  putCaret("договр", 7);
  assert.deepEqual([next(), next(), next(), next()], ["договр", "щас", "Ашибка тут", "договр"]);
  putCaret("договр", 12);
  assert.equal(next(), "щас");
  document.getSelection()?.removeAllRanges();
  assert.equal(next(), "договр");
});

test("it goes on after a newer report, and passes no finding of the same or surrounding words", () => {
  underline("Вот договр и щас", "договр", "договр");
  putCaret("договр", 0);
  const first = [next(), next()];
  underline("Вот договр и щас", "договр", "договр");
  assert.deepEqual([...first, next(), next()], ["Вот договр и щас", "договр", "договр", "Вот договр и щас"]);
});

test("where nothing is underlined there is nowhere to go", () => {
  editor.underline([], blocks());
  assert.equal(next(), null);
});
