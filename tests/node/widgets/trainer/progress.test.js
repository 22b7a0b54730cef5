import assert from "node:assert/strict";
import { test } from "node:test";
import {
  noProgress,
  roundUnderWay,
  toStored,
  validate,
  withAnswer,
} from "../../../../src/needling/widgets/trainer/progress.js";
import { SIZES, items, performance } from "./samples.js";

const ALL = items();
const HTML = "<img src=x onerror=alert(1)>";
const GOOD = performance(1, 1);

for (const stored of [undefined, null, "text", 5, [GOOD], () => GOOD])
  test(`what is no record counts for nothing: ${typeof stored}`, () => {
    assert.deepEqual(validate(stored, ALL), { record: {}, rounds: {} });
  });

test("what was kept comes back as it was", () => {
  const progress = {
    record: { "s1-1-0": { shown: 3, right: 2, round: 4, key: 1, given: 2 }, "q2-2-1": performance(2, 0) },
    rounds: {
      single: { round: 4, ids: ["s1-1-0", "s1-2-0"], given: [false] },
      sequence: { round: 1, ids: ["q2-2-1"], given: [false] },
    },
  };
  assert.deepEqual(validate(JSON.parse(JSON.stringify(toStored(progress))), ALL), progress);
});

test("devices keep rounds under the names of the first edition", () => {
  const rounds = {
    single: { round: 1, ids: ["s1-1-0"], given: [] },
    sequence: { round: 2, ids: ["q1-1-0"], given: [] },
  };
  assert.deepEqual(toStored({ record: {}, rounds }), { "still-round": rounds.single, "live-round": rounds.sequence });
});

for (const [what, change] of Object.entries({
  "an answer that is not": { given: 3 },
  "a key below the first": { key: -1 },
  "a key that this moment never had": { key: 2 },
  "more right than shown": { right: 2 },
  "never shown": { shown: 0, right: 0 },
  "half a time": { shown: 1.5 },
  "a round that is text": { round: HTML },
  "no round": { round: undefined },
  "more than there can be": { round: 1e7 },
}))
  test(`an item is as good as new when what is kept of it cannot be: ${what}`, () => {
    assert.deepEqual(validate({ "s1-1-0": { ...GOOD, ...change } }, ALL).record, {});
    assert.deepEqual(validate({ "s1-1-0": GOOD }, ALL).record, { "s1-1-0": GOOD });
  });

test("an item of another edition, and a name with a meaning, count for nothing", () => {
  const stored = JSON.parse(`{"gone": ${JSON.stringify(GOOD)}, "__proto__": ${JSON.stringify(GOOD)}}`);
  assert.deepEqual(validate(stored, ALL).record, {});
});

test("what stands beside what is known is left out", () => {
  assert.deepEqual(validate({ "s1-1-0": { ...GOOD, more: HTML } }, ALL).record, { "s1-1-0": GOOD });
});

test("a section may have been stopped too early; a single moment has one right answer", () => {
  assert.deepEqual(Object.keys(validate({ "q1-1-0": performance(0, 1) }, ALL).record), ["q1-1-0"]);
  assert.deepEqual(validate({ "q1-1-0": performance(2, 1) }, ALL).record, {});
  assert.deepEqual(validate({ "s1-1-0": performance(0, 1) }, ALL).record, {});
});

for (const ids of [["gone"], ["s1-1-0", "s1-1-0"], ["s1-1-0", "gone"], [HTML], [5], []])
  test(`a round whose items are gone ends, and its number counts: ${JSON.stringify(ids)}`, () => {
    const progress = validate({ "still-round": { round: 4, ids, given: [] } }, ALL);
    assert.deepEqual(progress.rounds.single, { round: 4, ids: [], given: [] });
    assert.equal(roundUnderWay(progress, "single", ALL.single, "7", SIZES.single).round, 5);
  });

for (const stored of [
  HTML,
  [],
  { round: -1, ids: [], given: [] },
  { round: 1, ids: "x", given: [] },
  { round: 1, ids: [] },
])
  test(`what is no round is none: ${JSON.stringify(stored)}`, () => {
    const progress = validate({ "still-round": stored }, ALL);
    assert.equal(roundUnderWay(progress, "single", ALL.single, "7", SIZES.single).round, 1);
  });

test("a round with more answers than items, or with answers that are none, ends", () => {
  for (const given of [[true, true], ["yes"], [1]]) {
    const progress = validate({ "still-round": { round: 2, ids: ["s1-1-0"], given } }, ALL);
    assert.deepEqual(progress.rounds.single, { round: 2, ids: [], given: [] });
  }
});

test("a round goes on until its last item is answered", () => {
  let progress = noProgress();
  const first = roundUnderWay(progress, "single", ALL.single, "7", SIZES.single);
  for (let n = 0; n < first.ids.length; n++) {
    const round = roundUnderWay(progress, "single", ALL.single, "7", SIZES.single);
    assert.deepEqual([round.round, round.ids, round.given.length], [1, first.ids, n]);
    progress = withAnswer(progress, "single", round, round.ids[n], { key: 0, given: 0, took_ms: 5 });
  }
  assert.equal(roundUnderWay(progress, "single", ALL.single, "7", SIZES.single).round, 2);
});

test("answers to one item add up, and the last one stands", () => {
  const round = { round: 1, ids: ["s1-1-0"], given: [] };
  const once = withAnswer(noProgress(), "single", round, "s1-1-0", { key: 1, given: 1, took_ms: 5 });
  const twice = withAnswer(once, "single", { ...round, round: 3 }, "s1-1-0", { key: 1, given: 0, took_ms: 8 });
  assert.deepEqual(twice.record["s1-1-0"], { shown: 2, right: 1, round: 3, key: 1, given: 0, took_ms: 8 });
});
