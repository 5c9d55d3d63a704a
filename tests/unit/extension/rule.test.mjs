import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";

import { JSDOM } from "jsdom";

import { Texts } from "../../../extension/lib/i18n.js";
import { showRule } from "../../../extension/rule/page.js";

const ROOT = new URL("../../../extension/", import.meta.url);
const HTML = readFileSync(new URL("rule/rule.html", ROOT), "utf8");
const MESSAGES = JSON.parse(readFileSync(new URL("_locales/ru/messages.json", ROOT), "utf8"));

const texts = new Texts({
  getMessage: (key, values) => MESSAGES[key].message.replace("$1", /** @type {string[]} */ (values)[0] ?? ""),
});

/** @param {object} [parts] */
const rule = (parts = {}) => ({
  type: /** @type {const} */ ("rule"),
  rule: "greeting.name",
  title: "В обращении чужое имя",
  why: "Имя называют верно.",
  slide: 7,
  severity: /** @type {const} */ ("warn"),
  bad: [{ headers: ["Тема: Акт", "Кому: Олег"], text: "Здравствуйте, Пётр!\nАкт готов.", marked: "Пётр", messages: ["Его зовут Олег."] }],
  good: [{ headers: [], text: "Здравствуйте, Олег!", marked: "", messages: [] }],
  ...parts,
});

beforeEach(() => Object.assign(globalThis, { document: new JSDOM(HTML).window.document }));

const text = (/** @type {string} */ selector) => document.querySelector(selector)?.textContent;

test("the page says why, shows the marked words and what the report says of them", () => {
  showRule(document, texts, rule());
  assert.equal(text("#title"), "В обращении чужое имя");
  assert.equal(text("#why"), "Имя называют верно.");
  assert.equal(text("#source"), "Слайд 7 · greeting.name · По умолчанию: Предупреждение");
  assert.equal(text("#bad .headers"), "Тема: Акт\nКому: Олег");
  assert.equal(text("#bad mark"), "Пётр");
  assert.equal(text("#bad .said"), "Его зовут Олег.");
  assert.equal(text("#good .letter"), "Здравствуйте, Олег!");
  assert.equal(document.querySelectorAll("#good mark, section[hidden]").length, 0);
});

test("without examples and slide nothing stands empty", () => {
  showRule(document, texts, rule({ slide: null, bad: [], good: [] }));
  assert.equal(document.querySelectorAll("section:not([hidden])").length, 0);
  assert.equal(text("#source"), "greeting.name · По умолчанию: Предупреждение");
});

test("a letter is text, never markup", () => {
  const evil = "<img src=x onerror=alert(1)>";
  showRule(document, texts, rule({ title: evil, why: evil, bad: [{ headers: [evil], text: evil, marked: "img", messages: [evil] }] }));
  assert.equal(document.querySelectorAll("img").length, 0);
});
