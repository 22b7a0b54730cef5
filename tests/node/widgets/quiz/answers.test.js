// What was stored is believed only where it can have been given; the result follows from the answers.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as selection from "../../../../src/needling/questions/kinds/selection.js";
import { firstOpen, resultOf, validateAnswers } from "../../../../src/needling/widgets/quiz/answers.js";

/** @param {string} id @param {string} objective */
const item = (id, objective) => ({ id, objective, kind: selection, key: { correct: [false, true], single: true } });
const ITEMS = [item("a", "one"), item("b", "two"), item("c", "one")];
const RIGHT = { given: [1], right: true, sure: "sure", day: "2026-11-23" };

for (const stored of [
  null,
  undefined,
  7,
  "x",
  [],
  { a: null },
  { a: 7 },
  { a: [] },
  { a: {} },
  { a: { given: 1 } },
  { a: { given: [2] } },
  { a: { given: ["1"] } },
  { a: { given: [] } },
  { z: RIGHT },
])
  test(`${JSON.stringify(stored)} is not believed`, () => assert.deepEqual(validateAnswers(stored, ITEMS), {}));

test("a good answer is believed beside a bad one, and nothing inherited is", () => {
  assert.deepEqual(validateAnswers({ a: RIGHT, b: { given: [9] } }, ITEMS), { a: RIGHT });
  assert.deepEqual(validateAnswers({}, [item("toString", "one"), item("constructor", "one")]), {});
});

test("whether it is right is judged anew; a degree and a day that make no sense are unknown", () => {
  const stored = { given: [0], right: true, sure: "<img>", day: "<img>", more: 1 };
  assert.deepEqual(validateAnswers({ a: stored }, ITEMS), { a: { given: [0], right: false, sure: null, day: null } });
});

const answers = (/** @type {Record<string, [boolean, "sure" | "think" | null]>} */ rows) =>
  Object.fromEntries(Object.entries(rows).map(([id, [right, sure]]) => [id, { given: [0], right, sure, day: null }]));

test("there is no result before the last answer", () => {
  assert.equal(resultOf(ITEMS, answers({ a: [true, null], b: [true, null] })), null);
});

test("the result counts, by objective too, and names what was surely wrong", () => {
  assert.deepEqual(resultOf(ITEMS, answers({ a: [true, "sure"], b: [false, "think"], c: [false, "sure"] })), {
    right: 1,
    total: 3,
    byObjective: { one: { right: 1, total: 2 }, two: { right: 0, total: 1 } },
    misjudged: [2],
  });
});

test("a quiz opens at its first question without an answer, else at its last", () => {
  assert.equal(firstOpen(ITEMS, {}), 0);
  assert.equal(firstOpen(ITEMS, answers({ a: [true, null] })), 1);
  assert.equal(firstOpen(ITEMS, answers({ a: [true, null], b: [true, null], c: [true, null] })), 2);
});
