import { element } from "../lib/dom.js";

/**
 * @typedef {import("../lib/protocol.js").RuleResult} RuleResult
 * @typedef {import("../lib/protocol.js").RuleExample} RuleExample
 * @typedef {import("../lib/i18n.js").Texts} Texts
 */

/**
 * Shows why a rule is there, and its letters good and bad.
 *
 * @param {Document} page
 * @param {Texts} texts
 * @param {RuleResult} result
 */
export function showRule(page, texts, { rule, title, why, slide, severity, bad, good }) {
  /** @param {string} id */
  const part = (id) => /** @type {HTMLElement} */ (page.getElementById(id));
  const parts = [slide === null ? "" : texts.get("slide", slide), rule];
  part("title").textContent = title;
  part("why").textContent = why;
  part("source").textContent = [...parts, texts.get("by_default", texts.get(`severity_${severity}`))]
    .filter(Boolean)
    .join(" · ");
  for (const [id, examples] of Object.entries({ bad, good })) {
    const list = part(id);
    list.replaceChildren(...examples.map(letter));
    /** @type {HTMLElement} */ (list.parentElement).hidden = examples.length === 0;
  }
}

/** @param {RuleExample} example */
function letter({ headers, text, marked, messages }) {
  return element(
    "li",
    {},
    element(
      "div",
      { class: "letter" },
      headers.length > 0 ? element("div", { class: "headers" }, headers.join("\n")) : null,
      ...withMark(text, marked),
    ),
    ...messages.map((message) => element("p", { class: "said" }, message)),
  );
}

/**
 * @param {string} text
 * @param {string} marked
 * @returns {(string | Node)[]}
 */
function withMark(text, marked) {
  const at = marked === "" ? -1 : text.indexOf(marked);
  if (at < 0) return [text];
  return [text.slice(0, at), element("mark", {}, marked), text.slice(at + marked.length)];
}
