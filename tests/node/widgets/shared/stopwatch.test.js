// A time in sight begins once, stands still while the page is hidden, and begins anew when asked.
import assert from "node:assert/strict";
import { test } from "node:test";
import { stopwatch } from "../../../../src/needling/widgets/shared/stopwatch.js";

function watched() {
  let now = 1000;
  const watch = stopwatch(() => now);
  return { watch, pass: (/** @type {number} */ ms) => void (now += ms) };
}

test("nothing is known of what never began", () => assert.equal(watched().watch.elapsed_ms("a"), null));

test("each item has its own time", () => {
  const { watch, pass } = watched();
  watch.start("a");
  pass(100);
  watch.start("b");
  pass(20);
  assert.deepEqual([watch.elapsed_ms("a"), watch.elapsed_ms("b")], [120, 20]);
});

test("it stands still while paused, however often that is said", () => {
  const { watch, pass } = watched();
  watch.start("a");
  pass(100);
  watch.pause();
  pass(5000);
  watch.pause();
  assert.equal(watch.elapsed_ms("a"), 100);
  watch.start("b");
  watch.resume();
  watch.resume();
  pass(7);
  assert.deepEqual([watch.elapsed_ms("a"), watch.elapsed_ms("b")], [107, 7]);
});

test("it begins anew", () => {
  const { watch, pass } = watched();
  watch.start("a");
  pass(100);
  watch.start("a");
  pass(3);
  assert.equal(watch.elapsed_ms("a"), 3);
});
