/**
 * Underlines findings in the editor. The CSS Custom Highlight API paints them: the document, which
 * is the letter, stays as the writer made it.
 */
(() => {
  /**
   * @typedef {import("../lib/underlines.js").Mark} Mark
   *
   * @typedef {object} Underline a mark that is painted
   * @property {Mark} mark
   * @property {Range} range
   * @property {string} text in the range when it was painted
   * @property {string} [before] the character before it at that time
   * @property {string} [behind] the character behind it
   * @property {Node[]} nodes that the range goes through
   */

  const editor = globalThis.pismovnik;

  /** From the faintest to the gravest, which is painted above the others. */
  const SEVERITIES = ["hint", "warn", "block"];

  /** Pixels beside a word in which a click still means it. */
  const NEAR = 2;

  const LETTER = /[\p{L}\p{M}\p{N}]/u;

  /** @type {Map<string, Highlight>} */
  const highlights = new Map();
  for (const [priority, severity] of SEVERITIES.entries()) {
    const highlight = new Highlight();
    highlight.priority = priority;
    highlights.set(severity, highlight);
    CSS.highlights.set(`pismovnik-${severity}`, highlight);
  }

  /** @type {Mark[]} all findings, those too whose words are not in the letter at the moment */
  let marks = [];
  /** @type {Map<Mark, Underline>} */
  const painted = new Map();
  /** @type {Map<Node, Set<Underline>>} */
  const inNode = new Map();
  /** @type {{range: Range, passed: number} | null} where the keyboard went last; `passed` findings of one place */
  let visited = null;

  /** @param {Range} range */
  const textOf = (range) => String(range).replaceAll("\u00a0", " ");

  /**
   * The characters before and behind a range, where they are in the same node as its ends.
   *
   * @param {Range} range
   */
  function besides({ startContainer, startOffset, endContainer, endOffset }) {
    return { before: startContainer.nodeValue?.[startOffset - 1], behind: endContainer.nodeValue?.[endOffset] };
  }

  /**
   * Whether a word was made longer at this side: «договор» is no longer underlined in «договоры».
   *
   * @param {string | undefined} now
   * @param {string | undefined} atFirst
   */
  const isLonger = (now, atFirst) => now !== undefined && now !== atFirst && LETTER.test(now) && !LETTER.test(atFirst ?? "");

  /**
   * @param {Underline} underline
   * @param {Node} [node] where it was changed
   * @param {string} [data] of that node, at hand because a key may be pressed in a node of many findings
   */
  function isAsPainted({ range, text, before, behind }, node, data) {
    const { startOffset: start, endOffset: end } = range;
    const isInNode = data?.startsWith(text, start) && end - start === text.length && range.startContainer === node;
    if (!isInNode && textOf(range) !== text) return false;
    const now = data && isInNode ? { before: data[start - 1], behind: data[end] } : besides(range);
    return !isLonger(now.before, before) && !isLonger(now.behind, behind);
  }

  /**
   * @param {Mark} mark
   * @param {{block: EditorBlock, start: number, end: number}} spot
   */
  function add(mark, spot) {
    const range = editor.rangeOf(spot);
    const nodes = editor.piecesOf(spot).map(({ node }) => node);
    const underline = { mark, range, text: textOf(range), ...besides(range), nodes };
    painted.set(mark, underline);
    for (const node of nodes) inNode.set(node, (inNode.get(node) ?? new Set()).add(underline));
    highlights.get(mark.severity)?.add(range);
  }

  /** @param {Underline} underline */
  function remove(underline) {
    const { mark, range, nodes } = underline;
    highlights.get(mark.severity)?.delete(range);
    painted.delete(mark);
    for (const node of nodes) {
      const others = inNode.get(node);
      others?.delete(underline);
      if (others?.size === 0) inNode.delete(node);
    }
  }

  /** @param {EditorBlock[]} blocks */
  function addMissing(blocks) {
    for (const mark of marks) {
      const spot = painted.has(mark) ? null : editor.locate(blocks, mark.place);
      if (spot && spot.end > spot.start) add(mark, spot);
    }
  }

  /**
   * Underlines these findings and no others.
   *
   * @param {Mark[]} shown
   * @param {EditorBlock[]} blocks
   */
  function underline(shown, blocks) {
    marks = shown;
    painted.clear();
    inNode.clear();
    for (const highlight of highlights.values()) highlight.clear();
    addMissing(blocks);
  }

  /**
   * Takes the line from under words that have changed. Called for every key that is pressed, so it
   * looks only at the nodes that have changed.
   *
   * @param {MutationRecord[]} records
   */
  function followChanges(records) {
    /** @type {Set<Node>} */
    const changed = new Set();
    for (const { type, target, removedNodes } of records) {
      if (type === "characterData") changed.add(target);
      for (const node of removedNodes) {
        const inside = document.createTreeWalker(node);
        do changed.add(inside.currentNode);
        while (inside.nextNode());
      }
    }
    for (const node of changed) {
      const data = node.nodeValue ?? "";
      for (const underline of inNode.get(node) ?? []) if (!isAsPainted(underline, node, data)) remove(underline);
    }
  }

  /** Takes the line from under all words that have changed. */
  function review() {
    for (const underline of [...painted.values()]) if (!isAsPainted(underline)) remove(underline);
  }

  /** Whether words lost their line: a look at the whole letter may find them moved, or back by an undo. */
  const isIncomplete = () => painted.size < marks.length;

  /**
   * The finding under the mouse; of several the one with the fewest words.
   *
   * @param {number} x
   * @param {number} y
   * @returns {Underline | null}
   */
  function underlineAt(x, y) {
    const node = document.caretPositionFromPoint(x, y)?.offsetNode;
    const under = [...(node ? (inNode.get(node) ?? []) : [])].filter(({ range }) =>
      [...range.getClientRects()].some(
        ({ left, right, top, bottom }) => x >= left - NEAR && x <= right + NEAR && y >= top - NEAR && y <= bottom + NEAR,
      ),
    );
    under.sort((one, other) => one.text.length - other.text.length);
    return under[0] ?? null;
  }

  /**
   * @param {Range} one
   * @param {Range} other
   */
  const isSame = (one, other) =>
    one.startContainer === other.startContainer &&
    one.startOffset === other.startOffset &&
    one.endContainer === other.endContainer &&
    one.endOffset === other.endOffset;

  /**
   * The finding at the caret or the next behind it; after the last one the first. Where the caret
   * is as the last call's finding was selected, the one after that.
   *
   * @returns {Underline | null}
   */
  function nextAtCaret() {
    const inOrder = [...painted.values()].sort(
      ({ range: one }, { range: other }) =>
        one.compareBoundaryPoints(Range.START_TO_START, other) || one.compareBoundaryPoints(Range.END_TO_END, other),
    );
    const selection = document.getSelection();
    const caret = selection?.rangeCount ? selection.getRangeAt(0) : document.createRange();
    const { range: last, passed } = visited && isSame(visited.range, caret) ? visited : { range: null, passed: 0 };
    const first = last ? inOrder.findIndex(({ range }) => isSame(range, last)) : -1;
    const behind = inOrder.findIndex(({ range }) => range.comparePoint(caret.startContainer, caret.startOffset) <= 0);
    const found = inOrder[first === -1 ? behind : first + passed] ?? inOrder[0] ?? null;
    if (found) visited = { range: found.range.cloneRange(), passed: last && isSame(found.range, last) ? passed + 1 : 1 };
    return found;
  }

  Object.assign(editor, {
    underline,
    addMissing,
    followChanges,
    review,
    isIncomplete,
    underlineAt,
    nextAtCaret,
  });
})();
