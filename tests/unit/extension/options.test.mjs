/** The options page, with a host that answers as a test says. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";

import { JSDOM } from "jsdom";

import { Texts } from "../../../extension/lib/i18n.js";
import { OptionsPage } from "../../../extension/options/page.js";
import { until } from "./support.mjs";

const ROOT = new URL("../../../extension/", import.meta.url);
const HTML = readFileSync(new URL("options/options.html", ROOT), "utf8");
const MESSAGES = JSON.parse(readFileSync(new URL("_locales/ru/messages.json", ROOT), "utf8"));
const SYSTEM = "/etc/xdg/pismovnik/policy.toml";

/** @param {string} key @param {unknown} value @param {object} [more] */
const setting = (key, value, more = {}) => ({
  key,
  value,
  inherited: value,
  fixed: [],
  origin: "default",
  locked: false,
  omitted: 0,
  ...more,
});

const DEFAULTS = [
  setting("company.domains", []),
  setting("company.managers", []),
  setting("customers.domains", ["*"]),
  setting("work.hours", "09:00-18:00"),
  setting("work.days", ["mon", "tue"]),
  setting("work.answer_minutes", 30),
  setting("editor.underline", true),
  setting("languagetool.mode", "auto"),
  setting("languagetool.url", ""),
  setting("languagetool.java_memory", 512),
  setting("dictionary.words", []),
  setting("dictionary.files", []),
];

/** @param {string} rule @param {string} title @param {string} topic @param {object} [more] */
const ruleOf = (rule, title, topic, more = {}) => ({ rule, title, topic, setting: setting(`rules.${rule}`, "warn", more) });

/** @type {Record<string, any>} what the host has in force */
let policy;
/** @type {any[]} what the page asked for, besides the settings */
let asked;
/** @type {(message: any) => any} how the host answers a change */
let answer;
/** @type {OptionsPage} */
let page;

const change = (/** @type {object[]} */ ...settings) => {
  const changed = new Map([...policy.settings, ...settings].map((one) => [one.key, one]));
  policy = { ...policy, settings: [...changed.values()] };
};

beforeEach(() => {
  asked = [];
  policy = {
    type: "settings",
    settings: DEFAULTS,
    rules: [
      ruleOf("greeting.name", "В обращении чужое имя", "Деловое письмо"),
      ruleOf("subject.missing", "У письма нет темы", "Деловое письмо"),
      ruleOf("secret.leak", "Секрет в письме", "Безопасность"),
    ],
    systemFile: SYSTEM,
    userFile: "/home/anna/.config/pismovnik/policy.toml",
    problems: [],
  };
  answer = () => ({ result: structuredClone(policy) });
});

async function open() {
  const { window } = new JSDOM(HTML);
  Object.assign(globalThis, { document: window.document });
  const texts = new Texts({
    getMessage: (key, values) => {
      assert.ok(key in MESSAGES, key);
      return MESSAGES[key].message.replace("$1", /** @type {string[]} */ (values)[0] ?? "");
    },
  });
  texts.fill(window.document);
  page = new OptionsPage(window.document, texts, async (request, fields = {}) => {
    if (request === "settings") return policy ? { result: structuredClone(policy) } : { failure: "missing" };
    asked.push({ request, ...fields });
    return answer({ request, ...fields });
  });
  await page.load();
}

/** @param {string} id */
const at = (id) => /** @type {any} */ (document.getElementById(id));

/** @param {HTMLElement} element @param {string} name */
const fire = (element, name, parts = {}) => {
  const { Event } = /** @type {any} */ (document.defaultView);
  element.dispatchEvent(Object.assign(new Event(name, { bubbles: true }), parts));
};

/** What a screen reader says of a control beside its name. */
const description = (/** @type {string} */ id) => {
  const control = at(id).closest("[aria-describedby]");
  const ids = control.getAttribute("aria-describedby").split(" ");
  return ids.map((/** @type {string} */ one) => at(one)?.hidden === false && at(one).textContent).filter(Boolean).join(" ");
};

const status = () => at("status").textContent;

