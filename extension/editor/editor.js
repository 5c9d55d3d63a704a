/** Answers the background from inside the editor, and tells it what the writer does there. */
(() => {
  const editor = globalThis.pismovnik;
  if (editor.isListening) return;
  editor.isListening = true;

  /** Milliseconds without a change after which the writer has paused. */
  const PAUSE = 800;

  /** Milliseconds after a click in which it may turn out to be the first of two, or typing may begin. */
  const CLICK_PAUSE = 250;

  /** Attributes that decide what of the letter can be read, and as what. */
  const ATTRIBUTES = ["alt", "class", "hidden", "src", "style", "type"];

  /** How often the letter has changed. */
  let version = 0;
  let isPlainText = false;
  /** An input method holds characters that are not decided yet. */
  let isComposing = false;
  /** @type {import("../lib/underlines.js").Mark[] | null} what is to be underlined after that */
  let waitingMarks = null;
  /** A card is on the screen, or about to be. */
  let hasCard = false;
  /** @type {{version: number, blocks: EditorBlock[] | null}} */
  let reading = { version: -1, blocks: null };

  /** The blocks of the letter as it is now, null past the bound. */
  function blocksNow() {
    if (reading.version !== version) {
      reading = { version, blocks: (isPlainText ? editor.readPlain : editor.readHtml)(document.body) };
    }
    return reading.blocks;
  }

  /** @type {Record<string, (request: any, blocks: EditorBlock[]) => unknown>} */
  const EDITS = {
    select: ({ place }, blocks) => editor.selectPlace(blocks, place),
    replace: ({ place, replacement }, blocks) => editor.replacePlace(blocks, place, replacement),
    underline: ({ marks }, blocks) => {
      if (isComposing) waitingMarks = marks;
      else editor.underline(marks, blocks);
      return true;
    },
  };

  /**
   * @param {any} request
   * @returns {unknown}
   */
  function answer(request) {
    if (request.type === "version") return version;
    if (request.type === "at_caret") return goToNext();
    if (isPlainText !== (request.isPlainText ?? isPlainText)) {
      isPlainText = request.isPlainText;
      reading.version = -1;
    }
    const blocks = blocksNow();
    if (request.type === "read") {
      if (!blocks) return { tooLarge: true };
      const pictures = editor.readPictures(document.body);
      return { blocks: blocks.map(({ pieces, ...block }) => block), pictures, version };
    }
    return blocks ? EDITS[request.type]?.(request, blocks) : false;
  }

  /**
   * Selects the finding at or behind the caret.
   *
   * @returns {import("../lib/compose.js").AtCaret | null} null where nothing is underlined
   */
  function goToNext() {
    const found = editor.nextAtCaret();
    if (!found) return null;
    editor.show(found.range);
    hasCard = true;
    return whereIs(found);
  }

  /**
   * @param {EditorUnderline} underline
   * @returns {import("../lib/compose.js").AtCaret}
   */
  function whereIs({ mark, range }) {
    // The editor may be zoomed, so what others are to understand is in pixels of the screen.
    const { left, top, right, bottom } = range.getBoundingClientRect();
    const { availLeft = 0, availTop = 0, availWidth, availHeight } = /** @type {any} */ (screen);
    const onScreen = (/** @type {number[]} */ ...numbers) => numbers.map((number) => number * devicePixelRatio);
    const [x, y] = [/** @type {any} */ (window).mozInnerScreenX, /** @type {any} */ (window).mozInnerScreenY];
    return {
      id: mark.id,
      word: onScreen(x + left, y + top, x + right, y + bottom),
      screen: onScreen(availLeft, availTop, availLeft + availWidth, availTop + availHeight),
    };
  }

  messenger.runtime.onMessage.addListener((request) => Promise.resolve(answer(request)));

  /**
   * @param {"opened" | "edited" | "card" | "no_card"} type
   * @param {object} [fields]
   */
  const tell = (type, fields) => {
    // The background may be gone for a moment, while the extension is updated.
    messenger.runtime.sendMessage({ type, ...fields }).catch(() => {});
  };

  function closeCard() {
    if (hasCard) tell("no_card");
    hasCard = false;
  }

  /** @type {ReturnType<typeof setTimeout>} */
  let pause;

  function waitForPause() {
    clearTimeout(pause);
    if (!isComposing) pause = setTimeout(afterPause, PAUSE);
  }

  function afterPause() {
    tell("edited");
    const blocks = editor.isIncomplete() ? blocksNow() : null;
    if (blocks) editor.addMissing(blocks);
  }

  new MutationObserver((records) => {
    version += records.length;
    closeCard();
    if (!isComposing) editor.followChanges(records);
    waitForPause();
  }).observe(document.body, {
    attributeFilter: ATTRIBUTES,
    childList: true,
    characterData: true,
    subtree: true,
  });

  document.addEventListener("compositionstart", () => {
    isComposing = true;
    clearTimeout(pause);
  });
  document.addEventListener("compositionend", () => {
    isComposing = false;
    const blocks = waitingMarks && blocksNow();
    if (blocks && waitingMarks) editor.underline(waitingMarks, blocks);
    else editor.review();
    waitingMarks = null;
    waitForPause();
  });

  /** @type {ReturnType<typeof setTimeout>} */
  let click;
  for (const type of ["mousedown", "keydown"]) document.addEventListener(type, () => clearTimeout(click), true);
  document.addEventListener("click", (event) => {
    const { button, detail, clientX, clientY, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (button !== 0 || detail !== 1 || altKey || ctrlKey || metaKey || shiftKey || isComposing) return;
    if (!document.getSelection()?.isCollapsed) return;
    const found = editor.underlineAt(clientX, clientY);
    if (found) click = setTimeout(() => openCard(found), CLICK_PAUSE);
  });

  /** @param {EditorUnderline} underline */
  function openCard(underline) {
    hasCard = true;
    tell("card", { at: whereIs(underline) });
  }

  tell("opened");
})();
