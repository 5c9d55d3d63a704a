import assert from "node:assert/strict";
import { test } from "node:test";

import { editor, editorWith } from "./dom.mjs";

/** @param {string} html */
const plain = (html) => editor.readPlain(editorWith(html))?.map(({ text }) => text);

test("a plain-text letter is one block with a line feed for each break", () => {
  assert.deepEqual(plain("Добрый день!<br><br>Высылаю  счёт.<br>"), ["Добрый день!\n\nВысылаю  счёт.\n"]);
});

test("quote and signature of a plain-text letter keep their marks", () => {
  const html =
    "Да.<br><div class='moz-cite-prefix'>Олег пишет:<br></div>" +
    "<span _moz_quote='true' style='white-space: pre-wrap;'>&gt; Готово?<br>&gt; Жду.<br></span>Нет.<br>" +
    "<div class='moz-signature'>-- <br>Анна</div>";
  assert.deepEqual(plain(html), ["Да.\nОлег пишет:\n> Готово?\n> Жду.\nНет.\n-- \nАнна\n"]);
});

test("an element in lines of its own begins a line where none began", () => {
  assert.deepEqual(plain("Да.<div>Нет.</div>Возможно."), ["Да.\nНет.\nВозможно."]);
});

test("a block of plain text has the kind that tells the host to split it", () => {
  const [block] = editor.readPlain(editorWith("Да.")) ?? [];
  assert.deepEqual([block.kind, block.origin, block.bold, block.quoteDepth], ["plain", "author", false, 0]);
});

test("an empty letter has no blocks", () => {
  assert.deepEqual(editor.readHtml(editorWith("<p><br></p>")), []);
  assert.deepEqual(editor.readPlain(editorWith("<br>")), []);
});

test("a letter of 1 MB is read within the time that Send has", () => {
  const paragraph = `<p>Здравствуйте, <b>Олег</b>! ${"слово ".repeat(80)}<br>строка</p>`;
  const body = editorWith(paragraph.repeat(2000));
  const start = performance.now();
  const blocks = editor.readHtml(body);
  assert.equal(blocks?.length, 2000);
  assert.ok(performance.now() - start < 1500);
});

test("a letter past the bound is refused as a whole, not cut", () => {
  const body = editorWith(`<p>${"a".repeat(1_000_000)}</p><p>${"b".repeat(1_000_001)}</p>`);
  assert.equal(editor.readHtml(body), null);
  assert.equal(editor.readPlain(body), null);
});

test("nesting without end is read without recursion", () => {
  const depth = 20_000;
  const body = quoteAround(null);
  let inner = body;
  for (let level = 0; level < depth; level += 1) {
    inner.firstChild = quoteAround(inner);
    inner = inner.firstChild;
  }
  inner.firstChild = { nodeType: 3, data: "на дне", nextSibling: null, parentNode: inner };
  const [block] = editor.readHtml(body) ?? [];
  assert.deepEqual([block.text, block.quoteDepth, block.origin], ["на дне", depth, "quote"]);
});

/**
 * As much of an element as is read of it: jsdom itself recurses and breaks on so deep a tree.
 *
 * @param {any} parentNode
 * @returns {any}
 */
const quoteAround = (parentNode) => ({
  nodeType: 1,
  tagName: "BLOCKQUOTE",
  firstChild: null,
  nextSibling: null,
  parentNode,
  classList: { contains: () => false },
  hasAttribute: () => false,
  getAttribute: (/** @type {string} */ name) => (name === "type" ? "cite" : null),
});

test("pictures in the body are told with name and size", () => {
  const source = "data:image/png;filename=%D0%BB%D0%BE%D0%B3%D0%BE.png;base64,AAAAAAAA";
  const body = editorWith(`<img src="${source}"><img src="cid:1" alt="схема"><img src="data:;filename=%zz,AAAA">`);
  assert.deepEqual(editor.readPictures(body), [
    { name: "лого.png", size: 6 },
    { name: "схема", size: 0 },
    { name: "%zz", size: 3 },
  ]);
});
