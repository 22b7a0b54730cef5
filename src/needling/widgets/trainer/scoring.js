// What answers add up to, and when a skin type counts as ready. The page states the same rule in words.
import { MODES } from "./decode.js";

/**
 * @typedef {{ shown: number, byKey: number[], hits: number, misses: number, falseAlarms: number, signsMissed: number }} Tally
 * @typedef {{ least_of_each: number, least_sequences: number, sensitivity_percent: number, false_alarms_percent: number }} Limits
 * @typedef {{ tally: Tally, sensitivity: number | null, ready: boolean }} Score of one skin type
 */
const ACT = 2;

/** @returns {Tally} */
export const emptyTally = () => ({ shown: 0, byKey: [0, 0, 0], hits: 0, misses: 0, falseAlarms: 0, signsMissed: 0 });

/**
 * The tally with one answer more. Where the skin asks to stop (`key` above 0), stopping at least as firmly is a hit and
 * doing less a miss; doing more than the skin asks for is a false alarm. So "stop now and act" at a plain endpoint is
 * both: the section was stopped, and nothing was wrong.
 * @param {Tally} tally @param {{ key: number, given: number }} answer @returns {Tally}
 */
export const counted = (tally, { key, given }) => ({
  shown: tally.shown + 1,
  byKey: tally.byKey.map((count, answer) => count + (answer === key ? 1 : 0)),
  hits: tally.hits + (key > 0 && given >= key ? 1 : 0),
  misses: tally.misses + (given < key ? 1 : 0),
  falseAlarms: tally.falseAlarms + (given > key ? 1 : 0),
  signsMissed: tally.signsMissed + (given < key && key === ACT ? 1 : 0),
});

/** Hits out of all that had to be stopped, in whole per cent; null before there was any. @param {Tally} tally */
export function sensitivity({ hits, misses }) {
  const needed = hits + misses;
  return needed ? Math.floor((200 * hits + needed) / (2 * needed)) : null;
}

/**
 * Whether a skin type is ready: enough seen of each answer, few misses, no stop sign missed, few false alarms.
 * @param {Tally} tally @param {number} sequences of this type that were answered @param {Limits} limits
 */
export const isReady = (tally, sequences, limits) =>
  Math.min(...tally.byKey) >= limits.least_of_each &&
  sequences >= limits.least_sequences &&
  tally.signsMissed === 0 &&
  (sensitivity(tally) ?? 0) >= limits.sensitivity_percent &&
  tally.falseAlarms * 100 <= limits.false_alarms_percent * tally.shown;

/**
 * The score of each skin type, from I to VI: the last answer to each of its items.
 * @param {import("./decode.js").Items} items @param {import("./rounds.js").Performances} record @param {Limits} limits
 * @returns {Score[]}
 */
export function scores(items, record, limits) {
  return [1, 2, 3, 4, 5, 6].map((skinType) => {
    let tally = emptyTally();
    let sequences = 0;
    for (const mode of MODES)
      for (const item of items[mode].values()) {
        if (item.skinType !== skinType || !record[item.id]) continue;
        tally = counted(tally, record[item.id]);
        if (mode === "sequence") sequences += 1;
      }
    return { tally, sensitivity: sensitivity(tally), ready: isReady(tally, sequences, limits) };
  });
}
