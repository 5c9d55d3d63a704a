/**
 * What is known of each letter being written, one object per compose tab.
 *
 * @typedef {import("./protocol.js").Finding & {place: import("./letter.js").Place | null}} PlacedFinding
 *
 * @typedef {object} Report
 * @property {number} at milliseconds of the clock
 * @property {PlacedFinding[]} findings
 * @property {Record<string, import("./protocol.js").RuleInfo>} rules
 * @property {{message: string, holds: boolean}[]} problems what could not be checked
 * @property {number} omitted
 * @property {boolean} underline whether the policy wants findings underlined in the letter
 *
 * @typedef {object} DraftState
 * @property {"idle" | "checking" | "checked" | "failed"} stage
 * @property {string | null} hash of the content that is or was checked last
 * @property {Report | null} report of the last finished check
 * @property {import("./failure.js").FailureKind | null} failure
 * @property {boolean} held Send was pressed, and the letter kept
 * @property {string[]} passes hashes of contents that the writer sends as they are
 * @property {string[]} skipped fingerprints of findings that the writer answered
 * @property {boolean} isUnderlined whether the writer wants findings underlined in this letter
 */

/** @returns {DraftState} */
const newDraft = () => ({
  stage: "idle",
  hash: null,
  report: null,
  failure: null,
  held: false,
  passes: [],
  skipped: [],
  isUnderlined: true,
});

/** @param {number} tabId */
const keyOf = (tabId) => `draft-${tabId}`;

/**
 * Keeps the states in memory and in session storage, so that a background that was suspended
 * goes on where it was. Nothing of it is written to disk.
 */
export class Drafts {
  #storage;
  /** @type {Map<number, Promise<DraftState>>} */
  #states = new Map();
  /** @type {Set<(tabId: number, state: DraftState) => void>} */
  #listeners = new Set();

  /**
   * @param {{get(key: string): Promise<any>, set(items: object): Promise<void>, remove(key: string): Promise<void>}} storage
   */
  constructor(storage) {
    this.#storage = storage;
  }

  /** @param {(tabId: number, state: DraftState) => void} listener */
  onChange(listener) {
    this.#listeners.add(listener);
  }

  /**
   * @param {number} tabId
   * @returns {Promise<DraftState>}
   */
  get(tabId) {
    let state = this.#states.get(tabId);
    if (!state) {
      state = this.#load(tabId);
      this.#states.set(tabId, state);
    }
    return state;
  }

  /**
   * @param {number} tabId
   * @param {Partial<DraftState>} changes
   * @returns {Promise<DraftState>}
   */
  async update(tabId, changes) {
    const state = Object.assign(await this.get(tabId), changes);
    for (const listener of this.#listeners) listener(tabId, state);
    await this.#storage.set({ [keyOf(tabId)]: state }).catch(() => {}); // Memory still has it.
    return state;
  }

  /** @param {number} tabId */
  async forget(tabId) {
    this.#states.delete(tabId);
    await this.#storage.remove(keyOf(tabId));
  }

  /** @param {number} tabId */
  async #load(tabId) {
    const key = keyOf(tabId);
    const stored = await this.#storage.get(key).catch(() => ({}));
    const state = { ...newDraft(), ...stored[key] };
    // A check that was under way ended with the background that had begun it.
    if (state.stage === "checking") state.stage = "idle";
    return state;
  }
}
