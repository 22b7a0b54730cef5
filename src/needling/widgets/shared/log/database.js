// The log in IndexedDB. Every write is one transaction: the events, what is derived from them, and the settings.
import { openDB } from "idb";
import { validEvent } from "./event.js";
import { summariesOf, summarize, SUMMARY_VERSION, validSummary } from "./summary.js";
import { isRecord } from "../validate.js";

/**
 * @typedef {import("./event.js").Event} Event
 * @typedef {import("./summary.js").Summary} Summary
 * @typedef {{ items?: string[], settings?: string[] }} Needs
 * @typedef {{ summaries: Map<string, Summary>, settings: Map<string, any> }} Found
 * @typedef {object} Changes
 * @property {Event[]} [events]
 * @property {Record<string, any>} [settings] by storage key; null where there is none any more
 * @property {Record<string, any>} [newSettings] written only where there is none
 *
 * @typedef {import("idb").IDBPDatabase} Database
 */
const VERSION = 1;
const STORES = ["events", "summaries", "settings", "about"];
/** From here on one long read is quicker than one for each. */
const MANY = 40;
/** What is read of the log at once when it is derived anew. */
const BATCH = 5000;

/** @param {string} name @returns {Promise<{ database: Database, fresh: boolean } | null>} null where it is not ours, or broken */
export async function openDatabase(name) {
  let fresh = false;
  const database = await openDB(name, VERSION, {
    upgrade(made) {
      fresh = true;
      made.createObjectStore("events", { autoIncrement: true });
      made.createObjectStore("summaries", { keyPath: "item" });
      made.createObjectStore("settings");
      made.createObjectStore("about");
    },
    // A page of a newer release waits for this one to let go.
    blocking: (_now, _next, event) => /** @type {IDBDatabase} */ (event.target).close(),
  });
  if (STORES.every((store) => database.objectStoreNames.contains(store))) return { database, fresh };
  database.close();
  return null;
}

/** @param {any} transaction @returns {Promise<number>} of the last event; 0 where there is none */
async function lastKey(transaction) {
  const cursor = await transaction.objectStore("events").openKeyCursor(null, "prev");
  return typeof cursor?.key === "number" ? cursor.key : 0;
}

/** Whether the summaries say what the log says. @param {unknown} about @param {number} last */
const inStep = (about, last) =>
  last === 0 || (isRecord(about) && about.version === SUMMARY_VERSION && about.upto === last);

/** @param {any} store @param {string[]} items @returns {Promise<unknown[]>} */
async function rowsOf(store, items) {
  if (items.length <= MANY) return Promise.all(items.map((item) => store.get(item)));
  const sorted = [...items].sort();
  return store.getAll(IDBKeyRange.bound(sorted[0], sorted[sorted.length - 1]));
}

/** @param {[string, any][]} settings @returns {Map<string, any>} those that there are */
export const presentOf = (settings) => new Map(settings.filter(([, value]) => value !== undefined && value !== null));

/** Reads what is needed in one transaction. @param {Database} database @param {Needs} needs @returns {Promise<Found>} */
export async function read(database, { items = [], settings = [] }) {
  const transaction = database.transaction(["events", "summaries", "settings", "about"], "readonly");
  const [about, last, rows, values] = await Promise.all([
    transaction.objectStore("about").get("summaries"),
    lastKey(transaction),
    rowsOf(transaction.objectStore("summaries"), items),
    Promise.all(settings.map((key) => transaction.objectStore("settings").get(key))),
  ]);
  const there = settings.map((key, n) => /** @type {[string, any]} */ ([key, values[n]]));
  const known = rows.filter((row) => row !== undefined);
  const summaries = known.flatMap((row) => validSummary(row) ?? []);
  if (!inStep(about, last) || summaries.length < known.length) {
    await deriveAnew(database);
    const again = await Promise.all(items.map((item) => database.get("summaries", item)));
    summaries.splice(0, Infinity, ...again.flatMap((row) => validSummary(row) ?? []));
  }
  return { summaries: new Map(summaries.map((one) => [one.item, one])), settings: presentOf(there) };
}

