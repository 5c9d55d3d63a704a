/** Answers the background from inside the editor, and tells it when the letter changes. */
(() => {
  const editor = globalThis.pismovnik;
  if (editor.isListening) return;
  editor.isListening = true;

  /** Milliseconds without a change after which the writer has paused. */
  const PAUSE = 800;

  /** @param {boolean} isPlainText */
  const readBlocks = (isPlainText) => (isPlainText ? editor.readPlain : editor.readHtml)(document.body);

  /**
   * @param {any} request
   * @returns {unknown}
   */
  function answer(request) {
    const blocks = readBlocks(request.isPlainText);
    if (request.type === "read") {
      if (!blocks) return { tooLarge: true };
      return { blocks: blocks.map(({ pieces, ...block }) => block), pictures: editor.readPictures(document.body) };
    }
    if (!blocks) return false;
    if (request.type === "select") return editor.selectPlace(blocks, request.place);
    if (request.type === "replace") return editor.replacePlace(blocks, request.place, request.replacement);
    return undefined;
  }

  messenger.runtime.onMessage.addListener((request) => Promise.resolve(answer(request)));

  /** @param {"opened" | "edited"} type */
  const tell = (type) => {
    // The background may be gone for a moment, while the extension is updated.
    messenger.runtime.sendMessage({ type }).catch(() => {});
  };

  /** @type {ReturnType<typeof setTimeout>} */
  let pause;
  new MutationObserver(() => {
    clearTimeout(pause);
    pause = setTimeout(() => tell("edited"), PAUSE);
  }).observe(document.body, { childList: true, characterData: true, subtree: true });

  tell("opened");
})();
