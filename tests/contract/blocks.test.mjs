import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { editor, editorWith } from "../unit/extension/dom.mjs";

const FOLDER = new URL("blocks/", import.meta.url);
const names = readdirSync(FOLDER).filter((name) => name.endsWith(".html"));

for (const name of names) {
  test(`the editor reads ${name} as the host does`, () => {
    const body = editorWith(readFileSync(new URL(name, FOLDER), "utf8"));
    const expected = JSON.parse(readFileSync(new URL(name.replace(".html", ".json"), FOLDER), "utf8"));
    const blocks = editor.readHtml(body)?.map(({ pieces: _, ...block }) => block);
    assert.deepEqual(blocks, expected);
  });

  test(`each character of ${name} is found again in the editor`, () => {
    const body = editorWith(readFileSync(new URL(name, FOLDER), "utf8"));
    for (const block of editor.readHtml(body) ?? []) {
      [...block.text].reduce((start, character) => {
        const end = start + character.length;
        const found = String(editor.rangeOf({ block, start, end }));
        // A space may stand for any white space, and a line feed for a BR, which has no text.
        if (/\S/.test(character)) assert.equal(found, character);
        else assert.match(found, /^\s?$/);
        return end;
      }, 0);
    }
  });
}
