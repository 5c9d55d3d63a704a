import assert from "node:assert/strict";
import { test } from "node:test";

import { SEND_DEADLINE } from "../../../extension/lib/guard.js";
import { viewOf } from "../../../extension/lib/report.js";
import { checkResult, finding, letter, TAB, until, World } from "./support.mjs";

/** @param {...Partial<ReturnType<typeof finding>>} parts */
const finds = (...parts) => new World((request) => (request.type === "check" ? checkResult(parts.map(finding)) : undefined));

const HELD = { cancel: true };

test("a letter without findings goes and nothing is shown", async () => {
  const world = finds();
  assert.deepEqual(await world.send(), {});
  assert.deepEqual(world.shown, []);
});

test("hints alone never hold a letter", async () => {
  const world = finds({ severity: "hint" }, { severity: "hint", fingerprint: "f2" });
  assert.deepEqual(await world.send(), {});
  assert.deepEqual(world.shown, []);
});

test("a warning holds the letter and shows the report", async () => {
  const world = finds({ severity: "warn" });
  assert.deepEqual(await world.send(), HELD);
  assert.deepEqual(world.shown, [TAB]);
  assert.equal(viewOf(await world.state()).send, "anyway");
});

test("what was shown may be sent, once and again while it stays the same", async () => {
  const world = finds({ severity: "warn" });
  await world.send();
  assert.equal(await world.pass(), true);
  assert.deepEqual(await world.send(), {});
  assert.deepEqual(await world.send(), {}, "the mail server refused it, the writer tries again");
});

const CHANGES = {
  body: (/** @type {World} */ world) => (world.details = letter("<p>Здравствуйте! И ещё.</p>")),
  subject: (/** @type {World} */ world) => (world.details = { ...world.details, subject: "Другая" }),
  recipient: (/** @type {World} */ world) => (world.details = { ...world.details, bcc: ["boss@x.example"] }),
  sender: (/** @type {World} */ world) => (world.details = { ...world.details, identityId: "id2" }),
  "order of recipients": (/** @type {World} */ world) => (world.details = { ...world.details, to: ["b@x.example", "a@x.example"] }),
  file: (/** @type {World} */ world) => (world.files = [{ id: 1, name: "договор.pdf", size: 5 }]),
};

for (const [what, change] of Object.entries(CHANGES)) {
  test(`a letter with another ${what} than was shown is checked again and held`, async () => {
    let findings = [finding()];
    const world = new World((request) => (request.type === "check" ? checkResult(findings) : undefined));
    await world.send();
    await world.pass();
    findings = [finding({ fingerprint: "new" })];
    change(world);
    assert.deepEqual(await world.send(), HELD);
  });
}

test("a replaced file of the same name and size is another letter", async () => {
  const world = finds({ severity: "warn" });
  world.files = [{ id: 1, name: "договор.pdf", size: 5 }];
  await world.send();
  await world.pass();
  const { passes } = await world.state();
  world.files = [{ id: 2, name: "договор.pdf", size: 5 }];
  const { hash } = await world.compose.content(TAB);
  assert.equal(passes.includes(hash), false);
});

test("the decision counts only for what the page showed", async () => {
  const world = finds({ severity: "warn" });
  await world.send();
  assert.equal(await world.guard.letPass(TAB, "the hash of an older report"), false);
  assert.deepEqual(await world.send(), HELD);
});

test("an answered finding is not asked again after another part was edited", async () => {
  const world = finds({ severity: "warn" });
  await world.send();
  await world.pass();
  world.details = letter("<p>Здравствуйте! Ещё абзац.</p>");
  assert.deepEqual(await world.send(), {});
});

test("a skipped warning does not hold", async () => {
  const world = finds({ severity: "warn" });
  await world.drafts.update(TAB, { skipped: ["f1"] });
  assert.deepEqual(await world.send(), {});
});

test("a ban can be neither skipped nor passed", async () => {
  const world = finds({ severity: "block" });
  await world.drafts.update(TAB, { skipped: ["f1"] });
  assert.deepEqual(await world.send(), HELD);
  assert.equal(viewOf(await world.state()).send, "no");
  assert.equal(await world.pass(), false);
  assert.deepEqual(await world.send(), HELD);
});

test("a ban cannot be passed even where a part was not checked", async () => {
  const world = new World((request) =>
    request.type === "check"
      ? checkResult([finding({ severity: "block" })], { problems: [{ code: "engine", message: "Не проверено.", holds: true }] })
      : undefined,
  );
  await world.send();
  assert.equal(await world.pass(), false);
});

test("a letter of which a part was not checked is held once, though nothing was found", async () => {
  const world = new World((request) =>
    request.type === "check" ? checkResult([], { problems: [{ code: "engine", message: "Не проверено.", holds: true }] }) : undefined,
  );
  assert.deepEqual(await world.send(), HELD);
  assert.equal(viewOf(await world.state()).send, "unchecked");
  await world.pass();
  assert.deepEqual(await world.send(), {});
});

