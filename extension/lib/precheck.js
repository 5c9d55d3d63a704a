/** Milliseconds after a change of headers or files, which come several at a time. */
const PAUSE = 500;

/** Checks a letter while it is written, so that Send finds the verdict ready. */
export class Precheck {
  #check;
  /** @type {Map<number, ReturnType<typeof setTimeout>>} */
  #timers = new Map();
  /** @type {Set<number>} */
  #begun = new Set();

  /** @param {(tabId: number) => Promise<unknown>} check */
  constructor(check) {
    this.#check = check;
  }

  /**
   * The writer typed and paused: the letter is worth checking, now and from now on.
   *
   * @param {number} tabId
   */
  edited(tabId) {
    this.#begun.add(tabId);
    clearTimeout(this.#timers.get(tabId));
    void this.#check(tabId);
  }

  /**
   * Something else of the letter changed. A letter that nobody began to write has no faults yet.
   *
   * @param {number} tabId
   */
  changed(tabId) {
    if (!this.#begun.has(tabId)) return;
    clearTimeout(this.#timers.get(tabId));
    this.#timers.set(
      tabId,
      setTimeout(() => void this.#check(tabId), PAUSE),
    );
  }

  /** @param {number} tabId */
  forget(tabId) {
    clearTimeout(this.#timers.get(tabId));
    this.#timers.delete(tabId);
    this.#begun.delete(tabId);
  }
}
