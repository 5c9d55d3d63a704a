import { Failure } from "./failure.js";
import { isClear, openFindings, viewOf } from "./report.js";
import { within } from "./timing.js";

/** Milliseconds after which Send is answered, come what may: the window is locked until then. */
export const SEND_DEADLINE = 2000;

/** Milliseconds for reading headers, body and files, which normally takes a few. */
const CONTENT_DEADLINE = 1000;

/** Stands for the content of a letter that cannot even be read. */
const UNREADABLE = "unreadable";

/**
 * Decides at Send. A letter goes only when it was checked in full and nothing holds it, or when
 * the writer decided to send exactly this content as it is. In all other cases, every fault of
 * our own included, it is held and the report is shown.
 */
export class Guard {
  #window;
  #checker;
  #drafts;
  #show;

  /**
   * @param {Pick<import("./checker.js").Window, "content">} window
   * @param {import("./checker.js").Checker} checker
   * @param {import("./drafts.js").Drafts} drafts
   * @param {(tabId: number) => unknown} show opens the report
   */
  constructor(window, checker, drafts, show) {
    this.#window = window;
    this.#checker = checker;
    this.#drafts = drafts;
    this.#show = show;
  }

  /**
   * The answer to onBeforeSend. Never rejects, and never takes longer than the deadline.
   *
   * @param {number} tabId
   * @param {Record<string, any>} details ComposeDetails
   * @returns {Promise<{cancel?: true}>}
   */
  async beforeSend(tabId, details) {
    /** @type {import("./failure.js").FailureKind | null} */
    let failure = null;
    try {
      if (await within(this.#maySend(tabId, details), SEND_DEADLINE)) return {};
    } catch (error) {
      failure = Failure.kindOf(error);
    }
    // The report opens only in a window that is no longer locked.
    setTimeout(() => this.#hold(tabId, failure), 0);
    return { cancel: true };
  }

  /**
   * The writer decided to send the letter as it is. What was shown may go; where nothing could
   * be shown, what stands in the window now.
   *
   * @param {number} tabId
   * @param {string | null} shownHash of the content that the writer saw judged
   * @returns {Promise<boolean>} false where that is no longer what was decided about
   */
  async letPass(tabId, shownHash) {
    const state = await this.#drafts.get(tabId);
    if (state.hash !== shownHash || viewOf(state).send === "no") return false;
    const shown = state.stage === "checked";
    const pass = (shown && state.hash) || (await this.#hashNow(tabId));
    const answered = shown ? openFindings(state).map(({ fingerprint }) => fingerprint) : [];
    void this.#drafts.update(tabId, {
      passes: [...state.passes, pass],
      skipped: [...state.skipped, ...answered],
    });
    return true;
  }

  /**
   * @param {number} tabId
   * @param {Record<string, any>} details
   * @returns {Promise<boolean>}
   */
  async #maySend(tabId, details) {
    const content = await within(this.#window.content(tabId, details), CONTENT_DEADLINE).catch(() => null);
    const { passes } = await this.#drafts.get(tabId);
    if (passes.includes(content?.hash ?? UNREADABLE)) return true;
    if (!content) throw new Failure("unreadable");
    const state = await this.#checker.checkContent(tabId, content);
    return state.hash === content.hash && isClear(state);
  }

  /** @param {number} tabId */
  async #hashNow(tabId) {
    const content = await within(this.#window.content(tabId), CONTENT_DEADLINE).catch(() => null);
    return content?.hash ?? UNREADABLE;
  }

  /**
   * @param {number} tabId
   * @param {import("./failure.js").FailureKind | null} failure
   */
  #hold(tabId, failure) {
    void this.#markHeld(tabId, failure);
    this.#show(tabId);
  }

  /**
   * @param {number} tabId
   * @param {import("./failure.js").FailureKind | null} failure
   */
  async #markHeld(tabId, failure) {
    const { stage } = await this.#drafts.get(tabId);
    const failed = failure !== null && stage !== "checked";
    await this.#drafts.update(tabId, failed ? { held: true, stage: "failed", failure } : { held: true });
  }
}
