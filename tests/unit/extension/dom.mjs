/** The editor scripts in a page of jsdom, which has no rendering: no scrolling, no undo. */
import { JSDOM } from "jsdom";

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
    innerHeight: 600,
    scrollBy: () => {},
  });
  window.Range.prototype.getBoundingClientRect = () => /** @type {DOMRect} */ ({ top: 10, bottom: 20, height: 10 });
  return window.document.body;
}

editorWith("");
await import("../../../extension/editor/blocks.js");
await import("../../../extension/editor/places.js");

export const editor = globalThis.pismovnik;
