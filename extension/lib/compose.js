import { Failure } from "./failure.js";
import { contentHash } from "./letter.js";
import { within } from "./timing.js";

/** The scripts of the editor, in the order in which they need each other. */
const EDITOR_SCRIPTS = ["editor/blocks.js", "editor/places.js", "editor/editor.js"];

/** Milliseconds for an answer of the editor script. */
const EDITOR_DEADLINE = 5000;

/** The compose windows, as the rest of the extension needs them. */
export class Compose {
  #messenger;

  /** @param {typeof messenger} api */
  constructor(api) {
    this.#messenger = api;
  }

  /** @param {number} tabId */
  async content(tabId) {
    const [details, files] = await Promise.all([
      this.#messenger.compose.getComposeDetails(tabId),
      this.#messenger.compose.listAttachments(tabId),
    ]);
    const named = files.map(({ id, name, size }) => ({ id, name: name ?? "", size: size ?? 0 }));
    return { hash: await contentHash(details, named), details, files: named };
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
      await compose.registerScripts([{ id: "editor", js: EDITOR_SCRIPTS }]);
    }
    await Promise.allSettled((await this.openTabs()).map((tabId) => this.#inject(tabId)));
  }

  /** @param {number} tabId */
  async #inject(tabId) {
    await this.#messenger.scripting.executeScript({ target: { tabId }, files: EDITOR_SCRIPTS });
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
