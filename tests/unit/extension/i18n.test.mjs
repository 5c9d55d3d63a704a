import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { FAILURE_KINDS } from "../../../extension/lib/failure.js";

const ROOT = new URL("../../../extension/", import.meta.url);

/** @param {string} path */
const read = (path) => readFileSync(new URL(path, ROOT), "utf8");

/** @type {Record<string, Record<string, {message: string}>>} */
const LOCALES = Object.fromEntries(
  readdirSync(new URL("_locales/", ROOT)).map((locale) => [locale, JSON.parse(read(`_locales/${locale}/messages.json`))]),
);

const SOURCES = readdirSync(ROOT, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(js|html)$/.test(path) || path === "manifest.json")
  .map(read)
  .join("\n");

/** Keys that the code puts together, with all that may come out. */
const COMPOSED = {
  "failure_${": FAILURE_KINDS.map((kind) => `failure_${kind}`),
  "cure_${": FAILURE_KINDS.map((kind) => `cure_${kind}`),
  "group_${": ["group_block", "group_warn", "group_hint"],
  "severity_${": ["severity_off", "severity_hint", "severity_warn", "severity_block"],
  "mode_${": ["auto", "embedded", "local", "remote", "off"].map((mode) => `mode_${mode}`),
  "day_${": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => `day_${day}`),
  "state_${": ["state_ok", "state_warning", "state_failed"],
};

const FORMS = ["one", "few", "many", "other"];

/** @param {RegExp} pattern */
const found = (pattern) => [...SOURCES.matchAll(pattern)].map(([, key]) => key);

function usedKeys() {
  const plural = [
    ...found(/plural\("(\w+)"/g),
    ...["block", "warn", "hint"].map((severity) => `count_${severity}`),
  ];
  return new Set([
    ...found(/(?:texts\.get|#texts\.get|action|send)\("(\w+)"/g),
    ...found(/texts\.get\([^"`\n]*=== "system" \? "(\w+)"/g),
    ...found(/texts\.get\([^"`\n]*=== "system" \? "\w+" : "(\w+)"/g),
    ...found(/data-(?:text|label)="(\w+)"/g),
    ...found(/__MSG_(\w+)__/g),
    ...found(/this\.get\("(\w+)"\)/g),
    ...found(/key: "(\w+)"/g),
    ...found(/texts\.get\([^"`)]*\? "(\w+)"/g),
    ...found(/texts\.get\([^"`)]*\? "\w+" : "(\w+)"/g),
    ...found(/texts\.get\([^"`\n]*> 0 \? "(\w+)"/g),
    ...found(/texts\.get\([^"`\n]*> 0 \? "\w+" : "(\w+)"/g),
    ...plural.flatMap((key) => FORMS.map((form) => `${key}_${form}`)),
    ...Object.values(COMPOSED).flat(),
  ]);
}

test("there are Russian and English, with the same keys", () => {
  assert.deepEqual(Object.keys(LOCALES).sort(), ["en", "ru"]);
  assert.deepEqual(Object.keys(LOCALES.en), Object.keys(LOCALES.ru));
});

test("no text is empty, and both languages name the same values", () => {
  for (const [key, { message }] of Object.entries(LOCALES.ru)) {
    assert.notEqual(message.trim(), "", key);
    assert.equal(LOCALES.en[key].message.includes("$1"), message.includes("$1"), key);
  }
});

test("every key that is used exists, every key that exists is used", () => {
  const used = usedKeys();
  const existing = new Set(Object.keys(LOCALES.ru));
  assert.deepEqual([...used].filter((key) => !existing.has(key)), []);
  assert.deepEqual([...existing].filter((key) => !used.has(key)), []);
});

test("all keys that are put together are known to this test", () => {
  const composed = found(/`(\w+_)\$\{/g).filter((start) => start !== "why_" && start !== "count_");
  for (const start of composed) assert.ok(`${start}\${` in COMPOSED, start);
});

test("the English texts hold no Russian", () => {
  for (const [key, { message }] of Object.entries(LOCALES.en)) assert.doesNotMatch(message, /[а-яё]/i, key);
});
