// What pages show of an item is derived from its events, and only from them.
import { isCounts, validEvent } from "./event.js";
import { isRecord } from "../validate.js";

/**
 * @typedef {import("./event.js").Event} Event
 * @typedef {import("./event.js").Counts} Counts
 * @typedef {{ item: string, last: Event, current: Counts, ever: Counts }} Summary `current` since it was last begun anew
 */

/** Another number makes every device derive its summaries anew from its log. */
export const SUMMARY_VERSION = 1;
const NONE = { times: 0, right: 0 };

/** @param {Event} event @returns {Counts} only what was decided right or wrong counts */
function countsOf({ given, right, counts }) {
  if (counts) return counts;
  return given === null || right === null ? NONE : { times: 1, right: right ? 1 : 0 };
}

/** @param {Counts} one @param {Counts} other */
const sum = (one, other) => ({ times: one.times + other.times, right: one.right + other.right });

/** The summary after a further event. @param {Summary | null} before @param {Event} event @returns {Summary} */
export function summarize(before, event) {
  const own = countsOf(event);
  return {
    item: event.item,
    last: event,
    current: event.given === null ? NONE : sum(before?.current ?? NONE, own),
    ever: sum(before?.ever ?? NONE, own),
  };
}

/** The summaries of a whole log; what is no event is passed over. @param {Iterable<unknown>} events @returns {Map<string, Summary>} */
export function summariesOf(events) {
  /** @type {Map<string, Summary>} */
  const summaries = new Map();
  for (const value of events) {
    const event = validEvent(value);
    if (event) summaries.set(event.item, summarize(summaries.get(event.item) ?? null, event));
  }
  return summaries;
}

/** @param {unknown} value @returns {Summary | null} */
export function validSummary(value) {
  if (!isRecord(value) || !isCounts(value.current) || !isCounts(value.ever)) return null;
  const last = validEvent(value.last);
  return last && last.item === value.item ? { item: last.item, last, current: value.current, ever: value.ever } : null;
}
