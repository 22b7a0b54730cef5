import assert from "node:assert/strict";
import { test } from "node:test";
import { figureOf, read } from "../../../../src/needling/widgets/explore/figure.js";

const LAYOUT = { xaxis: { range: [0, 2] }, yaxis: { range: [9.5, -0.5] } };
const LOG = { xaxis: { range: [0, 10] }, yaxis: { range: [1, 4], type: "log" } };

test("a curve is read back to values, with a gap between two lines", () => {
  const values = { path: "M0 50L500 150M1000 950L1000 950" };
  assert.deepEqual(read({ kind: "curve", column: "path" }, values, LAYOUT), {
    x: [0, 1, null, 2, 2],
    y: [0, 1, null, 9, 9],
  });
});

test("dots are read back without gaps", () => {
  const values = { path: "M0 50h0M500 150h0" };
  assert.deepEqual(read({ kind: "dots", column: "path" }, values, LAYOUT), { x: [0, 1], y: [0, 1] });
});

test("a logarithmic axis gives values, and a transform moves them up", () => {
  const values = { path: "M0 1000L1000 0", shift: "translate(0 -333.333)" };
  assert.deepEqual(read({ kind: "curve", column: "path" }, values, LOG).y, [10, 10_000]);
  assert.deepEqual(read({ kind: "curve", column: "path", translate_y: "shift" }, values, LOG).y, [100, 100_000]);
});

test("bars, rules, bands and points are read back", () => {
  const values = { bars: "M250 45H500v10H250z", at: "25%", width: "50%" };
  assert.deepEqual(read({ kind: "bars", column: "bars" }, values, LAYOUT), {
    x: [0.5],
    base: [0.5],
    y: [0],
    width: [0.1],
  });
  assert.deepEqual(read({ kind: "moving_rule", column: "at" }, values, LAYOUT), { x: [0.5, 0.5], y: [9.5, -0.5] });
  assert.deepEqual(read({ kind: "moving_band", column: "at", width: "width" }, values, LAYOUT), { x0: 0.5, x1: 1.5 });
  assert.deepEqual(read({ kind: "moving_point", column: "at" }, values, LAYOUT), { x: [0.5] });
});

const TEMPLATE = {
  layout: { ...LAYOUT, font: { color: "--nd-ink" } },
  parts: [
    { in: /** @type {const} */ ("data"), is: { name: "seen", line: { color: "--nd-brand" } }, shown: "shows" },
    { in: /** @type {const} */ ("shapes"), is: { fillcolor: "#c9795d" }, from: { kind: "moving_point", column: "at" } },
    { in: /** @type {const} */ ("annotations"), is: { text: "words" } },
  ],
  caption: { text: "Nothing known", silent: "known" },
};

test("what a state hides is left out, and what it does not know is said", () => {
  const known = figureOf(TEMPLATE, { shows: "visible", at: "50%", known: true }, () => "#123456");
  assert.deepEqual(known.data, [{ name: "seen", line: { color: "#123456" } }]);
  assert.equal(known.layout.annotations.length, 1);
  const unknown = figureOf(TEMPLATE, { shows: "hidden", at: "50%", known: false }, () => "#123456");
  assert.deepEqual(unknown.data, []);
  assert.equal(unknown.layout.annotations[1].text, "<b>Nothing known</b>");
});

test("every token becomes a colour, and the template stays as it was", () => {
  const before = structuredClone(TEMPLATE);
  const { layout } = figureOf(TEMPLATE, { shows: "visible", at: "50%", known: true }, (token) => `<${token}>`);
  assert.equal(layout.font.color, "<--nd-ink>");
  assert.deepEqual(layout.shapes, [{ fillcolor: "#c9795d", x: [1] }]);
  assert.deepEqual(TEMPLATE, before);
});
