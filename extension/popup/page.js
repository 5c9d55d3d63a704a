import { button, element } from "../lib/dom.js";

/**
 * @typedef {import("../lib/report.js").View} View
 * @typedef {import("../lib/report.js").ShownFinding} ShownFinding
 */

/** Milliseconds for which a check may run before the page says that one runs. */
const QUIET_TIME = 300;

const SVG = "http://www.w3.org/2000/svg";

/** The report of one letter on a page. */
export class ReportPage {
  #document;
  #texts;
  #send;
  #close;
  #explain;
  #fit;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #progressTimer;
  /** @type {View | null} */
  #view = null;
  /** @type {Set<string>} fingerprints of findings whose reason is open */
  #explained = new Set();
  /** @type {string | null} fingerprint of the finding that is shown alone, as a card */
  #card = null;
  #shown = "";

  /**
   * @param {Document} page
   * @param {import("../lib/i18n.js").Texts} texts
   * @param {object} ways out of the page
   * @param {(message: object) => void} ways.send to the background
   * @param {() => void} ways.close
   * @param {(rule: string) => void} ways.explain shows the page of a rule
   * @param {(isCard: boolean) => unknown} ways.fit the size to what is shown
   */
  constructor(page, texts, { send, close, explain, fit }) {
    this.#document = page;
    this.#texts = texts;
    this.#send = send;
    this.#close = close;
    this.#explain = explain;
    this.#fit = fit;
    page.addEventListener("keydown", (event) => this.#onKey(event));
    this.#part("headline").textContent = texts.get("check_letter");
    this.#showProgress(true);
  }

  /** @param {any} message */
  receive(message) {
    if (message.type === "close") this.#close();
    if (message.type === "close_card" && this.#card !== null) this.#close();
    if (message.type === "card") this.showCard(message.fingerprint);
    if (message.type === "notice") {
      // What a card was about is not there any more: there is no sense in it alone.
      this.showCard(null);
      this.#announce(this.#texts.get(message.key), true);
    }
    if (message.type === "view") this.#show(message.view);
  }

  /**
   * Shows one finding alone.
   *
   * @param {string | null} fingerprint null shows all findings
   */
  showCard(fingerprint) {
    if (this.#card === fingerprint) return;
    this.#card = fingerprint;
    this.#shown = "";
    if (this.#view) this.#render(this.#view);
  }

  /** @param {View} view */
  #show(view) {
    const isWorking = view.stage === "checking" || view.stage === "idle";
    this.#showProgress(isWorking && this.#card === null);
    // What was shown stays until there is something newer.
    if (isWorking && !(this.#view === null && this.#cardIn(view))) return;
    const finding = this.#cardIn(view);
    if (this.#card !== null && view.stage === "checked" && !finding) {
      this.#close();
      return;
    }
    const shown = JSON.stringify(finding ? [finding, view.underlines] : view);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const focused = this.#focusedFinding();
    this.#view = view;
    this.#render(view);
    if (!finding) this.#restoreFocus(focused);
  }

  /** @param {boolean} isWorking */
  #showProgress(isWorking) {
    clearTimeout(this.#progressTimer);
    const progress = this.#part("progress");
    if (!isWorking) {
      progress.hidden = true;
      return;
    }
    this.#progressTimer = setTimeout(() => {
      progress.hidden = false;
      this.#part("summary").textContent = this.#texts.get("checking");
    }, QUIET_TIME);
  }

  /** @param {View} view */
  #cardIn({ groups }) {
    return groups.flatMap(({ findings }) => findings).find(({ fingerprint }) => fingerprint === this.#card);
  }

  /** @param {View} view */
  #render(view) {
    const finding = view.stage === "failed" ? undefined : this.#cardIn(view);
    this.#document.body.classList.toggle("card", finding !== undefined);
    if (finding) this.#renderCard(view, finding);
    else this.#renderReport(view);
    this.#fit(finding !== undefined);
  }

  /**
   * @param {View} view
   * @param {ShownFinding} finding
   */
  #renderCard(view, finding) {
    const texts = this.#texts;
    const headline = texts.get(`group_${finding.severity}`);
    this.#setHeadline(headline, `heading-${finding.severity}`);
    this.#part("summary").textContent = "";
    this.#part("content").replaceChildren(element("ul", { class: "findings" }, this.#finding(finding)));
    this.#showFooter([
      button(texts.get("all_findings"), () => this.showCard(null), { class: "plain" }),
      ...this.#underlineSwitch(view),
    ]);
    this.#announce(`${headline}. ${finding.message}`, false);
    if (this.#isWindow()) this.#firstControl()?.focus();
  }

