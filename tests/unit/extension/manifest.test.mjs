import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const ROOT = new URL("../../../extension/", import.meta.url);

/** @param {string} path */
const read = (path) => readFileSync(new URL(path, ROOT), "utf8");

const manifest = JSON.parse(read("manifest.json"));
const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter((path) => /\.\w+$/.test(path));

/** What of the code needs each permission. */
const NEED = {
  accountsRead: /onIdentityChanged/,
  compose: /getComposeDetails/,
  "compose.send": /compose\.sendMessage/,
  nativeMessaging: /connectNative/,
  scripting: /scripting\.executeScript/,
  storage: /storage\.session/,
};

test("the extension asks for no permission that it does not use", () => {
  const code = files.filter((path) => path.endsWith(".js")).map(read).join("\n");
  assert.deepEqual(manifest.permissions, Object.keys(NEED));
  for (const [permission, need] of Object.entries(NEED)) assert.match(code, need, permission);
});

test("the welcome page says what each permission is for", () => {
  const explained = read("welcome/welcome.html").match(/data-text="permission_\w+_why"/g);
  assert.equal(explained?.length, manifest.permissions.length);
});

test("every file that a page, the manifest or the code names is there", () => {
  for (const path of files.filter((name) => /\.(html|json)$/.test(name) && !name.startsWith("_locales"))) {
    const folder = new URL(path, ROOT);
    const named = read(path).match(/"[\w./-]+\.(?:js|css|svg|html)"/g) ?? [];
    for (const name of named) assert.ok(existsSync(new URL(name.slice(1, -1), folder)), `${name} in ${path}`);
  }
  for (const name of read("lib/compose.js").match(/editor\/\w+\.js/g) ?? []) assert.ok(files.includes(name), name);
});

test("nothing of a letter can become markup or get into a console", () => {
  for (const path of files.filter((name) => /\.(js|html)$/.test(name))) {
    assert.doesNotMatch(read(path), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|console\.|eval\(/, path);
  }
});
