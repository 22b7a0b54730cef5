// What a device kept of a scenario, checked before it is used: only paths that can be walked.
import { replay } from "./player.js";

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** An entry of what was kept, or undefined: only its own entries count. @param {unknown} kept @param {string} name */
export const entryOf = (kept, name) => (isRecord(kept) && Object.hasOwn(kept, name) ? kept[name] : undefined);

/** The path that was kept, or an empty one. @param {import("./player.js").Graph} graph @param {unknown} path @returns {string[]} */
export const validPath = (graph, path) => replay(graph, path)?.path ?? [];

/** A day as it is kept (`2026-11-23`), or another one. @param {unknown} day @param {string} instead */
export const validDay = (day, instead) => (typeof day === "string" && /^\d{4}-\d\d-\d\d$/.test(day) ? day : instead);
