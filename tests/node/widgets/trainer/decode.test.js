import assert from "node:assert/strict";
import { test } from "node:test";
import { decode } from "../../../../src/needling/widgets/trainer/decode.js";

const row = { key: 1, pass: 3, turn: 1, flush: "#900", drawing: 0, see: [0], feel: [1, 2], says: 3, plan: 4, cream: 5 };
const TABLE = {
  items: {
    single: [{ id: "a", skin_type: 2, stratum: 1, moments: [{ ...row, reason: 0 }] }],
    sequence: [
      {
        id: "b",
        skin_type: 1,
        stratum: 0,
        moments: [
          { ...row, key: 0, reason: 0 },
          { ...row, turn: 0, reason: 1 },
        ],
      },
    ],
  },
  texts: ["seen", "warm", "firm", "said", "plan", "cream", "feedback", "do this"],
  drawings: [{ "flush-even": 1 }],
  reasons: [
    { why: [6], act: [7], facts: ["K2"] },
    { why: [], act: [7, 7], facts: [] },
  ],
  colours: [{ skin: "#fff" }, { skin: "#eee" }],
  turns: ["none", "mirrored"],
};

test("a drawn moment has its picture, its words and its reason", () => {
  assert.deepEqual(decode(TABLE).single.get("a"), {
    id: "a",
    skinType: 2,
    stratum: 1,
    moments: [
      {
        key: 1,
        pass: 3,
        see: ["seen"],
        told: { feel: "warm firm", says: "said", plan: "plan", cream: "cream" },
        drawing: { on: { "flush-even": 1 }, fills: { skin: "#eee", flush: "#900" }, turn: "mirrored" },
        reason: { why: ["feedback"], act: ["do this"], facts: ["K2"] },
      },
    ],
  });
});

test("a section has its moments in their order, in the colours of its skin type", () => {
  const { stratum, moments } = decode(TABLE).sequence.get("b");
  assert.deepEqual(
    [stratum, moments.map((one) => one.key), moments.map((one) => one.drawing.turn)],
    [0, [0, 1], ["mirrored", "none"]],
  );
  assert.equal(moments[0].drawing.fills.skin, "#fff");
  assert.deepEqual(moments[1].reason, { why: [], act: ["do this", "do this"], facts: [] });
});

test("a photograph stands in place of the drawing, with its credit", () => {
  const photograph = { src: "cheek.png", credit: "By A" };
  const moments = [{ key: 2, photograph: 0, see: [0], told: 3, reason: 0 }];
  const single = [...TABLE.items.single, { id: "photo-1", skin_type: 5, stratum: 2, moments }];
  const [moment] = decode({ ...TABLE, items: { ...TABLE.items, single }, photographs: [photograph] }).single.get(
    "photo-1",
  ).moments;
  assert.deepEqual([moment.photograph, moment.drawing, moment.told], [photograph, undefined, { all: "said" }]);
  assert.deepEqual([moment.key, moment.see, moment.reason.facts], [2, ["seen"], ["K2"]]);
});
