import { Failure } from "./failure.js";
import { viewOf } from "./report.js";

/**
 * The background's side of the report pages: tells them what to show and does what the writer
 * asks there. A page names its compose tab, and what it is, in its first message, `watch`.
 *
 * @typedef {"popup" | "window" | "card"} PageKind the popup at the button, a window with the
 *   report, a window with one finding
 *
 * @typedef {object} PagePort
 * @property {(message: object) => void} postMessage
 * @property {{addListener(listener: (message: any) => void): void}} onMessage
 * @property {{addListener(listener: () => void): void}} onDisconnect
 */
export class Panel {
  #checker;
  #compose;
  #drafts;
  #guard;
  #host;
  #locale;
  /** @type {Map<number, Map<PagePort, PageKind>>} */
  #pages = new Map();
  /** @type {Map<number, string>} fingerprints of findings that the next popup is to show alone */
  #cards = new Map();

  /**
   * @param {object} parts
   * @param {import("./checker.js").Checker} parts.checker
   * @param {Pick<import("./compose.js").Compose, "content" | "select" | "replace" | "send">} parts.compose
   * @param {import("./drafts.js").Drafts} parts.drafts
   * @param {import("./guard.js").Guard} parts.guard
   * @param {{request(type: string, fields: object): Promise<any>}} parts.host
   * @param {string} parts.locale
   */
  constructor({ checker, compose, drafts, guard, host, locale }) {
    this.#checker = checker;
    this.#compose = compose;
    this.#drafts = drafts;
    this.#guard = guard;
    this.#host = host;
    this.#locale = locale;
    drafts.onChange((tabId, state) => this.#tell(tabId, { type: "view", view: viewOf(state) }));
  }

  /** @param {PagePort} page */
  connect(page) {
    let tabId = -1;
    page.onMessage.addListener((message) => {
      if (message.type === "watch") {
        tabId = message.tabId;
        void this.#watch(page, tabId, message.kind);
      } else {
        void this.#act(tabId, message);
      }
    });
    page.onDisconnect.addListener(() => this.#pages.get(tabId)?.delete(page));
  }

  /**
   * Whether a report of this letter is on the screen.
   *
   * @param {number} tabId
   * @param {...PageKind} kinds
   */
  isShown(tabId, ...kinds) {
    return [...(this.#pages.get(tabId)?.values() ?? [])].some((kind) => kinds.includes(kind));
  }

  /**
   * Makes the popup of this letter, or the card in a window, show one finding alone.
   *
   * @param {number} tabId
   * @param {"popup" | "card"} kind
   * @param {number} id of the finding
   * @returns {Promise<string | null>} its fingerprint, null where there is no such finding any more
   */
  async showCard(tabId, kind, id) {
    const { report } = await this.#drafts.get(tabId);
    const fingerprint = report?.findings[id]?.fingerprint ?? null;
    if (fingerprint === null) return null;
    if (kind === "popup" && !this.isShown(tabId, "popup")) this.#cards.set(tabId, fingerprint);
    this.#tell(tabId, { type: "card", fingerprint }, [kind]);
    return fingerprint;
  }

  /**
   * Makes the popup show all findings.
   *
   * @param {number} tabId
   */
  showAll(tabId) {
    this.#cards.delete(tabId);
    this.#tell(tabId, { type: "card", fingerprint: null }, ["popup"]);
  }

  /**
   * The letter was changed: what a card says may no longer be so.
   *
   * @param {number} tabId
   */
  closeCard(tabId) {
    this.#cards.delete(tabId);
    this.#tell(tabId, { type: "close_card" });
  }

  /** @param {number} tabId */
  forget(tabId) {
    this.#cards.delete(tabId);
    this.#tell(tabId, { type: "close" });
    this.#pages.delete(tabId);
  }

  /**
   * @param {PagePort} page
   * @param {number} tabId
   * @param {PageKind} kind
   */
  async #watch(page, tabId, kind) {
    this.#pages.set(tabId, (this.#pages.get(tabId) ?? new Map()).set(page, kind));
    const state = await this.#drafts.get(tabId);
    const isHeld = state.held && (await this.#isUnchanged(tabId, state));
    if (!isHeld && state.held) await this.#drafts.update(tabId, { held: false });
    const fingerprint = this.#cards.get(tabId);
    if (kind === "popup" && this.#cards.delete(tabId)) page.postMessage({ type: "card", fingerprint });
    page.postMessage({ type: "view", view: viewOf(state) });
    if (!isHeld || state.stage === "idle") await this.#checker.check(tabId);
    page.postMessage({ type: "view", view: viewOf(state) });
  }

  /**
   * @param {number} tabId
   * @param {import("./drafts.js").DraftState} state
   */
  async #isUnchanged(tabId, { hash }) {
    const content = await this.#compose.content(tabId).catch(() => null);
    return content?.hash === hash || hash === null;
  }

  /**
   * @param {number} tabId
   * @param {any} message
   */
  async #act(tabId, message) {
    try {
      await this.#does(tabId, message);
    } catch (error) {
      this.#tell(tabId, { type: "notice", key: `failure_${Failure.kindOf(error)}` });
    }
  }

  /**
   * @param {number} tabId
   * @param {any} message
   * @returns {Promise<unknown>}
   */
  async #does(tabId, message) {
    const state = await this.#drafts.get(tabId);
    const finding = state.report?.findings[message.id];
    switch (message.type) {
      case "check":
        return this.#checker.check(tabId);
      case "select":
        return finding?.place && this.#edit(tabId, this.#compose.select(tabId, finding.place));
      case "replace":
        if (!finding?.place || !finding.replacements.includes(message.replacement)) return undefined;
        await this.#edit(tabId, this.#compose.replace(tabId, finding.place, message.replacement));
        return this.#checker.check(tabId);
      case "skip":
        return finding && this.#drafts.update(tabId, { skipped: [...state.skipped, finding.fingerprint] });
      case "restore":
        return this.#drafts.update(tabId, { skipped: [] });
      case "underline":
        return this.#drafts.update(tabId, { isUnderlined: message.isOn === true });
      case "addWord":
        return finding?.word && this.#change(tabId, "add_item", { key: "dictionary.words", item: finding.word });
      case "turnOff":
        return finding && this.#change(tabId, "set_setting", { key: `rules.${finding.rule}`, value: "off" });
      case "send":
        return this.#send(tabId, message.hash);
      default:
        return undefined;
    }
  }

  /**
   * @param {number} tabId
   * @param {Promise<boolean>} edit
   */
  async #edit(tabId, edit) {
    if (await edit) return;
    this.#tell(tabId, { type: "notice", key: "text_changed" });
    await this.#checker.check(tabId);
  }

  /**
   * Changes the settings, which may change the report of every letter.
   *
   * @param {number} tabId
   * @param {string} type
   * @param {object} fields
   */
  async #change(tabId, type, fields) {
    await this.#host.request(type, { ...fields, locale: this.#locale });
    await this.#checker.outdate(tabId);
    await this.#checker.check(tabId);
  }

  /**
   * @param {number} tabId
   * @param {string | null} hash
   */
  async #send(tabId, hash) {
    if (await this.#guard.letPass(tabId, hash)) {
      this.#tell(tabId, { type: "close" });
      await this.#compose.send(tabId);
    } else {
      await this.#checker.check(tabId);
    }
  }

  /**
   * @param {number} tabId
   * @param {object} message
   * @param {PageKind[]} [kinds] only pages of these kinds
   */
  #tell(tabId, message, kinds = ["popup", "window", "card"]) {
    for (const [page, kind] of this.#pages.get(tabId) ?? []) if (kinds.includes(kind)) page.postMessage(message);
  }
}
