// What a finished scenario comes to, as data. How it looks is each activity's own.
import { endedAt, minutesUsed, replay } from "./player.js";

/**
 * @typedef {import("./player.js").Graph} Graph
 * @typedef {import("./player.js").Situation} Situation
 * @typedef {import("./player.js").Step} Step
 *
 * @typedef {object} Report
 * @property {import("./player.js").Verdict} verdict
 * @property {string} ending the name of the texts of the ending
 * @property {number} unsafe how many steps were unsafe
 * @property {{ points: number, full: number } | null} worth null where there are no points
 * @property {number} used the minutes that the questions took
 * @property {number} minutes the minutes that there were
 * @property {string[]} missed the required questions that were not asked
 * @property {Step[]} steps
 * @property {Step[]} best the steps of the best path; none where nobody wrote one
 */

/** @param {Graph} graph @param {Situation} here @returns {Report | null} null while it goes on */
export function reportOf(graph, here) {
  const verdict = endedAt(graph, here);
  if (!verdict) return null;
  const { questions = [], required = [], minutes = 0, best = [] } = graph;
  return {
    verdict,
    ending: here.at,
    unsafe: here.steps.filter((step) => step.verdict === "unsafe").length,
    worth: worthOf(graph, here, verdict),
    used: minutesUsed(graph, here),
    minutes,
    missed: questions.map(({ id }) => id).filter((id) => required.includes(id) && !here.flags.includes(id)),
    steps: here.steps,
    best: best.length ? (replay(graph, best)?.steps ?? []) : [],
  };
}

/** The points of an ending, looked up. @param {Graph} graph @param {Situation} here
 * @param {import("./player.js").Verdict} verdict */
function worthOf(graph, here, verdict) {
  const { points = {}, required = [], minutes = 0 } = graph;
  const rows = points[verdict];
  if (!rows) return null;
  const row = minutesUsed(graph, here) <= minutes ? rows.in_time : rows.over_time;
  const asked = required.filter((flag) => here.flags.includes(flag)).length;
  return { points: row[asked], full: Math.max(...(points.good?.in_time ?? [])) };
}
