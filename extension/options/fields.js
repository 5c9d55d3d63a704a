import { button, element } from "../lib/dom.js";

/**
 * @typedef {import("../lib/protocol.js").Setting} Setting
 * @typedef {import("../lib/protocol.js").SettingValue} SettingValue
 *
 * @typedef {object} Context what the fields of a page share
 * @property {import("../lib/i18n.js").Texts} texts
 * @property {(field: Field, request: string, fields: object) => Promise<void>} change
 * @property {() => string} systemFile the file of the administrator
 */

/** One setting on the page: its control, where the value comes from, and what is wrong with it. */
export class Field {
  /** @type {HTMLElement} */
  node;
  /** @type {Setting | null} */
  setting = null;
  #note;
  #error;

  /**
   * @param {Context} context
   * @param {string} key
   */
  constructor(context, key) {
    this.context = context;
    this.texts = context.texts;
    this.key = key;
    this.#note = element("p", { class: "note quiet", id: `${key}-note` });
    this.#error = element("p", { class: "error", id: `${key}-error`, role: "alert", hidden: true });
    this.node = element("div", { class: "field" });
  }

  /**
   * Puts the parts of the field together: its name, a hint, the control and what is said of it.
   *
   * @param {string} label
   * @param {string} hint
   * @param {HTMLElement} control
   */
  build(label, hint, control) {
    const described = this.describe(hint);
    control.id = this.key;
    control.setAttribute("aria-describedby", described.ids);
    this.node.append(element("label", { for: this.key }, label), ...described.before, control, ...described.after);
  }

  /**
   * A group of controls under one name.
   *
   * @param {string} label
   * @param {string} hint
   * @param {...HTMLElement} controls
   */
  buildGroup(label, hint, ...controls) {
    const described = this.describe(hint);
    this.node = element(
      "fieldset",
      { class: "field", "aria-describedby": described.ids },
      element("legend", {}, label),
      ...described.before,
      ...controls,
      ...described.after,
    );
  }

  /** @param {string} hint */
  describe(hint) {
    const before = hint ? [element("p", { class: "hint quiet", id: `${this.key}-hint` }, hint)] : [];
    const ids = [`${this.key}-hint`, `${this.key}-note`, `${this.key}-error`].slice(hint ? 0 : 1).join(" ");
    return { before, after: [this.#error, this.#note], ids };
  }

  /** @param {Setting} setting */
  show(setting) {
    const isSame = JSON.stringify(setting) === JSON.stringify(this.setting);
    this.setting = setting;
    this.showValue(setting);
    if (isSame) return; // A button that is just pressed must stay where it is.
    this.#note.replaceChildren(...this.origin(setting));
    this.node.classList.toggle("locked", setting.locked);
    for (const control of this.controls()) control.disabled = setting.locked;
  }

  /**
   * Where the value comes from.
   *
   * @param {Setting} setting
   * @returns {(Node | string)[]}
   */
  origin({ origin, locked, inherited }) {
    const file = this.context.systemFile();
    if (locked) return [this.texts.get("setting_locked", file)];
    if (origin === "system") return [this.texts.get("setting_system", file)];
    if (origin === "default") return [this.texts.get("setting_default")];
    const reset = button(this.texts.get("options_reset", this.named(inherited)), () => void this.#reset(), {
      class: "plain",
    });
    return [this.texts.get("setting_user"), " ", reset];
  }

  /** @returns {Iterable<HTMLInputElement | HTMLSelectElement | HTMLButtonElement>} */
  controls() {
    return this.node.querySelectorAll("input, select, button");
  }

  /**
   * @abstract
   * @param {Setting} setting
   */
  showValue(setting) {
    throw new Error(`${setting.key} has no control`);
  }

  /**
   * A value in the reader's words.
   *
   * @param {SettingValue} value
   * @returns {string}
   */
  named(value) {
    return String(value);
  }

  /** @param {SettingValue | null} value */
  save(value) {
    return this.context.change(this, "set_setting", { key: this.key, value });
  }

  async #reset() {
    this.refuse("");
    await this.save(null);
    [...this.controls()].find(({ disabled }) => !disabled)?.focus();
  }

  /** Whether the last change was refused: what was typed stays until it is mended. */
  get isRefused() {
    return !this.#error.hidden;
  }

  /** @param {string} reason an empty one where all is well */
  refuse(reason) {
    this.#error.textContent = reason;
    this.#error.hidden = reason === "";
    for (const control of this.controls()) {
      if (control.matches("input")) control.setAttribute("aria-invalid", String(reason !== ""));
    }
  }
}

