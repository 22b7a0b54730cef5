// A calendar file (RFC 5545) of whole days, as Google, Apple and Outlook read it.
import { ICalCalendar, ICalCalendarMethod, ICalEventTransparency } from "ical-generator";

const DAY = 24 * 60 * 60 * 1000;

/**
 * A date is midnight UTC of that date: there every day has 24 hours, so no change of clocks can shift it.
 * @param {Date} date @param {number} days
 */
export const daysAfter = (date, days) => new Date(date.getTime() + days * DAY);

/** `2027-03-01` @param {Date} date */
export const named = (date) => date.toISOString().slice(0, 10);

/** @typedef {{ id: string, date: Date, summary: string, description: string }} WholeDay */

/** @param {WholeDay[]} days @param {string} language @returns {string} */
export function calendarFile(days, language) {
  const calendar = new ICalCalendar({
    prodId: { company: "needling", product: "series", language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { id, date, summary, description } of days) {
    calendar.createEvent({
      id,
      start: date,
      end: daysAfter(date, 1),
      allDay: true,
      summary,
      description,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
