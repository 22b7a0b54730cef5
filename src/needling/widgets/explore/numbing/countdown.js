// The time left of a numbing cream: to the earliest, then to the latest time of the label text. Pure; no clock but the one it is given.

const MINUTE = 60_000;
/** Longer than any label text allows. */
const LONGEST = 6 * 60 * MINUTE;
/** A device sets its clock right now and then. */
const CLOCK_SET_BACK = MINUTE;
/** A timer that ended this long ago is forgotten. */
const FORGOTTEN = 24 * 60 * MINUTE;

/**
 * @typedef {{ cream: string, startedAt: number, earliestAt: number, latestAt: number, stoppedAt: number | null }} Run
 *   times in milliseconds since 1970, as Date.now() gives them
 * @typedef {"started" | "reached" | "passed"} Phase before the earliest, before the latest, after it
 */

/** What was saved, if it can be true. @param {unknown} value @param {string[]} creams @param {number} now @returns {Run | null} */
export function validRun(value, creams, now) {
  if (typeof value !== "object" || value === null) return null;
  const { cream, startedAt, earliestAt, latestAt, stoppedAt = null } = /** @type {Record<string, any>} */ (value);
  const times = [startedAt, earliestAt, latestAt, ...(stoppedAt === null ? [] : [stoppedAt])];
  const may =
    creams.includes(cream) &&
    times.every((time) => Number.isSafeInteger(time)) &&
    startedAt <= now + CLOCK_SET_BACK &&
    startedAt < earliestAt &&
    earliestAt <= latestAt &&
    latestAt - startedAt <= LONGEST &&
    now - latestAt <= FORGOTTEN &&
    (stoppedAt === null || (stoppedAt >= startedAt && stoppedAt <= now + CLOCK_SET_BACK));
  return may ? { cream, startedAt, earliestAt, latestAt, stoppedAt } : null;
}

/** @param {string} cream @param {number} earliestMin @param {number} latestMin @param {number} now @returns {Run} */
export const begun = (cream, earliestMin, latestMin, now) => ({
  cream,
  startedAt: now,
  earliestAt: now + earliestMin * MINUTE,
  latestAt: now + latestMin * MINUTE,
  stoppedAt: null,
});

/** @param {Run} run @param {number} now @returns {Phase} where it stands, or stood when it was stopped */
export function phaseOf({ earliestAt, latestAt, stoppedAt }, now) {
  const at = stoppedAt ?? now;
  return at < earliestAt ? "started" : at < latestAt ? "reached" : "passed";
}

/** @param {Run} run @param {number} now */
export const isRunning = ({ latestAt, stoppedAt }, now) => stoppedAt === null && now < latestAt;

/** @param {number} milliseconds @returns {string} minutes:seconds; a second that has begun counts */
export function minutesAndSeconds(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** @param {Run} run @param {number} now @returns {string} what is left to the next of its two times */
export const left = (run, now) =>
  minutesAndSeconds((phaseOf(run, now) === "started" ? run.earliestAt : run.latestAt) - (run.stoppedAt ?? now));

/** @param {Run} run @returns {number} whole minutes that it was on before it was stopped */
export const minutesOn = ({ startedAt, stoppedAt }) => Math.floor(((stoppedAt ?? startedAt) - startedAt) / MINUTE);

/**
 * @typedef {{ phase: "ready" | "stopped" | Phase, left: string, start: boolean, stop: boolean, reset: boolean, go_on: boolean,
 *   way: string, news: string }} View what is shown; `way` and `news` name the strings, empty where nothing is to be said
 */

/**
 * @param {Run | null} run @param {{ earliest_min: number, timer_allowed: boolean }} plan what the controls say @param {number} now
 * @returns {View}
 */
export function viewOf(run, { earliest_min, timer_allowed }, now) {
  if (run === null) {
    const waits = timer_allowed ? minutesAndSeconds(earliest_min * MINUTE) : "–";
    return {
      phase: "ready",
      left: waits,
      start: timer_allowed,
      stop: false,
      reset: false,
      go_on: false,
      way: "",
      news: "",
    };
  }
  const phase = phaseOf(run, now);
  const buttons = { start: run.stoppedAt !== null, stop: run.stoppedAt === null, reset: run.stoppedAt !== null };
  if (run.stoppedAt !== null)
    return { phase: "stopped", left: left(run, now), ...buttons, go_on: true, way: "was", news: "stopped" };
  const way = { started: "to_earliest", reached: "to_latest", passed: "over" }[phase];
  return { phase, left: left(run, now), ...buttons, go_on: false, way, news: phase };
}
