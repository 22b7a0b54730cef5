import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAddress, parseAddress } from "../../../src/needling/scenario/address.js";

const READ = [
  ["case", "#case-faint", { id: "faint", path: null }],
  ["case", "#case-isotretinoin-now", { id: "isotretinoin-now", path: null }],
  ["case", "#case?case=faint&path=cream.call", { id: "faint", path: ["cream", "call"] }],
  ["treatment", "#treatment?client=elin&path=health~look.treat", { id: "elin", path: ["health~look", "treat"] }],
  ["treatment", "#treatment?client=elin&path=", { id: "elin", path: [] }],
  ["treatment", "#treatment?client=elin", { id: "elin", path: [] }],
  ["treatment", "#treatment?", { id: "", path: [] }],
  ["treatment", "#treatment?client=%3Cimg%3E&path=a", { id: "<img>", path: ["a"] }],
  ["treatment", "#treatment-disinfect", { id: "disinfect", path: null }],
];

/** What each activity calls its scenarios. */
const NAMED = { case: "case", treatment: "client" };

for (const [activity, hash, address] of READ) {
  test(`${hash} is read`, () => {
    assert.deepEqual(parseAddress(activity, NAMED[activity], hash), { activity, ...address });
  });
}

for (const [activity, hash] of [
  ["case", ""],
  ["case", "#"],
  ["case", "#cases"],
  ["case", "#treatment?client=elin"],
  ["treatment", "#case-faint"],
  ["treatment", "#treatments"],
]) {
  test(`“${hash}” is no address of a ${activity}`, () => {
    assert.equal(parseAddress(activity, NAMED[activity], hash), null);
  });
}

for (const address of [
  { activity: "case", id: "faint", path: null },
  { activity: "treatment", id: "elin", path: [] },
  { activity: "treatment", id: "elin", path: ["health~look", "treat", "none"] },
]) {
  test(`what is written is read again: ${formatAddress(address, NAMED[address.activity])}`, () => {
    assert.deepEqual(
      parseAddress(address.activity, NAMED[address.activity], formatAddress(address, NAMED[address.activity])),
      address,
    );
  });
}
