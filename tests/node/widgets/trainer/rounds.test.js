import assert from "node:assert/strict";
import { test } from "node:test";
import { nextRound } from "../../../../src/needling/widgets/trainer/rounds.js";
import { SIZES, items, performance } from "./samples.js";

const ALL = items(6);
const ENTRIES = { single: [...ALL.single.values()], sequence: [...ALL.sequence.values()] };
const stratum = (id) => id.slice(1, 4);

for (const mode of ["single", "sequence"])
  test(`every round of the mode ${mode} has its size, meets every skin type and repeats nothing of the last`, () => {
    const record = {};
    let before = [];
    for (let number = 1; number <= 20; number++) {
      const ids = nextRound(ENTRIES[mode], record, number, "3", SIZES[mode]);
      assert.equal(ids.length, 6 * SIZES[mode].per_type + SIZES[mode].extra);
      assert.equal(new Set(ids).size, ids.length);
      for (let type = 1; type <= 6; type++)
        assert.ok(ids.filter((id) => id[1] === String(type)).length >= SIZES[mode].per_type);
      assert.deepEqual(
        ids.filter((id) => before.includes(id)),
        [],
      );
      for (const id of ids) record[id] = performance(0, 0, number);
      before = ids;
    }
  });

test("the same reader meets the same round, another one another", () => {
  const round = (seed) => nextRound(ENTRIES.single, {}, 1, seed, SIZES.single);
  assert.deepEqual(round("1"), round("1"));
  assert.notDeepEqual(round("1"), round("2"));
});

test("a stratum that goes wrong is asked more often than by its turn", () => {
  const record = Object.fromEntries(
    ENTRIES.single.map(({ id }) => [id, performance(1, stratum(id) === "6-2" ? 0 : 1)]),
  );
  // By its turn, type VI comes with answers 1 and 2 in round 7, with 2 and 0 in round 8, with 0 and 1 in round 9.
  const turns = [7, 8, 9].map((number) => (6 + number) % 3 === 2 || (6 + number + 1) % 3 === 2);
  [7, 8, 9].forEach((number, n) => {
    const ids = nextRound(ENTRIES.single, record, number, "5", SIZES.single);
    assert.equal(ids.filter((id) => stratum(id) === "6-2").length, turns[n] ? 2 : 1);
  });
});

test("in the part that balances new comes first, then what was missed, then what was met longest ago", () => {
  const of = ENTRIES.single.filter((one) => one.skinType === 1 && one.stratum === 2).map((one) => one.id);
  const entries = ENTRIES.single.filter((one) => of.includes(one.id));
  const size = { per_type: 1, extra: 0 };
  // Of type I alone, and in round 7 it is the turn of answer 2.
  const taken = (record) => nextRound(entries, record, 7, "1", size);
  const right = Object.fromEntries(of.map((id, n) => [id, performance(2, 2, n + 1)]));
  assert.deepEqual(taken(right), [of[0]]);
  const missed = { ...right, [of[3]]: performance(2, 0, 4) };
  assert.deepEqual(taken(missed), [of[3]]);
  delete missed[of[4]];
  assert.deepEqual(taken(missed), [of[4]]);
});

test("in the part for what went wrong, what was missed comes before what is new", () => {
  const entries = ENTRIES.single.filter((one) => one.skinType === 1 && one.stratum === 2);
  const size = { per_type: 0, extra: 18 };
  const record = { [entries[2].id]: performance(2, 0, 1), [entries[1].id]: performance(2, 2, 1) };
  assert.deepEqual(nextRound(entries, record, 7, "1", size), [entries[2].id]);
});

test("where too little has rested a round is shorter, never repeated", () => {
  const entries = ENTRIES.single.filter((one) => one.skinType === 1 && one.stratum === 2);
  const record = Object.fromEntries(entries.map(({ id }) => [id, performance(2, 2, 6)]));
  assert.deepEqual(nextRound(entries, record, 7, "1", SIZES.single), []);
});
