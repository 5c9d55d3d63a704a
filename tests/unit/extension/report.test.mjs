import assert from "node:assert/strict";
import { test } from "node:test";

import { isClear, viewOf, warningCount } from "../../../extension/lib/report.js";
import { finding } from "./support.mjs";

/**
 * @param {Partial<import("../../../extension/lib/drafts.js").PlacedFinding>[]} findings
 * @param {Partial<import("../../../extension/lib/drafts.js").DraftState>} [more]
 * @returns {import("../../../extension/lib/drafts.js").DraftState}
 */
const checked = (findings, more = {}) => ({
  stage: "checked",
  hash: "h",
  failure: null,
  held: false,
  passes: [],
  skipped: [],
  isUnderlined: true,
  report: {
    at: 0,
    findings: findings.map((parts, index) => ({ ...finding({ fingerprint: `f${index}` }), place: null, ...parts })),
    rules: {
      "subject.missing": { title: "У письма есть тема", why: "Так его находят.", slide: 7, locked: false },
      "secret.leak": { title: "Без паролей", why: "Их увидят.", slide: null, locked: true },
    },
    problems: [],
    omitted: 0,
    underline: true,
  },
  ...more,
});

test("findings are grouped by severity, then by their place in the window", () => {
  const view = viewOf(
    checked([
      { severity: "hint", message: "a" },
      { severity: "warn", field: "body", block: 2, start: 5, message: "b" },
      { severity: "warn", field: "body", block: 0, start: 9, message: "c" },
      { severity: "warn", field: "body", block: 0, start: 1, message: "d" },
      { severity: "warn", field: "body", message: "e" },
      { severity: "warn", field: "attachments", message: "f" },
      { severity: "warn", field: "recipients", message: "g" },
      { severity: "warn", field: "subject", message: "h" },
      { severity: "block", field: "body", block: 9, start: 0, message: "i" },
    ]),
  );
  assert.deepEqual(
    view.groups.map(({ severity, findings }) => [severity, findings.map(({ message }) => message).join("")]),
    [
      ["block", "i"],
      ["warn", "ghfedcb"],
      ["hint", "a"],
    ],
  );
});

test("each finding knows its number, its reason and what may be done with it", () => {
  const view = viewOf(checked([{}, { rule: "secret.leak", severity: "block" }, { rule: "unknown.rule", severity: "hint" }]));
  const [[leak], [subject], [unknown]] = view.groups.map(({ findings }) => findings);
  assert.deepEqual([leak.id, leak.canSkip, leak.canTurnOff, leak.slide], [1, false, false, null]);
  assert.deepEqual([subject.id, subject.canSkip, subject.canTurnOff, subject.why], [0, true, true, "Так его находят."]);
  assert.deepEqual([unknown.title, unknown.canTurnOff], ["unknown.rule", false]);
});

test("skipped findings are counted and not shown, bans are never skipped", () => {
  const state = checked([{}, { severity: "hint" }, { severity: "block" }], { skipped: ["f0", "f1", "f2"] });
  const view = viewOf(state);
  assert.equal(view.skipped, 2);
  assert.deepEqual(view.groups.map(({ severity }) => severity), ["block"]);
  assert.equal(warningCount(state), 1);
});

test("only a letter checked in full is clear", () => {
  assert.equal(isClear(checked([])), true);
  assert.equal(isClear(checked([{ severity: "hint" }])), true);
  assert.equal(isClear(checked([{}], { skipped: ["f0"] })), true);
  assert.equal(isClear(checked([{}])), false);
  for (const stage of /** @type {const} */ (["idle", "checking", "failed"])) {
    assert.equal(isClear(checked([], { stage })), false, stage);
  }
  const { report } = checked([]);
  assert.ok(report);
  assert.equal(isClear(checked([], { report: { ...report, problems: [{ message: "Не проверено.", holds: true }] } })), false);
  assert.equal(isClear(checked([], { report: { ...report, omitted: 1 } })), false);
  assert.equal(isClear(checked([], { report: null })), false);
});

test("what the sending button does", () => {
  const { report } = checked([]);
  assert.ok(report);
  const held = { held: true };
  assert.equal(viewOf(checked([{}])).send, "no", "the letter was not sent, there is nothing to go on with");
  assert.equal(viewOf(checked([], held)).send, "clear");
  assert.equal(viewOf(checked([{}], held)).send, "anyway");
  assert.equal(viewOf(checked([{ severity: "block" }], held)).send, "no");
  assert.equal(viewOf(checked([{}], { ...held, stage: "checking" })).send, "no");
  assert.equal(viewOf(checked([], { ...held, stage: "failed", failure: "died" })).send, "unchecked");
  assert.equal(viewOf(checked([], { ...held, report: { ...report, problems: [{ message: "Не проверено.", holds: true }] } })).send, "unchecked");
});
