// What the device keeps of the trainer: validated before use, and how a round goes on after a break.
import { isRecord } from "../shared/validate.js";
import { MODES } from "./decode.js";
import { nextRound } from "./rounds.js";

/**
 * @typedef {import("./decode.js").Mode} Mode
 * @typedef {import("./decode.js").Item} Item
 * @typedef {{ round: number, ids: string[], given: boolean[] }} Round `given`: for each item met, whether it was right
 * @typedef {{ record: import("./rounds.js").Performances, rounds: Partial<Record<Mode, Round>> }} Progress
 */

/** The names under which devices keep rounds, since the first edition. @type {Record<Mode, string>} */
export const STORED_ROUND = { single: "still-round", sequence: "live-round" };
const HIGHEST_COUNT = 1e6;
const HIGHEST_ANSWER = 2;

/** @returns {Progress} */
export const noProgress = () => ({ record: {}, rounds: {} });

/** @param {unknown} value @param {number} most */
const isCount = (value, most = HIGHEST_COUNT) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;

/**
 * What is known of an item, or undefined where it cannot have been kept by this trainer.
 * @param {unknown} stored @param {Item} item @returns {import("./rounds.js").Performance | undefined}
 */
function validPerformance(stored, item) {
  if (!isRecord(stored)) return undefined;
  const { shown, right, round, key, given } = stored;
  if (![shown, right, round].every((n) => isCount(n)) || shown < 1 || right > shown) return undefined;
  if (!isCount(key, HIGHEST_ANSWER) || !isCount(given, HIGHEST_ANSWER)) return undefined;
  // A single moment has one right answer. A section that was stopped too early asked for another pass.
  const last = item.moments[item.moments.length - 1].key;
  const possible = key === last || (item.moments.length > 1 && key === 0);
  return possible ? { shown, right, round, key, given } : undefined;
}

/** @param {unknown} stored @param {Map<string, Item>} items @returns {Round | undefined} */
function validRound(stored, items) {
  if (!isRecord(stored) || !isCount(stored.round)) return undefined;
  const { round, ids, given } = stored;
  if (!Array.isArray(ids) || !Array.isArray(given)) return undefined;
  const known = ids.length > 0 && ids.every((id) => typeof id === "string" && items.has(id));
  const answered = given.length <= ids.length && given.every((one) => typeof one === "boolean");
  // Items that are gone with a new edition end the round, not the count of rounds.
  if (!known || new Set(ids).size < ids.length || !answered) return { round, ids: [], given: [] };
  return { round, ids, given };
}

/** @param {unknown} stored @param {import("./decode.js").Items} items @returns {Progress} */
export function validate(stored, items) {
  const progress = noProgress();
  if (!isRecord(stored)) return progress;
  for (const mode of MODES) {
    for (const [id, item] of items[mode]) {
      const performance = validPerformance(stored[id], item);
      if (performance) progress.record[id] = performance;
    }
    progress.rounds[mode] = validRound(stored[STORED_ROUND[mode]], items[mode]);
  }
  return progress;
}

/** As it is stored: everything flat, so that two windows do not undo each other. @param {Progress} progress */
export const toStored = ({ record, rounds }) => ({
  ...record,
  ...Object.fromEntries(MODES.filter((mode) => rounds[mode]).map((mode) => [STORED_ROUND[mode], rounds[mode]])),
});

/**
 * The round that is under way, or the next one.
 * @param {Progress} progress @param {Mode} mode @param {Map<string, Item>} items
 * @param {string} seed the reader's own @param {import("./rounds.js").Size} size @returns {Round}
 */
export function roundUnderWay(progress, mode, items, seed, size) {
  const last = progress.rounds[mode];
  if (last && last.given.length < last.ids.length) return last;
  const round = (last?.round ?? 0) + 1;
  return { round, ids: nextRound([...items.values()], progress.record, round, `${seed}:${mode}`, size), given: [] };
}

/**
 * Progress with one answer more.
 * @param {Progress} progress @param {Mode} mode @param {Round} round @param {string} id
 * @param {{ key: number, given: number, took_ms: number }} answer @returns {Progress}
 */
export function withAnswer({ record, rounds }, mode, round, id, { key, given, took_ms }) {
  const right = given === key;
  const before = record[id];
  const performance = {
    shown: (before?.shown ?? 0) + 1,
    right: (before?.right ?? 0) + (right ? 1 : 0),
    round: round.round,
    key,
    given,
    took_ms,
  };
  return {
    record: { ...record, [id]: performance },
    rounds: { ...rounds, [mode]: { ...round, given: [...round.given, right] } },
  };
}
