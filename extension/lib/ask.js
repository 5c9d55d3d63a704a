/**
 * Asks the host by way of the background.
 *
 * @param {string} request
 * @param {object} [fields]
 * @returns {Promise<{result?: any, failure?: import("./failure.js").FailureKind}>}
 */
export async function ask(request, fields = {}) {
  try {
    return await messenger.runtime.sendMessage({ type: "ask", request, fields });
  } catch {
    return { failure: "refused" };
  }
}
