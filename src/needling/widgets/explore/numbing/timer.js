// The timer's place in the page: shows a view, says a text once.
import { format } from "../../shared/format.js";
import { minutesOn } from "./countdown.js";

/** @typedef {Record<"start" | "stop" | "reset", HTMLButtonElement>} Buttons */

/** @param {number} at @returns {string} as the clock on the wall says it */
const clock = (at) =>
  new Intl.DateTimeFormat(document.documentElement.lang || navigator.language, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);

/** Only what is new is written: what is heard is then heard once. @param {HTMLElement} place @param {string} text */
function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/** @param {import("./countdown.js").Run} run @param {Record<string, string>} names of the creams */
const namesAndTimes = ({ cream, startedAt, earliestAt, latestAt, stoppedAt }, names) => ({
  name: names[cream],
  started: clock(startedAt),
  earliest: clock(earliestAt),
  latest: clock(latestAt),
  stopped: stoppedAt === null ? "" : clock(stoppedAt),
});

/**
 * @param {HTMLElement} el @param {Record<string, string>} names @param {Record<string, string>} words
 */
export function timerView(el, names, words) {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (el.querySelector(selector));
  const buttons = /** @type {Buttons} */ (
    Object.fromEntries(["start", "stop", "reset"].map((name) => [name, find(`[name="${name}"]`)]))
  );
  const [plan, running, remaining, news, kept] = ["plan", "run", "left", "news", "kept"].map((name) =>
    find(`.nd-timer-${name}`),
  );
  return {
    buttons,
    /** @param {import("./countdown.js").View} view @param {import("./countdown.js").Run | null} run */
    show(view, run) {
      const { way, news: said } = view;
      plan.hidden = run !== null;
      running.hidden = run === null;
      for (const name of /** @type {(keyof Buttons)[]} */ (["start", "stop", "reset"]))
        buttons[name].disabled = !view[name];
      write(buttons.start, view.go_on ? words.go_on : words.start);
      write(remaining, view.left);
      el.dataset.phase = view.phase;
      const known = run && { ...namesAndTimes(run, names), minutes: minutesOn(run) };
      if (known) write(running, format(words[way], known));
      write(news, known ? format(words[said], known) : "");
    },
    /** @param {boolean} yes whether the device keeps the timer */
    saved: (yes) => write(kept, yes ? "" : words.not_kept),
  };
}