test("every setting is shown, with where its value comes from", async () => {
  policy.rules[0].setting = setting("rules.greeting.name", "block", { origin: "system" });
  change(setting("work.answer_minutes", 20, { origin: "user", inherited: 60 }));
  await open();
  assert.equal(at("settings").hidden, false);
  for (const { key } of DEFAULTS) assert.ok(at(key) ?? at(`${key}-note`), key);
  assert.match(description("company.domains"), /По умолчанию/);
  assert.match(description("work.answer_minutes"), /Ваша настройка\. Вернуть: 60/);
  assert.equal(at("rules.greeting.name").selectedOptions[0].textContent, "Общая настройка: Запрет");
  assert.ok(description("rules.greeting.name").includes(SYSTEM));
  assert.equal(at("rules.subject.missing").selectedOptions[0].textContent, "По умолчанию: Предупреждение");
  assert.ok(at("system-file").textContent.includes(SYSTEM));
});

test("what is locked says by which file and cannot be changed", async () => {
  const locked = { locked: true, origin: "system" };
  policy.rules[2].setting = setting("rules.secret.leak", "block", locked);
  change(
    setting("company.domains", ["vega.example"], locked),
    setting("work.hours", "08:00-17:00", locked),
    setting("dictionary.words", [], { locked: true, fixed: ["Вега"] }),
  );
  await open();
  for (const key of ["rules.secret.leak", "company.domains", "dictionary.words"]) {
    assert.equal(at(key).disabled, true, key);
    assert.ok(description(key).includes(SYSTEM), key);
  }
  const hours = at("work.hours-note").closest("fieldset");
  assert.ok([...hours.querySelectorAll("input")].every(({ disabled }) => disabled));
  assert.equal(at("rules.secret.leak").selectedOptions[0].textContent, "Запрет");
  const items = at("company.domains").closest(".field").querySelector(".items");
  assert.deepEqual([items.textContent, items.querySelector("button")], ["vega.example", null]);
});

test("a chosen level is saved at once, and given back by the first choice", async () => {
  await open();
  const select = at("rules.subject.missing");
  for (const value of ["off", ""]) {
    select.value = value;
    fire(select, "change");
    await until(() => status());
  }
  const key = "rules.subject.missing";
  assert.deepEqual(asked, [
    { request: "set_setting", key, value: "off", locale: "ru" },
    { request: "set_setting", key, value: null, locale: "ru" },
  ]);
  assert.match(status(), /следующей проверки/);
});

test("a choice between yes and no is saved as such", async () => {
  await open();
  const select = at("editor.underline");
  assert.match(select.selectedOptions[0].textContent ?? "", /подчёркивать/);
  for (const value of ["false", "true", ""]) {
    select.value = value;
    fire(select, "change");
    await until(() => status());
  }
  assert.deepEqual(asked.map(({ value }) => value), [false, true, null]);
});

test("what is refused stays where it was typed, with the reason beside it", async () => {
  await open();
  const input = at("work.answer_minutes");
  answer = () => ({ failure: "settingInvalid", detail: "Ожидается целое число минут." });
  input.value = "полчаса";
  fire(input, "change");
  await until(() => !at("work.answer_minutes-error").hidden);
  assert.equal(input.value, "полчаса");
  assert.equal(input.getAttribute("aria-invalid"), "true");
  assert.match(description("work.answer_minutes"), /Ожидается целое число минут\./);

  change(setting("work.days", ["mon"]));
  answer = () => ({ result: structuredClone(policy) });
  await page.load();
  await until(() => !document.querySelectorAll("[type=checkbox]")[1].matches(":checked"));
  assert.equal(input.value, "полчаса", "a change elsewhere takes nothing away");

  input.value = "20";
  fire(input, "change");
  await until(() => at("work.answer_minutes-error").hidden);
  assert.deepEqual(asked.map(({ value }) => value), ["полчаса", 20]);
  assert.equal(input.getAttribute("aria-invalid"), "false");
});

test("a choice that could not be saved goes back, and says why", async () => {
  await open();
  answer = () => ({ failure: "notWritable", detail: "" });
  const select = at("languagetool.mode");
  select.value = "off";
  fire(select, "change");
  await until(() => !at("languagetool.mode-error").hidden);
  assert.equal(select.value, "");
  assert.match(at("languagetool.mode-error").textContent, /нельзя изменить/);
});

test("while a file is damaged a change is refused with the place of the mistake", async () => {
  await open();
  answer = () => ({ failure: "policyInvalid", detail: "policy.toml:5: work.hours: ожидается время." });
  const select = at("rules.secret.leak");
  select.value = "off";
  fire(select, "change");
  await until(() => !at("rules.secret.leak-error").hidden);
  assert.match(description("rules.secret.leak"), /не сохранено\. policy\.toml:5: work\.hours/);
});

