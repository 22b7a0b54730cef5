// What the reader did, as plain text: for a printer, or for an instructor.

/**
 * @typedef {object} Told a step in words
 * @property {string} did
 * @property {string} [answer] what was answered to a question
 * @property {boolean} [unsafe]
 * @property {string} [why]
 * @property {string} [facts]
 *
 * @typedef {object} Account everything that a transcript says, in words
 * @property {string} title
 * @property {string} day
 * @property {string[]} intro whom it is about
 * @property {Told[]} steps
 * @property {string[]} ending
 * @property {string[]} missed what was not asked, and mattered
 * @property {Told[]} best
 */

/** A value put into a text, whatever stands in it. @param {string} text @param {string} name @param {string} value */
const filled = (text, name, value) => text.replace(`{${name}}`, () => value);

/** A day (`2026-11-23`) put into a text in the order of its language. @param {string} text @param {string} day */
const dayText = (text, day) =>
  ["year", "month", "day"].reduce((made, name, n) => filled(made, name, day.split("-")[n] ?? ""), text);

/** @param {Told[]} steps @param {Record<string, string>} words */
const list = (steps, words) =>
  steps.flatMap(({ did, answer, unsafe, why, facts }, n) => [
    `${n + 1}. ${did}`,
    ...(answer ? [`   ${filled(words.answer, "answer", answer)}`] : []),
    ...(unsafe ? [`   !! ${words.unsafe}`] : []),
    ...(why ? [`   ${filled(words.why, "why", why)}`] : []),
    ...(facts ? [`   ${facts}`] : []),
  ]);

/** @param {Account} account @param {Record<string, string>} words of the group `scenario` @returns {string} */
export const transcript = ({ title, day, intro, steps, ending, missed, best }, words) =>
  [
    title,
    dayText(words.day, day),
    words.name_line,
    "",
    ...intro,
    "",
    words.your_path,
    ...list(steps, words),
    "",
    ...ending,
    ...(missed.length ? ["", words.missed, ...missed.map((text) => `- ${text}`)] : []),
    ...(best.length ? ["", words.best_path, ...list(best, words)] : []),
    "",
  ].join("\n");
