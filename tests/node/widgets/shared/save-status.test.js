// What became of an answer is said in the words of its outcome, and nothing where all is well.
import assert from "node:assert/strict";
import { test } from "node:test";
import { saveAndTell, statusOf } from "../../../../src/needling/widgets/shared/save-status.js";

const WORDS = { saving_full: "No room.", saving_saved: "Never said." };

for (const [outcome, said] of [
  ["full", "No room."],
  ["saved", ""],
  [undefined, ""],
  [null, ""],
  [{ content: {} }, ""],
  ["unheard of", ""],
])
  test(`${outcome}: "${said}"`, () => assert.equal(statusOf(outcome, WORDS), said));

test("it is said once it is known, and taken back with the next that is saved", async () => {
  const line = /** @type {any} */ ({ textContent: "" });
  const model = (/** @type {any} */ outcome) => /** @type {any} */ ({ save_changes: async () => outcome });
  await saveAndTell(model("full"), line, WORDS);
  assert.equal(line.textContent, "No room.");
  await saveAndTell(model("saved"), line, WORDS);
  assert.equal(line.textContent, "");
});
