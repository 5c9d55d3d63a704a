import assert from "node:assert/strict";
import { test } from "node:test";

import { placeOf } from "../../../extension/lib/letter.js";
import { editor, editorWith } from "./dom.mjs";
import { finding } from "./support.mjs";

/**
 * The place of the words in the letter, as a finding of the host would give it.
 *
 * @param {{text: string}[]} blocks
 * @param {string} words
 */
function placeIn(blocks, words) {
  const block = blocks.findIndex(({ text }) => text.includes(words));
  const start = blocks[block].text.indexOf(words);
  const place = placeOf(finding(/** @type {any} */ ({ block, start, end: start + words.length })), /** @type {any} */ (blocks));
  assert.ok(place);
  return place;
}

/** @param {string} html */
const read = (html) => editor.readHtml(editorWith(html)) ?? [];

/**
 * What is selected when the reader jumps to the words of a letter that was edited meanwhile.
 *
 * @param {string} words
 * @param {string} before
 * @param {string} [after]
 */
function jump(words, before, after = before) {
  const place = placeIn(read(before), words);
  const found = editor.selectPlace(read(after), place);
  return found ? String(document.getSelection()) : null;
}

test("a jump selects the words, through markup, collapsed spaces and line breaks", () => {
  assert.equal(jump("договор", "<p>Вот <b>дого</b>вор.</p>"), "договор");
  assert.equal(jump("счёт на", "<p>Вот   счёт \n  на оплату</p>"), "счёт \n  на");
  assert.equal(jump("Анна", "<p>С уважением,<br>Анна</p>"), "Анна");
  assert.equal(jump("две\nстроки", "<p>Это две<br>строки.</p>"), "двестроки");
});

test("offsets count as JavaScript does: emoji and combining characters move nothing", () => {
  for (const prefix of ["👍🏽 ", "👨‍👩‍👧🇷🇺", "и\u0306 ё\u0301 ", "𝄞"]) {
    assert.equal(jump("ошибка", `<p>${prefix}ошибка</p>`), "ошибка", prefix);
  }
  assert.equal(jump("👍🏽", "<p>Да 👍🏽!</p>"), "👍🏽");
});

test("after an edit the place is found by its surroundings", () => {
  assert.equal(jump("слово", "<p>Это слово здесь</p>", "<p>Новый абзац</p><p>Это слово здесь</p>"), "слово");
  assert.equal(jump("слово", "<p>Начало, очень длинное начало абзаца: это слово здесь</p>", "<p>И начало, очень длинное начало абзаца: это слово здесь</p>"), "слово");
});

test("where the words were changed or may be anywhere, nothing is selected", () => {
  assert.equal(jump("слово", "<p>Это слово здесь</p>", "<p>Это дело здесь</p>"), null);
  assert.equal(jump("слово", "<p>Это слово здесь</p>", "<p>Иное</p><p>Это слово здесь</p><p>Это слово здесь</p>"), null);
  assert.equal(jump("слово", "<p>слово</p>", "<p>Иное</p><p>слово и слово</p>"), null);
});

test("a finding outside the checked blocks has no place", () => {
  const blocks = /** @type {any} */ ([{ text: "короткий" }]);
  for (const [block, start, end] of [[1, 0, 1], [0, 0, 99], [0, 5, 2], [null, null, null]]) {
    assert.equal(placeOf(finding(/** @type {any} */ ({ block, start, end })), blocks), null);
  }
});

test("a correction changes as little as possible, never half a character", () => {
  assert.deepEqual(editor.smallestChange("договр", "договор"), { from: 5, to: 5, text: "о" });
  assert.deepEqual(editor.smallestChange("щас", "сейчас"), { from: 0, to: 1, text: "сейч" });
  assert.deepEqual(editor.smallestChange("аа", "а"), { from: 1, to: 2, text: "" });
  assert.deepEqual(editor.smallestChange("👍🏽", "👍🏿"), { from: 0, to: 4, text: "👍🏿" });
  assert.deepEqual(editor.smallestChange("и\u0306", "и"), { from: 0, to: 2, text: "и" });
});

test("a correction is typed over the place, or refused where the text is another", () => {
  /** @type {unknown[][]} */
  const commands = [];
  const blocks = read("<p>Вот <b>договр</b>.</p>");
  const place = placeIn(blocks, "договр");
  document.execCommand = (...command) => {
    const selection = /** @type {Selection} */ (document.getSelection());
    commands.push([...command, selection.anchorNode?.nodeValue, selection.anchorOffset, selection.isCollapsed]);
    return true;
  };
  assert.equal(editor.replacePlace(blocks, place, "договор"), true);
  assert.deepEqual(commands, [["insertText", false, "о", "договр", 5, true]]);
  const edited = read("<p>Вот <b>счёт</b>.</p>");
  document.execCommand = () => assert.fail("must not edit");
  assert.equal(editor.replacePlace(edited, place, "договор"), false);
});

test("an added ending belongs to the word, an added beginning too", () => {
  const blocks = read("<p>Вот <b>договор</b> и</p>");
  const place = placeIn(blocks, "договор");
  /** @type {[string | null | undefined, number | undefined][]} */
  const carets = [];
  document.execCommand = () => {
    const selection = document.getSelection();
    return carets.push([selection?.anchorNode?.nodeValue, selection?.anchorOffset]) > 0;
  };
  editor.replacePlace(blocks, place, "договоры");
  editor.replacePlace(blocks, place, "недоговор");
  assert.deepEqual(carets, [["договор", 7], ["договор", 0]]);
});
