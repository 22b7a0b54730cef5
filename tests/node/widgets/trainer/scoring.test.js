import assert from "node:assert/strict";
import { test } from "node:test";
import { counted, emptyTally, isReady, scores, sensitivity } from "../../../../src/needling/widgets/trainer/scoring.js";
import { LIMITS, items, perfect, performance } from "./samples.js";

const tally = (...answers) => answers.reduce((sum, [key, given]) => counted(sum, { key, given }), emptyTally());
const PERFECT = [0, 1, 2].flatMap((key) => Array(4).fill([key, key]));

for (const [key, given, hits, misses, falseAlarms, signsMissed] of [
  [0, 0, 0, 0, 0, 0],
  [0, 1, 0, 0, 1, 0],
  [0, 2, 0, 0, 1, 0],
  [1, 0, 0, 1, 0, 0],
  [1, 1, 1, 0, 0, 0],
  [1, 2, 1, 0, 1, 0],
  [2, 0, 0, 1, 0, 1],
  [2, 1, 0, 1, 0, 1],
  [2, 2, 1, 0, 0, 0],
])
  test(`an answer counts as the page says: ${key} was right, ${given} given`, () => {
    const byKey = [0, 1, 2].map((one) => (one === key ? 1 : 0));
    assert.deepEqual(tally([key, given]), { shown: 1, byKey, hits, misses, falseAlarms, signsMissed });
  });

test("sensitivity is in whole per cent, and none before anything had to be stopped", () => {
  assert.equal(sensitivity(tally([0, 0])), null);
  assert.equal(sensitivity(tally([1, 1], [1, 1], [1, 0])), 67);
  assert.equal(sensitivity(tally([1, 0])), 0);
});

test("ready asks for enough of everything", () => {
  assert.ok(isReady(tally(...PERFECT), 2, LIMITS));
  assert.ok(!isReady(tally(...PERFECT), 1, LIMITS));
  assert.ok(!isReady(tally(...PERFECT.slice(0, 10)), 2, LIMITS));
  assert.ok(!isReady(emptyTally(), 2, LIMITS));
});

test("one missed stop sign is one too many, one missed endpoint of eight is forgiven, two are not", () => {
  assert.ok(!isReady(tally(...PERFECT, ...PERFECT, ...PERFECT, [2, 1]), 2, LIMITS));
  const missing = (n) =>
    tally(...PERFECT.filter(([key]) => key !== 1), ...Array(4 - n).fill([1, 1]), ...Array(n).fill([1, 0]));
  assert.ok(isReady(missing(1), 2, LIMITS));
  assert.ok(!isReady(missing(2), 2, LIMITS));
});

test("stopping always does not make ready", () => {
  assert.ok(!isReady(tally(...PERFECT.map(([key]) => [key, 2])), 2, LIMITS));
});

test("each skin type is judged by its own answers: ready on light skin alone says nothing of dark skin", () => {
  const all = items();
  assert.deepEqual(
    scores(all, perfect(all, [1, 2, 3]), LIMITS).map((one) => one.ready),
    [true, true, true, false, false, false],
  );
  assert.ok(scores(all, perfect(all, [1, 2, 3, 4, 5, 6]), LIMITS).every((one) => one.ready));
});

test("single moments alone do not make ready, and the last answer to each item is what counts", () => {
  const all = items();
  const record = perfect(all, [1]);
  const still = Object.fromEntries(Object.entries(record).filter(([id]) => id.startsWith("s")));
  assert.equal(scores(all, still, LIMITS)[0].ready, false);
  assert.equal(scores(all, still, LIMITS)[0].tally.shown, 12);
  const [one] = scores(all, { "s4-2-0": { ...performance(2, 0), shown: 9, right: 8 } }, LIMITS).slice(3);
  assert.deepEqual([one.tally.shown, one.tally.misses, one.sensitivity], [1, 1, 0]);
});
