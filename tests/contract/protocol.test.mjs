/** What the extension sends and understands is what the schema of the host says. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Ajv2020 } from "ajv/dist/2020.js";

import { HostConnection } from "../../extension/lib/connection.js";
import { draftOf } from "../../extension/lib/letter.js";
import { Revisions } from "../../extension/lib/revisions.js";
import { PROTOCOL_VERSION, readResponse, readResult } from "../../extension/lib/protocol.js";
import { checkResult, FakePort, finding, HELLO, letter } from "../unit/extension/support.mjs";

const schema = JSON.parse(readFileSync(new URL("../../manifest/protocol.schema.json", import.meta.url), "utf8"));
const ajv = new Ajv2020({ strict: false });
ajv.addSchema(schema, "protocol");

/**
 * @param {string} name
 * @param {unknown} message
 */
function assertIs(name, message) {
  const validate = ajv.getSchema(`protocol#/$defs/${name}`);
  assert.ok(validate, name);
  assert.ok(validate(message), `${JSON.stringify(validate.errors)} in ${JSON.stringify(message)}`);
}

const READING = {
  blocks: [
    { kind: /** @type {const} */ ("paragraph"), origin: /** @type {const} */ ("author"), text: "Здравствуйте!", bold: false, quoteDepth: 0 },
    { kind: /** @type {const} */ ("plain"), origin: /** @type {const} */ ("quote"), text: "👍", bold: true, quoteDepth: 3 },
  ],
  pictures: [{ name: "лого.png", size: 3 }],
  version: 1,
};

const WHOLE = draftOf("tab-1", letter(""), [{ id: 1, name: "акт.pdf", size: 10 }], READING);
const revisions = new Revisions();
const DRAFT = revisions.changesOf(WHOLE);

/** Every request that the extension makes, with its fields. */
const REQUESTS = {
  Check: ["check", { draft: DRAFT, locale: "ru" }],
  Forget: ["forget", { draftKey: "tab-1" }],
  Settings: ["settings", { locale: "en" }],
  SetSetting: ["set_setting", { key: "rules.greeting.name", value: "off", locale: "ru" }],
  AddItem: ["add_item", { key: "dictionary.words", item: "слово", locale: "ru" }],
  RemoveItem: ["remove_item", { key: "company.domains", item: "firm.example", locale: "en" }],
  ExplainRule: ["explain_rule", { rule: "greeting.name", locale: "ru" }],
  Doctor: ["doctor", { locale: "ru" }],
};

for (const [name, [type, fields]] of Object.entries(REQUESTS)) {
  test(`the request ${type} is a ${name} of the schema`, async () => {
    const port = new FakePort((request) => (request.type === "hello" ? HELLO : undefined));
    const host = new HostConnection(() => port, { clientVersion: "0.1.0", locale: "ru" });
    await host.open();
    const request = host.request(/** @type {string} */ (type), /** @type {object} */ (fields));
    await Promise.resolve();
    host.close();
    await assert.rejects(request);
    const [hello, message] = JSON.parse(JSON.stringify(port.received));
    assertIs("Hello", hello);
    assertIs(name, message);
    assertIs("Request", message);
  });
}

test("a draft that is checked again travels as its changes", () => {
  const [first, second] = WHOLE.blocks;
  const edited = { ...second, text: `${second.text} Готово.` };
  const sent = revisions.changesOf({ ...WHOLE, blocks: [first, edited] });
  assert.deepEqual([sent.blocks, sent.splices.length, sent.base], [[0, 1], 1, DRAFT.revision]);
  assertIs("SentDraft", JSON.parse(JSON.stringify(sent)));
});

test("a setting is a word, a number, a list, or null to go back to the default", () => {
  for (const value of ["off", 30, ["mon", "tue"], null]) {
    assertIs("SetSetting", { v: 1, id: 1, type: "set_setting", key: "work.days", value, locale: "ru" });
  }
});

test("every kind of letter that a window can have is one of the schema", () => {
  for (const type of ["new", "reply", "forward", "redirect", "draft", "template", "of the future"]) {
    const draft = draftOf("tab-1", { type }, [], { blocks: [], pictures: [], version: 1 });
    assertIs("SentDraft", new Revisions().changesOf(draft));
  }
});

