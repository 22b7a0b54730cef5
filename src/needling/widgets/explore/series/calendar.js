// A calendar file (RFC 5545) of whole days, as Google, Apple and Outlook read it. Fetched when a reader asks for the file.
import { ICalCalendar, ICalCalendarMethod, ICalEventTransparency } from "ical-generator";
import { daysAfter } from "./days.js";

/** @param {import("./days.js").WholeDay[]} days @param {string} language @returns {string} */
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