test("items of a list come and go with the keyboard", async () => {
  await open();
  const input = at("company.domains");
  const removers = () => [...input.closest(".field").querySelectorAll(".items button")];
  input.value = " vega.example ";
  answer = () => {
    change(setting("company.domains", ["vega.example", "vega-it.example"], { origin: "user" }));
    return { result: structuredClone(policy) };
  };
  fire(input, "keydown", { key: "Enter" });
  await until(() => removers().length === 2);
  await until(() => input.value === "");
  assert.equal(document.activeElement, input);
  assert.equal(removers()[0].getAttribute("aria-label"), "Удалить «vega.example»");

  answer = () => {
    change(setting("company.domains", ["vega-it.example"], { origin: "user" }));
    return { result: structuredClone(policy) };
  };
  removers()[0].click();
  await until(() => removers().length === 1);
  await until(() => document.activeElement === removers()[0]);
  assert.deepEqual(asked, [
    { request: "add_item", key: "company.domains", item: "vega.example", locale: "ru" },
    { request: "remove_item", key: "company.domains", item: "vega.example", locale: "ru" },
  ]);
});

test("a refused item stays in its line", async () => {
  await open();
  const input = at("company.managers");
  answer = () => ({ failure: "settingInvalid", detail: "«Ирина» не почтовый адрес." });
  input.value = "Ирина";
  fire(input, "keydown", { key: "Enter" });
  await until(() => !at("company.managers-error").hidden);
  assert.equal(input.value, "Ирина");
});

test("words of the administrator cannot be taken out, one's own can", async () => {
  change(setting("dictionary.words", ["клинкер"], { origin: "user", fixed: ["Вега"], inherited: [], omitted: 5 }));
  await open();
  const items = [...at("dictionary.words").closest(".field").querySelectorAll(".items > li")];
  assert.deepEqual(items.map((item) => [item.firstChild.textContent, Boolean(item.querySelector("button"))]), [
    ["Вега", false],
    ["клинкер", true],
    ["и ещё 5 — в файле настроек", false],
  ]);
});

test("hours are saved when the field is left, days at once", async () => {
  await open();
  const [from] = at("work.hours-note").closest("fieldset").querySelectorAll("input");
  from.value = "08:30";
  fire(from, "focusout");
  const [, tuesday] = /** @type {any} */ (document.querySelectorAll("[type=checkbox]"));
  tuesday.click();
  await until(() => asked.length === 2);
  assert.deepEqual(asked.map(({ key, value }) => [key, value]), [
    ["work.hours", "08:30-18:00"],
    ["work.days", ["mon"]],
  ]);
});

test("mistakes in the files are shown as the host names them", async () => {
  policy.problems = ["/home/anna/policy.toml:3: work.days: ожидаются дни недели."];
  await open();
  assert.equal(at("mistakes").hidden, false);
  assert.match(at("mistakes").textContent, /прежние настройки.*policy\.toml:3: work\.days/s);
});

test("a rule is found by words of its name; topics without rules go", async () => {
  await open();
  at("search").value = "ИМЯ обращении";
  fire(at("search"), "input");
  const shown = (/** @type {string} */ selector) =>
    [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))].filter(({ hidden }) => !hidden).length;
  assert.deepEqual([shown(".rule"), shown(".topic")], [1, 1]);
  assert.equal(at("found").textContent, "Найдено 1 правило");
  at("search").value = "";
  fire(at("search"), "input");
  assert.deepEqual([shown(".rule"), shown(".topic"), at("found").textContent], [3, 2, ""]);
});

test("each rule leads to its page", async () => {
  await open();
  const link = at("rules.secret.leak").closest(".rule").querySelector("a");
  assert.equal(link.getAttribute("href"), "../rule/rule.html?rule=secret.leak");
  assert.match(link.getAttribute("aria-label"), /Секрет в письме/);
});

test("without the host the page says what to do, and tries again", async () => {
  const settings = policy;
  policy = /** @type {any} */ (undefined);
  await open();
  assert.equal(at("failure").hidden, false);
  assert.equal(at("settings").hidden, true);
  policy = settings;
  at("retry").click();
  await until(() => at("failure").hidden);
  assert.equal(at("settings").hidden, false);
});

test("every control has a name", async () => {
  change(setting("company.domains", ["vega.example"], { origin: "user" }));
  await open();
  for (const control of document.querySelectorAll("input, select, button")) {
    const { labels } = /** @type {any} */ (control);
    const name = control.getAttribute("aria-label") || labels?.[0]?.textContent || control.textContent;
    assert.ok(name?.trim(), control.outerHTML);
  }
});
