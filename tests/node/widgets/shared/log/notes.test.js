// What is to be written is noted until it is written; what was noted and not written comes back in its order.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { note, notes } from "../../../../../src/needling/widgets/shared/log/notes.js";

const EVENT = { item: "a", hash: null, edition: null, at: null, took_ms: null, given: [1], right: true, sure: null };

/** @param {Record<string, string>} texts */
function storage(texts) {
  Object.defineProperties(texts, {
    setItem: { value: (/** @type {string} */ name, /** @type {string} */ text) => void (texts[name] = text) },
    getItem: { value: (/** @type {string} */ name) => texts[name] ?? null },
    removeItem: { value: (/** @type {string} */ name) => void delete texts[name] },
  });
  Object.assign(globalThis, { localStorage: texts });
}
beforeEach(() => storage({ other: "x" }));

test("a note is there until it is struck", () => {
  const done = note({ events: [EVENT], settings: { key: 1 } });
  const [{ content }, ...others] = notes();
  assert.deepEqual(others, []);
  assert.deepEqual(content, { version: 3, events: [EVENT], settings: { key: 1 } });
  done();
  assert.deepEqual(notes(), []);
  assert.deepEqual(Object.keys(globalThis.localStorage), ["other"]);
});

test("several notes come back, and each is struck by itself", () => {
  const [first] = [1, 2, 3].map((n) => note({ events: [{ ...EVENT, given: [n] }] }));
  first();
  assert.equal(notes().length, 2);
  notes()[0].done();
  assert.equal(notes().length, 1);
});

test("a note that cannot be read is told from one of a newer release", () => {
  storage({ "needling.unsaved.1": "not json", "needling.unsaved.2": '{"version":99}' });
  assert.deepEqual(
    notes().map(({ content }) => content),
    ["corrupt", "newer"],
  );
});

test("where nothing can be kept nothing is noted, and nothing fails", () => {
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get() {
      throw new Error("refused");
    },
  });
  note({ events: [EVENT] })();
  assert.deepEqual(notes(), []);
  Object.defineProperty(globalThis, "localStorage", { configurable: true, writable: true, value: {} });
});
