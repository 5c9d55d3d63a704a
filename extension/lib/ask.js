/**
 * @typedef {object} Answer the host's result, or why there is none
 * @property {any} [result]
 * @property {import("./failure.js").FailureKind} [failure]
 * @property {string} [detail] what the host says of the failure
 */

/**
 * Asks the host by way of the background.
 *
 * @param {string} request
 * @param {object} [fields]
 * @returns {Promise<Answer>}
 */
export async function ask(request, fields = {}) {
  try {
    return await messenger.runtime.sendMessage({ type: "ask", request, fields });
  } catch {
    return { failure: "refused" };
  }
}

/**
 * Why there is no result, for the reader.
 *
 * @param {import("./i18n.js").Texts} texts
 * @param {Answer} answer
 */
export function reasonOf(texts, { failure = "refused", detail = "" }) {
  const known = texts.get(`failure_${failure}`);
  switch (detail && failure) {
    case "settingInvalid":
    case "locked":
      return detail;
    case "policyInvalid":
      return `${known} ${detail}`;
    default:
      return `${known} ${texts.get(`cure_${failure}`)}`;
  }
}
