// Scoring an order: a response lists the steps, by their right places, as they were put.

/** @typedef {{ steps: number }} OrderKey how many there are */
/** @typedef {import("../parts.js").Response} Response */

/** @param {OrderKey} key @param {Response} response */
export const fits = ({ steps }, response) =>
  response.length === steps && [...response].sort((a, b) => a - b).every((n, place) => n === place);

/** @param {OrderKey} key @param {Response} response */
export const score = ({ steps }, response) => ({
  right: response.filter((n, place) => n === place).length,
  total: steps,
});
