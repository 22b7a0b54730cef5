import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, replay } from "../../../src/needling/scenario/player.js";
import { reportOf } from "../../../src/needling/scenario/report.js";
import { ONE, SEVERAL } from "./sample.js";

test("while a scenario goes on there is no report", () => {
  assert.equal(reportOf(ONE, begin(ONE)), null);
});

test("points are looked up by the verdict, the time and what was asked that matters", () => {
  const worth = (/** @type {string[]} */ path) => reportOf(ONE, replay(ONE, path)).worth;
  assert.deepEqual(worth(["talk", "pain", "wave"]), { points: 10, full: 10 });
  assert.deepEqual(worth(["hoarse", "talk", "pain", "wave"]), { points: 8, full: 10 });
  assert.deepEqual(worth(["talk", "wave"]), { points: 2, full: 10 });
  assert.deepEqual(worth(["shout"]), { points: 0, full: 10 });
});

test("what was not asked and mattered is named, and the best path stands beside", () => {
  const report = reportOf(ONE, replay(ONE, ["hoarse", "shout"]));
  assert.deepEqual([report.verdict, report.ending, report.unsafe], ["unsafe", "harmed", 1]);
  assert.deepEqual([report.used, report.minutes], [2, 3]);
  assert.deepEqual(report.missed, ["pain"]);
  assert.deepEqual(
    report.best.map(({ id }) => id),
    ["talk", "pain", "wave"],
  );
});

test("a scenario without points, questions or a best path has a report too", () => {
  const report = reportOf(SEVERAL, replay(SEVERAL, ["wish", "go"]));
  assert.deepEqual([report.verdict, report.unsafe, report.worth], ["unsafe", 1, null]);
  assert.deepEqual([report.missed, report.best, report.used], [[], [], 0]);
});
