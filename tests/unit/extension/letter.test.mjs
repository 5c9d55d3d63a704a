import assert from "node:assert/strict";
import { test } from "node:test";

import { contentHash, draftOf } from "../../../extension/lib/letter.js";
import { letter } from "./support.mjs";

const READING = { blocks: [], pictures: [], version: 1 };

test("the draft has the headers as the window has them", () => {
  const draft = draftOf("tab-1", { ...letter(""), type: "reply", cc: "Инна <i@x.example>", bcc: undefined }, [], READING);
  assert.equal(draft.kind, "reply");
  assert.equal(draft.sender, "Анна <anna@vector-it.example>");
  assert.deepEqual([draft.to, draft.cc, draft.bcc], [["Олег <oleg@x.example>"], ["Инна <i@x.example>"], []]);
});

test("entries of the address book, unknown kinds and missing headers do not break it", () => {
  const draft = draftOf("tab-1", { type: "edit-as-new", to: [{ type: "contact", id: "1" }, "a@x.example", " "] }, [], READING);
  assert.deepEqual([draft.kind, draft.sender, draft.to, draft.subject], ["new", "", ["a@x.example"], ""]);
});

test("500 recipients are all there", () => {
  const to = Array.from({ length: 500 }, (_, number) => `u${number}@x.example`);
  assert.deepEqual(draftOf("tab-1", { to }, [], READING).to, to);
});

test("files are attachments, pictures of the body inline ones", () => {
  const files = [{ id: 1, name: "акт.pdf", size: 10 }];
  const { attachments } = draftOf("tab-1", letter(""), files, { blocks: [], pictures: [{ name: "лого.png", size: 3 }], version: 1 });
  assert.deepEqual(attachments, [
    { name: "акт.pdf", size: 10, inline: false },
    { name: "лого.png", size: 3, inline: true },
  ]);
});

test("the same letter has the same hash, whatever order the window tells it in", async () => {
  const one = { subject: "а", body: "б", isModified: false, cc: undefined };
  const other = { body: "б", isModified: true, subject: "а" };
  assert.equal(await contentHash(one, []), await contentHash(other, []));
});

test("text cannot move from one part of the letter to another unnoticed", async () => {
  const hashes = await Promise.all([
    contentHash({ subject: "аб", body: "" }, []),
    contentHash({ subject: "а", body: "б" }, []),
    contentHash({ subject: "а", body: 'б"' }, []),
    contentHash({ subject: "а", body: "б" }, [{ id: 1, name: "б", size: 0 }]),
    contentHash({ subject: "а", body: "б" }, [{ id: 1, name: "б", size: 1 }]),
  ]);
  assert.equal(new Set(hashes).size, hashes.length);
});
