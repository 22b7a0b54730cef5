import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, next, replay, view, wordOf, worstOf } from "../../../src/needling/scenario/player.js";
import { ONE, SEVERAL } from "./sample.js";

test("a question stays where it is asked and counts its minutes", () => {
  const here = next(ONE, begin(ONE), "hoarse");
  assert.equal(here.at, "stage");
  assert.deepEqual(here.flags, ["hoarse"]);
  assert.equal(view(ONE, here).used, 2);
  assert.equal(next(ONE, here, "hoarse"), null);
});

test("a question is open only where it can be asked, and stays in sight once it was", () => {
  assert.deepEqual(view(ONE, begin(ONE)).questions, [{ id: "hoarse", minutes: 2, asked: false }]);
  const there = replay(ONE, ["talk", "pain"]);
  assert.deepEqual(
    view(ONE, there).questions.map(({ id, asked }) => [id, asked]),
    [
      ["hoarse", false],
      ["pain", true],
    ],
  );
});

test("a choice leads where its condition says", () => {
  assert.equal(replay(ONE, ["talk", "pain", "wave"]).at, "home");
  assert.equal(replay(ONE, ["talk", "wave"]).at, "dull");
  assert.equal(replay(ONE, ["talk", "wave"]).steps.pop().feedback, "otherwise");
});

test("the next situation leaves the one before as it was", () => {
  const here = begin(ONE);
  const before = structuredClone(here);
  next(ONE, here, "hoarse");
  next(ONE, here, "shout");
  assert.deepEqual(here, before);
});

test("several choices lead by what was among them, and what was left counts", () => {
  const all = next(SEVERAL, begin(SEVERAL), "skin~wish");
  assert.deepEqual([all.at, all.worst, all.flags], ["do/2", "good", ["asked-all"]]);
  const none = next(SEVERAL, begin(SEVERAL), "none");
  assert.deepEqual([none.at, none.worst], ["do", "poor"]);
  assert.deepEqual(
    none.steps.map(({ id, how, feedback }) => [id, how, feedback]),
    [
      ["skin", "left", "left-0"],
      ["wish", "left", "left-0"],
    ],
  );
});

for (const word of ["wish~skin", "skin~skin", "skin~", "", "~", "moon", "constructor", "none~none"]) {
  test(`several choices cannot be taken as “${word}”`, () => {
    assert.equal(next(SEVERAL, begin(SEVERAL), word), null);
  });
}

for (const path of [
  null,
  0,
  "hoarse",
  {},
  ["moon"],
  ["pain"],
  ["hoarse", "hoarse"],
  ["shout", "shout"],
  [["hoarse"]],
  [null],
]) {
  test(`a path that nobody can have gone is refused: ${JSON.stringify(path)}`, () => {
    assert.equal(replay(ONE, path), null);
  });
}

for (const name of ["__proto__", "constructor", "toString"]) {
  test(`a name that every object has means nothing: ${name}`, () => {
    assert.equal(replay(ONE, [name]), null);
    assert.equal(next(ONE, { ...begin(ONE), at: name }, "talk"), null);
    assert.equal(view(ONE, { ...begin(ONE), at: name }).ended, null);
  });
}

test("a path longer than any scenario is not looked at", () => {
  assert.equal(replay(ONE, new Array(100_000).fill("hoarse")), null);
});

test("an ending without a verdict is as good as the worst choice", () => {
  const ended = (/** @type {string[]} */ path) => view(SEVERAL, replay(SEVERAL, path)).ended;
  assert.deepEqual(
    [
      ["skin~wish", "go"],
      ["skin", "go"],
      ["wish", "go"],
    ].map(ended),
    ["good", "poor", "unsafe"],
  );
  assert.equal(ended(["none"]), null);
});

test("verdicts rank from good to unsafe, and nothing is good", () => {
  assert.equal(worstOf([]), "good");
  assert.equal(worstOf(["good", "unsafe", "poor"]), "unsafe");
  assert.equal(worstOf(["poor", "good"]), "poor");
});

test("what was chosen together is one word of a path", () => {
  assert.equal(wordOf(["skin", "wish"]), "skin~wish");
  assert.equal(wordOf([]), "none");
});
