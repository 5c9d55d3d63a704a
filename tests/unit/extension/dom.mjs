/** The editor scripts in a page of jsdom, which has no rendering: no scrolling, no undo, no lines. */
import { JSDOM } from "jsdom";

/** What CSS Custom Highlight API paints: ranges under a name. */
class Highlight extends Set {
  priority = 0;
}

/** @type {Map<string, Highlight>} */
export const highlights = new Map();
Object.assign(globalThis, { Highlight, CSS: { highlights } });

/**
 * Loads HTML as the body of the letter in the editor.
 *
 * @param {string} html
 * @returns {HTMLElement}
 */
export function editorWith(html) {
  const { window } = new JSDOM(`<!doctype html><html><body>${html}</body></html>`);
  Object.assign(globalThis, {
    window,
    document: window.document,
    Node: window.Node,
    Element: window.Element,
    Range: window.Range,
    innerHeight: 600,
    scrollBy: () => {},
  });
  window.Range.prototype.getBoundingClientRect = () => /** @type {DOMRect} */ ({ top: 10, bottom: 20, height: 10 });
  return window.document.body;
}

editorWith("");
await import("../../../extension/editor/blocks.js");
await import("../../../extension/editor/places.js");
await import("../../../extension/editor/underlines.js");

export const editor = globalThis.pismovnik;