const SETTING = {
  key: "rules.greeting.name",
  value: "off",
  inherited: "warn",
  fixed: [],
  origin: "user",
  locked: false,
  omitted: 0,
};

const SETTINGS = {
  type: "settings",
  settings: [
    { ...SETTING, key: "dictionary.words", value: ["слово"], inherited: [], fixed: ["Вега"] },
    { ...SETTING, key: "work.answer_minutes", value: 30, inherited: 30, origin: "default", locked: true },
  ],
  rules: [{ rule: "greeting.name", title: "Обращение", topic: "Деловое письмо", setting: SETTING }],
  systemFile: "/etc/xdg/pismovnik/policy.toml",
  userFile: "policy.toml",
  problems: ["policy.toml:3: work.days: ожидаются дни недели."],
};

const RULE = {
  type: "rule",
  rule: "greeting.name",
  title: "Обращение",
  why: "Чтобы письмо прочли.",
  slide: null,
  severity: "warn",
  bad: [{ headers: ["Тема: Акт"], text: "Здравствуйте, Пётр!", marked: "Пётр", messages: ["Это не Пётр."] }],
  good: [],
};

/** For each request one result of the schema, which the extension must understand. */
const RESULTS = {
  hello: { ...HELLO, engine: { state: "failed", detail: "нет файлов" } },
  check: checkResult([finding({ block: 0, start: 1, end: 2, word: "слово", replacements: ["а"] }), finding()], {
    problems: [{ code: "engine", message: "Не проверено.", holds: true }],
    omitted: 1,
  }),
  settings: SETTINGS,
  set_setting: SETTINGS,
  add_item: SETTINGS,
  remove_item: SETTINGS,
  explain_rule: RULE,
  forget: { type: "done" },
  doctor: { type: "doctor", checks: [{ name: "host", state: "warning", message: "Старый.", cure: "Обновите." }] },
};

for (const [type, result] of Object.entries(RESULTS)) {
  test(`the extension understands the result of ${type} as the schema has it`, () => {
    const response = { v: 1, id: 1, result };
    assertIs("Success", response);
    assert.deepEqual(readResult(type, readResponse(response).result), result);
  });

  test(`without any one of its fields it is no result of ${type}`, () => {
    for (const field of Object.keys(result)) {
      const broken = Object.fromEntries(Object.entries(result).filter(([name]) => name !== field));
      assert.throws(() => readResult(type, broken), { kind: "garbage" }, field);
    }
  });
}

test("the extension reads all fields that the schema has, and no others", () => {
  /** @type {Record<string, string[]>} */
  const known = {
    WireProblem: Object.keys(RESULTS.check.problems[0]),
    WireFinding: Object.keys(finding()),
    CheckResult: Object.keys(RESULTS.check),
    SettingsResult: Object.keys(SETTINGS),
    Setting: Object.keys(SETTING),
    RuleSetting: Object.keys(SETTINGS.rules[0]),
    RuleResult: Object.keys(RULE),
    RuleExample: Object.keys(RULE.bad[0]),
    DoctorResult: Object.keys(RESULTS.doctor),
    DoctorCheck: Object.keys(RESULTS.doctor.checks[0]),
    HelloResult: Object.keys(HELLO),
    RawBlock: Object.keys(READING.blocks[0]),
    SentDraft: Object.keys(DRAFT),
    Splice: ["block", "start", "end", "text"],
    WireAttachment: Object.keys(DRAFT.attachments[0]),
  };
  for (const [name, fields] of Object.entries(known)) {
    assert.deepEqual(Object.keys(schema.$defs[name].properties).sort(), fields.sort(), name);
  }
});

test("the codes of errors and the version are those of the schema", () => {
  for (const code of schema.$defs.Error.properties.code.enum) {
    const failure = { v: 1, id: 1, error: { code, message: "Нет." } };
    assertIs("Failure", failure);
    assert.equal(readResponse(failure).error?.code, code);
  }
  assert.match(schema.title, new RegExp(`version ${PROTOCOL_VERSION}$`));
});
