import assert from "node:assert/strict";
import { test } from "node:test";

import { draftOf } from "../../../extension/lib/letter.js";
import { Revisions } from "../../../extension/lib/revisions.js";
import { checkResult, letter, TAB, World } from "./support.mjs";

/**
 * @param {string} text
 * @param {Partial<import("../../../extension/lib/protocol.js").WireBlock>} [look]
 */
const block = (text, look = {}) => ({
  kind: /** @type {const} */ ("paragraph"),
  origin: /** @type {const} */ ("author"),
  text,
  bold: false,
  quoteDepth: 0,
  ...look,
});

/** @param {import("../../../extension/lib/protocol.js").WireBlock[]} blocks */
const draft = (...blocks) => draftOf("tab-1", letter(""), [], { blocks, pictures: [], version: 0 });

/**
 * What travels of the second of two drafts.
 *
 * @param {ReturnType<typeof draft>} before
 * @param {ReturnType<typeof draft>} after
 */
function changes(before, after) {
  const revisions = new Revisions();
  revisions.changesOf(before);
  const { blocks, splices } = revisions.changesOf(after);
  return { blocks, splices };
}

test("the first time everything travels", () => {
  const { blocks, splices, base } = new Revisions().changesOf(draft(block("Один."), block("Два.")));
  assert.deepEqual([blocks, splices, base], [[block("Один."), block("Два.")], [], null]);
});

test("unchanged blocks travel as their numbers, wherever they stand now", () => {
  const before = draft(block("Один."), block("Два."), block("Три."));
  assert.deepEqual(changes(before, draft(block("Два."), block("Новый."), block("Один."), block("Три."))), {
    blocks: [1, block("Новый."), 0, 2],
    splices: [],
  });
});

test("of an edited block only the place that differs travels", () => {
  assert.deepEqual(changes(draft(block("Счёт оплачен.")), draft(block("Счёт не оплачен."))), {
    blocks: [0],
    splices: [{ block: 0, start: 5, end: 5, text: "не " }],
  });
  assert.deepEqual(changes(draft(block("аа")), draft(block("а"))).splices, [{ block: 0, start: 1, end: 2, text: "" }]);
  assert.deepEqual(changes(draft(block("Всё")), draft(block("Ничего"))).splices, [
    { block: 0, start: 0, end: 3, text: "Ничего" },
  ]);
});

test("a block that looks otherwise travels whole", () => {
  const heading = block("Сроки", { bold: true });
  assert.deepEqual(changes(draft(block("Сроки")), draft(heading)).blocks, [heading]);
});

test("each draft has a base of its own, and none after it was forgotten", () => {
  const revisions = new Revisions();
  const first = revisions.changesOf(draft(block("Один.")));
  assert.equal(revisions.changesOf({ ...draft(block("Один.")), key: "tab-2" }).base, null);
  assert.equal(revisions.changesOf(draft(block("Один."))).base, first.revision);
  revisions.forget("tab-1");
  assert.equal(revisions.changesOf(draft(block("Один."))).base, null);
});

test("a host that was started anew gets the whole letter", async () => {
  /** @type {any[]} */
  const sent = [];
  const world = new World((request, port) => {
    if (request.type !== "check") return undefined;
    sent.push(request.draft);
    if (request.draft.base === null) return checkResult([]);
    const error = { code: "unknown_base", message: "" };
    queueMicrotask(() => port.say({ v: 1, id: request.id, error }));
    return undefined;
  });
  await world.checker.check(TAB);
  world.details = letter("<p>Иначе.</p>");
  world.version += 1;
  const state = await world.checker.check(TAB);
  assert.equal(state.stage, "checked");
  assert.deepEqual(sent.map(({ base }) => base !== null), [false, true, false]);
});
