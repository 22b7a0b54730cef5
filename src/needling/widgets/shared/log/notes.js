// A write takes the database a moment, and a reader may leave in it: until it is done, what is to be written is noted in localStorage.
import { parse, written } from "./text.js";

const PREFIX = "needling.unsaved.";
let count = 0;

/** @param {import("./database.js").Changes} changes @returns {() => void} to be called once they are written */
export function note({ events = [], settings = {} }) {
  const name = `${PREFIX}${Date.now()}.${Math.random()}.${count++}`;
  try {
    localStorage.setItem(name, written({ events, settings }));
  } catch {
    // Without room for a note the database alone must do.
  }
  return () => strike(name);
}

/** @param {string} name */
function strike(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // Where nothing can be removed nothing was noted.
  }
}

/** What earlier pages noted and did not strike, in the order in which it was noted.
 * @returns {{ content: import("./text.js").Content | "newer" | "corrupt", done: () => void }[]} */
export function notes() {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
    return names.sort().map((name) => ({ content: parse(localStorage.getItem(name) ?? ""), done: () => strike(name) }));
  } catch {
    return [];
  }
}
