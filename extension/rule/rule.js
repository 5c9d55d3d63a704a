/** The page of one rule: `?rule=…`, with `&window` in a window beside a letter. */
import { ask, reasonOf } from "../lib/ask.js";
import { Texts } from "../lib/i18n.js";
import { showRule } from "./page.js";

const texts = new Texts(messenger.i18n);
const asked = new URLSearchParams(location.search);
const rule = asked.get("rule") ?? "";

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

async function load() {
  const answer = await ask("explain_rule", { rule, locale: texts.locale });
  part("retry").hidden = answer.result !== undefined;
  if (answer.result) {
    showRule(document, texts, answer.result);
    document.title = answer.result.title;
  } else {
    part("title").textContent = rule;
    part("why").textContent = reasonOf(texts, answer);
  }
}

texts.fill(document);
part("to-options").setAttribute("href", `../options/options.html#${encodeURIComponent(`rules.${rule}`)}`);
part("back").hidden = asked.has("window");
part("retry").addEventListener("click", () => void load());
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && asked.has("window")) window.close();
});
await load();
part("title").focus();
