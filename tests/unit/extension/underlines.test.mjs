import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { marksOf, Underlines } from "../../../extension/lib/underlines.js";
import { finding, TAB } from "./support.mjs";

const place = (start = 0) => ({ block: 0, start, end: start + 6, before: "", words: "договр", after: "" });

/** @param {Partial<import("../../../extension/lib/drafts.js").DraftState>} [more] */
const state = (more = {}) =>
  /** @type {import("../../../extension/lib/drafts.js").DraftState} */ ({
    stage: "checked",
    hash: "h",
    failure: null,
    held: false,
    passes: [],
    skipped: [],
    isUnderlined: true,
    report: {
      at: 0,
      findings: [
        { ...finding({ fingerprint: "subject" }), place: null },
        { ...finding({ fingerprint: "word" }), place: place() },
        { ...finding({ fingerprint: "ban", severity: /** @type {any} */ ("block") }), place: place(9) },
      ],
      rules: {},
      problems: [],
      omitted: 0,
      underline: true,
    },
    ...more,
  });

/** @type {[number, unknown[]][]} */
let sent;
let editorIsThere = true;
/** @type {Underlines} */
let underlines;

beforeEach(() => {
  sent = [];
  editorIsThere = true;
  underlines = new Underlines({
    underline: async (tabId, marks) => {
      if (!editorIsThere) throw new Error("closed");
      return sent.push([tabId, marks]) > 0;
    },
  });
});

test("what has a place in the letter is underlined, with its number in the report", () => {
  assert.deepEqual(marksOf(state()), [
    { id: 1, severity: "warn", place: place() },
    { id: 2, severity: "block", place: place(9) },
  ]);
});

test("an answered finding has no line, a ban keeps it", () => {
  const marks = marksOf(state({ skipped: ["word", "ban"] }));
  assert.deepEqual(marks.map(({ id }) => id), [2]);
});

test("no lines where the policy or the writer wants none, where nothing was checked, or nothing could be", () => {
  const { report } = state();
  assert.ok(report);
  for (const more of [{ report: null }, { report: { ...report, underline: false } }, { isUnderlined: false }, { stage: "failed" }]) {
    assert.deepEqual(marksOf(state(/** @type {any} */ (more))), []);
  }
});

test("of a long place the beginning has a line, and is found in the letter as before", () => {
  const { report } = state();
  assert.ok(report);
  const words = "слово ".repeat(100).trim();
  const whole = { block: 0, start: 4, end: 4 + words.length, before: "Вот ", words, after: "." };
  const [{ place: short }] = marksOf(state({ report: { ...report, findings: [{ ...finding(), place: whole }] } }));
  assert.deepEqual([short.start, short.words], [4, "слово ".repeat(20).trim()]);
  assert.equal(short.end - short.start, short.words.length);
  assert.ok(`Вот ${words}.`.startsWith(short.before + short.words + short.after));
});

test("the lines stay while a check runs", () => {
  assert.equal(marksOf(state({ stage: "checking" })).length, 2);
});

test("only what has changed is sent to the editor", async () => {
  await underlines.update(TAB, state({ report: null }));
  assert.equal(sent.length, 0);
  await underlines.update(TAB, state());
  await underlines.update(TAB, state({ held: true }));
  assert.equal(sent.length, 1);
  await underlines.update(TAB, state({ skipped: ["word"] }));
  await underlines.update(TAB, state({ isUnderlined: false }));
  await underlines.update(TAB + 1, state());
  const counts = sent.map(([tabId, marks]) => [tabId, marks.length]);
  assert.deepEqual(counts, [[TAB, 2], [TAB, 1], [TAB, 0], [TAB + 1, 2]]);
});

test("an editor that begins anew, or did not answer, is told again", async () => {
  editorIsThere = false;
  await underlines.update(TAB, state());
  editorIsThere = true;
  await underlines.update(TAB, state());
  underlines.forget(TAB);
  await underlines.update(TAB, state());
  assert.equal(sent.length, 2);
});
