import assert from "node:assert/strict";
import { test } from "node:test";
import { noProgress, toStored, validate, withAnswer } from "../../../../src/needling/widgets/trainer/progress.js";
import { summarize } from "../../../../src/needling/widgets/shared/log/summary.js";
import { parse } from "../../../../src/needling/widgets/shared/log/text.js";
import { saved } from "../../../../src/needling/widgets/trainer/saved.js";
import { items } from "./samples.js";

const ROUND = { round: 3, ids: ["s1-1-0"], given: [] };

test("an answer is an event with what was right, what was given, in which round, and how long it took", () => {
  const progress = withAnswer(noProgress(), "single", ROUND, "s1-1-0", { key: 1, given: 2, took_ms: 4200 });
  const event = saved.toEvent(progress.record["s1-1-0"]);
  assert.deepEqual(event, { given: { answer: 2, key: 1, round: 3 }, right: false, took_ms: 4200 });
});

test("what the log says of an item is what rounds need of it", () => {
  const last = { given: { answer: 2, key: 1, round: 3 } };
  const value = saved.fromSummary({ last, current: { times: 4, right: 3 } });
  const known = { shown: 4, right: 3, round: 3, key: 1, given: 2 };
  assert.deepEqual(value, known);
  assert.deepEqual(validate({ "s1-1-0": value }, items()).record, { "s1-1-0": known });
});

test("an event that another program wrote counts for nothing", () => {
  for (const given of [null, [1, 2], { answer: "<b>", key: 1, round: 1 }, {}]) {
    const value = saved.fromSummary({ last: { given }, current: { times: 1, right: 1 } });
    assert.deepEqual(validate({ "s1-1-0": value }, items()).record, {});
  }
});

test("every item has an id of its own in the log, and a hash: its own id, or a photograph's hash", () => {
  const table = { items: { single: [{ id: "aa" }, { id: "photo-1", hash: "bb" }], sequence: [{ id: "cc" }] } };
  assert.deepEqual(saved.items(null, { table }), [
    { name: "aa", id: "trainer:aa", hash: "aa" },
    { name: "photo-1", id: "trainer:photo-1", hash: "bb" },
    { name: "cc", id: "trainer:cc", hash: "cc" },
  ]);
});

test("both rounds are settings, under the names by which progress is stored", () => {
  const rounds = { single: ROUND, sequence: ROUND };
  assert.deepEqual(Object.keys(saved.settings()), Object.keys(toStored({ record: {}, rounds })));
  assert.deepEqual(Object.values(saved.settings()), ["trainer:still", "trainer:live"]);
});

test("of what the last release kept, what it cannot have counted is left out, and the rest comes back as it was", () => {
  const good = { shown: 4, right: 3, round: 3, key: 1, given: 2 };
  for (const counts of [{ shown: 1, right: 2 }, { shown: 0.5, right: 0 }, { shown: "4", right: 3 }, {}]) {
    const record = { "s1-1-0": good, "s1-1-1": { round: 3, key: 1, given: 1, ...counts } };
    const kept = { "trainer:practise/endpoint-trainer": { ...record, "still-round": ROUND } };
    const { events, settings } = parse(JSON.stringify({ version: 2, kept }));
    assert.deepEqual(
      events.map((event) => event.item),
      ["trainer:s1-1-0"],
    );
    assert.deepEqual(saved.fromSummary(summarize(null, events[0])), good);
    assert.deepEqual(settings["trainer:still"], ROUND);
  }
});
