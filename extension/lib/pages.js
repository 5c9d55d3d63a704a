import { Failure } from "./failure.js";

/** What the welcome and the options page may ask the host. */
const REQUESTS = new Set(["doctor", "settings", "add_word", "remove_word", "set_rule"]);

/**
 * Answers a page of the extension: the host's result, or the kind of the failure.
 *
 * @param {{request(type: string, fields: object): Promise<any>}} host
 * @param {any} message
 * @returns {Promise<{result: any} | {failure: import("./failure.js").FailureKind}> | undefined}
 */
export function answerPage(host, message) {
  if (message.type !== "ask" || !REQUESTS.has(message.request)) return undefined;
  return host.request(message.request, message.fields ?? {}).then(
    (result) => ({ result }),
    (error) => ({ failure: Failure.kindOf(error) }),
  );
}
