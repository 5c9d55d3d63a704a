import { Failure } from "./failure.js";
import { contentHash } from "./letter.js";
import { within } from "./timing.js";

/** The scripts of the editor, in the order in which they need each other. */
const EDITOR_SCRIPTS = ["editor/blocks.js", "editor/places.js", "editor/underlines.js", "editor/editor.js"];

const EDITOR_STYLES = ["editor/underlines.css"];

/** Milliseconds for an answer of the editor script. */
const EDITOR_DEADLINE = 5000;

/** Milliseconds for the number of changes, which the editor script has at hand. */
const VERSION_DEADLINE = 300;

/**
 * @typedef {object} AtCaret the finding at the caret, and where its words are: left, top, right and
 *   bottom in pixels of the screen
 * @property {number} id
 * @property {number[]} word
 * @property {number[]} screen what windows may cover of it
 */

/** The compose windows, as the rest of the extension needs them. */
export class Compose {
  #messenger;

  /** @param {typeof messenger} api */
  constructor(api) {
    this.#messenger = api;
  }

  /**
   * @param {number} tabId
   * @param {Record<string, any>} [given] the details, where Thunderbird has told them: before it
   *   sends, when nothing can change any more
   * @returns {Promise<import("./checker.js").Content>}
   */
  async content(tabId, given) {
    // Asked first, so that what changes meanwhile makes the content an older one.
    const version = await this.#version(tabId);
    const [details, files] = await Promise.all([
      given ?? this.#messenger.compose.getComposeDetails(tabId),
      this.#messenger.compose.listAttachments(tabId),
    ]);
    const named = files.map(({ id, name, size }) => ({ id, name: name ?? "", size: size ?? 0 }));
    return { hash: await contentHash(details, named), details, files: named, version };
  }

  /**
   * How often the body has changed, null where the editor script does not tell.
   *
   * @param {number} tabId
   * @returns {Promise<number | null>}
   */
  #version(tabId) {
    return within(this.#messenger.tabs.sendMessage(tabId, { type: "version" }), VERSION_DEADLINE).catch(() => null);
  }

  /**
   * The blocks in the editor.
   *
   * @param {number} tabId
   * @param {boolean} isPlainText
   * @returns {Promise<import("./letter.js").Reading>}
   */
  async read(tabId, isPlainText) {
    const reading = await this.#ask(tabId, { type: "read", isPlainText });
    if (reading.tooLarge) throw new Failure("tooLarge");
    return reading;
  }

  /**
   * Selects a place in the editor.
   *
   * @param {number} tabId
   * @param {import("./letter.js").Place} place
   * @returns {Promise<boolean>} false where the text there has changed
   */
  async select(tabId, place) {
    const { isPlainText = false } = await this.#messenger.compose.getComposeDetails(tabId);
    return this.#ask(tabId, { type: "select", isPlainText, place });
  }

  /**
   * Puts a correction into the letter; one undo takes it back.
   *
   * @param {number} tabId
   * @param {import("./letter.js").Place} place
   * @param {string} replacement
   * @returns {Promise<boolean>} false where the text there has changed
   */
  async replace(tabId, place, replacement) {
    const { isPlainText = false } = await this.#messenger.compose.getComposeDetails(tabId);
    return this.#ask(tabId, { type: "replace", isPlainText, place, replacement });
  }

  /**
   * Underlines these findings in the editor, and no others.
   *
   * @param {number} tabId
   * @param {import("./underlines.js").Mark[]} marks
   * @returns {Promise<boolean>}
   */
  underline(tabId, marks) {
    return this.#ask(tabId, { type: "underline", marks });
  }

  /**
   * Selects the underlined words at or behind the caret.
   *
   * @param {number} tabId
   * @returns {Promise<AtCaret | null>} null where nothing is underlined
   */
  atCaret(tabId) {
    return this.#ask(tabId, { type: "at_caret" });
  }

  /**
   * Sends the letter as the Send button would.
   *
   * @param {number} tabId
   */
  async send(tabId) {
    // Where the mail server refuses the letter, Thunderbird itself tells the writer.
    await this.#messenger.compose.sendMessage(tabId, { mode: "default" }).catch(() => {});
  }

  /** @returns {Promise<number[]>} */
  async openTabs() {
    const tabs = await this.#messenger.tabs.query({ type: "messageCompose" });
    return tabs.flatMap(({ id }) => (id === undefined ? [] : [id]));
  }

  /** Loads the editor scripts into all compose windows, those to come and those open. */
  async install() {
    const { compose } = this.#messenger.scripting;
    if ((await compose.getRegisteredScripts()).length === 0) {
      await compose.registerScripts([{ id: "editor", js: EDITOR_SCRIPTS, css: EDITOR_STYLES }]);
    }
    await Promise.allSettled((await this.openTabs()).map((tabId) => this.#inject(tabId)));
  }

  /** @param {number} tabId */
  async #inject(tabId) {
    const { scripting } = this.#messenger;
    await scripting.insertCSS({ target: { tabId }, files: EDITOR_STYLES });
    await scripting.executeScript({ target: { tabId }, files: EDITOR_SCRIPTS });
  }

  /**
   * Asks the editor script, and loads it where it is missing.
   *
   * @param {number} tabId
   * @param {object} message
   * @returns {Promise<any>}
   */
  async #ask(tabId, message) {
    const asked = this.#send(tabId, message);
    const answer = await within(asked, EDITOR_DEADLINE);
    if (answer === undefined) throw new Failure("unreadable");
    return answer;
  }

  /**
   * @param {number} tabId
   * @param {object} message
   */
  async #send(tabId, message) {
    try {
      return await this.#messenger.tabs.sendMessage(tabId, message);
    } catch {
      await this.#inject(tabId);
      return this.#messenger.tabs.sendMessage(tabId, message);
    }
  }
}
