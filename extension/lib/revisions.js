/**
 * @typedef {import("./protocol.js").WireBlock} WireBlock
 * @typedef {import("./protocol.js").WireDraft} WireDraft
 * @typedef {import("./protocol.js").SentDraft} SentDraft
 */

/**
 * How many characters two texts have in common at their beginning.
 *
 * @param {string} one
 * @param {string} other
 */
function commonStart(one, other) {
  const longest = Math.min(one.length, other.length);
  let length = 0;
  while (length < longest && one[length] === other[length]) length += 1;
  return length;
}

/**
 * @param {string} one
 * @param {string} other
 * @param {number} longest
 */
function commonEnd(one, other, longest) {
  let length = 0;
  while (length < longest && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  return length;
}

/**
 * The one place in which two texts differ.
 *
 * @param {string} before
 * @param {string} after
 * @returns {{start: number, end: number, text: string}} put `text` between `start` and `end` of the first
 */
function difference(before, after) {
  const start = commonStart(before, after);
  const shared = commonEnd(before, after, Math.min(before.length, after.length) - start);
  return { start, end: before.length - shared, text: after.slice(start, after.length - shared) };
}

/** @param {WireBlock} block */
const lookOf = ({ text, ...look }) => JSON.stringify(look);

/**
 * What the host has been told of each draft, so that of a letter that is checked again only
 * what has changed travels.
 */
export class Revisions {
  /** @type {Map<string, {revision: number, blocks: WireBlock[]}>} */
  #last = new Map();
  #count = 0;

  /**
   * The draft as the host needs it after the last one with the same key.
   *
   * @param {WireDraft} draft
   * @returns {SentDraft}
   */
  changesOf(draft) {
    const last = this.#last.get(draft.key);
    this.#count += 1;
    this.#last.set(draft.key, { revision: this.#count, blocks: draft.blocks });
    return { ...draft, ...changes(last?.blocks ?? [], draft.blocks), revision: this.#count, base: last?.revision ?? null };
  }

  /** @param {string} key of a draft of which the host knows nothing any more */
  forget(key) {
    this.#last.delete(key);
  }
}

/**
 * @param {WireBlock[]} base
 * @param {WireBlock[]} blocks
 * @returns {Pick<SentDraft, "blocks" | "splices">}
 */
function changes(base, blocks) {
  const numbers = new Map(base.map((block, number) => [JSON.stringify(block), number]));
  const sameLength = base.length === blocks.length;
  /** @type {SentDraft["splices"]} */
  const splices = [];
  const sent = blocks.map((block, number) => {
    const known = numbers.get(JSON.stringify(block));
    if (known !== undefined) return known;
    // A plain-text letter is one block, however long: of it the difference travels.
    if (!sameLength || lookOf(base[number]) !== lookOf(block)) return block;
    splices.push({ block: number, ...difference(base[number].text, block.text) });
    return number;
  });
  return { blocks: sent, splices };
}
