/** Finds places of the letter in the editor again, selects and corrects them. */
(() => {
  /**
   * @typedef {import("../lib/letter.js").Place} Place
   * @typedef {{text: string, pieces: {start: number, length: number, node: Node, offset: number}[]}} Block
   */

  /**
   * Where the place is now: as it was, or, where the letter was edited, the only spot with the
   * same words in the same surroundings. Null where there is none, or more than one.
   *
   * @param {Block[]} blocks
   * @param {Place} place
   * @returns {{block: Block, start: number, end: number} | null}
   */
  function locate(blocks, { block, start, end, before, words, after }) {
    const context = before + words + after;
    const isAt = (/** @type {Block | undefined} */ candidate, /** @type {number} */ from) =>
      from >= 0 && candidate?.text.startsWith(context, from);
    if (isAt(blocks[block], start - before.length)) return { block: blocks[block], start, end };
    const found = blocks.flatMap((candidate) => {
      const first = candidate.text.indexOf(context);
      if (first === -1) return [];
      const isRepeated = candidate.text.includes(context, first + 1);
      const spot = { block: candidate, start: first + before.length, end: first + before.length + words.length };
      return isRepeated ? [spot, spot] : [spot];
    });
    return found.length === 1 && words !== "" ? found[0] : null;
  }

  /**
   * Which piece a character of the block is in.
   *
   * @param {Block["pieces"]} pieces
   * @param {number} character
   */
  function pieceAt(pieces, character) {
    let [low, high] = [0, pieces.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (pieces[middle].start <= character) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /**
   * The pieces that hold the characters of a place.
   *
   * @param {{block: Block, start: number, end: number}} spot
   */
  const piecesOf = ({ block: { pieces }, start, end }) =>
    pieces.slice(pieceAt(pieces, start), pieceAt(pieces, Math.max(start, end - 1)) + 1);

  /**
   * The boundary in the document that belongs to an offset in a block.
   *
   * @param {Block} block
   * @param {number} offset
   * @param {boolean} isEnd the boundary belongs to the character before it
   * @returns {[Node, number]}
   */
  function boundaryAt({ pieces }, offset, isEnd) {
    const character = isEnd ? offset - 1 : offset;
    const piece = pieces[pieceAt(pieces, character)];
    if (piece.node.nodeType !== Node.TEXT_NODE) {
      const parent = /** @type {Node} */ (piece.node.parentNode);
      const index = Array.prototype.indexOf.call(parent.childNodes, piece.node);
      return [parent, isEnd ? index + 1 : index];
    }
    const within = Math.min(character - piece.start, piece.length - 1);
    return [piece.node, piece.offset + within + (isEnd ? 1 : 0)];
  }

  /**
   * @param {{block: Block, start: number, end: number}} spot
   * @param {boolean} [isAfter] an empty range belongs to the character before it
   * @returns {Range}
   */
  function rangeOf({ block, start, end }, isAfter = false) {
    const range = document.createRange();
    range.setStart(...boundaryAt(block, start, isAfter));
    if (end > start) range.setEnd(...boundaryAt(block, end, true));
    return range;
  }

  /** @param {Range} range */
  function select(range) {
    const selection = /** @type {Selection} */ (document.getSelection());
    selection.removeAllRanges();
    selection.addRange(range);
  }

  /** @param {Range} range */
  function scrollTo(range) {
    const { startContainer } = range;
    const element = startContainer instanceof Element ? startContainer : startContainer.parentElement;
    const box = range.getBoundingClientRect();
    const isVisible = box.top >= 0 && box.bottom <= innerHeight && box.height > 0;
    if (isVisible) return;
    element?.scrollIntoView({ block: "nearest" });
    // A long paragraph may be in view and the place not.
    scrollBy({ top: range.getBoundingClientRect().top - innerHeight / 2 });
  }

  /**
   * Selects the range and brings it into view.
   *
   * @param {Range} range
   */
  function show(range) {
    select(range);
    scrollTo(range);
  }

  /**
   * @param {Block[]} blocks
   * @param {Place} place
   * @returns {boolean} false where the text has changed
   */
  function selectPlace(blocks, place) {
    const spot = locate(blocks, place);
    if (!spot) return false;
    show(rangeOf(spot));
    return true;
  }

  const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: "grapheme" });

  /** @param {string} text */
  const graphemes = (text) => Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);

  /**
   * How many characters two lists have in common at their beginning.
   *
   * @param {string[]} one
   * @param {string[]} other
   */
  function commonLength(one, other) {
    let length = 0;
    while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
    return length;
  }

  /**
   * The smallest change that makes one text of another. Where the whole word were taken out
   * first, the editor would drop what it then sees as a needless space or empty element.
   *
   * @param {string} words
   * @param {string} replacement
   * @returns {{from: number, to: number, text: string}} put `text` between `from` and `to`
   */
  function smallestChange(words, replacement) {
    const before = graphemes(words);
    const after = graphemes(replacement);
    const head = commonLength(before, after);
    const tail = commonLength(before.slice(head).reverse(), after.slice(head).reverse());
    return {
      from: before.slice(0, head).join("").length,
      to: before.slice(0, before.length - tail).join("").length,
      text: after.slice(head, after.length - tail).join(""),
    };
  }

  /**
   * Whether nothing of an element would be left: the editor then takes it away for a moment, and
   * with it the space after it. A link would not come back if the space were typed with it.
   *
   * @param {Range} range
   */
  function isWholeElement({ startContainer, startOffset, endContainer, endOffset }) {
    const isWhole = startOffset === 0 && endOffset === startContainer.nodeValue?.length;
    return isWhole && startContainer === endContainer && !startContainer.parentElement?.closest("a");
  }

  /**
   * Corrects a place as if the writer had typed it, so that one undo takes it back.
   *
   * @param {Block[]} blocks
   * @param {Place} place
   * @param {string} replacement
   * @returns {boolean} false where the text has changed
   */
  function replacePlace(blocks, place, replacement) {
    const spot = locate(blocks, place);
    if (!spot) return false;
    const { from, to, text } = smallestChange(place.words, replacement);
    const changed = { block: spot.block, start: spot.start + from, end: spot.start + to };
    const range = rangeOf(changed, from === to && from > 0);
    const takesSpace = text !== "" && isWholeElement(range) && spot.block.text[changed.end] === " ";
    select(takesSpace ? rangeOf({ ...changed, end: changed.end + 1 }) : range);
    const words = rangeOf(spot);
    // No other way of editing is kept in the editor's undo history.
    const isDone =
      text === ""
        ? document.execCommand("delete", false)
        : document.execCommand("insertText", false, takesSpace ? `${text} ` : text);
    // The writer goes on behind the words, not where one letter of them was changed.
    if (to < place.words.length) document.getSelection()?.collapse(words.endContainer, words.endOffset);
    return isDone;
  }

  globalThis.pismovnik = Object.assign(globalThis.pismovnik ?? {}, {
    locate,
    piecesOf,
    rangeOf,
    smallestChange,
    show,
    selectPlace,
    replacePlace,
  });
})();
