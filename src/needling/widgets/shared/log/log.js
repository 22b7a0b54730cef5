// What a reader did, on this device: the log in IndexedDB, or the text in localStorage where there is no IndexedDB.
import { openDatabase, read, takeIn, write } from "./database.js";
import { note, notes } from "./notes.js";
import { clearUnreadable, readText, setAsMigrated, textStore, writeText } from "./text-store.js";

/**
 * @typedef {import("./text-store.js").Outcome} Outcome
 * @typedef {import("./database.js").Needs} Needs
 * @typedef {import("./database.js").Found} Found
 * @typedef {import("./database.js").Changes} Changes
 * @typedef {import("./database.js").Database} Database
 *
 * @typedef {object} Log
 * @property {(needs: Needs) => Promise<Found>} read
 * @property {(changes: Changes) => Promise<Outcome>} write
 */

/** The second is used where the first is not ours, or broken: that one is left alone. */
const NAMES = ["needling", "needling-after-unreadable"];
/** Says that there is something in the log, to a page that cannot open it. */
const MARK = "needling.log";
/** How long a page waits for its reader's answers. */
const PATIENCE_MS = 1500;

/** @template T @param {Promise<T>} promise @param {number} patience_ms @returns {Promise<T>} */
const within = (promise, patience_ms) =>
  Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error("too slow")), patience_ms))]);

/** @param {unknown} error @param {string} name */
const isNamed = (error, name) => error instanceof Error && error.name === name;

/** What has been in the log of this device, and cannot be reached now, is told once something is saved elsewhere. */
function marked() {
  try {
    return localStorage.getItem(MARK) !== null;
  } catch {
    return false;
  }
}

function mark() {
  try {
    if (!marked()) localStorage.setItem(MARK, "1");
  } catch {
    // A device without room for one letter has had no log before.
  }
}

/** @param {Outcome} outcome @returns {Log} that reads nothing, saves nothing, and says why */
const closed = (outcome) => ({
  read: async () => ({ summaries: new Map(), settings: new Map() }),
  write: async () => outcome,
});

/** @returns {Log} in localStorage */
function textLog() {
  const saved = marked() ? "quarantined" : "saved";
  return {
    read: async (needs) => readText(needs),
    write: async (changes) => {
      const outcome = writeText(changes);
      return outcome === "saved" ? saved : outcome;
    },
  };
}

/** @returns {Promise<{ database: Database, quarantined: boolean } | null>} null where both names are taken by something unreadable */
async function openOne() {
  for (const name of NAMES) {
    const opened = await openDatabase(name);
    if (opened) return { database: opened.database, quarantined: opened.fresh && name !== NAMES[0] };
  }
  return null;
}

/** What lies in localStorage from older releases, or from days without IndexedDB, is moved into the log.
 * @param {Database} database @returns {Promise<"newer" | "corrupt" | null>} why it was not */
async function moveIn(database) {
  const { text, content } = textStore();
  if (content === "newer") return "newer";
  if (content === "corrupt") {
    clearUnreadable(text);
    return "corrupt";
  }
  if (!text || content === "refused") return null;
  await takeIn(database, text, content);
  setAsMigrated(text);
  return null;
}

/** @returns {Promise<Log>} */
async function openDatabaseLog() {
  const opened = await openOne();
  if (!opened) return closed("corrupt");
  let { database } = opened;
  const trouble = await moveIn(database);
  for (const { content, done } of notes()) {
    if (typeof content !== "string") await write(database, content);
    if (content !== "newer") done();
  }
  if (trouble === "newer") return closed("newer");
  const saved = opened.quarantined || trouble ? "quarantined" : "saved";
  return {
    read: (needs) => read(database, needs),
    write: async (changes) => {
      const done = note(changes);
      try {
        await write(database, changes).catch(async (error) => {
          if (!isNamed(error, "InvalidStateError")) throw error;
          // The browser had closed it, as phones do with pages that sleep.
          const again = await openOne();
          if (again) ({ database } = again);
          await write(database, changes);
        });
        mark();
        return saved;
      } catch (error) {
        if (isNamed(error, "QuotaExceededError")) return "full";
        if (isNamed(error, "VersionError")) return "newer";
        return textLog().write(changes);
      } finally {
        done();
      }
    },
  };
}

/** @param {unknown} error why the log could not be opened or read @returns {Log} */
const instead = (error) => (isNamed(error, "VersionError") ? closed("newer") : textLog());

/**
 * Opens the log, within a second and a half whatever the device does.
 * @returns {Log}
 */
export function openLog() {
  /** @type {Promise<Log>} */
  let log = within(openDatabaseLog(), PATIENCE_MS).catch(instead);
  return {
    async read(needs) {
      try {
        return await within((await log).read(needs), PATIENCE_MS);
      } catch (error) {
        log = Promise.resolve(instead(error));
        return (await log).read(needs);
      }
    },
    write: async (changes) => (await log).write(changes),
  };
}
