import { element } from "../lib/dom.js";
import { ChoiceField } from "./fields.js";

/**
 * @typedef {import("../lib/protocol.js").RuleSetting} RuleSetting
 * @typedef {import("./fields.js").Context} Context
 */

/** One rule: its name, the way to its explanation, its level. */
class RuleField extends ChoiceField {
  /**
   * @param {Context} context
   * @param {RuleSetting} rule
   */
  constructor(context, { rule, title, setting }) {
    const { texts } = context;
    const levels = ["off", "hint", "warn", "block"].map((name) => [name, texts.get(`severity_${name}`)]);
    super(context, setting.key, { label: title, options: Object.fromEntries(levels) });
    this.node.classList.add("rule");
    this.words = `${title} ${rule}`.toLowerCase();
    const more = element(
      "a",
      { href: `../rule/rule.html?rule=${encodeURIComponent(rule)}`, "aria-label": texts.get("more_about", title) },
      texts.get("more"),
    );
    this.select.before(element("span", { class: "about quiet" }, `${rule} · `, more));
  }
}

/** All rules by topic, with a search. */
export class RuleList {
  #context;
  #node;
  #search;
  #found;
  /** @type {Map<string, RuleField>} */
  #fields = new Map();

  /**
   * @param {Context} context
   * @param {{list: HTMLElement, search: HTMLInputElement, found: HTMLElement}} parts
   */
  constructor(context, { list, search, found }) {
    this.#context = context;
    this.#node = list;
    this.#search = search;
    this.#found = found;
    search.addEventListener("input", () => this.#filter());
  }

  /** @param {RuleSetting[]} rules */
  show(rules) {
    if (rules.some(({ rule }) => !this.#fields.has(rule)) || rules.length !== this.#fields.size) this.#build(rules);
    for (const { rule, setting } of rules) this.#fields.get(rule)?.show(setting);
  }

  /** @param {RuleSetting[]} rules */
  #build(rules) {
    this.#fields = new Map(rules.map((rule) => [rule.rule, new RuleField(this.#context, rule)]));
    const topics = [...new Set(rules.map(({ topic }) => topic))];
    this.#node.replaceChildren(
      ...topics.map((topic, index) => {
        const fields = rules.filter((rule) => rule.topic === topic).map(({ rule }) => this.#fields.get(rule)?.node ?? "");
        const id = `topic-${index}`;
        const title = element("h3", { id }, topic);
        return element("div", { class: "topic", role: "group", "aria-labelledby": id }, title, ...fields);
      }),
    );
    this.#filter();
  }

  #filter() {
    const words = this.#search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const field of this.#fields.values()) {
      const isFound = words.every((word) => field.words.includes(word));
      field.node.hidden = !isFound;
      count += Number(isFound);
    }
    for (const topic of /** @type {NodeListOf<HTMLElement>} */ (this.#node.querySelectorAll(".topic"))) {
      topic.hidden = !topic.querySelector(".rule:not([hidden])");
    }
    this.#found.textContent = words.length > 0 ? this.#context.texts.plural("rules_found", count) : "";
  }
}
