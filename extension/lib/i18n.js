/** The texts of the extension in the language of Thunderbird. */
export class Texts {
  #i18n;

  /** @param {Pick<typeof messenger.i18n, "getMessage">} i18n */
  constructor(i18n) {
    this.#i18n = i18n;
  }

  /** The language of the texts, "ru" or "en". */
  get locale() {
    return this.get("locale");
  }

  /**
   * @param {string} key
   * @param {...(string | number)} values
   */
  get(key, ...values) {
    return this.#i18n.getMessage(key, values.map(String));
  }

  /**
   * The form of the text that the number asks for: key_one, key_few, key_many, key_other.
   *
   * @param {string} key
   * @param {number} count
   */
  plural(key, count) {
    return this.get(`${key}_${new Intl.PluralRules(this.locale).select(count)}`, count);
  }

  /**
   * Fills a page: `data-text` names the text of an element, `data-label` its accessible name.
   *
   * @param {Document} page
   */
  fill(page) {
    page.documentElement.lang = this.locale;
    for (const element of page.querySelectorAll("[data-text]")) {
      element.textContent = this.get(element.getAttribute("data-text") ?? "");
    }
    for (const element of page.querySelectorAll("[data-label]")) {
      element.setAttribute("aria-label", this.get(element.getAttribute("data-label") ?? ""));
    }
  }
}
