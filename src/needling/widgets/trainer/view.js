// What is shown of a state, in words: no element of the page is touched here.
import { format } from "../shared/format.js";
import { place, shown } from "./player.js";

/**
 * @typedef {Record<string, string>} Messages
 * @typedef {{ text: string, label?: string }} Line
 *
 * @typedef {object} View
 * @property {string} mode
 * @property {string} hint what the mode is about
 * @property {string} count
 * @property {string} skin
 * @property {string} described what stands above the picture in words
 * @property {import("./decode.js").Moment} moment
 * @property {boolean} finished the round is over, no moment is shown
 * @property {string[] | null} answers the labels of the answers, or null where there is nothing to decide
 * @property {"" | "right" | "wrong"} verdict
 * @property {Line[]} feedback
 * @property {string[]} facts behind the feedback
 * @property {string} factsLabel
 * @property {string} goOn the label of the button that goes on; empty where there is none
 *
 * @typedef {{ rows: { cells: string[], ready: boolean }[], conclusion: string }} Results
 */

/** From the gentlest to the firmest, as `ANSWERS` in models/patch.py. */
export const ANSWERS = ["carry", "stop", "act"];

/** The message for a decision. @param {import("./decode.js").Mode} mode @param {number} key @param {number} given */
export function verdictMessage(mode, key, given) {
  if (mode === "single") return given === key ? "verdict_right" : given < key ? "verdict_less" : "verdict_more";
  if (given === key) return "verdict_in_time";
  return key === 0 ? "verdict_early" : given === 0 ? "verdict_late" : "verdict_kind";
}

/**
 * @param {import("./player.js").State} state @param {import("./decode.js").Moment} moment @param {Messages} words
 * @returns {Pick<View, "verdict" | "feedback" | "facts">}
 */
function feedback({ mode, phase, notice, round, answer }, moment, words) {
  const nothing = { verdict: /** @type {const} */ (""), facts: [] };
  if (phase === "finished") {
    const right = round.given.filter(Boolean).length;
    return { ...nothing, feedback: [{ text: format(words.round_result, { right, total: round.given.length }) }] };
  }
  if (notice) return { ...nothing, feedback: [{ text: format(words[notice], { pass: moment.pass }) }] };
  if (!answer) return { ...nothing, feedback: [] };
  const { key, given } = answer;
  const names = { answer: words[`answer_${ANSWERS[key]}`], given: words[`answer_${ANSWERS[given]}`] };
  return {
    verdict: given === key ? "right" : "wrong",
    feedback: [
      { text: format(words[verdictMessage(mode, key, given)], names) },
      ...moment.reason.why.map((text) => ({ text, label: words.why })),
      ...moment.reason.act.map((text) => ({ text, label: words.do })),
    ],
    facts: moment.reason.facts,
  };
}

/** @param {import("./player.js").State} state @param {Messages} words */
function goOnLabel({ mode, phase, round }, words) {
  if (phase === "deciding") return "";
  if (phase === "finished") return words.new_round;
  if (round.given.length === round.ids.length) return words.to_results;
  return mode === "single" ? words.next_moment : words.next_section;
}

/** @param {import("./player.js").Setting} setting @param {import("./player.js").State} state @param {Messages} words @returns {View} */
export function view(setting, state, words) {
  const { mode, phase, round } = state;
  const { item, moment } = shown(setting, state);
  const labels = ANSWERS.map((name) => words[`answer_${name}`]);
  if (mode === "sequence") labels[0] = words.answer_next;
  return {
    mode,
    hint: words[`mode_${mode}_hint`],
    count: format(words[`count_${mode}`], { number: place(state) + 1, total: round.ids.length, pass: moment.pass }),
    skin: words[`skin_${item.skinType}`],
    described: moment.photograph ? words.photo_in_words : words.in_words,
    moment,
    finished: phase === "finished",
    answers: phase === "deciding" ? labels : null,
    ...feedback(state, moment, words),
    factsLabel: words.facts,
    goOn: goOnLabel(state, words),
  };
}

/** The results by skin type, as texts. @param {import("./scoring.js").Score[]} scores @param {Messages} words @returns {Results} */
export function results(scores, words) {
  const rows = scores.map(({ tally, sensitivity, ready }) => {
    if (!tally.shown) return { cells: Array(6).fill(words.none), ready };
    const share = sensitivity === null ? words.none : format(words.percent, { count: sensitivity });
    const counts = [tally.shown, tally.hits, tally.misses, tally.falseAlarms].map(String);
    return { cells: [...counts, share, ready ? words.ready_yes : words.ready_no], ready };
  });
  const open = rows.flatMap(({ ready }, n) => (ready ? [] : [words[`short_${n + 1}`]]));
  const conclusion = open.length ? format(words.not_ready, { types: open.join(", ") }) : words.all_ready;
  return { rows, conclusion };
}
