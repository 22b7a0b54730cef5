// An event is what an answer was, and nothing that no answer can have been.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LONGEST_MS, timestamp, validEvent } from "../../../../../src/needling/widgets/shared/log/event.js";

const WHOLE = {
  item: "numb-1",
  hash: "0123abcd",
  edition: "2026.11",
  at: "2026-11-28T09:30:00.123+01:00",
  took_ms: 4200,
  given: [1],
  right: true,
  sure: "think",
};

test("a whole event is an event, whatever stands beside its fields", () => {
  assert.deepEqual(validEvent({ ...WHOLE, more: "<img>" }), WHOLE);
});

for (const value of [
  null,
  undefined,
  1,
  "numb-1",
  [],
  { ...WHOLE, item: "" },
  { ...WHOLE, item: 7 },
  { ...WHOLE, item: "x".repeat(201) },
])
  test(`${JSON.stringify(value)?.slice(0, 40)} is none: it names no item`, () => assert.equal(validEvent(value), null));

for (const given of [
  undefined,
  1,
  "1",
  true,
  [null],
  [[1]],
  [{}],
  [NaN],
  [Infinity],
  ["x".repeat(201)],
  Array(1001).fill(0),
  { a: [1] },
])
  test(`${JSON.stringify(given)?.slice(0, 40)} cannot have been given`, () =>
    assert.equal(validEvent({ ...WHOLE, given }), null));

for (const given of [null, [], [1, 2.5], ["look", "treat"], { answer: 1, key: 2, round: 3 }, Array(1000).fill(0)])
  test(`${JSON.stringify(given).slice(0, 40)} can have been given`, () =>
    assert.deepEqual(validEvent({ ...WHOLE, given })?.given, given));

/** What a field says that it may not say is unknown, and the event stays. @type {[keyof typeof WHOLE, unknown[]][]} */
const UNKNOWN = [
  ["hash", [7, "", {}]],
  ["edition", [2026.11, "", []]],
  ["at", [7, "yesterday", "2026-11-28T09:30", "28.11.2026", "<img>"]],
  ["took_ms", [-1, "4", NaN, Infinity * -1, null]],
  ["right", [1, "true", 0]],
  ["sure", ["certain", true, {}]],
];
for (const [field, values] of UNKNOWN)
  for (const value of values)
    test(`${field} ${JSON.stringify(value)} is unknown`, () =>
      assert.equal(validEvent({ ...WHOLE, [field]: value })?.[field], null));

test("a day alone is known", () => assert.equal(validEvent({ ...WHOLE, at: "2026-11-28" })?.at, "2026-11-28"));

for (const [took_ms, known] of [
  [0, 0],
  [1.6, 2],
  [LONGEST_MS, LONGEST_MS],
  [LONGEST_MS + 1, LONGEST_MS],
  [Infinity, LONGEST_MS],
])
  test(`${took_ms} ms are kept as ${known}`, () => assert.equal(validEvent({ ...WHOLE, took_ms })?.took_ms, known));

test("counts stay where they can be true, and else go", () => {
  assert.deepEqual(validEvent({ ...WHOLE, counts: { times: 3, right: 2 } })?.counts, { times: 3, right: 2 });
  for (const counts of [{ times: 1, right: 2 }, { times: -1, right: -1 }, { times: 1.5, right: 1 }, 3, null])
    assert.equal(Object.hasOwn(validEvent({ ...WHOLE, counts }) ?? {}, "counts"), false);
});

for (const [offset_min, told] of [
  [0, "2026-11-28T08:30:00.123+00:00"],
  [-60, "2026-11-28T09:30:00.123+01:00"],
  [300, "2026-11-28T03:30:00.123-05:00"],
  [-345, "2026-11-28T14:15:00.123+05:45"],
  [600, "2026-11-27T22:30:00.123-10:00"],
])
  test(`${offset_min} minutes before UTC it is ${told}`, () => {
    const now = new Date("2026-11-28T08:30:00.123Z");
    assert.equal(timestamp(now, Number(offset_min)), told);
    assert.equal(new Date(String(told)).getTime(), now.getTime());
    assert.equal(validEvent({ ...WHOLE, at: told })?.at, told);
  });
