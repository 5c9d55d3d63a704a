import { Failure } from "./failure.js";
import { draftOf, placeOf } from "./letter.js";
import { Revisions } from "./revisions.js";

/** Milliseconds for which a report of an unchanged letter is still good; «завтра» moves. */
const REPORT_IS_FRESH = 5 * 60_000;

/**
 * @typedef {import("./drafts.js").DraftState} DraftState
 *
 * @typedef {object} Content
 * @property {string} hash
 * @property {Record<string, any>} details
 * @property {import("./letter.js").FileOfDraft[]} files
 * @property {number | null} version how often the body had changed, null where that is unknown
 *
 * @typedef {object} Window what the checker needs of a compose window
 * @property {(tabId: number, given?: Record<string, any>) => Promise<Content>} content
 * @property {(tabId: number, isPlainText: boolean) => Promise<import("./letter.js").Reading>} read
 */

class Run {
  /** @type {Promise<DraftState> | null} */
  outcome = null;

  /** @param {string} hash of the content that is checked */
  constructor(hash) {
    this.hash = hash;
  }
}

/** Checks letters: reads them, asks the host, keeps the outcome in the state of the draft. */
export class Checker {
  #window;
  #host;
  #drafts;
  #locale;
  /** @type {Map<number, Run>} the latest check of each draft, while it runs */
  #running = new Map();
  #revisions = new Revisions();

  /**
   * @param {Window} window
   * @param {{request(type: string, fields: object): Promise<any>}} host
   * @param {import("./drafts.js").Drafts} drafts
   * @param {string} locale
   */
  constructor(window, host, drafts, locale) {
    this.#window = window;
    this.#host = host;
    this.#drafts = drafts;
    this.#locale = locale;
  }

  /**
   * The state of the draft after its present content was checked, or could not be. An answer
   * that is already there, or on its way, is not asked for again. Never rejects.
   *
   * @param {number} tabId
   * @returns {Promise<DraftState>}
   */
  async check(tabId) {
    /** @type {Content} */
    let content;
    try {
      content = await this.#window.content(tabId);
    } catch {
      return this.#drafts.update(tabId, { stage: "failed", failure: "unreadable", hash: null });
    }
    return this.checkContent(tabId, content);
  }

  /**
   * @param {number} tabId
   * @param {Content} content
   * @returns {Promise<DraftState>}
   */
  async checkContent(tabId, content) {
    const state = await this.#drafts.get(tabId);
    if (state.stage === "checked" && state.hash === content.hash && isFresh(state)) return state;
    const running = this.#running.get(tabId);
    if (running?.outcome && running.hash === content.hash) return running.outcome;
    const run = new Run(content.hash);
    this.#running.set(tabId, run);
    run.outcome = this.#run(tabId, content, run);
    return run.outcome;
  }

  /**
   * Makes the next check ask the host again, though the letter is the same.
   *
   * @param {number} tabId
   */
  async outdate(tabId) {
    this.#running.delete(tabId);
    const { stage } = await this.#drafts.get(tabId);
    if (stage !== "failed") await this.#drafts.update(tabId, { stage: "idle" });
  }

  /** @param {number} tabId */
  forget(tabId) {
    this.#running.delete(tabId);
    this.#revisions.forget(keyOf(tabId));
  }

  /**
   * @param {number} tabId
   * @param {Content} content
   * @param {Run} run
   * @returns {Promise<DraftState>}
   */
  async #run(tabId, content, run) {
    await this.#drafts.update(tabId, { stage: "checking", hash: content.hash, failure: null });
    /** @type {Partial<DraftState>} */
    let outcome;
    try {
      const reading = await this.#window.read(tabId, content.details.isPlainText === true);
      if (reading.version !== content.version) {
        const now = await this.#window.content(tabId);
        // The writer typed on while the letter was read: what was read has no hash.
        if (now.hash !== content.hash) return this.checkContent(tabId, now);
      }
      outcome = { stage: "checked", failure: null, report: await this.#ask(tabId, content, reading) };
    } catch (error) {
      outcome = { stage: "failed", failure: Failure.kindOf(error) };
    }
    const latest = this.#running.get(tabId);
    if (latest !== run) return latest?.outcome ?? this.#drafts.get(tabId);
    this.#running.delete(tabId);
    return this.#drafts.update(tabId, outcome);
  }

  /**
   * @param {number} tabId
   * @param {Content} content
   * @param {import("./letter.js").Reading} reading
   * @returns {Promise<import("./drafts.js").Report>}
   */
  async #ask(tabId, { details, files }, reading) {
    const draft = draftOf(keyOf(tabId), details, files, reading);
    const result = await this.#request(draft);
    return {
      at: Date.now(),
      findings: result.findings.map((finding) => ({ ...finding, place: placeOf(finding, draft.blocks) })),
      rules: result.rules,
      problems: result.problems,
      omitted: result.omitted,
      underline: result.underline,
    };
  }

  /**
   * @param {import("./protocol.js").WireDraft} draft
   * @returns {Promise<import("./protocol.js").CheckResult>}
   */
  async #request(draft) {
    const ask = () => this.#host.request("check", { draft: this.#revisions.changesOf(draft), locale: this.#locale });
    try {
      return await ask();
    } catch (error) {
      // The host was started anew and knows nothing of this draft.
      if (!(error instanceof Failure && error.code === "unknown_base")) throw error;
      this.#revisions.forget(draft.key);
      return ask();
    }
  }
}

/** @param {number} tabId */
export const keyOf = (tabId) => `tab-${tabId}`;

/** @param {DraftState} state */
function isFresh({ report }) {
  return report !== null && report.problems.length === 0 && Date.now() - report.at < REPORT_IS_FRESH;
}
