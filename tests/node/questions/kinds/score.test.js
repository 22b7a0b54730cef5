// Every kind of question is scored by its key alone: a row for every kind and limit.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as match from "../../../../src/needling/questions/kinds/match/score.js";
import * as number from "../../../../src/needling/questions/kinds/number/score.js";
import * as order from "../../../../src/needling/questions/kinds/order/score.js";
import * as selection from "../../../../src/needling/questions/kinds/selection.js";
import { counts } from "../../../../src/needling/questions/kinds/spot/score.js";

const SINGLE = { correct: [false, true, false], single: true };
const MULTIPLE = { correct: [true, true, false, false], single: false };
const NUMBER = { low: 1.4, high: 1.6 };
const ORDER = { steps: 4 };
const MATCH = { right: [1, 0, 1], choices: 2 };

/** @type {[string, any, any, number[], number, number][]} kind, its scoring, key, response, right, total */
const SCORES = [
  ["single, right", selection, SINGLE, [1], 1, 1],
  ["single, wrong", selection, SINGLE, [0], 0, 1],
  ["multiple, all", selection, MULTIPLE, [0, 1], 4, 4],
  ["multiple, in another order", selection, MULTIPLE, [1, 0], 4, 4],
  ["multiple, one missed", selection, MULTIPLE, [0], 3, 4],
  ["multiple, one too many", selection, MULTIPLE, [0, 1, 2], 3, 4],
  ["multiple, the very others", selection, MULTIPLE, [2, 3], 0, 4],
  ["number, the lowest", number, NUMBER, [1.4], 1, 1],
  ["number, the highest", number, NUMBER, [1.6], 1, 1],
  ["number, just below", number, NUMBER, [1.3999], 0, 1],
  ["number, just above", number, NUMBER, [1.6001], 0, 1],
  ["number, one value only", number, { low: 0, high: 0 }, [0], 1, 1],
  ["number, minus", number, { low: -2, high: -1 }, [-1.5], 1, 1],
  ["order, right", order, ORDER, [0, 1, 2, 3], 4, 4],
  ["order, two changed", order, ORDER, [1, 0, 2, 3], 2, 4],
  ["order, moved by one", order, ORDER, [3, 0, 1, 2], 0, 4],
  ["match, right", match, MATCH, [1, 0, 1], 3, 3],
  ["match, one wrong", match, MATCH, [0, 0, 1], 2, 3],
  ["match, all wrong", match, MATCH, [0, 1, 0], 0, 3],
];
for (const [name, { score }, key, response, right, total] of SCORES)
  test(`${name}: ${right} of ${total}`, () => assert.deepEqual(score(key, response), { right, total }));

/** @type {[string, any, any, number[][], number[][]][]} kind, its scoring, key, what fits, what does not */
const FITTING = [
  ["single", selection, SINGLE, [[0], [2]], [[], [3], [-1], [0.5], [0, 1], [NaN]]],
  ["multiple", selection, MULTIPLE, [[3], [0, 1, 2, 3], [2, 1]], [[], [4], [0, 0], [0, -1], [0, 0.5], [0, 1, 2, 3, 4]]],
  ["number", number, NUMBER, [[0], [-1e9], [1.5]], [[], [1, 2], [NaN], [Infinity]]],
  ["order", order, ORDER, [[3, 2, 1, 0]], [[], [0, 1, 2], [0, 0, 1, 2], [1, 2, 3, 4], [0, 1, 2, 9], [0, 1, 2, 3, 4]]],
  [
    "match",
    match,
    MATCH,
    [
      [0, 0, 0],
      [1, 1, 1],
    ],
    [[], [0, 0], [0, 0, 2], [0, 0, -1], [0, 0, 0.5], [0, 0, 0, 0]],
  ],
];
for (const [name, { fits }, key, good, bad] of FITTING) {
  for (const response of good)
    test(`${name} can be answered ${response}`, () => assert.equal(fits(key, response), true));
  for (const response of bad)
    test(`${name} cannot be answered [${response}]`, () => assert.equal(fits(key, response), false));
}

for (const [response, found, alarms] of /** @type {[number[], number, number][]} */ ([
  [[0, 1], 2, 0],
  [[0], 1, 0],
  [[0, 2, 3], 1, 2],
  [[2], 0, 1],
]))
  test(`of a scene ${response} finds ${found} and raises ${alarms} false alarms`, () =>
    assert.deepEqual(counts(MULTIPLE, response), { found, errors: 2, alarms }));

/** @type {[string, number | null][]} */
const WRITTEN = [
  ["1.5", 1.5],
  ["1,5", 1.5],
  [" 1 800 ", 1800],
  ["1\u00a0800", 1800],
  ["−3", -3],
  ["-3", -3],
  ["+3", 3],
  [".5", 0.5],
  [",5", 0.5],
  ["5.", 5],
  ["0,500", 0.5],
  ["1,8000", 1.8],
  ["1,800", null],
  ["1,800,000", null],
  ["-12,345", null],
  ["1.800.000", null],
  ["1e3", null],
  ["", null],
  ["about 5", null],
  ["5 mm", null],
  ["1,5,0", null],
  ["--5", null],
  ["Infinity", null],
  ["0x10", null],
];
for (const [text, value] of WRITTEN)
  test(`"${text}" is read as ${value}`, () => assert.deepEqual(number.parse(text), value === null ? null : [value]));
