/**
 * The messages between extension and host as host/pismovnik/messaging/types.py defines them.
 * What arrives is checked here before anything relies on it.
 */
import { Failure } from "./failure.js";

export const PROTOCOL_VERSION = 1;

/**
 * @typedef {"paragraph" | "heading" | "item" | "cell" | "preformatted" | "plain"} BlockKind
 * @typedef {"author" | "cite-prefix" | "quote" | "signature" | "forward"} Origin
 * @typedef {{kind: BlockKind, origin: Origin, text: string, bold: boolean, quoteDepth: number}} WireBlock
 * @typedef {{name: string, size: number, inline: boolean}} WireAttachment
 * @typedef {"new" | "reply" | "forward" | "redirect" | "draft" | "template"} DraftKind
 *
 * @typedef {object} WireDraft
 * @property {string} key
 * @property {DraftKind} kind
 * @property {string} sender
 * @property {string[]} to
 * @property {string[]} cc
 * @property {string[]} bcc
 * @property {string} subject
 * @property {WireAttachment[]} attachments
 * @property {WireBlock[]} blocks
 *
 * @typedef {{block: number, start: number, end: number, text: string}} Splice
 *
 * @typedef {Omit<WireDraft, "blocks"> & {blocks: (WireBlock | number)[], splices: Splice[],
 *   revision: number, base: number | null}} SentDraft a draft as it travels: numbers stand for blocks of the base
 *
 * @typedef {"hint" | "warn" | "block"} Severity
 *
 * @typedef {object} Finding
 * @property {string} rule
 * @property {Severity} severity
 * @property {string} message
 * @property {"subject" | "sender" | "recipients" | "attachments" | "body"} field
 * @property {number | null} block index in the blocks of the draft
 * @property {number | null} start UTF-16 code units
 * @property {number | null} end UTF-16 code units
 * @property {string} excerpt
 * @property {string[]} replacements
 * @property {string} fingerprint
 * @property {string | null} word
 *
 * @typedef {{title: string, why: string, slide: number | null, locked: boolean}} RuleInfo
 *
 * @typedef {object} CheckResult
 * @property {"check"} type
 * @property {Finding[]} findings
 * @property {Record<string, RuleInfo>} rules
 * @property {{code: string, message: string, holds: boolean}[]} problems what was not checked
 * @property {number} omitted
 * @property {boolean} underline whether the policy wants findings underlined in the letter
 *
 * @typedef {string | number | boolean | string[]} SettingValue
 *
 * @typedef {object} Setting
 * @property {string} key
 * @property {SettingValue} value what is in force; in the dictionary only what the user added
 * @property {SettingValue} inherited what would be without the user's own value
 * @property {string[]} fixed what the system added to a list
 * @property {"default" | "system" | "user"} origin
 * @property {boolean} locked
 * @property {number} omitted
 *
 * @typedef {{rule: string, title: string, topic: string, setting: Setting}} RuleSetting
 *
 * @typedef {object} SettingsResult
 * @property {"settings"} type
 * @property {Setting[]} settings
 * @property {RuleSetting[]} rules
 * @property {string} systemFile
 * @property {string} userFile
 * @property {string[]} problems what is wrong in the files
 *
 * @typedef {{headers: string[], text: string, marked: string, messages: string[]}} RuleExample
 *
 * @typedef {object} RuleResult
 * @property {"rule"} type
 * @property {string} rule
 * @property {string} title
 * @property {string} why
 * @property {number | null} slide
 * @property {Severity} severity
 * @property {RuleExample[]} bad
 * @property {RuleExample[]} good
 *
 * @typedef {object} DoctorResult
 * @property {"doctor"} type
 * @property {{name: string, state: "ok" | "warning" | "failed", message: string, cure: string}[]} checks
 *
 * @typedef {{state: "loading" | "ready" | "failed", detail: string}} LoadState
 *
 * @typedef {object} HelloResult
 * @property {"hello"} type
 * @property {string} hostVersion
 * @property {number} protocol
 * @property {LoadState} engine
 * @property {LoadState} language
 * @property {string[]} policyProblems
 */

/**
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} value */
const isText = (value) => typeof value === "string";

/** @param {unknown} value */
const isCount = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

/** @param {unknown} value */
const isCountOrNull = (value) => value === null || isCount(value);

/**
 * @param {unknown} value
 * @param {(item: unknown) => boolean} isItem
 */
const isListOf = (value, isItem) => Array.isArray(value) && value.every(isItem);

