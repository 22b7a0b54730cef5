import assert from "node:assert/strict";
import { test } from "node:test";
import { entryOf, validDay, validPath } from "../../../src/needling/scenario/progress.js";
import { ONE } from "./sample.js";

test("a path that can be walked is believed", () => {
  assert.deepEqual(validPath(ONE, ["hoarse", "talk"]), ["hoarse", "talk"]);
});

for (const path of [undefined, null, 7, "talk", { 0: "talk" }, ["moon"], ["talk", "talk"], [["talk"]], ["__proto__"]]) {
  test(`anything else is an empty path: ${JSON.stringify(path)}`, () => {
    assert.deepEqual(validPath(ONE, path), []);
  });
}

test("only a record's own entries count", () => {
  assert.equal(entryOf({ elin: 1 }, "elin"), 1);
  for (const kept of [null, 0, "x", [1], {}]) assert.equal(entryOf(kept, "constructor"), undefined);
});

test("a day that makes no sense is another one", () => {
  assert.equal(validDay("2026-11-23", "2026-01-01"), "2026-11-23");
  for (const day of [null, 20261123, "<b>today</b>", "2026-11-23x", "23.11.2026"]) {
    assert.equal(validDay(day, "2026-01-01"), "2026-01-01");
  }
});
