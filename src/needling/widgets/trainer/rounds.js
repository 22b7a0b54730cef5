// Which items come next: balanced over skin types and strata, what went wrong more often, nothing twice in a row.
import { mixed } from "../shared/chance.js";

/**
 * @typedef {Pick<import("./decode.js").Item, "id" | "skinType" | "stratum">} Entry what a round needs of an item
 * @typedef {object} Performance what is known of one item
 * @property {number} shown times
 * @property {number} right times
 * @property {number} round in which it was answered last
 * @property {number} key what was right then, counted from the gentlest answer
 * @property {number} given what was given then
 * @property {number} [took_ms] how long that took, where it was given just now
 *
 * @typedef {Record<string, Performance>} Performances by the item's id
 * @typedef {{ per_type: number, extra: number }} Size items from each skin type, and from the strata that went worst
 */
const SKIN_TYPES = [1, 2, 3, 4, 5, 6];
const STRATA = [0, 1, 2];

/** @param {Performance} performance */
export const missed = ({ given, key }) => given !== key;

/**
 * The share of right answers in a stratum; one half where nothing is known.
 * @param {Entry[]} entries @param {Performances} record @param {number[]} stratum
 */
function shareRight(entries, record, [skinType, stratum]) {
  let [right, shown] = [1, 2];
  for (const one of entries) {
    if (one.skinType !== skinType || one.stratum !== stratum || !record[one.id]) continue;
    right += record[one.id].right;
    shown += record[one.id].shown;
  }
  return right / shown;
}

/**
 * What comes before what: new or missed first, then the other of these, then what was right; of those alike, what was
 * met longest ago.
 * @param {Performance | undefined} performance @param {boolean} newFirst @returns {[number, number]}
 */
function rank(performance, newFirst) {
  if (!performance) return [newFirst ? 0 : 1, 0];
  if (missed(performance)) return [newFirst ? 1 : 0, performance.round];
  return [2, performance.round];
}

/**
 * A sorted copy.
 * @template T @param {T[]} list @param {(one: T) => number[]} by numbers, of which the first that differ decide
 */
const sorted = (list, by) =>
  [...list].sort((a, b) => {
    const [left, right] = [by(a), by(b)];
    return left.map((value, place) => value - right[place]).find(Boolean) ?? 0;
  });

/**
 * The ids of a round, in its order. Every skin type gives as many, with answers that change from round to round; then
 * come the strata with the lowest share of right answers. The former bring what is new first, the latter what was missed.
 * What the last round showed waits, so no round is like the one before.
 * @param {Entry[]} entries @param {Performances} record @param {number} number of the round, from 1
 * @param {string} seed the reader's own @param {Size} size @returns {string[]}
 */
export function nextRound(entries, record, number, seed, size) {
  const core = SKIN_TYPES.flatMap((skinType) =>
    Array.from({ length: size.per_type }, (_, n) => [skinType, (skinType + number + n) % STRATA.length]),
  );
  const all = SKIN_TYPES.flatMap((skinType) => STRATA.map((stratum) => [skinType, stratum]));
  const weakest = sorted(mixed(all, `${seed}:${number}:cells`), (one) => [shareRight(entries, record, one)]);
  /** @type {string[]} */
  const taken = [];
  [...core, ...weakest.slice(0, size.extra)].forEach(([skinType, stratum], place) => {
    const rested = entries
      .filter((one) => one.skinType === skinType && one.stratum === stratum && !taken.includes(one.id))
      .map((one) => one.id)
      .filter((id) => record[id]?.round !== number - 1);
    const order = sorted(mixed(rested, `${seed}:${number}:${place}`), (id) => rank(record[id], place < core.length));
    taken.push(...order.slice(0, 1));
  });
  return mixed(taken, `${seed}:${number}`);
}
