// What pages show follows from the events, in their order, and only from them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { summariesOf, summarize, validSummary } from "../../../../../src/needling/widgets/shared/log/summary.js";

/** @param {Partial<import("../../../../../src/needling/widgets/shared/log/event.js").Event>} fields */
const event = (fields) => ({
  item: "numb-1",
  hash: null,
  edition: null,
  at: null,
  took_ms: null,
  given: [0],
  right: true,
  sure: null,
  ...fields,
});
const RIGHT = event({ right: true });
const WRONG = event({ right: false, given: [1] });
const AGAIN = event({ given: null, right: null });

/** @type {[string, any[], { times: number, right: number }, { times: number, right: number }][]} */
const ROWS = [
  ["one right answer", [RIGHT], { times: 1, right: 1 }, { times: 1, right: 1 }],
  ["one wrong answer", [WRONG], { times: 1, right: 0 }, { times: 1, right: 0 }],
  ["tried again", [WRONG, AGAIN], { times: 0, right: 0 }, { times: 1, right: 0 }],
  ["right at the second time", [WRONG, AGAIN, RIGHT], { times: 1, right: 1 }, { times: 2, right: 1 }],
  ["met twice without a new beginning", [WRONG, RIGHT], { times: 2, right: 1 }, { times: 2, right: 1 }],
  ["not decided yet", [event({ right: null })], { times: 0, right: 0 }, { times: 0, right: 0 }],
  [
    "an older release's counts",
    [event({ counts: { times: 5, right: 3 } }), RIGHT],
    { times: 6, right: 4 },
    { times: 6, right: 4 },
  ],
];
for (const [name, events, current, ever] of ROWS)
  test(name, () => {
    const summary = summariesOf(events).get("numb-1");
    assert.deepEqual(summary, { item: "numb-1", last: events[events.length - 1], current, ever });
    assert.deepEqual(validSummary(structuredClone(summary)), summary);
  });

test("items do not meet, and what is no event is passed over", () => {
  const found = summariesOf([RIGHT, null, "x", { item: "numb-1" }, event({ item: "numb-2" }), WRONG]);
  assert.deepEqual([...found.keys()], ["numb-1", "numb-2"]);
  assert.deepEqual(found.get("numb-1")?.current, { times: 2, right: 1 });
});

test("one event after the other comes to the same as all at once", () => {
  const events = [WRONG, AGAIN, RIGHT, WRONG, AGAIN];
  const one = events.reduce((/** @type {any} */ before, next) => summarize(before, next), null);
  assert.deepEqual(one, summariesOf(events).get("numb-1"));
});

for (const value of [
  null,
  7,
  {},
  { item: "a", last: RIGHT, current: { times: 1, right: 1 }, ever: { times: 1, right: 1 } },
  { item: "numb-1", last: RIGHT, current: { times: 1, right: 2 }, ever: { times: 1, right: 1 } },
  { item: "numb-1", last: {}, current: { times: 0, right: 0 }, ever: { times: 0, right: 0 } },
])
  test(`${JSON.stringify(value).slice(0, 50)} is no summary`, () => assert.equal(validSummary(value), null));
