import { reasonOf } from "../lib/ask.js";
import { element } from "../lib/dom.js";
import { ChoiceField, DaysField, HoursField, TextField, YesNoField } from "./fields.js";
import { ListField } from "./list.js";
import { RuleList } from "./rules.js";

/**
 * @typedef {import("../lib/protocol.js").SettingsResult} Settings
 * @typedef {import("../lib/i18n.js").Texts} Texts
 * @typedef {import("./fields.js").Field} Field
 */

/** Milliseconds for which the page says that a change was saved. */
const SAVED_IS_SHOWN = 4000;

/** The policy on a page: what is in force, who has settled it, and what the writer may change. */
export class OptionsPage {
  #document;
  #texts;
  #ask;
  /** @type {Field[]} */
  #fields;
  #rules;
  /** @type {Settings | null} */
  #settings = null;
  #changes = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {Document} page
   * @param {Texts} texts
   * @param {typeof import("../lib/ask.js").ask} ask
   */
  constructor(page, texts, ask) {
    this.#document = page;
    this.#texts = texts;
    this.#ask = ask;
    /** @type {import("./fields.js").Context} */
    const context = {
      texts,
      change: (field, request, fields) => this.#change(field, request, fields),
      systemFile: () => this.#settings?.systemFile ?? "",
    };
    const sections = { ...houseFields(context), ...languageFields(context) };
    for (const [name, fields] of Object.entries(sections)) this.#part(name).append(...fields.map(({ node }) => node));
    this.#fields = Object.values(sections).flat();
    this.#rules = new RuleList(context, {
      list: this.#part("rules"),
      search: /** @type {HTMLInputElement} */ (this.#part("search")),
      found: this.#part("found"),
    });
    this.#part("retry").addEventListener("click", () => void this.load());
  }

  /** Shows the settings as they are now: a file may have been edited by hand. */
  async load() {
    const before = this.#changes;
    const answer = await this.#ask("settings", { locale: this.#texts.locale });
    if (this.#changes !== before) return; // What a change answered meanwhile is newer.
    this.#part("failure").hidden = answer.result !== undefined;
    if (answer.result) this.#show(answer.result);
    else this.#part("reason").textContent = reasonOf(this.#texts, answer);
  }

  /** @param {Settings} settings */
  #show(settings) {
    if (JSON.stringify(settings) === JSON.stringify(this.#settings)) return; // An open list must not close.
    const { rules, problems, userFile, systemFile } = (this.#settings = settings);
    for (const field of this.#fields) {
      const setting = settings.settings.find(({ key }) => key === field.key);
      if (setting) field.show(setting);
    }
    this.#rules.show(rules);
    this.#part("problems").replaceChildren(...problems.map((problem) => element("li", {}, problem)));
    this.#part("mistakes").hidden = problems.length === 0;
    this.#part("user-file").textContent = this.#texts.get("options_file", userFile);
    this.#part("system-file").textContent = this.#texts.get("options_system_file", systemFile);
    this.#part("settings").hidden = false;
  }

  /**
   * @param {Field} field
   * @param {string} request
   * @param {object} fields
   */
  async #change(field, request, fields) {
    this.#changes += 1;
    const answer = await this.#ask(request, { ...fields, locale: this.#texts.locale });
    field.refuse(answer.result ? "" : reasonOf(this.#texts, answer));
    if (answer.result) {
      this.#show(answer.result);
      this.#say(this.#texts.get("saved"));
    } else if (field.setting) {
      field.show(field.setting);
    }
  }

  /** @param {string} sentence */
  #say(sentence) {
    clearTimeout(this.#timer);
    this.#part("status").textContent = sentence;
    this.#timer = setTimeout(() => (this.#part("status").textContent = ""), SAVED_IS_SHOWN);
  }

  /** @param {string} id */
  #part(id) {
    return /** @type {HTMLElement} */ (this.#document.getElementById(id));
  }
}

/**
 * Whose company it is, and when it works.
 *
 * @param {import("./fields.js").Context} context
 * @returns {Record<string, Field[]>} by section of the page
 */
function houseFields(context) {
  const { texts } = context;
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((name) => [name, texts.get(`day_${name}`)]);
  return {
    company: [
      new ListField(context, "company.domains", {
        label: texts.get("company_domains"),
        hint: texts.get("company_domains_hint"),
        none: texts.get("company_domains_none"),
      }),
      new ListField(context, "company.managers", {
        label: texts.get("company_managers"),
        hint: texts.get("company_managers_hint"),
        none: texts.get("company_managers_none"),
      }),
      new ListField(context, "customers.domains", {
        label: texts.get("customers_domains"),
        hint: texts.get("customers_domains_hint"),
        none: texts.get("customers_domains_none"),
        names: { "*": texts.get("customers_everybody") },
      }),
    ],
    work: [
      new HoursField(context, "work.hours", {
        label: texts.get("work_hours"),
        from: texts.get("work_from"),
        till: texts.get("work_till"),
      }),
      new DaysField(context, "work.days", { label: texts.get("work_days"), days: Object.fromEntries(days) }),
      new TextField(context, "work.answer_minutes", {
        label: texts.get("work_answer"),
        hint: texts.get("work_answer_hint"),
        isNumber: true,
      }),
    ],
  };
}

/**
 * How findings show, what proofreads, and which words are right.
 *
 * @param {import("./fields.js").Context} context
 * @returns {Record<string, Field[]>} by section of the page
 */
function languageFields(context) {
  const { texts } = context;
  const modes = ["auto", "embedded", "local", "remote", "off"].map((name) => [name, texts.get(`mode_${name}`)]);
  return {
    editor: [
      new YesNoField(context, "editor.underline", {
        label: texts.get("underline"),
        hint: texts.get("underline_hint"),
        yes: texts.get("underline_true"),
        no: texts.get("underline_false"),
      }),
    ],
    language: [
      new ChoiceField(context, "languagetool.mode", {
        label: texts.get("engine"),
        hint: texts.get("engine_hint"),
        options: Object.fromEntries(modes),
      }),
      new TextField(context, "languagetool.url", { label: texts.get("engine_url"), hint: texts.get("engine_url_hint") }),
      new TextField(context, "languagetool.java_memory", {
        label: texts.get("engine_memory"),
        hint: texts.get("engine_memory_hint"),
        isNumber: true,
      }),
    ],
    dictionary: [
      new ListField(context, "dictionary.words", {
        label: texts.get("dictionary_words"),
        hint: texts.get("dictionary_words_hint"),
        none: texts.get("dictionary_words_none"),
      }),
      new ListField(context, "dictionary.files", {
        label: texts.get("dictionary_files"),
        hint: texts.get("dictionary_files_hint"),
        none: texts.get("dictionary_files_none"),
      }),
    ],
  };
}