test("a problem that does not matter for this letter is told and does not hold it", async () => {
  const problems = [{ code: "policy", message: "Файл правил не прочитан.", holds: false }];
  const world = new World((request) => (request.type === "check" ? checkResult([], { problems }) : undefined));
  assert.deepEqual(await world.send(), {});
  assert.deepEqual(viewOf(await world.state()).problems, ["Файл правил не прочитан."]);
});

test("a letter with findings left out is held", async () => {
  const world = new World((request) => (request.type === "check" ? checkResult([], { omitted: 3 }) : undefined));
  assert.deepEqual(await world.send(), HELD);
});

/** @type {Record<string, [string, (request: any, port: import("./support.mjs").FakePort) => unknown]>} */
const FAULTS = {
  "a host that is missing": ["missing", (_, port) => port.die("No such native application pismovnik")],
  "a host that does not start": ["cannotStart", (_, port) => port.die("boom")],
  "a host killed during the check": ["died", (request, port) => (request.type === "check" ? port.die() : undefined)],
  "garbage": ["garbage", (request, port) => (request.type === "check" ? void queueMicrotask(() => port.say("?")) : undefined)],
  "a host of a newer protocol": ["hostTooNew", (request) => ({ ...hello(request), protocol: 2 })],
  "an error of the host": [
    "refused",
    (request, port) =>
      request.type === "check"
        ? void queueMicrotask(() => port.say({ v: 1, id: request.id, error: { code: "internal", message: "" } }))
        : undefined,
  ],
};

/** @param {any} request */
const hello = (request) => (request.type === "hello" ? { type: "hello", hostVersion: "9", engine: { state: "ready", detail: "" }, language: { state: "ready", detail: "" }, policyProblems: [] } : {});

for (const [name, [kind, respond]] of Object.entries(FAULTS)) {
  test(`with ${name} the letter is held with the reason, and may go unchecked by one click`, async () => {
    const world = new World(respond);
    assert.deepEqual(await world.send(), HELD);
    assert.deepEqual(world.shown, [TAB]);
    const view = viewOf(await world.state());
    assert.equal(view.failure, kind);
    assert.equal(view.send, "unchecked");
    assert.deepEqual(await world.send(), HELD, "without that click it is held again");
    assert.equal(await world.pass(), true);
    assert.deepEqual(await world.send(), {});
    world.details = letter("<p>Другое.</p>");
    assert.deepEqual(await world.send(), HELD, "the click was for that letter");
  });
}

test("a slow host: Send is answered at the deadline, the report comes later", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  /** @type {(() => void) | undefined} */
  let finish;
  const world = new World((request, port) => {
    if (request.type === "check") {
      finish = () => port.say({ v: 1, id: request.id, result: checkResult([finding()]) });
    }
    return undefined;
  });
  const answer = world.guard.beforeSend(TAB, world.details);
  await until(() => finish);
  t.mock.timers.tick(SEND_DEADLINE);
  assert.deepEqual(await answer, HELD);
  t.mock.timers.tick(1);
  await until(async () => (await world.state()).held);
  assert.deepEqual(world.shown, [TAB]);
  assert.equal(viewOf(await world.state()).failure, "slow");
  assert.equal(viewOf(await world.state()).send, "unchecked");
  finish?.();
  await until(async () => (await world.state()).stage === "checked");
  const view = viewOf(await world.state());
  assert.deepEqual([view.stage, view.failure, view.held, view.send], ["checked", null, true, "anyway"]);
});

test("a window that cannot be read holds the letter, and lets it go by one click", async () => {
  const world = finds();
  world.compose.content = async () => {
    throw new Error("no window");
  };
  assert.deepEqual(await world.send(), HELD);
  assert.equal(viewOf(await world.state()).failure, "unreadable");
  assert.equal(await world.pass(), true);
  assert.deepEqual(await world.send(), {});
});

test("a window that never answers does not lock Send", { timeout: 10_000 }, async () => {
  const world = finds();
  world.compose.content = () => new Promise(() => {});
  assert.deepEqual(await world.guard.beforeSend(TAB, world.details), HELD);
});

test("a storage that fails neither locks the window nor lets the letter go", async () => {
  const world = finds({ severity: "warn" });
  world.storage.set = async () => {
    throw new Error("quota");
  };
  world.storage.get = async () => {
    throw new Error("broken");
  };
  assert.deepEqual(await world.send(), HELD);
  await world.pass();
  assert.deepEqual(await world.send(), {});
});

