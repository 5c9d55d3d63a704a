import { warningCount } from "./report.js";

/** Milliseconds within which a popup that Thunderbird says it opened shows itself. */
const POPUP_PATIENCE = 1500;

/** Pixels of the window that shows a report. */
const SIZE = Object.freeze({ width: 480, height: 640 });

/** The button «Проверить письмо» of the compose windows: its badge and the report it opens. */
export class ActionButton {
  #messenger;
  #texts;
  /** @type {Map<number, number>} compose tab → window that shows its report */
  #windows = new Map();

  /**
   * @param {typeof messenger} api
   * @param {import("./i18n.js").Texts} texts
   */
  constructor(api, texts) {
    this.#messenger = api;
    this.#texts = texts;
  }

  /**
   * @param {number} tabId
   * @param {import("./drafts.js").DraftState} state
   */
  async update(tabId, state) {
    if (state.stage === "checking" || state.stage === "idle") return;
    const { composeAction } = this.#messenger;
    const { text, title } = this.#badgeOf(state);
    // The window may be closed by now.
    await Promise.allSettled([
      composeAction.setBadgeText({ tabId, text }),
      composeAction.setBadgeBackgroundColor({ tabId, color: "#b3261e" }),
      composeAction.setTitle({ tabId, title }),
    ]);
  }

  /** @param {import("./drafts.js").DraftState} state */
  #badgeOf(state) {
    if (state.stage === "failed") return { text: "!", title: this.#texts.get("badge_failed") };
    const count = warningCount(state);
    if (count === 0) return { text: "", title: this.#texts.get("check_letter") };
    return { text: String(count), title: this.#texts.plural("badge_warnings", count) };
  }

  /**
   * Opens the report of a letter: at the button or, where the user removed it, in a window.
   *
   * @param {number} tabId
   * @param {() => boolean} isShown
   */
  async openReport(tabId, isShown) {
    if (isShown()) {
      await this.#focusWindow(tabId);
      return;
    }
    if (await this.openPopup(tabId, isShown)) return;
    if (await this.#isOpen(tabId)) await this.openWindow(tabId);
  }

  /**
   * @param {number} tabId
   * @param {() => boolean} isShown
   * @returns {Promise<boolean>} false where it does not open: the user may have removed the button
   */
  async openPopup(tabId, isShown) {
    const { windowId } = await this.#messenger.tabs.get(tabId);
    const opened = await this.#messenger.composeAction.openPopup({ windowId }).catch(() => false);
    return opened && becomes(isShown, POPUP_PATIENCE);
  }

  /**
   * Opens the report in a window of its own. For the keyboard: Thunderbird gives the keys to a
   * window, but to a popup at the button only after a click into it.
   *
   * @param {number} tabId
   */
  async openWindow(tabId) {
    if (await this.#focusWindow(tabId)) return;
    const url = `popup/popup.html?tab=${tabId}`;
    const beside = await this.#placeBeside(tabId);
    const { id } = await this.#messenger.windows.create({ type: "popup", url, ...SIZE, ...beside });
    if (id !== undefined) this.#windows.set(tabId, id);
  }

  /**
   * The writer may have closed the letter while its report was opening.
   *
   * @param {number} tabId
   */
  #isOpen(tabId) {
    return this.#messenger.tabs.get(tabId).then(
      () => true,
      () => false,
    );
  }

  /**
   * Right of the letter, as far as the screen allows, so that the letter stays in view.
   *
   * @param {number} tabId
   */
  async #placeBeside(tabId) {
    const tab = await this.#messenger.tabs.get(tabId);
    const { left = 0, top = 0, width = 0 } = await this.#messenger.windows.get(Number(tab.windowId));
    return { left: Math.max(0, Math.min(left + width, screen.availWidth - SIZE.width)), top };
  }

  /**
   * @param {number} tabId
   * @returns {Promise<boolean>} false where no window shows the report
   */
  async #focusWindow(tabId) {
    const id = this.#windows.get(tabId);
    if (id === undefined) return false;
    const focused = this.#messenger.windows.update(id, { focused: true });
    return focused.then(
      () => true,
      () => !this.#windows.delete(tabId),
    );
  }
}

/**
 * @param {() => boolean} condition
 * @param {number} milliseconds
 */
async function becomes(condition, milliseconds) {
  const end = Date.now() + milliseconds;
  while (!condition() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  return condition();
}
