// Where each step of a case leads. The same steps as in course/case_paths.py; tests walk both through every situation.

/**
 * @typedef {{ to: string, unsafe: boolean }} Way
 * @typedef {Way & { id: string, needs?: string[], otherwise?: Way }} Decision
 * @typedef {{ id: string, minutes: number, red: boolean, at: string[] }} Ask
 * @typedef {"safe-good" | "safe-poor" | "unsafe"} Kind
 * @typedef {object} Machine
 * @property {string} start
 * @property {number} minutes how long the visit leaves for questions
 * @property {number} full the most points
 * @property {Ask[]} asks
 * @property {Record<string, Decision[]>} states
 * @property {Record<string, Kind>} endings
 * @property {Record<Kind, string>} points a hexadecimal digit for every set of questions
 * @property {string[]} best
 *
 * @typedef {{ place: string, asked: string[], unsafe: boolean }} Situation
 * @typedef {{ id: string, from: string, way: Way | null, met: boolean }} Taken a step, and where it led; `way` is null for a question
 */

/** @param {object} record @param {string} name */
const has = (record, name) => Object.prototype.hasOwnProperty.call(record, name);

/** What can be asked here. @param {Machine} machine @param {Situation} here */
export const asksAt = (machine, here) =>
  has(machine.states, here.place)
    ? machine.asks.filter(({ id, at }) => !here.asked.includes(id) && (at.length === 0 || at.includes(here.place)))
    : [];

/** @param {Machine} machine @param {Situation} here @returns {Decision[]} */
export const decisionsAt = (machine, here) => (has(machine.states, here.place) ? machine.states[here.place] : []);

/** Take a step. @param {Machine} machine @param {Situation} here @param {string} id
 * @returns {{ there: Situation, taken: Taken } | null} null where it cannot be taken */
export function take(machine, here, id) {
  if (asksAt(machine, here).some((ask) => ask.id === id)) {
    const there = { ...here, asked: [...here.asked, id] };
    return { there, taken: { id, from: here.place, way: null, met: true } };
  }
  const decision = decisionsAt(machine, here).find((one) => one.id === id);
  if (!decision) return null;
  const met = !decision.otherwise || (decision.needs ?? []).every((need) => here.asked.includes(need));
  const way = /** @type {Way} */ (met ? decision : decision.otherwise);
  const there = { place: way.to, asked: here.asked, unsafe: here.unsafe || way.unsafe };
  return { there, taken: { id, from: here.place, way, met } };
}

/** All steps in a row. @param {Machine} machine @param {string[]} ids
 * @returns {{ here: Situation, path: Taken[] } | null} null where one of them cannot be taken */
export function replay(machine, ids) {
  /** @type {Situation} */
  let here = { place: machine.start, asked: [], unsafe: false };
  /** @type {Taken[]} */
  const path = [];
  for (const id of ids) {
    const step = take(machine, here, id);
    if (!step) return null;
    here = step.there;
    path.push(step.taken);
  }
  return { here, path };
}

/** How the case has ended, or null. @param {Machine} machine @param {Situation} here @returns {Kind | null} */
export const kindAt = (machine, here) => (has(machine.endings, here.place) ? machine.endings[here.place] : null);

/** The minutes that the questions took. @param {Machine} machine @param {string[]} asked */
export const minutesOf = (machine, asked) =>
  machine.asks.reduce((sum, { id, minutes }) => sum + (asked.includes(id) ? minutes : 0), 0);

/** The points of an ending, looked up. @param {Machine} machine @param {Kind} kind @param {string[]} asked */
export function pointsOf(machine, kind, asked) {
  const place = machine.asks.reduce((sum, { id }, n) => sum + (asked.includes(id) ? 2 ** n : 0), 0);
  return Number.parseInt(machine.points[kind][place], 16);
}

/** The red-flag questions that were left out. @param {Machine} machine @param {string[]} asked */
export const missed = (machine, asked) => machine.asks.filter(({ id, red }) => red && !asked.includes(id));
