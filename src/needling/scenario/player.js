// The player of a scenario: two pure functions over a graph that Python made and proved. No page, no storage, no rule of its own.

/**
 * @typedef {"good" | "poor" | "unsafe"} Verdict
 * @typedef {{ verdict: Verdict, feedback: string, to?: string, condition?: string[] }} Consequence
 * @typedef {{ id: string, consequences: Consequence[], left?: Consequence }} Choice
 * @typedef {{ to: string, condition?: string[], sets?: string[] }} Transition
 * @typedef {{ text: string, choices: Choice[], questions?: string[], transitions?: Transition[] }} State where there are
 *   `transitions`, any number of the choices can be taken together
 * @typedef {{ id: string, minutes: number }} Question
 * @typedef {{ in_time: number[], over_time: number[] }} Points by the number of required flags that are set
 *
 * @typedef {object} Graph what `needling.scenario.graph` sends; what is empty is left out
 * @property {string} start
 * @property {Record<string, State>} states
 * @property {Record<string, Verdict | null>} endings null: as good as the worst choice on the way
 * @property {Question[]} [questions]
 * @property {string[]} [required]
 * @property {number} [minutes]
 * @property {Partial<Record<Verdict, Points>>} [points]
 * @property {string[]} [best]
 *
 * @typedef {object} Step one thing that was done, or left out where it could have been chosen
 * @property {string} text the texts of the state in which it was done
 * @property {string} id of the question or the choice
 * @property {"asked" | "chosen" | "left"} how
 * @property {Verdict} verdict
 * @property {string} feedback the name of the text that says why; empty for a question
 *
 * @typedef {{ at: string, flags: string[], worst: Verdict, path: string[], steps: Step[] }} Situation
 *
 * @typedef {object} View what a reader meets in a situation
 * @property {string} text the name of its texts
 * @property {Verdict | null} ended how it ended; null while it goes on
 * @property {boolean} several whether several choices can be taken together
 * @property {{ id: string, minutes: number, asked: boolean }[]} questions what was asked, and what can be
 * @property {string[]} choices
 * @property {number} used the minutes that the questions took
 * @property {number} minutes the minutes that there are
 * @property {Step | null} last the last choice
 */

/** From best to worst. @type {Verdict[]} */
const VERDICTS = ["good", "poor", "unsafe"];
/** What a path says where several things could be chosen and none was. */
const NONE = "none";
/** Between several things that are chosen together. */
const AND = "~";
/** Longer than any scenario: a longer path is not looked at. */
const LONGEST = 100;

/** The worst of some verdicts; good where there is none. @param {Verdict[]} verdicts */
export const worstOf = (verdicts) => VERDICTS[Math.max(0, ...verdicts.map((one) => VERDICTS.indexOf(one)))];

/** What a path says for things that were chosen together. @param {string[]} chosen in the order of the choices */
export const wordOf = (chosen) => chosen.join(AND) || NONE;

/** @param {Graph} graph @param {Situation} here @returns {State | null} null at an ending */
const stateAt = ({ states }, { at }) => (Object.hasOwn(states, at) ? states[at] : null);

/** @param {{ condition?: string[] }} what @param {string[]} flags */
const holds = ({ condition = [] }, flags) => condition.every((flag) => flags.includes(flag));

/** Where a scenario begins. @param {Graph} graph @returns {Situation} */
export const begin = ({ start }) => ({ at: start, flags: [], worst: "good", path: [], steps: [] });

/** The situation after a step: a question, a choice, or several choices as one word.
 * @param {Graph} graph @param {Situation} here @param {string} word @returns {Situation | null} null where it cannot be taken */
export function next(graph, here, word) {
  const state = stateAt(graph, here);
  if (!state) return null;
  const path = [...here.path, word];
  if (state.questions?.includes(word) && !here.flags.includes(word)) {
    const step = /** @type {Step} */ ({ text: state.text, id: word, how: "asked", verdict: "good", feedback: "" });
    return { ...here, path, flags: [...here.flags, word], steps: [...here.steps, step] };
  }
  const taken = state.transitions ? severalOf(state, word) : [word];
  if (!taken) return null;
  const came = state.choices.flatMap((choice) => comesOf(state, choice, taken, here.flags));
  /** @type {Transition | Consequence | undefined} */
  const lead = state.transitions?.find((one) => holds(one, taken)) ?? came[0]?.came;
  if (!lead?.to) return null;
  return {
    at: lead.to,
    flags: [...here.flags, ...(("sets" in lead && lead.sets) || [])],
    worst: worstOf([here.worst, ...came.map(({ step }) => step.verdict)]),
    path,
    steps: [...here.steps, ...came.map(({ step }) => step)],
  };
}

/** The choices that a word takes together; null where they cannot be. @param {State} state @param {string} word */
function severalOf({ choices }, word) {
  const taken = word === NONE ? [] : word.split(AND);
  const known = choices.map(({ id }) => id).filter((id) => taken.includes(id));
  return taken.length === known.length && taken.every((id, n) => id === known[n]) ? taken : null;
}

/** What comes of a choice that was taken, or left where others were. @param {State} state @param {Choice} choice
 * @param {string[]} taken @param {string[]} flags @returns {{ came: Consequence, step: Step }[]} none where it means nothing */
function comesOf({ text }, { id, consequences, left }, taken, flags) {
  const how = taken.includes(id) ? "chosen" : "left";
  const came = how === "chosen" ? consequences.find((one) => holds(one, flags)) : left;
  return came ? [{ came, step: { text, id, how, verdict: came.verdict, feedback: came.feedback } }] : [];
}

/** How a scenario has ended; null while it goes on. @param {Graph} graph @param {Situation} here @returns {Verdict | null} */
export const endedAt = ({ endings }, { at, worst }) => (Object.hasOwn(endings, at) ? (endings[at] ?? worst) : null);

/** The minutes that the questions took. @param {Graph} graph @param {Situation} here */
export const minutesUsed = ({ questions = [] }, { flags }) =>
  questions.reduce((sum, { id, minutes }) => sum + (flags.includes(id) ? minutes : 0), 0);

/** What a reader meets. @param {Graph} graph @param {Situation} here @returns {View} */
export function view(graph, here) {
  const state = stateAt(graph, here);
  const asked = (/** @type {string} */ id) => here.flags.includes(id);
  return {
    text: state ? state.text : here.at,
    ended: endedAt(graph, here),
    several: Boolean(state?.transitions),
    questions: (graph.questions ?? [])
      .filter(({ id }) => asked(id) || state?.questions?.includes(id))
      .map(({ id, minutes }) => ({ id, minutes, asked: asked(id) })),
    choices: state ? state.choices.map(({ id }) => id) : [],
    used: minutesUsed(graph, here),
    minutes: graph.minutes ?? 0,
    last: here.steps.filter(({ how }) => how === "chosen").pop() ?? null,
  };
}

/** The situation that a path leads to, whoever wrote it. @param {Graph} graph @param {unknown} path
 * @returns {Situation | null} null where it is no path, or a step of it cannot be taken */
export function replay(graph, path) {
  if (!Array.isArray(path) || path.length > LONGEST) return null;
  /** @type {Situation | null} */
  let here = begin(graph);
  for (const word of path) {
    here = here && typeof word === "string" ? next(graph, here, word) : null;
  }
  return here;
}
