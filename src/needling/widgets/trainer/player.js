// How the trainer goes on: the next state from a state and an event. What is shown of a state: view.js.
import { noProgress, roundUnderWay, withAnswer } from "./progress.js";

/**
 * @typedef {import("./decode.js").Mode} Mode
 * @typedef {import("./progress.js").Progress} Progress
 *
 * @typedef {object} Setting what stays the same while a reader trains
 * @property {import("./decode.js").Items} items
 * @property {Record<Mode, import("./rounds.js").Size>} sizes
 * @property {string} seed the reader's own
 *
 * @typedef {object} Answer
 * @property {string} id of the item
 * @property {number} key what was right, counted from the gentlest answer
 * @property {number} given
 * @property {number} took_ms since the item came
 *
 * @typedef {object} State
 * @property {Mode} mode
 * @property {"deciding" | "judged" | "finished"} phase
 * @property {"" | "passed" | "forgotten"} notice what has just happened while deciding
 * @property {Progress} progress
 * @property {import("./progress.js").Round} round
 * @property {number} step how many passes of a section are behind; a single moment has none
 * @property {number} since when the item came, in ms
 * @property {Answer | null} answer the one that is being judged
 *
 * @typedef {{ type: "decide", given: number, at: number }
 *   | { type: "continue", at: number }
 *   | { type: "switch", mode: Mode, at: number }
 *   | { type: "forget", at: number }} Event `at`: when, in ms
 */

/**
 * The state in which a reader begins or comes back.
 * @param {Setting} setting @param {Progress} progress @param {Mode} mode @param {number} at @returns {State}
 */
export function start({ items, sizes, seed }, progress, mode, at) {
  const round = roundUnderWay(progress, mode, items[mode], seed, sizes[mode]);
  return { mode, phase: "deciding", notice: "", progress, round, step: 0, since: at, answer: null };
}

/** The place in the round of the item that is shown. @param {State} state */
export const place = ({ round, phase }) => round.given.length - (phase === "deciding" ? 0 : 1);

/** The item and the moment of it that are shown. @param {Setting} setting @param {State} state */
export function shown({ items }, state) {
  const item = /** @type {import("./decode.js").Item} */ (items[state.mode].get(state.round.ids[place(state)]));
  return { item, moment: item.moments[state.step] };
}

/** @param {Setting} setting @param {State} state @param {number} given @param {number} at @returns {State} */
function decide(setting, state, given, at) {
  if (state.phase !== "deciding") return state;
  const { item, moment } = shown(setting, state);
  if (state.mode === "sequence" && given === 0 && moment.key === 0)
    return { ...state, step: state.step + 1, notice: "passed" };
  const answer = { id: item.id, key: moment.key, given, took_ms: at - state.since };
  const progress = withAnswer(state.progress, state.mode, state.round, item.id, answer);
  const round = progress.rounds[state.mode] ?? state.round;
  return { ...state, phase: "judged", notice: "", progress, round, answer };
}

/** @param {Setting} setting @param {State} state @param {number} at @returns {State} */
function goOn(setting, state, at) {
  if (state.phase === "deciding") return state;
  const over = state.round.given.length === state.round.ids.length;
  if (over && state.phase === "judged") return { ...state, phase: "finished", answer: null };
  return start(setting, state.progress, state.mode, at);
}

/** The next state. @param {Setting} setting @param {State} state @param {Event} event @returns {State} */
export function next(setting, state, event) {
  switch (event.type) {
    case "decide":
      return decide(setting, state, event.given, event.at);
    case "continue":
      return goOn(setting, state, event.at);
    case "switch":
      return start(setting, state.progress, event.mode, event.at);
    case "forget":
      return { ...start(setting, noProgress(), state.mode, event.at), notice: "forgotten" };
  }
}
