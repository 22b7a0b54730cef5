import assert from "node:assert/strict";
import { test } from "node:test";
import { isRight, validate } from "../../../../src/needling/widgets/case/progress.js";
import { ONE } from "../../scenario/sample.js";

const TODAY = "2026-11-28";

test("steps that can be taken and their day are believed", () => {
  const saved = { one: { steps: ["hoarse", "talk"], day: "2026-11-23" } };
  assert.deepEqual(validate(ONE, saved, "one", TODAY), { steps: ["hoarse", "talk"], day: "2026-11-23" });
});

for (const saved of [
  undefined,
  null,
  "<img>",
  [],
  {},
  { one: null },
  { one: ["hoarse"] },
  { one: { steps: "hoarse", day: 7 } },
  { one: { steps: ["moon"], day: "<b>today</b>" } },
  { other: { steps: ["hoarse"], day: "2026-11-23" } },
]) {
  test(`anything else is a case that was not begun: ${JSON.stringify(saved)}`, () => {
    assert.deepEqual(validate(ONE, saved, "one", TODAY), { steps: [], day: TODAY });
  });
}

test("a good end is right, any other is not, and before the end it is open", () => {
  assert.deepEqual(
    ["good", "poor", "unsafe", null].map((ended) => isRight(ended)),
    [true, false, false, null],
  );
});
