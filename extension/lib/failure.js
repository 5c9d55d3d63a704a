/**
 * Why a letter could not be checked, or a setting not changed. Each kind has one sentence and
 * one cure in the locales: `failure_<kind>` and `cure_<kind>`.
 *
 * @typedef {"missing" | "cannotStart" | "hostTooOld" | "hostTooNew" | "garbage" | "died" | "slow"
 *   | "tooLarge" | "unreadable" | "refused" | "superseded" | "locked" | "policyInvalid"
 *   | "notWritable" | "settingInvalid" | "unknownRule"} FailureKind
 */

/** @type {readonly FailureKind[]} */
export const FAILURE_KINDS = Object.freeze([
  "missing",
  "cannotStart",
  "hostTooOld",
  "hostTooNew",
  "garbage",
  "died",
  "slow",
  "tooLarge",
  "unreadable",
  "refused",
  "superseded",
  "locked",
  "policyInvalid",
  "notWritable",
  "settingInvalid",
  "unknownRule",
]);

/** @type {Record<string, FailureKind>} */
const KIND_OF_ERROR_CODE = {
  unsupported_version: "hostTooOld",
  letter_too_large: "tooLarge",
  superseded: "superseded",
  cancelled: "superseded",
  policy_locked: "locked",
  policy_invalid: "policyInvalid",
  not_writable: "notWritable",
  setting_invalid: "settingInvalid",
  unknown_rule: "unknownRule",
};

/** A fault with a name. It never carries text of the letter. */
export class Failure extends Error {
  /**
   * @param {FailureKind} kind
   * @param {string} [detail] a sentence of the host for the reader
   * @param {string | null} [code] the host's, where it refused
   */
  constructor(kind, detail = "", code = null) {
    super(kind);
    this.name = "Failure";
    this.kind = kind;
    this.detail = detail;
    this.code = code;
  }

  /**
   * The failure that an error of the host means.
   *
   * @param {{code: string, message: string}} error
   */
  static ofError({ code, message }) {
    return new Failure(KIND_OF_ERROR_CODE[code] ?? "refused", message, code);
  }

  /**
   * Names any thrown value; what is no Failure is a fault of our own.
   *
   * @param {unknown} error
   * @returns {FailureKind}
   */
  static kindOf(error) {
    return error instanceof Failure ? error.kind : "refused";
  }
}
