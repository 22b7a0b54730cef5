// Whatever release wrote the text, every answer in it becomes an event; what is no store is told from what is a newer one.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse, TEXT_VERSION, written } from "../../../../../src/needling/widgets/shared/log/text.js";

const DATA = new URL("../../../../browser/data/", import.meta.url);

/** @param {number} version @returns {any} */
const stored = (version) => JSON.parse(readFileSync(new URL(`store-v${version}.json`, DATA), "utf-8"));

/** @param {number} version @returns {any} */
const moved = (version) => parse(JSON.stringify(stored(version)));

/** @param {any} content @param {string} item */
const eventsOf = (content, item) =>
  content.events.filter((/** @type {{ item: string }} */ event) => event.item === item);

/** Every entry of the shelves of one kind. @param {number} version @param {string} kind @returns {[string, any][]} */
const entriesOf = (version, kind) =>
  Object.entries(stored(version).kept)
    .filter(([shelf]) => shelf.startsWith(`${kind}:`))
    .flatMap(([, values]) => Object.entries(/** @type {any} */ (values)));

test("every answer of version 2 is an event of its question, and none is of a page", () => {
  const content = moved(2);
  const answers = entriesOf(2, "quiz").filter(([, answer]) => answer);
  assert.ok(answers.length > 50);
  for (const [id, { given, right, sure, day }] of answers) {
    const unknown = { hash: null, edition: null, took_ms: null };
    assert.deepEqual(eventsOf(content, id), [{ item: id, given, right, sure, at: day, ...unknown }]);
  }
  for (const [id] of entriesOf(2, "quiz").filter(([, answer]) => !answer)) assert.deepEqual(eventsOf(content, id), []);
});

test("every answer of version 1 is one too", () => {
  const answers = entriesOf(1, "quiz");
  assert.ok(answers.length > 20);
  for (const [id, { chosen, correct }] of answers) {
    const [event, ...others] = eventsOf(moved(1), id);
    assert.deepEqual([event.given, event.right, event.at, others], [chosen, correct, null, []]);
  }
});

test("cases, treatments and the trainer's items are there by their own ids", () => {
  const content = moved(2);
  const cases = entriesOf(2, "case").filter(([, one]) => one);
  assert.ok(cases.length >= 2);
  for (const [id, { steps, day }] of cases) {
    const [event] = eventsOf(content, `case:${id}`);
    assert.deepEqual([event.given, event.at, event.right], [steps, day, null]);
  }
  const paths = entriesOf(2, "treatment").filter(([name, path]) => name !== "now" && path.length);
  assert.ok(paths.length >= 2);
  for (const [client, path] of paths) assert.deepEqual(eventsOf(content, `treatment:${client}`)[0].given, path);
  const items = entriesOf(2, "trainer").filter(([id]) => !id.endsWith("-round"));
  assert.ok(items.length >= 20);
  for (const [id, { shown, right, round, key, given }] of items) {
    const [event] = eventsOf(content, `trainer:${id}`);
    assert.deepEqual([event.given, event.right], [{ answer: given, key, round }, given === key]);
    assert.deepEqual(event.counts, { times: shown, right });
  }
});

test("what is no answer becomes a setting", () => {
  const { settings } = moved(2);
  const { kept } = stored(2);
  assert.deepEqual(settings.reader, kept.reader);
  assert.deepEqual(settings["explore:depth"], kept["explore:perform/depth-and-speed:depth"]);
  assert.deepEqual(settings["timer:numbing"], kept["timer:numbing"]);
  assert.deepEqual(settings["trainer:still"], kept["trainer:practise/endpoint-trainer"]["still-round"]);
  assert.deepEqual(settings["trainer:live"], kept["trainer:practise/endpoint-trainer"]["live-round"]);
  assert.equal(settings.treatment, kept["treatment:practise/treatment"].now);
  assert.deepEqual(moved(1).settings["explore:depth"], stored(1).kept["explore:perform/depth-and-speed"]);
});

test("version 3 comes back as it was written", () => {
  const { events, settings } = moved(2);
  assert.deepEqual(parse(written({ events, settings })), { version: TEXT_VERSION, events, settings });
});

test("an entry that makes no sense is passed over, and the others stay", () => {
  const odd = { a: null, b: 7, c: [], d: { given: {} }, e: { given: [] }, f: { given: [null] }, "": { given: [1] } };
  const kept = { "quiz:p": { ...odd, good: { given: [1] } }, "quiz:q": "text", other: { given: [1] }, "case:p": null };
  const content = parse(JSON.stringify({ version: 2, kept }));
  assert.ok(typeof content !== "string");
  assert.deepEqual(
    content.events.map(({ item }) => item),
    ["good"],
  );
  assert.deepEqual(content.settings, {});
});

for (const text of [
  "not json",
  '{"version":2,"kept":{"quiz:',
  "null",
  "[]",
  "5",
  '"x"',
  '{"kept":{}}',
  '{"version":"2","kept":{}}',
  '{"version":1.5,"kept":{}}',
  '{"version":0,"kept":{}}',
  '{"version":2}',
  '{"version":2,"kept":[]}',
  '{"version":1,"kept":[]}',
  '{"version":3}',
  '{"version":3,"events":{},"settings":{}}',
  '{"version":3,"events":[],"settings":[]}',
])
  test(`${text} cannot be read`, () => assert.equal(parse(text), "corrupt"));

for (const version of [TEXT_VERSION + 1, 99])
  test(`version ${version} is newer`, () =>
    assert.equal(parse(JSON.stringify({ version, anything: "else" })), "newer"));
