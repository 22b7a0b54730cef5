// The planner's days on the calendar: Python counted them, here they are added to the date that the reader sets.
import { fillIn } from "../../shared/dom.js";
import { calendarFile, daysAfter, named } from "./calendar.js";

/** @typedef {{ day: number, kind: string, id: string, what: string, when: string }} Event one day of the plan, from Python */

/** @param {string} name @param {string} text @param {string} [look] */
function made(name, text, look = "") {
  const el = document.createElement(name);
  el.textContent = text;
  if (look) el.className = look;
  return el;
}

/** @param {HTMLElement} el @param {import("../extras.js").Values} values */
export function plan(el, values) {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (el.querySelector(selector));
  const input = /** @type {HTMLInputElement} */ (find("input"));
  const save = /** @type {HTMLButtonElement} */ (find('[data-act="save"]'));
  const print = /** @type {HTMLButtonElement} */ (find('[data-act="print"]'));
  const language = document.documentElement.lang || "en";
  const style = new Intl.DateTimeFormat(language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const shown = (/** @type {Date} */ date) => style.format(date);

  /** The date that is set, if it is one that can be planned from. */
  const start = () => (input.validity.valid ? input.valueAsDate : null);
  /** @returns {Event[]} */
  const events = () => (values().no_plan ? [] : values().plan);

  /** @param {Date | null} from */
  function told(from) {
    const says = values().plan_words;
    const { badInput, rangeUnderflow, rangeOverflow } = input.validity;
    if (badInput) return says.start_no_date;
    if (rangeUnderflow || rangeOverflow)
      return fillIn(says.start_far, { first: shown(new Date(input.min)), last: shown(new Date(input.max)) });
    const last = events().at(-1);
    if (!from || !last) return says.start_empty;
    return fillIn(says.start_set, { from: shown(from), to: shown(daysAfter(from, last.day)) });
  }

  function refresh() {
    const from = start();
    const rows = events().map(({ day, kind, what, when }) => {
      const row = made("tr", "");
      const head = made("th", "");
      head.setAttribute("scope", "row");
      head.append(
        made("span", from ? shown(daysAfter(from, day)) : "", "nd-plan-date"),
        made("span", when, "nd-plan-when"),
      );
      row.dataset.kind = kind;
      row.append(head, made("td", what));
      return row;
    });
    find("tbody").replaceChildren(...rows);
    find(".nd-plan-told").textContent = told(from);
    save.disabled = !from || rows.length === 0;
  }

  save.addEventListener("click", () => {
    const from = start();
    if (!from) return;
    const { plan_id, plan_words: says, ...now } = values();
    const call = [says.plan_call, says.plan_call_emergency, says.plan_call_else].join("\n\n");
    const days = events().map(({ day, kind, id, what, when }) => ({
      id: `${plan_id}-${named(from)}-${id}@needling`,
      date: daysAfter(from, day),
      summary: fillIn(says.plan_calendar, { what }),
      description: `${when}. ${now[`text_${kind}`]}\n\n${call}`,
    }));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([calendarFile(days, language)], { type: "text/calendar;charset=utf-8" }));
    link.download = `plan-${named(from)}.ics`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    find(".nd-plan-told").textContent = fillIn(says.saved, { file: link.download });
  });
  print.addEventListener("click", () => {
    const paper = find(".nd-plan-paper");
    const only = (/** @type {boolean} */ on) => {
      document.body.classList.toggle("nd-only-plan", on);
      paper.classList.toggle("nd-printed", on);
    };
    only(true);
    addEventListener("afterprint", () => only(false), { once: true });
    window.print();
  });
  el.closest(".nd-explore")
    ?.querySelector(".nd-reset")
    ?.addEventListener("click", () => {
      input.value = "";
      refresh();
    });
  // A browser says nothing while half a date is typed: it is looked at when the reader goes on.
  for (const event of ["input", "change", "blur"]) input.addEventListener(event, refresh);
  input.disabled = false;
  print.disabled = false;
  return refresh;
}
