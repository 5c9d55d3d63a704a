import assert from "node:assert/strict";
import { test } from "node:test";

import { HostConnection } from "../../../extension/lib/connection.js";
import { checkResult, FakePort, HELLO } from "./support.mjs";

/** @param {(request: any, port: FakePort) => unknown} respond */
function connected(respond) {
  /** @type {FakePort[]} */
  const ports = [];
  const connect = () => {
    ports.push(new FakePort(respond));
    return /** @type {FakePort} */ (ports.at(-1));
  };
  return { ports, host: new HostConnection(connect, { clientVersion: "0.1.0", locale: "ru" }) };
}

/** @param {any} request */
const wellBehaved = (request) => (request.type === "hello" ? HELLO : checkResult([]));

/** @param {string} kind */
const failure = (kind) => ({ name: "Failure", kind });

test("a connection opens with one hello, however many ask at once", async () => {
  const { ports, host } = connected(wellBehaved);
  await Promise.all([host.request("check"), host.request("check"), host.open()]);
  assert.equal(ports.length, 1);
  assert.deepEqual(
    ports[0].received.map(({ type, v }) => `${v} ${type}`),
    ["1 hello", "1 check", "1 check"],
  );
  assert.deepEqual(new Set(ports[0].received.map(({ id }) => id)).size, 3);
});

test("answers find their request, in whatever order they come", async () => {
  const { ports, host } = connected((request) => (request.type === "hello" ? HELLO : undefined));
  await host.open();
  const first = host.request("check");
  const second = host.request("check");
  await Promise.resolve();
  const [, one, two] = ports[0].received;
  ports[0].say({ v: 1, id: two.id, result: checkResult([], { omitted: 2 }) });
  ports[0].say({ v: 1, id: one.id, result: checkResult([], { omitted: 1 }) });
  assert.equal((await first).omitted, 1);
  assert.equal((await second).omitted, 2);
});

test("a host that is not installed is told from one that does not start", async () => {
  const missing = connected((_, port) => port.die("No such native application pismovnik"));
  await assert.rejects(missing.host.open(), failure("missing"));
  const broken = connected((_, port) => port.die("An unexpected error occurred"));
  await assert.rejects(broken.host.open(), failure("cannotStart"));
});

test("a connect that throws is a failure like others, and the next request tries again", async () => {
  let tries = 0;
  const host = new HostConnection(
    () => {
      tries += 1;
      if (tries === 1) throw new Error("no permission");
      return new FakePort(wellBehaved);
    },
    { clientVersion: "0.1.0", locale: "ru" },
  );
  await assert.rejects(host.request("check"), failure("cannotStart"));
  assert.equal((await host.request("check")).type, "check");
});

test("a host that dies during a check fails that check and is started again by the next", async () => {
  let lives = 0;
  const { ports, host } = connected((request, port) => {
    if (request.type === "hello") return HELLO;
    lives += 1;
    return lives === 1 ? port.die() : checkResult([]);
  });
  await assert.rejects(host.request("check"), failure("died"));
  assert.equal(host.isOpen, false);
  assert.equal((await host.request("check")).type, "check");
  assert.equal(ports.length, 2);
});

test("a host of another protocol is refused and ended", async () => {
  for (const [protocol, kind] of /** @type {const} */ ([[0, "hostTooOld"], [2, "hostTooNew"]])) {
    const { ports, host } = connected(() => ({ ...HELLO, protocol }));
    await assert.rejects(host.open(), failure(kind));
    assert.equal(ports[0].isClosed, true);
  }
  const refusing = connected((request, port) => {
    queueMicrotask(() => port.say({ v: 1, id: request.id, error: { code: "unsupported_version", message: "No." } }));
  });
  await assert.rejects(refusing.host.open(), failure("hostTooOld"));
});

const GARBAGE = {
  "no object": "hello",
  "a list": [1, 2],
  "no id": { v: 1, result: {} },
  "an id never given": { v: 1, id: 99, result: { type: "check" } },
  "neither result nor error": { v: 1, id: 2 },
  "both result and error": { v: 1, id: 2, result: checkResult([]), error: { code: "internal", message: "" } },
  "the result of another request": { v: 1, id: 2, result: HELLO },
  "a result without findings": { v: 1, id: 2, result: { type: "check", rules: {}, problems: [], omitted: 0 } },
  "a finding of unknown severity": {
    v: 1,
    id: 2,
    result: checkResult([/** @type {any} */ ({ rule: "x", severity: "fatal" })]),
  },
};

for (const [name, message] of Object.entries(GARBAGE)) {
  test(`garbage ends the connection: ${name}`, async () => {
    const { ports, host } = connected((request, port) => {
      if (request.type === "hello") return HELLO;
      queueMicrotask(() => port.say(message));
      return undefined;
    });
    await assert.rejects(host.request("check"), failure("garbage"));
    assert.equal(ports[0].isClosed, true);
  });
}

test("errors of the host become failures by their code", async () => {
  for (const [code, kind] of Object.entries({
    letter_too_large: "tooLarge",
    superseded: "superseded",
    policy_locked: "locked",
    internal: "refused",
    a_code_of_the_future: "refused",
  })) {
    const { host } = connected((request, port) => {
      if (request.type === "hello") return HELLO;
      queueMicrotask(() => port.say({ v: 1, id: request.id, error: { code, message: "Нет." } }));
      return undefined;
    });
    await assert.rejects(host.request("check"), failure(kind));
    assert.equal(host.isOpen, true);
  }
});

test("a host that stays silent is slow and is replaced; its late answer harms nobody", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { ports, host } = connected((request) => (request.type === "hello" ? HELLO : undefined));
  await host.open();
  const check = host.request("check");
  await Promise.resolve();
  t.mock.timers.tick(60_000);
  await assert.rejects(check, failure("slow"));
  assert.equal(ports[0].isClosed, true);
  ports[0].say({ v: 1, id: 2, result: checkResult([]) });
  await host.open();
  assert.equal(ports.length, 2);
});

test("a hello that never comes ends the connection", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { ports, host } = connected(() => undefined);
  const opened = host.open();
  await Promise.resolve();
  t.mock.timers.tick(10_000);
  await assert.rejects(opened, failure("slow"));
  assert.equal(ports[0].isClosed, true);
});

test("closing ends the host and fails what it was asked", async () => {
  const { ports, host } = connected((request) => (request.type === "hello" ? HELLO : undefined));
  await host.open();
  const check = host.request("check");
  await Promise.resolve();
  host.close();
  await assert.rejects(check, failure("died"));
  assert.equal(ports[0].isClosed, true);
  ports[0].onDisconnect.fire({ error: null });
  assert.equal(host.isOpen, false);
});
