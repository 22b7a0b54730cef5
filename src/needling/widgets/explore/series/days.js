// The planner's days on the calendar: Python counted them, here they are added to the date that the reader sets. Pure.
import { format } from "../../shared/format.js";

const DAY = 24 * 60 * 60 * 1000;

/**
 * @typedef {{ day: number, kind: string, id: string, what: string, when: string }} Event one day of the plan, from Python
 * @typedef {{ id: string, date: Date, summary: string, description: string }} WholeDay one day of the calendar
 * @typedef {Pick<ValidityState, "badInput" | "rangeUnderflow" | "rangeOverflow">} Validity of the date that was set
 */

/**
 * A date is midnight UTC of that date: there every day has 24 hours, so no change of clocks can shift it.
 * @param {Date} date @param {number} days
 */
export const daysAfter = (date, days) => new Date(date.getTime() + days * DAY);

/** `2027-03-01` @param {Date} date */
export const isoDate = (date) => date.toISOString().slice(0, 10);

/** @param {string} language @returns {(date: Date) => string} a date as readers of the language write it */
export function dateStyle(language) {
  const style = new Intl.DateTimeFormat(language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return (date) => style.format(date);
}

/**
 * What is to be said of the date that is set: the string's name, and its values.
 * @param {{ from: Date | null, validity: Validity, first: Date, last: Date, events: Event[] }} set
 * @param {(date: Date) => string} shown
 * @returns {[string, Record<string, string>]}
 */
export function saysOf({ from, validity, first, last, events }, shown) {
  if (validity.badInput) return ["start_no_date", {}];
  if (validity.rangeUnderflow || validity.rangeOverflow)
    return ["start_far", { first: shown(first), last: shown(last) }];
  const end = events.at(-1);
  if (!from || !end) return ["start_empty", {}];
  return ["start_set", { from: shown(from), to: shown(daysAfter(from, end.day)) }];
}

/** @param {Date} from @param {Event[]} events @param {import("../table.js").Values} values @param {Record<string, string>} words @returns {WholeDay[]} */
export function wholeDays(from, events, values, words) {
  const call = [words.plan_call, words.plan_call_emergency, words.plan_call_else].join("\n\n");
  return events.map(({ day, kind, id, what, when }) => ({
    id: `${values.plan_id}-${isoDate(from)}-${id}@needling`,
    date: daysAfter(from, day),
    summary: format(words.plan_calendar, { what }),
    description: `${when}. ${values[`text_${kind}`]}\n\n${call}`,
  }));
}
