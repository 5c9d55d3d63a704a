/**
 * Reads the letter in the editor as blocks. tests/contract/blocks says what is read of which
 * HTML; the host reads .eml files in the same way.
 *
 * A letter may be huge or nested without end, so nothing here recurses.
 */
(() => {
  /** Characters of a letter that are read; the host refuses longer ones as well. */
  const MAX_CHARACTERS = 2_000_000;

  const BLOCK_ELEMENTS = new Set(
    (
      "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIR DIV DL DT FIELDSET " +
      "FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LEGEND LI MAIN MENU NAV OL P PRE " +
      "SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL"
    ).split(" "),
  );

  /** Elements whose text is not text of the letter. */
  const SKIPPED_ELEMENTS = new Set("HEAD SCRIPT STYLE TITLE TEMPLATE NOSCRIPT IFRAME OBJECT SVG MATH".split(" "));

  /** @type {Record<string, import("../lib/protocol.js").BlockKind>} */
  const KIND_OF_ELEMENT = {
    H1: "heading",
    H2: "heading",
    H3: "heading",
    H4: "heading",
    H5: "heading",
    H6: "heading",
    LI: "item",
    DT: "item",
    DD: "item",
    TD: "cell",
    TH: "cell",
    PRE: "preformatted",
  };

  const HIDDEN = /(?:^|;)\s*display\s*:\s*none/i;
  const FONT_WEIGHT = /(?:^|;)\s*font-weight\s*:\s*([a-z0-9]+)/i;
  const PRESERVED_SPACE = /(?:^|;)\s*white-space\s*:\s*(?:pre|pre-wrap|break-spaces)\b/i;
  const COLLAPSIBLE = /^[ \t\n\r\f]/;
  /** White space that collapses, or text whose white space is single spaces: mostly a whole node. */
  const RUNS = /[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*|[ \t\n\r\f]+/g;
  const LINES = /\n|[^\n]+/g;
  const VISIBLE = /[^\s\u00a0\u200b\ufeff]/;

  /**
   * @typedef {object} Context what holds for the text inside an element
   * @property {import("../lib/protocol.js").BlockKind} kind
   * @property {import("../lib/protocol.js").Origin} origin
   * @property {number} quoteDepth
   * @property {boolean} bold
   * @property {boolean} preserved white space is kept
   *
   * @typedef {object} Piece consecutive characters of a block that are consecutive in a node
   * @property {number} start in the text of the block
   * @property {number} length
   * @property {Node} node a text node, or the BR that a line feed stands for
   * @property {number} offset in the node
   *
   * @typedef {import("../lib/protocol.js").WireBlock & {pieces: Piece[]}} Block
   */

  /** @param {Element} element */
  function isHidden(element) {
    return element.hasAttribute("hidden") || HIDDEN.test(element.getAttribute("style") ?? "");
  }

  /** @param {Element} element */
  function isQuote(element) {
    return element.tagName === "BLOCKQUOTE" && element.getAttribute("type")?.toLowerCase() === "cite";
  }

  /**
   * Who wrote what is inside this element, where its markup tells.
   *
   * @param {Element} element
   * @returns {import("../lib/protocol.js").Origin | null}
   */
  function originOf(element) {
    if (isQuote(element)) return "quote";
    if (element.classList.contains("moz-forward-container")) return "forward";
    if (element.classList.contains("moz-cite-prefix")) return "cite-prefix";
    if (element.classList.contains("moz-signature")) return "signature";
    return null;
  }

  /**
   * @param {Element} element
   * @param {boolean} inherited
   */
  function isBold(element, inherited) {
    const weight = FONT_WEIGHT.exec(element.getAttribute("style") ?? "")?.[1].toLowerCase();
    if (weight !== undefined) return weight === "bold" || weight === "bolder" || Number(weight) >= 600;
    return inherited || element.tagName === "B" || element.tagName === "STRONG";
  }

  /**
   * @param {Element} element
   * @param {Context} outer
   * @returns {Context}
   */
  function contextIn(element, outer) {
    const style = element.getAttribute("style") ?? "";
    return {
      kind: KIND_OF_ELEMENT[element.tagName] ?? outer.kind,
      origin: outer.origin === "author" ? (originOf(element) ?? "author") : outer.origin,
      quoteDepth: outer.quoteDepth + (isQuote(element) ? 1 : 0),
      bold: isBold(element, outer.bold),
      preserved: outer.preserved || element.tagName === "PRE" || PRESERVED_SPACE.test(style),
    };
  }

  /** A block whose end was not reached yet. */
  class OpenBlock {
    /** @type {string[]} */
    parts = [];
    length = 0;
    /** @type {Piece[]} */
    pieces = [];
    /** @type {Context | null} what held for its first characters */
    context = null;
    bold = true;
    /** @type {{node: Node, offset: number}[]} line feeds that count when text follows */
    breaks = [];
    /** @type {{node: Node, offset: number} | null} a space that counts when text follows */
    space = null;

    /**
     * @param {Node} node
     * @param {number} offset
     */
    addBreak(node, offset) {
      this.space = null;
      if (this.length > 0) this.breaks.push({ node, offset });
    }

    /**
     * @param {Text} node
     * @param {Context} context
     */
    addText(node, context) {
      const { data } = node;
      const runs = context.preserved ? LINES : RUNS;
      for (const { 0: run, index } of data.matchAll(runs)) {
        if (context.preserved && run === "\n") this.addBreak(node, index);
        else if (!context.preserved && COLLAPSIBLE.test(run)) this.addSpace(node, index);
        else this.addRun(node, index, run, context);
      }
    }

    /**
     * @param {Node} node
     * @param {number} offset
     */
    addSpace(node, offset) {
      if (this.length > 0 && this.breaks.length === 0) this.space ??= { node, offset };
    }

    /**
     * @param {Node} node
     * @param {number} offset
     * @param {string} text
     * @param {Context} context
     */
    addRun(node, offset, text, context) {
      this.context ??= context;
      if (!context.bold && VISIBLE.test(text)) this.bold = false;
      for (const line of this.breaks) this.append("\n", line.node, line.offset);
      if (this.space) this.append(" ", this.space.node, this.space.offset);
      this.breaks = [];
      this.space = null;
      this.append(text, node, offset);
    }

    /**
     * @param {string} text
     * @param {Node} node
     * @param {number} offset
     */
    append(text, node, offset) {
      const last = this.pieces.at(-1);
      if (last && last.node === node && last.offset + last.length === offset) last.length += text.length;
      else this.pieces.push({ start: this.length, length: text.length, node, offset });
      this.parts.push(text);
      this.length += text.length;
    }

    /** @returns {Block | null} null where nothing of it can be seen */
    finish() {
      const text = this.parts.join("");
      if (!this.context || !VISIBLE.test(text)) return null;
      const { kind, origin, quoteDepth } = this.context;
      return { kind, origin, text, bold: this.bold, quoteDepth, pieces: this.pieces };
    }
  }

  /**
   * Goes through everything under the root in the order of the document.
   *
   * @template T
   * @param {Node} root
   * @param {T} atRoot
   * @param {(node: Node, inherited: T) => T | null} enter the value for what is inside, null to skip it
   * @param {(node: Node) => boolean} leave false to stop
   */
  function walk(root, atRoot, enter, leave) {
    /** @type {T[]} */
    const values = [atRoot];
    /** @type {Node | null} */
    let node = root.firstChild;
    while (node) {
      const value = enter(node, /** @type {T} */ (values.at(-1)));
      if (value !== null && node.firstChild) {
        values.push(value);
        node = node.firstChild;
        continue;
      }
      if (!leave(node)) return;
      while (node && node !== root && !node.nextSibling) {
        node = node.parentNode;
        if (!node || node === root) return;
        values.pop();
        if (!leave(node)) return;
      }
      node = node?.nextSibling ?? null;
    }
  }

  /** @param {Node} node */
  const isBlockElement = (node) => BLOCK_ELEMENTS.has(/** @type {Element} */ (node).tagName);

  /** @param {Node} node a node of a plain-text letter that stands in lines of its own */
  const isLine = (node) => isBlockElement(node) || /** @type {Element} */ (node).hasAttribute?.("_moz_quote");

  /**
   * The blocks of a letter in HTML, null past the bound.
   *
   * @param {Element} body
   * @returns {Block[] | null}
   */
  function readHtml(body) {
    /** @type {Block[]} */
    const blocks = [];
    let open = new OpenBlock();
    let characters = 0;
    const endBlock = () => {
      const block = open.finish();
      if (block) blocks.push(block);
      characters += open.length;
      open = new OpenBlock();
    };
    /** @type {Context} */
    const outermost = { kind: "paragraph", origin: "author", quoteDepth: 0, bold: false, preserved: false };
    walk(
      body,
      outermost,
      (node, context) => {
        if (node.nodeType === Node.TEXT_NODE) open.addText(/** @type {Text} */ (node), context);
        if (node.nodeType !== Node.ELEMENT_NODE) return null;
        const element = /** @type {Element} */ (node);
        if (element.tagName === "BR") open.addBreak(element, 0);
        if (SKIPPED_ELEMENTS.has(element.tagName) || isHidden(element)) return null;
        if (isBlockElement(element)) endBlock();
        return contextIn(element, context);
      },
      (node) => {
        if (isBlockElement(node)) endBlock();
        return characters + open.length <= MAX_CHARACTERS;
      },
    );
    endBlock();
    return characters > MAX_CHARACTERS ? null : blocks;
  }

  /**
   * The whole text of a plain-text letter as one block, null past the bound.
   *
   * @param {Element} body
   * @returns {Block[] | null}
   */
  function readPlain(body) {
    const whole = new OpenBlock();
    let endsLine = true;
    /** @type {(text: string, node: Node) => void} */
    const append = (text, node) => {
      if (text === "") return;
      whole.append(text, node, 0);
      endsLine = text.endsWith("\n");
    };
    /** @param {Node} node */
    const endLine = (node) => {
      if (!endsLine) append("\n", node);
    };
    walk(
      body,
      true,
      (node) => {
        if (node.nodeType === Node.TEXT_NODE) append(/** @type {Text} */ (node).data, node);
        if (node.nodeType !== Node.ELEMENT_NODE) return null;
        if (/** @type {Element} */ (node).tagName === "BR") append("\n", node);
        if (isLine(node)) endLine(node);
        return true;
      },
      (node) => {
        if (isLine(node)) endLine(node);
        return whole.length <= MAX_CHARACTERS;
      },
    );
    if (whole.length > MAX_CHARACTERS) return null;
    const text = whole.parts.join("");
    if (!VISIBLE.test(text)) return [];
    return [{ kind: "plain", origin: "author", text, bold: false, quoteDepth: 0, pieces: whole.pieces }];
  }

  /**
   * Pictures in the body: their names, and their sizes where the letter carries them itself.
   *
   * @param {Element} body
   */
  function readPictures(body) {
    return Array.from(body.querySelectorAll("img"), (image) => {
      const source = image.getAttribute("src") ?? "";
      const isData = source.startsWith("data:");
      const name = /^data:[^,]*;filename=([^;,]*)/.exec(source)?.[1];
      return {
        name: name ? decodeName(name) : (image.getAttribute("alt") ?? ""),
        size: isData ? Math.floor(((source.length - source.indexOf(",") - 1) * 3) / 4) : 0,
      };
    });
  }

  /** @param {string} name */
  function decodeName(name) {
    try {
      return decodeURIComponent(name);
    } catch {
      return name;
    }
  }

  globalThis.pismovnik = Object.assign(globalThis.pismovnik ?? {}, { readHtml, readPlain, readPictures });
})();
