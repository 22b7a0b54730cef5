// How the trainer's progress lies in the log of answers: an event for each answer, a setting for each round under way.
import { STORED_ROUND } from "./progress.js";

/** What the device knows of a round's storage key. @type {Record<string, string>} */
const ROUNDS = { [STORED_ROUND.single]: "trainer:still", [STORED_ROUND.sequence]: "trainer:live" };

/**
 * @typedef {import("./rounds.js").Performance} Performance
 * @typedef {{ times: number, right: number }} Counts
 */

/** @type {import("../shared/model.js").Saved} */
export const saved = {
  trait: "progress",

  // The id of a drawn item is a hash of its content already; a photograph's is not.
  items: (_el, { table }) =>
    Object.values(/** @type {Record<string, { id: string, hash?: string }[]>} */ (table.items))
      .flat()
      .map(({ id, hash }) => ({ name: id, id: `trainer:${id}`, hash: hash ?? id })),

  settings: () => ROUNDS,

  /** @param {Performance} performance */
  toEvent: ({ given, key, round, took_ms }) => ({
    given: { answer: given, key, round },
    right: given === key,
    took_ms: took_ms ?? null,
  }),

  /** @param {{ last: { given: any }, current: Counts }} summary @returns {Performance} to be validated like all that is stored */
  fromSummary: ({ last, current }) => ({
    shown: current.times,
    right: current.right,
    round: last.given?.round,
    key: last.given?.key,
    given: last.given?.answer,
  }),
};