/** @param {unknown} value */
const isFinding = (value) =>
  isRecord(value) &&
  [value.rule, value.message, value.field, value.excerpt, value.fingerprint].every(isText) &&
  ["hint", "warn", "block"].includes(value.severity) &&
  [value.block, value.start, value.end].every(isCountOrNull) &&
  isListOf(value.replacements, isText) &&
  (value.word === null || isText(value.word));

/** @param {unknown} value */
const isRuleInfo = (value) =>
  isRecord(value) &&
  [value.title, value.why].every(isText) &&
  isCountOrNull(value.slide) &&
  typeof value.locked === "boolean";

/** @param {unknown} value */
const isProblem = (value) => isRecord(value) && [value.code, value.message].every(isText) && typeof value.holds === "boolean";

/** @param {unknown} value */
const isLoadState = (value) =>
  isRecord(value) && ["loading", "ready", "failed"].includes(value.state) && isText(value.detail);

/** @param {unknown} value */
const isSettingValue = (value) =>
  isText(value) || Number.isSafeInteger(value) || typeof value === "boolean" || isListOf(value, isText);

/** @param {unknown} value */
const isSetting = (value) =>
  isRecord(value) &&
  isText(value.key) &&
  [value.value, value.inherited].every(isSettingValue) &&
  isListOf(value.fixed, isText) &&
  ["default", "system", "user"].includes(value.origin) &&
  typeof value.locked === "boolean" &&
  isCount(value.omitted);

/** @param {unknown} value */
const isRuleSetting = (value) =>
  isRecord(value) && [value.rule, value.title, value.topic].every(isText) && isSetting(value.setting);

/** @param {unknown} value */
const isRuleExample = (value) =>
  isRecord(value) &&
  [value.text, value.marked].every(isText) &&
  [value.headers, value.messages].every((list) => isListOf(list, isText));

/** @param {unknown} value */
const isDoctorCheck = (value) =>
  isRecord(value) &&
  [value.name, value.message, value.cure].every(isText) &&
  ["ok", "warning", "failed"].includes(value.state);

/** @type {Record<string, (result: Record<string, any>) => boolean>} */
const SHAPE_OF_RESULT = {
  hello: (result) =>
    isText(result.hostVersion) &&
    isCount(result.protocol) &&
    [result.engine, result.language].every(isLoadState) &&
    isListOf(result.policyProblems, isText),
  check: (result) =>
    isListOf(result.findings, isFinding) &&
    isRecord(result.rules) &&
    Object.values(result.rules).every(isRuleInfo) &&
    isListOf(result.problems, isProblem) &&
    isCount(result.omitted) &&
    typeof result.underline === "boolean",
  settings: (result) =>
    isListOf(result.settings, isSetting) &&
    isListOf(result.rules, isRuleSetting) &&
    [result.systemFile, result.userFile].every(isText) &&
    isListOf(result.problems, isText),
  rule: (result) =>
    [result.rule, result.title, result.why].every(isText) &&
    isCountOrNull(result.slide) &&
    ["hint", "warn", "block"].includes(result.severity) &&
    [result.bad, result.good].every((examples) => isListOf(examples, isRuleExample)),
  doctor: (result) => isListOf(result.checks, isDoctorCheck),
  done: () => true,
};

/** @type {Record<string, string>} */
const RESULT_OF_REQUEST = {
  hello: "hello",
  check: "check",
  forget: "done",
  settings: "settings",
  set_setting: "settings",
  add_item: "settings",
  remove_item: "settings",
  explain_rule: "rule",
  doctor: "doctor",
};

/**
 * The id of a response, or a failure "garbage" when it is none of this protocol.
 *
 * @param {unknown} response
 * @returns {{v: number, id: number, result?: unknown, error?: {code: string, message: string}}}
 */
export function readResponse(response) {
  if (!isRecord(response) || !isCount(response.v) || !isCount(response.id)) throw new Failure("garbage");
  const hasResult = isRecord(response.result);
  const hasError = isRecord(response.error) && [response.error.code, response.error.message].every(isText);
  if (hasResult === hasError) throw new Failure("garbage");
  return /** @type {any} */ (response);
}

/**
 * The result of a request of this type, or a failure "garbage" when it has another shape.
 *
 * @param {string} requestType
 * @param {unknown} result
 * @returns {any}
 */
export function readResult(requestType, result) {
  const type = RESULT_OF_REQUEST[requestType];
  if (!isRecord(result) || result.type !== type || !SHAPE_OF_RESULT[type](result)) throw new Failure("garbage");
  return result;
}
