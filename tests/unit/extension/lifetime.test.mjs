import assert from "node:assert/strict";
import { test } from "node:test";

import { HOST_STAYS, Lifetime } from "../../../extension/lib/lifetime.js";
import { Precheck } from "../../../extension/lib/precheck.js";

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("the host ends some minutes after the last letter was closed, not before", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  assert.equal(HOST_STAYS, 5 * 60_000);
  let closed = 0;
  let tabs = [1];
  const lifetime = new Lifetime({ close: () => (closed += 1) }, async () => tabs);
  lifetime.prolong();
  t.mock.timers.tick(HOST_STAYS);
  await turn();
  assert.equal(closed, 0, "a letter is still being written");
  tabs = [];
  t.mock.timers.tick(HOST_STAYS - 1);
  await turn();
  assert.equal(closed, 0);
  lifetime.prolong();
  t.mock.timers.tick(HOST_STAYS - 1);
  await turn();
  assert.equal(closed, 0, "it was used meanwhile");
  t.mock.timers.tick(1);
  await turn();
  assert.equal(closed, 1);
});

test("a letter is checked when the writer pauses, and once after several changes of its headers", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  /** @type {number[]} */
  const checks = [];
  const precheck = new Precheck(async (tabId) => checks.push(tabId));
  precheck.edited(1);
  assert.deepEqual(checks, [1]);
  precheck.changed(1);
  t.mock.timers.tick(300);
  precheck.changed(1);
  precheck.edited(2);
  t.mock.timers.tick(1000);
  assert.deepEqual(checks, [1, 2, 1]);
});

test("a pause in the writing checks headers that have changed as well", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let checks = 0;
  const precheck = new Precheck(async () => (checks += 1));
  precheck.edited(1);
  precheck.changed(1);
  precheck.edited(1);
  t.mock.timers.tick(1000);
  assert.equal(checks, 2);
});

test("a letter that nobody began to write, or that was closed, is not checked", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let checks = 0;
  const precheck = new Precheck(async () => (checks += 1));
  precheck.edited(2);
  precheck.changed(1);
  precheck.forget(2);
  precheck.changed(2);
  t.mock.timers.tick(5000);
  assert.equal(checks, 1, "only while it was written");
});
