import { Failure } from "./failure.js";

/** What the pages with the state, the settings and the rules may ask the host. */
const QUESTIONS = new Set(["doctor", "settings", "explain_rule"]);

/** What changes the policy, and so may change the report of every letter. */
const CHANGES = new Set(["set_setting", "add_item", "remove_item"]);

/**
 * Answers a page of the extension: the host's result, or the failure with what the host says of it.
 *
 * @param {{request(type: string, fields: object): Promise<any>}} host
 * @param {any} message
 * @param {() => Promise<unknown>} onChange called before a change of the policy is answered
 * @returns {Promise<import("./ask.js").Answer> | undefined}
 */
export function answerPage(host, message, onChange) {
  const { type, request, fields = {} } = message;
  if (type !== "ask" || !(QUESTIONS.has(request) || CHANGES.has(request))) return undefined;
  return host.request(request, fields).then(
    async (result) => {
      if (CHANGES.has(request)) await onChange();
      return { result };
    },
    (error) => ({ failure: Failure.kindOf(error), detail: error instanceof Failure ? error.detail : "" }),
  );
}
