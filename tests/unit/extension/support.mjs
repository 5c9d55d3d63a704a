/** Small stand-ins for what only Thunderbird has, and for a host whose faults a test decides. */
import { setImmediate } from "node:timers/promises";

import { Checker } from "../../../extension/lib/checker.js";
import { HostConnection } from "../../../extension/lib/connection.js";
import { Drafts } from "../../../extension/lib/drafts.js";
import { Guard } from "../../../extension/lib/guard.js";
import { contentHash } from "../../../extension/lib/letter.js";

export const TAB = 7;

export const HELLO = Object.freeze({
  type: "hello",
  hostVersion: "0.1.0",
  protocol: 1,
  engine: { state: "loading", detail: "" },
  language: { state: "loading", detail: "" },
  policyProblems: [],
});

/**
 * Waits until it is so, without the timers that a test may hold still.
 *
 * @param {() => unknown} condition
 */
export async function until(condition) {
  const end = performance.now() + 5000;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error("waited in vain");
    await setImmediate();
  }
}

/** @returns {{addListener(listener: (value: any) => void): void, fire(value?: any): void}} */
export function fakeEvent() {
  /** @type {((value: any) => void)[]} */
  const listeners = [];
  return {
    addListener: (listener) => void listeners.push(listener),
    fire: (value) => listeners.forEach((listener) => listener(value)),
  };
}

/** A port to a host that does what `respond` says: answers, stays silent, or ends. */
export class FakePort {
  onMessage = fakeEvent();
  onDisconnect = fakeEvent();
  /** @type {any[]} */
  received = [];
  isClosed = false;

  /** @param {(request: any, port: FakePort) => unknown} respond a result, or undefined for silence */
  constructor(respond) {
    this.respond = respond;
  }

  /** @param {any} request */
  postMessage(request) {
    this.received.push(request);
    const result = this.respond(request, this);
    if (result !== undefined) queueMicrotask(() => this.say({ v: 1, id: request.id, result }));
  }

  disconnect() {
    this.isClosed = true;
  }

  /** @param {unknown} message */
  say(message) {
    if (!this.isClosed) this.onMessage.fire(message);
  }

  /** @param {string} [error] */
  die(error) {
    this.isClosed = true;
    queueMicrotask(() => this.onDisconnect.fire({ error: error ? { message: error } : null }));
  }
}

/** @param {Partial<import("../../../extension/lib/protocol.js").Finding>} [parts] */
export const finding = (parts = {}) => ({
  rule: "subject.missing",
  severity: /** @type {const} */ ("warn"),
  message: "У письма нет темы.",
  field: /** @type {const} */ ("subject"),
  block: null,
  start: null,
  end: null,
  excerpt: "",
  replacements: [],
  fingerprint: "f1",
  word: null,
  ...parts,
});

/**
 * @param {ReturnType<typeof finding>[]} findings
 * @param {object} [more]
 */
export const checkResult = (findings, more = {}) => ({
  type: "check",
  findings,
  rules: { "subject.missing": { title: "У письма есть тема", why: "Так его находят.", slide: 7, locked: false } },
  problems: [],
  omitted: 0,
  underline: true,
  ...more,
});

/** Session storage that copies what it keeps, as the real one does. */
export class FakeStorage {
  /** @type {Map<string, string>} */
  items = new Map();

  /** @param {string} key */
  async get(key) {
    const stored = this.items.get(key);
    return stored === undefined ? {} : { [key]: JSON.parse(stored) };
  }

  /** @param {Record<string, unknown>} items */
  async set(items) {
    for (const [key, value] of Object.entries(items)) this.items.set(key, JSON.stringify(value));
  }

  /** @param {string} key */
  async remove(key) {
    this.items.delete(key);
  }
}

/** @param {string} body */
export const letter = (body) => ({
  type: "new",
  from: "Анна <anna@vector-it.example>",
  to: ["Олег <oleg@x.example>"],
  cc: [],
  bcc: [],
  subject: "Договор",
  body,
  isPlainText: false,
});

/**
 * Everything behind the Send button, with a compose window that holds `details` and a host that
 * answers each check with `respond`.
 */
export class World {
  storage = new FakeStorage();
  /** @type {number[]} tabs whose report was shown */
  shown = [];
  /** @type {FakePort[]} */
  ports = [];
  /** @type {Record<string, any>} */
  details = letter("<p>Здравствуйте!</p>");
  /** @type {{id: number, name: string, size: number}[]} */
  files = [];
  /** How often the body has changed. */
  version = 0;

  /** @param {(request: any, port: FakePort) => unknown} respond */
  constructor(respond) {
    this.respond = respond;
    this.connection = new HostConnection(() => this.#start(), { clientVersion: "0.1.0", locale: "ru" });
    this.drafts = new Drafts(this.storage);
    /** @type {import("../../../extension/lib/checker.js").Window} */
    this.compose = {
      content: async () => ({
        hash: await contentHash(this.details, this.files),
        details: this.details,
        files: this.files,
        version: this.version,
      }),
      read: async () => ({
        blocks: [
          { kind: "paragraph", origin: "author", text: this.details.body, bold: false, quoteDepth: 0 },
        ],
        pictures: [],
        version: this.version,
      }),
    };
    this.checker = new Checker(this.compose, this.connection, this.drafts, "ru");
    this.guard = new Guard(this.compose, this.checker, this.drafts, (tabId) => this.shown.push(tabId));
  }

  #start() {
    const port = new FakePort((request, itself) => {
      const answer = this.respond(request, itself);
      return request.type === "hello" && answer === undefined && !itself.isClosed ? HELLO : answer;
    });
    this.ports.push(port);
    return port;
  }

  /** Presses Send. */
  async send() {
    const shownBefore = this.shown.length;
    const answer = await this.guard.beforeSend(TAB, this.details);
    if (answer.cancel) await until(async () => this.shown.length > shownBefore && (await this.state()).held);
    return answer;
  }

  state() {
    return this.drafts.get(TAB);
  }

  /** The writer presses the button that sends, in the report that shows the present state. */
  async pass() {
    return this.guard.letPass(TAB, (await this.state()).hash);
  }
}
