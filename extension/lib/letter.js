/**
 * A letter in a compose window: what is read of it, and what of it goes to the host.
 *
 * @typedef {object} Reading what the editor script answers
 * @property {import("./protocol.js").WireBlock[]} blocks
 * @property {{name: string, size: number}[]} pictures shown in the body
 * @property {number} version how often the body had changed
 *
 * @typedef {{name: string, size: number, id: number | string}} FileOfDraft
 */

/** @type {Record<string, import("./protocol.js").DraftKind>} */
const KIND_OF_TYPE = {
  new: "new",
  reply: "reply",
  forward: "forward",
  redirect: "redirect",
  draft: "draft",
  template: "template",
};

/**
 * Mailboxes as the headers have them. Recipients that are an entry of the address book have no text.
 *
 * @param {unknown} recipients
 * @returns {string[]}
 */
function mailboxes(recipients) {
  const list = Array.isArray(recipients) ? recipients : [recipients];
  return list.filter((recipient) => typeof recipient === "string" && recipient.trim() !== "");
}

/**
 * The draft that the host checks.
 *
 * @param {string} key
 * @param {Record<string, any>} details ComposeDetails
 * @param {FileOfDraft[]} files
 * @param {Reading} reading
 * @returns {import("./protocol.js").WireDraft}
 */
export function draftOf(key, details, files, reading) {
  return {
    key,
    kind: KIND_OF_TYPE[details.type] ?? "new",
    sender: mailboxes(details.from)[0] ?? "",
    to: mailboxes(details.to),
    cc: mailboxes(details.cc),
    bcc: mailboxes(details.bcc),
    subject: details.subject ?? "",
    attachments: [
      ...files.map(({ name, size }) => ({ name, size, inline: false })),
      ...reading.pictures.map(({ name, size }) => ({ name, size, inline: true })),
    ],
    blocks: reading.blocks,
  };
}

/**
 * A short name of exactly this letter: headers, body and files. Two letters that differ in
 * anything that is sent have different names.
 *
 * @param {Record<string, any>} details ComposeDetails
 * @param {FileOfDraft[]} files
 * @returns {Promise<string>}
 */
export async function contentHash(details, files) {
  const sent = Object.entries(details)
    .filter(([name, value]) => name !== "isModified" && value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const content = JSON.stringify([sent, files.map(({ id, name, size }) => [id, name, size])]);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(content));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** How many characters on each side make a place recognisable after the letter was edited. */
export const CONTEXT = 24;

/**
 * @typedef {object} Place where a finding is, so that it is found again in an edited letter
 * @property {number} block
 * @property {number} start
 * @property {number} end
 * @property {string} before
 * @property {string} words
 * @property {string} after
 */

/**
 * The place of a finding in the blocks that were checked, null where it has none.
 *
 * @param {import("./protocol.js").Finding} finding
 * @param {import("./protocol.js").WireBlock[]} blocks
 * @returns {Place | null}
 */
export function placeOf({ block, start, end }, blocks) {
  if (block === null || start === null || end === null) return null;
  const text = blocks[block]?.text;
  if (text === undefined || start > end || end > text.length) return null;
  return {
    block,
    start,
    end,
    before: text.slice(Math.max(0, start - CONTEXT), start),
    words: text.slice(start, end),
    after: text.slice(end, end + CONTEXT),
  };
}
