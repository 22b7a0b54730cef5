// The timer of a numbing cream. No sound. What the device keeps is when it began and ends; the time left always comes from the clock.
import { loadSetting, onSetting, saveSetting } from "../../shared/settings.js";
import { begun, isRunning, validRun, viewOf } from "./countdown.js";
import { timerView } from "./timer.js";

const STORAGE_KEY = "timer:numbing";

/** @typedef {import("./countdown.js").Run | null} Run */

/** @param {HTMLElement} el @param {() => import("../table.js").Values} values @returns {() => void} to be called when a control has changed */
export default function timer(el, values) {
  /** @type {{ names: Record<string, string>, words: Record<string, string> }} */
  const { names, words } = JSON.parse(el.dataset.timer ?? "{}");
  const view = timerView(el, names, words);
  const plan = () => /** @type {any} */ (values());
  /** @type {Run} */
  let run = null;
  let ticking = 0;
  /** Whether what the device keeps is what stands here. */
  let inStep = true;

  const show = () => view.show(viewOf(run, plan(), Date.now()), run);
  const follow = () => {
    show();
    const running = run !== null && isRunning(run, Date.now());
    if (running && !ticking) ticking = setInterval(tick, 500);
    if (running) return;
    clearInterval(ticking);
    ticking = 0;
  };
  const tick = () => {
    if (el.isConnected) follow();
    else clearInterval(ticking);
  };
  /** @param {Run} next @param {HTMLButtonElement} focus */
  const turnTo = async (next, focus) => {
    run = next;
    follow();
    focus.focus();
    inStep = ["saved", "quarantined"].includes(await saveSetting(STORAGE_KEY, next ?? {}));
    view.saved(next === null || inStep);
  };
  const load = async () => {
    const stored = validRun(await loadSetting(STORAGE_KEY), Object.keys(names), Date.now());
    if (!inStep) return;
    run = stored;
    follow();
  };

  const { start, stop, reset } = view.buttons;
  start.addEventListener("click", () => {
    const { cream, earliest_min, latest_min, timer_allowed } = plan();
    if (run) turnTo({ ...run, stoppedAt: null }, stop);
    else if (timer_allowed) turnTo(begun(cream, earliest_min, latest_min, Date.now()), stop);
  });
  stop.addEventListener("click", () => turnTo(run && { ...run, stoppedAt: Date.now() }, reset));
  reset.addEventListener("click", () => turnTo(null, start));
  // A phone lets a hidden page sleep; another tab may have started or stopped it.
  document.addEventListener("visibilitychange", follow);
  onSetting(STORAGE_KEY, load);
  void load();
  follow();
  return show;
}