/** A choice among named values; the first gives the setting back to whoever is above the user. */
export class ChoiceField extends Field {
  /**
   * @param {Context} context
   * @param {string} key
   * @param {{label: string, hint?: string, options: Record<string, string>}} parts
   */
  constructor(context, key, { label, hint = "", options }) {
    super(context, key);
    this.options = options;
    this.select = element("select");
    this.select.addEventListener("change", () => void this.save(this.select.value || null));
    this.build(label, hint, this.select);
  }

  /** @param {SettingValue} value */
  named(value) {
    return this.options[String(value)] ?? String(value);
  }

  /** @param {Setting} setting */
  origin(setting) {
    return setting.origin === "default" && !setting.locked ? [] : super.origin(setting);
  }

  /** @param {Setting} setting */
  showValue({ value, inherited, origin, locked }) {
    const above = this.named(inherited);
    const asAbove = this.texts.get(origin === "system" ? "by_system" : "by_default", above);
    const names = ["", ...Object.keys(this.options)];
    const labels = [locked ? above : asAbove, ...Object.values(this.options)];
    if (this.select.options.length === 0) this.select.append(...names.map((name) => element("option", { value: name })));
    for (const [index, label] of labels.entries()) this.select.options[index].textContent = label;
    this.select.value = origin === "user" ? String(value) : "";
  }
}

/** A choice between yes and no, with the words for each. */
export class YesNoField extends ChoiceField {
  /**
   * @param {Context} context
   * @param {string} key
   * @param {{label: string, hint?: string, yes: string, no: string}} parts
   */
  constructor(context, key, { yes, no, ...parts }) {
    super(context, key, { ...parts, options: { true: yes, false: no } });
  }

  /** @param {SettingValue | null} value */
  save(value) {
    return super.save(value === null ? null : value === "true");
  }
}

/** A line of text or a number. */
export class TextField extends Field {
  /**
   * @param {Context} context
   * @param {string} key
   * @param {{label: string, hint?: string, isNumber?: boolean}} parts
   */
  constructor(context, key, { label, hint = "", isNumber = false }) {
    super(context, key);
    this.isNumber = isNumber;
    this.input = element("input", { type: "text", inputmode: isNumber ? "numeric" : "url", class: isNumber ? "short" : "" });
    this.input.addEventListener("change", () => void this.save(this.typed()));
    this.build(label, hint, this.input);
  }

  /** What is typed; the host says of what is no number that it is none. */
  typed() {
    const text = this.input.value.trim();
    return this.isNumber && /^\d{1,9}$/.test(text) ? Number(text) : text;
  }

  /** @param {SettingValue} value */
  named(value) {
    return String(value) || this.texts.get("nothing");
  }

  /** @param {Setting} setting */
  showValue({ value }) {
    if (!this.isRefused && document.activeElement !== this.input) this.input.value = String(value);
  }
}

/** Working hours: from and till. */
export class HoursField extends Field {
  /**
   * @param {Context} context
   * @param {string} key
   * @param {{label: string, from: string, till: string}} parts
   */
  constructor(context, key, { label, from, till }) {
    super(context, key);
    this.inputs = [from, till].map((name) => element("input", { type: "time", "aria-label": name }));
    // Each digit typed is a change of such an input, so it is saved when the field is left.
    for (const input of this.inputs) input.addEventListener("focusout", () => this.#saveChanged());
    this.buildGroup(label, "", element("div", { class: "row" }, this.inputs[0], "–", this.inputs[1]));
  }

  #saveChanged() {
    const typed = this.inputs.map(({ value }) => value).join("-");
    if (typed !== this.setting?.value || this.isRefused) void this.save(typed);
  }

  /** @param {Setting} setting */
  showValue({ value }) {
    if (this.isRefused || this.inputs.some((input) => document.activeElement === input)) return;
    const [from, till] = String(value).split("-");
    this.inputs[0].value = from;
    this.inputs[1].value = till;
  }
}

/** The days of the week, each a box to tick. */
export class DaysField extends Field {
  /**
   * @param {Context} context
   * @param {string} key
   * @param {{label: string, days: Record<string, string>}} parts
   */
  constructor(context, key, { label, days }) {
    super(context, key);
    this.days = days;
    this.boxes = Object.keys(days).map((day) => element("input", { type: "checkbox", value: day }));
    for (const box of this.boxes) {
      box.addEventListener("change", () => void this.save(this.boxes.filter((b) => b.checked).map((b) => b.value)));
    }
    const labelled = this.boxes.map((box) => element("label", {}, box, days[box.value]));
    this.buildGroup(label, "", element("div", { class: "row days" }, ...labelled));
  }

  /** @param {SettingValue} value */
  named(value) {
    return /** @type {string[]} */ (value).map((day) => this.days[day]).join(", ");
  }

  /** @param {Setting} setting */
  showValue({ value }) {
    const chosen = /** @type {string[]} */ (value);
    if (!this.isRefused) for (const box of this.boxes) box.checked = chosen.includes(box.value);
  }
}
