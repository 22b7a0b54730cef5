// Which items come next, and what answers add up to: the browser's copy of rounds.py. A test compares both on many seeds.
import { mixed } from "../shared/chance.js";

/**
 * @typedef {{ id: string, type: number, cell: number }} Entry
 * @typedef {{ shown: number, right: number, round: number, key: number, given: number }} Kept
 * @typedef {Record<string, Kept>} Kepts by id of the item
 * @typedef {{ shown: number, byKey: number[], hits: number, misses: number, falseAlarms: number, signsMissed: number }} Tally
 * @typedef {{ least_of_each: number, least_live: number, sensitivity: number, false_alarms: number }} Limits
 */
const TYPES = [1, 2, 3, 4, 5, 6];
const KINDS = 3;
/** More than there are rounds. */
const A_LOT = 1e6;

/** @param {Entry[]} entries @param {Kepts} record @param {number[]} cell the share of right answers, one half where nothing is known */
function share(entries, record, [type, cell]) {
  let [right, shown] = [1, 2];
  for (const one of entries) {
    if (one.type !== type || one.cell !== cell || !record[one.id]) continue;
    right += record[one.id].right;
    shown += record[one.id].shown;
  }
  return right / shown;
}

/** New or missed first, then the other, then what was met longest ago. @param {Kept | undefined} kept @param {boolean} newFirst */
function rank(kept, newFirst) {
  if (!kept) return newFirst ? 0 : A_LOT;
  const missed = kept.given !== kept.key;
  return kept.round + (!missed ? 2 * A_LOT : newFirst ? A_LOT : 0);
}

/** @template T @param {T[]} list @param {(one: T) => number} by */
const sorted = (list, by) => [...list].sort((a, b) => by(a) - by(b));

/**
 * The ids of a round, in its order.
 * @param {Entry[]} entries @param {Kepts} record @param {number} number @param {string} seed
 * @param {{ per_type: number, extra: number }} size @returns {string[]}
 */
export function nextRound(entries, record, number, seed, size) {
  const core = TYPES.flatMap((type) =>
    Array.from({ length: size.per_type }, (_, n) => [type, (type + number + n) % KINDS]),
  );
  const cells = TYPES.flatMap((type) => Array.from({ length: KINDS }, (_, cell) => [type, cell]));
  const weakest = sorted(mixed(cells, `${seed}:${number}:cells`), (cell) => share(entries, record, cell));
  /** @type {string[]} */
  const taken = [];
  [...core, ...weakest.slice(0, size.extra)].forEach(([type, cell], place) => {
    const rested = entries
      .filter((one) => one.type === type && one.cell === cell && !taken.includes(one.id))
      .map((one) => one.id)
      .filter((id) => record[id]?.round !== number - 1);
    taken.push(
      ...sorted(mixed(rested, `${seed}:${number}:${place}`), (id) => rank(record[id], place < core.length)).slice(0, 1),
    );
  });
  return mixed(taken, `${seed}:${number}`);
}

/** @returns {Tally} */
export const nothing = () => ({ shown: 0, byKey: [0, 0, 0], hits: 0, misses: 0, falseAlarms: 0, signsMissed: 0 });

/** Counts one answer. @param {Tally} tally @param {number} key @param {number} given */
export function add(tally, key, given) {
  tally.shown += 1;
  tally.byKey[key] += 1;
  if (key && given >= key) tally.hits += 1;
  if (given < key) {
    tally.misses += 1;
    if (key === KINDS - 1) tally.signsMissed += 1;
  }
  if (given > key) tally.falseAlarms += 1;
}

/** Hits out of all that had to be stopped, in whole per cent; null before there was any. @param {Tally} tally */
export function sensitivity({ hits, misses }) {
  const needed = hits + misses;
  return needed ? Math.floor((200 * hits + needed) / (2 * needed)) : null;
}

/** @param {Tally} tally @param {number} live sequences of this type @param {Limits} limits */
export const ready = (tally, live, limits) =>
  Math.min(...tally.byKey) >= limits.least_of_each &&
  live >= limits.least_live &&
  tally.signsMissed === 0 &&
  (sensitivity(tally) ?? 0) >= limits.sensitivity &&
  tally.falseAlarms * 100 <= limits.false_alarms * tally.shown;
