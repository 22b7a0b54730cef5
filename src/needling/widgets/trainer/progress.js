// What the device keeps of the trainer: checked before use, and how a round goes on after a break.
import { isRecord } from "../shared/validate.js";
import { nextRound } from "./rounds.js";

/**
 * @typedef {import("./items_of.js").Mode} Mode
 * @typedef {import("./items_of.js").Item} Item
 * @typedef {{ round: number, ids: string[], given: boolean[] }} Round `given`: for each item met, whether it was right
 * @typedef {{ record: import("./rounds.js").Kepts, rounds: Partial<Record<Mode, Round>> }} Progress
 */
const MODES = /** @type {Mode[]} */ (["still", "live"]);
const MOST = 1e6;

/** @param {unknown} value @param {number} most */
const count = (value, most = MOST) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;

/** @param {Item} item @param {Record<string, any>} kept */
function fits(item, kept) {
  const { shown, right, round, key, given } = kept;
  if (![shown, right, round].every((n) => count(n)) || shown < 1 || right > shown) return false;
  if (!count(key, 2) || !count(given, 2)) return false;
  // A single moment has one right answer. A section that was stopped too early asked for another pass.
  const last = item.moments[item.moments.length - 1].key;
  return key === last || (item.moments.length > 1 && key === 0);
}

/** @param {unknown} kept @param {Map<string, Item>} items @returns {Round | undefined} */
function roundOf(kept, items) {
  if (!isRecord(kept) || !count(kept.round) || !Array.isArray(kept.ids) || !Array.isArray(kept.given)) return undefined;
  const ids = kept.ids.filter((id) => typeof id === "string" && items.has(id));
  const whole = ids.length === kept.ids.length && new Set(ids).size === ids.length && ids.length > 0;
  // Items that are gone with a new edition end the round, not the count of rounds.
  if (!whole || kept.given.length > ids.length || !kept.given.every((one) => typeof one === "boolean"))
    return { round: kept.round, ids: [], given: [] };
  return { round: kept.round, ids, given: kept.given };
}

/** @param {unknown} kept @param {Record<Mode, Map<string, Item>>} items @returns {Progress} */
export function sound(kept, items) {
  /** @type {Progress} */
  const progress = { record: {}, rounds: {} };
  if (!isRecord(kept)) return progress;
  for (const mode of MODES) {
    for (const [id, item] of items[mode]) {
      const { shown, right, round, key, given } = isRecord(kept[id]) ? kept[id] : {};
      if (isRecord(kept[id]) && fits(item, kept[id])) progress.record[id] = { shown, right, round, key, given };
    }
    progress.rounds[mode] = roundOf(kept[`${mode}-round`], items[mode]);
  }
  return progress;
}

/** As it is kept: everything flat, so that two windows do not undo each other. @param {Progress} progress */
export const flat = ({ record, rounds }) => ({
  ...record,
  ...Object.fromEntries(MODES.filter((mode) => rounds[mode]).map((mode) => [`${mode}-round`, rounds[mode]])),
});

/**
 * The round that is under way, or the next one.
 * @param {Progress} progress @param {Mode} mode @param {Map<string, Item>} items
 * @param {string} seed @param {{ per_type: number, extra: number }} size @returns {Round}
 */
export function underWay(progress, mode, items, seed, size) {
  const last = progress.rounds[mode];
  if (last && last.given.length < last.ids.length) return last;
  const round = (last?.round ?? 0) + 1;
  const entries = [...items.values()].map(({ entry }) => entry);
  return { round, ids: nextRound(entries, progress.record, round, `${seed}:${mode}`, size), given: [] };
}
