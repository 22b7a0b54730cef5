// An event of the log: what one answer was. What each field means: docs/log.md.
import { isRecord } from "../validate.js";

/**
 * @typedef {string | number | boolean} Plain
 * @typedef {Plain[] | Record<string, Plain>} Given
 * @typedef {{ times: number, right: number }} Counts how often an item was answered, and how often rightly
 *
 * @typedef {object} Event
 * @property {string} item
 * @property {string | null} hash
 * @property {string | null} edition
 * @property {string | null} at
 * @property {number | null} took_ms
 * @property {Given | null} given
 * @property {boolean | null} right
 * @property {string | null} sure
 * @property {Counts} [counts]
 */

/** Whoever takes longer did something else meanwhile. */
export const LONGEST_MS = 30 * 60_000;
const CONFIDENCES = ["sure", "think", "guess"];
const LONGEST_NAME = 200;
const MOST_PARTS = 1000;
const AT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d))?$/;

/** @param {unknown} value @returns {value is string} */
export const isName = (value) => typeof value === "string" && value.length > 0 && value.length <= LONGEST_NAME;

/** @param {unknown} value @returns {value is number} */
export const isCount = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

/** @param {unknown} value @returns {value is Counts} */
export const isCounts = (value) =>
  isRecord(value) && isCount(value.times) && isCount(value.right) && value.right <= value.times;

/** @param {unknown} value */
const isPlain = (value) =>
  typeof value === "boolean" || Number.isFinite(value) || (typeof value === "string" && value.length <= LONGEST_NAME);

/** @param {unknown} value @returns {value is Given} */
function isGiven(value) {
  const parts = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : null;
  return parts !== null && parts.length <= MOST_PARTS && parts.every(isPlain);
}

/** A time that can have been measured, in whole milliseconds. @param {unknown} value @returns {number | null} */
const duration = (value) => (typeof value === "number" && value >= 0 ? Math.min(Math.round(value), LONGEST_MS) : null);

/** An event with its known fields, null where one says nothing that it may; null where it is no event. @param {unknown} value @returns {Event | null} */
export function validEvent(value) {
  if (!isRecord(value) || !isName(value.item)) return null;
  const { item, hash, edition, at, took_ms, given, right, sure, counts } = value;
  if (given !== null && !isGiven(given)) return null;
  return {
    item,
    hash: isName(hash) ? hash : null,
    edition: isName(edition) ? edition : null,
    at: typeof at === "string" && AT.test(at) ? at : null,
    took_ms: duration(took_ms),
    given,
    right: typeof right === "boolean" ? right : null,
    sure: CONFIDENCES.includes(sure) ? sure : null,
    ...(isCounts(counts) ? { counts } : {}),
  };
}

/** Date and time where the reader is, with the zone's offset: `2026-11-28T09:30:00.123+01:00`. @param {Date} now @param {number} [offset_min] minutes before UTC */
export function timestamp(now, offset_min = now.getTimezoneOffset()) {
  const two = (/** @type {number} */ n) => String(Math.floor(n)).padStart(2, "0");
  const local = new Date(now.getTime() - offset_min * 60_000).toISOString().slice(0, -1);
  const away = Math.abs(offset_min);
  return `${local}${offset_min > 0 ? "-" : "+"}${two(away / 60)}:${two(away % 60)}`;
}
