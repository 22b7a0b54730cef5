// Scoring pairs: a response gives for each thing the place of a choice.

/** @typedef {{ right: number[], choices: number }} MatchKey for each thing its choice; how many choices there are */
/** @typedef {import("../parts.js").Response} Response */

/** @param {MatchKey} key @param {Response} response */
export const fits = ({ right, choices }, response) =>
  response.length === right.length && response.every((n) => Number.isInteger(n) && n >= 0 && n < choices);

/** @param {MatchKey} key @param {Response} response */
export const score = ({ right }, response) => ({
  right: right.filter((choice, n) => choice === response[n]).length,
  total: right.length,
});
