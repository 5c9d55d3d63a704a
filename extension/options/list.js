import { button, element } from "../lib/dom.js";
import { Field } from "./fields.js";

/**
 * @typedef {import("../lib/protocol.js").Setting} Setting
 * @typedef {import("../lib/protocol.js").SettingValue} SettingValue
 * @typedef {import("./fields.js").Context} Context
 */

/** A list: its items, each with a button that takes it out, and a line to add one. */
export class ListField extends Field {
  #shown = "";

  /**
   * @param {Context} context
   * @param {string} key
   * @param {{label: string, hint?: string, none: string, names?: Record<string, string>}} parts
   *   `none` stands for an empty list, `names` for items that are no words of their own
   */
  constructor(context, key, { label, hint = "", none, names = {} }) {
    super(context, key);
    this.none = none;
    this.names = names;
    this.items = element("ul", { class: "items", "aria-label": label });
    this.input = element("input", { type: "text", autocapitalize: "off", spellcheck: "false" });
    this.add = button(this.texts.get("add"), () => void this.#add(), { "aria-label": this.texts.get("add_to", label) });
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) void this.#add();
    });
    this.build(label, hint, this.input);
    const line = element("div", { class: "row" });
    this.input.replaceWith(this.items, line);
    line.append(this.input, this.add);
  }

  async #add() {
    const item = this.input.value.trim();
    if (item === "") return;
    await this.context.change(this, "add_item", { key: this.key, item });
    if (!this.isRefused) this.input.value = "";
    this.input.focus();
  }

  /** @param {string} item */
  async #remove(item) {
    const at = this.#removers().findIndex((remover) => remover.dataset.item === item);
    await this.context.change(this, "remove_item", { key: this.key, item });
    const left = this.#removers();
    (left[Math.min(at, left.length - 1)] ?? this.input).focus();
  }

  #removers() {
    return /** @type {HTMLButtonElement[]} */ ([...this.items.querySelectorAll("button")]);
  }

  /** @param {SettingValue} value */
  named(value) {
    const items = /** @type {string[]} */ (value);
    return items.map((item) => this.names[item] ?? item).join(", ") || this.texts.get("nothing");
  }

  /** @param {Setting} setting */
  origin(setting) {
    // A list to which both add has no value to go back to.
    const isCommon = setting.fixed.length > 0 && !setting.locked;
    if (isCommon) return [this.texts.get("setting_common", this.context.systemFile())];
    return super.origin(setting);
  }

  /** @param {Setting} setting */
  showValue({ value, fixed, locked, omitted }) {
    const own = /** @type {string[]} */ (value);
    const shown = JSON.stringify([own, fixed, locked]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.items.replaceChildren(
      ...fixed.map((item) => this.#item(item, true)),
      ...own.map((item) => this.#item(item, locked)),
      ...(omitted > 0 ? [element("li", { class: "quiet" }, this.texts.get("and_more", omitted))] : []),
      ...(fixed.length + own.length === 0 ? [element("li", { class: "quiet none" }, this.none)] : []),
    );
  }

  /**
   * @param {string} item
   * @param {boolean} isFixed
   */
  #item(item, isFixed) {
    const name = this.names[item] ?? item;
    if (isFixed || item in this.names) return element("li", { class: "item" }, name);
    const label = this.texts.get("remove_item", name);
    const remove = button("✕", () => void this.#remove(item), {
      class: "plain",
      "aria-label": label,
      title: label,
      "data-item": item,
    });
    return element("li", { class: "item" }, name, remove);
  }
}
