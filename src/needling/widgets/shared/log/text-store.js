// The store where there is no IndexedDB: one text in localStorage. Newer and broken texts destroy nothing.
import { presentOf } from "./database.js";
import { summariesOf } from "./summary.js";
import { parse, TEXT_VERSION, written } from "./text.js";

/**
 * @typedef {"saved" | "quarantined" | "refused" | "full" | "newer" | "corrupt"} Outcome what became of what was to be saved:
 *   saved; saved, after something unreadable was put aside; not saved, and why
 * @typedef {import("./text.js").Content} Content
 */
const KEY = "needling";
const QUARANTINE = "needling.unreadable";
const MIGRATED = "needling.migrated";
/** @returns {Content} */
const empty = () => ({ version: TEXT_VERSION, events: [], settings: {} });

/** @returns {{ text: string, content: Content | "newer" | "corrupt" | "refused" }} what lies there, or why it cannot be used */
export function textStore() {
  let text = "";
  try {
    text = localStorage.getItem(KEY) ?? "";
  } catch {
    return { text, content: "refused" };
  }
  return { text, content: text ? parse(text) : empty() };
}

/** True once this page has put something unreadable aside: it is said with every answer until the page is left. */
let quarantinedNow = false;

/** @param {import("./database.js").Needs} needs @returns {import("./database.js").Found} */
export function readText({ settings = [] }) {
  const { content } = textStore();
  const found = typeof content === "string" ? empty() : content;
  const own = new Map(Object.entries(found.settings));
  return { summaries: summariesOf(found.events), settings: presentOf(settings.map((key) => [key, own.get(key)])) };
}

/** @param {import("./database.js").Changes} changes @returns {Outcome} */
export function writeText({ events = [], settings = {}, newSettings = {} }) {
  const { text, content } = textStore();
  let before = empty();
  if (typeof content !== "string") before = content;
  else if (content === "corrupt" && quarantine(text)) quarantinedNow = true;
  else return content;
  const after = {
    events: [...before.events, ...events],
    settings: { ...newSettings, ...before.settings, ...settings },
  };
  try {
    // Of an older release nothing is lost, not even what nobody can read any more.
    if (before.version < TEXT_VERSION) localStorage.setItem(freeName(text), text);
    localStorage.setItem(KEY, written(after));
    return quarantinedNow ? "quarantined" : "saved";
  } catch {
    return text || anythingKept() ? "full" : "refused";
  }
}

function anythingKept() {
  try {
    return localStorage.length > 0;
  } catch {
    return false;
  }
}

/** @param {string} text what cannot be read @returns {boolean} whether it is safe under another name */
export function quarantine(text) {
  try {
    if (![null, text].includes(localStorage.getItem(QUARANTINE))) return false;
    localStorage.setItem(QUARANTINE, text);
    return true;
  } catch {
    return false;
  }
}

/** The text is in the log: it lies on under a name that says so, unless another page has changed it meanwhile. @param {string} text */
export function setAsMigrated(text) {
  try {
    localStorage.setItem(freeName(text), text);
    if (localStorage.getItem(KEY) === text) localStorage.removeItem(KEY);
  } catch {
    // Where there is no room it stays where it is; the log knows that it has it.
  }
}

/** @param {string} text @returns {string} `needling.migrated`, or the next with a number that holds no other text */
function freeName(text) {
  for (let n = 1; ; n++) {
    const name = n === 1 ? MIGRATED : `${MIGRATED}.${n}`;
    if ([null, text].includes(localStorage.getItem(name))) return name;
  }
}

/** Quarantined: what cannot be read no longer stands in the way. @param {string} text */
export function clearUnreadable(text) {
  if (!quarantine(text)) return;
  try {
    if (localStorage.getItem(KEY) === text) localStorage.removeItem(KEY);
  } catch {
    // It stays; it is said again on the next page.
  }
}
