/** What the type packages do not know: newer Thunderbird interfaces, and our own global of the editor scripts. */

declare namespace messenger.scripting {
  interface Target {
    tabId: number;
  }
  function executeScript(details: { target: Target; files: string[] }): Promise<unknown[]>;
  function insertCSS(details: { target: Target; files: string[] }): Promise<void>;
  namespace compose {
    interface Script {
      id: string;
      js: string[];
      css?: string[];
    }
    function registerScripts(scripts: Script[]): Promise<void>;
    function getRegisteredScripts(): Promise<Script[]>;
  }
}

type EditorPlace = import("../../extension/lib/letter.js").Place;
type EditorPiece = { start: number; length: number; node: Node; offset: number };
type EditorBlock = import("../../extension/lib/protocol.js").WireBlock & { pieces: EditorPiece[] };

type EditorMark = import("../../extension/lib/underlines.js").Mark;
type EditorUnderline = { mark: EditorMark; range: Range };

declare var pismovnik: {
  isListening?: boolean;
  readHtml(body: Element): EditorBlock[] | null;
  readPlain(body: Element): EditorBlock[] | null;
  readPictures(body: Element): { name: string; size: number }[];
  locate(
    blocks: EditorBlock[],
    place: EditorPlace,
  ): { block: EditorBlock; start: number; end: number } | null;
  piecesOf(spot: { block: EditorBlock; start: number; end: number }): EditorPiece[];
  rangeOf(spot: { block: EditorBlock; start: number; end: number }, isAfter?: boolean): Range;
  show(range: Range): void;
  smallestChange(words: string, replacement: string): { from: number; to: number; text: string };
  selectPlace(blocks: EditorBlock[], place: EditorPlace): boolean;
  replacePlace(blocks: EditorBlock[], place: EditorPlace, replacement: string): boolean;
  underline(marks: EditorMark[], blocks: EditorBlock[]): void;
  addMissing(blocks: EditorBlock[]): void;
  followChanges(records: MutationRecord[]): void;
  review(): void;
  isIncomplete(): boolean;
  underlineAt(x: number, y: number): EditorUnderline | null;
  nextAtCaret(): EditorUnderline | null;
};

declare module "eslint-plugin-no-unsanitized" {
  const plugin: { configs: { recommended: import("eslint").Linter.Config } };
  export default plugin;
}

declare module "jsdom" {
  export class JSDOM {
    constructor(html?: string);
    window: Window & typeof globalThis;
  }
}
