import { CONTEXT } from "./letter.js";
import { openFindings } from "./report.js";

/** Characters of a place that get a line. */
const LONGEST = 120;

/**
 * A finding as the editor underlines it.
 *
 * @typedef {object} Mark
 * @property {number} id of the finding in the report
 * @property {import("./protocol.js").Severity} severity
 * @property {import("./letter.js").Place} place
 *
 * @typedef {import("./drafts.js").DraftState} DraftState
 */

/**
 * What is underlined in a letter: every finding that has a place in it and was not answered yet.
 *
 * @param {DraftState} state
 * @returns {Mark[]}
 */
export function marksOf(state) {
  const { report, stage } = state;
  if (!report?.underline || !state.isUnderlined || stage === "failed") return [];
  return openFindings(state).flatMap((finding) => {
    const { severity, place } = finding;
    return place ? [{ id: report.findings.indexOf(finding), severity, place: shortened(place) }] : [];
  });
}

/**
 * The beginning of a long place: a whole paragraph with a line under it cannot be read.
 *
 * @param {import("./letter.js").Place} place
 */
function shortened(place) {
  const { start, words } = place;
  if (words.length <= LONGEST) return place;
  const length = words.lastIndexOf(" ", LONGEST) + 1 || LONGEST;
  const kept = words.slice(0, length).trimEnd();
  return { ...place, end: start + kept.length, words: kept, after: words.slice(kept.length, kept.length + CONTEXT) };
}

/** Keeps the lines in the editors as the reports are. */
export class Underlines {
  #compose;
  /** @type {Map<number, string>} what was sent to the editor of each tab */
  #sent = new Map();

  /** @param {Pick<import("./compose.js").Compose, "underline">} compose */
  constructor(compose) {
    this.#compose = compose;
  }

  /**
   * @param {number} tabId
   * @param {DraftState} state
   */
  async update(tabId, state) {
    const marks = marksOf(state);
    const sent = JSON.stringify(marks);
    if (sent === (this.#sent.get(tabId) ?? "[]")) return;
    this.#sent.set(tabId, sent);
    // The window may be closed by now; where it is not, the next change brings them.
    await this.#compose.underline(tabId, marks).catch(() => this.#sent.delete(tabId));
  }

  /**
   * The letter was closed, or its editor begins anew, with no lines.
   *
   * @param {number} tabId
   */
  forget(tabId) {
    this.#sent.delete(tabId);
  }
}
