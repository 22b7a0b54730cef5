// The planner: a date makes the days of the plan dates; a file and a paper take them along. The date is kept nowhere.
import { format } from "../../shared/format.js";
import { printOnly, saveFile } from "../../shared/download.js";
import { dateStyle, isoDate, saysOf, wholeDays } from "./days.js";
import { datesFrom, fillTable } from "./table.js";
import loadCalendar from "late:./calendar.js";

/** @param {HTMLElement} el @param {() => import("../table.js").Values} values @returns {() => void} to be called when a control has changed */
export default function plan(el, values) {
  /** @type {Record<string, string>} */
  const words = JSON.parse(el.dataset.strings ?? "{}");
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (el.querySelector(selector));
  const input = /** @type {HTMLInputElement} */ (find("input"));
  const [save, print] = ["save", "print"].map((act) => /** @type {HTMLButtonElement} */ (find(`[data-act="${act}"]`)));
  const told = find(".nd-plan-told");
  const language = document.documentElement.lang || navigator.language;
  const shown = dateStyle(language);

  /** The date that is set, if it is one that can be planned from. */
  const start = () => (input.validity.valid ? input.valueAsDate : null);
  /** @returns {import("./days.js").Event[]} */
  const events = () => (values().no_plan ? [] : values().plan);

  function refresh() {
    const from = start();
    const [first, last] = [input.min, input.max].map((date) => new Date(date));
    fillTable(find("tbody"), events(), datesFrom(from, shown));
    const [name, dates] = saysOf({ from, validity: input.validity, first, last, events: events() }, shown);
    told.textContent = format(words[name], dates);
    save.disabled = !from || events().length === 0;
  }
  async function saveCalendar() {
    const from = start();
    if (!from) return;
    const days = wholeDays(from, events(), values(), words);
    const calendar = await loadCalendar().catch(() => null);
    const file = `plan-${isoDate(from)}.ics`;
    if (calendar) saveFile(file, calendar.calendarFile(days, language), "text/calendar");
    told.textContent = calendar ? format(words.saved, { file }) : words.save_failed;
  }

  save.addEventListener("click", saveCalendar);
  print.addEventListener("click", () => printOnly(find(".nd-plan-paper")));
  const startAgain = el.closest(".nd-explore")?.querySelector(".nd-reset");
  startAgain?.addEventListener("click", () => {
    input.value = "";
    refresh();
  });
  // A browser says nothing while half a date is typed: it is looked at when the reader goes on.
  for (const event of ["input", "change", "blur"]) input.addEventListener(event, refresh);
  input.disabled = false;
  print.disabled = false;
  refresh();
  return refresh;
}
