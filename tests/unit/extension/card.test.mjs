import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Cards, placeOfCard } from "../../../extension/lib/card.js";
import { TAB } from "./support.mjs";

const SCREEN = [0, 0, 1400, 1000];

/** @param {number[]} word */
const at = (word) => ({ id: 3, word, screen: SCREEN });

test("a card stands under the words", () => {
  const { left, top } = placeOfCard(at([300, 200, 360, 220]), 1);
  assert.deepEqual([left, top], [300, 226]);
});

test("where the screen ends it stands above them, and never beyond an edge", () => {
  const low = placeOfCard(at([300, 950, 360, 970]), 1);
  assert.ok(low.top + low.height < 950);
  const right = placeOfCard(at([1380, 200, 1399, 220]), 1);
  assert.equal(right.left + right.width, 1400);
  const tall = placeOfCard({ ...at([10, 20, 90, 190]), screen: [0, 0, 1400, 200] }, 1);
  assert.equal(tall.top, 196, "no room above either");
});

test("on another screen, and on one with finer pixels, it stands beside the words as well", () => {
  const { left, top } = placeOfCard({ word: [2000, 400, 2100, 440], screen: [1400, 0, 4200, 2000] }, 2);
  assert.deepEqual([left, top], [1000, 226]);
});

/** @type {any[][]} */
let calls;
let windowIsOpen = true;
let popupOpens = true;
/** @type {string[]} kinds of pages that are on the screen */
let shown;
/** @type {any} where the caret is */
let caret;
/** @type {Cards} */
let cards;

beforeEach(() => {
  calls = [];
  windowIsOpen = true;
  popupOpens = true;
  shown = [];
  caret = at([300, 200, 360, 220]);
  Object.assign(globalThis, { devicePixelRatio: 1 });
  /** @type {any} */
  const api = {
    windows: {
      create: async (/** @type {object} */ details) => calls.push(["create", details]) && { id: 9 },
      update: async (/** @type {number} */ id, /** @type {object} */ area) => {
        if (!windowIsOpen) throw new Error("no such window");
        calls.push(["move", id, area]);
      },
    },
  };
  cards = new Cards(api, {
    button: { openPopup: async () => calls.push(["popup"]) > 0 && popupOpens },
    compose: { atCaret: async () => caret },
    panel: {
      showCard: async (_, kind, id) => (calls.push(["show", kind, id]), id === 3 ? "f3" : null),
      isShown: (_, ...kinds) => kinds.some((kind) => shown.includes(kind)),
    },
  });
});

const names = () => calls.map(([name]) => name);

/** @type {any} */
const LETTER = { type: "messageCompose", id: TAB, windowId: 2 };

test("a click opens the card at the button", async () => {
  await cards.openAtButton(TAB, caret);
  assert.deepEqual(calls, [["show", "popup", 3], ["popup"]]);
});

test("a popup that is open shows the next card itself", async () => {
  shown = ["popup"];
  await cards.openAtButton(TAB, caret);
  assert.deepEqual(names(), ["show"]);
});

test("where the button was removed the card opens in a window", async () => {
  popupOpens = false;
  await cards.openAtButton(TAB, caret);
  assert.deepEqual(names(), ["show", "popup", "create"]);
});

test("a finding that is no longer there has no card", async () => {
  await cards.openAtButton(TAB, { ...caret, id: 4 });
  assert.deepEqual(names(), ["show"]);
});

test("the keyboard opens a card beside the words, and moves it to the next", async () => {
  await cards.openNext(LETTER);
  assert.match(calls[1][1].url, new RegExp(`popup\\.html\\?tab=${TAB}&card=f3$`));
  caret = at([500, 400, 560, 420]);
  await cards.openNext(/** @type {any} */ ({ type: "content", windowId: 9 }));
  assert.deepEqual(calls.at(-1), ["move", 9, { left: 500, top: 426, focused: true }]);
  windowIsOpen = false;
  await cards.openNext(LETTER);
  assert.equal(calls.at(-1)?.[0], "create");
});

test("without lines, and outside of letters, the keys do nothing", async () => {
  caret = null;
  await cards.openNext(LETTER);
  await cards.openNext(/** @type {any} */ ({ type: "mail", id: 1, windowId: 1 }));
  await cards.openNext(undefined);
  assert.deepEqual(calls, []);
});
