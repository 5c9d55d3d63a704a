/**
 * What a report shows, and whether it holds the letter.
 *
 * @typedef {import("./drafts.js").DraftState} DraftState
 * @typedef {import("./drafts.js").PlacedFinding} PlacedFinding
 * @typedef {import("./protocol.js").Severity} Severity
 *
 * @typedef {PlacedFinding & {id: number, title: string, why: string, slide: number | null,
 *   canTurnOff: boolean, canSkip: boolean}} ShownFinding
 *
 * @typedef {object} View everything that the report page shows
 * @property {DraftState["stage"]} stage
 * @property {string | null} hash of the content that it is about
 * @property {boolean} held
 * @property {"no" | "clear" | "anyway" | "unchecked"} send what the button that sends would do
 * @property {import("./failure.js").FailureKind | null} failure
 * @property {string[]} problems what could not be checked
 * @property {boolean} isComplete nothing that matters was left unchecked
 * @property {number} omitted
 * @property {number} skipped
 * @property {"on" | "off" | "never"} underlines in this letter; never where the policy wants none
 * @property {{severity: Severity, findings: ShownFinding[]}[]} groups
 */

/** @type {readonly Severity[]} */
const SEVERITIES = Object.freeze(["block", "warn", "hint"]);

/** The parts of a compose window from top to bottom. */
const FIELDS = Object.freeze(["sender", "recipients", "subject", "attachments", "body"]);

/**
 * Findings that nobody answered yet. A finding of severity `block` cannot be answered, only mended.
 *
 * @param {DraftState} state
 * @returns {PlacedFinding[]}
 */
export function openFindings({ report, skipped }) {
  const answered = new Set(skipped);
  return (report?.findings ?? []).filter(
    ({ severity, fingerprint }) => severity === "block" || !answered.has(fingerprint),
  );
}

/**
 * Whether the letter was checked in full and nothing in it holds it.
 *
 * @param {DraftState} state
 */
export function isClear(state) {
  return wasCheckedInFull(state) && warningCount(state) === 0;
}

/**
 * How many open findings hold the letter.
 *
 * @param {DraftState} state
 */
export function warningCount(state) {
  return openFindings(state).filter(({ severity }) => severity !== "hint").length;
}

/** @param {DraftState} state */
function wasCheckedInFull({ stage, report }) {
  return stage === "checked" && report !== null && !report.problems.some(({ holds }) => holds) && report.omitted === 0;
}

/**
 * @param {DraftState} state
 * @returns {View["send"]}
 */
function sendOf(state) {
  if (!state.held) return "no";
  if (state.stage === "failed") return "unchecked";
  if (state.stage !== "checked") return "no";
  if (openFindings(state).some(({ severity }) => severity === "block")) return "no";
  if (isClear(state)) return "clear";
  return wasCheckedInFull(state) ? "anyway" : "unchecked";
}

/**
 * @param {DraftState} state
 * @returns {View["underlines"]}
 */
function underlinesOf({ report, isUnderlined }) {
  if (!report?.underline) return "never";
  return isUnderlined ? "on" : "off";
}

/**
 * @param {DraftState} state
 * @returns {View}
 */
export function viewOf(state) {
  const { stage, hash, held, failure, report } = state;
  const open = openFindings(state);
  return {
    stage,
    hash,
    held,
    send: sendOf(state),
    failure,
    problems: (report?.problems ?? []).map(({ message }) => message),
    isComplete: wasCheckedInFull(state),
    omitted: report?.omitted ?? 0,
    skipped: (report?.findings.length ?? 0) - open.length,
    underlines: underlinesOf(state),
    groups: SEVERITIES.map((severity) => ({
      severity,
      findings: open.filter((finding) => finding.severity === severity).sort(byPlace).map(shown(state)),
    })).filter(({ findings }) => findings.length > 0),
  };
}

/**
 * @param {DraftState} state
 * @returns {(finding: PlacedFinding) => ShownFinding}
 */
const shown =
  ({ report }) =>
  (finding) => {
    const rule = report?.rules[finding.rule];
    return {
      ...finding,
      id: report?.findings.indexOf(finding) ?? -1,
      title: rule?.title ?? finding.rule,
      why: rule?.why ?? "",
      slide: rule?.slide ?? null,
      canTurnOff: rule !== undefined && !rule.locked,
      canSkip: finding.severity !== "block",
    };
  };

/**
 * @param {PlacedFinding} one
 * @param {PlacedFinding} other
 */
function byPlace(one, other) {
  return (
    FIELDS.indexOf(one.field) - FIELDS.indexOf(other.field) ||
    (one.block ?? -1) - (other.block ?? -1) ||
    (one.start ?? -1) - (other.start ?? -1)
  );
}
