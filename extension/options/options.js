/** The settings: shows the policy, and shows it anew whenever the writer comes back to the page. */
import { ask } from "../lib/ask.js";
import { Texts } from "../lib/i18n.js";
import { OptionsPage } from "./page.js";

const texts = new Texts(messenger.i18n);
texts.fill(document);
const page = new OptionsPage(document, texts, ask);
window.addEventListener("focus", () => void page.load());
await page.load();
// A rule's page leads back to its rule.
document.getElementById(decodeURIComponent(location.hash.slice(1)))?.focus();
