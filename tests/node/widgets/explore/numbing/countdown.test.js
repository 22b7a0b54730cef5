import assert from "node:assert/strict";
import { test } from "node:test";
import {
  begun,
  isRunning,
  left,
  minutesAndSeconds,
  minutesOn,
  phaseOf,
  validRun,
  viewOf,
} from "../../../../../src/needling/widgets/explore/numbing/countdown.js";

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 28, 12, 32);
const CREAMS = ["emla", "lmx4"];
const RUN = begun("emla", 60, 300, NOW);
const PLAN = { earliest_min: 60, timer_allowed: true };

test("it counts to the earliest, then to the latest time, and stands at zero after it", () => {
  const seen = [0, 59 * MINUTE + 59_001, 60 * MINUTE, 299 * MINUTE + 59_001, 300 * MINUTE, 400 * MINUTE].map(
    (after) => `${phaseOf(RUN, NOW + after)} ${left(RUN, NOW + after)}`,
  );
  assert.deepEqual(seen, [
    ...["started 60:00", "started 0:01", "reached 240:00", "reached 0:01", "passed 0:00", "passed 0:00"],
  ]);
});

test("a second that has begun counts", () => {
  assert.deepEqual([1, 1000, 1001, 61_000, -5].map(minutesAndSeconds), ["0:01", "0:01", "0:02", "1:01", "0:00"]);
});

test("a stopped timer stands still, and says how long it was on", () => {
  const stopped = { ...RUN, stoppedAt: NOW + 63.5 * MINUTE };
  assert.equal(isRunning(stopped, NOW + 64 * MINUTE), false);
  assert.equal(left(stopped, NOW + 200 * MINUTE), "236:30");
  assert.equal(minutesOn(stopped), 63);
  assert.deepEqual(viewOf(stopped, PLAN, NOW + 200 * MINUTE), {
    ...{ phase: "stopped", left: "236:30", start: true, stop: false, reset: true, go_on: true },
    ...{ way: "was", news: "stopped" },
  });
});

test("before it starts it shows the time of the product, or a dash where it may not start", () => {
  assert.equal(viewOf(null, PLAN, NOW).left, "60:00");
  assert.equal(viewOf(null, PLAN, NOW).start, true);
  assert.equal(viewOf(null, { ...PLAN, timer_allowed: false }, NOW).left, "–");
  assert.equal(viewOf(null, { ...PLAN, timer_allowed: false }, NOW).start, false);
});

test("each phase has its way and its news", () => {
  const seen = [0, 60, 300].map((minutes) => viewOf(RUN, PLAN, NOW + minutes * MINUTE));
  assert.deepEqual(
    seen.map(({ phase, way, news }) => [phase, way, news]),
    [
      ["started", "to_earliest", "started"],
      ["reached", "to_latest", "reached"],
      ["passed", "over", "passed"],
    ],
  );
  for (const { start, stop, reset } of seen) assert.deepEqual([start, stop, reset], [false, true, false]);
});

test("what can be true is believed, also by a clock that was set right by seconds", () => {
  assert.deepEqual(validRun({ ...RUN, more: 1 }, CREAMS, NOW), RUN);
  assert.deepEqual(validRun(RUN, CREAMS, NOW - 30_000), RUN);
  assert.deepEqual(validRun({ ...RUN, stoppedAt: undefined }, CREAMS, NOW), RUN);
});

test("what cannot be true is not believed", () => {
  const wrong = [
    ...[null, undefined, 0, "x", [], {}],
    ...["toString", "__proto__", 0, null, ["emla"]].map((cream) => ({ ...RUN, cream })),
    ...["x", null, 0.5, -1, NOW + 2 * MINUTE].map((startedAt) => ({ ...RUN, startedAt })),
    ...[NOW - MINUTE, NOW, NOW + 301 * MINUTE, 1e308].map((earliestAt) => ({ ...RUN, earliestAt })),
    ...[NOW + 400 * MINUTE, NOW, true, [NOW]].map((latestAt) => ({ ...RUN, latestAt })),
    ...["x", 0, NOW - MINUTE, NOW + 2 * MINUTE, true].map((stoppedAt) => ({ ...RUN, stoppedAt })),
  ];
  for (const value of wrong) assert.equal(validRun(value, CREAMS, NOW), null, JSON.stringify(value));
  assert.equal(validRun(RUN, CREAMS, RUN.latestAt + 24 * 60 * MINUTE + 1), null, "a day later it is forgotten");
  assert.equal(validRun(RUN, ["lmx4"], NOW), null, "a cream that the book no longer has");
});
