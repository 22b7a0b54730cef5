import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, placesIn } from "../../../../src/needling/widgets/explore/address.js";
import { lookUp, validState } from "../../../../src/needling/widgets/explore/table.js";

const TABLE = {
  name: "small",
  controls: [
    { name: "zone", labels: ["Neck", "Cheek"], values: ["neck", "cheek"] },
    { name: "depth", labels: ["0 mm", "0.5 mm", "1 mm"], values: ["0", "0.5", "1"] },
  ],
  columns: {
    always: { by: [], unique: ["says {depth} at {place}"], index: [0] },
    depth: { by: ["depth"], unique: ["none", "some"], index: [0, 1, 1] },
    place: { by: ["zone", "depth"], unique: ["a", "b", "c"], index: [0, 1, 2, 2, 1, 0] },
  },
  chart: null,
};

test("a column is looked up row by row, the last control running fastest", () => {
  const seen = [0, 1].flatMap((zone) => [0, 1, 2].map((depth) => lookUp(TABLE, { zone, depth }).place));
  assert.deepEqual(seen, ["a", "b", "c", "c", "b", "a"]);
});

test("a sentence has the other outputs filled in", () => {
  assert.equal(lookUp(TABLE, { zone: 1, depth: 2 }).always, "says some at a");
});

test("of what comes from outside only positions that exist are taken, control by control", () => {
  const state = { zone: 1, depth: 1 };
  for (const given of [null, undefined, [], "x", 7, {}, { zone: -1 }, { zone: 2 }, { zone: "0" }, { zone: 0.5 }])
    assert.deepEqual(validState(TABLE, given, state), state, JSON.stringify(given));
  assert.deepEqual(validState(TABLE, { zone: 0, depth: 3, more: 1 }, state), { zone: 0, depth: 1 });
});

test("a state has an address that brings it back, and another explorer's says nothing", () => {
  for (const zone of [0, 1])
    for (const depth of [0, 1, 2]) {
      const address = addressOf(TABLE, { zone, depth });
      assert.deepEqual(placesIn(TABLE, address), { zone, depth });
      assert.equal(placesIn({ ...TABLE, name: "other" }, address), null);
    }
  assert.deepEqual(placesIn(TABLE, "#small?zone=%3Cb%3E&depth=0.5"), { zone: -1, depth: 1 });
});
