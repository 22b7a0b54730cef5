// Of several parts some are selected: options, phrases of a scene. Pure; a response lists the places of what was selected.

/** @typedef {{ correct: boolean[], single: boolean }} SelectionKey for each part whether it should be selected; whether one is to be */
/** @typedef {import("./parts.js").Response} Response */

/** @param {SelectionKey} key @param {Response} response */
export function fits({ correct, single }, response) {
  const there = response.every((n) => Number.isInteger(n) && n >= 0 && n < correct.length);
  return there && response.length > 0 && new Set(response).size === response.length && !(single && response.length > 1);
}

/** One option of several is right or it is not; of many each part is. @param {SelectionKey} key @param {Response} response */
export function score({ correct, single }, response) {
  const right = correct.filter((should, n) => should === response.includes(n)).length;
  if (single) return { right: right === correct.length ? 1 : 0, total: 1 };
  return { right, total: correct.length };
}
