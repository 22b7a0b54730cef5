// A reader's own number is drawn once, kept, and never depends on what stands on the device.
import assert from "node:assert/strict";
import { test } from "node:test";
import { READER, readersSeed } from "../../../../src/needling/widgets/shared/reader.js";

/**
 * A log that says `outcome` of what is written; `first` is what another tab has written before.
 * @param {any} outcome @param {any} [first]
 */
function logOf(outcome, first) {
  /** @type {any[]} */
  const written = [];
  return {
    written,
    /** @param {any} what */
    write: async (what) => {
      written.push(what);
      return outcome;
    },
    read: async () => {
      const { settings, newSettings } = written.at(-1);
      const own = (settings ?? newSettings)[READER];
      return { summaries: new Map(), settings: new Map([[READER, first ?? own]]) };
    },
  };
}

/** @param {[string, unknown][]} settings */
const found = (...settings) => ({ summaries: new Map(), settings: new Map(settings) });

/** @param {any} log @param {any} what */
const seed = (log, what) => readersSeed(log, what);

test("a number that is kept is read and nothing is written", async () => {
  const log = logOf("saved");
  assert.equal(await seed(log, found([READER, { seed: 7 }])), "7");
  assert.equal(await seed(log, found([READER, { seed: 0 }])), "0");
  assert.deepEqual(log.written, []);
});

for (const outcome of ["saved", "quarantined"])
  test(`a number is drawn and kept where there is none: ${outcome}`, async () => {
    const log = logOf(outcome);
    const drawn = await seed(log, found());
    assert.deepEqual(log.written, [{ newSettings: { [READER]: { seed: Number(drawn) } } }]);
    assert.ok(Number.isSafeInteger(Number(drawn)) && Number(drawn) < 2 ** 32);
  });

test("of two tabs the first one's number counts", async () => {
  assert.equal(await seed(logOf("saved", { seed: 5 }), found()), "5");
});

for (const unusable of [{ seed: "7" }, { seed: 1.5 }, {}, null, "7", [7]])
  test(`what is no number is replaced: ${JSON.stringify(unusable)}`, async () => {
    const log = logOf("saved");
    const drawn = await seed(log, found([READER, unusable]));
    assert.deepEqual(log.written, [{ settings: { [READER]: { seed: Number(drawn) } } }]);
  });

for (const outcome of ["full", "refused", "newer", "corrupt"])
  test(`where nothing can be kept it is the same for all: ${outcome}`, async () => {
    assert.equal(await seed(logOf(outcome, { seed: 5 }), found()), "0");
    assert.equal(await seed(logOf(outcome), found([READER, {}])), "0");
  });

test("a number that was lost meanwhile is the same for all", async () => {
  assert.equal(await seed(logOf("saved", {}), found()), "0");
});
