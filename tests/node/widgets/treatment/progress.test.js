import assert from "node:assert/strict";
import { test } from "node:test";
import { addressed, addressOf, validate } from "../../../../src/needling/widgets/treatment/progress.js";
import { ONE } from "../../scenario/sample.js";

const GRAPHS = { elin: ONE, nils: ONE };

test("paths that can be walked and the client on the chair are believed", () => {
  const saved = { now: "elin", elin: ["hoarse", "talk"], nils: [] };
  assert.deepEqual(validate(GRAPHS, saved), { now: "elin", paths: { elin: ["hoarse", "talk"], nils: [] } });
});

for (const saved of [
  undefined,
  null,
  7,
  [],
  { now: "amara", elin: ["moon"] },
  { now: 7, nils: "talk" },
  { now: "constructor", elin: { 0: "talk" } },
]) {
  test(`anything else is a chair where nobody sits: ${JSON.stringify(saved)}`, () => {
    assert.deepEqual(validate(GRAPHS, saved), { now: "", paths: { elin: [], nils: [] } });
  });
}

const ASKED = [
  ["#treatment?client=elin&path=hoarse.talk", { id: "elin", path: ["hoarse", "talk"] }],
  ["#treatment?client=elin&path=moon", { id: "elin", path: null }],
  ["#treatment?client=%3Cimg%3E&path=talk", { id: "<img>", path: null }],
  ["#treatment-elin", null],
  ["#case-faint", null],
  ["", null],
];

for (const [hash, asked] of ASKED) {
  test(`“${hash}” asks for ${JSON.stringify(asked)}`, () => assert.deepEqual(addressed(GRAPHS, hash), asked));
}

test("the address of a treatment leads back to it, and there is none where nobody is met", () => {
  const address = addressOf({ now: "elin", paths: { elin: ["hoarse", "talk"] } });
  assert.deepEqual(addressed(GRAPHS, address), { id: "elin", path: ["hoarse", "talk"] });
  assert.equal(addressOf({ now: "", paths: {} }), "");
});
