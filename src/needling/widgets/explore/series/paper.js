// The plan in the page, on paper, and as a file.
import { daysAfter } from "./days.js";

/** @param {string} name @param {string} text @param {string} [look] */
function made(name, text, look = "") {
  const el = document.createElement(name);
  el.textContent = text;
  if (look) el.className = look;
  return el;
}

/** @param {HTMLElement} body of the table @param {import("./days.js").Event[]} events @param {(day: number) => string} dateOf */
export function fillTable(body, events, dateOf) {
  const rows = events.map(({ day, kind, what, when }) => {
    const row = made("tr", "");
    const head = made("th", "");
    head.setAttribute("scope", "row");
    head.append(made("span", dateOf(day), "nd-plan-date"), made("span", when, "nd-plan-when"));
    row.dataset.kind = kind;
    row.append(head, made("td", what));
    return row;
  });
  body.replaceChildren(...rows);
}

/** @param {Date | null} from @param {(date: Date) => string} shown @returns {(day: number) => string} empty while no date is set */
export const datesFrom = (from, shown) => (day) => (from ? shown(daysAfter(from, day)) : "");

/** @param {string} name @param {string} content @param {string} type */
export function download(name, content, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Nothing but the plan is on the paper. @param {HTMLElement} paper */
export function printOnly(paper) {
  const only = (/** @type {boolean} */ on) => {
    document.body.classList.toggle("nd-only-plan", on);
    paper.classList.toggle("nd-printed", on);
  };
  only(true);
  addEventListener("afterprint", () => only(false), { once: true });
  window.print();
}
