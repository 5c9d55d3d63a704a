import { Failure } from "./failure.js";
import { PROTOCOL_VERSION, readResponse, readResult } from "./protocol.js";

/**
 * @typedef {object} Port
 * @property {(message: object) => void} postMessage
 * @property {() => void} disconnect
 * @property {{addListener(listener: (message: any) => void): void}} onMessage
 * @property {{addListener(listener: (port: any) => void): void}} onDisconnect
 * @property {{message: string} | null} [error]
 *
 * @typedef {object} Waiting
 * @property {string} type
 * @property {(result: any) => void} resolve
 * @property {(failure: Failure) => void} reject
 * @property {ReturnType<typeof setTimeout>} timer
 */

/** Milliseconds to wait for an answer. */
const PATIENCE = Object.freeze({ hello: 10_000, answer: 60_000 });

/**
 * The one connection to the host. It starts the host with the first request, opens with a
 * `hello`, and starts it anew with the next request after it ended, for whatever reason.
 */
export class HostConnection {
  #connect;
  #greeting;
  /** @type {Port | null} */
  #port = null;
  /** @type {Promise<import("./protocol.js").HelloResult> | null} */
  #opened = null;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #lastId = 0;
  #heard = false;

  /**
   * @param {() => Port} connect starts the host
   * @param {{clientVersion: string, locale: string}} greeting
   */
  constructor(connect, greeting) {
    this.#connect = connect;
    this.#greeting = greeting;
  }

  get isOpen() {
    return this.#port !== null;
  }

  /** Starts the host where it does not run. Rejects with a Failure. */
  open() {
    this.#opened ??= this.#open();
    return this.#opened;
  }

  /**
   * Asks the host. Rejects with a Failure, always in bounded time.
   *
   * @param {string} type
   * @param {object} [fields]
   * @returns {Promise<any>}
   */
  async request(type, fields = {}) {
    await this.open();
    return this.#ask(type, fields, PATIENCE.answer);
  }

  /** Ends the host; it starts again with the next request. */
  close() {
    this.#drop(new Failure("died"));
  }

  async #open() {
    /** @type {Port | null} */
    let port = null;
    await null; // A failure must find #opened set.
    try {
      port = this.#connect();
      this.#listenTo(port);
      const hello = await this.#ask("hello", this.#greeting, PATIENCE.hello);
      if (hello.protocol < PROTOCOL_VERSION) throw new Failure("hostTooOld");
      if (hello.protocol > PROTOCOL_VERSION) throw new Failure("hostTooNew");
      return hello;
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure("cannotStart");
      if (this.#port === port) this.#drop(failure);
      throw failure;
    }
  }

  /** @param {Port} port */
  #listenTo(port) {
    this.#port = port;
    this.#heard = false;
    port.onMessage.addListener((message) => {
      if (this.#port === port) this.#receive(message);
    });
    port.onDisconnect.addListener((ended) => {
      if (this.#port === port) this.#drop(this.#reasonOfEnd(ended?.error ?? port.error));
    });
  }

  /** @param {{message: string} | null | undefined} error */
  #reasonOfEnd(error) {
    if (this.#heard) return new Failure("died");
    return new Failure(/no such native application/i.test(error?.message ?? "") ? "missing" : "cannotStart");
  }

  /**
   * @param {string} type
   * @param {object} fields
   * @param {number} patience
   * @returns {Promise<any>}
   */
  #ask(type, fields, patience) {
    const id = (this.#lastId += 1);
    return new Promise((resolve, reject) => {
      // A host that is silent for so long hangs: the next request starts another.
      const timer = setTimeout(() => this.#drop(new Failure("slow")), patience);
      this.#waiting.set(id, { type, resolve, reject, timer });
      try {
        if (!this.#port) throw new Failure("died");
        this.#port.postMessage({ v: PROTOCOL_VERSION, id, type, ...fields });
      } catch {
        this.#settle(id)?.reject(new Failure("died"));
      }
    });
  }

  /** @param {unknown} message */
  #receive(message) {
    this.#heard = true;
    try {
      const response = readResponse(message);
      if (response.id === 0 || response.id > this.#lastId) throw new Failure("garbage");
      this.#answer(response);
    } catch {
      this.#drop(new Failure("garbage"));
    }
  }

  /** @param {ReturnType<typeof readResponse>} response */
  #answer(response) {
    const waiting = this.#waiting.get(response.id);
    if (!waiting) return; // It came after its time was up.
    if (response.error) {
      this.#settle(response.id)?.reject(Failure.ofError(response.error));
    } else {
      const result = readResult(waiting.type, response.result);
      this.#settle(response.id)?.resolve(result);
    }
  }

  /** @param {number} id */
  #settle(id) {
    const waiting = this.#waiting.get(id);
    if (waiting) clearTimeout(waiting.timer);
    this.#waiting.delete(id);
    return waiting;
  }

  /** @param {Failure} failure */
  #drop(failure) {
    const port = this.#port;
    this.#port = null;
    this.#opened = null;
    for (const id of [...this.#waiting.keys()]) this.#settle(id)?.reject(failure);
    port?.disconnect();
  }
}
