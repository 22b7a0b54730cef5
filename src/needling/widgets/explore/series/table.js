// The plan in the page.
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