test("a fault of our own holds the letter", async () => {
  const world = finds();
  world.checker.checkContent = async () => {
    throw new TypeError("a mistake in the code");
  };
  assert.deepEqual(await world.send(), HELD);
  assert.equal(viewOf(await world.state()).failure, "refused");
});

test("a verdict about an older content does not let the newer one go", async () => {
  const world = finds();
  const { checker } = world;
  const check = checker.checkContent.bind(checker);
  checker.checkContent = async (tabId, content) => ({ ...(await check(tabId, content)), hash: "older" });
  assert.deepEqual(await world.send(), HELD);
});

test("Send finds the verdict of the check while writing ready", async () => {
  let checks = 0;
  const world = new World((request) => {
    if (request.type !== "check") return undefined;
    checks += 1;
    return checkResult([]);
  });
  await world.checker.check(TAB);
  await world.send();
  assert.equal(checks, 1);
});

test("checks of the same content at the same time are one", async () => {
  let checks = 0;
  const world = new World((request) => {
    if (request.type !== "check") return undefined;
    checks += 1;
    return checkResult([]);
  });
  await Promise.all([world.checker.check(TAB), world.checker.check(TAB), world.send()]);
  assert.equal(checks, 1);
});

test("an older check that ends after a newer one changes nothing", async () => {
  /** @type {(() => void)[]} */
  const answers = [];
  const world = new World((request, port) => {
    if (request.type === "check") {
      const findings = [finding({ fingerprint: answers.length === 0 ? "older" : "newer" })];
      answers.push(() => port.say({ v: 1, id: request.id, result: checkResult(findings) }));
    }
    return undefined;
  });
  const older = world.checker.check(TAB);
  await until(() => answers.length === 1);
  world.details = letter("<p>Новое</p>");
  const newer = world.checker.check(TAB);
  await until(() => answers.length === 2);
  answers[1]();
  await newer;
  answers[0]();
  await older;
  assert.equal((await world.state()).report?.findings[0].fingerprint, "newer");
});

test("a letter that changes while it is read is read again: a verdict is about one content", async () => {
  /** @type {string[]} */
  const checked = [];
  const world = new World((request) => {
    if (request.type !== "check") return undefined;
    checked.push(request.draft.blocks[0].text);
    return checkResult([]);
  });
  const { read } = world.compose;
  let readings = 0;
  world.compose.read = async (...args) => {
    readings += 1;
    if (readings === 1) {
      world.details = letter("<p>Напечатано во время чтения</p>");
      world.version += 1;
    }
    return read(...args);
  };
  await world.checker.check(TAB);
  assert.deepEqual(checked, ["<p>Напечатано во время чтения</p>"]);
  assert.equal((await world.state()).hash, (await world.compose.content(TAB)).hash);
});

test("a change that changes nothing of the content is no reason to read again", async () => {
  const world = new World((request) => (request.type === "check" ? checkResult([]) : undefined));
  const { read } = world.compose;
  world.compose.read = async (...asked) => ({ ...(await read(...asked)), version: 5 });
  assert.equal((await world.checker.check(TAB)).stage, "checked");
});

test("after a change of the settings the same letter is checked anew", async () => {
  let findings = [finding()];
  const world = new World((request) => (request.type === "check" ? checkResult(findings) : undefined));
  await world.checker.check(TAB);
  findings = [];
  await world.checker.outdate(TAB);
  await world.checker.check(TAB);
  assert.deepEqual((await world.state()).report?.findings, []);
});

test("an old report of an unchanged letter is not relied on", async (t) => {
  let checks = 0;
  const world = new World((request) => {
    if (request.type !== "check") return undefined;
    checks += 1;
    return checkResult([]);
  });
  t.mock.timers.enable({ apis: ["Date"] });
  await world.checker.check(TAB);
  t.mock.timers.tick(6 * 60_000);
  await world.checker.check(TAB);
  assert.equal(checks, 2);
});

test("a background that was suspended remembers answers and what was held", async () => {
  const world = finds({ severity: "warn" });
  await world.send();
  await world.pass();
  const awake = finds({ severity: "warn" });
  awake.storage.items = world.storage.items;
  assert.deepEqual(await awake.send(), {});
});

test("a closed letter is forgotten", async () => {
  const world = finds({ severity: "warn" });
  await world.send();
  await world.drafts.forget(TAB);
  assert.equal(world.storage.items.size, 0);
  assert.deepEqual((await world.state()).passes, []);
});

test("a check that ended with a suspended background is begun anew, not waited for", async () => {
  const world = finds({ severity: "warn" });
  await world.drafts.update(TAB, { stage: "checking", held: true });
  const awake = finds();
  awake.storage.items = world.storage.items;
  assert.deepEqual([(await awake.state()).stage, (await awake.state()).held], ["idle", true]);
  assert.deepEqual(await awake.send(), {});
});