  /** @returns {HTMLElement | null} the first correction or, where there is none, the finding */
  #firstControl() {
    return this.#document.querySelector(".corrections button") ?? this.#document.querySelector(".place");
  }

  /** @param {View} view */
  #renderReport(view) {
    const texts = this.#texts;
    const failed = view.stage === "failed";
    const headline = failed ? texts.get("not_checked") : this.#headlineOf(view);
    const summary = failed ? "" : this.#summaryOf(view);
    this.#setHeadline(headline);
    this.#part("summary").textContent = summary;
    this.#part("content").replaceChildren(...(failed ? this.#failure(view) : this.#report(view)));
    this.#showFooter(this.#buttons(view));
    this.#announce(`${headline}. ${summary}`, false);
  }

  /**
   * @param {string} headline
   * @param {string} [line] class of the line under it
   */
  #setHeadline(headline, line = "") {
    this.#part("headline").replaceChildren(element("span", { class: line }, headline));
  }

  /** @param {HTMLElement[]} controls */
  #showFooter(controls) {
    this.#part("footer").replaceChildren(...controls);
    this.#part("footer").hidden = controls.length === 0;
  }

  /** @param {View} view */
  #underlineSwitch({ underlines }) {
    if (underlines === "never") return [];
    const isOn = underlines === "off";
    const label = this.#texts.get(isOn ? "underline_on" : "underline_off");
    return [button(label, () => this.#send({ type: "underline", isOn }), { class: "plain underline" })];
  }

  /** @param {View} view */
  #headlineOf(view) {
    const holding = view.groups.some(({ severity }) => severity !== "hint");
    if (view.held && (holding || !view.isComplete)) return this.#texts.get("letter_held");
    if (!view.isComplete) return this.#texts.get("checked_partly");
    if (holding) return this.#texts.get("letter_has_warnings");
    return this.#texts.get(view.groups.length > 0 ? "letter_ready" : "all_well");
  }

  /** @param {View} view */
  #summaryOf(view) {
    return view.groups
      .map(({ severity, findings }) => this.#texts.plural(`count_${severity}`, findings.length))
      .join(", ");
  }

  /** @param {View} view */
  #failure(view) {
    return [
      element("p", { class: "note" }, this.#texts.get(`failure_${view.failure}`)),
      element("p", { class: "quiet" }, this.#texts.get(`cure_${view.failure}`)),
    ];
  }

  /** @param {View} view */
  #report(view) {
    const texts = this.#texts;
    const isCalm = view.groups.length === 0 && view.isComplete;
    return [
      ...view.problems.map((problem) => element("p", { class: "note" }, problem)),
      ...view.groups.map((group) => this.#group(group)),
      ...(isCalm ? [this.#calm()] : []),
      ...(view.omitted > 0 ? [element("p", { class: "quiet" }, texts.plural("omitted", view.omitted))] : []),
      ...(view.skipped > 0
        ? [
            button(texts.plural("restore_skipped", view.skipped), () => this.#send({ type: "restore" }), {
              class: "plain restore",
            }),
          ]
        : []),
      ...(view.underlines === "off" ? this.#underlineSwitch(view) : []),
    ];
  }

  #calm() {
    const icon = this.#document.createElementNS(SVG, "svg");
    icon.setAttribute("viewBox", "0 0 28 28");
    icon.setAttribute("aria-hidden", "true");
    const tick = this.#document.createElementNS(SVG, "path");
    tick.setAttribute("d", "M3 14a11 11 0 1 0 22 0a11 11 0 1 0-22 0M9 14.5l3.5 3.5 6.5-7.5");
    for (const [name, value] of Object.entries({ fill: "none", stroke: "currentColor", "stroke-width": "2" })) {
      tick.setAttribute(name, value);
    }
    icon.append(tick);
    return element("div", { class: "calm" }, icon, element("p", {}, this.#texts.get("nothing_found")));
  }

  /** @param {View["groups"][number]} group */
  #group({ severity, findings }) {
    const id = `group-${severity}`;
    return element(
      "section",
      { "aria-labelledby": id },
      element("h2", { id }, element("span", { class: `heading-${severity}` }, this.#texts.get(`group_${severity}`))),
      element("ul", { class: "findings" }, ...findings.map((finding) => this.#finding(finding))),
    );
  }

  /** @param {ShownFinding} finding */
  #finding(finding) {
    return element(
      "li",
      { class: `finding ${finding.severity}`, "data-rule": finding.rule },
      this.#place(finding),
      this.#corrections(finding),
      ...this.#actions(finding),
    );
  }

  /** @param {ShownFinding} finding */
  #place(finding) {
    const texts = this.#texts;
    const { message, excerpt } = finding;
    const quoted = texts.get("quoted", excerpt);
    const isSaid = excerpt === "" || message.includes(`«${excerpt}»`) || message.includes(quoted);
    const parts = [
      element("span", { class: "message" }, message),
      element("span", { class: "excerpt", hidden: isSaid }, quoted),
    ];
    if (!finding.place) return element("div", { class: "place", tabindex: 0 }, ...parts);
    const place = element("button", { type: "button", class: "place", title: texts.get("show_in_letter") }, ...parts);
    place.addEventListener("click", () => this.#send({ type: "select", id: finding.id }));
    return place;
  }

  /** @param {ShownFinding} finding */
  #corrections(finding) {
    if (!finding.place || finding.replacements.length === 0) return null;
    const texts = this.#texts;
    return element(
      "div",
      { class: "corrections", role: "group", "aria-label": texts.get("corrections") },
      ...finding.replacements.map((replacement) =>
        button(
          replacement === "" ? texts.get("delete_words") : replacement,
          () => this.#send({ type: "replace", id: finding.id, replacement }),
          { "aria-label": texts.get("replace_with", replacement) },
        ),
      ),
    );
  }

  /** @param {ShownFinding} finding */
  #actions(finding) {
    const texts = this.#texts;
    const { id, fingerprint } = finding;
    const why = this.#why(finding);
    const isOpen = this.#explained.has(fingerprint);
    why.hidden = !isOpen;
    why.id = `why-${id}`;
    const explain = button(
      texts.get("why"),
      () => {
        why.hidden = !why.hidden;
        explain.setAttribute("aria-expanded", String(!why.hidden));
        this.#explained[why.hidden ? "delete" : "add"](fingerprint);
        this.#fit(this.#card !== null);
      },
      { class: "plain", "aria-expanded": String(isOpen), "aria-controls": why.id },
    );
    /** @type {(key: string, type: string) => HTMLButtonElement} */
    const action = (key, type) => button(texts.get(key), () => this.#send({ type, id }), { class: "plain" });
    const actions = element(
      "div",
      { class: "actions" },
      finding.canSkip ? action("skip", "skip") : null,
      finding.word ? action("add_word", "addWord") : null,
      explain,
    );
    return [actions, why];
  }

  /** @param {ShownFinding} finding */
  #why({ id, rule, title, why, slide, canTurnOff }) {
    const texts = this.#texts;
    const source = slide === null ? rule : `${texts.get("slide", slide)} · ${rule}`;
    return element(
      "div",
      { class: "why" },
      element("p", { class: "rule-title" }, title),
      element("p", {}, why),
      element("p", { class: "quiet" }, source),
      button(texts.get("more"), () => this.#explain(rule), { class: "plain", "aria-label": texts.get("more_about", title) }),
      canTurnOff
        ? button(texts.get("turn_off_rule"), () => this.#send({ type: "turnOff", id }), { class: "plain" })
        : null,
    );
  }

  /** @param {View} view */
  #buttons(view) {
    const texts = this.#texts;
    const close = () => button(texts.get("back_to_letter"), () => this.#close());
    const retry = () => button(texts.get("retry"), () => this.#send({ type: "check" }));
    /** @type {(key: string, isPrimary?: boolean) => HTMLButtonElement} */
    const send = (key, isPrimary = false) =>
      button(texts.get(key), () => this.#send({ type: "send", hash: view.hash }), isPrimary ? { class: "primary" } : {});
    return [
      ...(view.isComplete ? [] : [retry()]),
      ...(view.held || this.#isWindow() ? [close()] : []),
      ...(view.send === "clear" ? [send("send", true)] : []),
      ...(view.send === "anyway" ? [send("send_anyway")] : []),
      ...(view.send === "unchecked" ? [send("send_unchecked")] : []),
    ];
  }

  /** A popup closes by a click beside it, a window does not. */
  #isWindow() {
    return this.#document.body.classList.contains("window");
  }

  /**
   * @param {string} sentence
   * @param {boolean} isVisible
   */
  #announce(sentence, isVisible) {
    this.#part("status").textContent = sentence;
    if (isVisible) this.#part("summary").textContent = sentence;
  }

  #places() {
    return /** @type {HTMLElement[]} */ ([...this.#document.querySelectorAll(".place")]);
  }

  #focusedFinding() {
    const item = this.#document.activeElement?.closest(".finding");
    return item ? { index: this.#places().findIndex((place) => item.contains(place)) } : null;
  }

  /**
   * After a finding is gone the next one takes its place. Before the writer pressed a key the
   * page takes no focus: Thunderbird gives it to the popup only after it was laid out.
   *
   * @param {{index: number} | null} focused
   */
  #restoreFocus(focused) {
    if (focused === null) return;
    const places = this.#places();
    (places[Math.min(focused.index, places.length - 1)] ?? this.#part("headline")).focus();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.#close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const places = this.#places();
    const at = this.#focusedFinding()?.index ?? (step > 0 ? -1 : places.length);
    places[Math.max(0, Math.min(places.length - 1, at + step))]?.focus();
  }

  /** @param {string} id */
  #part(id) {
    return /** @type {HTMLElement} */ (this.#document.getElementById(id));
  }
}
