/** Shows, by the doctor's checks, whether everything works, and what to do where it does not. */
import { ask } from "../lib/ask.js";
import { element } from "../lib/dom.js";
import { Texts } from "../lib/i18n.js";

/** @typedef {import("../lib/protocol.js").DoctorResult["checks"][number]} Check */

const texts = new Texts(messenger.i18n);
const MARKS = { ok: "✓", warning: "!", failed: "✕" };

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {Check} check */
function row({ name, state, message, cure }) {
  return element(
    "li",
    { class: `check ${state}` },
    element("span", { class: "mark", role: "img", "aria-label": texts.get(`state_${state}`) }, MARKS[state]),
    element("span", { class: "name" }, name),
    element("span", {}, message),
    cure ? element("span", { class: "quiet" }, cure) : null,
  );
}

/**
 * @param {import("../lib/failure.js").FailureKind} failure
 * @returns {Check}
 */
const failedCheck = (failure) => ({
  name: texts.get("checking_program"),
  state: "failed",
  message: texts.get(`failure_${failure}`),
  cure: texts.get(`cure_${failure}`),
});

async function examine() {
  const retry = /** @type {HTMLButtonElement} */ (part("retry"));
  retry.disabled = true;
  part("headline").textContent = texts.get("welcome_checking");
  const { result, failure } = await ask("doctor", { locale: texts.locale });
  /** @type {Check[]} */
  const checks = failure ? [failedCheck(failure)] : result.checks;
  const works = checks.every(({ state }) => state !== "failed");
  part("checks").replaceChildren(...checks.map(row));
  part("headline").textContent = texts.get(works ? "welcome_title" : "welcome_failed_title");
  retry.disabled = false;
}

texts.fill(document);
part("retry").addEventListener("click", () => void examine());
part("options").addEventListener("click", () => void messenger.runtime.openOptionsPage());
await examine();
