import assert from "node:assert/strict";
import { test } from "node:test";
import { next, shown, start } from "../../../../src/needling/widgets/trainer/player.js";
import { noProgress } from "../../../../src/needling/widgets/trainer/progress.js";
import { SIZES, items } from "./samples.js";

const setting = { items: items(), sizes: SIZES, seed: "7" };
const begun = (mode = "single") => start(setting, noProgress(), mode, 1000);
const keyOf = (state) => shown(setting, state).moment.key;
const decide = (state, given, at = 2000) => next(setting, state, { type: "decide", given, at });
const goOn = (state, at = 3000) => next(setting, state, { type: "continue", at });

/** A deep copy that cannot be changed: a player that changes its state throws. */
function frozen(value) {
  if (typeof value !== "object" || value === null || value instanceof Map) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

test("a reader begins with the first moment of the first round", () => {
  const state = begun();
  assert.equal(state.phase, "deciding");
  assert.equal(state.round.round, 1);
  assert.equal(state.round.ids.length, 18);
  assert.equal(shown(setting, state).item.id, state.round.ids[0]);
});

for (const mode of ["single", "sequence"])
  test(`a whole round of the mode ${mode}: every item once, then the end, then the next round with others`, () => {
    let state = begun(mode);
    const met = [];
    while (state.phase !== "finished") {
      const { item } = shown(setting, state);
      if (met.at(-1) !== item.id) met.push(item.id);
      const before = frozen(state);
      state = before.phase === "judged" ? goOn(before) : decide(before, keyOf(before));
    }
    assert.deepEqual(met, state.round.ids);
    assert.ok(state.round.given.every(Boolean));
    assert.equal(Object.keys(state.progress.record).length, met.length);
    const second = goOn(state);
    assert.equal(second.round.round, 2);
    assert.deepEqual(
      second.round.ids.filter((id) => met.includes(id)),
      [],
    );
  });

test("an answer is kept with what was right, what was given and how long it took", () => {
  const state = begun();
  const { item, moment } = shown(setting, state);
  const given = (moment.key + 1) % 3;
  const after = decide(state, given, 4500);
  assert.deepEqual(after.answer, { id: item.id, key: moment.key, given, took_ms: 3500 });
  assert.deepEqual(after.progress.record[item.id], {
    shown: 1,
    right: 0,
    round: 1,
    key: moment.key,
    given,
    took_ms: 3500,
  });
  assert.deepEqual(after.progress.rounds.single.given, [false]);
  assert.equal(after.phase, "judged");
  // What is judged is still what was asked.
  assert.equal(shown(setting, after).item.id, item.id);
});

test("the time of an answer begins with its item, not with the one before", () => {
  let state = goOn(decide(begun(), 0, 2000), 10_000);
  state = decide(state, 0, 10_250);
  assert.equal(state.answer.took_ms, 250);
});

test("a section goes on by a pass while that is right, and its time runs from its first pass", () => {
  const first = begun("sequence");
  const second = decide(first, 0, 2000);
  assert.equal(second.phase, "deciding");
  assert.equal(second.notice, "passed");
  assert.equal(shown(setting, second).item, shown(setting, first).item);
  assert.equal(shown(setting, second).moment.pass, 2);
  assert.deepEqual(second.progress, first.progress);
  assert.equal(decide(second, 1, 5000).answer.took_ms, 4000);
});

test("a section that is stopped too early, or goes on too long, is answered wrong there", () => {
  const early = decide(begun("sequence"), 1);
  assert.deepEqual([early.answer.key, early.answer.given, early.phase], [0, 1, "judged"]);
  const late = decide(decide(begun("sequence"), 0), 0);
  assert.ok(late.answer.key > 0);
  assert.deepEqual([late.answer.given, late.phase], [0, "judged"]);
});

test("deciding twice, or going on before deciding, changes nothing", () => {
  const state = begun();
  assert.equal(goOn(state), state);
  const judged = decide(state, 0);
  assert.equal(decide(judged, 1), judged);
});

test("another mode begins its own round, and the first one goes on where it was left", () => {
  const left = goOn(decide(begun(), 0));
  const other = next(setting, left, { type: "switch", mode: "sequence", at: 4000 });
  assert.deepEqual([other.mode, other.step, other.round.given], ["sequence", 0, []]);
  const back = next(setting, other, { type: "switch", mode: "single", at: 5000 });
  assert.deepEqual(back.round, left.round);
  assert.equal(shown(setting, back).item.id, left.round.ids[1]);
});

test("a section that is left half way begins anew", () => {
  const half = decide(begun("sequence"), 0);
  const away = next(setting, half, { type: "switch", mode: "single", at: 4000 });
  assert.equal(next(setting, away, { type: "switch", mode: "sequence", at: 5000 }).step, 0);
});

test("forgetting leaves nothing and begins a first round", () => {
  const state = next(setting, goOn(decide(begun(), 0)), { type: "forget", at: 9000 });
  assert.deepEqual(state.progress, noProgress());
  assert.deepEqual([state.round.round, state.round.given, state.notice, state.phase], [1, [], "forgotten", "deciding"]);
});
