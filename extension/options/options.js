/** The user's own settings: severities of rules and words of the dictionary. */
import { ask } from "../lib/ask.js";
import { button, element } from "../lib/dom.js";
import { Texts } from "../lib/i18n.js";

/**
 * @typedef {import("../lib/protocol.js").SettingsResult} Settings
 * @typedef {Settings["rules"][number]} Rule
 */

const texts = new Texts(messenger.i18n);
const SEVERITIES = ["off", "hint", "warn", "block"];

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {Rule} rule */
function ruleRow({ rule, title, severity, changed, locked }) {
  const id = `rule-${rule}`;
  const choice = element(
    "select",
    { id, disabled: locked },
    ...SEVERITIES.map((name) =>
      element("option", { value: name, selected: name === severity }, texts.get(`severity_${name}`)),
    ),
  );
  choice.addEventListener("change", () => void change("set_rule", { rule, severity: choice.value }, id));
  const reset = button(texts.get("options_reset"), () => void change("set_rule", { rule, severity: null }, id), {
    class: "plain",
  });
  const note = locked ? `${rule} · ${texts.get("options_locked")}` : rule;
  return element(
    "li",
    { class: "rule" },
    element("label", { for: id }, title, element("span", { class: "quiet" }, note)),
    changed && !locked ? reset : null,
    choice,
  );
}

/** @param {string} word */
function wordItem(word) {
  const remove = () => void change("remove_word", { word }, "words-title");
  const label = texts.get("remove_word", word);
  return element("li", { class: "word" }, word, button("✕", remove, { class: "plain", "aria-label": label, title: label }));
}

/** @param {Settings} settings */
function show({ rules, words, policyFile }) {
  part("rules").replaceChildren(...rules.map(ruleRow));
  part("words").replaceChildren(...words.map(wordItem));
  part("words-hint").textContent = texts.get(words.length > 0 ? "options_words_hint" : "options_no_words");
  part("file").textContent = texts.get("options_file", policyFile);
}

/**
 * @param {string} request
 * @param {object} fields
 * @returns {Promise<boolean>} whether the settings are shown as they are now
 */
async function load(request, fields) {
  const { result, failure } = await ask(request, fields);
  if (result) show(result);
  else part("status").textContent = `${texts.get(`failure_${failure}`)} ${texts.get(`cure_${failure}`)}`;
  return failure === undefined;
}

/**
 * @param {string} request
 * @param {object} fields
 * @param {string} focused id of the element that has the focus afterwards
 */
async function change(request, fields, focused) {
  if (await load(request, fields)) part("status").textContent = texts.get("saved");
  else await ask("settings", { locale: texts.locale }).then(({ result }) => result && show(result));
  part(focused)?.focus();
}

texts.fill(document);
await load("settings", { locale: texts.locale });
