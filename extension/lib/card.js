/** @typedef {import("./compose.js").AtCaret} AtCaret */

/** Pixels of the window that shows one finding; its page takes only the height that it needs. */
const SIZE = Object.freeze({ width: 420, height: 210 });

/** Pixels between the words and the card. */
const GAP = 6;

/** Pixels for the title of a window, which are not counted in its size everywhere. */
const TITLE = 32;

/**
 * Where a card of this size stands: under the words or, where the screen ends, above them.
 *
 * @param {Pick<AtCaret, "word" | "screen">} at
 * @param {number} scale pixels of the screen in one of the page
 * @returns {{left: number, top: number, width: number, height: number}}
 */
export function placeOfCard({ word, screen }, scale) {
  const [wordLeft, wordTop, , wordBottom] = word.map((pixels) => pixels / scale);
  const [left, top, right, bottom] = screen.map((pixels) => pixels / scale);
  const { width, height } = SIZE;
  const isAbove = wordBottom + GAP + height + TITLE > bottom && wordTop - GAP - height - TITLE >= top;
  return {
    left: Math.round(Math.max(left, Math.min(wordLeft, right - width))),
    top: Math.round(isAbove ? wordTop - GAP - height - TITLE : wordBottom + GAP),
    width,
    height,
  };
}

/**
 * Cards: one finding alone. A click shows it in the popup at the button, so that the keys stay in
 * the letter; the keyboard in a window beside the words, because Thunderbird gives the keys to a
 * popup only after a click into it.
 */
export class Cards {
  #messenger;
  #button;
  #compose;
  #panel;
  /** @type {Map<number, number>} compose tab → window of its card */
  #windows = new Map();

  /**
   * @param {Pick<typeof messenger, "windows">} api
   * @param {object} parts
   * @param {Pick<import("./action.js").ActionButton, "openPopup">} parts.button
   * @param {Pick<import("./compose.js").Compose, "atCaret">} parts.compose
   * @param {Pick<import("./panel.js").Panel, "showCard" | "isShown">} parts.panel
   */
  constructor(api, { button, compose, panel }) {
    this.#messenger = api;
    this.#button = button;
    this.#compose = compose;
    this.#panel = panel;
  }

  /**
   * The writer clicked on underlined words.
   *
   * @param {number} tabId
   * @param {AtCaret} at
   */
  async openAtButton(tabId, at) {
    const fingerprint = await this.#panel.showCard(tabId, "popup", at.id);
    const isShown = () => this.#panel.isShown(tabId, "popup");
    if (fingerprint === null || isShown() || (await this.#button.openPopup(tabId, isShown))) return;
    await this.#openWindow(tabId, fingerprint, at);
  }

  /**
   * Goes to the finding at the caret or the next behind it.
   *
   * @param {messenger.tabs.Tab | undefined} tab of the letter or of a card
   */
  async openNext(tab) {
    const tabId = tab?.type === "messageCompose" ? Number(tab.id) : this.#letterOf(tab?.windowId);
    const at = tabId === undefined ? null : await this.#compose.atCaret(tabId).catch(() => null);
    if (tabId === undefined || !at) return;
    const fingerprint = await this.#panel.showCard(tabId, "card", at.id);
    if (fingerprint !== null) await this.#openWindow(tabId, fingerprint, at);
  }

  /** @param {number} tabId */
  forget(tabId) {
    this.#windows.delete(tabId);
  }

  /**
   * @param {number} tabId
   * @param {string} fingerprint
   * @param {AtCaret} at
   */
  async #openWindow(tabId, fingerprint, at) {
    const area = placeOfCard(at, devicePixelRatio);
    if (await this.#move(tabId, area)) return;
    const query = new URLSearchParams({ tab: String(tabId), card: fingerprint });
    const { id } = await this.#messenger.windows.create({ type: "popup", url: `popup/popup.html?${query}`, ...area });
    if (id !== undefined) this.#windows.set(tabId, id);
  }

  /**
   * @param {number} tabId
   * @param {{left: number, top: number}} area
   * @returns {Promise<boolean>} false where no window shows a card of this letter
   */
  async #move(tabId, { left, top }) {
    const id = this.#windows.get(tabId);
    if (id === undefined) return false;
    const moved = this.#messenger.windows.update(id, { left, top, focused: true });
    return moved.then(
      () => true,
      () => !this.#windows.delete(tabId),
    );
  }

  /** @param {number | undefined} windowId */
  #letterOf(windowId) {
    return [...this.#windows].find(([, id]) => id === windowId)?.[0];
  }
}