/** All of it or nothing. @param {Database} database @param {(transaction: any) => Promise<void>} work */
async function inOneTransaction(database, work) {
  const transaction = database.transaction(STORES, "readwrite");
  const done = transaction.done.then(
    () => null,
    (error) => error ?? new Error("aborted"),
  );
  try {
    await work(transaction);
  } catch (error) {
    // What failed may have ended the transaction already; the reason is then the transaction's.
    if (!transaction.error) transaction.abort();
    throw transaction.error ?? error;
  }
  const error = await done;
  if (error) throw error;
}

/** @param {Database} database */
const deriveAnew = (database) =>
  inOneTransaction(database, async (transaction) => {
    const summaries = transaction.objectStore("summaries");
    const upto = await lastKey(transaction);
    const events = await allEvents(transaction.objectStore("events"));
    await summaries.clear();
    for (const summary of summariesOf(events).values()) await summaries.put(summary);
    await transaction.objectStore("about").put({ version: SUMMARY_VERSION, upto }, "summaries");
  });

/** @param {any} store @returns {Promise<unknown[]>} in the order in which they were appended */
async function allEvents(store) {
  /** @type {unknown[]} */
  const events = [];
  for (let range; ;) {
    const [keys, batch] = await Promise.all([store.getAllKeys(range, BATCH), store.getAll(range, BATCH)]);
    events.push(...batch);
    if (batch.length < BATCH) return events;
    range = IDBKeyRange.lowerBound(keys[keys.length - 1], true);
  }
}

/** @param {Database} database @param {Changes} changes */
export const write = (database, { events = [], settings = {}, newSettings = {} }) =>
  inOneTransaction(database, async (transaction) => {
    await append(transaction, events);
    for (const [key, value] of Object.entries(settings)) await transaction.objectStore("settings").put(value, key);
    await addSettings(transaction, newSettings);
  });

/** Only where there is none. @param {any} transaction @param {Record<string, unknown>} settings */
async function addSettings(transaction, settings) {
  const store = transaction.objectStore("settings");
  for (const [key, value] of Object.entries(settings)) {
    if ((await store.get(key)) === undefined) await store.put(value, key);
  }
}

/** What tells one answer from another. @param {Event} event */
const identity = ({ item, at, given }) => JSON.stringify([item, at, given]);

/** @param {any} transaction @param {Event[]} events */
async function append(transaction, events) {
  if (!events.length) return;
  const [about, last] = await Promise.all([transaction.objectStore("about").get("summaries"), lastKey(transaction)]);
  const summaries = transaction.objectStore("summaries");
  // Where the summaries do not say what the log says, the next page derives them anew.
  let good = inStep(about, last);
  let upto = last;
  for (const event of events) {
    const row = await summaries.get(event.item);
    const before = validSummary(row);
    // Noted by a page that was left, and taken in by two others at once.
    if (before && identity(before.last) === identity(event)) continue;
    good &&= row === undefined || before !== null;
    upto = await transaction.objectStore("events").add(event);
    await summaries.put(summarize(before, event));
  }
  if (good) await transaction.objectStore("about").put({ version: SUMMARY_VERSION, upto }, "summaries");
  else await transaction.objectStore("about").delete("summaries");
}

/**
 * Takes what an older release kept into the log, once: what is there already is left out.
 * @param {Database} database @param {string} text which it was @param {import("./text.js").Content} content
 */
export async function takeIn(database, text, { events, settings }) {
  if ((await database.get("about", "migrated")) === text) return;
  await inOneTransaction(database, async (transaction) => {
    const there = (await allEvents(transaction.objectStore("events"))).flatMap((event) => validEvent(event) ?? []);
    const known = new Set(there.map(identity));
    await append(
      transaction,
      events.filter((event) => !known.has(identity(event))),
    );
    await addSettings(transaction, settings);
    await transaction.objectStore("about").put(text, "migrated");
  });
}
