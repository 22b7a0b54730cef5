// What a widget sets becomes events and settings; what the log holds becomes what it gets.
import assert from "node:assert/strict";
import { test } from "node:test";
import { changesOf, needsOf, pageModel, traitOf } from "../../../../src/needling/widgets/shared/model.js";

const el = /** @type {any} */ ({ dataset: {} });
const STAMP = { edition: "2026.11", at: "2026-11-28T09:30:00.000+01:00" };

/** @type {import("../../../../src/needling/widgets/shared/model.js").Saved} */
const SAVED = {
  trait: "answers",
  items: () => ["a", "b"].map((name) => ({ name, id: `log-${name}`, hash: `hash-${name}` })),
  settings: () => ({ now: "key-now" }),
};
const NEEDS = needsOf(SAVED, el, {});
const ANSWER = { given: [1], right: true, sure: "sure", took_ms: 1200, day: "2026-11-28" };

/** @param {Record<string, any>} before @param {Record<string, any>} now */
const changes = (before, now) => changesOf(SAVED, NEEDS, before, now, STAMP);

test("an answer is one event that carries item, hash, edition and time", () => {
  const { given, right, sure, took_ms } = ANSWER;
  assert.deepEqual(changes({}, { a: ANSWER }), {
    events: [{ item: "log-a", hash: "hash-a", ...STAMP, given, right, sure, took_ms }],
    settings: {},
  });
});

test("what has not changed is no event, nor is what was only judged anew", () => {
  assert.deepEqual(changes({ a: ANSWER }, { a: { ...ANSWER, right: false } }).events, []);
});

test("begun anew is an event with nothing given; begun anew twice is one", () => {
  const [event] = changes({ a: ANSWER }, { a: null }).events;
  assert.deepEqual([event.item, event.given, event.right, event.sure], ["log-a", null, null, null]);
  assert.deepEqual(changes({ a: null }, { a: null }).events, []);
});

test("an entry that is missing is left as it is", () => {
  assert.deepEqual(
    changes({ a: ANSWER, now: 1 }, { b: ANSWER }).events.map(({ item }) => item),
    ["log-b"],
  );
});

test("a setting is written when it is another", () => {
  assert.deepEqual(changes({ now: "x" }, { now: "x" }).settings, {});
  assert.deepEqual(changes({ now: "x" }, { now: "y" }).settings, { "key-now": "y" });
  assert.deepEqual(changes({ now: "x" }, { now: null }).settings, { "key-now": null });
});

test("a name that no item of the page has is not saved", () => {
  assert.deepEqual(changes({}, { c: ANSWER }), { events: [], settings: {} });
});

test("a trait that is one setting is written whole", () => {
  const saved = { trait: "state", setting: () => "explore:depth" };
  assert.deepEqual(changesOf(saved, needsOf(saved, el, {}), {}, { depth: 2 }, STAMP), {
    events: [],
    settings: { "explore:depth": { depth: 2 } },
  });
});

/** @param {string} item @param {any} given */
const summary = (item, given) =>
  /** @type {any} */ ({
    item,
    last: { item, given, right: true, sure: null, at: "2026-11-28T09:30:00.000+01:00" },
    current: { times: 1, right: 1 },
    ever: { times: 1, right: 1 },
  });
/** @param {any[]} summaries @param {[string, any][]} settings */
const found = (summaries, settings = []) => ({
  summaries: new Map(summaries.map((one) => [one.item, one])),
  settings: new Map(settings),
});

test("what the log holds comes back by the names of the widget; what was begun anew does not", () => {
  assert.deepEqual(traitOf(SAVED, NEEDS, found([summary("log-a", [1]), summary("log-b", null)], [["key-now", "x"]])), {
    a: { given: [1], right: true, sure: null, day: "2026-11-28" },
    now: "x",
  });
  assert.equal(traitOf(SAVED, NEEDS, found([])), undefined);
});

test("a model writes each answer once, and tells what became of it", async () => {
  /** @type {any[]} */
  const wrote = [];
  const log = /** @type {any} */ ({ write: async (/** @type {any} */ what) => (wrote.push(what), "full") });
  const model = pageModel(
    SAVED,
    NEEDS,
    { other: 7 },
    { log, found: found([summary("log-a", [1])]), seed: "5", edition: null },
  );
  assert.deepEqual([model.get("seed"), model.get("other"), model.get("answers").a.given], ["5", 7, [1]]);
  model.set("answers", { ...model.get("answers"), b: ANSWER });
  assert.equal(await model.save_changes(), "full");
  await model.save_changes();
  assert.deepEqual(
    wrote.map(({ events }) => events.map((/** @type {any} */ { item }) => item)),
    [["log-b"], []],
  );
});
