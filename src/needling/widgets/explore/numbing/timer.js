// The timer of a numbing cream: counts down to the earliest, then to the latest time of the label text. No sound.
// What the device keeps is when it began and ends; the time left always comes from the clock.
import { fillIn } from "../../shared/dom.js";
import { loadSetting, onSetting, saveSetting } from "../../shared/settings.js";
import { isRecord } from "../../shared/validate.js";

const SHELF = "timer:numbing";
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
 */

/** What was kept, if it can be true. @param {unknown} value @param {Record<string, string>} names @param {number} now @returns {Run | null} */
function sound(value, names, now) {
  if (!isRecord(value)) return null;
  const { cream, startedAt, earliestAt, latestAt, stoppedAt = null } = value;
  const times = [startedAt, earliestAt, latestAt, ...(stoppedAt === null ? [] : [stoppedAt])];
  const may =
    typeof cream === "string" &&
    Object.hasOwn(names, cream) &&
    times.every((time) => Number.isSafeInteger(time)) &&
    startedAt <= now + CLOCK_SET_BACK &&
    startedAt < earliestAt &&
    earliestAt <= latestAt &&
    latestAt - startedAt <= LONGEST &&
    now - latestAt <= FORGOTTEN &&
    (stoppedAt === null || (stoppedAt >= startedAt && stoppedAt <= now + CLOCK_SET_BACK));
  return may ? { cream, startedAt, earliestAt, latestAt, stoppedAt } : null;
}

/** @param {number} milliseconds @returns {string} minutes:seconds; a second that has begun counts */
function left(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** @param {number} at @returns {string} as the clock on the wall says it */
const clock = (at) =>
  new Intl.DateTimeFormat(document.documentElement.lang || "en", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);

/** @param {HTMLElement} el @param {import("../extras.js").Values} values @returns {() => void} to be called when a control has changed */
export function timer(el, values) {
  /** @type {{ names: Record<string, string>, words: Record<string, string> }} */
  const { names, words } = JSON.parse(el.dataset.timer ?? "{}");
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (el.querySelector(selector));
  const [start, stop, reset] = ["start", "stop", "reset"].map(
    (name) => /** @type {HTMLButtonElement} */ (find(`[name="${name}"]`)),
  );
  const [plan, running, remaining, news, kept] = ["plan", "run", "left", "news", "kept"].map((name) =>
    find(`.nd-timer-${name}`),
  );
  /** @type {Run | null} */
  let run = null;
  let ticking = 0;
  /** Whether what the device keeps is what stands here. */
  let inStep = true;

  /** Only what is new is written: what is heard is then heard once. @param {HTMLElement} place @param {string} text */
  const say = (place, text) => {
    if (place.textContent !== text) place.textContent = text;
  };

  /** @param {Run} now @param {string} way @param {string} said */
  const showRun = ({ cream, startedAt, earliestAt, latestAt, stoppedAt }, way, said) => {
    const known = {
      name: names[cream],
      started: clock(startedAt),
      earliest: clock(earliestAt),
      latest: clock(latestAt),
      stopped: stoppedAt === null ? "" : clock(stoppedAt),
      minutes: stoppedAt === null ? "" : Math.floor((stoppedAt - startedAt) / MINUTE),
    };
    say(running, fillIn(words[way], known));
    say(news, fillIn(words[said], known));
  };

  const show = () => {
    const { earliest_min, timer_allowed } = values();
    plan.hidden = run !== null;
    running.hidden = run === null;
    start.disabled = run === null ? !timer_allowed : run.stoppedAt === null;
    stop.disabled = run === null || run.stoppedAt !== null;
    reset.disabled = run === null || run.stoppedAt === null;
    say(start, words[run?.stoppedAt ? "go_on" : "start"]);
    if (run === null) {
      say(remaining, timer_allowed ? left(earliest_min * MINUTE) : "–");
      say(news, "");
      el.dataset.phase = "ready";
      return;
    }
    const at = run.stoppedAt ?? Date.now();
    const phase = at < run.earliestAt ? "started" : at < run.latestAt ? "reached" : "passed";
    say(remaining, left((phase === "started" ? run.earliestAt : run.latestAt) - at));
    const way = phase === "started" ? "to_earliest" : phase === "reached" ? "to_latest" : "over";
    if (run.stoppedAt === null) showRun(run, way, phase);
    else showRun(run, "was", "stopped");
    el.dataset.phase = run.stoppedAt === null ? phase : "stopped";
  };

  const follow = () => {
    show();
    const goes = run !== null && run.stoppedAt === null && Date.now() < run.latestAt;
    if (goes && !ticking) ticking = setInterval(tick, 500);
    if (goes) return;
    clearInterval(ticking);
    ticking = 0;
  };
  const tick = () => {
    if (el.isConnected) follow();
    else clearInterval(ticking);
  };

  /** @param {Run | null} next */
  const turnTo = async (next) => {
    run = next;
    follow();
    inStep = ["saved", "quarantined"].includes(await saveSetting(SHELF, next ?? {}));
    say(kept, next && !inStep ? words.not_kept : "");
  };

  start.addEventListener("click", () => {
    if (run) {
      turnTo({ ...run, stoppedAt: null });
      stop.focus();
      return;
    }
    const { cream, earliest_min, latest_min, timer_allowed } = values();
    if (!timer_allowed) return;
    const startedAt = Date.now();
    const [earliestAt, latestAt] = [earliest_min, latest_min].map((minutes) => startedAt + minutes * MINUTE);
    turnTo({ cream, startedAt, earliestAt, latestAt, stoppedAt: null });
    stop.focus();
  });
  stop.addEventListener("click", () => {
    if (run) turnTo({ ...run, stoppedAt: Date.now() });
    reset.focus();
  });
  reset.addEventListener("click", () => {
    turnTo(null);
    start.focus();
  });
  // A phone lets a hidden page sleep; another tab may have started or stopped it.
  document.addEventListener("visibilitychange", follow);
  const load = async () => {
    const stored = sound(await loadSetting(SHELF), names, Date.now());
    if (!inStep) return;
    run = stored;
    follow();
  };
  onSetting(SHELF, load);
  void load();
  follow();
  return show;
}
